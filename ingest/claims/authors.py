"""Those who write plans, known by their place in a sentence that tells of the writing, whatever they are called.

"Das Leitbild wurde von der Raumwerkstatt Lahn erstellt", "Erarbeitet hat es das Kollektiv Landgang aus Kassel", "Mit
der Studie wurde die IBK Kern beauftragt": behind the agent's preposition, the verb or the plan stands who it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.claims.advisers import behind_pair
from ingest.claims.extents import name_end
from ingest.claims.gazetteer import match, territory
from ingest.claims.inflection import may_open_name
from ingest.claims.lexicon import cues, find_head
from ingest.claims.management_words import is_service, management_words
from ingest.claims.people import is_first_name, is_office
from ingest.claims.practices import is_marked
from ingest.claims.sightings import Sighting
from ingest.claims.words import BLOCK, Words

_WRITTEN: Final = re.compile(
    r"(?:erstell|erarbeit|bearbeit|ausgearbeit|verfass|konzipier|überarbeit|aktualisier|angefertig|gefertig|entwickel)(?:te?n?|ete?n?)"
    r"|geschrieben|schrieb(?:en)?|entworfen|entwarf(?:en)?|fortgeschrieben|vorgelegt|fertiggestellt|geliefert|lieferten?"
    r"|stamm(?:t|te|ten)",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(r"beauftragt|betraut|verpflichtet|engagiert|gewonnen|auftrag|zuschlag", re.IGNORECASE)
_CLEARLY: Final = re.compile(
    r"(?:verfass|ausgearbeit)(?:te?n?|ete?n?)|geschrieben|schrieb(?:en)?|fortgeschrieben|entworfen", re.IGNORECASE
)
"""What is done with texts alone, so that no plan need be named in the sentence."""
_AUXILIARIES: Final = frozenset({"hat", "haben", "hatte", "hatten", "wurde", "wird", "ist", "erhielt", "bekam"})
_ARTICLES: Final = frozenset({"die", "das", "der"})
_GENDERS: Final = {"die": "f", "der": "f", "das": "n", "dem": "n", "vom": "n"}
_BEHIND: Final = frozenset(
    {",", ".", "(", ";", "aus", "in", "im", "und", "sowie", "–", "mit", "zusammen", "gemeinsam", "bis"}
)
_JOINTS: Final = frozenset({"&", "+", "/", "|"})
_COMMON: Final = re.compile(
    r".*(?:ung|heit|keit|schaft|tion|tät|nis|ment|en|ern|eln|er|innen|ität|ismus|amt|rat|seite|hand|stadt|kreis|jahr"
    r"|büro|firma|team|gremium|leute|haus|kommune|region|anfang|beginn|grund|herbst|frühjahr|sommer|winter|jugend|partei)"
)
"""How nouns end that stand alone for anybody."""
_OTHERS: Final = frozenset(
    {"Cooperation", "Ministry", "Authority", "Organisation", "Concept", "Programme", "Award", "Region"}
)
_REACH: Final = 30
_LONGEST: Final = 6
_STOPS: Final = cues("stops") | cues("not_names")
_SMALL: Final = cues("function_words") | cues("determiners") | cues("prepositions")


def find_authors(words: Words) -> Iterator[Sighting]:
    """The names in the place of an author, in sentences that tell of the writing or ordering of a plan."""
    forms = words.forms
    done = 0
    for at, form in enumerate(forms):
        if at < done or not (_WRITTEN.fullmatch(form) or _ORDERED.fullmatch(form)):
            continue
        start, end = words.sentence(at, at + 1, _REACH)
        done = end
        sentence = forms[start:end]
        if not (any(_is_plan(f) for f in sentence) or any(_CLEARLY.fullmatch(f) for f in sentence)):
            continue
        yield from _named_in(words, start, end, _WRITING)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence names who does something: behind which prepositions and which verbs."""

    agents: frozenset[str]
    verbs: Callable[[str], bool]
    works: bool
    """Whether it is done to a plan, so that the plan may stand before the name."""


def find_managers(words: Words) -> Iterator[Sighting]:
    """The names in the place of those who manage: "Das Regionalmanagement liegt bei der Raumwerkstatt Lahn"."""
    forms = words.forms
    done = 0
    for at, form in enumerate(forms):
        if at < done or not ((form[0].isupper() and is_service(form.lower())) or form.lower() in _STEERING):
            continue
        start, end = words.sentence(at, at + 1, _REACH)
        done = end
        yield from _named_in(words, start, end, _MANAGING)


def _named_in(words: Words, start: int, end: int, place: _Place) -> Iterator[Sighting]:
    """The first name in the words ``start`` to before ``end`` that stands in the place."""
    for first in range(start + 1, end):
        if (name := _name_at(words, first, start, place)) is not None:
            gender = _GENDERS.get(words.forms[first - 1].lower(), "")
            yield Sighting(*name, "Consultancy", words.spelled(*name), gender=gender, rank=55)
            return


@lru_cache(maxsize=16384)
def _is_plan(form: str) -> bool:
    head = find_head(form) if form[:1].isupper() else None
    return head is not None and head[0].kind == "Concept"


def _name_at(words: Words, first: int, start: int, place: _Place) -> tuple[int, int] | None:
    """The name that begins at the word ``first`` of a sentence from ``start`` on, if it stands in the place."""
    forms = words.forms
    if words.breaks[first] == BLOCK or words.labels[first]:
        return None
    before, lead = forms[first - 1], forms[first - 2] if first - 1 > start else ""
    led = lead in place.agents and before in {"der", "dem", "die", "das"}
    agent = led or before in place.agents
    opens = first - 1 == start and before in {"Die", "Das", "Der"}
    if not (agent or opens):
        if before not in _ARTICLES and not place.verbs(before):
            return None
        told = place.verbs(lead) or (place.works and (_is_plan(lead) or lead in {"es", "ihn", "sie"}))
        behind = place.works and before != "der" and _follows_plan(words, first - 1, start)
        if before in _ARTICLES and not (told or behind):
            return None
    if (before in _ARTICLES and lead == "an") or not _may_begin(words, first, agent=agent):
        return None
    end = _name_end(words, first)
    if end == first or (opens and not (end < len(words) and place.verbs(forms[end]))):
        return None
    bare = before in {"von", "durch", "bei"} or place.verbs(before)
    sure = agent and place.works
    return (first, end) if _is_name(words, first, end, bare=bare, sure=sure) else None


def _follows_plan(words: Words, at: int, start: int) -> bool:
    """Whether a verb and a plan with its owner stand before the article at ``at``: "Erarbeitet hat das Leitbild der
    Allianz X |das Kollektiv Y"."""
    before = words.forms[start:at]
    plan = next((i for i, form in enumerate(before) if _is_plan(form)), None)
    owned = plan is not None and before[plan + 1 : plan + 2] in (["der"], ["des"]) and "," not in before
    return owned and any(_is_verb(form) for form in before[:plan])


def _is_verb(form: str) -> bool:
    """Whether a word is a verb of writing, or one that such a verb goes with."""
    return form in _AUXILIARIES or (form[:1].islower() and _WRITTEN.fullmatch(form) is not None)


def _steers(form: str) -> bool:
    """Whether a word is a verb of managing or of having a service, or one that such a verb goes with."""
    return form in _AUXILIARIES or form in management_words("having") or form in _STEERING


_STEERING: Final = frozenset(
    {"koordiniert", "koordinierte", "managt", "steuert", "steuerte", "gesteuert", "gemanagt", "moderiert", "moderierte"}
)
_WRITING: Final = _Place(frozenset({"von", "vom", "durch"}), _is_verb, works=True)
_MANAGING: Final = _Place(frozenset({"von", "vom", "durch", "bei", "beim"}), _steers, works=False)


@lru_cache(maxsize=16384)
def _is_free(form: str) -> bool:
    """Whether a word is known for nothing that does not write plans."""
    if form in _STOPS or is_office(form) or territory(form) is not None or may_open_name(form):
        return False
    head = find_head(form)
    return head is None or head[0].kind not in _OTHERS


def _may_begin(words: Words, at: int, *, agent: bool) -> bool:
    """Whether the word may be the first of a name: capital or marked, no town, person or body of another kind."""
    form = words.forms[at]
    if form[0].islower():
        after = words.forms[at + 1] if at + 1 < len(words) and not words.breaks[at + 1] else ""
        led = words.forms[at - 1].lower() in _GENDERS and len(form) <= _SHORT and len(after) > 1
        joined = after in _JOINTS or (led and after[0].isupper() and not is_first_name(after))
        coined = agent and len(form) > _SHORT and (after in {"(", "aus"} or _WRITTEN.fullmatch(after) is not None)
        coined = coined and _SMALL_WORD.fullmatch(form) is None
        return form not in _SMALL and (is_marked(form) or form.count("-") > 1 or joined or coined)
    if not form[0].isupper() or len(form) < _SHORTEST or not _is_free(form) or is_first_name(form):
        return False
    return match(words, at) is None and not form.endswith("-")


_SHORT: Final = 5
"""Letters of a small word that may begin the name of a firm."""
_SMALL_WORD: Final = re.compile(r".*(?:en|er|em|es|st|her|hin|ein|weise|lich|ig|isch|ten|te|t)")
_SHORTEST: Final = 3


def _name_end(words: Words, first: int) -> int:
    """The end of the run of words that may belong to the name."""
    forms = words.forms
    end = first + 1
    while end < len(forms) and end - first < _LONGEST and not words.breaks[end]:
        form = forms[end]
        following = forms[end + 1] if end + 1 < len(forms) and not words.breaks[end + 1] else ""
        joined = following in {"und", "&", "+"} and forms[end + 2 : end + 3] and forms[end + 2][0].isupper()
        if form in _JOINTS and following[:1].isalpha():
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
            and following[:1].isupper()
            and match(words, end + 1) is None
        ):
            end += 2
        elif form[0].isupper() and form not in _STOPS and not is_office(form):
            end = max(name_end(words, end), end + 1)
        elif form.isdigit() and len(form) < _YEAR:
            end += 1
        else:
            break
    return end


_YEAR: Final = 4


def _closes(words: Words, at: int) -> bool:
    """Whether nothing of a second name follows word ``at``: a verb, a seat or the end of the sentence."""
    forms = words.forms
    return at >= len(forms) or words.breaks[at] > 0 or forms[at] in _BEHIND or _WRITTEN.fullmatch(forms[at]) is not None


def _is_name(words: Words, first: int, end: int, *, bare: bool, sure: bool) -> bool:
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
    if head is not None and ((head[0].kind == "Consultancy" and not placed) or end - first == 1):
        return False  # named by its noun, or no name
    if end - first > 1:
        return True
    seated = after == "aus" or (after == "(" and end + 1 < len(forms) and match(words, end + 1) is not None)
    if not (sure or seated or _COINED.fullmatch(own[0])):
        return False
    return own[0][0].islower() or _COMMON.fullmatch(own[0].lower()) is None


_COINED: Final = re.compile(
    r"[A-ZÄÖÜ]{3,}\w*|\w+[a-zäöüß][A-ZÄÖÜ]\w*|\w+-[A-ZÄÖÜ]\w+|\w+[:+|.]\w+"
    r"|\w{3,}(?:agentur|werkstatt|kontor|atelier|labor|impuls|impulse|plan|consult|konzept|kollektiv|schmiede|fabrik|studio|regio)"
)
"""Words that are a name by themselves, as firms are called."""
