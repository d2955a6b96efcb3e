"""What sentences say that something is called which they open with: "„Auf Achse“, so heißt das Angebot"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.lexicon import Head, find_head
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

PROJECTS: Final = (
    "titel",
    "projekt",
    "heißt",
    "heißen",
    "namens",
    "vorhaben",
    "aktion",
    "reihe",
    "weg",
    "portal",
    "idee",
    "projekte",
    "projekten",
    "projekts",
    "projektes",
    "maßnahme",
    "maßnahmen",
    "angebots",
    "angebote",
    "vorhabens",
    "portals",
    "bausteins",
    "formats",
    "sachstand",
    "eröffnung",
    "einweihung",
    "baubeginn",
    "start",
    "auftakt",
    "steckbrief",
    "projektblatt",
    "umsetzung",
    "angebot",
    "baustein",
    "format",
    "kampagne",
    "mappe",
    "broschüre",
    "versuch",
    "festival",
    "ausstellung",
    "plattform",
    "börse",
    "ferienprogramm",
    "aktionen",
    "reihen",
    "weges",
    "weg",
    "tour",
    "app",
)
"""Words before or behind a quotation that make it the name of a project."""
_LONGEST: Final = 12
"""Words of a quotation that is a name without a noun to say so."""


def find_baptised(words: Words, at: int, end: int) -> Iterator[Sighting]:
    """The quotation that opens a sentence and says what something is called: "„Auf Achse“, so heißt das Angebot"."""
    stop = words.sentence(at, end, _LONGEST)[1]
    behind = words.forms[end:stop]
    called = next((i for i, form in enumerate(behind[:4]) if form in {"heißt", "nennt", "lautet"}), None)
    name = words.spelled(at + 1, end - 1)
    plan = _plan_called(words, at, end + called + 1, stop) if called is not None else None
    if plan is not None and name[0].isupper():
        noun, head = plan
        yield Sighting(at + 1, end - 1, "Concept", name, noun, sort=head.lemma, gender=head.gender, rank=43)
    elif (
        called is not None
        and name[0].isupper()
        and any(form.lower().endswith(PROJECTS) for form in behind[called : called + 5])
    ):
        yield Sighting(at + 1, end - 1, "Project", name, rank=42)


def _plan_called(words: Words, at: int, behind: int, stop: int) -> tuple[tuple[str, ...], Head] | None:
    """The plan that a quotation at word ``at`` is the name of, with its own noun: "„X“ heißt die Wohnungsstudie"; "es"
    and "sie" mean that of the sentence before."""
    forms = words.forms
    noun = next((i for i in range(behind, min(behind + _NEAR, stop)) if forms[i][0].isupper()), None)
    if noun is not None:
        head = find_head(forms[noun])
        plan = head[0] if head is not None and head[0].kind == "Concept" and not head[1] else None
        return ((forms[noun],), plan) if plan is not None and forms[behind] in {"die", "das", "der"} else None
    if behind >= stop or forms[behind] not in {"es", "sie", "er"} or at == 0 or words.breaks[at] == BLOCK:
        return None
    start = at - 1
    while start > 0 and at - start < _BACK and words.breaks[start] != BLOCK and not words.ends_sentence(start - 1):
        start -= 1
    heads = [(form, head[0]) for form in forms[start:at] if form[0].isupper() and (head := find_head(form)) is not None]
    plans = [(form, head) for form, head in heads if head.kind == "Concept" and _GENDERED[forms[behind]] == head.gender]
    return ((plans[-1][0],), plans[-1][1]) if plans else None


_GENDERED: Final = {"es": "n", "sie": "f", "er": "m"}
_BACK: Final = 30
"""Words of the sentence before in which a plan may stand that a pronoun takes up."""
_NEAR: Final = 4
"""Words behind "heißt" in which the noun for a plan stands."""
