"""How far a name reaches around its head noun: adjectives before it, and all that may follow it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.claims.gazetteer import match, states, territory
from ingest.claims.inflection import is_adjective, may_open_name
from ingest.claims.lexicon import cues, find_head, vocabulary
from ingest.claims.people import is_first_name, is_office
from ingest.claims.words import Words

OPENING: Final = frozenset('„“"»‚«')
_CLOSING: Final = {"„": '“”"', "“": '”"', '"': '"“”', "»": "«", "«": "»", "‚": "‘'"}
_STOPS: Final = cues("stops")
_FUNCTION: Final = cues("function_words")
_LEGAL: Final = cues("legal_forms")
_DEFINITE: Final = frozenset({"der", "die", "das", "den", "dem", "des"})
_WHERE: Final = frozenset({"am", "an", "im", "in", "ob", "vor", "um"})
_STATE_GENITIVES: Final = frozenset({"Landes", "Freistaats", "Freistaates"})
_TIME_NOUNS: Final = frozenset({"Mitte", "Ende", "Anfang"})
_LONGEST_QUOTATION: Final = 18
"""Words of a quotation that may still be a name; beyond it is speech."""


@cache
def _policies() -> tuple[str, ...]:
    return tuple(sorted(word.lower() for word in vocabulary("policies")))


def _is_policy(word: str) -> bool:
    return word.endswith("-") or word.lower().endswith(_policies())


# -- to the left -------------------------------------------------------------------------------------------------------


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
    if before in {"und", "u", "&", ","} and further.endswith("-") and len(further) > 1:
        return 2
    if before[0].isupper() and may_open_name(before) and _joins_left(words, at - 1):
        return 1
    if before in {"und", ","} and at < index and further[:1].isupper() and may_open_name(further):
        return 2
    if before[0].islower() and further and is_adjective(before) and _follows_adjective(words, at - 1):
        return 2
    return 0


def _follows_adjective(words: Words, at: int) -> bool:
    """Whether a small adjective stands between a capital one and the noun: "Interkommunales strategisches Konzept"."""
    before = words.forms[at - 1]
    same = before[-1] == words.forms[at][-1] and not before.endswith("er")
    return same and before[0].isupper() and may_open_name(before) and not words.breaks[at] and not words.opens[at - 1]


def _joins_left(words: Words, at: int) -> bool:
    """Whether a capital word before a head noun belongs to the name and is neither noun, person nor place."""
    form = words.forms[at]
    if is_office(form) or is_first_name(form) or territory(form) is not None or form in _STOPS:
        return False
    head = find_head(form)
    if head is not None and head[0].lemma != "Regionale":
        return False
    return form.endswith("er") or match(words, at) is None


# -- brackets, quotations ----------------------------------------------------------------------------------------------


def abbreviation(words: Words, at: int) -> tuple[int, str]:
    """ "(ILEK)" or "(Arge)" at word ``at``: where it ends and what it is; ", kurz KNF" is left unread."""
    forms = words.forms
    called = _called(words, at)
    if called:
        return at, called
    if at + 2 < len(forms) and forms[at] == "(" and not words.breaks[at]:
        close = at + 2
        if forms[at + 1] == "kurz" and forms[at + 3 : at + 4] == [")"]:
            close = at + 3
        if forms[close] == ")":
            inner = forms[close - 1]
            capitals = sum(c.isupper() for c in inner)
            if 2 <= len(inner) <= 14 and inner[0].isalpha() and (capitals >= 2 or inner in {"Arge", "Kag"}):
                return close + 1, inner
    return at, ""


def _called(words: Words, at: int) -> str:
    """The short form in ", kurz KNF", "– kurz „SUK“ –", "(im Folgenden: AGN)", "(nachfolgend Verband genannt)"."""
    forms = words.forms
    if at + 2 >= len(forms) or words.breaks[at] or forms[at] not in {",", "–", "-", "("}:
        return ""
    end = at + 1
    while end < len(forms) and end - at < _LONGEST_CALL and forms[end].lower() in _CALLS:
        end += 1
    if _TELLING.isdisjoint(forms[at + 1 : end]) or end + 1 >= len(forms) or words.breaks[end]:
        return ""
    end += forms[end] in OPENING
    short = forms[end]
    capitals = sum(c.isupper() for c in short)
    clear = capitals > 1 if "kurz" not in forms[at + 1 : end] else short[0].isupper()
    return short if clear and 2 <= len(short) <= _LONGEST_SHORT else ""


_CALLS: Final = frozenset(
    {"kurz", ":", "im", "folgenden", "weiteren", "nachfolgend", "abgekürzt", "abkürzung", "auch", "genannt", "künftig"}
)
_TELLING: Final = _CALLS - {":", "im", "auch", "künftig"}
_LONGEST_CALL: Final = 5
_LONGEST_SHORT: Final = 14


def quotation_end(words: Words, at: int) -> int | None:
    """The word after the closing mark of the quotation that opens at ``at``, if it is short enough for a name."""
    closers = _CLOSING[words.forms[at]]
    for end in range(at + 1, min(at + _LONGEST_QUOTATION, len(words))):
        if words.forms[end][0] in closers:
            return end + 1 if end > at + 1 else None
        if words.breaks[end] == 2:
            return None
    return None


# -- fields of policy, purposes, genitives -----------------------------------------------------------------------------


def policy_end(words: Words, at: int) -> int:
    """The end of "für X, Y und Z" or "des Innern und für Sport" from word ``at`` on; ``at`` itself if there is none."""
    forms = words.forms
    end = at
    position = at + 1
    while position < len(forms):
        while position < len(forms) and forms[position] in {"für", "des", "der", "die", "den", "das"}:
            position += 1
        noun = _over_adjectives(words, position)
        if noun >= len(forms) or words.breaks[noun] or not forms[noun][0].isupper():
            break
        if end > at and not _continues_policy(words, noun):
            break
        end = position = noun + 1
        if position + 1 >= len(forms) or words.breaks[position]:
            break
        if forms[position] == "im" and forms[position + 1][0].islower():  # "Entwicklung im ländlichen Raum"
            position += 1
            continue
        if forms[position] in {"der", "des"} and _is_policy(forms[_over_adjectives(words, position + 1)]):
            continue
        if forms[position] not in {",", "und", "&", "sowie"}:
            break
        if forms[position] == "," and not forms[position - 1].endswith("-") and not _closes_later(words, position):
            break
        position += 1
    return end


def _over_adjectives(words: Words, at: int) -> int:
    """The word after up to three adjectives; the last word of the text at most."""
    forms = words.forms
    noun = at
    while noun + 1 < len(forms) and noun - at < 3 and not words.breaks[noun]:
        form = forms[noun]
        small = form[0].islower() and is_adjective(form) and form not in _FUNCTION
        capital = form[0].isupper() and is_adjective(form) and forms[noun + 1][0].isupper() and not _is_policy(form)
        if not (small or capital):
            break
        noun += 1
    return min(noun, len(forms) - 1)


def _continues_policy(words: Words, noun: int) -> bool:
    form, before = words.forms[noun], words.forms[noun - 1]
    if _is_policy(form):
        return True
    if before in {"des", "der", "die", "das", "den"} or territory(form) is not None or find_head(form) is not None:
        return False
    return match(words, noun) is None and not form.isupper() and before not in {"sowie", ","}


def _closes_later(words: Words, comma: int) -> bool:
    """Whether "und" follows the comma within the list of a name: ", Y und Z"."""
    forms = words.forms
    for at in range(comma + 1, min(comma + 9, len(forms))):
        if words.breaks[at] or forms[at] in {".", ";", ":", "("}:
            return False
        if forms[at] in {"und", "&"}:
            listed = forms[comma + 1 : at + 1]
            return all(
                _is_policy(f) or (is_adjective(f) and after[0].isupper())
                for f, after in pairwise(listed)
                if f[0].isupper()
            )
    return False


def purpose_end(words: Words, at: int) -> int:
    """The end of "zur Förderung der Regionalentwicklung", "über die Gewährung von Zuwendungen zur integrierten
    ländlichen Entwicklung": nouns with what joins them."""
    forms = words.forms
    end = at
    position = at + 1
    while position - at < _LONGEST_PURPOSE:
        if position < len(forms) and forms[position] in _DEFINITE:
            position += 1
        noun = _over_adjectives(words, position) if position < len(forms) else position
        if noun >= len(forms) or words.breaks[noun] or not forms[noun][0].isupper() or len(forms[noun]) < _SHORTEST:
            break
        if end > at and (territory(forms[noun]) is not None or match(words, noun) is not None):
            break
        end = noun + 1
        if end + 1 >= len(forms) or words.breaks[end]:
            break
        if (
            forms[end] in _PURPOSES
            or (forms[end] in {"und", "sowie"} and forms[end - 1].endswith("-"))
            or (forms[end] in {"im", "in"} and forms[end + 1].lower().startswith("ländlich"))
        ):
            position = end + 1
        else:
            break
    return end


_PURPOSES: Final = frozenset({"der", "des", "von", "zur", "zum"})
_LONGEST_PURPOSE: Final = 16
"""Words from the start of a purpose at which its last part may begin."""
_SHORTEST: Final = 3


def complement_end(words: Words, at: int) -> int:
    """The end of "der Oberpfalz", "von Oberfranken", "der Bürgermeister", "des Landes Brandenburg"."""
    forms = words.forms
    after = at + 1
    if after >= len(forms) or words.breaks[after] or not forms[after][0].isupper():
        return at
    if forms[after] == "Saarlandes":
        return after + 1
    if forms[after] in _STATE_GENITIVES:
        return after + 2 if after + 1 < len(forms) and forms[after + 1] in states() else at
    if territory(forms[after]) is not None:
        return at
    matched = match(words, after)
    if matched is not None:
        return matched[0]
    return after + 1


# -- proper names ------------------------------------------------------------------------------------------------------


def name_end(words: Words, at: int, *, where: bool = False, state: bool = False) -> int:
    """The end of a run of capital words and places from word ``at`` on; ``at`` itself if there is none.

    ``where`` lets "am Saalebogen" be the name, ``state`` lets it be "des Landes Brandenburg".
    """
    end = at
    while end < len(words) and not words.breaks[end]:
        after = _step_right(words, end, at, where=where, state=state)
        if after == end:
            break
        end = after
    return end


def _step_right(words: Words, end: int, start: int, *, where: bool, state: bool) -> int:
    """The word after the next part of a proper name that began at ``start`` and so far reaches to ``end``."""
    forms = words.forms
    form = forms[end]
    first = end == start
    matched = match(words, end) if form[0].isupper() else None
    if matched is not None and not forms[matched[0] - 1].endswith("-"):
        return _joined_places(words, matched[0])
    if form[0].isupper() and len(form) > 1 and _may_name(words, end, first=first):
        return end + 1
    if form in {"A", "B"} and forms[end + 1 : end + 2] and forms[end + 1].isdigit() and not words.breaks[end + 1]:
        return end + 2  # "Gewerbepark A 31"
    if len(form) > 3 and not form[0].isupper() and any(c.isupper() or c in "|&+" for c in form[1:]):
        return end + 1  # "hesselberg|limes"
    if first and where and form[0].islower() and forms[end + 1 : end + 2] == ["|"] and form not in _FUNCTION:
        return min(end + 3, len(forms))
    if first:
        if where and form in _WHERE:
            return _where_end(words, end)
        if state and form == "des" and forms[end + 1 : end + 2] and forms[end + 1] in {*_STATE_GENITIVES, "Saarlandes"}:
            return complement_end(words, end)
        return end
    if form == "plus" or (form[0].isdigit() and _is_number_of_name(words, end)):
        return end + 1
    if form in {"&", "+"} and end + 1 < len(forms) and forms[end + 1][0].isupper():
        return end + 2
    if form in {"und", "/"} and end + 1 < len(forms) and forms[end + 1][0].isupper() and _is_registered(words, end + 1):
        return end + 2
    return end


def _is_registered(words: Words, at: int) -> bool:
    """Whether a run of capital words leads to "e. V.": then "und" before it stands inside the name."""
    forms = words.forms
    for index in range(at, min(at + 5, len(forms))):
        if forms[index] in {"e.V.", "eV"} or (forms[index] == "e" and forms[index + 1 : index + 3] == [".", "V"]):
            return True
        if words.breaks[index] or not forms[index][0].isupper():
            return False
    return False


def _is_number_of_name(words: Words, at: int) -> bool:
    """Whether digits belong to a name ("Mobilitätsstrategie 2030") and are no sum, date or count."""
    form = words.forms[at]
    after = words.forms[at + 1] if at + 1 < len(words) else ""
    if after in {"–", "-", "/"} and at + 2 < len(words) and words.forms[at + 2][0].isdigit():
        return False
    if len(form) < 4 and after == "," and at + 2 < len(words) and words.forms[at + 2][0].isdigit():
        return False  # the decimal comma of a sum
    return bool(re.fullmatch(r"\d{1,4}(?:\.0)?", form)) and after not in {
        ".",
        "Euro",
        "€",
        "Prozent",
        "%",
        "Mio",
        "EUR",
    }


def _joined_places(words: Words, end: int) -> int:
    """Over "A – B" where both are places."""
    forms = words.forms
    while end + 1 < len(forms) and forms[end] in {"–", "-"} and not words.breaks[end]:
        following = match(words, end + 1)
        if following is None or words.breaks[end + 1]:
            break
        end = following[0]
    return end


def _where_end(words: Words, at: int) -> int:
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in {"der", "die", "den"}:
        after += 1
    elif forms[at] == "in":  # "die Baunach-Allianz in Klosterlangheim": where it is, not what it is called
        return at
    start = after
    while after < len(forms) and not words.breaks[after] and forms[after][0].isupper() and forms[after] not in _STOPS:
        if (
            is_office(forms[after])
            or territory(forms[after]) is not None
            or (find_head(forms[after]) is not None and after == start)
        ):
            return at
        after += 1
        if not is_adjective(forms[after - 1]):
            break
    if after == start or (match(words, start) is not None and forms[at] == "in"):
        return at
    return after


def _may_name(words: Words, at: int, *, first: bool) -> bool:
    """Whether a capital word may be part of the proper name behind a head noun."""
    forms = words.forms
    form = forms[at]
    following = forms[at + 1] if at + 1 < len(forms) and not words.breaks[at + 1] else ""
    if form in _TIME_NOUNS:
        return not first and not following[:1].isdigit() and following not in {"des", "der"} and following not in _STOPS
    if form == "Land":
        return not first and forms[at - 1].endswith("er")
    if form in _STOPS or territory(form) is not None or is_office(form) or form in _LEGAL:
        return False
    if is_first_name(form) and following[:1].isupper():
        return False
    head = find_head(form)
    if first and forms[at - 1].startswith("Zweckverband") and following[:1].isupper():
        return True  # "Zweckverband Naturpark Steinwald"
    if form == "Region" and first and following[:1].isupper():
        return True
    return head is None or not first or form.isupper() or "-" in form or form.lower() != head[0].lemma.lower()
