"""Bodies by a freely built noun and their name: "Kulturring Ebern", "Zukunftsnetz Mobilität NRW", "N-Bank", "TSV Zeil".

Their nouns are in no list; that they are bodies shows by the ending, that it is one of them by the name behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import decline
from ingest.names.knowledge.lexicon import cues, find_head, find_undertaking, state_adjectives
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.unions.named_unions import is_union_of_land
from ingest.names.words import Words

_BODY: Final = re.compile(
    r"(?P<noun>[A-ZÄÖÜ][\wäöüß-]{2,30}?(?P<last>ring|verband|verein|bund|club|klub|agentur|initiative|gilde|zunft|liga|frauen"
    r"|jugend|gesellschaft|gemeinschaft|stiftung|kasse|innung|vereinigung|schaft|zentrale|forum|netz|netzwerk|mission|pfarrei))"
    r"(?:es|s)?"
)
_MASCULINE: Final = ("ring", "verband", "verein", "bund", "club", "klub")
_CLUBS: Final = (*_MASCULINE, "gilde", "zunft", "liga", "agentur", "stiftung", "frauen", "innung", "vereinigung")
"""Endings that nothing but a body has."""
_NEUTER: Final = ("forum", "netz", "netzwerk")
_BANK: Final = re.compile(r"[A-ZÄÖÜ]{1,4}-Bank")
_SPORTS: Final = frozenset({"TSV", "SV", "FC", "SG", "TuS", "VfB", "VfL", "SC", "TV", "ASV", "DJK", "SpVgg"})
_TRADES: Final = frozenset({"Wirtschaftsförderung", "Touristik", "Tourismus", "Stadtmarketing", "Standortmarketing"})
_ARTICLES: Final = frozenset({"der", "die", "das", "dem", "den", "des", "vom", "beim", "zum", "zur", "im"})
_MARKS: Final = frozenset({",", "-", "–", "•", "·", ":", "und", "sowie", "*", "|", ";"})
"""What stands before an item of a list."""
_PLAIN: Final = frozenset({"Landschaft", "Mannschaft", "Wirtschaft", "Gesellschaft", "Botschaft", "Eigenschaft"})


def find_societies(words: Words) -> Iterator[Sighting]:
    """The bodies of a text whose noun no list holds, each with its name."""
    forms = words.forms
    for index, form in enumerate(forms):
        if not form[0].isupper() or words.labels[index]:
            continue
        if _BANK.fullmatch(form):
            yield Sighting(index, index + 1, "Organisation", form, sort="Bank", gender="f", rank=30)
        elif form in _SPORTS and index + 1 < len(forms) and not words.breaks[index + 1]:
            found = match(words, index + 1)
            if found is not None:
                name = words.spelled(index, found[0])
                yield Sighting(index, found[0], "Organisation", name, sort="Verein", gender="m", rank=53)
        elif form in _TRADES:
            yield from _firm(words, index)
        elif (noun := _noun(form)) is not None and not is_union_of_land(form):
            yield from _society(words, index, noun)


@lru_cache(maxsize=16384)
def _noun(form: str) -> tuple[str, str] | None:
    """The nominative and the gender of a compound that ends like a body and is known for nothing else."""
    found = _BODY.fullmatch(form)
    if found is None or found["noun"] in _PLAIN or territory(form) is not None or is_office(form):
        return None
    if find_head(form) is not None or find_undertaking(form) is not None:
        return None
    last = found["last"]
    return found["noun"], "m" if last in _MASCULINE else "n" if last in _NEUTER else "f"


def _society(words: Words, index: int, noun: tuple[str, str]) -> Iterator[Sighting]:
    """The body with the name behind its noun, or with the adjective of a state before it."""
    forms = words.forms
    core, gender = noun
    before = forms[index - 1] if index and not words.breaks[index] else ""
    stated = before[:1].isupper() and before.lower().startswith(state_adjectives())
    end = name_end(words, index + 1) if index + 1 < len(forms) and not words.breaks[index + 1] else index + 1
    listed = not before or before in _MARKS
    if not stated and (
        end == index + 1 or not (before.lower() in _ARTICLES or (listed and core.lower().endswith(_CLUBS)))
    ):
        return
    name = words.spelled(index + 1, end) if end > index + 1 else ""
    first = index - 1 if stated else index
    full = " ".join(filter(None, (decline(before, gender, plural=False) if stated else "", core, name)))
    sure = core.lower().endswith(_CLUBS) and end > index + 1
    yield Sighting(first, end, "Organisation", full, sort=core, gender=gender, rank=51 if sure else 31)


def _firm(words: Words, index: int) -> Iterator[Sighting]:
    """A coined word before what a firm does: "die Egeb Wirtschaftsförderung"."""
    forms = words.forms
    if index < _COINED or words.breaks[index] or words.breaks[index - 1]:
        return
    coined, article = forms[index - 1], forms[index - 2]
    known = find_head(coined) is not None or territory(coined) is not None or coined in cues("stops")
    if article in _ARTICLES and coined[0].isupper() and not known and not coined.endswith(("er", "e", "en", "es")):
        yield Sighting(index - 1, index + 1, "Organisation", words.spelled(index - 1, index + 1), gender="f", rank=56)


_COINED: Final = 2
