"""Arguments put right once all of their sentence are known: "außer A auch B", "A gehört zum Kreis X, B zum Kreis Y"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from ingest.passages.arguments import GAP, Argument


def regrouped(arguments: list[Argument], words: list[str], starts: list[int]) -> tuple[Argument, ...]:
    """The arguments of a sentence in their order, with the prepositions and groups that those behind them give them."""
    return tuple(_with_areas(_with_gaps(_with_besides(arguments, words, starts), starts)))


def _with_besides(arguments: list[Argument], words: list[str], starts: list[int]) -> list[Argument]:
    """The arguments, where "außer A auch B" and "außer A noch B" mean A besides B and not all but A."""
    for place, argument in enumerate(arguments[:-1]):
        if argument.preposition != "außer" or arguments[place + 1].group == argument.group:
            continue
        behind = words[bisect_left(starts, argument.span.end) : arguments[place + 1].token]
        if not _TOO.isdisjoint(behind):
            group = argument.group
            arguments = [replace(a, preposition="neben") if a.group == group else a for a in arguments]
    return arguments


_TOO: Final = frozenset({"auch", "noch", "außerdem", "zudem"})


def _with_gaps(arguments: list[Argument], starts: list[int]) -> list[Argument]:
    """The arguments, where in "A gehört zum Kreis X, B und C zum Kreis Y" B and C begin a clause without a verb."""
    at = 0
    for place, area in enumerate(arguments):
        if place < at or area.kind not in _AREAS or area.preposition not in _LOCATING:
            continue
        at = place + 1
        while at < len(arguments) and arguments[at].kind == "Municipality" and arguments[at].group == area.group:
            at += 1
        following = arguments[at] if place + 1 < at < len(arguments) else None
        if following is None or following.kind not in _AREAS or following.preposition != area.preposition:
            continue
        last = bisect_left(starts, arguments[at - 1].span.end)
        if following.group != area.group and following.token - last <= _NEXT:
            group = GAP + area.group
            arguments[place + 1 : at] = [
                replace(a, preposition=None, governor=None, group=group) for a in arguments[place + 1 : at]
            ]
    return arguments


_AREAS: Final = frozenset({"District", "State", "Region"})
_LOCATING: Final = frozenset({"in", "zu", "aus"})
_NEXT: Final = 2
"""Words between a town and the district behind it: a preposition and an article."""


def _with_areas(arguments: list[Argument]) -> Iterator[Argument]:
    """The arguments, where in "aus dem Kreis X A und B" the district explains and A and B stand for themselves."""
    freed = -1
    for argument, after in zip_longest(arguments, arguments[1:]):
        opens = (
            argument.kind in ("District", "State")
            and argument.preposition in ("aus", "in")
            and after is not None
            and after.kind == "Municipality"
            and (after.span.start - argument.span.end == 1 or (argument.explains and after.group == argument.group))
        )
        if opens:
            freed = argument.group
            yield replace(argument, explains=True)
        elif freed >= 0 and argument.kind == "Municipality" and argument.group - freed in (0, 1):
            freed = argument.group
            yield replace(argument, preposition=None)
        else:
            freed = -1
            yield argument
