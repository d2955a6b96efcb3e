"""Members that are called so and named: "die Kommunen der Allianz X sind A, B und C", "in allen Mitgliedsgemeinden,
also in A und B", "vier Gemeinden bilden die Allianz X. Im Einzelnen sind das A, B, C und D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ingest.claims.frames.statements import may_state
from ingest.claims.places.headcounts import MEMBERS
from ingest.model import Claim, Modality
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_OWN: Final = re.compile(
    r"(?:mitglieds?|partner|allianz|verbunds?|verbands(?!gemeinde)|bündnis|gründungs|träger|kooperations|vereins"
    r"|ile|lag|arge|(?:städte)?netz(?:werks?)?)-?"
    r"(?:kommunen|gemeinden|städten?|orten?|ortschaften|märkten?|(?:land)?kreisen?|körperschaften)"
)
"""Nouns that say by themselves that they mean the members."""
_ANY: Final = re.compile(r"(?:kommunen|gemeinden|städten?|orten?|ortschaften|märkten?|landkreisen?|körperschaften)")
_OTHERS: Final = frozenset(
    {"andere", "anderen", "weitere", "weiteren", "benachbarte", "benachbarten", "übrige", "übrigen"}
)
"""Before the noun these mean towns that are no members, or not these."""
_ARE: Final = frozenset({"sind", "waren", "heißen", "lauten"})
_NAMELY: Final = frozenset({"also", "nämlich", "namentlich", "sprich", "konkret", "zwar", "heißt"})
_MARKS: Final = frozenset({":", "(", "–", "-"})
_SMALL: Final = frozenset(
    {"und", "d", "h", ".", ",", "das", "in", "aus", "von", "mit", "derzeit", "aktuell", "heute", "zurzeit"}
)
_OPENINGS: Final = re.compile(
    r"(?:(?:im einzelnen|namentlich|konkret|genau genommen|und zwar) )?(?:(?:sind|waren|handelt|sind es) )?"
    r"(?:das|dies|es|hierbei|dabei)? ?(?:sind|waren|handelt|dies|das|es|sich|um| )*"
)
"""With these words a sentence goes on to name what the one before counted."""
_NAMED: Final = re.compile(
    r"(?:ich|wir) nennen? |(?:hier )?(?:seien|sind|wären) (?:hier |nur |beispielhaft |etwa ){0,3}genannt "
    r"|(?:genannt|erwähnt|aufgezählt) (?:seien|werden|sind) |zu nennen (?:sind|wären|wäre) "
    r"|nennen (?:will|möchte|darf) ich "
    r"|dabei sind |mit dabei sind |mit von der partie sind |es machen mit |mit am tisch sitzen "
)
"""With these a sentence names all or some of those that the one before counted."""
_LEAST: Final = 2


def find_claims(passage: Passage, before: Passage | None) -> Iterator[Claim]:
    """``memberOf`` of each town and district of an enumeration that its sentence, or the one before, calls members."""
    for first in _firsts(passage):
        if not may_state("membership", passage) and not _is_called_member(passage, first):
            continue
        members = [a for a in passage.arguments if a.group == first.group and a.kind in LOCAL and not a.explains]
        entities = list(dict.fromkeys(e for a in members for e in a.reference.entities))
        if len(entities) < _LEAST:
            continue
        stated = passage.modality(passage.clause_at(first.token)) is Modality.ASSERTED
        apposed = passage.words[max(first.token - 1, 0)] in ("–", "-", "(") and _called(passage, first) is not None
        if not (stated or apposed or _names_some(passage, first)):
            continue
        group = _called(passage, first) or _counted(passage, first, before, len(entities))
        if group is None:
            continue
        quote = (passage.quote([members[0].span, members[-1].span]),)
        yield from (Claim(entity, "memberOf", group, quote, "roll", 0.8) for entity in entities)


def _is_called_member(passage: Passage, first: Argument) -> bool:
    """Whether the noun right before the names says that they are members, whatever else is said of them: "von den vier
    Mitgliedsstädten A und B getragen"."""
    at = first.token - 1
    own = at > 0 and _OWN.fullmatch(passage.words[at]) is not None
    return own and _NO_LONGER.isdisjoint(passage.words[max(0, at - _BEFORE) : at])


_BEFORE: Final = 4
_NO_LONGER: Final = frozenset(
    {"ehemaligen", "ehemalige", "früheren", "frühere", "künftigen", "künftige", "potenziellen", "potenzielle", "keine"}
    | {"möglichen", "mögliche", "neuen", "ausgetretenen"}
)


def find_earlier(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of those who joined before: "Nach A, B und C ist nun auch D der Allianz X beigetreten"."""
    first = next((a for a in passage.arguments if a.kind in LOCAL), None)
    if first is None or first.preposition != "nach" or not may_state("membership", passage):
        return
    words = passage.clause_words(passage.clause_at(first.token))
    if _JOINED.isdisjoint(words) or _ALSO.isdisjoint(words):
        return
    named = {a.reference.entities for a in passage.arguments if a.kind == "Cooperation"}
    group = next(iter(named))[0] if len(named) == 1 else passage.topic("Cooperation") if not named else None
    if group is None or passage.modality(passage.clause_at(first.token)) is not Modality.ASSERTED:
        return
    for member in (a for a in passage.arguments if a.group == first.group and a.kind in LOCAL):
        for entity in member.reference.entities:
            yield Claim(entity, "memberOf", group, (passage.quote([member.span]),), "roll", 0.8)


_JOINED: Final = frozenset({"beigetreten", "aufgenommen", "hinzugekommen", "dazugekommen", "angeschlossen", "beitritt"})
_ALSO: Final = frozenset({"auch", "ebenfalls", "nun", "jetzt"})


def _firsts(passage: Passage) -> Iterator[Argument]:
    """The first item of each enumeration of towns or districts."""
    seen: set[int] = set()
    for argument in passage.arguments:
        if argument.kind in LOCAL and argument.group not in seen:
            seen.add(argument.group)
            yield argument


def _called(passage: Passage, first: Argument) -> str | None:
    """The cooperation whose members the noun before the enumeration says that they are."""
    words = passage.words
    for at in range(first.token - 1, max(first.token - _REACH, -1), -1):
        own = _OWN.fullmatch(words[at]) is not None
        if not own and (_ANY.fullmatch(words[at]) is None or words[at - 1 : at] == ("der",)):
            continue
        if not _OTHERS.isdisjoint(words[max(at - 2, 0) : at]):
            return None
        inner = [a for a in passage.arguments if at < a.token < first.token]
        owners = [a for a in inner if a.kind == "Cooperation" and len(a.reference.entities) == 1]
        if len(inner) != len(owners) or len(owners) > 1:
            return None
        end = max((a.token for a in owners), default=at)
        behind = [i for i in range(at + 1, first.token) if not any(_covers(passage, a, i) for a in owners)]
        between = [words[i] for i in behind if i > end or words[i] not in ARTICLES]
        if not _links(between, own=own or bool(owners)):
            return None
        if owners:
            return owners[0].reference.entities[0]
        return passage.subject("Cooperation") if own or not _ARE.isdisjoint(between) else None
    return None


_REACH: Final = 16
"""Words from the noun to the first of its towns."""


def _covers(passage: Passage, argument: Argument, token: int) -> bool:
    return argument.span.start <= passage.starts[token] < argument.span.end


def _links(between: list[str], *, own: bool) -> bool:
    """Whether the words between the noun and the enumeration only say that it follows."""
    rest = [w for w in between if w not in ARTICLES and not is_head(w) and w not in _SMALL]
    if not rest:
        return own and "," not in between
    said = not _ARE.isdisjoint(rest) or not _NAMELY.isdisjoint(rest) or (own and not _MARKS.isdisjoint(rest))
    return said and all(w in _ARE or w in _NAMELY or w in _MARKS for w in rest)


def _names_some(passage: Passage, first: Argument) -> bool:
    """Whether the sentence says that it names those of the enumeration that begins with ``first``."""
    return _NAMED.match(" ".join(passage.words[: first.token]) + " ") is not None


def _counted(passage: Passage, first: Argument, before: Passage | None, named: int) -> str | None:
    """The cooperation of the sentence before, where it counted its members and this one goes on to name them."""
    if before is None or before.block is not passage.block or first.preposition not in (None, "um"):
        return None
    ahead = passage.words[: first.token]
    some = _names_some(passage, first)
    opening = [w for w in ahead if (not is_head(w) and w not in ARTICLES) or w in ("das", "dies")]
    if not some and (not opening or _OPENINGS.fullmatch(" ".join(opening)) is None):
        return None
    groups = {a.reference.entities for a in before.arguments if a.kind == "Cooperation"}
    topic = before.subject("Cooperation") if some and not before.arguments else None
    if topic is not None:
        groups = {(topic,)}
    if len(groups) != 1 or len(next(iter(groups))) != 1:
        return None
    counts = [c.value for c in before.counts if c.noun is not None and MEMBERS.fullmatch(c.noun.lower())]
    called = any(_OWN.fullmatch(word) or word in ("mitglieder", "mitgliedern") for word in before.words)
    fits = len(counts) == 1 and named <= counts[0] and (some or counts[0] <= named + named // 2)
    return next(iter(groups))[0] if fits or (called and not counts) else None
