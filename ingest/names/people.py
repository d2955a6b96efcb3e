"""Persons by evidence: a first name, a title, an office beside the name, a party in brackets, a line of a contact."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ingest.model import BlockKind
from ingest.names.knowledge.gazetteer import match
from ingest.names.knowledge.lexicon import cues, find_head, territories
from ingest.names.knowledge.personal_words import is_first_name, is_office
from ingest.names.name_surroundings import NOUN_SURNAMES, contact_follows, ends_line, is_firm
from ingest.names.office_leads import is_behind_office
from ingest.names.sightings import Sighting
from ingest.names.words import Words

_TITLES: Final = cues("titles")
_PARTICLES: Final = cues("particles")
_PARTIES: Final = cues("parties")
_SURNAME: Final = re.compile(
    r"[A-ZÄÖÜÇŠŽÉ][a-zäöüßéèçšžığćčńłáóíúý’']+(?:[A-Z][a-zäöüß]+)?(?:-[A-ZÄÖÜ][a-zäöüßéèçšžıć]+)*"
)
_SEASONS: Final = frozenset({"Winter", "Sommer", "Herbst", "Mai", "März", "Freitag", "Sonntag"})
_TRADES: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,12}(?:macher|redner|winzer|gast)")
"""Surnames that end as nouns of office do: "Wannemacher"."""
_OFFICE: Final = re.compile(
    r"(?:\w{0,30}bürgermeister|landrat|landrät|\w{0,20}minister|\w{0,20}staatssekretär|\w{0,20}vorsteher|kämmerer|kämmer"
    r"|\w{0,20}dezernent|\w{0,20}direktor|\w{0,20}manager|\w{0,20}präsident)(?:in)?"
)
"""Offices behind which a surname may stand alone."""
_DEGREES: Final = (["(", "FH", ")"], ["(", "TU", ")"], ["(", "Univ", ")"], ["(", "BA", ")"], ["(", "DH", ")"])
"""What may stand in brackets between a degree and a name: "Dipl.-Ing. (FH)"."""
_NOT_NAMES: Final = cues("not_names")


@lru_cache(maxsize=32768)
def is_surname(word: str) -> bool:
    """Whether a word may be a surname: no office, no place's noun, nothing that is known for another thing."""
    if not _SURNAME.fullmatch(word) or word in _NOT_NAMES or word in territories() or _STREET.fullmatch(word):
        return False
    if _COUNCILLOR.fullmatch(word) or (is_office(word) and word not in {"Müller", "Schneider"}):
        return False
    head = find_head(word)
    return head is None or head[0].lemma.lower() in {"rat", "ring", "hub", "land"}


_COUNCILLOR: Final = re.compile(
    r"(?:Stadt|Gemeinde|Kreis|Orts|Ortschafts|Markt|Verbands|Bezirks|Land|Bau|Rechts|Verwaltungs|Forst|Schul|Studien)rat"
)
"""Councillors, unlike those who are called "Konrat"."""
_STREET: Final = re.compile(r".+(?:-(?:Str|Weg|Platz|Allee|Ring|Gasse|Ufer|Damm|Schule|Haus|Halle)|[Ss]tra(?:ß|ss)e)")
"""What is called after a person: "Dr.-Franz-Straße"."""


def _may_end_name(words: Words, at: int) -> bool:
    """Whether a surname stands at ``at`` behind a first name: there "Winter" and "Mai" are surnames too."""
    form = words.forms[at]
    return is_surname(form) or (not words.breaks[at] and (form in _SEASONS or _TRADES.fullmatch(form) is not None))


def is_of_calendar(words: Words, at: int) -> bool:
    """Whether a word that is a surname too names a season, month or day: "im Sommer", "Ende Mai", "Herbst 2021"."""
    if words.forms[at].removesuffix("s") not in _SEASONS:
        return False
    before = words.forms[at - 1].lower() if at else ""
    return before in _CALENDAR or (at + 1 < len(words) and words.forms[at + 1][0].isdigit())


_CALENDAR: Final = frozenset(
    {"im", "am", "zum", "vom", "ins", "beim", "ab", "bis", "seit", "vor", "nach", "diesen", "dieses", "diesem", "jeden"}
    | {"vergangenen", "letzten", "nächsten", "kommenden", "anfang", "mitte", "ende", "pro", "über", "den"}
)
"""Before these names of seasons, months and days a time is told."""


def find_people(words: Words) -> list[Sighting]:
    """The persons that a text names, by full name or by a title and surname."""
    found: list[Sighting] = []
    forms = words.forms
    index = 0
    while index < len(forms):
        person = _person(words, index) if forms[index][0].isupper() else None
        if person is None:
            index += 1
            continue
        found.append(person)
        index = person.last
    return found


def _person(words: Words, index: int) -> Sighting | None:
    forms = words.forms
    form = forms[index]
    if form in _TITLES and (form != "Fr" or forms[index + 1 : index + 2] == ["."]):
        return _titled(words, index)
    if len(form) == 1 and forms[index + 1 : index + 2] == ["."]:
        return _initialled(words, index)
    if is_first_name(form):
        return _named(words, index, index) or (_shown(words, index) if _is_called(words, index) else None)
    return _shown(words, index)


def _initialled(words: Words, index: int) -> Sighting | None:
    """ "A. Brohm (Bgm. Adorf)" in a list of those present."""
    at = index + 2
    listed = words.kinds[index] in (BlockKind.FIELD, BlockKind.LIST_ITEM) and words.forms[at + 1 : at + 2] == ["("]
    return _sighting(words, index, index, at + 1) if listed and is_surname(words.forms[at]) else None


def _titled(words: Words, index: int) -> Sighting | None:
    """ "Prof. Dr. Carsten Kühl", "Frau Petra Enders", "Dr. Bock" – but no firm: "Dr. Bock & Partner"."""
    forms = words.forms
    at = index
    while at < len(forms) and _is_title(words, index, at) and not (at > index and words.breaks[at]):
        at += 1
        while at < len(forms) and (forms[at] in {".", "-"} and words.glued(at)):
            at += 1
        if forms[at : at + 3] in _DEGREES:
            at += 3
    if at >= len(forms) or words.breaks[at] or not forms[at][0].isupper():
        return None
    if is_first_name(forms[at]) and (named := _named(words, at, index)) is not None:
        return named
    pair = at + 1 < len(forms) and is_surname(forms[at]) and is_surname(forms[at + 1]) and not words.breaks[at + 1]
    if pair and (match(words, at) is None or forms[at - 1] in _ADDRESSED):
        return _sighting(words, index, at, at + 2)
    alone = is_surname(forms[at]) and not is_firm(words, at + 1)
    return _sighting(words, index, at, at + 1) if alone else None


def _is_title(words: Words, first: int, at: int) -> bool:
    """Whether the word is a title, or the subject of a degree in short: "Dipl.-Geophys."."""
    forms = words.forms
    degree = at > first and forms[at - 1] == "-" and forms[at + 1 : at + 2] == ["."] and words.glued(at + 1)
    return forms[at] in _TITLES or degree


def _named(words: Words, index: int, first: int) -> Sighting | None:
    """First names, initials, particles, surname from word ``index`` on."""
    forms = words.forms
    at = index + 1
    while at < len(forms) and not words.breaks[at]:
        step = _step(words, at)
        if step == 0:
            break
        at += step
    if at >= len(forms) or words.breaks[at] or is_firm(words, at + 1):
        return None
    if not _may_end_name(words, at) and not (forms[at] in NOUN_SURNAMES and _holds_office(words, first, at + 1)):
        return None
    return _sighting(words, first, index, at + 1)


def _holds_office(words: Words, first: int, last: int) -> bool:
    """Whether an office or an address stands right beside a name: "Vorsitzender ist Holger Kreis, Bürgermeister"."""
    forms = words.forms
    before = forms[max(0, first - 2) : first]
    if before and not words.breaks[first] and (is_office(before[-1]) or forms[first] in _TITLES):
        return True
    if len(before) > 1 and before[1] in {"ist", "war", "wurde", "bleibt", "wird"} and is_office(before[0]):
        return True
    after = forms[last : last + 2]
    return len(after) > 1 and after[0] in {",", "("} and not words.breaks[last] and is_office(after[1])


def _step(words: Words, at: int) -> int:
    """How many words at ``at`` stand between first name and surname: an initial, a particle, one more first name."""
    forms = words.forms
    form = forms[at]
    if len(form) == 1 and form.isupper() and forms[at + 1 : at + 2] == ["."]:
        return 2
    if form in _PARTICLES:
        return _particle(words, at)
    farm = form in _FARMS and at + 1 < len(forms) and not words.breaks[at + 1] and is_surname(forms[at + 1])
    if farm and match(words, at + 1) is None:
        return 1
    another = is_first_name(form) and at + 1 < len(forms) and not words.breaks[at + 1] and _may_end_name(words, at + 1)
    return int(another)


_FARMS: Final = frozenset({"Schulze", "Schulte", "Große", "Grosse", "Kleine", "Lütke", "Lüttke"})
"""What surnames of two words begin with that once named a farm: "Anna Schulze Althoff"."""


def _particle(words: Words, at: int) -> int:
    """The words of a particle inside a name: "Ursula von der Leyen", but not "Peter von der Stadt X"."""
    forms = words.forms
    after = at + 1
    if after < len(forms) and forms[after] in _PARTICLES and forms[at][0].isupper():
        further = _particle(words, after)
        return 1 + further if further else 0
    if after + 1 < len(forms) and forms[after] == "und" and forms[after + 1] == "zu":
        after += 2
    articled = after < len(forms) and forms[after] in {"der", "den", "dem"}
    after += articled
    if after >= len(forms) or words.breaks[after]:
        return 0
    form = forms[after]
    place = articled and forms[at] != "van" and match(words, after) is not None  # "Peter von der Stadt X"
    named = is_surname(form) and not form.isupper() and not place
    return after - at if named else 0


def _shown(words: Words, index: int) -> Sighting | None:
    """Two capital words that no list knows, shown to be a person by a party, an office beside or a line of its own."""
    forms = words.forms
    if _is_called(words, index):
        return _sighting(words, index, index, index + 1)
    if index + 1 >= len(forms) or words.breaks[index + 1]:
        return None
    if forms[index + 1] in _PARTICLES and is_behind_office(words, index) and is_surname(forms[index]):
        end = index + 1 + _particle(words, index + 1)
        if end > index + 1 and _may_end_name(words, end):
            return _sighting(words, index, index, end + 1)  # "Bürgermeister Remco van der Velden"
    first, last = forms[index], forms[index + 1]
    if first[1:] != first[1:].lower() and "-" not in first:
        return None  # "KoRegio Hannover"
    if not (is_surname(first) and is_surname(last)) or match(words, index) is not None:
        return None
    if first.endswith(("er", "en", "e", "es", "s")) and len(first) > 6 and not is_behind_office(words, index):
        return None
    if _ABSTRACT.search(first):
        return None  # "des Amtes für Ländliche |Entwicklung Oberfranken, Hauptamtsleiter"
    end = index + 2
    if end + 1 < len(forms) and forms[end] == "(" and forms[end + 1] in _PARTIES:
        return _sighting(words, index, index, end)
    if is_behind_office(words, index):
        return _sighting(words, index, index, end)
    titled = end + 1 < len(forms) and forms[end] == "," and is_office(forms[end + 1])
    titled = titled and not (index > 0 and forms[index - 1][0].isupper() and find_head(forms[index - 1]) is not None)
    listed = words.kinds[index] is BlockKind.LIST_ITEM and len(first) > 2
    if titled and forms[end + 1] not in _TITLES and (listed or not words.opens[index]):
        return _sighting(words, index, index, end)
    if words.kinds[index] is BlockKind.CONTACT and words.breaks[index] and ends_line(words, end):
        return _sighting(words, index, index, end) if contact_follows(words, end) else None
    return None


def _is_called(words: Words, index: int) -> bool:
    """Whether a surname alone stands behind an office: "Bürgermeister Kranz (Adorf)", "sagte Landrätin Wolf"."""
    forms = words.forms
    if index > 1 and forms[index - 2 : index] in (["gez", "."], ["Gez", "."]) and not words.breaks[index]:
        alone = index + 1 == len(forms) or words.breaks[index + 1] > 0
        return (alone or is_office(forms[index + 1])) and is_surname(forms[index])  # "gez. Hembach"
    if index == 0 or words.breaks[index] or not _OFFICE.fullmatch(forms[index - 1].lower()):
        return False
    form = forms[index]
    if not is_surname(form) or len(form) < 3 or match(words, index) is not None or _ABSTRACT.search(form):
        return False
    after = forms[index + 1] if index + 1 < len(forms) and not words.breaks[index + 1] else "."
    if after in _PARTICLES and _particle(words, index + 1):
        return False
    return not (after[0].isupper() and after not in _PARTIES) and after not in {"-", "&", "+", "/"}


_ABSTRACT: Final = re.compile(
    r"(?:ität|heit|keit|schaft|ation|ismus|[a-zäöü]{4,}ung|ik|verkehr|schutz|bau|budget|wesen)$"
)
"""How nouns end that say what an office is for: "Projektmanager Mobilität"."""


def _sighting(words: Words, first: int, name: int, last: int) -> Sighting:
    spelled = words.spelled(name, last)
    if spelled[-1] in "’'":
        spelled = spelled[:-1]
    surname = words.forms[last - 1].rstrip("’'")
    degree = first
    while degree < name and words.forms[degree] in _ADDRESSES:
        degree += 1
    titled = (words.spelled(degree, last),) if degree < name and last - name > 1 else ()
    return Sighting(first, last, "Person", spelled, (surname, *titled), sort="Person", gender="", rank=55)


_ADDRESSED: Final = frozenset({"Frau", "Herr", "Herrn"})
"""Who is addressed so bears a name, be it that of a place: "Herr Laar Kern"."""
_ADDRESSES: Final = frozenset({"Frau", "Herr", "Herrn", "Hr", "Hrn", "Fr", "."})
"""What people are addressed by, which is no part of a name as degrees are."""
