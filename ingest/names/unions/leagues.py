"""Cooperations whose names have no noun to say so ("Dresdner Heidebogen", "KulturRaum"): found by what is said of them.

Members, a seat, a chair, a founding: who has these is a cooperation. The publisher of a text is one more hint.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from ingest.names.brackets import OPENING
from ingest.names.knowledge.gazetteer import is_landscape, territory
from ingest.names.knowledge.inflection import is_adjective
from ingest.names.knowledge.lexicon import cues, find_head
from ingest.names.knowledge.personal_words import is_office
from ingest.names.sightings import Sighting
from ingest.names.structure.name_ends import name_end
from ingest.names.unions.apposed_groups import find_apposed
from ingest.names.words import Words, split_words

_AREA: Final = re.compile(
    r".+(?:land|gau|tal|bogen|winkel|gäu|ried|moor|eck|stern|raum|seenplatte|heide|wald|börde|mark|aue|höhe|höhen|berge"
    r"|blick|dreieck|allianz|region|regional|netz|verbund|spitze|kleeblatt|bund|rhein|main|mosel|elbe|saale|harz)",
    re.IGNORECASE,
)
_GENITIVE: Final = re.compile(r".{4,}[^aiusß]s")
_STRONG: Final = re.compile(r"(?:bund|kreis|land|raum|netz|pakt|kranz|viereck|dreieck|wald|gebirg)es$", re.IGNORECASE)
"""Nouns whose genitive has two letters more."""
_HELD: Final = cues("held_by_cooperations")
_PREDICATES: Final = cues("predicates_of_cooperations")
_ARTICLES: Final = frozenset({"des", "der", "von", "im", "in", "beim", "zum", "zur", "vom", "dem", "die", "das"})
_ITEMS: Final = frozenset({"und", "sowie"})
_NAMED: Final = frozenset({"der", "die", "das"})
_OPEN_TO_CHANGE: Final = frozenset({"Region", "Project", "Committee"})
"""Kinds of sightings that what is said of them can turn into cooperations."""


def find_leagues(words: Words, sightings: list[Sighting], publisher: str | None) -> Iterator[Sighting]:
    """Sightings of cooperations by what is said of them, where so far nothing or something vague was seen."""
    seen = {i: s for s in sightings for i in range(s.first, s.last)}
    counts = Counter(words.forms)
    for index in range(len(words) - 1):
        start = _start(words, index)
        before = seen.get(index - 1)
        if before is not None and before.last == index and _is_union(before) and _unites(words, index):
            yield _turned(before)
            continue
        if before is not None and before.last == index and (group := list(find_apposed(words, index, before))):
            yield from group
            continue
        if start is not None and start > 1 and words.forms[start - 2] in _ITEMS and words.forms[start - 1] in _NAMED:
            continue  # "die Stadt A und der Verband B beigetreten"
        if start is None or (start in seen and not _is_open(seen[start], told=_introduces(words, index))):
            continue
        if start in seen:
            sighting = seen[start]
            if sighting.first == start and not _is_area(words, sighting):
                yield _turned(sighting)
            continue
        end = _end(words, start, seen)
        if end < index and _introduces(words, index) and _is_whole(words, start, index):
            end = index  # "Die Wachstumsachse Lauenburg ist eine Kooperation"
        if end > start and _is_name(words, start, end, counts):
            name = words.spelled(start, end).rstrip("’'")
            if words.forms[start - 1] == "des" and _GENITIVE.fullmatch(name):
                name = name[: -2 if _STRONG.search(name) else -1]
            if _is_charity(words, start, end):
                continue
            yield Sighting(start, end, "Cooperation", name, sort="", gender="", rank=44)
    if publisher:
        yield from _published(words, publisher, seen)


def _is_charity(words: Words, start: int, end: int) -> bool:
    """Whether a noun with its adjective names a body of which towns are no members: "des Bayerischen Roten Kreuzes"."""
    return end - start > 1 and any(map(_DENOMINATION.fullmatch, words.forms[start : start + 2]))


_DENOMINATION: Final = re.compile(r"(?:Christlich|Evangelisch|Katholisch|Rot|Jung)e[nrs]?")
"""Adjectives that open the names of churches, charities and parties."""


def _is_area(words: Words, sighting: Sighting) -> bool:
    """Whether a stretch of land is what towns are told to lie in: "Zu Südwestfalen gehören die Kreise A und B"."""
    before = words.forms[sighting.first - 1] if sighting.first else ""
    return sighting.kind == "Region" and before in {"Zu", "zu"} and is_landscape(sighting.name)


def _turned(sighting: Sighting) -> Sighting:
    return Sighting(
        sighting.first, sighting.last, "Cooperation", sighting.name, sighting.aliases, sort=sighting.sort,
        gender=sighting.gender, rank=60,
    )  # fmt: skip


_UNITING: Final = ("ring", "verband", "bund", "gemeinschaft", "vereinigung", "netz", "netzwerk", "initiative", "forum")
"""How nouns end that towns may call their cooperation by."""


def _is_open(sighting: Sighting, *, told: bool) -> bool:
    """Whether a sighting may be of a cooperation after all: an unnamed noun or "Region X" may not, unless it is told
    to be one and is no known noun: "den Moselbogen, eine Arbeitsgemeinschaft der Orte"."""
    if sighting.kind == "Organisation" and sighting.sort.endswith(_UNITING) and find_head(sighting.sort) is None:
        return True
    if told and sighting.kind == "Project" and not sighting.refers and find_head(sighting.name) is None:
        return True
    if sighting.kind not in _OPEN_TO_CHANGE or sighting.bare or sighting.refers:
        return False
    if sighting.kind == "Region":
        return sighting.sort in {"Region", "Erlebnisregion"} or is_landscape(sighting.name)
    return sighting.kind == "Committee" or find_head(sighting.sort) is None


def _is_union(sighting: Sighting) -> bool:
    return sighting.kind == "Organisation" and not sighting.bare and not sighting.refers


def _unites(words: Words, index: int) -> bool:
    """Whether "ist ein Zusammenschluss der Landkreise …" stands at word ``index``: whoever it is said of cooperates."""
    near = words.forms[index : index + 8]
    if not _introduces(words, index):
        return False
    noun = next((i for i, form in enumerate(near) if form in _UNIONS), None)
    return noun is not None and any(territory(form) is not None for form in near[noun + 1 : noun + 5])


_UNIONS: Final = frozenset({"Zusammenschluss", "Bündnis", "Verbund", "Zusammenschlusses"})


def _start(words: Words, index: int) -> int | None:
    """Where a name begins by word ``index``: "Mitglieder des |X", "|X besteht aus", "|X ist ein Bündnis"."""
    forms = words.forms
    form = forms[index]
    if form in _HELD:
        after = index + 1
        steps = 0
        while after < len(forms) and (forms[after] in _ARTICLES or forms[after] in OPENING) and steps < _STEPS:
            after += 1
            steps += 1
        located = form in _PLACED and forms[after - 1] in _WHERE  # "fünf Gemeinden im Hunsrück"
        if steps and not located and after < len(forms) and forms[after][0].isupper() and not words.breaks[after]:
            return after
        return None
    if form in _PREDICATES or _introduces(words, index) or _is_founded(words, index):
        start = index
        if start > 2 and forms[start - 1] == ")" and forms[start - 3] == "(":
            start -= 3
        if start > 1 and forms[start - 1] in _CLOSING:
            start -= 1
        while start > 0 and not words.breaks[start] and _part(words, start - 1):
            start -= 1
        if (
            start > 1
            and forms[start - 1] == "für"
            and _CLUB.fullmatch(forms[start - 2])
            and not words.breaks[start - 1]
        ):
            start -= 2  # "der Verein für Regionalentwicklung X, eine …"
        if start < index and forms[start][0].isupper() and forms[start - 1].lower() not in _WHERE:
            return start
    return None


_WHERE: Final = frozenset({"im", "in", "am", "an", "aus", "auf", "bei", "beim", "vom", "durch", "nach"})
"""Behind these stands where something is: "vier Städte im Schwarzwald, ein Bündnis"."""
_STEPS: Final = 3
_PLACED: Final = frozenset({"Kommunen", "Gemeinden"})
"""What lies somewhere as well as being held by a cooperation."""
_CLUB: Final = re.compile(r"Verein|Förderverein|Verband|Gesellschaft|Gemeinschaft|Bündnis|Initiative")
_CLOSING: Final = frozenset({"“", "”", '"', "«"})


def _is_founded(words: Words, index: int) -> bool:
    """Whether "wurde 2003 gegründet" stands at word ``index``."""
    return words.forms[index] == "wurde" and "gegründet" in words.forms[index : index + 8]


def _introduces(words: Words, index: int) -> bool:
    """Whether "ist ein Zusammenschluss" or ", ein Verbund" stands at word ``index``."""
    forms = words.forms
    if forms[index] not in {"ist", ",", "–", "als"}:
        return False
    after = index + 1
    if after >= len(forms) or forms[after] not in {"ein", "eine", "der", "die", "das", "einem", "einer"}:
        return False
    after += 1
    while after < len(forms) and forms[after][0].islower() and is_adjective(forms[after]):
        after += 1
    head = find_head(forms[after]) if after < len(forms) and forms[after][0].isupper() else None
    return head is not None and head[0].kind == "Cooperation"


def _part(words: Words, at: int) -> bool:
    form = words.forms[at]
    if not form[0].isupper() or is_office(form) or territory(form) is not None or form in cues("stops"):
        return False
    return find_head(form) is None and not (words.opens[at] and is_adjective(form) and "-" not in form)


def _end(words: Words, start: int, seen: dict[int, Sighting]) -> int:
    end = name_end(words, start)
    while end > start and any(i in seen for i in range(start, end)):
        end -= 1
    return end


def _is_whole(words: Words, start: int, end: int) -> bool:
    """Whether all between an article and word ``end`` is one run of capital words."""
    run = words.forms[start:end]
    opened = words.forms[start - 1].lower() in _ARTICLES and len(run) > 1 and words.is_whole(start, end)
    return opened and all(form[0].isupper() for form in run)


def _is_name(words: Words, start: int, end: int, counts: Counter[str]) -> bool:
    """Whether the words look like a proper name and like no ordinary noun."""
    forms = words.forms[start:end]
    first = forms[0]
    if (
        find_head(first) is not None
        or territory(first) is not None
        or is_office(first)
        or first in cues("ordinary_nouns")
        or forms[-1].lower().endswith(_ORDINARY)
    ):
        return False
    if len(forms) > 1:
        return all(f[0].isupper() or f in {"und", "&", "am", "an", "der"} for f in forms)
    mixed = any(c.isupper() for c in first[1:])
    return mixed or (bool(_AREA.fullmatch(first)) and counts[first] > 1)


_ORGANS: Final = (
    "kreistag", "kreistags", "kreistages", "landtag", "landtags", "bezirkstag", "bezirkstags", "stadtrat", "stadtrats",
    "stadtrates", "gemeinderat", "gemeinderats", "gemeinderates", "ortsrat", "marktrat", "rat", "rats", "rates",
    "ausschuss", "ausschusses", "fraktion", "verwaltung", "parlament", "kanzlei", "regierung", "ministerium",
    "behörde", "hochschule", "universität", "institut", "instituts", "presse", "redaktion",
)  # fmt: skip
"""How the organs of towns and states, and schools and papers are called."""
_ORDINARY: Final = (
    *_ORGANS, "gebiet", "gebiets", "gebietes", "kulisse", "antrag", "mittel", "büro", "team", "konzept", "management",
    "prozess", "prozesses", "prozesse", "programm", "programms", "förderung", "periode", "phase", "status", "ansatz",
    "ansatzes", "prinzip", "methode", "idee", "gedanke", "gedanken", "budget", "budgets", "strategie", "vorhaben",
    "verfahren", "verfahrens", "plan", "plans", "arbeit", "geschäft", "geschäfts", "jahr", "jahrs", "jahres",
    "entwicklung", "erneuerung", "ordnung", "planung", "versorgung",
)  # fmt: skip
"""What no cooperation is called by, however it is written: "das ILE-Gebiet"."""


def _published(words: Words, publisher: str, seen: dict[int, Sighting]) -> Iterator[Sighting]:
    """Where a publisher that is no town, firm or newspaper is named by the words of its own name."""
    pieces = split_words(publisher)
    while pieces and pieces[-1] in {".", "V", "e", "e.V.", "(", ")"}:
        pieces = pieces[:-1]
    if len(pieces) < 2 or territory(pieces[0]) is not None or any(p in cues("publishing_words") for p in pieces):
        return
    if pieces[0].lower().endswith(_ORGANS):
        return
    for at in range(len(words) - len(pieces) + 1):
        end = at + len(pieces)
        if tuple(words.forms[at:end]) == pieces and at not in seen and words.is_whole(at, end):
            yield Sighting(at, end, "Cooperation", words.spelled(at, end), rank=44)
