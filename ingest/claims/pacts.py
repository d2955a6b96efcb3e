"""Cooperations by their build and company: "In der Randen-Partnerschaft arbeiten A, B und C zusammen".

A noun like Partnerschaft, Bund, Forum or Runde names many things. Where several towns are said to join in it, and it
has a name of its own, it is a cooperation of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.claims.brackets import OPENING, quotation_end
from ingest.claims.gazetteer import territory
from ingest.claims.inflection import decline, is_adjective, may_open_name
from ingest.claims.joined_names import joined_name
from ingest.claims.kinds import LOCAL
from ingest.claims.lexicon import cues, find_head
from ingest.claims.name_ends import name_end
from ingest.claims.people import is_office
from ingest.claims.sightings import Sighting
from ingest.claims.words import Words

_BUILT: Final = {
    gender: re.compile(rf"((?:\w+-)*\w*?)-?((?:{'|'.join(sorted(cues(table)))})(?:es|s)?)", re.IGNORECASE)
    for gender, table in (("f", "joint_nouns_f"), ("n", "joint_nouns_n"), ("m", "joint_nouns_m"))
}
_SPATIAL: Final = ("achse", "raum", "kreis", "bogen", "dreieck", "viereck", "ring", "stern", "kranz")
"""Nouns that name stretches of land as well."""
_JOINING: Final = re.compile(
    r"(?:an)?gehör(?:en|t|ten|te)|angehören\w*|bilde(?:n|t|ten|te)|gebildet|besteht|bestehend|umfasst|vereint|vereinen|vereinigt"
    r"|zusammen\w*|gründe(?:n|t|ten|te)|gegründet\w*|vereinbar\w+|mitglied\w*|partner\w*|beteilig\w+|verb[uü]nde[nt]\w*"
    r"|kooperier\w+|vernetz\w+|organisiert|getragen|geschlossen|unterzeichne\w+|besiegel\w+|angeschlossen|beigetreten|nenn\w+|verabred\w+"
    r"|geschmiedet|taufe|getauft|leben|gründung|gesellschafter|träger|verbandsmitglieder|gründungsmitglieder|dabei|boot|formiert"
)
_SURE: Final = re.compile(
    r"mitglied\w*|zusammen\w*|gründung|gemeinsam|gründe\w+|gegründet\w*|partner\w*|kooperier\w+|vereinbar\w+|geschlossen|beigetreten|taufe"
    r"|unterzeichne\w+|besiegel\w+|organisiert|verb[uü]nde[nt]\w*|verbandsmitglieder"
)
_WORK: Final = re.compile(r"projekt|vorhaben|maßnahme|konzept|programm|kampagne|wettbewerb")
"""What else may be called by a name in quotation marks."""
_ARTICLES: Final = frozenset(
    {
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "im",
        "zum",
        "zur",
        "vom",
        "beim",
        "Der",
        "Die",
        "Das",
        "Dem",
        "Im",
        "Zum",
        "Zur",
    }
    | {"Beim", "Vom", "am", "ins"}
)
_TO: Final = frozenset({"zum", "zur", "Zum", "Zur"})
_TAKEN: Final = frozenset(
    {
        "Cooperation",
        "Committee",
        "Ministry",
        "Authority",
        "Person",
        "Concept",
        "Programme",
        "Event",
        "Award",
        "Consultancy",
    }
)
_REACH: Final = 70
"""Words of a sentence to either side of a town that are looked at."""
_RANK: Final = 57
_SAID: Final = 63
"""What a text says that a union is called is no mere association."""


def find_pacts(words: Words, sightings: list[Sighting]) -> Iterator[Sighting]:
    """Sightings of cooperations that a sentence names together with the towns that join in them."""
    taken = {i for s in sightings if s.kind in _TAKEN for i in range(s.first, s.last)}
    unions = {i for s in sightings if s.kind == "Cooperation" and not s.refers for i in range(s.first, s.last)}
    called = [s.name for s in sightings if s.kind == "Cooperation" and not s.refers]
    towns = [s for s in sightings if s.kind in LOCAL and not s.refers]
    read = 0
    joined = known = bool(unions)
    met = False
    for number, town in enumerate(towns):
        if town.first < read:
            continue
        start, end = words.sentence(town.first, town.last, _REACH)
        read = end
        inside = [s for s in towns[number : number + _REACH] if s.first < end]
        low = [form.lower() for form in words.forms[start:end]]
        if len({s.name for s in inside}) < 2 or not unions.isdisjoint(range(start, end)):
            continue
        local = {i for s in inside for i in range(s.first, s.last)}
        if not any(map(_JOINING.fullmatch, low)):
            listed = _before_list(words, inside, local)
            known = known or listed is not None
            yield from (listed,) if listed is not None else ()
            continue
        met = True
        sure = any(map(_SURE.fullmatch, low))
        joined = joined or sure or "zählen" in low or "gehören" in low
        quoted = None if any(map(_WORK.search, low)) else _quoted(words, start, end, local)
        if quoted is not None:
            known = True
            yield quoted
            continue
        for at in range(start, end):
            if at not in taken and at not in local:
                found = _named(words, at, local, sure=sure)
                if found is not None:
                    known = True
                    whole = next((name for name in called if name.startswith(f"{found.name} ")), None)
                    yield found if whole is None else replace(found, name=whole, aliases=(found.name,))
                    break
        else:
            found = joined_name(words, start, end, local, taken)
            if found is not None:
                known = True
                yield found

    if joined and not known:
        quoted = _quoted(words, 0, len(words), {i for s in towns for i in range(s.first, s.last)})
        if quoted is not None and not _is_of_works(words, quoted):
            yield quoted
            known = True
    if met and not known:
        hyphened = _hyphened(words, taken, {i for s in towns for i in range(s.first, s.last)})
        yield from (hyphened,) if hyphened is not None else ()


def _hyphened(words: Words, taken: set[int], local: set[int]) -> Sighting | None:
    """The cooperation that a compound names in a sentence that tells nothing of its towns: "der Eder-Lahn-Bund"."""
    for at, form in enumerate(words.forms):
        if "-" in form and at not in taken and at not in local:
            found = _named(words, at, local, sure=False)
            if found is not None:
                return found
    return None


def _before_list(words: Words, towns: list[Sighting], local: set[int]) -> Sighting | None:
    """The cooperation whose towns a bracket or dash right behind its name lists: "Der Bund X – A, B und C – gibt"."""
    mark = next((i for i in range(towns[0].first - 1, towns[0].first - _LEAD, -1) if words.forms[i] in _LISTS), None)
    if mark is None or len({s.name for s in towns}) <= _PAIR or words.breaks[mark]:
        return None
    for at in range(max(mark - _LEAD, 0), mark):
        found = _named(words, at, local, sure=True)
        if found is not None and found.last == mark:
            return found
    return None


_LISTS: Final = frozenset({"–", "(", "-"})
_LEAD: Final = 5
"""Words from the noun to the mark, and from the mark to the first town."""
_PAIR: Final = 2


def _is_of_works(words: Words, sighting: Sighting) -> bool:
    """Whether the sentence around a name in quotation marks speaks of projects."""
    start, end = words.sentence(sighting.first, sighting.last, _REACH)
    return any(_WORK.search(form.lower()) for form in words.forms[start:end])


def _quoted(words: Words, start: int, end: int, local: set[int]) -> Sighting | None:
    """The cooperation that the sentence says to be called by what stands in quotation marks."""
    forms = words.forms
    for at in range(start, end - 2):
        if forms[at] not in OPENING:
            continue
        close = quotation_end(words, at)
        if close is None or not 2 < close - at <= _LONGEST:
            continue
        pact = _pact(words, at, start)
        if pact is not None:
            name = f"{pact[0]} {words.spelled(at, close)}"
            inner = words.spelled(at + 1, close - 1)
            return Sighting(at - 1, close, "Cooperation", name, (inner,), sort=pact[0], gender=pact[1], rank=_SAID)
        if not local.isdisjoint(range(at, close)):
            continue
        after = [form.lower() for form in forms[close : close + _BEHIND]]
        before = [form.lower() for form in forms[max(start, at - 3) : at]]
        called = not _UNIONS.isdisjoint(after) and (after[0] in _CALLED or not _BAPTISED.isdisjoint(after))
        called = called or (after[:1] in _MODALS and "heißen" in after and not _UNIONS.isdisjoint(after))
        built = at > 0 and forms[at - 1] in _ARTICLES and joint_noun(forms[close - 2]) is not None
        if called or built or not _NAMES.isdisjoint(before[-2:]):
            return Sighting(at + 1, close - 1, "Cooperation", words.spelled(at + 1, close - 1), sort="Name", rank=_SAID)
    return None


def _pact(words: Words, at: int, start: int) -> tuple[str, str] | None:
    """The noun for a union right before the quotation at ``at`` that has an article: "den Bund „Sichere Orte“"."""
    if at - 2 < start or words.breaks[at]:
        return None
    noun = joint_noun(words.forms[at - 1])
    articled = words.forms[at - 2] in _ARTICLES or is_adjective(words.forms[at - 2])
    return noun if noun is not None and articled and noun[0] == words.forms[at - 1] else None


_LONGEST: Final = 9
"""Words of a name with its quotation marks."""
_BEHIND: Final = 7
"""Words behind a name in marks that may say what it is the name of."""
_BAPTISED: Final = frozenset({"getauft", "genannt", "tauften", "taufte"})
_CALLED: Final = frozenset({"heißt", "hieß", "nennt", "nannte", "nennen", "lautet", "heißen"})
_MODALS: Final = (["soll"], ["wird"], ["sollte"], ["möge"])
_NAMES: Final = frozenset({"namen", "name", "bezeichnung", "dachmarke"})
_UNIONS: Final = frozenset(
    {"zusammenschluss", "bündnis", "verbund", "kooperation", "allianz", "gemeinschaft", "verein", "verband", "netzwerk"}
    | {"partnerschaft", "arbeitsgemeinschaft", "initiative", "runde", "zweckverband", "städtebund", "sich"}
)


def _named(words: Words, at: int, local: set[int], *, sure: bool) -> Sighting | None:
    """The cooperation whose noun is word ``at``, if it has an article and a name of its own."""
    forms = words.forms
    form = forms[at]
    if not form[0].isupper() or len(form) < 4 or territory(form) is not None or is_office(form):
        return None
    shapes = ((gender, pattern.fullmatch(form)) for gender, pattern in _BUILT.items())
    gender, built = next(((g, found) for g, found in shapes if found), ("", None))
    if built is None:
        return None
    first = at
    while first > 0 and not words.breaks[first] and forms[first - 1][0].isupper() and may_open_name(forms[first - 1]):
        first -= 1
    before = first - 1
    while before > 0 and forms[before][0].islower() and is_adjective(forms[before]) and forms[before] not in _ARTICLES:
        before -= 1
    if before < 0 or words.breaks[before + 1] or forms[before] not in _ARTICLES:
        return None
    if forms[before] in _TO and built[2].lower().startswith(_SPATIAL) and not sure:
        return None
    last = at + 1
    closing = quotation_end(words, last) if last < len(forms) and forms[last] in OPENING else None
    last = closing if closing is not None else name_end(words, last, where=True)
    while last > at + 1 and not local.isdisjoint(range(at + 1, last)) and closing is None and _lists(words, last):
        last -= 1
    if not _is_own(built[1], named=last > at + 1 or first < at):
        return None
    noun = form[: -len(built[2])] + re.sub(r"(?<=[bdfgklmnrtz])e?s$", "", built[2]) if forms[before] == "des" else form
    parts = [decline(adjective, gender, False) for adjective in forms[first:at]]
    rest = words.spelled(at + 1, last) if last > at + 1 else ""
    name = " ".join(part for part in (*parts, noun, rest) if part)
    sort = built[2].lower().capitalize()
    return Sighting(first, last, "Cooperation", name, sort=sort, gender=gender, rank=_RANK)


def joint_noun(word: str) -> tuple[str, str] | None:
    """The noun for a union that a capital word ends in, and its gender: "Heideforum" is a Forum."""
    if not word[:1].isupper() or territory(word) is not None:
        return None
    shapes = ((gender, pattern.fullmatch(word)) for gender, pattern in _BUILT.items())
    return next(((built[2].lower().capitalize(), gender) for gender, built in shapes if built), None)


def _lists(words: Words, last: int) -> bool:
    """Whether the name would run into the enumeration of the towns: "der Hohlwegebund Celle, Uelzen und Gifhorn"."""
    return last < len(words) and words.forms[last] in {",", "und", "sowie"}


def _is_own(lead: str, *, named: bool) -> bool:
    """Whether a compound is a name: by what stands beside it, by a hyphen, or by a first part that is not general."""
    plain = lead.lower().rstrip("-")
    head = find_head(lead) if lead else None
    if named:
        return plain not in _WEAK or plain == ""
    if not plain or not cues("general_first_parts").isdisjoint((plain, plain.rstrip("s"))):
        return False
    return len(plain) > 2 and (head is None or "-" in lead or head[0].kind not in _TAKEN)


_WEAK: Final = frozenset(
    {"arbeits", "lenkungs", "steuerungs", "gesprächs", "land", "wahl", "um", "unter", "freundes", "ver"}
)
