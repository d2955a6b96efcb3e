"""Places under a noun of theirs: "die Gemeinden A, B und C", "Stadt und Landkreis Hildesheim", "Land Hessen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.knowledge.gazetteer import (
    CITY_STATES,
    GENITIVE,
    STATES_IN_SHORT,
    associations,
    districts,
    is_landscape,
    is_town_adjective,
    match,
    nominative,
    states,
    territory,
)
from ingest.names.knowledge.lexicon import Territory, cues, territories
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.structure.names_of_sites import PHRASES
from ingest.names.words import Words

ARTICLES: Final = frozenset({"der", "die", "den", "dem"})
JOINTS: Final = frozenset({",", "und", "sowie", "u", "&", "+", "/", "|", "·", "•", ";", "wie", "oder"})
_FILLERS: Final = ARTICLES | {"auch", "schließlich", "dann", "ferner", "außerdem", "dazu"}
_BEFORE_NAMES: Final = ARTICLES | {"mit", "in", "aus", "von", "um", "das", "des"}
_SUFFIXES_OF_NOUNS: Final = re.compile(
    r".{3,}(?:ungen|ung|heiten|heit|keiten|keit|schaften|schaft|tionen|tion|ismus|ierung|innen|tät|täten|zeiten"
    r"|verbände|verband|vereine|verein|räte|rat|ämter|amt|gruppe|gruppen|projekt|projekte|konzept|vertreter|partner)"
)


def find_enumerated(words: Words, index: int, noun: Territory) -> Iterator[Sighting]:
    """The places named under a noun: "Stadt X", "die Gemeinden A, B und C", "Stadt und Landkreis Hildesheim"."""
    forms = words.forms
    at = index + 1
    if at >= len(forms) or (words.breaks[at] == 2 and words.forms[at] != ":"):
        return
    other = territory(forms[at + 1]) if forms[at] == "und" and at + 2 < len(forms) else None
    if other is not None and not noun.many and not other.many:
        named = _read_name(words, at + 2, other, unknown=False)
        if named is not None:
            yield from (
                _sighting(words, index, index + 1, noun, named[1]),
                _sighting(words, at + 1, named[0], other, named[1]),
            )
        return
    if forms[at] in {"von", "der", ":"} and noun.many:
        at += 1
    if forms[at : at + 1] == ["("] and noun.many and noun.kind == "District":
        at += 1  # "aus drei Landkreisen (A, B und C)"
    if at >= len(forms) or forms[at] in {"„", '"', "»"}:
        return
    explained = None
    if noun.many and not _read_name(words, at, noun, unknown=False):
        explained = _explained(words, at)
    listed = _list_names(words, at if explained is None else explained, noun)
    known = sum(is_known for *_, is_known in listed)
    if noun.many and known == 0 and (len(listed) < 2 or explained is not None or not _is_definite(words, index)):
        return
    for number, (begin, end, name, _) in enumerate(listed):
        yield _sighting(words, index if number == 0 and not noun.many else begin, end, noun, name)


def find_district(words: Words, at: int) -> Sighting | None:
    """The district that a cell under "Landkreis" names by its bare name: "Celle" for the Landkreis Celle."""
    noun = territories()["Landkreis"]
    named = _read_listed(words, at, districts())
    return _sighting(words, at, named[0], noun, named[1]) if named is not None else None


def _is_definite(words: Words, index: int) -> bool:
    """Whether an article stands before a noun, or a colon behind it."""
    before = words.forms[max(0, index - 3) : index]
    return words.forms[index + 1] == ":" or any(form.lower() in cues("definite") for form in before)


def _list_names(words: Words, at: int, noun: Territory) -> list[tuple[int, int, str, bool]]:
    """The names from word ``at`` on: where each begins and ends, how it is written, whether a table knows it."""
    forms = words.forms
    listed: list[tuple[int, int, str, bool]] = []
    while at < len(forms):
        unknown = (noun.many or not listed) and forms[at - 1] not in ARTICLES
        named = _read_name(words, at, noun, unknown=unknown)
        if named is None:
            break
        end, name = named
        listed.append((at, end, name, _read_name(words, at, noun, unknown=False) is not None))
        after = next_item(words, _behind_bracket(words, end) if noun.kind == "District" else end)
        if after is None or not noun.many or territory(forms[after]) is not None:
            break
        at = after
    return listed


def _behind_bracket(words: Words, at: int) -> int:
    """The word behind the bracket that opens at word ``at``, with the towns of a district: "A (X und Y), B (Z)"."""
    forms = words.forms
    if at >= len(forms) or forms[at] != "(":
        return at
    return next((i + 1 for i in range(at, min(at + _INSIDE, len(forms))) if forms[i] == ")"), at)


_INSIDE: Final = 30
"""Words of a bracket with the towns of one district."""


def _explained(words: Words, at: int) -> int | None:
    """Where the names begin in "fünf Landkreise, und zwar mit A, B und C" or "drei Kreise, nämlich A, B und C"."""
    forms = words.forms
    for index in range(at, min(at + 9, len(forms) - 2)):
        if forms[index] in {".", ";"} or words.breaks[index] == 2 or (forms[index] == ":" and "," in forms[at:index]):
            return None
        if forms[index] in {"nämlich", "namentlich", ":"} or (forms[index] == "und" and forms[index + 1] == "zwar"):
            start = index + (2 if forms[index] == "und" else 1)
            while start < len(forms) and forms[start] in _BEFORE_NAMES:
                start += 1
            return start
    return None


def _sighting(words: Words, first: int, last: int, noun: Territory, name: str) -> Sighting:
    if noun.kind == "District":
        full = name if re.search(r"kreis\b", name, re.IGNORECASE) else f"{noun.sort} {name}"
        aliases = (name,) if name != full else ()
        return Sighting(first, last, noun.kind, full, aliases, sort=noun.sort, gender="m", rank=48)
    if noun.kind == "Authority" and (noun.many or _is_within(words, first)):
        return Sighting(first, last, "State", name, (f"{noun.sort} {name}",), sort="State", gender="n", rank=48)
    if noun.kind == "Authority":
        short = words.forms[last - 1]
        aliases = (f"{noun.sort} {short}",) if short in STATES_IN_SHORT else ()
        return Sighting(first, last, noun.kind, f"{noun.sort} {name}", aliases, sort=noun.sort, gender="n", rank=48)
    if noun.keeps:
        return Sighting(first, last, noun.kind, f"{noun.sort} {name}", (name,), sort=noun.sort, gender="f", rank=48)
    spelled = words.spelled(first, last)
    aliases = (f"{noun.sort} {name}",) if spelled != name and not noun.many else ()
    return Sighting(first, last, noun.kind, name, aliases, sort=noun.sort, gender="f", rank=48)


def _is_within(words: Words, first: int) -> bool:
    """Whether a state is named as a territory: "im Freistaat Thüringen"."""
    return first > 0 and words.forms[first - 1].lower() in {"im", "ins"}


def next_item(words: Words, at: int) -> int | None:
    """Where the next item of an enumeration begins, if one goes on at word ``at``."""
    forms = words.forms
    if at >= len(forms):
        return None
    if words.breaks[at] and forms[at] not in JOINTS:
        return None
    end = at
    while end < len(forms) and end - at < 3 and forms[end] in JOINTS:
        if forms[end] == "u" and forms[end + 1 : end + 2] == ["."]:
            end += 1
        end += 1
    if end == at:
        return None
    while end < len(forms) and forms[end] in _FILLERS and territory(forms[end]) is None:
        end += 1
    return end if end < len(forms) else None


def _read_name(words: Words, at: int, noun: Territory, *, unknown: bool) -> tuple[int, str] | None:
    """The name that stands at word ``at`` under ``noun``: where it ends and how it is written in the nominative."""
    forms = words.forms
    if at >= len(forms) or not forms[at][0].isupper() or (words.breaks[at] == 2 and not noun.many):
        return None
    if noun.kind in {"State", "Authority"}:
        return _read_state(words, at)
    if noun.kind == "District":
        longest = _read_listed(words, at, districts())
        if longest is not None:
            return longest
    elif noun.keeps:
        longest = _read_listed(words, at, associations())
        if longest is not None:
            return longest
    matched = match(words, at)
    if matched is not None and matched[1].kind == "State" and matched[1].name not in CITY_STATES:
        return None
    if matched is not None and noun.many and len(forms) > matched[0] + 2:
        matched = (_with_water(words, matched[0], town=noun.kind == "Municipality"), matched[1])
    if matched is not None and (noun.kind != "Municipality" or matched[1].kind in {"Municipality", "Region"}):
        end, entry = matched
        end = _bracket(words, with_addition(words, end))
        if not forms[end - 1].endswith("-"):
            return end, nominative(words, at, end, entry)
    if not unknown or forms[at].endswith("-") or territory(forms[at]) is not None or not could_be_place(forms[at]):
        return None
    part = noun.sort == "Ort" and forms[at - 1].endswith(("teil", "teils", "Ortschaft"))
    if noun.sort in _DOUBTFUL and not noun.many and not part and not (noun.sort == "Amt" and _is_of_land(words, at)):
        return None
    if not noun.many and words.opens[at]:
        return None
    end = at + 1
    adjective = re.fullmatch(r"\w{3,}(?:er|es|e|ische[srn]?)", forms[at])
    if adjective and end < len(forms) and not words.breaks[end] and could_be_place(forms[end]):
        end += 1
    end = _bracket(words, with_addition(words, end))
    spelled = words.spelled(at, end)
    return end, spelled


_DOUBTFUL: Final = frozenset({"Kreis", "Bezirk", "Amt", "Markt", "Ort", "Kommune"})
"""Nouns that stand before much else than names."""


def _is_of_land(words: Words, at: int) -> bool:
    """Whether word ``at`` begins a name of two parts behind "das Amt": "Golßener Land", "Nord-Heide"."""
    forms = words.forms
    if words.breaks[at] or not (words.breaks[at - 1] or forms[max(at - 2, 0)].lower() in _THE):
        return False
    two = is_town_adjective(forms[at]) and at + 1 < len(forms) and not words.breaks[at + 1]
    return "-" in forms[at] or (two and could_be_place(forms[at + 1]))


_THE: Final = frozenset({"das", "dem", "des", "im", "vom", "beim", "zum"})


def _read_state(words: Words, at: int) -> tuple[int, str] | None:
    form = words.forms[at]
    if form in STATES_IN_SHORT:
        return at + 1, STATES_IN_SHORT[form]
    for name in (form, form[:-1]):
        if name in states():
            return at + 1, name
    return None


def _read_listed(words: Words, at: int, names: frozenset[str]) -> tuple[int, str] | None:
    forms = words.forms
    for length in (5, 4, 3, 2, 1):
        end = at + length
        if end <= len(forms) and words.is_whole(at, end):
            spelled = words.spelled(at, end)
            for name in (spelled, spelled[:-1] if spelled[-1] in GENITIVE else spelled):
                if name in names:
                    return end, name
    return None


def could_be_place(form: str) -> bool:
    """Whether a word that no table knows may be a place: capital, no abbreviation, no noun by its ending."""
    return len(form) > 2 and form[0].isupper() and not form.isupper() and not _SUFFIXES_OF_NOUNS.fullmatch(form)


def with_addition(words: Words, end: int) -> int:
    """Where a name ends with an addition in brackets or with a full stop: "(Dosse)", "i. UFr.", "b. Coburg"."""
    forms = words.forms
    if end >= len(forms) or words.breaks[end]:
        return end
    form = forms[end]
    if form.startswith(("a.D", "i.R")) or (form in {"a", "i"} and forms[end + 2 : end + 3] in (["D"], ["R"])):
        return end  # "Bürgermeister der Stadt X a. D."
    if "." in form and re.fullmatch(r"(?:[a-zäöü]\.)+[A-ZÄÖÜ]\w*\.?(?:[A-ZÄÖÜ]\.)*", form):  # a.T.W.  i.d.OPf.
        return end + 1
    if form in {"a", "b", "i", "v", "o"} and end + 2 < len(forms) and forms[end + 1] == "." and words.glued(end + 1):
        after = end + 2
        if forms[after] == "d" and after + 2 < len(forms) and forms[after + 1] == ".":
            after += 2
        if forms[after][0].isupper() and not words.breaks[after]:
            dotted = after + 1 < len(forms) and forms[after + 1] == "." and words.glued(after + 1)
            short = dotted and len(forms[after]) <= 5
            return after + 2 if short else after + 1
    return end


def _with_water(words: Words, end: int, *, town: bool) -> int:
    """Over "an der Heide", "am Forst" behind a name in an enumeration, which tables know without it."""
    forms = words.forms
    after = end
    if forms[after] in {"am", "im", "bei"} and not words.breaks[after]:
        after += 1
    elif forms[after] in {"an", "in", "ob", "vor", "auf"} and forms[after + 1] in {"der", "den"}:
        after += 2
    if after == end or after >= len(forms) or not could_be_place(forms[after]) or forms[after] in PHRASES:
        return end  # "nimmt A und B in den Blick"
    if forms[end] == "im" and town and (forms[after].endswith(("kreis", "Kreis")) or is_landscape(forms[after])):
        return end  # "A und B im Ilm-Kreis"
    closes = after + 1 == len(forms) or forms[after + 1] in {",", ".", "und", "sowie"} or words.breaks[after + 1]
    return after + 1 if closes else end


def _bracket(words: Words, end: int) -> int:
    forms = words.forms
    if end + 2 < len(forms) and forms[end] == "(" and forms[end + 2] == ")" and forms[end + 1][0].isupper():
        inner = forms[end + 1]
        area = inner.lower().endswith("kreis") or inner in states() or territory(inner) is not None
        known = area or is_office(inner) or inner in cues("said_of_towns")
        if could_be_place(inner) and not known and not words.breaks[end]:
            return end + 3
    return end
