"""Parts of municipalities: the quarters of a town, the towns of a Samtgemeinde, Verbandsgemeinde or Amt.

"Baden, ein Ortsteil von Achim", "die Samtgemeinde X mit ihren Gemeinden A und B", "im Achimer Stadtteil Baden".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ingest.model import Claim, Modality
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_QUARTER: Final = re.compile(
    r"(?:orts?|stadt|gemeinde)teil(?:e[ns]?|s)?|ortschaft(?:en)?|(?:stadt|orts)bezirke?[ns]?|teilort(?:e[ns]?)?"
    r"|stadtviertel[ns]?|dorfteil(?:e[ns]?)?|kernort|kirchspiel(?:e[ns]?)?"
)
_OWN: Final = re.compile(r"(?:mitglieds?|orts|verbands|teil|amts)(?:gemeinden?|orte[ns]?|städten?|kommunen)")
"""Nouns for the towns that a union of towns is made of."""
_UNION: Final = re.compile(r"(?:samt|verbands|einheits|verwaltungs)gemeinde|amt|verwaltungsgemeinschaft")
_PLACES: Final = r"(?:gemeinden?|orten?|städten?|märkten?|dörfern?|kommunen)"
_NOUN: Final = rf"(?:{_QUARTER.pattern}|{_OWN.pattern}|{_PLACES})"
_THE: Final = r"(?:der|die|das|den|dem|des|ihren|ihre|seinen|seine|deren|dessen)"
_COUNT: Final = r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\d+)"
_WITH: Final = re.compile(
    rf"[,(]? ?(?:mit|samt|nebst|mitsamt|inklusive|einschließlich)(?: {_THE})?(?: {_COUNT})? {_NOUN}"
)
_HAS: Final = re.compile(
    r"(?:besteht|setzt sich|umfasst|zählt|gliedert sich|hat|vereint|bilden)(?: (?:aus|in))?"
    rf"(?: {_THE})?(?: {_COUNT})?(?: {_NOUN})?"
    rf"(?: ?[:,(–] ?(?:darunter|nämlich|und zwar|das sind)?)?(?: {_THE})?(?: {_NOUN})?"
)
_TO: Final = re.compile(rf", (?:zu|in) (?:der|dem|denen)(?: {_THE})?(?: {_NOUN})?")
_OF: Final = re.compile(
    rf"[,(–] (?:(?:ein|eine|einem|einer|der|dem|als|heute|jetzt|seit \d{{4}}) )?"
    rf"(?:[\w-]+e[rsnm]? )?(?:{_QUARTER.pattern})"
    r"(?: (?:der|des|von|vom|in))?(?: (?:stadt|gemeinde|marktes|markt))?"
)
_NEXT: Final = re.compile(rf"(?:\w+ ){{0,2}}(?:die|den|der|mit|ihren|seinen) ?(?:{_QUARTER.pattern})?")
"""Words from a town to its quarters: "von der Stadt X die Ortsteile A", "X ist mit den Stadtteilen A dabei"."""
_BELONGS: Final = re.compile(r"(?:an|zu)?gehör(?:t|en|te|ten|ig\w*)|zähl(?:t|en|te|ten)|bild(?:et|en)")
_IN: Final = re.compile(
    r"\(|\( ?(?:in )?(?:der )?|in der|aus der|der|, gemeinde (?:in )?der|, (?:eine )?mitgliedsgemeinde der|im"
    r"|aus dem|des"
)


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``partOf`` of the quarters of towns and of the towns of unions of towns."""
    for parts, whole, area, *_ in _find(passage):
        for part in parts:
            if passage.modality(passage.clause_at(part.token)) is not Modality.ASSERTED:
                continue
            quote = passage.quote([part.span, *([area.span] if area is not None else [])])
            for entity in part.reference.entities:
                if entity != whole:
                    yield Claim(entity, "partOf", whole, (quote,), "quarter", 0.8)


def is_of_parts(passage: Passage, claim: Claim) -> bool:
    """Whether a claim on members or on what lies in a region takes for one of them what the sentence names for nothing
    else than to say what another is made of or part of: "die Samtgemeinde X mit den Gemeinden A und B"."""
    if claim.predicate == "memberCount":
        return any(unites for *_, unites in _find(passage))
    lies = claim.predicate == "partOf" and passage.kind(str(claim.object)) == "Region"
    return (claim.predicate == "memberOf" or lies) and claim.subject in _named_aside(passage)


def _named_aside(passage: Passage) -> set[str]:
    aside: set[str] = set()
    for parts, whole, _, inner, _ in _find(passage):
        aside.update([e for a in parts for e in a.reference.entities] if inner else [whole])
    return aside


_Parts = tuple[list[Argument], str, Argument | None, bool, bool]


def _find(passage: Passage) -> Iterator[_Parts]:
    """Parts, the municipality that they belong to, where it is named, whether it is the one that the sentence speaks of
    and not they, and whether it is a union of towns."""
    towns = [a for a in passage.arguments if a.kind == "Municipality" and a.reference.form in ("name", "short")]
    towns = [a for a in towns if len(a.reference.entities) == 1]
    if not towns or ("(" not in passage.words and not any(map(_tells, passage.words))):
        return
    for left, right in pairwise(towns):
        between = " ".join(passage.words_between(left.span, right.span))
        unions = _is_union(passage, left), _is_union(passage, right)
        quarters = _are_quarters(passage, left, towns), _are_quarters(passage, right, towns)
        wholes = left.reference.entities[0], right.reference.entities[0]
        together = _together(passage, towns, right)
        if unions == (True, False) and right.group != left.group and _opens(passage, between, right):
            yield together, wholes[0], left, True, True
        elif unions == (False, True) and _IN.fullmatch(_without_name(passage, between, right)):
            yield [left], wholes[1], right, False, False
        elif quarters[0] and right.group != left.group and _OF_TOWN.fullmatch(between):
            yield [t for t in towns if t.group == left.group], wholes[1], right, False, False
        elif _OF.fullmatch(between) or _is_bracketed_town(passage, right, between):
            yield [left], wholes[1], right, False, False
        elif quarters == (False, True):
            inside = left.preposition in ("von", "aus", "in") and _NEXT.fullmatch(between) is not None
            if inside or _WITH.search(between) or _belong(passage, left, right):
                yield together, wholes[0], left, not inside, False
    for town in towns:
        yield from _by_demonym(passage, town, towns)


@lru_cache(maxsize=16384)
def _tells(word: str) -> bool:
    """Whether the word is a noun for a part of a municipality or for one that is made of several."""
    return bool(_QUARTER.fullmatch(word) or _UNION.fullmatch(word) or _OWN.fullmatch(word))


_OF_TOWN: Final = re.compile(r"\)? ?\(?(?:der|des|von|in|im)?(?: (?:stadt|gemeinde|marktes))?")


def _is_union(passage: Passage, town: Argument) -> bool:
    first = passage.words[town.token]
    before = passage.words[town.token - 1] if town.token else ""
    return _UNION.fullmatch(first) is not None or _UNION.fullmatch(before) is not None


def _without_name(passage: Passage, between: str, town: Argument) -> str:
    """The words between without the noun of the union right before its name."""
    if _UNION.fullmatch(passage.words[town.token]):
        return between
    return between.rsplit(" ", 1)[0] if " " in between else ""


def _opens(passage: Passage, between: str, right: Argument) -> bool:
    """Whether the words from a union to the next towns say that it is made of them."""
    if _WITH.fullmatch(between):
        return True
    clause = passage.clause_at(right.token)
    if any(a.kind in ("Cooperation", "Region") and passage.clause_at(a.token) == clause for a in passage.arguments):
        return False
    if _TO.fullmatch(between) or _HAS.fullmatch(between):
        return True
    return between.startswith(("gehör", "zähl")) and passage.words[max(0, right.token - 12)] in ("zur", "zum")


def _belong(passage: Passage, left: Argument, right: Argument) -> bool:
    """Whether "zur Stadt X gehören die Ortsteile A und B" is told."""
    words = passage.words_between(left.span, right.span)
    return left.preposition == "zu" and any(map(_BELONGS.fullmatch, words))


def _are_quarters(passage: Passage, town: Argument, towns: list[Argument]) -> bool:
    """Whether the enumeration that a town stands in is opened by "die Ortsteile"."""
    first = next(t for t in towns if t.group == town.group)
    if _QUARTER.fullmatch(passage.words[first.token]):
        return True
    at = first.token - 1
    while at >= 0 and (
        passage.words[at] in ARTICLES or (is_head(passage.words[at]) and not _QUARTER.fullmatch(passage.words[at]))
    ):
        at -= 1
    return at >= 0 and _QUARTER.fullmatch(passage.words[at]) is not None


def _together(passage: Passage, towns: list[Argument], first: Argument) -> list[Argument]:
    """The enumeration that a town opens, as far as the bracket around it reaches."""
    end = len(passage.words)
    if "(" in passage.words[max(0, first.token - _BRACKET) : first.token]:
        end = next((at for at in range(first.token, end) if passage.words[at] == ")"), end)
    return [t for t in towns if t.group == first.group and first.token <= t.token < end]


_BRACKET: Final = 5
"""Words from a bracket to the first name in it."""


def _is_bracketed_town(passage: Passage, town: Argument, between: str) -> bool:
    """Whether a town that is called so stands alone in a bracket behind another: "Baden (Stadt Achim)"."""
    behind = bisect_left(passage.starts, town.span.end)
    called = passage.words[town.token] in ("stadt", "gemeinde", "markt") or between in (
        "( stadt",
        "( gemeinde",
        "( markt",
    )
    return (
        called
        and between.startswith("(")
        and len(between.split()) <= 2
        and passage.words[behind : behind + 1] == (")",)
    )


def _by_demonym(passage: Passage, town: Argument, towns: list[Argument]) -> Iterator[_Parts]:
    """The quarter of "im Achimer Stadtteil Baden"."""
    at = town.token if _QUARTER.fullmatch(passage.words[town.token]) else town.token - 1
    if at < 1 or not _QUARTER.fullmatch(passage.words[at]):
        return
    whole = passage.register.demonym(passage.sentence.tokens[at - 1].text)
    if whole is not None and passage.kind(whole) == "Municipality":
        yield _together(passage, towns, town), whole, None, False, False
