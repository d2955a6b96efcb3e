"""Clubs that are told to be the cooperation beside their name: "X e. V., Lokale Aktionsgruppe für …", "X (LAG)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.kinds import FIRMS
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_UNION: Final = re.compile(
    r"(?:LEADER-?|Leader-?)?(?:Aktionsgruppe|Gruppe)|LAG|RAG|LEADER-LAG|AktivRegion|(?:Gemeinde|Städte|Kommunal)?[Zz]usammenschluss"
    r"|(?:Gemeinde|Städte|Kommunal|Regional)(?:verbund|bündnis|netzwerk|allianz)"
)
"""Nouns that say of a club that it is a cooperation of the region."""
_SHORT: Final = frozenset({"LAG", "RAG", "LEADER", "ILE", "KAG", "ILEK"})
"""What stands in a bracket behind the name of a club that is one."""
_MARKS: Final = frozenset({",", "–", "-", "("})
_ARTICLES: Final = frozenset({"die", "der", "das", "als", "eine", "ein", "unsere", "unser"})
_STEPS: Final = 4
_RANK: Final = 62


def find_unions(words: Words, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """The sightings of clubs that are cooperations, as far as the noun that says so."""
    for sighting in sightings:
        if sighting.kind not in FIRMS or sighting.bare or sighting.refers:
            continue
        noun = _apposed(words, sighting.last)
        if noun is not None:
            called = words.spelled(noun - 1, noun + 1) if _is_local(words.forms[noun - 1]) else words.forms[noun]
            aliases = (*sighting.aliases, called)
            yield replace(
                sighting, last=noun + 1, kind="Cooperation", aliases=aliases, sort="Aktionsgruppe", rank=_RANK
            )
        elif not _SHORT.isdisjoint(sighting.aliases):
            yield replace(sighting, kind="Cooperation", rank=_RANK)


def _apposed(words: Words, last: int) -> int | None:
    """Where the noun of the apposition behind word ``last`` stands."""
    forms = words.forms
    if last + 1 >= len(forms) or forms[last] not in _MARKS or words.breaks[last] == _BLOCK:
        return None
    for at in range(last + 1, min(last + 1 + _STEPS, len(forms))):
        form = forms[at]
        if words.breaks[at]:
            return None
        if _UNION.fullmatch(form) is not None:
            named = at + 1 < len(forms) and forms[at + 1][0].isupper() and not words.breaks[at + 1]
            return None if named else at
        if form not in _ARTICLES and not is_adjective(form) and not _is_local(form):
            return None
    return None


_BLOCK: Final = 2


def _is_local(form: str) -> bool:
    return form in {"Lokale", "Regionale", "lokale", "regionale", "kommunaler", "Kommunaler", "interkommunaler"}
