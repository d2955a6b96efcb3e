"""Places by table and context: towns, districts, states, landscapes, and the lists of them under a shared noun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from ingest.claims.lexicon import Territory, cues, find_head, phrases, territories, vocabulary
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words, split_words
from ontology import places as tables

_GENITIVE: Final = ("s", "’", "'")
_CITY_STATES: Final = frozenset({"Berlin", "Hamburg", "Bremen"})
_JOINTS: Final = frozenset({",", "und", "sowie", "u", "&", "+", "/", "|", "·", "•", ";", "wie", "oder"})
_FILLERS: Final = frozenset({"auch", "schließlich", "dann", "ferner", "außerdem", "dazu", "der", "die", "den", "dem"})
_ARTICLES: Final = frozenset({"der", "die", "den", "dem"})
_BEFORE_NAMES: Final = frozenset({"mit", "in", "aus", "von", "um", "der", "die", "den", "dem", "das", "des"})
_BARE_PREPOSITIONS: Final = frozenset({"in", "aus", "nach", "bei"})
_SUFFIXES_OF_NOUNS: Final = re.compile(
    r".{3,}(?:ungen|ung|heiten|heit|keiten|keit|schaften|schaft|tionen|tion|ismus|ierung|innen|tät|täten|zeiten"
    r"|verbände|verband|vereine|verein|räte|rat|ämter|amt|gruppe|gruppen|projekt|projekte|konzept|vertreter|partner)"
)
_BUILDINGS: Final = re.compile(
    r"(?:Rathaus|Residenz|Schloss|Stadthalle|Kulturhaus|Kongress|Messe|Bürgerhaus|Landratsamt|Kreishaus|Ratssaal"
    r"|Theater|Staatskanzlei|Landtag|Dom|Museum|Universität)\w*"
)
_OFFICE: Final = re.compile(
    r"\w*(?:meister|meisterin|meisters|rat|rats|räte|rätin|landrat|verwaltungschef|verwaltungschefin|rathauschef"
    r"|rathauschefin|stadtchef|dezernent|dezernentin|kämmerer|kämmerin|beigeordnete[rn]?|politik|stadtrat|gemeinderat)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of the gazetteer; ``sure`` is false for names that are ordinary words or surnames as well."""

    kind: str
    name: str
    sure: bool


Index = dict[str, list[tuple[tuple[str, ...], Entry]]]


@cache
def gazetteer() -> Index:
    """All names of places by their first word, the longest first."""
    index: Index = {}
    seen: set[str] = set()
    doubtful = vocabulary("ambiguous_places")

    def add(kind: str, name: str) -> None:
        if not name or name in seen:
            return
        seen.add(name)
        pieces = split_words(name)
        index.setdefault(pieces[0], []).append((pieces, Entry(kind, name, name not in doubtful)))

    def alias(name: str, form: str) -> None:
        """Let an inflected form stand for the name."""
        if form not in seen:
            pieces = split_words(form)
            entry = next(e for words, e in index[split_words(name)[0]] if e.name == name)
            index.setdefault(pieces[0], []).append((pieces, entry))

    for state in tables.states():
        add("Municipality" if state.name in _CITY_STATES else "State", state.name)
    add("State", "Deutschland")
    add("State", "Bundesrepublik Deutschland")
    for district in tables.districts():
        if "kreis" in district.name.lower():
            add("District", district.name)
            alias(district.name, re.sub(r"(?<=[kK]reis)\b", "es", district.name))
        elif district.full_name.startswith(("Region ", "Städteregion ", "StädteRegion ", "Regionalverband ")):
            add("District", district.full_name)
    for government in tables.government_districts():
        if government.name.endswith(("franken", "bayern", "pfalz")) or government.name == "Schwaben":
            add("District", government.name)
    for town in tables.municipalities():
        if town.designation != "Gemeindefreies Gebiet":
            for name in (town.name, town.full_name, town.short_name):
                add("Municipality", name)
    towns = {t.ags for t in tables.municipalities()}
    for spelling in tables.spellings():
        if spelling.key in towns:
            add("Municipality", spelling.name)
    for region in phrases("regions"):
        add("Region", region)
        first, _, rest = region.partition(" ")
        if rest and (declined := re.fullmatch(r"(\w{3,})(?:es|er|e)", first)) and not is_town_adjective(first):
            for ending in ("e", "en", "em", "er", "es"):
                alias(region, f"{declined[1]}{ending} {rest}")
    for district in tables.districts():
        if not district.is_city:
            add("Region" if district.name in _regional() else "District", district.name)
    for entries in index.values():
        entries.sort(key=lambda e: -len(e[0]))
    return index


@cache
def _regional() -> frozenset[str]:
    return frozenset(phrases("regions"))


@cache
def districts() -> frozenset[str]:
    """The names of districts, with and without "Landkreis"."""
    return frozenset(n for d in tables.districts() for n in (d.name, d.full_name))


@cache
def associations() -> frozenset[str]:
    """The names of unions of municipalities: Ämter, Samtgemeinden, Verbandsgemeinden …"""
    return frozenset(a.name for a in tables.associations())


@cache
def states() -> frozenset[str]:
    return frozenset(s.name for s in tables.states())


def match(words: Words, index: int) -> tuple[int, Entry] | None:
    """The longest name of a place that begins at word ``index``, also in the genitive: its end and what it is."""
    forms = words.forms
    form = forms[index]
    entries = gazetteer().get(form)
    if entries is None:
        if form[-1:] in _GENITIVE and len(form) > 3:
            return _match_genitive(words, index, form[:-1])
        return None
    best: tuple[int, Entry] | None = None
    for pieces, entry in entries:
        end = index + len(pieces)
        if end <= len(forms) and (len(pieces) == 1 or _continues(words, index, pieces)):
            best = (end, entry)
            break
    return best


def _match_genitive(words: Words, index: int, stem: str) -> tuple[int, Entry] | None:
    for pieces, entry in gazetteer().get(stem, ()):
        if len(pieces) == 1:
            return index + 1, entry
    return None


def _continues(words: Words, index: int, pieces: tuple[str, ...]) -> bool:
    forms = words.forms
    last = len(pieces) - 1
    for offset in range(1, len(pieces)):
        if words.breaks[index + offset]:
            return False
        form, piece = forms[index + offset], pieces[offset]
        if form != piece and not (offset == last and len(form) > 3 and form[-1] in _GENITIVE and form[:-1] == piece):
            return False
    return True


def find_places(words: Words) -> list[Sighting]:
    """The places that a text names; doubtful names only where the context makes them places."""
    found: dict[int, Sighting] = {}
    doubtful: dict[int, Sighting] = {}
    nouns = territories()
    index = 0
    forms = words.forms
    while index < len(forms):
        form = forms[index]
        noun = nouns.get(form) if form[0].isupper() else None
        if noun is not None:
            end = index + 1
            for sighting in _under(words, index, noun):
                found[sighting.first] = sighting
                end = max(end, sighting.last)
            index = end
            continue
        if form[0].isupper() or not form[0].isascii():
            matched = match(words, index)
            if matched is not None:
                end, entry = matched
                end = _with_addition(words, end)
                name = _name(words, index, end, entry)
                sighting = Sighting(index, end, entry.kind, name, sort=_sort(entry), rank=40)
                if entry.sure and not _inside_name(words, index, end):
                    found[index] = sighting
                else:
                    doubtful[index] = sighting
                index = end
                continue
            adjective = _adjective(words, index) or _area(words, index)
            if adjective is not None:
                found[index] = adjective
                index = adjective.last
                continue
        index += 1
    _settle(words, found, doubtful)
    _add_strangers(words, found)
    return [found[i] for i in sorted(found)]


def _sort(entry: Entry) -> str:
    return "Ort" if entry.kind == "Municipality" else entry.kind


def _name(words: Words, first: int, last: int, entry: Entry) -> str:
    spelled = words.spelled(first, last)
    if entry.kind in {"Region", "District"} and entry.name.split(" ")[-1] in spelled:
        return entry.name
    if spelled != entry.name and spelled[-1] in _GENITIVE and spelled[:-1] == entry.name:
        return entry.name
    if spelled[-1] in _GENITIVE and spelled[:-1].endswith(entry.name.split(" ")[-1]):
        return spelled[:-1]
    return spelled


def _inside_name(words: Words, first: int, last: int) -> bool:
    """Whether the word is part of a hyphenated pair written with spaces, or a prefix cut off ("Sachsen- und …")."""
    return words.forms[last - 1].endswith("-")


def _with_addition(words: Words, end: int) -> int:
    """Where a name ends with an addition in brackets or with a full stop: "(Dosse)", "i. UFr.", "b. Coburg"."""
    forms = words.forms
    if end >= len(forms) or words.breaks[end]:
        return end
    form = forms[end]
    if re.fullmatch(r"(?:[a-zäöü]\.)+[A-ZÄÖÜ]\w*\.?(?:[A-ZÄÖÜ]\.)*", form):  # a.T.W.  i.d.OPf.
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


def _with_water(words: Words, end: int) -> int:
    """Over "an der Heide", "am Forst" behind a name in an enumeration, which tables know without it."""
    forms = words.forms
    after = end
    if forms[after] in {"am", "im", "bei"} and not words.breaks[after]:
        after += 1
    elif forms[after] in {"an", "in", "ob", "vor", "auf"} and forms[after + 1] in {"der", "den"}:
        after += 2
    if after == end or after >= len(forms) or not _could_be_place(forms[after]):
        return end
    closes = after + 1 == len(forms) or forms[after + 1] in {",", ".", "und", "sowie"} or words.breaks[after + 1]
    return after + 1 if closes else end


def _bracket(words: Words, end: int) -> int:
    forms = words.forms
    if end + 2 < len(forms) and forms[end] == "(" and forms[end + 2] == ")" and forms[end + 1][0].isupper():
        inner = forms[end + 1]
        if not inner.isupper() and not words.breaks[end]:
            return end + 3
    return end


# -- names under a noun ------------------------------------------------------------------------------------------------


def _under(words: Words, index: int, noun: Territory) -> Iterator[Sighting]:
    """The places named under a noun: "Stadt X", "die Gemeinden A, B und C", "Stadt und Landkreis Hildesheim"."""
    forms = words.forms
    at = index + 1
    if at >= len(forms) or (words.breaks[at] == 2 and words.forms[at] != ":"):
        return
    other = territories().get(forms[at + 1]) if forms[at] == "und" and at + 2 < len(forms) else None
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
    if at < len(forms) and forms[at] in {"„", '"', "»"}:
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


def _is_definite(words: Words, index: int) -> bool:
    """Whether an article stands before a noun, or a colon behind it."""
    before = words.forms[max(0, index - 3) : index]
    return words.forms[index + 1] == ":" or any(form.lower() in cues("definite") for form in before)


def _list_names(words: Words, at: int, noun: Territory) -> list[tuple[int, int, str, bool]]:
    """The names from word ``at`` on: where each begins and ends, how it is written, whether a table knows it."""
    forms = words.forms
    listed: list[tuple[int, int, str, bool]] = []
    while at < len(forms):
        unknown = (noun.many or not listed) and forms[at - 1] not in _ARTICLES
        named = _read_name(words, at, noun, unknown=unknown)
        if named is None:
            break
        end, name = named
        listed.append((at, end, name, _read_name(words, at, noun, unknown=False) is not None))
        after = _next_item(words, end)
        if after is None or not noun.many or forms[after] in territories():
            break
        at = after
    return listed


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
        title = "Landkreis" if noun.sort == "Landkreis" else noun.sort
        full = name if re.search(r"kreis\b", name, re.IGNORECASE) else f"{title} {name}"
        aliases = (name,) if name != full else ()
        return Sighting(first, last, noun.kind, full, aliases, sort=noun.sort, gender="m", rank=48)
    if noun.kind == "Authority" and (noun.many or _is_within(words, first)):
        return Sighting(first, last, "State", name, (f"{noun.sort} {name}",), sort="State", gender="n", rank=48)
    if noun.kind == "Authority":
        return Sighting(first, last, noun.kind, f"{noun.sort} {name}", (), sort=noun.sort, gender="n", rank=48)
    if noun.keeps:
        return Sighting(first, last, noun.kind, f"{noun.sort} {name}", (name,), sort=noun.sort, gender="f", rank=48)
    spelled = words.spelled(first, last)
    aliases = (f"{noun.sort} {name}",) if spelled != name and not noun.many else ()
    kind = "Municipality" if noun.kind == "Municipality" else noun.kind
    return Sighting(first, last, kind, name, aliases, sort=noun.sort, gender="f", rank=48)


def _is_within(words: Words, first: int) -> bool:
    """Whether a state is named as a territory: "im Freistaat Thüringen"."""
    return first > 0 and words.forms[first - 1].lower() in {"im", "ins"}


def _next_item(words: Words, at: int) -> int | None:
    """Where the next item of an enumeration begins, if one goes on at word ``at``."""
    forms = words.forms
    if at >= len(forms):
        return None
    if words.breaks[at] and forms[at] not in _JOINTS:
        return None
    end = at
    while end < len(forms) and end - at < 3 and forms[end] in _JOINTS:
        if forms[end] == "u" and forms[end + 1 : end + 2] == ["."]:
            end += 1
        end += 1
    if end == at:
        return None
    while end < len(forms) and forms[end] in _FILLERS and forms[end] not in territories():
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
    if matched is not None and matched[1].kind == "State" and matched[1].name not in _CITY_STATES:
        return None
    if matched is not None and noun.many and len(forms) > matched[0] + 2:
        matched = (_with_water(words, matched[0]), matched[1])
    if matched is not None and (noun.kind != "Municipality" or matched[1].kind in {"Municipality", "Region"}):
        end, entry = matched
        end = _bracket(words, _with_addition(words, end))
        if not forms[end - 1].endswith("-"):
            return end, _name(words, at, end, entry)
    if not unknown or forms[at].endswith("-") or forms[at] in territories() or not _could_be_place(forms[at]):
        return None
    part = noun.sort == "Ort" and forms[at - 1].endswith(("teil", "teils", "Ortschaft"))
    if noun.sort in {"Kreis", "Bezirk", "Amt", "Markt", "Ort", "Kommune"} and not noun.many and not part:
        return None
    if not noun.many and words.opens[at]:
        return None
    end = at + 1
    adjective = re.fullmatch(r"\w{3,}(?:er|es|e|ische[srn]?)", forms[at])
    if adjective and end < len(forms) and not words.breaks[end] and _could_be_place(forms[end]):
        end += 1
    end = _bracket(words, _with_addition(words, end))
    spelled = words.spelled(at, end)
    return end, spelled


def _read_state(words: Words, at: int) -> tuple[int, str] | None:
    form = words.forms[at]
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
            for name in (spelled, spelled[:-1] if spelled[-1] in _GENITIVE else spelled):
                if name in names:
                    return end, name
    return None


def _could_be_place(form: str) -> bool:
    """Whether a word that no table knows may be a place: capital, no abbreviation, no noun by its ending."""
    return len(form) > 2 and form[0].isupper() and not form.isupper() and not _SUFFIXES_OF_NOUNS.fullmatch(form)


# -- adjectives and doubtful names -------------------------------------------------------------------------------------


def _adjective(words: Words, index: int) -> Sighting | None:
    """ "Remscheider" before an office or a building of the town: the town itself is meant."""
    form = words.forms[index]
    if not form.endswith("er") or len(form) < 5 or index + 1 >= len(words) or words.breaks[index + 1]:
        return None
    following = words.forms[index + 1]
    if not (_OFFICE.fullmatch(following.lower()) or _BUILDINGS.fullmatch(following)):
        return None
    for base in _bases(form):
        for pieces, entry in gazetteer().get(base, ()):
            if len(pieces) == 1 and entry.kind == "Municipality":
                return Sighting(index, index + 1, "Municipality", base, sort="Ort", rank=30, refers=True)
    return None


@cache
def _town_names() -> frozenset[str]:
    return (
        frozenset(t.short_name for t in tables.municipalities())
        | states()
        | frozenset(first for r in phrases("regions") if " " not in (first := r))
    )


@lru_cache(maxsize=4096)
def is_landscape(name: str) -> bool:
    """Whether a name is in the gazetteer just as it is."""
    pieces = split_words(name)
    return any(entry[0] == pieces for entry in gazetteer().get(pieces[0], ()))


@lru_cache(maxsize=16384)
def is_town_adjective(form: str) -> bool:
    """Whether a word is derived from the name of a place: "Berliner", "Bremer", "Münchner"."""
    return len(form) > 4 and form[0].isupper() and form.endswith("er") and any(b in _town_names() for b in _bases(form))


_LANDSCAPE: Final = re.compile(
    r"(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[lL]and|[tT]al|[bB]ecken|[hH]öhen?|[hH]eide|[mM]oor|[sS]een|[wW]inkel|[bB]ogen|[sS]chweiz|[gG]äu"
    r"|[aA]lb|[wW]ald|[wW]esten|[oO]sten|[sS]üden|[nN]orden|[sS]eenplatte|[lL]andschaft|[bB]örde|[mM]ark|[aA]uen?|[rR]evier"
    r"|[oO]berland|[bB]erge|[hH]eimat|[sS]pitze)"
)


def _area(words: Words, index: int) -> Sighting | None:
    """ "Ronneburger Hügelland", "Nördliches Harzvorland": an adjective of place or direction and a landscape."""
    forms = words.forms
    after = index + 1
    if after >= len(forms) or words.breaks[after] or not _LANDSCAPE.fullmatch(forms[after]):
        return None
    form = forms[index]
    if form.endswith("er") and is_town_adjective(form) and forms[after] != "Landes":
        return Sighting(index, after + 1, "Region", f"{form} {forms[after]}", sort="Landschaft", gender="n", rank=41)
    direction = _DIRECTION.fullmatch(form)
    if direction and not words.opens[index] and len(forms[after]) > 5:
        name = f"{direction[1]}es {forms[after]}"
        return Sighting(index, after + 1, "Region", name, sort="Landschaft", gender="n", rank=41)
    return None


_DIRECTION: Final = re.compile(
    r"((?:Nörd|Süd|Öst|West)lich|Mittler|Ober|Unter|Hoh|Nieder|Vorder|Hinter|Bergisch|Märkisch|Fränkisch|Schwäbisch"
    r"|Sächsisch|Hessisch|Bayerisch|Württembergisch|Rheinisch|Alt)(?:e|en|em|er|es)"
)


def _bases(form: str) -> Iterator[str]:
    stem = form[:-2]
    yield stem
    yield stem + "e"
    yield stem + "en"
    if stem.endswith("n"):
        yield stem[:-1] + "en"


def _settle(words: Words, found: dict[int, Sighting], doubtful: dict[int, Sighting]) -> None:
    """Move doubtful names to ``found`` where a preposition or neighbours in an enumeration speak for a place."""
    for index, sighting in sorted(doubtful.items()):
        if _speaks_for_place(words, index, sighting):
            found[index] = sighting
            del doubtful[index]
    moved = True
    while moved and doubtful:
        moved = False
        ends = {s.last: s for s in found.values() if s.kind in {"Municipality", "District"}}
        for index, sighting in sorted(doubtful.items()):
            after = _next_item(words, sighting.last)
            before = _previous_end(words, index)
            beside = (after in found and found[after].kind == "Municipality") or before in ends
            if beside and not words.forms[sighting.last - 1].endswith("-"):
                found[index] = sighting
                del doubtful[index]
                moved = True


def _previous_end(words: Words, index: int) -> int:
    at = index
    while at > 0 and index - at < 3 and words.forms[at - 1] in _JOINTS:
        at -= 1
    return at if at != index else -1


_PLACE_ENDING: Final = re.compile(
    r"[A-ZÄÖÜ][a-zäöüß-]{2,}(?:heim|hausen|dorf|bach|stedt|städt|berg|burg|furt|feld|felden|rode|roda|leben|ingen|ungen"
    r"|itz|witz|ow|au|brunn|bronn|kirchen|hofen|büttel|hagen|wald|walde|see|stein|thal|tal|münde|brück|born|beck|mühle"
    r"|mühl|reuth|grün|lohe|heide|moor|horst|loh|ried|zell|weiler|haus|kirch)"
)


def _add_strangers(words: Words, found: dict[int, Sighting]) -> None:
    """Names that no table knows: inside an enumeration of places, or by their ending after "in", "aus", "nach"."""
    forms = words.forms
    taken = {i for s in found.values() for i in range(s.first, s.last)}
    for sighting in [found[i] for i in sorted(found) if found[i].kind == "Municipality" and not found[i].refers]:
        row = [sighting]
        end = sighting.last
        while (after := _next_item(words, end)) is not None and len(row) < 40:
            if after in found:
                row.append(found[after])
            elif after not in taken and forms[after - 1] not in _ARTICLES and _is_stranger(words, after):
                row.append(Sighting(after, after + 1, "Municipality", forms[after], sort=sighting.sort, rank=38))
            else:
                break
            end = row[-1].last
        strangers = [s for s in row if s.first not in found]
        known = len(row) - len(strangers)
        if strangers and (known > len(strangers) or (known > 1 and row[-1].first in found)):
            found.update({s.first: s for s in strangers})
            taken.update(s.first for s in strangers)
    for index in range(1, len(forms)):
        if index in taken or forms[index - 1] not in _BARE_PREPOSITIONS or words.breaks[index]:
            continue
        if _PLACE_ENDING.fullmatch(forms[index]) and _is_stranger(words, index):
            found[index] = Sighting(index, index + 1, "Municipality", forms[index], sort="Ort", rank=22)


def _is_stranger(words: Words, at: int) -> bool:
    form = words.forms[at]
    return (
        _could_be_place(form) and form not in territories() and find_head(form) is None and not form.endswith("-")
        and form not in vocabulary("first_names") and not form[-1].isdigit() and form not in cues("stops")
    )  # fmt: skip


def _speaks_for_place(words: Words, index: int, sighting: Sighting) -> bool:
    forms = words.forms
    if forms[sighting.last - 1].endswith("-") or index == 0 or words.breaks[index]:
        return False
    before = forms[index - 1]
    if before in _BARE_PREPOSITIONS:
        return forms[sighting.last - 1] == sighting.name.split(" ")[-1]
    if before == "von" and index > 1:
        return bool(_OFFICE.fullmatch(forms[index - 2].lower()) or _BUILDINGS.fullmatch(forms[index - 2]))
    return False
