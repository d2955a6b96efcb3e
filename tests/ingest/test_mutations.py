"""Texts that somebody mangled: never a crash, never a claim without its words, whatever is read."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims.find import find_claims
from ingest.documents.sources import read_document
from ingest.entities.resolution import resolve
from ingest.model import Document
from ingest.release.admission import admit
from ingest.release.assembly import assemble
from ingest.release.contacts import without_contacts

ROOT = Path(__file__).parents[2]
SEEDS = [path.read_bytes().decode() for path in sorted((ROOT / "corpus").glob("*.txt"))]
PAGES = [*SEEDS, *(path.read_text("utf-8") for path in sorted((ROOT / "tests" / "strangers" / "texts").glob("*.txt")))]
FIELDS = [
    found for page in PAGES for line in page.splitlines() if (found := re.match(r"\W*([^:|.]{3,50}):\s*(.*)", line))
]
LABELS = sorted(
    {field[1].strip() for field in FIELDS}
    | {line for page in PAGES for line in page.splitlines() if 2 < len(line) < 45}
)
VALUES = sorted({field[2] for field in FIELDS})
JUNK = [
    ",", "-", "–", "|", ". ;", "()", "(", "„“", "„", "1.", "% €", "…", "und", "/", "·", "1", "a", "der", "€", "20",
    "12/", "2020–", "bis", "01.", "GmbH", "e. V.", "*", "&", "A.", ", und ,",
]  # fmt: skip
MARKS = ["- ", "• ", "1. ", "| ", "", "\t", "### ", "**", ": ", "– "]
STRANGE = ["\u0308", "\u200f", "👍", "\xad", "\r\n", "((((", "„", "1.000.000", "\x0b", "---\n", "bis zu ", "\t|\t", "ﬁ"]


def mangled(seed: int) -> Document:
    """One of the demonstration texts with stretches cut, doubled, swapped and strewn with strange characters."""
    chance = random.Random(seed)
    text = chance.choice(SEEDS)
    for _ in range(chance.randrange(1, 12)):
        at, length = chance.randrange(len(text) + 1), chance.randrange(1, 200)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + length :]
            case 1:
                text = text[:at] + text[at : at + length] * 2 + text[at + length :]
            case 2:
                text = text[:at] + chance.choice(STRANGE) * chance.randrange(1, 5) + text[at:]
            case _:
                other = chance.choice(SEEDS)
                text = text[:at] + other[at : at + length] + text[at:]
    return read_document(f"mangled-{seed}", f"{seed}.txt", text or "x", "0" * 64)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=2**32), min_size=1, max_size=3, unique=True))
def test_whatever_is_read_holds_together(seeds: list[int]) -> None:
    readings = [admit(find_claims(mangled(seed))) for seed in seeds]
    for reading in readings:
        text = reading.document.text
        for said in (*reading.claims, *reading.fundings):
            assert said.evidence
            assert all(text[e.span.start : e.span.end] == e.quote for e in said.evidence)
        assert not [issue for issue in reading.issues if issue.stage == "admission"], reading.issues
    identities = resolve(readings)
    graph = assemble([without_contacts(reading) for reading in readings], identities, "2026-11-22-00000000")
    assert len({member for thing in identities.things for member in thing.members}) == sum(
        len(reading.entities) for reading in readings
    )
    assert graph.quads


def rearranged(seed: int) -> Document:
    """A page whose lines were shuffled, lost, joined, parted, marked or mixed with those of others."""
    chance = random.Random(seed)
    lines = chance.choice(PAGES).splitlines()
    match chance.randrange(6):
        case 0:
            chance.shuffle(lines)
        case 1:
            lines = [line for line in lines if chance.random() < 0.6]
        case 2:
            lines = [" ".join(lines)]
        case 3:
            lines = [part for line in lines for part in re.split(r"(?<=[:,;.]) ", line)]
        case 4:
            lines = [chance.choice(MARKS) + line for line in lines]
        case _:
            lines = [chance.choice(chance.choice(PAGES).splitlines() or [""]) for _ in range(15)]
    words = [word for word in "\n".join(lines).split(" ") if chance.random() > 0.04]
    return read_document(f"rearranged-{seed}", f"{seed}.txt", " ".join(words) or "x", "0" * 64)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=2**32))
def test_no_layout_stops_the_reader(seed: int) -> None:
    assert find_claims(rearranged(seed)).document.text


def sheet(seed: int) -> Document:
    """Labels and headings of pages over values that are cut off, empty or no more than marks."""
    chance = random.Random(seed)
    lines = []
    for _ in range(chance.randrange(1, 14)):
        label, value = chance.choice(LABELS), chance.choice(VALUES)
        held = chance.choice(["", chance.choice(JUNK), value, f"{chance.choice(JUNK)} {value}{chance.choice(JUNK)}"])
        lines.append(label + chance.choice([": ", ":\n", "\n", "\n\n", " – ", "\t", " | "]) + held)
    return read_document(f"sheet-{seed}", f"{seed}.txt", chance.choice(["\n", "\n\n"]).join(lines), "0" * 64)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=2**32))
def test_no_sheet_stops_the_reader(seed: int) -> None:
    assert find_claims(sheet(seed)).document.text


@pytest.mark.parametrize(
    "text",
    [
        "-Wittgenstein",
        "„Zweckverband Gewerbepark “",
        "Kommunen:",
        "Lieblingsorte\tder",
        "(Beispiele)\n· ;",
        "Teilprojekte Stadt:\n&",
        "Schlagwörter\n\n,\n\nDie Stadt Gotha ist Mitglied.",
        "Arbeitsgemeinschaft Unterweser–",
        "im Wasser-Service GmbH.2020–",
        "31. Dezember 2026\nBeginn\n1. 2024\n\nFörderung\nAllianzsprecher",
    ],
)
def test_a_stump_is_no_fault(text: str) -> None:
    assert find_claims(read_document("x", "x.txt", text, "0" * 64)).document.text
