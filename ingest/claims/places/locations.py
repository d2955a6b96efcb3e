"""Where towns and districts lie by verbs: "A und B liegen im Landkreis X, C im Landkreis Y", "Aus Hessen machen A …".

The verb of the first pair holds for those that follow without one of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.places.antecedents import Item, find_antecedents
from ingest.claims.places.genitive_areas import ALL, is_of_towns, is_whole
from ingest.claims.places.headcounts import MEMBERS
from ingest.german.numbers import Count, number_of
from ingest.model import Claim, Modality
from ingest.names.knowledge.gazetteer import lies_elsewhere
from ingest.names.knowledge.head_nouns import is_of_office
from ingest.names.references.territorial_nouns import UNIONS
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_WIDER: Final = {
    "Municipality": frozenset({"District", "Region", "State"}),
    "District": frozenset({"Region", "State"}),
    "Region": frozenset({"District", "State"}),
}
"""What territories of each kind lie in."""
LYING: Final = re.compile(
    r"lieg(?:t|en|e|end\w*)|lag(?:en)?|gelegen\w*|befind(?:et|en)|befand(?:en)?|beheimatet\w*|angesiedelt"
)
BELONGING: Final = re.compile(
    r"gehör\w+|angehör\w+|zugehör\w+|zähl(?:t|en|te|ten)|zugerechnet|zugeordnet|zuzu(?:ordnen|rechnen)|rechne[nt]"
)
_COMING: Final = re.compile(r"komm(?:t|en)|kam(?:en)?|stamm(?:t|en|te|ten)")
_JOINING: Final = re.compile(
    r"dabei|beteiligt?\w*|mitmach\w*|mach(?:t|en)|vertreten|mitglied\w*|teilnehm\w*|nehmen|nahmen|(?:an)?gehör\w*|zähl\w+"
    r"|sind|arbeiten|zusammen\w*|angeschlossen|kommen|gesell\w+|umfass\w+|stoßen|wirken|mitwirk\w*|bilden|waren|beigetreten"
)
"""Verbs with which those of one area are named: "aus Hessen sind A und B dabei"."""
_INFLECTED: Final = re.compile(r"(?:gelegen|liegend|beheimatet)e[nrsm]?")
"""A participle before the noun: its area lies before it, and what lies there behind."""
OTHERS: Final = frozenset({"übrigen", "restlichen", "anderen", "andere", "übrige", "rest"})
_ONE: Final = re.compile(r"(erst|letzt)(?:ere|genannte)[nrs]?")
EXCEPT: Final = frozenset({"außer", "ohne"})


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``partOf`` of territories of which a verb says where they lie, to what they belong or where they come from."""
    areas = list(find_areas(passage))
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
            if entity == whole or not _may_hold(passage, whole, entity) or _reaches_over(passage, entity, area):
                continue
            if not lies_elsewhere(passage.name(entity), passage.register.names(whole)):
                placed.add(entity)
                quote = passage.quote([*part.spans, *area.spans])
                yield Claim(entity, "partOf", whole, (quote,), "location", 0.85)


def _may_hold(passage: Passage, whole: str, part: str) -> bool:
    """Whether a territory is of a kind that the other may lie in: of towns only their unions hold others."""
    towns = passage.kind(part) == passage.kind(whole) == "Municipality"
    return not passage.name(part).startswith(UNIONS) if towns else passage.kind(whole) in _WIDER[passage.kind(part)]


def _reaches_over(passage: Passage, part: str, area: Item) -> bool:
    """Whether a region lies in several districts and so in none: "in den Landkreisen A und B und im Kreis C"."""
    inside = [a for a in passage.arguments if a.kind == "District" and a.preposition == "in"]
    own = [a for a in inside if passage.clause_at(a.token) == area.clause]
    return passage.kind(part) == "Region" and len(own) > 1


def find_areas(passage: Passage) -> Iterator[Item]:
    """The single areas that stand behind "in", "zu" or "aus" of a clause with a verb that goes with it."""
    for argument in passage.arguments:
        union = passage.name(argument.reference.entities[0]).startswith(UNIONS)
        if not (union and argument.preposition in ("in", "zu")) and argument.kind not in (
            "District",
            "Region",
            "State",
        ):
            continue
        clause = passage.clause_at(argument.token)
        if argument.reference.form == "pronoun" and not _is_relative(passage, argument.token, clause):
            continue
        words = passage.clause_words(clause)
        dative = argument.preposition is None and passage.words[max(0, argument.token - 1)] != "dem"
        within = is_of_towns(passage, argument.token, words) or is_whole(passage, argument.token, words)
        within = within or _are_all_there(passage, argument)
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
        if (alone or argument.reference.form == "pronoun") and len(argument.reference.entities) == 1:
            end = bisect_left(passage.starts, argument.span.end)
            yield Item(argument.token, end, clause, argument.reference.entities, (argument.span,), area=True)


def _are_all_there(passage: Passage, area: Argument) -> bool:
    """Whether "Alle aus dem Landkreis X." says without a verb where those named before lie."""
    lead, *rest = passage.words[: area.token] or ("",)
    plain = passage.is_fragment and area.preposition in ("in", "aus") and passage.block.label is None
    small = (w in _SMALL or number_of(w) is not None or MEMBERS.fullmatch(w) for w in rest)
    return plain and lead in ALL and all(small)


_SMALL: Final = frozenset({"im", "in", "aus", "dem", "der"})


def _is_relative(passage: Passage, token: int, clause: int) -> bool:
    """Whether a pronoun begins a clause on what lies in the area: "der Kreis X, zu dem A und B gehören"."""
    begins = passage.words[token] in ("dem", "der") and passage.clauses[clause].kind == "relative"
    return begins and bisect_left(passage.starts, passage.clauses[clause].span.start) >= token - 1


def _fits(preposition: str | None, words: tuple[str, ...]) -> bool:
    match preposition:
        case "in":
            return any(map(LYING.fullmatch, words))
        case "zu":
            return any(map(BELONGING.fullmatch, words))
        case "aus":
            return any(map(_COMING.fullmatch, words)) and "geld" not in words
        case None:
            attached = not _ATTACHED.isdisjoint(words)
            return "dem" in words and any(map(BELONGING.fullmatch, words)) and attached
    return False


_ATTACHED: Final = frozenset({"an", "angehören", "zuzuordnen", "zuzurechnen", "zugeordnet", "zugerechnet"})


def _opens(passage: Passage, token: int) -> bool:
    """Whether those of one area are told behind it: "aus dem Landkreis X sind A und B dabei"."""
    words = passage.clause_words(passage.clause_at(token))
    return any(map(_JOINING.fullmatch, words)) and not any(
        a.token < token for a in passage.arguments if a.kind in _WIDER
    )


def _parts(passage: Passage, areas: set[int]) -> Iterator[Item]:
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
        yield Item(chosen[0].token, last, clause, entities, tuple(a.span for a in chosen))
    named = any(passage.arguments[group[0]].kind == "Municipality" for group in groups.values())
    antecedents = list(find_antecedents(passage))
    yield from antecedents
    relative = {item.clause for item in antecedents}
    for at, word in enumerate(passage.words):
        clause = passage.clause_at(at)
        if one := _ONE.fullmatch(word):
            many = next((c.value for c in passage.counts if passage.words[at - 1 : at] == (_word(passage, c),)), 1)
            meant = passage.company[:many] if one[1] == "erst" else passage.company[-many:]
            yield Item(at, at + 1, clause, meant, ())
        elif word in OTHERS:
            yield Item(at, at + 1, clause, tuple(company), (), rest=True)
        elif word in ALL and not named and clause not in relative and _are_meant(passage, company, word, clause):
            yield Item(at, at + 1, clause, tuple(company), ())
    for count in passage.counts:
        at = bisect_left(passage.starts, count.span.start)
        behind = bisect_left(passage.starts, count.span.end)
        if passage.words[behind : behind + 1] in (("von",), ("davon",)) or passage.words[at - 1 : at] == ("davon",):
            yield Item(at, at + 1, passage.clause_at(at), tuple(company), (), rest=True, count=count.value)


def _are_meant(passage: Passage, company: list[str], word: str, clause: int) -> bool:
    """Whether "sie", "alle" means those named together before."""
    return _are_so_many(passage, company) and not _is_she(passage, word, clause)


def _is_she(passage: Passage, word: str, clause: int) -> bool:
    """Whether "sie" is one thing: "Sie liegt je zur Hälfte im Landkreis X"."""
    finite = passage.clauses[clause].finite if passage.clauses else None
    return (
        word == "sie" and finite is not None and finite.text.lower() in ("liegt", "lag", "gehört", "gehörte", "zählt")
    )


def _word(passage: Passage, count: Count) -> str:
    return passage.words[bisect_left(passage.starts, count.span.start)]


def _are_so_many(passage: Passage, company: list[str]) -> bool:
    """Whether those named before are as many as the sentence says: "alle vier Partner"."""
    counted = [c.value for c in passage.counts if c.noun is None or MEMBERS.fullmatch(c.noun.lower())]
    return not counted or len(company) in counted


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
    return preposition in EXCEPT or "ausnahme" in before or ("bis" in before and "auf" in before)


def _segments(passage: Passage, items: list[Item]) -> Iterator[list[Item]]:
    """The items as far as one verb holds for them."""
    segment: list[Item] = []
    for item in items:
        if segment and not any(_same_clause(passage, former, item) for former in segment):
            yield segment
            segment = []
        segment.append(item)
    yield segment


def _pairs(passage: Passage, items: list[Item]) -> Iterator[tuple[Item, Item]]:
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


def _same_clause(passage: Passage, part: Item, area: Item) -> bool:
    """Whether one verb holds for both: they share a clause, or one of them stands in a fragment without a verb."""
    if part.clause == area.clause or not passage.clauses:
        return True
    return passage.clauses[part.clause].finite is None or passage.clauses[area.clause].finite is None
