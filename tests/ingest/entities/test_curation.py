"""Decisions of people are replayed, can be read, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.entities.curation import (
    Curated,
    DecisionsError,
    add_decision,
    curate,
    digest,
    read_decisions,
    remove_decision,
)
from ingest.entities.identities import Identities, Verdict
from ingest.entities.resolution import resolve
from tests.ingest.readings import reading

A = "https://w3id.org/koopgraph/id/agent/allianz-silbertal"
B = "https://w3id.org/koopgraph/id/agent/planungsgruppe-goldmann"


def decided(verb: str, *iris: str, value: str = "", texts: tuple[str, ...] = ()) -> Curated:
    return Curated(verb, iris, "Ada", "2026-11-22", "because", value, texts)  # type: ignore[arg-type]


@pytest.fixture
def identities() -> Identities:
    named = {"a": ("Cooperation", "Allianz Silbertal"), "b": ("Consultancy", "Planungsgruppe Goldmann")}
    claims = [("a", "managedBy", "b")]
    return resolve([reading("eins", named, claims), reading("zwei", named, claims)])


def iris(identities: Identities) -> set[str]:
    return {thing.iri.value for thing in identities.things}


def test_same_keeps_the_first_and_the_other_answers_for_it(identities: Identities) -> None:
    found, issues = curate(identities, [decided("same", A, B)])
    (thing,) = found.things
    assert (thing.iri.value, [old.value for old in thing.replaces]) == (A, [B])
    assert "Planungsgruppe Goldmann" in thing.aliases
    assert {found.iri(source, entity).value for source in sources(identities) for entity in ("a", "b")} == {A}
    assert [(pair.verdict, pair.who) for pair in found.candidates] == [(Verdict.SAME, "Ada")]
    assert issues == ()


def sources(identities: Identities) -> list[str]:
    return sorted({source for thing in identities.things for source, _ in thing.members})


def test_a_later_decision_follows_a_merged_iri(identities: Identities) -> None:
    found, issues = curate(identities, [decided("same", A, B), decided("rename", B, value="Silbertal")])
    assert [thing.name for thing in found.things] == ["Silbertal"]
    assert issues == ()


def test_different_takes_a_text_out_of_a_thing(identities: Identities) -> None:
    text = sources(identities)[0]
    found, _ = curate(identities, [decided("different", A, texts=(text,))])
    assert len(found.things) == 3
    assert found.iri(text, "a").value != A
    assert found.iri(sources(identities)[1], "a").value == A


def test_rename_and_retype_keep_the_iri(identities: Identities) -> None:
    found, _ = curate(identities, [decided("rename", B, value="Goldmann"), decided("retype", B, value="Organisation")])
    thing = next(thing for thing in found.things if thing.iri.value == B)
    assert (thing.name, thing.kind, "Planungsgruppe Goldmann" in thing.aliases) == ("Goldmann", "Organisation", True)


def test_a_decision_on_an_unknown_thing_is_named_and_changes_nothing(identities: Identities) -> None:
    found, issues = curate(identities, [decided("same", A, "https://example.org/x")])
    assert found == identities
    assert "https://example.org/x" in issues[0].message.en


def test_a_decision_taken_back_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(
        "# our decisions\n- reject: https://example.org/claim/1\n  who: Bo\n  when: 2026-01-01\n  why: no\n"
    )
    before = path.read_text()
    add_decision(path, decided("same", A, B))
    assert [made.verb for made in read_decisions(path)] == ["reject", "same"]
    assert remove_decision(path, 2).iris == (A, B)
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("same: [a, b]", "is no list"),
        ("- same: [a]\n  who: x\n  when: y\n  why: z", "needs 2 things"),
        ("- rename: a\n  who: x\n  when: y\n  why: z", "needs „to“"),
        ("- retype: a\n  to: Thing\n  who: x\n  when: y\n  why: z", "is no kind"),
        ("- reject: a\n  who: x", "when, why missing"),
        ("- what: a", "needs exactly one of"),
        ("- [", "is no YAML"),
    ],
)
def test_a_file_that_cannot_be_replayed_says_where_and_why(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(text)
    with pytest.raises(DecisionsError, match=why):
        read_decisions(path)


def test_the_digest_is_of_what_is_decided_not_of_the_layout() -> None:
    assert digest(()) == ""
    assert digest([decided("same", A, B)]) == digest([decided("same", A, B)]) != digest([decided("same", B, A)])
