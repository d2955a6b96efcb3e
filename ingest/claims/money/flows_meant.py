"""Which of the flows told so far a passage says more of: the list above it, the one whose payer it names again."""

from __future__ import annotations

from typing import Final

from ingest.claims.money.continuations import speaks_back
from ingest.claims.money.flows import Flow
from ingest.claims.money.goals import AWAY
from ingest.claims.money.payments import Payment
from ingest.names.knowledge.kinds import WORKS
from ingest.names.knowledge.money import is_money_word


def told_of(payment: Payment, flows: list[Flow]) -> int | None:
    """Of several flows told last the one whose payer the passage says more of: "Die Landesmittel stammen aus …"."""
    if not (payment.programme_ids or payment.payer_ids) or not speaks_back(payment):
        return None
    named = _named(payment, flows)
    if named is not None or not (payment.programme_ids and payment.payer_ids):
        return named
    recent = range(len(flows) - 1, max(len(flows) - _RECENT, 0) - 1, -1)
    mine = [at for at in recent if flows[at].funding.funders == payment.payer_ids and not flows[at].programmes]
    return mine[0] if len(mine) == 1 else None


def _named(payment: Payment, flows: list[Flow]) -> int | None:
    """Of several flows told without who pays them the one for the thing that the passage names: "Die Zuwendung zum
    Radweg stammt aus …"."""
    works = {
        e
        for a in payment.passage.arguments
        if a.kind in WORKS and a.preposition not in AWAY
        for e in a.reference.entities
    }
    recent = range(max(len(flows) - _LISTED, 0), len(flows))
    mine = [i for i in recent if flows[i].funding.recipient in works and flows[i].funding.status == "granted"]
    if len(mine) != 1 or flows[mine[0]].funding.funders or not flows[mine[0]].funding.amount:
        return None
    return mine[0]


_LISTED: Final = 12
"""Flows of a list or table, of one of which a sentence may say more."""
_RECENT: Final = 5
"""Flows that a sentence may say more of."""


def first_of_list(flows: list[Flow], at: int) -> int:
    """The first flow of the list that ends with this one: what is said below a list holds for all its lines."""
    first = at
    while first > 0 and flows[first].listed and flows[first - 1].listed and _follows(flows[first - 1], flows[first]):
        first -= 1
    return first


def first_beside(flows: list[Flow], at: int) -> int:
    """The first of the flows that the sentence of this one tells without who pays them, each for another thing: what
    is said of "die Mittel" behind it holds for all of them."""
    first = at
    while first > 0 and _is_beside(flows[first - 1], flows[at]):
        first -= 1
    return first


def _is_beside(other: Flow, flow: Flow) -> bool:
    a, b = other.funding, flow.funding
    bare = not (a.funders or b.funders or other.programmes or flow.programmes) and a.status == b.status == "granted"
    told = bool(a.amount) and bool(b.amount) and other.block == flow.block
    apart = a.recipient is not None and b.recipient is not None and a.recipient != b.recipient
    same = a.evidence[0].span.overlaps(b.evidence[0].span) or a.evidence == b.evidence
    return bare and told and apart and same


def last_list(flows: list[Flow]) -> range:
    """The flows of the last list or table of several lines, of which a later paragraph may say where all came from."""
    end = next((i for i in reversed(range(len(flows))) if flows[i].listed), None)
    first = first_of_list(flows, end) if end is not None else 0
    several = end is not None and (end > first or end == len(flows) - 1)
    return range(first, end + 1) if end is not None and several else range(0)


def _follows(before: Flow, flow: Flow) -> bool:
    alike = before.funding.status == flow.funding.status and before.funding.funders == flow.funding.funders
    return alike and 0 <= flow.block - before.block <= 1


def names_donor(payment: Payment, flow: Flow) -> bool:
    """Whether the passage only says who gave what was told without a giver: "Zuwendungsgeber ist das Land"."""
    told = flow.funding.funders and not flow.approved
    if payment.amounts or told or not payment.payers:
        return False
    return any(is_money_word(w, "donors") for w in payment.passage.words)
