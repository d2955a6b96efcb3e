"""Areas of cooperations told in other words: "im Gebiet der LAG X, also in A, B und C"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_AREA: Final = re.compile(r"[\wäöüß-]*(?:gebiet(?:e?s|e)?|gebietskulisse|kulisse|einzugsbereich(?:e?s)?)")
_OF_ONE: Final = re.compile(r"(?:lag|rag|leader|ile|verbands|allianz|bündnis|vereins|aktions|förder)-?gebiet(?:e?s)?")
"""Nouns that say by themselves that the area is that of the cooperation spoken of."""
_THAT_IS: Final = frozenset({"also", "nämlich", "sprich", "heißt", "h", "zwar", "konkret"})
_SMALL: Final = frozenset({"in", "aus", "den", "die", "der", "dem", ":", ".", "nur", "allein", "ausschließlich", "und"})
_FAR: Final = 14
"""Words from the noun for an area to the words that tell it again."""
_LEAST: Final = 2


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``coversArea`` of the cooperation whose area the sentence tells again by naming the towns or districts of it."""
    for at, word in enumerate(passage.words):
        if _AREA.fullmatch(word) is None:
            continue
        again = next(
            (i for i in range(at + 1, min(at + _FAR, len(passage.words))) if passage.words[i] in _THAT_IS), None
        )
        group = _group(passage, at, again) if again is not None else None
        named = _named(passage, again) if again is not None else []
        entities = dict.fromkeys(e for a in named for e in a.reference.entities)
        if group is None or len(entities) < _LEAST:
            continue
        quote = (passage.quote([named[0].span, named[-1].span]),)
        yield from (Claim(group, "coversArea", entity, quote, "area told again", 0.8) for entity in entities)


def find_counted(passage: Passage) -> Iterator[Claim]:
    """``coversArea`` of the cooperation whose towns are counted beside the districts that they lie in: "elf Gemeinden,
    drei Landkreise (A, B und C)"."""
    counts = passage.counts
    for before, count in pairwise(counts):
        if count.noun is None or before.noun is None or not _DISTRICTS.fullmatch(count.noun):
            continue
        opening = bisect_left(passage.starts, count.span.end)
        districts = [a for a in passage.arguments if a.kind == "District" and a.token > opening]
        inside = [a for a in districts if a.group == districts[0].group]
        opens = passage.words[opening : opening + 1] == ("(",) and bool(inside) and inside[0].token == opening + 1
        group = passage.subject("Cooperation") if opens and _TOWNS.fullmatch(before.noun) else None
        if group is None or len(inside) != count.value or passage.modality(0) is not Modality.ASSERTED:
            continue
        quote = (passage.quote([count.span, inside[-1].span]),)
        for entity in (e for a in inside for e in a.reference.entities):
            yield Claim(group, "coversArea", entity, quote, "area told again", 0.8)


_DISTRICTS: Final = re.compile(r"(?:Land)?[Kk]reisen?")
_TOWNS: Final = re.compile(r"(?:\w*[Gg]emeinden?|Kommunen|Städten?|Orten?|Märkten?)")


def _group(passage: Passage, at: int, again: int) -> str | None:
    """The cooperation whose area the noun at word ``at`` means."""
    owners = [a for a in passage.arguments if at < a.token < again]
    if len(owners) == 1 and owners[0].kind == "Cooperation" and len(owners[0].reference.entities) == 1:
        return owners[0].reference.entities[0]
    return passage.subject("Cooperation") if not owners and _OF_ONE.fullmatch(passage.words[at]) else None


def _named(passage: Passage, again: int) -> list[Argument]:
    """The enumeration of towns or districts right behind the word that tells the area again."""
    first = next((a for a in passage.arguments if a.token > again), None)
    if first is None or first.kind not in LOCAL or first.preposition not in (None, "in", "aus"):
        return []
    between = passage.words[again + 1 : first.token]
    if not all(word in _SMALL or word in ARTICLES or is_head(word) for word in between):
        return []
    if passage.modality(passage.clause_at(first.token)) is Modality.NEGATED:
        return []
    return [a for a in passage.arguments if a.group == first.group and a.kind in LOCAL]
