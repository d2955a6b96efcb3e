"""Records of grants to several: each project belongs to who received the grant, not to whom the page is about.

"Zuwendungsempfänger: Amt X" / "Vorhaben: Anbau Y". Pages of one cooperation name so those who carry out its projects;
only where some receiver is a cooperation itself does each record speak of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ingest.claims.money.payments import distinct
from ingest.model import BlockKind, Claim
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.names.structure.headlines import label_of
from ingest.passages.passages import Passage
from ingest.passages.prospects import has_failed_words

_RECEIVER: Final = re.compile(
    r"(?:zuwendungs|förder|zuschuss)?empfänger(?:in|innen)?|antragsteller(?:in|innen)?|zuwendungsnehmer(?:in)?"
    r"|(?:projekt|vorhaben|maßnahmen?)?-?träger(?:in)?|begünstigte[rn]?|antragsteller und träger"
    r"|(?:zuwendungs)?empfänger(?:in)? und träger(?:in)?"
)
_OWNERS: Final = LOCAL | {"Cooperation"}


@dataclass(frozen=True, slots=True)
class Grant:
    """A project with who received the grant for it; ``owner`` is None where that is neither cooperation nor town."""

    project: str
    owner: str | None
    passage: Passage
    open: bool
    """Whether the record says that it is only applied for or refused."""


def find_grants(passages: Iterable[Passage], publisher: str | None) -> tuple[Grant, ...]:
    """The grants of a page whose records name a cooperation other than its ``publisher`` as receiver beside others;
    none of other pages."""
    grants = [grant for record in _records(passages) if (grant := _grant(record)) is not None]
    owners = {grant.owner for grant in grants}
    joint = any(g.owner not in (None, publisher) and g.passage.kind(g.owner or "") == "Cooperation" for g in grants)
    return tuple(grants) if joint and len(owners) > 1 else ()


def find_claims(grants: Iterable[Grant]) -> Iterator[Claim]:
    """``hasProject`` of the receivers for what they received a grant for."""
    for grant in grants:
        if grant.owner is not None and not grant.open:
            quote = grant.passage.document.evidence(grant.passage.block.span)
            yield Claim(grant.owner, "hasProject", grant.project, (quote,), "grant record", 0.85)


def find_granted(passages: Iterable[Passage]) -> dict[int, str | None]:
    """For the blocks of all fields of records that name who received a grant, so that "Betrag" is what was granted,
    what the grant is for: the one work that the record names, else who received it."""
    found: dict[int, str | None] = {}
    for record in _records(passages):
        receivers = [p for p in record if _RECEIVED.fullmatch(label_of(p.document.text, p.block))]
        if not receivers:
            continue
        works = _named(record, frozenset(WORKS))
        named = works or _named(receivers, _RECEIVERS)
        goal = named[0] if len(named) == 1 else None
        found.update((p.sentence.block, goal) for p in record)
    return found


def _named(record: Iterable[Passage], kinds: frozenset[str]) -> tuple[str, ...]:
    return distinct(
        e for p in record for a in p.arguments if a.kind in kinds and p.in_value(a.span) for e in a.reference.entities
    )


_RECEIVERS: Final = LOCAL | {"Cooperation", "Region", "Organisation"}
_RECEIVED: Final = re.compile(
    r"(?:zuwendungs|förder|zuschuss|mittel)?empfänger(?:in|innen)?|zuwendungsnehmer(?:in)?|begünstigte[rn]?"
)


def _records(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The rows of fields without a blank line between them."""
    row: list[Passage] = []
    for passage in passages:
        text = passage.document.text
        follows = row and text.count("\n", row[-1].block.span.end, passage.block.span.start) < _BLANK
        if passage.block.kind is BlockKind.FIELD and (not row or follows):
            row.append(passage)
            continue
        if len(row) > 1:
            yield row
        row = [passage] if passage.block.kind is BlockKind.FIELD else []
    if len(row) > 1:
        yield row


_BLANK: Final = 2
"""Line breaks that leave a line blank."""


def _grant(record: list[Passage]) -> Grant | None:
    receivers = [p for p in record if _RECEIVER.fullmatch(label_of(p.document.text, p.block))]
    if len({p.block.span for p in receivers}) != 1:
        return None
    named = [a for p in receivers for a in p.arguments if p.in_value(a.span) and not a.explains]
    works = [a for p in record if p not in receivers for a in p.arguments if a.kind == "Project"]
    projects = {e for a in works for e in a.reference.entities}
    headed = receivers[0].heading_topic("Project")
    project = next(iter(projects)) if len(projects) == 1 else headed
    if project is None or not named:
        return None
    owner = named[0].reference.entities[0] if named[0].kind in _OWNERS else None
    return Grant(project, owner, receivers[0], any(has_failed_words(p) for p in record))
