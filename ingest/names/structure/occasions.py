"""Occasions: events by a freely built noun ("Lichtfest", "Heckentag") beside their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ingest.german.calendars import MONTHS
from ingest.names.brackets import OPENING, quotation_end
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.inflection import decline, is_adjective, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_BUILT: Final = re.compile(
    r"(?P<noun>(?:[A-ZÄÖÜ][\wäöüß-]{1,40}?)?(?P<last>[Ff]est|[Tt]ag|[Aa]bend|[Ff]eier|[Ss]tammtisch|[Mm]esse|[Ww]anderung"
    r"|[Ff]rühstück"
    r"|[Ff]orum|[Cc]afé|[Cc]amp|[Mm]atinee|(?<![Kk])[Rr]eise|[Kk]onzert|[Bb]runch|[Tt]alk|[Ss]how|[Ll]auf|[Tt]our|[Ww]oche|[Rr]unde"
    r"|[Aa]ktion|[Dd]ialog|[Üü]bergabe|[Tt]ermin|[Gg]espräch|jähriges|[Rr]egatta|[Tt]reff|[Pp]remiere|[Gg]ala|[Pp]icknick|[Gg]ipfel"
    r"|[Kk]irmes|[Uu]mzug|[Kk]onvent|[Ss]chwimmen))(?:[ens]|es|s)?"
)
_WHOLE: Final = frozenset({"Übergabe", "Feier", "Fest", "Premiere"})
"""These name an event also where nothing stands in front of them in the word."""
_GENDERS: Final = {
    "fest": "n",
    "frühstück": "n",
    "forum": "n",
    "café": "n",
    "camp": "n",
    "konzert": "n",
    "gespräch": "n",
    "jähriges": "n",
    "picknick": "n",
}
_MASCULINE: Final = frozenset(
    {"tag", "dialog", "abend", "stammtisch", "brunch", "talk", "lauf", "termin", "treff", "gipfel", "umzug", "konvent"}
)
_AT: Final = frozenset(
    {"beim", "zum", "zur", "bei", "auf", "Beim", "Zum", "Zur", "Bei", "Auf", "nach", "während", "vom", "am"}
)
RECORDS: Final = frozenset({"Protokoll", "Niederschrift", "Einladung", "Bericht", "Ergebnisprotokoll", "Kurzprotokoll"})
_HOLDS: Final = re.compile(
    r"zuletzt|erstmals|letztmals|statt|statt(?:fand|finde\w*|gefunden)|find\w+|fand|fanden|lädt|luden?|laden|eingeladen|feier\w*|gefeiert|veranstalt\w*|begeh\w*|beging\w*|begang\w*"
    r"|steigt|stieg|steigen|angesetzt|terminiert|anberaumt|vorgesehen|startet|richte[nt]|richtete[n]?|ausgerichtet"
)
_DAY: Final = re.compile(r"\d{1,2}|\d{1,2}\.\d{1,2}(?:\.(?:\d{2}|\d{4}))?")
_LABEL: Final = 5
"""Words of a day that is the label of a line."""
_REACH: Final = 14
"""Words between an occasion and its day."""


@lru_cache(maxsize=16384)
def _built(form: str) -> re.Match[str] | None:
    return _BUILT.fullmatch(form)


def find_occasions(words: Words) -> Iterator[Sighting]:
    """Events whose noun no list holds: where a day, or a weekday, stands in the same sentence."""
    forms = words.forms
    for index, form in enumerate(forms):
        if not form[0].isupper():
            continue
        if form in {"Tisch", "Tag", "Tags", "Tages"}:
            yield from _phrase(words, index)
        if len(form) < _SHORTEST:
            continue
        found = _built(form)
        if found is None or (found["noun"] not in _WHOLE and len(found["noun"]) < len(found["last"]) + 3):
            continue
        noun = found["noun"]
        if noun in cues("no_occasions") or (find_head(form) is not None and not _is_forum(words, index)):
            continue
        dated = words.labels[index] or (_is_dated(words, index) and _is_held(words, index))
        if not dated and not _is_placed(words, index, noun):
            continue
        gender = _gender(found["last"].lower())
        end, name = _named(words, index, noun)
        first, name = _before(words, index, name, gender)
        bare = end == index + 1 and first == index
        yield Sighting(first, end, "Event", name, sort=noun, gender=gender, rank=34, bare=bare)


def _is_placed(words: Words, index: int, noun: str) -> bool:
    """Whether a place stands right behind a noun that one was at: "bei der Übergabe der Bescheide in Ebern"."""
    forms = words.forms
    end, _ = _named(words, index, noun)
    lead = [form.lower() for form in forms[max(0, index - 2) : index]]
    at = bool({"bei", "beim"}.intersection(lead)) and words.is_whole(max(0, index - 2), index + 1)
    return at and forms[end : end + 1] == ["in"] and end + 1 < len(forms) and match(words, end + 1) is not None


def _phrase(words: Words, index: int) -> Iterator[Sighting]:
    """Occasions of several words: "Runder Tisch „Wasser“", "Tag der offenen Tür"."""
    forms = words.forms
    end, first = index + 1, index
    if forms[index] == "Tisch":
        if not index or words.breaks[index] or _ROUND.fullmatch(forms[index - 1]) is None:
            return
        closing = quotation_end(words, end) if end < len(forms) and forms[end] in OPENING else None
        first, name = index - 1, "Runder Tisch"
        if closing is not None and not words.breaks[end]:
            name, end = f"{name} {words.spelled(end, closing)}", closing
    else:
        while end < len(forms) and end - index < _PHRASE and not words.breaks[end] and forms[end][0].islower():
            end += 1
        if (
            forms[index + 1 : index + 2] != ["der"]
            or end >= len(forms)
            or words.breaks[end]
            or not forms[end][0].isupper()
        ):
            return
        end += 1
        name = f"Tag {words.spelled(index + 1, end)}"
    if _is_dated(words, index) and _is_held(words, first):
        yield Sighting(first, end, "Event", name, sort=name, gender="m", rank=54)


def _is_forum(words: Words, index: int) -> bool:
    """Whether a forum, as cooperations are called too, is gone to on a day: "beim Regionalforum am 7. November"."""
    before, after = words.forms[max(0, index - 1) : index], words.forms[index + 1 : index + 2]
    gone_to = before in (["beim"], ["Beim"], ["zum"], ["Zum"])
    return words.forms[index].endswith("forum") and gone_to and after in (["am"], ["der"], ["des"], ["in"])


_SHORTEST: Final = 4
"""Letters of a noun that is built of two."""
_ROUND: Final = re.compile(r"[Rr]unde[nrms]?")
_PHRASE: Final = 4
"""Words from "Tag" to the noun of what it is the day of."""


def _before(words: Words, index: int, name: str, gender: str) -> tuple[int, str]:
    """Where the name begins with its adjectives and its number: "12. Deutscher Naturparktag"."""
    forms = words.forms
    first = index
    while first > 0 and not words.breaks[first] and may_open_name(forms[first - 1]):
        if words.opens[first - 1] and not (first > 2 and forms[first - 2] == "." and forms[first - 3].isdigit()):
            break
        first -= 1
        name = f"{decline(forms[first], gender, plural=False)} {name}"
    if first > 1 and not words.breaks[first] and forms[first - 1] == "." and forms[first - 2].isdigit():
        return first - 2, f"{forms[first - 2]}. {name}"
    return first, name


def _gender(last: str) -> str:
    return _GENDERS.get(last, "m" if last in _MASCULINE else "f")


def _named(words: Words, index: int, noun: str) -> tuple[int, str]:
    """The noun with the genitive or quotation behind it."""
    forms = words.forms
    after = index + 1
    if after < len(forms) and not words.breaks[after]:
        if forms[after] in OPENING:
            closing = quotation_end(words, after)
            if closing is not None:
                return closing, f"{noun} {words.spelled(after, closing)}"
        if noun == "Übergabe" and forms[after] in {"der", "des"}:
            end = after + 1
            while end < len(forms) and forms[end][0].islower() and is_adjective(forms[end]):
                end += 1
            if end < len(forms) and forms[end][0].isupper():
                return end + 1, f"{noun} {words.spelled(after, end + 1)}"
    return after, noun


def _is_dated(words: Words, index: int) -> bool:
    """Whether a day or a weekday stands near by in the same sentence, or as the label of its line."""
    forms = words.forms
    start = index
    while start > 0 and index - start < _REACH and words.breaks[start] != BLOCK:
        start -= 1
    label = forms[max(0, start - _LABEL) : start]
    days = any("." in form and _DAY.fullmatch(form) for form in label[-2:]) or any(f.lower() in MONTHS for f in label)
    if start and words.labels[start - 1] and days:
        return True
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(forms) and abs(at - index) <= _REACH and words.breaks[max(at, at - step)] != BLOCK:
            form = forms[at]
            if form in {"!", "?"} or (form == "." and not forms[at - 1][-1].isdigit()):
                break
            if form in cues("weekdays") or form in {"gestern", "Gestern", "heute", "Heute", "morgen"}:
                return True
            following = forms[at + 1] if at + 1 < len(forms) else ""
            further = forms[at + 2] if at + 2 < len(forms) else ""
            if _DAY.fullmatch(form) and ("." in form or (following == "." and _is_month(further))):
                return True
            at += step
    return False


def _is_month(form: str) -> bool:
    return form.lower() in MONTHS or form.isdigit()


def _is_held(words: Words, index: int) -> bool:
    """Whether a preposition for occasions stands before, or a verb of holding near by."""
    forms = words.forms
    at = index - 1
    while at >= 0 and index - at < 4 and forms[at][0].islower() and forms[at] not in _AT:
        at -= 1
    after = forms[index + 1 : index + 3]
    if len(after) == 2 and after[0] == "in" and after[1][0].isupper():
        return True
    if index and forms[index - 1] in {",", ":"} and after[:1] in ([","], ["."], []):
        return True  # "15. September, Investorenforum, Kulturhaus Seelow"
    if index and forms[index - 1] == ":" and after[:1] in (["am"], ["vom"]):
        return True  # "Zum Vormerken: Apfelfest am 10. Oktober"
    if after[:1] in (["am"], ["vom"]) and forms[index + 2 : index + 3] and forms[index + 2][0].isdigit():
        return True  # "2014   Zehnjahresfeier am 17. Mai"
    if at >= 0 and (forms[at].lower() in _AT or forms[at] in RECORDS):
        return True
    return any(_HOLDS.fullmatch(form) for form in forms[max(0, index - _REACH) : index + _REACH])
