"""Planners without a legal form or noun of their trade, known by what their sentence says that they wrote.

"Geschrieben haben es Gerz Rumm Tamme aus Kiel": names have no article, hold "&" or several capital words, or a town
follows that they come from. Such a name is an adviser's where its sentence speaks of writing or ordering a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from ingest.names.knowledge.gazetteer import is_town_adjective, match, territory
from ingest.names.knowledge.inflection import is_adjective, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head, find_undertaking
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.knowledge.small_words import AGENTS, SMALL
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_WRITING: Final = re.compile(
    r"erstell(?:t|te|ten)|fertiggestellt|erarbeite(?:t|te|ten)|ausgearbeitet|verfass(?:t|te|ten)|geschrieben|schrieb(?:en)?|entworfen|entwarf(?:en)?"
    r"|konzipier(?:t|te|ten)|angefertigt|fertig(?:te|ten)|fortgeschrieben|überarbeitet|vorgelegt|legt(?:e|en)|liefer(?:t|te|ten)"
    r"|Feder|Federführung|Auftrag|Zuschlag|beauftragt(?:e|en)?|betraut(?:e|en)?|verpflichtet(?:e|en)?|engagiert(?:e|en)?|Auftragnehmer"
    r"|Verfasser|Verfasserin|Gutachter|Bearbeiter|Autor|Autoren|Urheber|bearbeitet|Bearbeitung|Erarbeitung|Erstellung|Ausarbeitung",
    re.IGNORECASE,
)
_ORDERING: Final = frozenset(
    {"Auftrag", "Zuschlag", "Auftragnehmer", "beauftragt", "beauftragte", "beauftragten", "betraut"}
)
JOINTS: Final = frozenset({"&", "+", "/", "|"})
_CAPITAL: Final = re.compile(r"[A-ZÄÖÜ][\w.’-]+")
_COINED: Final = re.compile(r"[a-zäöü]{3,20}(?:[A-ZÄÖÜ+&]\w*)?")
_ENDINGS: Final = re.compile(r".*(?:en|ern|eln|er|innen|ung|schaft|heit|keit|ion|tät|nis|ens|ums)")
"""How common nouns end that stand without an article; names of firms hardly do."""
_LONGEST: Final = 5
_REACH: Final = 40


def find_advisers(words: Words) -> Iterator[Sighting]:
    """The names without an article that sentences on the writing of plans give."""
    forms = words.forms
    index = 0
    while index < len(forms):
        form = forms[index]
        named = form[0].isupper() or (index > 0 and forms[index - 1] in AGENTS)
        end = _name_end(words, index) if named and _may_begin(words, index) else index
        if end > index and _is_adviser(words, index, end):
            yield Sighting(index, end, "Consultancy", words.spelled(index, end), rank=41)
        index = max(end, index + 1)


def _may_begin(words: Words, index: int) -> bool:
    """Whether a name may begin at the word: nothing before it makes it a common noun or part of another name."""
    form = words.forms[index]
    before = words.forms[index - 1] if index and words.breaks[index] != BLOCK else ""
    led = before[:1].isupper() and not words.opens[index - 1] and before not in _PLANNERS
    if form in KIN or words.labels[index] or led:
        return False
    if before.lower() in _BEFORE_NOUNS and before not in {"die", "der"}:
        return False
    if not (form[0].islower() or _is_unknown(form) or _opens_pair(words, index)):
        return False
    return not form[0].islower() or (before in AGENTS and _COINED.fullmatch(form) is not None and form not in SMALL)


def _opens_pair(words: Words, index: int) -> bool:
    """Whether the word is one of two names that "&" joins, be it a given name: "Wenzel & Drehmann"."""
    forms = words.forms
    after = forms[index + 1 : index + 3]
    pair = len(after) == 2 and after[0] in {"&", "+"} and not words.breaks[index + 1] and is_first_name(forms[index])
    return pair and _CAPITAL.fullmatch(after[1]) is not None and find_head(after[1]) is None


_PLANNERS: Final = frozenset(
    {
        "Stadtplaner",
        "Planer",
        "Planerinnen",
        "Architekten",
        "Landschaftsarchitekten",
        "Ingenieure",
        "Raumplaner",
        "Berater",
    }
)
"""What those are called whose name follows: "die Stadtplaner Ackers & Voigt"."""
KIN: Final = frozenset({"Partner", "Partnerinnen", "Kollegen", "Kolleginnen", "Söhne", "Sohn", "Töchter"})
"""Who else works in the office or firm of one who gives it the name: "Köhler und Partner GbR"."""
_BEFORE_NOUNS: Final = (
    cues("determiners") | cues("definite") | cues("contracted_prepositions") | {"-", "–", "&", "+", "Dr", "."}
)


@lru_cache(maxsize=16384)
def _is_unknown(form: str) -> bool:
    """Whether a capital word is in none of the tables of nouns, places, titles and given names."""
    if _CAPITAL.fullmatch(form) is None or form in cues("stops") or form in cues("not_names") or len(form) < 3:
        return False
    if _MIXED.fullmatch(form) is not None:
        return True
    if find_head(form) is not None or find_undertaking(form) is not None or territory(form) is not None:
        return False
    if form.lower() in SMALL or form.lower() in cues("first_person") or _WRITING.fullmatch(form) or may_open_name(form):
        return False
    return not (is_office(form) or is_first_name(form) or is_town_adjective(form))


_MIXED: Final = re.compile(r"[A-ZÄÖÜ][a-zäöü]{2,}(?:[A-ZÄÖÜ][a-zäöü]{2,})+")
"""Words joined with their capitals: "StadtLandFluss"."""


def _name_end(words: Words, index: int) -> int:
    """The end of the run of capital words, with "&" between them, that begins at word ``index``."""
    forms = words.forms
    end = index + 1
    while end < len(forms) and end - index < _LONGEST and not words.breaks[end]:
        following = forms[end + 1] if end + 1 < len(forms) else "."
        if (
            (forms[end] in JOINTS and following[0].isupper())
            or (forms[end] == "und" and following in KIN)
            or (
                forms[end] == "und"
                and end == index + 1
                and index
                and forms[index - 1] in AGENTS
                and is_pair(words, end)
            )
        ):
            end += 2
        elif forms[end].endswith("-") and forms[end][0].isupper():
            end = behind_pair(forms, end)
        elif _goes_on(forms[end]):
            end += 1
        else:
            break
    return end


def is_pair(words: Words, at: int) -> bool:
    """Whether "und" at word ``at`` joins the names of two who gave them to their office: "von Junker und Kruse"."""
    forms = words.forms
    behind = forms[at + 2] if at + 2 < len(forms) and not words.breaks[at + 2] else "."
    return all(_is_unknown(form) and not _ENDINGS.fullmatch(form) for form in (forms[at - 1], forms[at + 1])) and (
        behind[0].islower() or not behind[0].isalnum()
    )


def behind_pair(forms: Sequence[str], at: int) -> int:
    """The word behind "Umwelt-, Tourismus- und Regionalberatung" from word ``at`` on."""
    end = at
    while end + 2 < len(forms) and forms[end].endswith("-") and forms[end + 1] in {",", "und", "&"}:
        end += 2
    return end + 1 if forms[end][0].isupper() else at


@lru_cache(maxsize=16384)
def _goes_on(form: str) -> bool:
    """Whether a capital word may stand inside the name of planners: no noun of another kind of body or thing."""
    if _CAPITAL.fullmatch(form) is None or form in cues("stops") or territory(form) is not None or is_office(form):
        return False
    head = find_head(form)
    return head is None or head[0].kind == "Consultancy" or form in cues("practice_nouns")


def _is_adviser(words: Words, first: int, last: int) -> bool:
    """Whether the words look like a name, and their sentence speaks of the writing of a plan."""
    forms = words.forms
    own = forms[first:last]
    if last < len(forms) and not words.breaks[last] and forms[last][0].isupper():
        return False  # "Unsere Lokale Entwicklungsstrategie"
    seat = _has_seat(words, last)
    joined = (
        not JOINTS.isdisjoint(own) or not KIN.isdisjoint(own) or "und" in own or _MIXED.fullmatch(own[0]) is not None
    )
    if not _looks_like_name(words, first, last, seat=seat, joined=joined):
        return False
    start, end = words.sentence(first, last, _REACH)
    around = [*forms[start:first], *forms[last:end]]
    if not any(_WRITING.fullmatch(form) for form in around):
        return False
    planned = any(
        form[0].isupper() and (head := find_head(form)) is not None and head[0].kind == "Concept" for form in around
    )
    return planned or (not _ORDERING.isdisjoint(around) and (joined or seat))


def _looks_like_name(words: Words, first: int, last: int, *, seat: bool, joined: bool) -> bool:
    """Whether the words are no common noun, town or beginning of a sentence by their number and their seat."""
    form = words.forms[first]
    if not joined and match(words, first) is not None:
        return False
    alone = last - first == 1
    if form[0].islower():
        return seat or not (alone or is_adjective(form))
    if first and words.forms[first - 1] in {"die", "der"}:
        return (seat or joined) and not alone
    if _MIXED.fullmatch(form) is not None:
        return True
    return not alone or (seat and _ENDINGS.fullmatch(form) is None and not words.opens[first])


def _has_seat(words: Words, at: int) -> bool:
    """Whether the town follows that somebody comes from: "aus Bamberg", "(Bamberg)", ", Bamberg,"."""
    forms = words.forms
    if at + 1 >= len(forms) or words.breaks[at] or forms[at] not in {"aus", "(", ","}:
        return False
    place = match(words, at + 1)
    if place is None:
        return False
    return forms[at] == "aus" or (place[0] < len(forms) and forms[place[0]] in {")", ",", "."})
