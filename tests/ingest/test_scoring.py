"""Our figures on a set of annotations, small by hand and large against the yardstick of ../shared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.entities.resolution import resolve
from ingest.extracts import extract
from ingest.scoring import Tally, read_annotations, score
from tests.ingest.gold import SHARED, gold_readings

GOLD = {
    "doc": "a",
    "entities": [
        {"id": "e1", "type": "Cooperation", "name": "Allianz Silbertal", "aliases": ["Silbertal"]},
        {"id": "e2", "type": "Ministry", "name": "Ministerium für Silber", "aliases": []},
        {"id": "e3", "type": "Programme", "name": "Silberfonds", "aliases": []},
    ],
    "relations": [{"s": "e1", "p": "fundedBy", "o": "e2"}, {"s": "e1", "p": "fundedUnder", "o": "e3"}],
    "values": [{"s": "e1", "p": "population", "v": "40000"}],
    "fundings": [{"recipient": "e1", "funder": "e2", "programme": "e3", "amount": "1000", "status": "granted"}],
}


def test_a_perfect_reading() -> None:
    found = score({"a": GOLD}, [GOLD])
    assert (found.facts.precision, found.facts.recall, found.facts.f1) == (1.0, 1.0, 1.0)
    assert found.faults == []


def test_a_reading_under_other_names_with_a_miss_and_a_fault() -> None:
    reading = {
        "doc": "a",
        "entities": [
            {"id": "x", "type": "Cooperation", "name": "der Allianz Silbertals"},
            {"id": "y", "type": "Authority", "name": "Ministerium für Silber"},
            {"id": "z", "type": "Person", "name": "Anna Muster"},
        ],
        "relations": [{"s": "x", "p": "fundedBy", "o": "y"}, {"s": "z", "p": "worksFor", "o": "x"}],
        "values": [{"s": "x", "p": "population", "v": "40.000"}],
        "fundings": [{"recipient": "x", "funder": "y", "amount": "1000.0", "status": "planned"}],
    }
    found = score({"a": GOLD}, [reading])
    assert (found.tallies["entities"].right, found.tallies["entities"].wrong, found.tallies["entities"].missed) == (
        2,
        1,
        1,
    )
    assert (found.tallies["relations"].right, found.tallies["relations"].wrong) == (1, 1)
    assert found.tallies["values"].f1 == 1.0
    assert (found.tallies["funding slots"].right, found.tallies["funding slots"].missed) == (3, 2)
    assert (found.kinds_right, found.kinds_compared) == (1, 2)
    assert ("a", "missed", "Allianz Silbertal", "fundedUnder", "Silberfonds") in found.faults


def test_a_text_without_a_reading_is_all_missed() -> None:
    found = score({"a": GOLD}, [])
    assert found.unread == ["a"]
    assert found.facts.recall == 0.0


def test_an_empty_tally_has_no_division_by_zero() -> None:
    assert Tally().f1 == 0.0


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").is_file(), reason="../shared with its yardstick is absent")
def test_our_figures_are_those_of_the_yardstick(tmp_path: Path) -> None:
    """On the dev texts, with every third claim left out and names shortened, so that there is something to count."""
    readings = gold_readings("dev")
    identities = resolve(readings)
    told = [extract(reading, identities) for reading in readings]
    for text in told:
        first = [dict(relation, p="partOf") for relation in text["relations"][:1]]
        text["relations"] = [*text["relations"][1:], *first]
        text["values"] = text["values"][::2]
        for entity in text["entities"][::3]:
            entity["name"] = entity["name"][:-2]
        for flow in text["fundings"][::2]:
            flow["amount"], flow["status"] = "1", "planned"
    predictions = tmp_path / "told.jsonl"
    predictions.write_text("\n".join(json.dumps(text) for text in told), encoding="utf-8")
    tool = [
        sys.executable,
        str(SHARED / "tools" / "score.py"),
        str(SHARED / "gold" / "dev"),
        str(predictions),
        "--json",
    ]
    theirs = json.loads(subprocess.run(tool, capture_output=True, check=True).stdout)
    ours = score(read_annotations(SHARED / "gold" / "dev"), told)
    for name in ("entities", "relations", "values", "funding slots"):
        tally = ours.tallies[name]
        assert (tally.right, tally.wrong, tally.missed) == tuple(theirs[name][key] for key in ("tp", "fp", "fn")), name
    assert round(ours.facts.f1, 3) == theirs["facts"]["f1"]
    assert round(ours.kinds_right / ours.kinds_compared, 3) == theirs["type accuracy"]
