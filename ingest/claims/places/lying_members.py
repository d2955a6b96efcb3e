"""Where all members of a cooperation lie: "Alle acht Mitglieder liegen im Landkreis X", "Alle gehören zum Kreis Y"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.places.headcounts import MEMBERS
from ingest.claims.places.locations import BELONGING, EXCEPT, LYING, OTHERS, find_areas
from ingest.model import Claim, Modality
from ingest.names.knowledge.gazetteer import lies_elsewhere
from ingest.passages.passages import Passage


def find_claims(passages: Iterable[Passage], claims: list[Claim]) -> Iterator[Claim]:
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
        opens = opens or (_is_plain(passage) and group is not None and passage.follows(group))
        if any(every in _EVERY and other in OTHERS for every, other in pairwise(passage.words)):
            counted = True
        if not counted and not (opens and not any(count.noun is None for count in passage.counts)):
            continue
        areas = [area for area in find_areas(passage) if passage.modality(area.clause) is Modality.ASSERTED]
        if counted and len(areas) > 1:
            areas = [a for a in areas if not _EVERY.isdisjoint(passage.clause_words(a.clause))]
        if len(areas) != 1 or not towns or not EXCEPT.isdisjoint(passage.words) or "ausnahme" in passage.words:
            continue
        for town in towns:
            if lies_elsewhere(passage.name(town), passage.register.names(areas[0].entities[0])):
                continue
            quote = passage.quote(list(areas[0].spans))
            yield Claim(town, "partOf", areas[0].entities[0], (quote,), "location of members", 0.8)


def _is_plain(passage: Passage) -> bool:
    """Whether "Alle liegen in", "Alle gehören zu" opens the sentence, without a word for who is meant."""
    words = passage.words[1:] if passage.words[:1] in (("sie",), ("diese",)) else passage.words
    first, verb = (*words[:2], "", "")[:2]
    lying = LYING.fullmatch(verb) or BELONGING.fullmatch(verb)
    return first in _EVERY and lying is not None and not passage.counts


_EVERY: Final = frozenset({"alle", "sämtliche", "allesamt"})
_OPENING: Final = 6
"""Words of a sentence in which "alle" is said of its subject."""
