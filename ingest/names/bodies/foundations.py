"""Foundations that bear their founder's name in front: "die Klaus Kern Stiftung", "der Bergheim Stiftung"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_ARTICLES: Final = frozenset({"der", "die", "Die", "Der"})
_STOPS: Final = cues("stops")
_NAMES: Final = 3
"""Words of a founder's name at most."""
_RANK: Final = 57


def find_foundations(words: Words) -> Iterator[Sighting]:
    """The sightings of foundations behind an article, the founder between."""
    forms = words.forms
    for index, form in enumerate(forms):
        if form != "Stiftung" or index < _LEAST:
            continue
        at = index
        while at > 0 and index - at < _NAMES and not words.breaks[at] and _is_founder(forms[at - 1]):
            at -= 1
        behind = forms[index + 1] if index + 1 < len(forms) and not words.breaks[index + 1] else ""
        if at < index and not words.breaks[at] and forms[at - 1] in _ARTICLES and not behind[:1].isupper():
            name = words.spelled(at, index + 1)
            yield Sighting(at, index + 1, "Organisation", name, sort="Stiftung", gender="f", rank=_RANK)


_LEAST: Final = 2


def _is_founder(form: str) -> bool:
    if len(form) < _NAMES or not form[0].isupper() or not form.isalpha() or form in _STOPS or form in _ARTICLES:
        return False
    known = find_head(form) is not None or territory(form) is not None or is_office(form)
    return not known and not may_open_name(form)
