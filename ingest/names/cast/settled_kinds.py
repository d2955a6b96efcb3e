"""What members turn out to be once all are known: services for a cooperation, regions that cooperate, the topic."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from ingest.model import BlockKind
from ingest.names.cast.cast import SERVICES, Cast, Member
from ingest.names.cast.raised_bodies import CLUB, UNION, raise_bodies
from ingest.names.cast.settled_partners import settle_partners
from ingest.names.cast.settled_regions import AREAS, settle_regions
from ingest.names.cast.settled_sites import settle_sites
from ingest.names.knowledge.gazetteer import is_landscape
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
    _settle_employers(cast, words)
    settle_sites(cast, words)
    if not any(member.kind == "Cooperation" for member in cast.members):
        raise_bodies(cast, words)
    if not any(member.kind == "Cooperation" for member in cast.members):
        _choose_topic(cast, words, sightings)
    for member in cast.members:
        if member.kind == "Cooperation" and _LEADER_REGION.match(member.name) and not CLUB.fullmatch(member.name):
            member.kind = "Region"  # towns lie in it, its group is joined


_LEADER_REGION: Final = re.compile(r"(?:LEADER|Leader)-?[ ]?[Rr]egion\b")
_BOARD: Final = re.compile(r"\b(?:Regional|Planungs)verband\b")
"""What towns belong to, or what plans for a region beside their cooperation."""
_BELONGING: Final = re.compile(
    r"gehör|mitglied|zusammen|beitr|beitritt|kommunen|gemeinden|städte|bürgermeister", re.IGNORECASE
)
_BESIDE: Final = 10
"""Words to either side of a club's name."""


def _settle_clubs(cast: Cast, words: Words) -> None:
    """A club beside a cooperation is one of its partners where nothing says that towns belong to it."""
    groups = [m for m in cast.members if m.kind == "Cooperation"]
    clubs = [m for m in groups if _BOARD.search(m.name) or (CLUB.fullmatch(m.name) and not UNION.search(m.name))]
    others = max((len(m.places) for m in groups if m not in clubs), default=0)
    meant = cast.members[cast.meant] if cast.meant is not None else None
    for club in clubs:
        if club is meant:
            continue  # the text calls it its own by the noun alone
        board = _BOARD.search(club.name) is not None
        rivals = groups if board else [m for m in cast.members if m.kind != "Municipality"]
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


def _settle_employers(cast: Cast, words: Words) -> None:
    """What fills the brackets behind a person is the body that they come from: "Eva Lang (Stadtmarketing Aurich)"."""
    ends = {last for member in cast.members if member.kind == "Person" for _, last in member.places}
    for member in cast.members:
        if member.kind == "Project" and any(_fills_brackets(words, *p) and p[0] - 1 in ends for p in member.places):
            member.kind = "Organisation"


def _fills_brackets(words: Words, first: int, last: int) -> bool:
    return words.forms[max(first - 1, 0)] == "(" and words.forms[last : last + 1] == [")"]


def _is_listed_work(words: Words, first: int) -> bool:
    """Whether the sentence counts what begins at word ``first`` among projects: "Zu den Projekten zählt die X", "die
    LAG-Projekte X und Y"."""
    if first and not words.breaks[first] and _APPOSING.fullmatch(words.forms[first - 1]):
        return True
    start = words.sentence(first, first + 1, _SENTENCE)[0]
    opening = words.forms[start:first]
    return opening[:1] in (["Zu"], ["Zum"]) and any(_WORKS.fullmatch(form) for form in opening[1:_OPENING])


_WORKS: Final = re.compile(r"[\w-]*(?:[Pp]rojekten|[Vv]orhaben|[Mm]aßnahmen)")
_APPOSING: Final = re.compile(r"(?:\w+-)*(?:\w*[Pp]rojekten?|\w*[Mm]aßnahmen)")
_OPENING: Final = 6


def _choose_topic(cast: Cast, words: Words, sightings: list[Sighting]) -> None:
    """In a text without a named cooperation the subject of its headings is it, or the one called by a noun alone."""
    subjects = [
        (sum(words.kinds[first] is BlockKind.HEADING for first, _ in m.places), len(m.places), -number, number)
        for number, m in enumerate(cast.members)
        if (m.kind == "Region" and m.sort not in AREAS and not is_landscape(m.name)) or m.sort == "Eigenname"
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
