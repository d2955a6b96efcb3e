"""Awards by what stands right behind them: their year ("Mobilitätspreis 2023"), the genitive of who gives them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ingest.model import BlockKind, Claim, Modality, Value
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_YEAR: Final = re.compile(r"(?:19[5-9]|20[0-4])\d")
_GIVERS: Final = frozenset({"Ministry", "Authority", "Organisation", "State", "District"})
_BETWEEN: Final = re.compile(r"de[rs]|[a-zäöüß]+(?:en|er|es)")


_WINNERS: Final = ("Project", "Cooperation", "Organisation", "Municipality", "District")


def find_listed(passage: Passage, lead: str | None = None) -> Iterator[Claim]:
    """``receivedAward`` and ``awardedOn`` of a prize in an entry of a chronicle that has no verb: "2019: Deutscher
    Fahrradpreis für das Projekt „Radkreuz“", and in an item below a ``lead`` that lists prizes."""
    awards = [a for a in passage.arguments if a.kind == "Award" and len(a.reference.entities) == 1]
    start = passage.entry.start if passage.entry is not None else None
    if not passage.is_fragment or len(awards) != 1:
        return
    award = awards[0].reference.entities[0]
    quote = (passage.quote([awards[0].span]),)
    named = [a for a in passage.arguments if a.kind in _WINNERS and a.preposition in ("für", "an")]
    winner = next((e for a in named for e in a.reference.entities), None)
    listed = lead is not None and _LISTS.match(lead) is not None and passage.block.kind is BlockKind.LIST_ITEM
    if start is None and listed and len(passage.dates) == 1:
        start = passage.dates[0].start
    if winner is None and (start is not None or listed):
        winner = passage.topic("Cooperation")
    if winner is not None:
        yield Claim(winner, "receivedAward", award, quote, "honour", 0.7)
    if winner is not None and start is not None:
        yield Claim(award, "awardedOn", Value(start), quote, "honour", 0.8)


def without_rivals(claims: Iterable[Claim], names: Mapping[str, str]) -> list[Claim]:
    """The claims but those by which somebody received the prize that he grants, or that a field or a line without a
    verb gives to another, and those by which a state grants a prize only because its name has it, where another does.

    ``names`` are those of the entities.
    """
    found = _without_states(claims, names)
    granted = {(c.subject, c.object) for c in found if c.predicate == "grantedBy"}
    told = [c for c in found if c.predicate == "receivedAward"]
    direct = [c for c in told if c.rule in _DIRECT]
    rivals = {
        id(c) for c in told if c.rule == "frame award" and any(d.object == c.object and _overlaps(d, c) for d in direct)
    } | {id(c) for c in told if (c.object, c.subject) in granted}
    return [c for c in found if id(c) not in rivals]


def _without_states(claims: Iterable[Claim], names: Mapping[str, str]) -> list[Claim]:
    found = list(claims)
    granted = [c for c in found if c.predicate == "grantedBy"]
    lent = {
        id(c)
        for c in granted
        if names[str(c.object)].removeprefix("Land ").removeprefix("Freistaat ") in names[c.subject]
    }
    others = {c.subject for c in granted if id(c) not in lent}
    return [c for c in found if id(c) not in lent or c.subject not in others]


_LISTS: Final = re.compile(r"(?:Preise?|Auszeichnung(?:en)?|Ehrung(?:en)?|Prämierung(?:en)?|Erfolge)\b")
_DIRECT: Final = frozenset({"field awards", "honour"})


def _overlaps(claim: Claim, other: Claim) -> bool:
    """Whether both rest on the same words."""
    return any(a.span.overlaps(b.span) for a in claim.evidence for b in other.evidence)


def find_claims(passage: Passage, honoured: frozenset[str]) -> Iterator[Claim]:
    """``awardedOn`` and ``grantedBy`` of the awards in ``honoured``, which somebody has received."""
    tokens = passage.sentence.tokens
    for award in passage.arguments:
        if award.kind != "Award" or len(award.reference.entities) != 1 or award.reference.entities[0] not in honoured:
            continue
        if passage.modality(passage.clause_at(award.token)) not in (Modality.ASSERTED, Modality.REPORTED):
            continue
        entity = award.reference.entities[0]
        after = bisect_left(passage.starts, award.span.end)
        if after < len(tokens) and _YEAR.fullmatch(tokens[after].text):
            quote = passage.quote([award.span, tokens[after].span])
            yield Claim(entity, "awardedOn", Value(tokens[after].text), (quote,), "honour", 0.85)
        for giver in passage.arguments:
            lent = (
                giver.kind in ("Ministry", "Authority") and giver.span in award.span
            )  # "Demografiepreis des Landes X"
            if lent or (giver.kind in _GIVERS and _is_bracketed(passage, after, giver)):
                quote = passage.quote([award.span, giver.span])
                for who in giver.reference.entities:
                    yield Claim(entity, "grantedBy", who, (quote,), "honour", 0.75)
            start = after + _NOUN if _is_called(passage.words[after : after + _NOUN]) else after
            if (
                giver.kind not in _GIVERS
                or not 0 < giver.token - start <= 3
                or passage.words[start] not in ("der", "des")
            ):
                continue
            if all(_BETWEEN.fullmatch(word) for word in passage.words[start : giver.token]):
                quote = passage.quote([award.span, giver.span])
                for who in giver.reference.entities:
                    yield Claim(entity, "grantedBy", who, (quote,), "honour", 0.8)


_NOUN: Final = 3
_CALLED: Final = re.compile(r"\w*(?:ehrung|auszeichnung|preis|würdigung|award|wettbewerb|siegel|titel|medaille)")


def _is_called(words: tuple[str, ...]) -> bool:
    """Whether an apposition begins that calls the prize by a noun: ", eine Ehrung |der Stiftung X"."""
    return (
        len(words) == _NOUN
        and words[0] in (",", "–")
        and words[1] in ("ein", "eine")
        and bool(_CALLED.fullmatch(words[2]))
    )


def _is_bracketed(passage: Passage, after: int, giver: Argument) -> bool:
    """Whether brackets behind the prize hold the giver: "Spar-Euro 2022, 2. Platz (Rechnungshof und Städtebund)"."""
    words = passage.words
    opening = next((i for i in range(after, min(after + _PLACED, len(words))) if words[i] == "("), None)
    if opening is None or not all(_PLACE.fullmatch(word) for word in words[after:opening]):
        return False
    close = next((i for i in range(opening, len(words)) if words[i] == ")"), opening)
    return opening < giver.token < close


_PLACED: Final = 6
_PLACE: Final = re.compile(r"\d{1,4}\.?|,|[.]|platz|preis|rang|erster?|zweiter?|dritter?")
