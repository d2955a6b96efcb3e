"""What lies in what, where the text says so without a verb: brackets, "aus Bayern A und B", "A im Landkreis X"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.claims.arguments import ARTICLES, GLUE, HEADS, Argument
from ingest.claims.passages import Passage
from ingest.model import Claim

RANK: Final = {"Municipality": 0, "District": 1, "Region": 1, "State": 2}


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``partOf`` between territories that stand in apposition to each other."""
    arguments = [a for a in passage.arguments if a.kind in RANK]
    for left, right in pairwise(arguments):
        apposed = _bracketed(passage, left, right) or _adjunct(passage, left, right)
        if apposed and RANK[right.kind] > RANK[left.kind]:
            together = [a for a in arguments if a.group == left.group and RANK[a.kind] < RANK[right.kind]]
            several = right.kind in ("State", "District") and not _bracketed(passage, left, right)
            yield from _claims(passage, together if several else [left], right)
    for index, area in enumerate(arguments):
        if area.preposition in ("aus", "in") and area.kind in ("State", "District"):
            members: list[Argument] = []
            for following in arguments[index + 1 :]:
                if RANK[following.kind] >= RANK[area.kind] or not _linked(passage, area, following, members):
                    break
                members.append(following)
            yield from _claims(passage, members, area)


def _claims(passage: Passage, parts: list[Argument], area: Argument) -> Iterator[Claim]:
    if len(area.reference.entities) != 1:
        return
    whole = area.reference.entities[0]
    for part in parts:
        for entity in part.reference.entities:
            if entity != whole:
                yield Claim(entity, "partOf", whole, (passage.quote([part.span, area.span]),), "apposition", 0.85)


def _between(passage: Passage, left: Argument, right: Argument) -> list[str]:
    first = bisect_left(passage.starts, left.span.end)
    return list(passage.words[first : right.token])


def _bracketed(passage: Passage, left: Argument, right: Argument) -> bool:
    words = _between(passage, left, right)
    if not words or words[0] != "(":
        return False
    return all(w in ARTICLES or w in HEADS or w in ("(", "im", "in", "landkreis", "kreis", "lkr.", "lk") for w in words)


def _adjunct(passage: Passage, left: Argument, right: Argument) -> bool:
    words = _between(passage, left, right)
    return (
        bool(words)
        and words[0] in ("im", "in")
        and all(w in ("im", "in") or w in ARTICLES or w in HEADS for w in words)
    )


def _linked(passage: Passage, area: Argument, following: Argument, members: list[Argument]) -> bool:
    words = _between(passage, members[-1] if members else area, following)
    return all(w in GLUE or w in HEADS or w in ARTICLES or w == ":" for w in words) and following.preposition in (
        None,
        "aus",
    )
