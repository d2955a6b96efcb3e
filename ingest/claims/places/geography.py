"""What lies in what, where the text says so without a verb: brackets, "aus Bayern A und B", "A im Landkreis X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.places.headcounts import is_definite
from ingest.claims.places.member_areas import HOME
from ingest.german.numbers import number_of
from ingest.model import Claim, Modality, Span
from ingest.names.knowledge.gazetteer import lies_elsewhere, lies_in
from ingest.names.knowledge.head_nouns import COUNTED, PARTS, is_head
from ingest.names.knowledge.lexicon import rows
from ingest.names.knowledge.small_words import ALL, ARTICLES, GLUE
from ingest.names.scenes import Scene
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_LIES: Final = frozenset({"liegt", "lag", "gelegene", "gelegen", "befindet"})
_STATE_ADJECTIVE: Final = re.compile(r"([a-zäöüß-]{5,30}?)(?:e|en|er|es|em) (?:[A-ZÄÖÜ]\w+ )?[„“\"»]?$")
"""Right before the name of a programme, with the noun that calls it: "die rheinland-pfälzische Zukunftsinitiative"."""
_RANK: Final = {"Municipality": 0, "District": 1, "Region": 1, "State": 2}


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``partOf`` between territories that stand in apposition to each other."""
    arguments = [a for a in passage.arguments if a.kind in _RANK]
    yield from _of_regions(passage, arguments)
    yield from _origins(passage, arguments)
    yield from _apposed(passage, arguments)
    for index, area in enumerate(arguments):
        if area.kind in ("District", "State"):
            yield from _claims(passage, _all_of(passage, arguments[:index], area), area)
            yield from _claims(passage, _listed_below(passage, arguments[index + 1 :], area), area)
            yield from _claims(passage, _listed_behind(passage, arguments[index + 1 :], area), area)


def _apposed(passage: Passage, arguments: list[Argument]) -> Iterator[Claim]:
    """``partOf`` of what stands right before the territory it lies in: "A (Landkreis X)", "A im Landkreis X"."""
    for left, right in pairwise(arguments):
        bracketed = _bracketed(passage, left, right) or _behind_comma(passage, left, right)
        if heads_towns(passage, left) and right.kind == "Municipality":
            yield from _claims(passage, _headed(passage, arguments, right), left)
        if _RANK[right.kind] <= _RANK[left.kind] or not (bracketed or is_adjunct(passage, left, right)):
            continue
        together = [a for a in arguments if a.group == left.group and _RANK[a.kind] < _RANK[right.kind]]
        called = passage.words[max(together[0].token - 1, 0)] in _SEVERAL  # "die Städte A und B im Vogtland"
        several = (right.kind in ("State", "District") or called) and not bracketed
        yield from _claims(passage, together if several else _before_bracket(passage, together, left, right), right)


def heads_towns(passage: Passage, area: Argument) -> bool:
    """Whether a district stands before the towns that are meant: "Landkreis X (A, B und C)", "Landkreis X: A, B"."""
    after = bisect_left(passage.starts, area.span.end)
    if area.kind != "District" or passage.words[after : after + 1] not in (("(",), (":",)):
        return False
    named = next((a for a in passage.arguments if a.token > area.token), None)
    between = passage.words[after + 1 : named.token] if named is not None else ("",)
    return named is not None and named.kind == "Municipality" and all(w in ARTICLES or is_head(w) for w in between)


def _headed(passage: Passage, arguments: list[Argument], first: Argument) -> list[Argument]:
    """The towns behind the district that they lie in, as far as its bracket, a semicolon or the next district."""
    area = next((a.token for a in arguments if a.token > first.token and a.kind != "Municipality"), len(passage.words))
    close = next((at for at in range(first.token, area) if passage.words[at] in (")", ";")), area)
    return [a for a in arguments if first.token <= a.token < close and a.group == first.group]


def _listed_behind(passage: Passage, after: list[Argument], area: Argument) -> list[Argument]:
    """The territories that are named as of a larger one: "aus Bayern A und B"."""
    bracketed = area.token > 0 and passage.words[area.token - 1] == "("
    if bracketed or area.preposition not in ("aus", "in"):
        return []
    members: list[Argument] = []
    for following in after:
        if _RANK[following.kind] >= _RANK[area.kind] or not _linked(passage, area, following, members):
            break
        members.append(following)
    return members


_BELONG: Final = re.compile(
    r"(?:an|zu)?gehör\w*|mitglied\w*|zähl\w*|umfass\w*|besteh\w*|bild\w*|zusammen\w*|vereint?\w*|verein\w*|beteilig\w*|bündnis"
    r"|verbund|zusammenschluss|arbeiten|dabei|vereinen|bündel\w*|verbind\w*|getragen|gegründet\w*|das|sind"
)


def _origins(passage: Passage, arguments: list[Argument]) -> Iterator[Claim]:
    """``coversArea`` of a cooperation whose members come from districts: "neun Kommunen aus dem Landkreis X"."""
    first = next((a for a in arguments if _counts_members(passage, a)), None)
    if first is None or passage.modality(passage.clause_at(first.token)) is not Modality.ASSERTED:
        return
    words = passage.clause_words(passage.clause_at(first.token))
    if not any(_BELONG.fullmatch(word) for word in words):
        return
    named = dict.fromkeys(e for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities)
    named = named or dict.fromkeys(
        e for a in arguments if a.kind == "Region" and a.preposition is None for e in a.reference.entities
    )
    others = any(a.kind in ("Project", "Concept", "Committee", "Event", "Programme") for a in passage.arguments)
    topic = passage.topic("Cooperation")
    group = next(iter(named)) if len(named) == 1 else None if named or others else topic
    if group is None:
        return
    own = [a for a in arguments if a.group == first.group and a.kind == first.kind]
    for area in own:
        for entity in area.reference.entities:
            rule = HOME if first.preposition == "in" and len(own) == 1 else "origin of members"
            yield Claim(group, "coversArea", entity, (passage.quote([first.span, area.span]),), rule, 0.75)


def _counts_members(passage: Passage, area: Argument) -> bool:
    """Whether "Kommunen aus" or "Kommunen der" stands before a district or region."""
    counted = area.governor is not None and (is_head(area.governor) or area.governor in COUNTED)
    if any(is_definite(passage, count) for count in passage.counts if count.span.end <= area.span.start):
        return False  # "die vier Kommunen aus dem Landkreis X", which are named
    genitive = area.preposition is None and area.kind == "District" and area.governor in _SEVERAL
    genitive = genitive and not _OF.isdisjoint(passage.words[max(0, area.token - 2) : area.token])
    beside = sum(a.group == area.group and a.kind == area.kind for a in passage.arguments)
    unnamed = area.kind == "District" and all(a.kind != "Municipality" for a in passage.arguments)
    origin = area.preposition == "aus" or (area.preposition == "in" and (beside > 1 or unnamed)) or genitive
    return counted and origin and area.kind in ("District", "Region", "State")


_SEVERAL: Final = frozenset({"gemeinden", "städte", "kommunen", "orte", "märkte", "dörfer"})
_OF: Final = frozenset({"der", "des"})


def _of_regions(passage: Passage, arguments: list[Argument]) -> Iterator[Claim]:
    """A region that lies in one district or state is part of it; over several it reaches, and they are its area."""
    regions = [a for a in arguments if a.kind == "Region" and a.preposition is None]
    if len(regions) != 1 or len(regions[0].reference.entities) != 1 or not _LIES.intersection(passage.words):
        return
    region = regions[0]
    clause = passage.clause_at(region.token)
    areas = [
        a
        for a in arguments
        if a.kind in ("District", "State") and a.preposition == "in" and passage.clause_at(a.token) == clause
    ]
    if not areas or passage.modality(clause) is not Modality.ASSERTED:
        return
    widest = [a for a in areas if a.group == areas[0].group or a.kind == areas[0].kind == "District"]
    predicate = "partOf" if len(widest) == 1 and _PARTLY.isdisjoint(passage.words) else "coversArea"
    for area in widest:
        for entity in area.reference.entities:
            quote = (passage.quote([region.span, area.span]),)
            yield Claim(region.reference.entities[0], predicate, entity, quote, "location of region", 0.8)


_PARTLY: Final = frozenset({"teil", "teils", "überwiegend", "größtenteils", "teilweise", "weitgehend", "hauptsächlich"})
"""Words for what lies in a district, but not all of it."""


def find_programmes(scene: Scene) -> Iterator[Claim]:
    """``coversArea`` of a programme that the text calls by its state: "die bayerische Initiative X", where the text
    names the state too."""
    document = scene.document
    states = {entity.name: entity.id for entity in scene.entities if entity.kind == "State"}
    named = {row[0]: row[1] for row in rows("state_adjectives")}
    for reference in scene.references:
        if reference.kind != "Programme" or reference.form != "name":
            continue
        begin = max(0, reference.span.start - 80)
        before = _STATE_ADJECTIVE.search(document.text[begin : reference.span.start])
        state = states.get(named.get(before[1], "")) if before else None
        if before and state:
            words = document.evidence(Span(begin + before.start(), reference.span.end))
            for programme in reference.entities:
                yield Claim(programme, "coversArea", state, (words,), "state of programme", 0.8)


def _claims(passage: Passage, parts: list[Argument], area: Argument) -> Iterator[Claim]:
    if len(area.reference.entities) != 1:
        return
    whole = area.reference.entities[0]
    for part in parts:
        for entity in part.reference.entities:
            if entity != whole and not lies_elsewhere(passage.name(entity), passage.register.names(whole)):
                yield Claim(entity, "partOf", whole, (passage.quote([part.span, area.span]),), "apposition", 0.85)


def _bracketed(passage: Passage, left: Argument, right: Argument) -> bool:
    words = passage.words_between(left.span, right.span)
    if not words or words[0] != "(":
        return False
    return all(w in ARTICLES or is_head(w) or w in ("(", "im", "in", "landkreis", "kreis", "lkr.", "lk") for w in words)


def _behind_comma(passage: Passage, left: Argument, right: Argument) -> bool:
    """Whether the district of a town stands between commas behind it: "Oyten, Landkreis Verden, baut"."""
    if right.kind != "District" or right.preposition != left.preposition or passage.is_fragment:
        return False
    if passage.words_between(left.span, right.span) != (",",):
        return False
    after = bisect_left(passage.starts, right.span.end)
    closed = passage.words[after : after + 1] in ((",",), (")",), (".",), ())
    towns = passage.register.names(left.reference.entities[0])
    return closed and any(lies_in(t, d) for t in towns for d in passage.register.names(right.reference.entities[0]))


def _before_bracket(passage: Passage, together: list[Argument], left: Argument, right: Argument) -> list[Argument]:
    """The towns that a district in brackets is said of: the last, and those before it that lie there too."""
    names = passage.register.names(right.reference.entities[0])
    said = [left]
    for town in reversed([a for a in together if a.token < left.token]):
        between = passage.words_between(town.span, said[0].span)
        own = passage.register.names(town.reference.entities[0])
        if "(" in between or not any(lies_in(t, d) for t in own for d in names):
            break
        said.insert(0, town)
    return said


def is_adjunct(passage: Passage, left: Argument, right: Argument) -> bool:
    """Whether the area stands right behind the town: "A im Landkreis X", "A, eine Gemeinde im Norden des Kreises X"."""
    words = passage.words_between(left.span, right.span)
    noun = next((i for i, w in enumerate(words) if w in _IN), 0)
    if noun and not _calls_towns(words[:noun]):
        return False
    return words[noun : noun + 1] != () and words[noun] in _IN and all(_leads_to_area(w) for w in words[noun + 1 :])


def _calls_towns(words: tuple[str, ...]) -> bool:
    """Whether the words before "in" say in apposition what the towns are: ", eine kleine Gemeinde", ", vier Orte"."""
    if words[-1] in ("gelegen", "gelegene", "beheimatet") and len(words) > 1:
        words = words[:-1]
    if len(words) < _SHORTEST or words[0] not in _MARKS or not (is_head(words[-1]) or words[-1] in COUNTED):
        return False
    lead = 2 if words[1] in ("die", "allesamt", "alles", "sämtlich", "also") and len(words) > _SHORTEST else 1
    counts = words[lead] in ARTICLES or number_of(words[lead]) is not None
    plain = words[1] in ("allesamt", "alles", "sämtlich", "lauter")
    return (counts or plain) and all(_ADJECTIVE.fullmatch(w) for w in words[lead + 1 : -1])


_SHORTEST: Final = 3
"""Words of ", vier Gemeinden"."""
_IN: Final = frozenset({"im", "in", "aus"})
_ADJECTIVE: Final = re.compile(r"[\w-]{3,30}(?:e|en|er|es|em)")


def _leads_to_area(word: str) -> bool:
    """Whether a word may stand between "in" and the name of an area: "im südlichen", "im Norden des"."""
    return (
        word in _IN
        or word == "von"
        or word in ARTICLES
        or is_head(word)
        or word in PARTS
        or bool(_SIDE.fullmatch(word))
    )


_SIDE: Final = re.compile(
    r"(?:nord|süd|ost|west)?-?(?:nörd|süd|öst|west|nordöst|nordwest|südöst|südwest)liche[nrsm]?|äußersten|hohen|tiefen|benachbarten"
    r"|oberen|unteren|mittleren|(?:[a-zäöüß]+-?)+ische[nrm]?|ländlichen"
)
"""Adjectives before the name of an area."""


def _all_of(passage: Passage, before: list[Argument], area: Argument) -> list[Argument]:
    """The towns of which "alle im Landkreis X", "sämtlich Kreis X" is said right behind them."""
    reach = passage.words[max(0, area.token - _ALL_REACH) : area.token]
    every = next((i for i, w in enumerate(reach) if w in ALL and reach[max(i, 1) - 1] in _MARKS), None)
    if every is None or any(w in _MARKS or w in ("und", "von") for w in reach[every:]):
        return []
    return [a for a in before if _RANK[a.kind] == 0 and not a.explains and a.preposition not in ("in", "bei", "nach")]


def _listed_below(passage: Passage, after: list[Argument], area: Argument) -> list[Argument]:
    """The towns behind the colon of "arbeiten fünf Kommunen aus dem Landkreis X zusammen: A, B …"."""
    if not after or after[0].kind != "Municipality" or (area.preposition not in ("aus", "in") and not area.explains):
        return []
    between = passage.words_between(area.span, after[0].span)
    if area.preposition is None and area.explains and {"nämlich", ":", "–", "namentlich"} & set(between):
        return [a for a in after if a.group == after[0].group and a.kind == "Municipality"]
    counted = area.governor is not None and (is_head(area.governor) or area.governor in COUNTED)
    if not counted or not {":", "–", "("} & set(between) or after[0].preposition not in (None, area.preposition):
        return []
    return [a for a in after if a.group == after[0].group and a.kind == "Municipality"]


_ALL_REACH: Final = 8
"""Words from "alle" to the district: "alle drei sind Gemeinden im Landkreis"."""
_MARKS: Final = frozenset({",", "(", "–", ";", ":", "-", "."})


def _linked(passage: Passage, area: Argument, following: Argument, members: list[Argument]) -> bool:
    words = passage.words_between((members[-1] if members else area).span, following.span)
    own, other = passage.clause_at(area.token), passage.clause_at(following.token)
    if following.opens_gap or following.preposition not in (None, "aus"):
        return False
    if own != other and passage.clauses and passage.clauses[other].finite is not None:
        return False
    return all(w in GLUE or is_head(w) or w in ARTICLES or w == ":" for w in words)
