"""Several who get money in one sentence: each as much, or one sum together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.claims.money.flows import Flow
from ingest.claims.money.payments import Payment, distinct
from ingest.names.knowledge.kinds import LOCAL, WORKS
from ingest.passages.passages import Passage


def shared_out(payment: Payment, flow: Flow) -> Iterator[Flow]:
    """The flow; one for each of several recipients where each gets as much ("die Städte A und B erhalten je 30.000
    Euro"); one without a recipient of its own where they get one sum together."""
    each = len(payment.amounts) == 1 and payment.amounts[0].each
    named = _named_with(payment.passage, flow.funding.recipient)
    if each and (several := _plural(payment.passage) or named):
        for recipient in several:
            yield replace(flow, funding=replace(flow.funding, recipient=recipient))
    elif named and len(payment.amounts) < 2:
        yield replace(flow, funding=replace(flow.funding, recipient=None), recipients=named)
    else:
        yield flow


def _plural(passage: Passage) -> tuple[str, ...]:
    """The several that a plural or an enumeration means: "die drei Gruppen erhalten je 200.000 Euro"."""
    groups: dict[int, list[str]] = {}
    for argument in passage.arguments:
        if argument.kind in ("Cooperation", "Region", *WORKS) and argument.preposition in (None, "an", "für"):
            groups.setdefault(argument.group, []).extend(argument.reference.entities)
    return next((distinct(g) for g in groups.values() if len(g) > 1), ())


def _named_with(passage: Passage, recipient: str | None) -> tuple[str, ...]:
    """The towns, areas and alliances of one enumeration of which the recipient is one; nothing for a single one."""
    own = next((a for a in passage.arguments if a.kind in _SEVERAL and recipient in a.reference.entities), None)
    if own is None or own.governor is not None:
        return ()
    beside = (a for a in passage.arguments if a.group == own.group and a.kind in _SEVERAL and not a.explains)
    named = distinct(e for a in beside if a.preposition == own.preposition for e in a.reference.entities)
    return named if len(named) > 1 else ()


_SEVERAL: Final = frozenset({*LOCAL, "Region", "Cooperation"})
