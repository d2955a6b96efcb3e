"""How many members a cooperation has where so many are known, or where those counted are called its members."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.places.headcounts import DEFINITE, LEAST, MEMBERS, MOST_MEMBERS, is_definite, is_part
from ingest.claims.places.locations import BELONGING, LYING
from ingest.german.numbers import Count
from ingest.model import Claim, Modality, Value
from ingest.names.knowledge.kinds import LOCAL
from ingest.passages.passages import Passage


def find_claims(passages: tuple[Passage, ...], claims: list[Claim]) -> Iterator[Claim]:
    """``memberCount`` of "die vier Kommunen", "alle drei Partner" where the topic has just so many known members, or
    where those counted are called its members and nothing else tells how many there are."""
    members: dict[str, set[str]] = {}
    told: set[str] = set()
    for claim in claims:
        if claim.modality is not Modality.ASSERTED:
            continue
        if claim.predicate == "memberOf" and isinstance(claim.object, str):
            members.setdefault(claim.object, set()).add(claim.subject)
        elif claim.predicate == "memberCount":
            told.add(claim.subject)
    for passage in passages:
        group = passage.topic("Cooperation") if passage.counts else None
        if group is None:
            continue
        known = members.get(group, set())
        towns = sum(passage.kind(m) in LOCAL for m in known)
        for count in passage.counts:
            if count.value < LEAST or count.value > MOST_MEMBERS or is_part(passage, count):
                continue
            if _is_in_passing(passage, count):
                continue
            if count.value in (towns, len(known)) and len(known) >= LEAST:
                fits = _tells_size(passage, count) and _tells_of_members(passage, count)
            else:
                fits = group not in told and count.value > len(known) and _are_called_members(passage, count)
            if fits:
                yield Claim(
                    group, "memberCount", Value(str(count.value)), (passage.quote([count.span]),), "size known", 0.7
                )


def is_said_in_passing(passage: Passage, claim: Claim) -> bool:
    """Whether a size was read where towns are only told to lie somewhere: "Alle vier Orte liegen im Kreis X"."""
    if claim.rule != "frame size" or not isinstance(claim.object, Value):
        return False
    same = [count for count in passage.counts if str(count.value) == claim.object.lexical]
    return bool(same) and all(_is_in_passing(passage, count) for count in same)


def _is_in_passing(passage: Passage, count: Count) -> bool:
    if not is_definite(passage, count) or (count.noun is not None and "mitglied" in count.noun.lower()):
        return False
    clause = passage.clause_at(bisect_left(passage.starts, count.span.start))
    words = passage.clause_words(clause)
    belongs = any(a.preposition == "zu" and passage.clause_at(a.token) == clause for a in passage.arguments)
    placed = any(map(LYING.fullmatch, words)) or (belongs and any(map(BELONGING.fullmatch, words)))
    return placed and not any(map(_JOINT.match, words))


_JOINT: Final = re.compile(r"gründ|gegründ|zusammen|gemeinsam|bild|verein|verbund|bündnis|allianz|arbeit|kooper")


def _tells_size(passage: Passage, count: Count) -> bool:
    start = bisect_left(passage.starts, count.span.start)
    before = passage.words[start - 1] if start else ""
    opens = start == 0 and count.value > LEAST
    told = _tells(count) or (before == "die" and _stands_alone(passage, count))
    return (before in DEFINITE or opens) and told


def _tells_of_members(passage: Passage, count: Count) -> bool:
    """Whether the sentence says something of them together or of their people, or tells that they are all."""
    noun = (count.noun or "").lower()
    if count.span.start == passage.sentence.span.start or noun.startswith(("partner", "nachbar")):
        return True
    return "mitglied" in noun or any(_JOINT.match(word) or _PEOPLE.match(word) for word in passage.words)


_PEOPLE: Final = re.compile(r"leb(?:en|ten)$|wohn|einwohner|menschen|zähl|komm(?:en|t)$")


def _are_called_members(passage: Passage, count: Count) -> bool:
    """Whether the noun itself says that all members are counted: "die neun Mitgliedskommunen"."""
    start = bisect_left(passage.starts, count.span.start)
    before = passage.words[start - 1] if start else ""
    definite = before in DEFINITE and not _BODIES.search(" ".join(passage.words))
    return definite and count.noun is not None and _CALLED.fullmatch(count.noun.lower()) is not None


_CALLED: Final = re.compile(
    r"(?:verbands|allianz|bündnis|ile|lag|kag|vereins|bundes|bunds)?-?mitglied(?:er|ern|s\w+)|partner(?:kommunen|gemeinden|städten?)"
    r"|(?:allianz|bündnis|ile|lag|kag|verbund|kooperations)-?(?:kommunen|gemeinden|städten?|orten?)"
)
_BODIES: Final = re.compile(
    r"vorstand|beirat|gremium|ausschuss|versammlung|kuratorium|lenkungs|steuerungs|arbeitsgruppe|jury|mitarbeit|\brat\b|\brates\b|\brats\b"
)
"""Bodies whose members are not those of the cooperation."""


def _tells(count: Count) -> bool:
    """Whether what is counted are members, or towns so many that all must be meant."""
    noun = count.noun.lower() if count.noun else ""
    if noun.startswith("partner") or "mitglied" in noun or noun.startswith(("gründer", "rathäuser")):
        return MEMBERS.fullmatch(noun) is not None
    return count.value > LEAST and MEMBERS.fullmatch(noun) is not None


def _stands_alone(passage: Passage, count: Count) -> bool:
    """Whether the number stands for those whom it counts: "die fünf kommen auf 34.000 Einwohner"."""
    at = bisect_left(passage.starts, count.span.end)
    if count.noun is not None or count.value <= LEAST or passage.document.text[count.span.end - 1].isdigit():
        return False
    after = [t.text for t in passage.sentence.tokens[at : at + 2]]
    return (
        bool(after)
        and after[0][:1].islower()
        and not (len(after) > 1 and after[1][:1].isupper() and _LEADING.fullmatch(after[0]))
    )


_LEADING: Final = re.compile(r"[a-zäöüß]{3,30}(?:en|ten|ste|sten|e)")
"""An adjective between the number and its noun: "die fünf besten Ideen"."""
