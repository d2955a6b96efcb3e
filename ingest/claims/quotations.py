"""Quotations that are names by themselves: of a project after "heißt", of the cooperation after "Motto" or "Marke"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.claims.extents import abbreviation, name_end, quotation_end
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words

_COOPERATION: Final = (
    "motto",
    "slogan",
    "marke",
    "dachmarke",
    "namen",
    "name",
    "bezeichnung",
    "dach",
    "label",
    "kürzel",
)
_PROJECT: Final = (
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
)
_NEITHER: Final = (
    "thema",
    "kategorie",
    "schwerpunkt",
    "handlungsfeld",
    "frage",
    "wort",
    "begriff",
    "stichwort",
    "foto",
    "rubrik",
)
_ARTICLES: Final = frozenset({"der", "die", "das", "den", "dem", "des", "vom", "im", "zum", "am", "ein", "eine"})
_LONGEST: Final = 12
"""Words of a quotation that is a name without a noun to say so."""


def find_called(words: Words, at: int) -> Iterator[Sighting]:
    """The name behind "unter dem Namen" at word ``at`` that stands without marks: "unter dem Namen AGIL"."""
    end = name_end(words, at + 1)
    if words.forms[at - 1 : at] in (["dem"], ["der"]) and end > at + 1 and not words.breaks[at + 1]:
        yield Sighting(at + 1, end, "Cooperation", words.spelled(at + 1, end), sort="Name", rank=42)


def find_quotation(words: Words, at: int) -> Iterator[Sighting]:
    """The name in the quotation that opens at word ``at``, if what stands before it makes it one."""
    end = quotation_end(words, at)
    if end is None or at == 0 or not 3 <= end - at <= _LONGEST or words.breaks[at] == 2:
        return
    name = words.spelled(at + 1, end - 1)
    if not name[0].isupper() or name[-1] in "!?,":
        return
    before = words.forms[at - 1].lower()
    short = abbreviation(words, end)[1]
    aliases = (short,) if short else ()
    if before.endswith(_NEITHER):
        return
    if before.endswith(_COOPERATION):
        yield Sighting(at + 1, end - 1, "Cooperation", name, aliases, sort="Marke", rank=42)
    elif before.endswith(_PROJECT) or before in _ARTICLES:
        yield Sighting(at + 1, end - 1, "Project", name, aliases, rank=42 if before not in _ARTICLES else 24)
