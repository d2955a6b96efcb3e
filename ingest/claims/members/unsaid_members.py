"""Members that no word of membership names: a text on a cooperation that enumerates towns means those who form it.

Only where nothing else in the text says who its members are, and only the first such enumeration.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Final

from ingest.claims.frames.bystanders import stands_apart
from ingest.claims.frames.statements import may_state
from ingest.claims.layout.field_rules import is_outside, rules_for
from ingest.model import BlockKind, Claim, Modality, Value
from ingest.names.knowledge.head_nouns import is_head
from ingest.names.knowledge.kinds import GROUPS, LOCAL
from ingest.passages.arguments import Argument
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_FEW: Final = 2
"""With fewer members than these a text has not yet said who forms the cooperation."""
_MANY: Final = 3
_SURELY: Final = 4
"""So many are meant as a whole whatever else the sentence speaks of."""
_MATTERS: Final = frozenset({"Project", "Concept", "Organisation", "Programme", "Event", "Committee", "Consultancy"})
_AREA: Final = re.compile(r"\w*(?:gebiete?s?|kulisse)")
"""What towns lie in by the words of a sentence, whoever its members are."""
_ASIDE: Final = frozenset(
    {
        "antragsberechtigt",
        "antragsberechtigte",
        "antragsteller",
        "auch",
        "nachbarn",
        "gäste",
        "gast",
        "vorbild",
        "besuch",
        "dagegen",
        "hingegen",
        "übrige",
    }
)


def find_claims(
    passages: tuple[Passage, ...], claims: Iterable[Claim], labels: Mapping[int, tuple[Label, ...]]
) -> Iterator[Claim]:
    """``memberOf`` of the towns and districts of the first enumeration, else of the lists of nothing but towns, in a
    text on one cooperation whose members are told by no other claim."""
    told = [c for c in claims if c.predicate == "memberOf" and c.modality is Modality.ASSERTED]
    known, taken = Counter(c.object for c in told), {(c.subject, c.object) for c in told}
    covered = {(c.object, c.subject) for c in claims if c.predicate == "coversArea"}
    done: set[str] = set()
    for passage in passages:
        group = passage.topic("Cooperation")
        if group is None or group in done or known[group] > _FEW or passage.block.kind is not BlockKind.PARAGRAPH:
            continue
        towns = _enumerated(passage, group)
        if len(towns) <= _FEW * known[group] or _belong_elsewhere(towns, group, taken):
            continue
        if all((entity, group) in covered for town in towns for entity in town.reference.entities):
            continue
        done.add(group)
        known[group] += _FEW
        for town in towns:
            for entity in town.reference.entities:
                yield Claim(entity, "memberOf", group, (passage.quote([town.span]),), "unsaid member", 0.7)

    listed: dict[str, list[Passage]] = {}
    for passage in passages:
        group = passage.topic("Cooperation")
        if group is not None and known[group] < _FEW and _is_bare(passage, labels.get(passage.sentence.block, ())):
            listed.setdefault(group, []).append(passage)
    for group, lines in listed.items():
        if len(lines) >= _MANY and not any(
            not taken.isdisjoint(line.arguments[0].reference.entities) for line in lines
        ):
            for line in lines:
                for entity in line.arguments[0].reference.entities:
                    yield Claim(entity, "memberOf", group, (line.quote([]),), "unsaid member", 0.7)


def _belong_elsewhere(towns: list[Argument], group: str, taken: Set[tuple[str, str | Value]]) -> bool:
    """Whether one of the towns is told to be a member of another cooperation."""
    entities = {e for town in towns for e in town.reference.entities}
    return any(member in entities and other != group for member, other in taken)


def _is_bare(passage: Passage, labels: tuple[Label, ...]) -> bool:
    """Whether an item of a list is a town and nothing else, below a heading that says nothing else of it."""
    if passage.block.kind is not BlockKind.LIST_ITEM or len(passage.arguments) != 1 or not passage.is_fragment:
        return False
    town = passage.arguments[0]
    if town.kind != "Municipality" or town.reference.form != "name" or town.preposition is not None:
        return False
    end = bisect_left(passage.starts, town.span.end)
    rest = (*passage.words[: town.token], *passage.words[end:])
    said = any(is_outside(label.text) or rules_for(label.text, listed=True) for label in labels)
    return not said and all(is_head(word) or not word[0].isalnum() for word in rest)


def _is_below_name(passage: Passage, group: str) -> bool:
    """Whether the passage is the first below a heading that names the cooperation."""
    at = passage.sentence.block
    above = passage.document.blocks[at - 1] if at else None
    first = passage.sentence.span.start == passage.block.span.start
    return (
        first and above is not None and above.kind is BlockKind.HEADING and passage.own_heading("Cooperation") == group
    )


def _is_aside(words: tuple[str, ...]) -> bool:
    """Whether a word says that others are spoken of; "wie auch" and "sowie auch" only join."""
    said = (word for before, word in zip(("", *words), words, strict=False) if before not in ("wie", "sowie", "als"))
    return not _ASIDE.isdisjoint(said)


def _enumerated(passage: Passage, group: str) -> list[Argument]:
    """The one enumeration of towns that a sentence speaks of without any preposition."""
    if passage.block.label is not None or not may_state("membership", passage) or _is_aside(passage.words):
        return []
    if any(_AREA.fullmatch(w) or w.startswith("antragsberechtigt") for w in passage.words):
        return []
    if any(a.kind in GROUPS and group not in a.reference.entities for a in passage.arguments):
        return []
    groups: dict[int, list[Argument]] = {}
    for argument in passage.arguments:
        if argument.kind in LOCAL and argument.reference.form in ("name", "short") and not argument.explains:
            groups.setdefault(argument.group, []).append(argument)
    least = _SURELY if any(a.kind in _MATTERS for a in passage.arguments) else _MANY
    least = _FEW if _is_below_name(passage, group) else least
    found = [g for g in groups.values() if len({e for a in g for e in a.reference.entities}) >= least]
    if len(found) != 1:
        return []
    first = found[0][0]
    free = first.preposition is None and first.governor is None and not stands_apart(passage, first)
    asserted = passage.modality(passage.clause_at(first.token)) is Modality.ASSERTED
    return found[0] if free and asserted else []
