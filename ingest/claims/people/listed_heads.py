"""Heads of towns in a list whose heading names their office: "Bürgermeister der Mitglieder" / "Adorf   Eva Lang"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.model import BlockKind, Claim, Value
from ingest.names.knowledge.genders import is_womans
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.labels import Label
from ingest.passages.passages import Passage
from ingest.passages.titles import find_titles

_OFFICE: Final = re.compile(
    r"(?:\b(?P<first>[Ee]rste\w*) )?\b(?P<title>(?:Ober|Verbands|Verbandsgemeinde|Samtgemeinde|Orts|Stadt)?"
    r"[Bb]ürgermeister|Landr[aä]t|Amtsdirektor|Amtsvorsteher)(?:in(?:nen)?|en|n|e)?\b"
)
_LINE: Final = 12
"""Words of a line that is but a town and its head."""
_PAIRED: Final = LOCAL | {"Person"}
_NEAR: Final = 2
"""Labels of a line that may name the office: its own, and the one above where its own is the town."""


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``role`` and ``worksFor`` of the one person of a line that names one town and no title, unless that of a chair,
    below such a heading."""
    if passage.block.kind is BlockKind.HEADING or not passage.is_fragment or len(passage.words) > _LINE:
        return
    if not any(_OFFICE.search(label.text) for label in labels[:_NEAR]):
        return
    above = [label for label in labels[:_NEAR] if not any(r.kind in _PAIRED for r in passage.references_in(label.span))]
    found = _OFFICE.search(above[0].text) if above else None
    people = {r.entities for r in passage.references_in(passage.block.span) if r.kind == "Person"}
    towns = {r.entities for r in passage.references_in(passage.block.span) if r.kind in LOCAL}
    titles = find_titles(passage)
    titled = any(title.sort != "chair" for title in titles)  # a chair of the alliance heads a town too
    if found is None or len(people) != 1 or len(towns) != 1 or titled:
        return
    town, person = next(iter(towns)), next(iter(people))[0]
    if len(town) != 1 or " " not in passage.name(person):
        return
    woman = is_womans(passage.name(person))
    title = found["title"].capitalize().replace("Landrät", "Landrat")
    role = title if not woman else "Landrätin" if title == "Landrat" else f"{title}in"
    if found["first"]:
        role = f"{'Erste' if role.endswith('in') else 'Erster'} {role}"
    quote = (passage.document.evidence(passage.block.span),)
    yield Claim(person, "role", Value(role), quote, "office", 0.85)
    yield Claim(person, "worksFor", town[0], quote, "office", 0.85)
    group = passage.topic("Cooperation")
    for title in titles if group is not None else ():
        if title.sort == "chair":
            yield Claim(person, "role", Value(title.role), quote, "office", 0.8)
            yield Claim(person, "worksFor", str(group), quote, "office", 0.8)
