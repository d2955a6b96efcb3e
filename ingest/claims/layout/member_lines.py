"""Lines of a list of members that name a town and its district: "Bretten – Landkreis Karlsruhe", "Celle | LK Celle"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ingest.claims.layout.field_rules import is_outside, rules_for
from ingest.claims.layout.field_scopes import is_of_work
from ingest.model import BlockKind, Claim, Value
from ingest.names.knowledge.gazetteer import lies_in
from ingest.passages.labels import Label
from ingest.passages.passages import Passage

_PARTED: Final = frozenset({"–", "-", "—", ",", "(", ":", "|", "/", "·"})


@lru_cache(maxsize=8)
def town_and_district(passage: Passage) -> tuple[str, str] | None:
    """The town that opens a line or labels it and the district right behind it, where the line names no other place."""
    block = passage.block
    if block.kind not in (BlockKind.LIST_ITEM, BlockKind.FIELD) or not passage.is_fragment:
        return None
    span = block.span
    named = [r for r in passage.references_in(span) if r.kind in ("Municipality", "District", "State")]
    if [r.kind for r in named] != ["Municipality", "District"] or any(len(r.entities) != 1 for r in named):
        return None
    text = passage.document.text
    value = block.value.start if block.value is not None else span.start
    inside = named[0].span.start >= value
    if inside and value > span.start and not lies_in(*(passage.name(r.entities[0]) for r in named)):
        return None
    lead = text[value if inside else span.start : named[0].span.start].strip()
    between = _INHABITANTS.sub(" ", text[named[0].span.end : named[1].span.start]).split()
    if lead and _HEADS.fullmatch(lead) is None:
        return None
    if not between or (between[0].strip() not in _PARTED and between[0][0] not in _PARTED):
        return None
    if any(word.strip("(").rstrip(".") not in _BEFORE for word in between if word.strip("".join(_PARTED))):
        return None
    return named[0].entities[0], named[1].entities[0]


_HEADS: Final = re.compile(
    r"(?:[\w-]+ (?:und )?)?(?:[\w-]*(?:stadt|gemeinde|amt)|markt|flecken)\.?|(?:\w+ )?st\.", re.IGNORECASE
)
"""What a line calls its town before the name."""
_INHABITANTS: Final = re.compile(
    r"(?:\b(?:rund|etwa|knapp|gut|fast)\s+|\bca\. ?)?(?<![\d.,])(\d{1,3}(?:[. ]\d{3})+|\d{3,6})\s*"
    r"(?:Einwohner(?:innen und Einwohner|innen|\*innen|:innen)?|Einw\b\.?|EW\b|Ew\b\.?|Menschen)"
)
_BEFORE: Final = frozenset({"Landkreis", "Lkr", "LK", "Kreis", "im", "aus"})


def find_claims(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``partOf`` of the town of such a line, ``memberOf`` where a town labels it below a heading of members."""
    yield from _headed(passage, labels)
    pair = town_and_district(passage)
    if pair is None and passage.labelled_place is None:
        return
    quote = (passage.document.evidence(passage.block.span),)
    if pair is not None:
        yield Claim(pair[0], "partOf", pair[1], quote, "member line", 0.85)
        span = passage.block.span
        counts = _INHABITANTS.findall(passage.document.text, span.start, span.end)
        if len(counts) == 1:
            yield Claim(pair[0], "population", Value(re.sub(r"\D", "", counts[0])), quote, "member line", 0.85)
    town = passage.labelled_place
    label, value = passage.block.label, passage.block.value
    if town is None or value is None or passage.sentence.span.start > value.start:
        return
    above = next((upper for upper in labels if upper.span != label), None)
    group = passage.topic("Cooperation")
    if above is None or group is None or is_outside(above.text) or is_of_work(passage, above.text):
        return
    if any(rule.name == "members" for rule in rules_for(above.text, listed=True)):
        yield Claim(town, "memberOf", group, quote, "member line", 0.85)


def _headed(passage: Passage, labels: tuple[Label, ...]) -> Iterator[Claim]:
    """``memberOf`` and ``partOf`` of the town that heads the section, below a heading of members: "## Mitglieder",
    "### Calw | Landkreis Calw"."""
    group = passage.topic("Cooperation") if len(labels) > 1 and passage.own_heading("Municipality") else None
    for label, upper in pairwise(labels) if group is not None else ():
        named = [r for r in passage.references_in(label.span) if len(r.entities) == 1]
        alone = label.span != passage.block.label and [r.kind for r in named] in _TOWN_ALONE
        if group is None or not alone or is_outside(upper.text) or is_of_work(passage, upper.text):
            continue
        if any(rule.name == "members" for rule in rules_for(upper.text, listed=True)):
            town, *area = (r.entities[0] for r in named)
            quote = (passage.document.evidence(label.span),)
            yield Claim(town, "memberOf", group, quote, "member line", 0.85)
            yield from (Claim(town, "partOf", district, quote, "member line", 0.85) for district in area)


_TOWN_ALONE: Final = (["Municipality"], ["Municipality", "District"])
