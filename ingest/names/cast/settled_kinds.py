"""What members turn out to be once all are known: services for a cooperation, regions that cooperate, the topic."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import Final

from ingest.model import BlockKind
from ingest.names.cast.cast import SERVICES, Cast, Member
from ingest.names.cast.settled_partners import settle_partners
from ingest.names.cast.settled_regions import AREAS, settle_regions
from ingest.names.cast.settled_sites import settle_sites
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.lexicon import cues
from ingest.names.sightings import Sighting
from ingest.names.words import Words


def settle_kinds(cast: Cast, words: Words, sightings: list[Sighting]) -> None:
    """Give the members the kinds that the whole text shows, and add those that only nouns without a name mean."""
    _settle_services(cast, words)
    _found_services(cast, words, sightings)
    settle_regions(cast, words)
    settle_partners(cast, words)
    _settle_clubs(cast, words)
    _settle_works(cast, words)
    settle_sites(cast, words)
    if not any(member.kind == "Cooperation" for member in cast.members):
        _raise_club(cast, words)
        _raise_union(cast, words)
        _raise_owned(cast, words)
    if not any(member.kind == "Cooperation" for member in cast.members):
        _choose_topic(cast, words, sightings)


_CLUB: Final = re.compile(r"(?:\w*[Vv]erein\b.*|.*\be\. ?V\.)")
_BOARD: Final = re.compile(r"\b(?:Regional|Planungs)verband\b")
"""What towns belong to, or what plans for a region beside their cooperation."""
_UNION: Final = re.compile(
    r"region|allianz|kommunal|städte|gemeinde|kreis|leader|\brag\b|\blag\b|\bile\b|bund\b|bündnis|aktion|initiative"
    r"|arbeitsgemeinschaft|interessengemeinschaft|forum|netzwerk|kooperation|verbund|nachbarschaft|land\b|landschaft|entwicklung",
    re.IGNORECASE,
)
_BELONGING: Final = re.compile(
    r"gehör|mitglied|zusammen|beitr|beitritt|kommunen|gemeinden|städte|bürgermeister", re.IGNORECASE
)
_BESIDE: Final = 10
"""Words to either side of a club's name."""


def _settle_clubs(cast: Cast, words: Words) -> None:
    """A club beside a cooperation is one of its partners where nothing says that towns belong to it."""
    groups = [m for m in cast.members if m.kind == "Cooperation"]
    clubs = [m for m in groups if _BOARD.search(m.name) or (_CLUB.fullmatch(m.name) and not _UNION.search(m.name))]
    others = max((len(m.places) for m in groups if m not in clubs), default=0)
    meant = cast.members[cast.meant] if cast.meant is not None else None
    for club in clubs:
        if club is meant:
            continue  # the text calls it its own by the noun alone
        board = _BOARD.search(club.name) is not None
        rivals = groups if board else cast.members
        if any(m is not club and (m.name in club.name or club.name in m.name) for m in rivals):
            continue
        near = (
            range(words.sentence(first, last, _BESIDE)[0], min(last + _BESIDE, len(words)))
            for first, last in club.places
        )
        belongs = not board and any(_BELONGING.match(words.forms[i]) for at in near for i in at)
        if len(club.places) <= others and not belongs:
            club.kind = "Organisation"


_STATIONS: Final = frozenset({"Organisation", "Authority", "Event", "Consultancy"})
_WORK: Final = re.compile(r"(?:\w*-?)(?:[Pp]rojekt|[Vv]orhaben|[Mm]aßnahme)")
_APPOSED: Final = 6
"""Words from a name to the noun of its apposition."""


def _settle_works(cast: Cast, words: Words) -> None:
    """What an apposition calls a project is one: "die Servicestelle Rhöntal, ein Vorhaben, für das …"."""
    for member in cast.members:
        if member.kind not in _STATIONS:
            continue
        for first, last in member.places:
            if _is_listed_work(words, first):
                member.kind = "Project"
                break
            after = words.forms[last : last + _APPOSED]
            if after[:1] == [","] and after[1:2] and after[1] in {"ein", "eine", "unser"} and not words.breaks[last]:
                noun = next((form for form in after[2:] if form[0].isupper()), "")
                member.kind = "Project" if _WORK.fullmatch(noun) else member.kind


def _is_listed_work(words: Words, first: int) -> bool:
    """Whether the sentence counts what begins at word ``first`` among projects: "Zu den Projekten zählt die X"."""
    start = words.sentence(first, first + 1, _COUNTED)[0]
    opening = words.forms[start:first]
    return opening[:1] in (["Zu"], ["Zum"]) and any(_WORKS.fullmatch(form) for form in opening[1:_OPENING])


_WORKS: Final = re.compile(r"[\w-]*(?:[Pp]rojekten|[Vv]orhaben|[Mm]aßnahmen)")
_OPENING: Final = 6


def _has_members(words: Words, first: int, last: int) -> bool:
    """Whether members are spoken of right beside the name: "Der Verband X hat elf Mitglieder"."""
    return any(form.startswith(("Mitglied", "Verbandsmitglied")) for form in words.forms[max(0, first - 3) : last + 5])


def _raise_club(cast: Cast, words: Words) -> None:
    """A registered club in the title of a page that lists towns as members is the cooperation of them."""
    listed = sum(
        m.kind == "Municipality"
        and any(words.columns.get(words.starts[at[0]]) == "place" or _is_member(words, *at) for at in m.places)
        for m in cast.members
    )
    clubs = [
        m
        for m in cast.members
        if m.kind == "Organisation"
        and (_CLUB.fullmatch(m.name) or _UNION.search(m.name))
        and any(words.kinds[first] is BlockKind.HEADING or _has_members(words, first, last) for first, last in m.places)
    ]
    if listed > 1 and clubs:
        min(clubs, key=lambda m: m.places[0]).kind = "Cooperation"


def _is_member(words: Words, first: int, last: int) -> bool:
    """Whether the page says "wir" of those among whom it counts the town: "sind wir nun acht Mitglieder: A, B …"."""
    left, right = words.sentence(first, last, _COUNTED)
    near = words.forms[left:right]
    return "Mitglieder" in near and not {"wir", "uns", "unsere", "unseren", "unserer"}.isdisjoint(near)


_COUNTED: Final = 40
"""Words to either side of a town in the sentence that counts it."""
_UNIONS_OF_TOWNS: Final = frozenset({"Planungsverband", "Tourismusverband", "Landschaftsverband", "Verkehrsverbund"})
_MEMBERSHIP: Final = re.compile(
    r"[Mm]itglied|Verbandsversammlung|Umlage|Verbandsgebiet|Verbandsvorsitz|gehören|angehör"
)


def _raise_union(cast: Cast, words: Words) -> None:
    """A union that towns may form is the cooperation of a text that names no other and speaks of who belongs to it."""
    if any(m.kind == "Cooperation" for m in cast.members):
        return
    unions = [m for m in cast.members if m.kind == "Organisation" and m.sort in _UNIONS_OF_TOWNS and m.places]
    named = [m for m in unions if " " in m.name]
    if len(named) == 1 and any(map(_MEMBERSHIP.match, words.forms)):
        named[0].kind = "Cooperation"


_OWNERS: Final = re.compile(
    r"gehör|angehör|zugehör|[Mm]itglied|[Gg]esellschafter|[Tt]räger|getragen|beteilig|zusammengeschlossen|verbunden"
)
_BUSINESS: Final = re.compile(
    r"bank\b|sparkasse|kammer\b|\b(?:IHK|HWK|AOK)\b|hochschule|universität|stadtwerk|innung|bauernverband|kreisverband"
    r"|gewerkschaft|stiftung\b|caritas|diakonie|kirch",
    re.IGNORECASE,
)
"""Partners that belong to no towns but to themselves."""
_OWNING: Final = 3
"""Towns that are told to belong to a body together."""


def _raise_owned(cast: Cast, words: Words) -> None:
    """A body of any form that several towns are told to belong to or to carry is their cooperation, in a text that
    names no other: "Der Entwicklungsagentur X gehören A, B und C an"."""
    if any(m.kind == "Cooperation" for m in cast.members):
        return
    towns = sorted(first for m in cast.members if m.kind == "Municipality" for first, _ in m.places)
    bodies = [
        m
        for m in cast.members
        if m.kind in ("Organisation", "Consultancy") and m.places and not _BUSINESS.search(m.name)
    ]
    for body in sorted(bodies, key=lambda m: m.places[0]):
        for first, last in body.places:
            left, right = words.sentence(first, last, _COUNTED)
            named = bisect_left(towns, right) - bisect_left(towns, left)
            if not {"und", "sowie", ","}.isdisjoint(words.forms[max(0, first - 2) : first]):
                continue  # "… und die Sparkasse X" is one more member
            if named >= _OWNING and any(_OWNERS.match(form) for form in words.forms[left:right]):
                body.kind = "Cooperation"
                return
    listed = _listed_as_owners(cast, words)
    if len(listed) >= _OWNING:
        above = [m for m in bodies if " " in m.name and m.places[0][0] < min(listed) and not _serves(words, m)]
        if above:
            max(above, key=lambda m: (len(m.places), -m.places[0][0])).kind = "Cooperation"


def _serves(words: Words, body: Member) -> bool:
    """Whether a firm is but named in fields of what it does: "Moderation: Stadtbüro X GmbH"."""
    firm = body.kind == "Consultancy" or _FIRM.search(body.name) is not None
    return firm and all(words.kinds[first] is BlockKind.FIELD for first, _ in body.places)


_FIRM: Final = re.compile(r"\b(?:g?GmbH|AG|KG|mbB|PartG)\b")


def _listed_as_owners(cast: Cast, words: Words) -> list[int]:
    """Where the towns stand that a list says to own or to carry something: "Gesellschafter:" above their names."""
    towns = {first for m in cast.members if m.kind in LOCAL for first, _ in m.places}
    found: list[int] = []
    owning = False
    for at, form in enumerate(words.forms):
        if words.breaks[at] == _BLOCK:
            listed = words.kinds[at] in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
            owning = _OWNING_LABEL.match(form) is not None or (owning and (listed or not words.labels[at]))
            owning = owning and (listed or words.kinds[at] is not BlockKind.HEADING or bool(_OWNING_LABEL.match(form)))
        if owning and at in towns and words.kinds[at] is not BlockKind.PARAGRAPH:
            found.append(at)
    return found


_BLOCK: Final = 2
_OWNING_LABEL: Final = re.compile(
    r"(?:[Mm]itglied|[Gg]esellschafter|Träger(?:kommunen|gemeinden|städte)?$|Anteilseigner|Kommunale)"
)


def _choose_topic(cast: Cast, words: Words, sightings: list[Sighting]) -> None:
    """In a text without a named cooperation the subject of its headings is it, or the one called by a noun alone."""
    subjects = [
        (sum(words.kinds[first] is BlockKind.HEADING for first, _ in m.places), len(m.places), -number, number)
        for number, m in enumerate(cast.members)
        if (m.kind == "Region" and m.sort not in AREAS) or m.sort == "Eigenname"
    ]
    best = max(subjects, default=None)
    if best is not None and (best[0] or best[1] > 1):
        cast.members[best[3]].kind = "Cooperation"
        return
    nouns = [(n, s) for n, s in enumerate(sightings) if s.refers and s.kind == "Cooperation" and not s.plural]
    sorts = Counter(s.sort for _, s in nouns if s.sort not in cues("vague_cooperations"))
    if not sorts:
        return
    sort = min(sorts, key=lambda k: (-sorts[k], k))
    called = [(n, s) for n, s in nouns if s.sort == sort]
    first = called[0][1]
    cast.members.append(Member("Cooperation", first.name, sort, first.gender, bare=True))
    for number, sighting in called:
        cast.members[-1].places.append((sighting.first, sighting.last))
        cast.roles[number] = len(cast.members) - 1
    cast.members[-1].names.append(first.name)


def _found_services(cast: Cast, words: Words, sightings: list[Sighting]) -> None:
    """ "Das Regionalmanagement" without a name that is paid for or ordered beside a cooperation is a project of it."""
    if not any(m.kind == "Cooperation" and m.sort not in SERVICES for m in cast.members):
        return
    for sort in sorted(SERVICES):
        called = [(n, s) for n, s in enumerate(sightings) if s.refers and s.sort == sort and not s.plural]
        named = any(m.sort == sort for m in cast.members)
        if named or not any(_is_ordered(words, s) for _, s in called):
            continue
        cast.members.append(Member("Project", called[0][1].name, sort, "n", bare=True))
        cast.members[-1].names.append(called[0][1].name)
        for number, sighting in called:
            cast.members[-1].places.append((sighting.first, sighting.last))
            cast.roles[number] = len(cast.members) - 1


def _is_ordered(words: Words, sighting: Sighting) -> bool:
    """Whether its sentence says of a service that it is paid for or ordered."""
    left, right = sighting.first, sighting.last
    while left > 0 and not words.opens[left] and sighting.first - left < _SENTENCE:
        left -= 1
    while right < len(words) and not words.opens[right] and right - sighting.last < _SENTENCE:
        right += 1
    if any(_ORDERS.match(form) for form in words.forms[left:right]):
        return True
    after = words.forms[right : words.sentence(right, right + 1, _SENTENCE)[1]] if right < len(words) else []
    return not _FOR_IT.isdisjoint(after[:_SENTENCE]) and any(form in {"Euro", "€", "EUR"} for form in after)


_FOR_IT: Final = frozenset({"dafür", "Dafür", "hierfür", "Hierfür"})
"""What takes up a service in the next sentence, which tells who pays for it."""


_SENTENCE: Final = 25
"""Words that are looked at around a service."""
_ORDERS: Final = re.compile(
    r"beauftrag|bezuschuss|bezahl|finanzier|förder|geförder|Zuschuss|Förder|Honorar|Prozent$|%$|Euro$|€$|EUR$"
)


def _settle_services(cast: Cast, words: Words) -> None:
    """A Regionalmanagement beside a cooperation is a service for it, a project; alone it is the cooperation."""
    services = [m for m in cast.members if m.kind == "Cooperation" and m.sort in SERVICES]
    if not services:
        return
    others = [m for m in cast.members if m.kind == "Cooperation" and m.sort not in SERVICES]
    commissioned = any(
        words.labels[i] and words.forms[i].startswith(("Auftraggeber", "Auftragnehmer")) for i in range(len(words))
    )  # fmt: skip
    for member in services:
        last = member.name.split(" ")[-1]
        own = member.name != member.sort and not any(last in other.name for other in others)
        if commissioned or (others and not own):
            member.kind = "Project"
