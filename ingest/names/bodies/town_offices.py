"""Units of an administration that do the business of a cooperation: "koordiniert wird sie vom Bauamt der Stadt X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_UNIT: Final = re.compile(
    r"(?:Stadt|Kreis|Hoch|Tief|Straßen)?(?:Bau|bau|Haupt|Ordnungs|Planungs|planungs|Kultur|Umwelt|Personal|Sozial|entwicklungs)amt"
    r"|Kämmerei|Bauverwaltung|Hauptverwaltung|Wirtschaftsförderung|Stadtkämmerei|Kreisentwicklung"
)
_BUSINESS: Final = re.compile(
    r"(?i)(?:gesamt)?koordin\w*|federführ\w*|(?:ge)?steuert\w*|steuerung|geschäfte?n?|geschäftsführung|gemanagt|managt"
)
"""Words for what is done for a cooperation by those who manage it."""
_OWNED: Final = frozenset({"der", "des"})
_WITHIN: Final = frozenset({"beim", "im", "am", "zum"})
_RANK: Final = 60
_REACH: Final = 24


def find_town_offices(words: Words) -> Iterator[Sighting]:
    """The units of towns and districts that a sentence tells to coordinate or manage, with whose they are."""
    forms = words.forms
    for at, form in enumerate(forms):
        if not form[0].isupper() or _UNIT.fullmatch(form) is None or words.labels[at]:
            continue
        if at and forms[at - 1] in _WITHIN:
            continue  # "beim Hauptamt der Stadt X beschäftigt"
        if at + _OWNER >= len(forms) or forms[at + 1] not in _OWNED or territory(forms[at + 2]) is None:
            continue
        place = match(words, at + _OWNER)
        start, end = words.sentence(at, at + 1, _REACH)
        if place is None or not any(map(_BUSINESS.fullmatch, forms[start:end])):
            continue
        name = words.spelled(at, place[0])
        town = words.spelled(at + _OWNER, place[0])
        gender = "n" if form.endswith("amt") else "f"
        yield Sighting(at, place[0], "Authority", name, (f"{form} {town}", form), sort=form, gender=gender, rank=_RANK)


_OWNER: Final = 3
"""Words from a unit to the name of the town that it is of: "Bauamt der Stadt X"."""
