"""Where a name begins to the left of its head noun: at the adjectives and joined parts before it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import is_adjective, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.knowledge.small_words import SMALL
from ingest.names.words import BLOCK, Words


def left_end(words: Words, index: int) -> int:
    """Where a name begins whose head noun is word ``index``: "Bergischen Struktur- und Wirtschaftsförderungs…"."""
    at = index
    while at > 0 and not words.breaks[at]:
        step = _step_left(words, at, index)
        if step == 0:
            break
        at -= step
    return at


def _step_left(words: Words, at: int, index: int) -> int:
    """How many words before word ``at`` belong to the name as well."""
    forms = words.forms
    before = forms[at - 1]
    further = forms[at - 2] if at > 1 else ""
    if before.endswith("-") and len(before) > 1:
        return 1
    if at == index and forms[at] in _CLUBS and before in _FOUNDERS:
        return 1
    if at == index and forms[at] in _HOUSES and _SHORT.fullmatch(before):
        return 1  # "IfR Institut für Regionalmanagement"
    if (
        at == index
        and further.lower() in _BEFORE
        and _is_house(forms[at])
        and (_is_coined(before) or _is_own(words, at - 1))
    ):
        return 1  # "die imakomm Akademie", "das Kern Planungsbüro"
    if before in {"und", "u", "&", ","} and further.endswith("-") and len(further) > 1:
        return 2
    if before[0].isupper() and may_open_name(before) and _joins_left(words, at - 1):
        return 1
    if before in {"und", ","} and at < index and further[:1].isupper() and may_open_name(further):
        return 2
    if before[0].islower() and further and is_adjective(before) and _follows_adjective(words, at - 1):
        return 2
    return 0


def _is_coined(form: str) -> bool:
    """Whether a small word is none of the language, as offices call themselves."""
    plain = is_adjective(form) or form in SMALL or _ADVERB.fullmatch(form) is not None
    return form[0].islower() and form.isalpha() and len(form) >= _COINED and not plain


def _is_own(words: Words, at: int) -> bool:
    """Whether a capital word is a name and neither a noun, adjective, place, title nor given name."""
    form = words.forms[at]
    if not form[0].isupper() or len(form) < _COINED or form in _STOPS or may_open_name(form) or not form.isalpha():
        return False
    if find_head(form) is not None or territory(form) is not None or match(words, at) is not None:
        return False
    return not (is_office(form) or is_first_name(form))


@lru_cache(maxsize=16384)
def _is_house(form: str) -> bool:
    """Whether a noun is one that offices of advisers are called by, or an institute or academy."""
    head = find_head(form)
    return form in _HOUSES or (head is not None and head[0].kind == "Consultancy" and not head[1])


_COINED: Final = 4
_ADVERB: Final = re.compile(r".*(?:lich|ig|isch|weise|mals|falls|dem|bei|ung|sam|her|hin)")
_BEFORE: Final = cues("definite") | {"vom", "von", "durch", "zum", "zur"}
_HOUSES: Final = frozenset(
    {"Institut", "Gesellschaft", "Planungsbüro", "Ingenieurbüro", "Akademie", "Planungsgruppe", "Agentur"}
)
_SHORT: Final = re.compile(r"[A-ZÄÖÜ][a-zäöü]{0,2}[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,3}")
"""How an office shortens its own name in front of it."""
_CLUBS: Final = frozenset({"Club", "Clubs", "Klub", "Klubs"})
_FOUNDERS: Final = frozenset({"Rotary", "Lions", "Kiwanis", "Zonta", "Automobil", "Alpin", "Marketing", "Rad", "Ski"})
"""What clubs are called by that name themselves in foreign words or in two."""


def _follows_adjective(words: Words, at: int) -> bool:
    """Whether a small adjective stands between a capital one and the noun: "Interkommunales strategisches Konzept"."""
    before = words.forms[at - 1]
    same = before[-1] == words.forms[at][-1] and not before.endswith("er")
    first = words.breaks[at - 1] == BLOCK and before.endswith("es")  # "Konzept: Integriertes ländliches …"
    opens = words.opens[at - 1] and not first
    return same and before[0].isupper() and may_open_name(before) and not words.breaks[at] and not opens


def _joins_left(words: Words, at: int) -> bool:
    """Whether a capital word before a head noun belongs to the name and is neither noun, person nor place."""
    form = words.forms[at]
    if is_office(form) or is_first_name(form) or territory(form) is not None or form in _STOPS:
        return False
    if form.startswith("Gemeinsam") and words.opens[at]:
        return False
    head = find_head(form)
    if head is not None and head[0].lemma != "Regionale":
        return False
    return form.endswith("er") or match(words, at) is None


_STOPS: Final = cues("stops")
