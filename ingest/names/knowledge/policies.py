"""How far fields of policy, purposes and genitives reach in a name: "für Umwelt und Verkehr", "der Oberpfalz"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from ingest.names.knowledge.gazetteer import match, states, territory
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head, vocabulary
from ingest.names.knowledge.small_words import DEFINITE
from ingest.names.words import Words

_FUNCTION: Final = cues("function_words")
STATE_GENITIVES: Final = frozenset({"Landes", "Freistaats", "Freistaates"})


@cache
def _policies() -> tuple[str, ...]:
    return tuple(sorted(word.lower() for word in vocabulary("policies")))


def _is_policy(word: str) -> bool:
    return word.endswith("-") or word.lower().endswith(_policies())


def policy_end(words: Words, at: int) -> int:
    """The end of "für X, Y und Z" or "des Innern und für Sport" from word ``at`` on; ``at`` itself if there is none."""
    forms = words.forms
    end = at
    position = at + 1
    while position < len(forms):
        while position < len(forms) and forms[position] in {"für", "des", "der", "die", "den", "das"}:
            position += 1
        noun = _over_adjectives(words, position)
        if noun >= len(forms) or words.breaks[noun] or not forms[noun][0].isupper() or _TIME.fullmatch(forms[noun]):
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


_TIME: Final = re.compile(
    r"\w*(?:[Pp]hase|[Pp]eriode|[Zz]eitraum|[Jj]ahre?|[Zz]eit|[Ll]aufzeit|[Ll]aufzeiten)n?|Euro|EUR|Monate|Wochen"
)
"""Nouns of time and money, behind which something else than a field of policy is said."""


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
        if position < len(forms) and forms[position] in DEFINITE:
            position += 1
        noun = _over_adjectives(words, position) if position < len(forms) else position
        if noun >= len(forms) or words.breaks[noun] or not forms[noun][0].isupper() or len(forms[noun]) < _SHORTEST:
            break
        if end == at and forms[noun] in _IDIOMS:
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
            or _goes_on(words, at, end)
        ):
            position = end + 1
        else:
            break
    return end


_IDIOMS: Final = frozenset({"Verfügung", "Hälfte", "Folge", "Kenntnis", "Sprache", "Seite", "Zeit", "Debatte", "Hand"})
"""Nouns that a verb takes behind "zur": "stellt Mittel aus dem Programm zur Verfügung"."""


def task_end(words: Words, at: int) -> int:
    """The end of the task that a union of towns is named by: "für Abfallwirtschaft", "zur Wasserversorgung", "für das
    Gewerbegebiet"; ``at`` itself where the preposition leads to something that is only done."""
    noun = at + 1 + (words.forms[at + 1 : at + 2] in (["das"], ["die"], ["den"]))
    if noun >= len(words) or not words.is_whole(at, noun + 1):
        return at
    if _TASK.fullmatch(words.forms[noun]) is None:
        return at
    return policy_end(words, at) if words.forms[at] == "für" else noun + 1


_TASK: Final = re.compile(
    r"(?:\w+(?:wirtschaft|versorgung|entsorgung|beseitigung|behandlung|verwertung|reinigung|überwachung|werke?))"
    r"|(?:Gewerbe|Industrie)(?:gebiet|park)|Tierkörper\w+|Rettungsdienst\w*|Nahverkehr|Tourismus|Naherholung|Breitband\w*|Wasserbau"
)
"""What unions of towns are founded for and called by."""


def _goes_on(words: Words, at: int, end: int) -> bool:
    """Whether "und" with an article joins one more purpose: "zur Förderung der Regionalentwicklung und der Gestaltung
    des Wandels"."""
    forms = words.forms
    if forms[end] not in {"und", "sowie"} or forms[end + 1] not in {"der", "des"} or end + 2 >= len(forms):
        return False
    noun = _over_adjectives(words, end + 2)
    joined = not _GENITIVES.isdisjoint(forms[at:end])
    return joined and (forms[noun].endswith("ung") or _is_policy(forms[noun]))


_GENITIVES: Final = frozenset({"der", "des", "von"})
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
    if forms[after] in STATE_GENITIVES:
        return after + 2 if after + 1 < len(forms) and forms[after + 1] in states() else at
    if territory(forms[after]) is not None:
        return at
    matched = match(words, after)
    if matched is not None:
        return matched[0]
    return after + 1


def directive_end(words: Words, at: int) -> int:
    """The end of "des Freistaates Bayern zur Förderung der Zusammenarbeit", as the titles of directives go on from word
    ``at``: of which state, if any, and for what; ``at`` itself where no purpose follows."""
    forms = words.forms
    start = at
    if forms[at : at + 1] in (["des"], ["der"]) and at + 1 < len(forms) and forms[at + 1] in STATE_GENITIVES:
        start = complement_end(words, at)
    if start + 1 >= len(forms) or words.breaks[start]:
        return at
    end = purpose_end(words, start) if forms[start] in _TITLED else start
    return end if end > start else at


_TITLED: Final = frozenset({"zur", "zum", "über"})
