"""Names that only explain another: the district in which a town lies, the seat of a firm."""

from __future__ import annotations

from typing import Final

from ingest.german.numbers import number_of
from ingest.names.knowledge.head_nouns import COUNTED, HEAD_ENDINGS, is_head
from ingest.names.knowledge.kinds import GROUPS
from ingest.names.knowledge.small_words import ALL, ARTICLES, GENITIVES
from ingest.names.scenes import Reference
from ingest.passages.arguments import Argument


def is_explanation(argument: Argument, previous: Argument | None, words: list[str], last: int, end: int) -> bool:
    """Whether an argument only explains another thing named in its sentence: "Gattendorf (Landkreis Hof)".

    ``previous`` is the argument before it, which ends at token ``last``; the argument itself ends at token ``end``.
    """
    first, kind = argument.token, argument.kind
    between = words[last:first]
    bracketed = "(" in words[max(first - 2, last) : first]
    every = kind in _WIDER and not ALL.isdisjoint(between)
    if (bracketed or every) and previous is not None and previous.kind != kind:
        meant = bracketed and (previous.kind, kind) == ("District", "Municipality")  # "Landkreis X (A, B)"
        several = previous.kind in GROUPS and kind == "Municipality" and words[end : end + 1] in ([","], ["und"])
        if not (meant or several):
            return True
    if kind == "Municipality" and _follows_unknown(words, last, first, end):
        return True
    if every and bracketed:
        return True  # "Mitglieder (alle Landkreis Hof): A, B"
    if _is_seat(previous, argument.reference, between, words[end : end + 2]):
        return True
    if _is_home(previous, argument.reference, between):
        return True
    if kind not in _WIDER:
        return False
    governor = argument.governor
    if argument.preposition in ("aus", "in") and governor is not None and (is_head(governor) or governor in COUNTED):
        return True
    if _of_towns(words, first):
        return True
    if first > 1 and words[first - 1] in ("des", "der"):
        counted = words[first - 2].lower()
        return counted in COUNTED or (is_head(counted) and counted.endswith(HEAD_ENDINGS))
    return False


def _follows_unknown(words: list[str], last: int, first: int, end: int) -> bool:
    """Whether a town stands alone in brackets behind a name that is no argument: "die Allianz X (A), Y (B)"."""
    opened = first - 1
    if opened <= last or words[opened] != "(" or words[end : end + 1] != [")"]:
        return False
    name = words[opened - 1]
    return name[0].isupper() and not is_head(name.lower()) and name.lower() not in COUNTED and name not in _ROLLS


_ROLLS: Final = frozenset({"Mitglied", "Mitglieder", "Partner", "Teilnehmer", "Sitz"})
_WIDER: Final = frozenset({"District", "State"})
"""Kinds of areas that say where a town lies."""


def _of_towns(words: list[str], first: int) -> bool:
    """Whether the genitive of a district at token ``first`` says whose towns are meant: "14 Gemeinden der Kreise A"."""
    if words[first].lower() in ("beider", "zweier", "dreier"):
        return first > 0 and words[first - 1].lower() in _TOWNS
    at = first - 1
    while at > 0 and (words[at].lower() in _CIRCLES or number_of(words[at].lower()) is not None):
        at -= 1
    return at > 0 and words[at].lower() in GENITIVES and words[at - 1].lower() in _TOWNS


_CIRCLES: Final = frozenset({"landkreise", "landkreises", "kreise", "kreises", "beiden"})
_TOWNS: Final = frozenset(
    {"gemeinden", "kommunen", "städte", "städten", "orte", "orten", "märkte", "märkten", "dörfer"}
)


def _is_seat(previous: Argument | None, reference: Reference, between: list[str], after: list[str]) -> bool:
    """Whether a town is but the seat of the office before it: "Büro X, Karlsruhe"."""
    towns = previous is not None and previous.kind == "Consultancy" and reference.kind == "Municipality"
    closed = after[:1] == [","] and after[1:] and after[1][:1].islower() and after[1] not in _AND
    return towns and between == [","] and bool(closed or not after or after[0] not in _AND)


_AND: Final = frozenset({"und", "sowie", ",", "/"})


def _is_home(previous: Argument | None, reference: Reference, between: list[str]) -> bool:
    """Whether a town only says where the firm right before it is from: "das Büro X aus Erfurt"."""
    return (
        previous is not None
        and previous.kind == "Consultancy"
        and reference.kind == "Municipality"
        and between[:1] == ["aus"]
        and all(word in ARTICLES or is_head(word.lower()) for word in between[1:])
    )
