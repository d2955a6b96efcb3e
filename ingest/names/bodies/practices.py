"""Practices: offices of advisers by what they do or by the word "Büro": "Sonnfeld Planung", "Büro die raumplaner"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.names.bodies.advisers import KIN, behind_pair, is_pair
from ingest.names.knowledge.gazetteer import is_town_adjective, match, territory
from ingest.names.knowledge.inflection import decline, is_adjective, is_declined, may_open_name
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.words import BLOCK, Words

_STOPS: Final = cues("stops")
_FUNCTION: Final = cues("function_words")

JOINTS: Final = frozenset({"&", "+", "–", "|", "-", "/"})
_OFFICES: Final = frozenset({"Büro", "Büros", "Firma", "Firmen", "Planungsbüro", "Ingenieurbüro"})
_SMALL_WORDS: Final = 5
_YEAR: Final = 4
"""Digits of a year; fewer may be part of a name: "Büro Foundation 51"."""
_COMPANY: Final = KIN | {"Team"}
TRADES: Final = frozenset({"planer", "partner", "stadtplaner", "raumplaner", "architekt", "ingenieur", "berater"})
PLURAL_TRADES: Final = frozenset(
    {"stadtplaner", "raumplaner", "landschaftsarchitekten", "architekten", "ingenieure", "planer", "stadtplanung"}
    | {"landschaftsplanung", "regionalberatung", "architekten", "stadtplanerinnen", "freiraumplanung", "raumplanung"}
)
"""What those are who give an office its name, behind it."""
_COINAGES: Final = TRADES | {
    "plan", "consult", "concept", "konzept", "regio", "regional", "raum", "land", "stadt", "stadtland", "geo", "umwelt",
    "projekt", "design", "architekten", "stadtplaner", "landschaftsarchitekten", "ingenieure", "werkstatt", "kontor",
}  # fmt: skip
"""Small words that the names of offices written small end in: "terra plan", "pro regio"."""
_VERB: Final = re.compile(r".+(?:te|ten|t|en|et|e|ete|eten)")
ADVERB: Final = re.compile(
    r".*(?:lich|ig|isch|weise|mals|falls|dem|bei|ung|sam|her|hin|durch|für|gegen|mit|zu|aus|nach|vor|über)"
    r"|bereits|zunächst|derzeit|weiter|wieder|jedoch|deshalb|damals|besonders|anders|meist|selbst|immer|später|vorher"
)


def find_practice(words: Words, index: int) -> Iterator[Sighting]:
    """The office whose name ends in what it does at word ``index``: "Sonnfeld Planung", "Dr. Brunner Consult"."""
    forms = words.forms
    at = index
    kin = False
    while at > 0 and not words.breaks[at]:
        before = forms[at - 1]
        joint = (before in JOINTS or before == ".") and at > 1 and forms[at - 2][0].isupper()
        joint = joint or (before in {"und", ","} and at > 1 and forms[at - 2].endswith("-"))
        if before in _COMPANY and at > 2 and forms[at - 2] in {"und", "&", "+"} and forms[at - 3][0].isupper():
            at -= 3
            kin = True
            continue
        if not joint and (before[0].islower() or not before[0].isalpha() or before in _STOPS or before in _OFFICES):
            break
        at -= 1
    if at + 1 < index and is_town_adjective(forms[at]):
        at += 1  # "die Kieler Nordkontor Regionalberatung"
        if forms[at - 2 : at - 1] and forms[at - 2] in cues("before_practices") and not _is_ordinary(words, at):
            yield Sighting(at, index + 1, "Consultancy", words.spelled(at, index + 1), gender="f", rank=53)
            return
    opened = words.breaks[at] == BLOCK or (at > 0 and forms[at - 1] in cues("before_practices"))
    if kin:
        yield Sighting(at, index + 1, "Consultancy", words.spelled(at, index + 1), gender="f", rank=57)
        return
    end = _seat_end(words, index + 1)
    named = end > index + 1 and at + 1 == index and may_open_name(forms[at]) and not words.opens[at]
    if named:
        name = f"{decline(forms[at], 'f', plural=False)} {words.spelled(index, end)}"
        yield Sighting(at, end, "Consultancy", name, gender="f", rank=53)
    elif at < index and opened and not _is_ordinary(words, at):
        yield Sighting(at, index + 1, "Consultancy", words.spelled(at, index + 1), gender="f", rank=27)


def _seat_end(words: Words, at: int) -> int:
    """The end of the side or place that advisers are called by: "Agrarsoziale Beratung Nord"; ``at`` itself if none."""
    forms = words.forms
    if at >= len(forms) or words.breaks[at]:
        return at
    found = match(words, at)
    return found[0] if found is not None else at + (forms[at] in _SIDES)


_GENERAL: Final = 9
"""Letters of the nouns for planning and advising that stand for any."""
_SIDES: Final = frozenset({"Nord", "Süd", "Ost", "West", "Mitte", "Nordost", "Nordwest", "Südost", "Südwest"})


def _is_ordinary(words: Words, at: int) -> bool:
    """Whether a word before "Planung" says which planning is meant and names nobody: "Kommunale Planung"."""
    form = words.forms[at]
    named = len(words.forms[at + 1]) > _GENERAL  # "Kettner Regionalberatung", but "Kaiserslauterer Beratung"
    declined = is_adjective(form) and not (
        named and form.endswith("er") and not is_town_adjective(form) and not is_declined(form)
    )
    return declined or form.endswith("-") or find_head(form) is not None or territory(form) is not None


def office_end(words: Words, at: int) -> int:
    """The end of a name behind "Büro" or "Firma" from word ``at`` on: "IGES", "proloco", "die raumplaner"."""
    forms = words.forms
    end = at
    while end < len(forms) and not words.breaks[end]:
        form = forms[end]
        capital = (form[0].isupper() or is_marked(form)) and form not in _STOPS and not is_office(form)
        capital = capital or (end == at and opens_small(words, at))  # "ift Wernecke"
        joint = end > at and form in JOINTS and end + 1 < len(forms) and forms[end + 1][0].isupper()
        joint = joint and forms[end + 1].lower() not in cues("determiners") | cues("first_person")
        if form[0].isupper() and form.endswith("-") and (pair := behind_pair(forms, end)) > end:
            end = pair  # "Büro Kern & Nau Stadt- und Regionalplanung"
            continue
        capital = capital or (end > at and form[0].isupper() and forms[end - 1] in {"&", "+"})
        capital = capital or (end > at and (form in _COINAGES or (form.isdigit() and len(form) < _YEAR)))
        if form == "und" and end > at and forms[end + 1 : end + 2] and forms[end + 1] in _COMPANY:
            return end + 2
        if form == "und" and end == at + 1 and end + 1 < len(forms) and is_pair(words, end):
            return end + 2  # "Büro Junker und Kruse"
        if form == "Partner" and end > at and forms[end - 1][0].isupper():
            return end + 1
        title = form == "." and end > at and forms[end - 1] in {"Dr", "Prof"}
        title = title or (form in {"Dr", "Prof"} and forms[end + 1 : end + 2] == ["."])
        if not (capital or joint or title):
            break
        end += 1
        if (
            form.endswith("-")
            and forms[end : end + 1] == ["und"]
            and forms[end + 1 : end + 2]
            and forms[end + 1][0].isupper()
        ):
            end += 2  # "Büro Kern Stadt- und Regionalplanung"
    if end > at or at >= len(forms) or words.breaks[at]:
        return end
    if forms[at] == "die" and at + 1 < len(forms) and _is_coined(words, at + 1):
        return at + 2
    small = at
    while (
        small < len(forms) and small - at < _SMALL_WORDS and forms[small][0].islower() and forms[small] not in _FUNCTION
    ):
        small += 1
    seated = forms[small : small + 1] in (["aus"], ["("])
    trades = [i for i in range(at, small) if forms[i].capitalize() in cues("practice_nouns") or forms[i] in _COINAGES]
    if small > at + 1 and seated:
        return small  # "Büro kern planer architekten aus Kiel"
    if trades and trades[-1] > at:
        return trades[-1] + 1  # "die Agentur terra plan geschrieben hat"
    return at + 1 if _is_coined(words, at) else at


def opens_small(words: Words, at: int) -> bool:
    """Whether a few small letters open a name before its capital words: "ift Wernecke", "agl Hartz & Saad"."""
    form = words.forms[at]
    if not form[0].islower() or not 1 < len(form) <= _INITIALS or not form.isalpha() or form in _FUNCTION:
        return False
    if at + 1 >= len(words) or words.breaks[at + 1] or form in cues("determiners") or form in cues("prepositions"):
        return False
    after = words.forms[at + 1]
    return after[0].isupper() and form not in _NUMERALS and form not in _SMALL_VERBS and not ADVERB.fullmatch(form)


_INITIALS: Final = 4
_SMALL_VERBS: Final = frozenset(
    {
        "hat",
        "ist",
        "sei",
        "war",
        "legt",
        "lag",
        "gab",
        "gibt",
        "wird",
        "ging",
        "kam",
        "zog",
        "bot",
        "nahm",
        "las",
        "sah",
    }
    | {"tat", "ließ", "riet", "warb", "liegt", "hält", "fand", "plant", "baut", "half", "rät", "setzt", "stand", "fing"}
)
_NUMERALS: Final = frozenset({"elf", "drei", "vier", "fünf", "acht", "zehn", "neun", "zwei", "null", "zwölf", "sechs"})


def is_marked(form: str) -> bool:
    """Whether a small word shows by a digit, capital or mark that it is a name: "r8", "plan:b", "raumPlan"."""
    if re.fullmatch(r"\d{1,4}[a-zäöü]{3,}", form) is not None:
        return True  # "Agentur 711media"
    return form[0].islower() and re.search(r"[A-ZÄÖÜ\d+|&@:]", form[1:]) is not None and form[-1] != "-"


_PREDICATE: Final = re.compile(r"(?:ig|lich|isch|bar|sam|los|haft|end|tiert|siert|iert)$")
"""How adjectives end that are said of an office."""


def _is_coined(words: Words, at: int) -> bool:
    """Whether a small word is the name of an office: no verb, and the noun group ends with it."""
    form = words.forms[at]
    if not form[0].islower() or form in _FUNCTION or len(form) < 4 or words.breaks[at]:
        return False
    if re.search(r"[&+|._\d]", form[1:-1]) or form[-1] == "+":
        return True
    if _PREDICATE.search(form):
        return False  # "war die Regionalberatung zuständig"
    after = words.forms[at + 1] if at + 1 < len(words) else "."
    if len(form) > 5 and not _VERB.fullmatch(form) and not ADVERB.fullmatch(form) and _VERB.fullmatch(after):
        return True  # "die Firma mascontour betraut wurde"
    return after in {",", ".", ";", "(", ")", "und", "aus", "in", "–"} and (
        after == "aus" or not (_VERB.fullmatch(form) or ADVERB.fullmatch(form))
    )
