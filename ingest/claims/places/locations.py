"""Where towns and districts lie by verbs: "A und B liegen im Landkreis X, C im Landkreis Y", "Aus Hessen machen A …".

The verb of the first pair holds for those that follow without one of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.claims.places.genitive_areas import ALL, is_of_towns, is_whole
from ingest.claims.places.headcounts import MEMBERS
from ingest.german.numbers import Count
from ingest.model import Claim, Modality, Span
from ingest.names.knowledge.gazetteer import lies_elsewhere
from ingest.names.knowledge.head_nouns import is_of_office
from ingest.passages.passages import Passage

_WIDER: Final = {
    "Municipality": frozenset({"District", "Region", "State"}),
    "District": frozenset({"Region", "State"}),
    "Region": frozenset({"District", "State"}),
}
"""What territories of each kind lie in."""
_LYING: Final = re.compile(
    r"lieg(?:t|en|e|end\w*)|lag(?:en)?|gelegen\w*|befind(?:et|en)|befand(?:en)?|beheimatet\w*|angesiedelt"
)
_BELONGING: Final = re.compile(r"gehör\w+|angehör\w+|zugehör\w+|zähl(?:t|en|te|ten)|zugerechnet|zugeordnet|rechne[nt]")
_COMING: Final = re.compile(r"komm(?:t|en)|kam(?:en)?|stamm(?:t|en|te|ten)")
_JOINING: Final = re.compile(
    r"dabei|beteiligt?\w*|mitmach\w*|mach(?:t|en)|vertreten|mitglied\w*|teilnehm\w*|nehmen|nahmen|(?:an)?gehör\w*|zähl\w+"
    r"|sind|arbeiten|zusammen\w*|angeschlossen|kommen|gesell\w+|umfass\w+|stoßen|wirken|mitwirk\w*|bilden|waren|beigetreten"
)
"""Verbs with which those of one area are named: "aus Hessen sind A und B dabei"."""
_INFLECTED: Final = re.compile(r"(?:gelegen|liegend|beheimatet)e[nrsm]?")
"""A participle before the noun: its area lies before it, and what lies there behind."""
_OTHERS: Final = frozenset({"übrigen", "restlichen", "anderen", "andere", "übrige", "rest"})
_ONE: Final = re.compile(r"(erst|letzt)(?:ere|genannte)[nrs]?")
_EXCEPT: Final = frozenset({"außer", "ohne"})


@dataclass(frozen=True, slots=True)
class _Item:
    """Towns that lie somewhere, or the area where they do; ``token`` is the first of their words."""

    token: int
    end: int
    clause: int
    entities: tuple[str, ...]
    spans: tuple[Span, ...]
    area: bool = False
    rest: bool = False
    """Whether those are meant that were named before and lie nowhere yet: "die übrigen", "drei von ihnen"."""
    count: int = 0
    """How many they are, where that is told."""


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``partOf`` of territories of which a verb says where they lie, to what they belong or where they come from."""
    areas = list(_areas(passage))
    if not areas:
        return
    taken = {area.token for area in areas}
    items = sorted([*areas, *_parts(passage, taken)], key=lambda item: item.token)
    placed: set[str] = set()
    pairs = [pair for segment in _segments(passage, items) for pair in _pairs(passage, segment)]
    for part, area in sorted(pairs, key=lambda pair: pair[0].rest):
        if passage.modality(area.clause) is not Modality.ASSERTED:
            continue
        entities = tuple(e for e in part.entities if e not in placed) if part.rest else part.entities
        if part.count and len(entities) != part.count:
            continue
        whole = area.entities[0]
        for entity in entities:
            if passage.kind(whole) not in _WIDER[passage.kind(entity)] or entity == whole:
                continue
            if not lies_elsewhere(passage.name(entity), passage.register.names(whole)):
                placed.add(entity)
                quote = passage.quote([*part.spans, *area.spans])
                yield Claim(entity, "partOf", whole, (quote,), "location", 0.85)


def _areas(passage: Passage) -> Iterator[_Item]:
    """The single areas that stand behind "in", "zu" or "aus" of a clause with a verb that goes with it."""
    for argument in passage.arguments:
        if argument.kind not in ("District", "Region", "State") or argument.reference.form == "pronoun":
            continue
        clause = passage.clause_at(argument.token)
        words = passage.clause_words(clause)
        dative = argument.preposition is None and passage.words[max(0, argument.token - 1)] != "dem"
        within = is_of_towns(passage, argument.token, words) or is_whole(passage, argument.token, words)
        if (dative and not within) or (
            not within
            and not _fits(argument.preposition, words)
            and not (argument.preposition == "aus" and _opens(passage, argument.token))
        ):
            continue
        alone = (
            sum(
                a.group == argument.group and a.kind == argument.kind and a.reference.form != "pronoun"
                for a in passage.arguments
            )
            == 1
        )
        if alone and len(argument.reference.entities) == 1:
            end = bisect_left(passage.starts, argument.span.end)
            yield _Item(argument.token, end, clause, argument.reference.entities, (argument.span,), area=True)


def _fits(preposition: str | None, words: tuple[str, ...]) -> bool:
    match preposition:
        case "in":
            return any(map(_LYING.fullmatch, words))
        case "zu":
            return any(map(_BELONGING.fullmatch, words))
        case "aus":
            return any(map(_COMING.fullmatch, words)) and "geld" not in words
        case None:
            return "dem" in words and any(map(_BELONGING.fullmatch, words)) and ("an" in words or "angehören" in words)
    return False


def _opens(passage: Passage, token: int) -> bool:
    """Whether those of one area are told behind it: "aus dem Landkreis X sind A und B dabei"."""
    words = passage.clause_words(passage.clause_at(token))
    return any(map(_JOINING.fullmatch, words)) and not any(
        a.token < token for a in passage.arguments if a.kind in _WIDER
    )


def _parts(passage: Passage, areas: set[int]) -> Iterator[_Item]:
    """The enumerations of towns and districts that are no complements, and the words for those named before."""
    groups: dict[int, list[int]] = {}
    company = list(_named_before(passage))
    for index, argument in enumerate(passage.arguments):
        if argument.kind not in ("Municipality", "District", "Region") or argument.token in areas:
            continue
        if _is_excepted(passage, argument.token, argument.preposition):
            company = [e for e in company if e not in argument.reference.entities]
            continue
        if argument.preposition is not None or (argument.governor and is_of_office(argument.governor)):
            continue
        if not argument.explains and not (argument.kind != "Municipality" and argument.reference.form == "pronoun"):
            groups.setdefault(argument.group, []).append(index)
    for group in groups.values():
        chosen = [passage.arguments[i] for i in group]
        entities = tuple(dict.fromkeys(e for i in group for e in _meant(passage, i)))
        last = bisect_left(passage.starts, chosen[-1].span.end)
        clause = passage.clause_at(chosen[0].token)
        yield _Item(chosen[0].token, last, clause, entities, tuple(a.span for a in chosen))
    for at, word in enumerate(passage.words):
        clause = passage.clause_at(at)
        if one := _ONE.fullmatch(word):
            many = next((c.value for c in passage.counts if passage.words[at - 1 : at] == (_word(passage, c),)), 1)
            meant = passage.company[:many] if one[1] == "erst" else passage.company[-many:]
            yield _Item(at, at + 1, clause, meant, ())
        elif word in _OTHERS:
            yield _Item(at, at + 1, clause, tuple(company), (), rest=True)
        elif word in ALL and not groups and _are_so_many(passage, company):
            yield _Item(at, at + 1, clause, tuple(company), ())
    for count in passage.counts:
        at = bisect_left(passage.starts, count.span.start)
        behind = bisect_left(passage.starts, count.span.end)
        if passage.words[behind : behind + 1] in (("von",), ("davon",)) or passage.words[at - 1 : at] == ("davon",):
            yield _Item(at, at + 1, passage.clause_at(at), tuple(company), (), rest=True, count=count.value)


def _word(passage: Passage, count: Count) -> str:
    return passage.words[bisect_left(passage.starts, count.span.start)]


def _are_so_many(passage: Passage, company: list[str]) -> bool:
    """Whether those named before are as many as the sentence says: "alle vier Partner"."""
    counted = [c.value for c in passage.counts if c.noun is None or MEMBERS.fullmatch(c.noun.lower())]
    return not counted or len(company) in counted


def find_of_members(passages: Iterable[Passage], claims: list[Claim]) -> Iterator[Claim]:
    """``partOf`` of all members of a cooperation: "Alle acht Mitglieder liegen im Landkreis X"."""
    members: dict[str, dict[str, None]] = {}
    for claim in claims:
        if claim.predicate == "memberOf" and claim.modality is Modality.ASSERTED:
            members.setdefault(str(claim.object), {})[claim.subject] = None
    lying = {claim.subject for claim in claims if claim.predicate == "partOf"}
    for passage in passages:
        if _EVERY.isdisjoint(passage.words):
            continue
        named = dict.fromkeys(e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities)
        group = next(iter(named), None) if named else passage.topic("Cooperation")
        towns = [m for m in members.get(group or "", ()) if passage.kind(m) == "Municipality" and m not in lying]
        counted = any(count.value in (len(towns), len(members.get(group or "", ()))) for count in passage.counts)
        opens = not _EVERY.isdisjoint(passage.words[:_OPENING]) and any(map(MEMBERS.fullmatch, passage.words))
        if any(every in _EVERY and other in _OTHERS for every, other in pairwise(passage.words)):
            counted = True
        if not counted and not (opens and not any(count.noun is None for count in passage.counts)):
            continue
        areas = [area for area in _areas(passage) if passage.modality(area.clause) is Modality.ASSERTED]
        if counted and len(areas) > 1:
            areas = [a for a in areas if not _EVERY.isdisjoint(passage.clause_words(a.clause))]
        if len(areas) != 1 or not towns or not _EXCEPT.isdisjoint(passage.words) or "ausnahme" in passage.words:
            continue
        for town in towns:
            if lies_elsewhere(passage.name(town), passage.register.names(areas[0].entities[0])):
                continue
            quote = passage.quote(list(areas[0].spans))
            yield Claim(town, "partOf", areas[0].entities[0], (quote,), "location of members", 0.8)


_EVERY: Final = frozenset({"alle", "sämtliche", "allesamt"})
_OPENING: Final = 6
"""Words of a sentence in which "alle" is said of its subject."""


def _named_before(passage: Passage) -> tuple[str, ...]:
    """The towns that "sie", "alle" and the like mean."""
    for argument in passage.arguments:
        if argument.reference.form in ("pronoun", "noun") and len(argument.reference.entities) > 1:
            return argument.reference.entities
    return passage.company


def _meant(passage: Passage, index: int) -> tuple[str, ...]:
    """The entities of an argument; of a relative pronoun those of the whole enumeration that it stands behind."""
    argument = passage.arguments[index]
    if argument.reference.form != "pronoun" or index == 0:
        return argument.reference.entities
    before = passage.arguments[index - 1]
    if before.reference.entities != argument.reference.entities or passage.words[argument.token] != "die":
        return argument.reference.entities
    return tuple(e for a in passage.arguments[:index] if a.group == before.group for e in a.reference.entities)


def _is_excepted(passage: Passage, token: int, preposition: str | None) -> bool:
    """Whether a town is named as the one that does not lie there: "bis auf B", "mit Ausnahme von B"."""
    before = passage.words[max(0, token - 5) : token]
    return preposition in _EXCEPT or "ausnahme" in before or ("bis" in before and "auf" in before)


def _segments(passage: Passage, items: list[_Item]) -> Iterator[list[_Item]]:
    """The items as far as one verb holds for them."""
    segment: list[_Item] = []
    for item in items:
        if segment and not any(_same_clause(passage, former, item) for former in segment):
            yield segment
            segment = []
        segment.append(item)
    yield segment


def _pairs(passage: Passage, items: list[_Item]) -> Iterator[tuple[_Item, _Item]]:
    """Each area with what lies in it: what was named last before it, or, where an area opens, what follows it."""
    leads = items[0].area
    for at, area in enumerate(items):
        if not area.area:
            continue
        inflected = area.end < len(passage.words) and _INFLECTED.fullmatch(passage.words[area.end])
        following = next((i for i in items[at + 1 :] if not i.area), None)
        former = next((i for i in reversed(items[:at]) if not i.area), None)
        part = following if leads or inflected else former
        if part is not None:
            yield part, area


def _same_clause(passage: Passage, part: _Item, area: _Item) -> bool:
    """Whether one verb holds for both: they share a clause, or one of them stands in a fragment without a verb."""
    if part.clause == area.clause or not passage.clauses:
        return True
    return passage.clauses[part.clause].finite is None or passage.clauses[area.clause].finite is None
