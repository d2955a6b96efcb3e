"""Names that no table knows: how far they reach from a word on, and whether the words may name somebody at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from ingest.german.calendars import YEAR
from ingest.names.bodies.advisers import JOINTS, behind_pair
from ingest.names.bodies.practices import is_marked
from ingest.names.knowledge.gazetteer import match, territory
from ingest.names.knowledge.inflection import may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.knowledge.small_words import SMALL
from ingest.names.structure.name_ends import name_end
from ingest.names.words import Words

WRITTEN: Final = re.compile(
    r"(?:erstell|erarbeit|bearbeit|ausgearbeit|verfass|konzipier|überarbeit|aktualisier|angefertig|gefertig|entwickel)(?:te?n?|ete?n?)"
    r"|geschrieben|schrieb(?:en)?|entworfen|entwarf(?:en)?|fortgeschrieben|vorgelegt|fertiggestellt|geliefert|lieferten?"
    r"|stamm(?:t|te|ten)",
    re.IGNORECASE,
)
"""Verbs of writing and making plans."""
GENDERS: Final = {"die": "f", "der": "f", "das": "n", "dem": "n", "vom": "n"}
"""Articles, and contracted prepositions, by the gender that they tell of a nominative or dative."""
_BEHIND: Final = frozenset(
    {",", ".", "(", ";", "aus", "in", "im", "und", "sowie", "–", "mit", "zusammen", "gemeinsam", "bis"}
)
_COMMON: Final = re.compile(
    r".*(?:ung|heit|keit|schaft|tion|(?<!cie)tät|nis|ment|en|ern|eln|er|innen|ität|ismus|amt|rat|seite|hand|stadt|kreis|jahr"
    r"|büro|firma|team|gremium|leute|haus|kommune|region|anfang|beginn|grund|herbst|frühjahr|sommer|winter|jugend|partei)"
)
"""How nouns end that stand alone for anybody."""
_OTHERS: Final = frozenset(
    {"Cooperation", "Ministry", "Authority", "Organisation", "Concept", "Programme", "Award", "Region"}
)
_LONGEST: Final = 6
_STOPS: Final = cues("stops") | cues("not_names")


@lru_cache(maxsize=16384)
def _is_free(form: str) -> bool:
    """Whether a word is known for nothing that does not write plans."""
    if form in _STOPS or is_office(form) or territory(form) is not None or may_open_name(form):
        return False
    head = find_head(form)
    return head is None or head[0].kind not in _OTHERS


def may_begin(words: Words, at: int, *, agent: bool) -> bool:
    """Whether the word may be the first of a name: capital or marked, no town, person or body of another kind."""
    form = words.forms[at]
    if form[0].islower():
        after = words.forms[at + 1] if at + 1 < len(words) and not words.breaks[at + 1] else ""
        led = words.forms[at - 1].lower() in GENDERS and len(form) <= _SHORT and len(after) > 1
        joined = after in JOINTS or (led and after[0].isupper() and not is_first_name(after))
        coined = agent and len(form) > _SHORT and (after in {"(", "aus"} or WRITTEN.fullmatch(after) is not None)
        coined = coined and _SMALL_WORD.fullmatch(form) is None
        return form not in SMALL and (is_marked(form) or form.count("-") > 1 or joined or coined)
    if not form[0].isupper() or len(form) < _SHORTEST or not _is_free(form) or is_first_name(form):
        return False
    return match(words, at) is None and not form.endswith("-")


_SHORT: Final = 5
"""Letters of a small word that may begin the name of a firm."""
_SMALL_WORD: Final = re.compile(r".*(?:en|er|em|es|st|her|hin|ein|weise|lich|ig|isch|ten|te|t)")
_SHORTEST: Final = 3


def end_of_name(words: Words, first: int) -> int:
    """The end of the run of words that may belong to the name."""
    forms = words.forms
    end = first + 1
    while end < len(forms) and end - first < _LONGEST and not words.breaks[end]:
        form = forms[end]
        following = forms[end + 1] if end + 1 < len(forms) and not words.breaks[end + 1] else ""
        joined = following in {"und", "&", "+"} and forms[end + 2 : end + 3] and forms[end + 2][0].isupper()
        if form in JOINTS and following[:1].isalpha():
            end += 2
        elif form[0].isupper() and form.endswith("-"):
            end = behind_pair(forms, end)
            if end >= len(forms) or forms[end].endswith("-"):
                return first
        elif form[0].isupper() and joined and _closes(words, end + 3):
            end += 3
        elif (form == "und" and following[:1].isupper() and _closes(words, end + 2)) or (
            form in {"am", "im", "in"}
            and end == first + 1
            and _COINED.fullmatch(forms[first]) is not None
            and following[:1].isupper()
            and match(words, end + 1) is None
        ):
            end += 2
        elif form[0].isupper() and form not in _STOPS and not is_office(form):
            end = max(name_end(words, end), end + 1)
            end -= end - first > 1 and YEAR.fullmatch(forms[end - 1]) is not None
        elif form.isdigit() and len(form) < _YEAR:
            end += 1
        else:
            break
    return end


_YEAR: Final = 4


def _closes(words: Words, at: int) -> bool:
    """Whether nothing of a second name follows word ``at``: a verb, a seat or the end of the sentence."""
    forms = words.forms
    return at >= len(forms) or words.breaks[at] > 0 or forms[at] in _BEHIND or WRITTEN.fullmatch(forms[at]) is not None


def is_name(words: Words, first: int, end: int, *, bare: bool, sure: bool) -> bool:
    """Whether the words name somebody: no common noun alone, and what stands behind ends a name. ``sure`` is true where
    nobody but who does it can stand there."""
    forms = words.forms
    after = forms[end] if end < len(forms) and not words.breaks[end] else "."
    known = after in _BEHIND or after[0].islower() or after.isdigit() or after in {"Ende", "Anfang", "Mitte"}
    if not known or (bare and after in {"in", "im", "und"} and end - first == 1):
        return False
    own: Sequence[str] = forms[first:end]
    head = find_head(own[0]) if own[0][0].isupper() else None
    placed = end - first > 1 and own[1] in {"am", "im", "in"}
    if _ORGAN.fullmatch(own[0].lower()) or (bare and _is_pair_of_nouns(own, agent=sure)):
        return False
    if head is not None and ((head[0].kind == "Consultancy" and not placed) or end - first == 1):
        return False  # named by its noun, or no name
    if end - first > 1:
        return sure or head is None or head[0].kind not in {"Committee", "Project", "Event"}
    seated = after == "aus" or (after == "(" and end + 1 < len(forms) and match(words, end + 1) is not None)
    if not (sure or seated or _COINED.fullmatch(own[0])):
        return False
    return own[0][0].islower() or _COMMON.fullmatch(own[0].lower()) is None


_ORGAN: Final = re.compile(
    r".*(?:rat|rates|kreistag|landtag|bezirkstag|bundestag|ausschuss|versammlung|vertretung|verwaltung|vorstand|fraktion)"
)
"""Organs of towns, which decide on plans."""


def _is_pair_of_nouns(own: Sequence[str], *, agent: bool) -> bool:
    """Whether the words are two common nouns: "von Bürgern und Vereinen", "hat Bus und Bahn im Blick"."""
    return "und" in own and (not agent or own[0].endswith("n"))


_COINED: Final = re.compile(
    r"[A-ZÄÖÜ]{3,}\w*|\w+[a-zäöüß][A-ZÄÖÜ]\w*|\w+-[A-ZÄÖÜ]\w+|\w+[:+|.]\w+"
    r"|\w{3,}(?:agentur|werkstatt|kontor|atelier|labor|impuls|impulse|plan|consult|konzept|kollektiv|schmiede|fabrik|studio|regio)"
)
"""Words that are a name by themselves, as firms are called."""
