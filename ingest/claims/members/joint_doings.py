"""Towns that are told to do something together in, as or within a cooperation: its members, whatever the verb is.

"Im Städtebund X stimmen A, B und C ihre Planungen ab", "Unter dem Dach des Y werben A und B um Gäste".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from ingest.claims.frames.statements import may_state
from ingest.model import Claim, Modality
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import LOCAL
from ingest.names.knowledge.small_words import ARTICLES
from ingest.passages.arguments import Argument
from ingest.passages.passages import Passage

_HEADS: Final = frozenset(
    {"bürgermeister", "bürgermeisterinnen", "bürgermeistern", "oberbürgermeister", "rathauschefs", "verwaltungschefs"}
    | {"rathäuser", "landräte", "stadträte", "gemeinderäte", "verwaltungen", "rathäusern"}
)
"""Who acts for the towns that are named behind them."""
_ROOFS: Final = frozenset(
    {"dach", "namen", "schirm", "rahmen", "titel", "dachmarke", "etikett", "flagge", "label", "motto"}
)
_UNDER: Final = frozenset({"unter", "in", "innerhalb"})
_LEAST: Final = 2


def find_claims(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of an enumeration of towns or districts that are the subject of what is done in a cooperation."""
    groups = [a for a in passage.arguments if a.kind == "Cooperation"]
    if len({a.reference.entities for a in groups}) != 1 or len(groups[0].reference.entities) != 1:
        return
    group = groups[0]
    clause = passage.clause_at(group.token)
    if not passage.clauses or passage.clauses[clause].finite is None:
        return
    if passage.modality(clause) is not Modality.ASSERTED or not _is_within(passage, group):
        return
    members = _members(passage, clause) or _spoken_of(passage, clause)
    if len({e for a in members for e in a.reference.entities}) < _LEAST or not may_state("membership", passage):
        return
    for member in members:
        for entity in member.reference.entities:
            quote = passage.quote([group.span, member.span])
            yield Claim(entity, "memberOf", group.reference.entities[0], (quote,), "joint doing", 0.75)


def find_together(passage: Passage) -> Iterator[Claim]:
    """``memberOf`` of three towns or more that are told to act jointly where a cooperation is spoken of: "A, B und C
    gehen gemeinsame Wege", "A, B und C legen ihre Kassen zusammen"."""
    if sum(a.kind in LOCAL for a in passage.arguments) < _MANY or passage.amounts:
        return
    if not _TOGETHER.search(" ".join(passage.words)) or not may_state("membership", passage):
        return
    if any(a.kind in _OTHER_ACTORS and a.reference.form != "pronoun" for a in passage.arguments):
        return
    group = _spoken_group(passage)
    if group is None or not _ELSE.isdisjoint(passage.words):
        return
    for clause in range(len(passage.clauses)):
        if passage.clauses[clause].finite is None or passage.modality(clause) is not Modality.ASSERTED:
            continue
        if _TOGETHER.search(" ".join(passage.clause_words(clause))) is None:
            continue
        members = _members(passage, clause)
        if len({e for a in members for e in a.reference.entities}) < _MANY:
            continue
        for member in members:
            for entity in member.reference.entities:
                yield Claim(entity, "memberOf", group, (passage.quote([member.span]),), "joint subject", 0.7)


_MANY: Final = 3
"""Two neighbours do much together without being all of a cooperation."""
_TOGETHER: Final = re.compile(
    r"\bgemeinsam|\bzusammen\b|\bmiteinander\b|\ban einem (?:strang|tisch|runden tisch)\b|\bhand in hand\b"
    r"|\bseite an seite\b|\bschulter an schulter\b|\bim (?:verbund|schulterschluss)\b|\bkräfte\b|\buntereinander\b"
    r"|\barbeitsteilig|\bsich (?:\d{4} )?(?:aufgemacht|gefunden|verständigt|verabredet|verschworen)\b"
)
"""How joint doing is told, in lower case."""
_ELSE: Final = frozenset({"auch", "ebenfalls", "andernorts", "anderswo", "dagegen", "hingegen", "vorbild", "gegen"})
"""Words of a sentence that tells of others than those of the cooperation."""
_OTHER_ACTORS: Final = frozenset({"Project", "Concept", "Region", "Committee", "Organisation", "Programme", "Event"})


def _spoken_group(passage: Passage) -> str | None:
    """The one cooperation of the sentence where it is the topic or told to be theirs, else the topic."""
    named = {e: a for a in passage.arguments if a.kind == "Cooperation" for e in a.reference.entities}
    topic = passage.topic("Cooperation")
    if len(named) > 1:
        return None
    for group, argument in named.items():
        owned = argument.token > 0 and passage.words[argument.token - 1].startswith("ihr")
        return group if owned or group == topic else None
    return topic


def _is_within(passage: Passage, group: Argument) -> bool:
    """Whether something is done in the cooperation or as it: "im X", "als X", "unter dem Dach des X"."""
    if group.preposition == "in":
        return group.governor is None or group.governor in _ROOFS
    at = group.token - 1
    while at >= 0 and (passage.words[at] in ARTICLES):
        at -= 1
    before = passage.words[at] if at >= 0 else ""
    if before == "als":
        return True
    return before in _ROOFS and not _UNDER.isdisjoint(
        passage.words[max(0, at - 2) : at] + ("in",) * (before == "rahmen")
    )


def _members(passage: Passage, clause: int) -> list[Argument]:
    """The longest enumeration of towns or districts that is the subject of the clause."""
    groups: dict[int, list[Argument]] = {}
    for argument in passage.arguments:
        if argument.kind not in LOCAL or argument.explains or argument.reference.form not in ("name", "short"):
            continue
        if passage.clause_at(argument.token) != clause:
            continue
        acts = argument.preposition in (None, "von") and argument.governor in _HEADS
        bare = argument.preposition is None and argument.governor is None and not _is_dative(passage, argument)
        if acts or bare:
            groups.setdefault(argument.group, []).append(argument)
    return max(groups.values(), key=len, default=[])


def _spoken_of(passage: Passage, clause: int) -> list[Argument]:
    """The enumeration right before a relative clause: "A, B und C – drei Städte, die im X zusammenhalten"."""
    if passage.clauses[clause].kind != "relative":
        return []
    first = bisect_left(passage.starts, passage.clauses[clause].span.start)
    before = [
        a for a in passage.arguments if a.token < first and a.kind in LOCAL and a.reference.form in ("name", "short")
    ]
    if not before or before[-1].preposition is not None or before[-1].governor is not None:
        return []
    between = passage.words[bisect_left(passage.starts, before[-1].span.end) : first]
    if len(between) > _APPOSED or not all(_may_stand_between(word) for word in between):
        return []
    return [a for a in before if a.group == before[-1].group]


_APPOSED: Final = 6
"""Words between the names and what is said of them."""


def _may_stand_between(word: str) -> bool:
    return (
        word in {",", "–", "-", ":"}
        or word in ARTICLES
        or is_head(word)
        or word.endswith(("gemeinden", "städte", "orte"))
    )


def _is_dative(passage: Passage, argument: Argument) -> bool:
    at = bisect_left(passage.starts, argument.span.start)
    return at > 0 and passage.words[at - 1] in ("dem", "den")
