"""Offices that the label of a field gives to the people in its value: "Vorsitzende: …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.people.held_offices import find_held
from ingest.claims.people.holders import Holder
from ingest.claims.people.shared_offices import enumerated, in_turn
from ingest.model import Claim, Modality
from ingest.names.knowledge.kinds import BODIES
from ingest.passages.passages import Passage
from ingest.passages.posts import Office
from ingest.passages.titles import HELPERS, SERVICES, is_modifier, is_numbered, make_title, title_of, without_body


def find_labelled(
    passage: Passage, label: str | None, people: tuple[Holder, ...], offices: tuple[Office, ...]
) -> Iterator[Claim]:
    """The claims on the office that the label gives to the first of ``people``, to those in one breath, or to all."""
    if label is None or _goes_on(passage):
        return
    words = label.replace("/", " / ").strip(" :.").split()
    if not any(title_of(word.strip("():.")) for word in words):
        words = [_LONG.get(word.strip("():."), word) for word in words]
    at = next((i for i in reversed(range(len(words))) if title_of(words[i].strip("():."))), None)
    if at is None or any(w.lower() in ("projekt", "projekte") for w in words):
        return
    found = title_of(words[at].strip("():."))
    if found is None:
        return
    sort, role = found[0], without_body(found[1])
    if role in _OF_BODIES and passage.arguments[0].kind != "Person":
        return  # "Gesellschafter: Landkreis X (vertreten durch P)"
    if role in _CHAIRING and (Modality.REPORTED in passage.stated or _is_of_meeting(passage)):
        return  # of the meeting
    if role.lower() in ("vorstand", "vorstands", "vorstandes") or (role.lower().startswith("vorstand") and at == 0):
        role = ""  # "Vorstand", "Mitglieder des Vorstands" head a list and are no title of those in it
    helped = any(office.title.role.startswith(HELPERS) for office in offices)
    if sort in SERVICES and (helped or any(a.kind in BODIES for a in passage.arguments)):
        return
    before = at
    while before > 0 and is_modifier(words[before - 1]):
        before -= 1
    first = people[0].token
    number = _number_before(passage) if before == 0 and is_numbered(role) else None
    title = make_title(first, first, " ".join([*([number] if number else []), *words[before:at], role]).strip(), sort)
    named = [e for name in _label_names(words) if (e := passage.register.named(name)) is not None]
    inside = [e for e in named if passage.kind(e) in title.kinds]
    office = Office(title, first, first, tuple(inside[:1]))
    several = words[at].endswith(("innen", "en")) or (sort == "chair" and "stellv" in label.lower())
    parted = _by_semicolons(passage, people) if role.lower().endswith("er") else ()
    led = list(people) if several else people[:1] if offices else enumerated(passage, people, people[0])
    led = list(parted) if len(parted) > 1 and not several else led
    for holder in led if len(led) > 1 else in_turn(passage, people, led[0]):
        yield from find_held(passage, office, holder, inside[:1])


_LONG: Final = {"Stv": "Stellvertreter", "Stellv": "Stellvertreter", "Vertr": "Vertreter"}
_OF_BODIES: Final = frozenset({"Gesellschafter", "Mitgesellschafter", "Vertreter", "Gründer"})
"""Titles under which bodies are listed that only act through people."""


_CHAIRING: Final = frozenset({"Leitung", "Vorsitz", "Sitzungsleitung", "Versammlungsleitung"})
"""What the labels of minutes call who leads the meeting, which is no office."""
_MINUTES: Final = re.compile(
    r"(?m)^\W{0,4}(?:Anwesend|Teilnehm|TN\b|Protokoll|Schriftführ|Beginn|Sitzungsbeginn|Entschuldigt|Tagesordnung"
    r"|TOP 1\b)"
)
_NEAR: Final = 300
"""Characters around a label in which minutes name who was there."""


def _is_of_meeting(passage: Passage) -> bool:
    """Whether the field stands among those that minutes begin with."""
    span = passage.block.span
    return _MINUTES.search(passage.document.text, max(0, span.start - _NEAR), span.end + _NEAR) is not None


def _goes_on(passage: Passage) -> bool:
    """Whether the passage is a sentence behind the first of a field, which its label says nothing of."""
    value = passage.block.value
    if value is None or passage.is_fragment:
        return False
    return bool(passage.document.text[value.start : max(value.start, passage.sentence.span.start)].strip())


def _by_semicolons(passage: Passage, people: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """The first person of each item where semicolons part them: "Beisitzer: P, Kammer X; Q (Verein Y)"; an item with a
    label of its own is of another office."""
    marks = [-1, *(i for i, word in enumerate(passage.words) if word == ";"), len(passage.words)]
    first = [next((p for p in people if a < p.token < b), None) for a, b in pairwise(marks)]
    labelled = [":" in passage.words[a + 1 : b] for a, b in pairwise(marks)]
    return tuple(p for n, p in enumerate(first) if p is not None and (n == 0 or not labelled[n]))


def _number_before(passage: Passage) -> str | None:
    """The number in front of the label of a field, which a list of officers has: "1. Vorsitzender: …"."""
    label = passage.block.label
    if label is None:
        return None
    found = re.search(r"(?:^|\n)\s*([1-4]\.) ?$", passage.document.text[max(0, label.start - 8) : label.start])
    return found[1] if found else None


def _label_names(words: list[str]) -> list[str]:
    return [" ".join(words[i:j]).replace(" / ", "/") for i in range(len(words)) for j in range(len(words), i, -1)]
