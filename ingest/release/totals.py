"""Totals that a text states beside their parts, so that no sum counts the same money twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from pyoxigraph import NamedNode

from ingest.release import periods
from ingest.release.statements import Flow

_TOTAL_WORDS: Final = ("insgesamt", "gesamt", "zusammen", "in summe", "alles in allem")
"""Words that announce a total. Compared in lower case with the words that prove the flow."""


def parts_of_totals(stated: Sequence[Flow]) -> dict[NamedNode, NamedNode]:
    """Each part without an amount → the total that the same text states for all of them ("insgesamt").

    The parts have the recipient, status and programme of the total and no payers beyond its own.
    """
    groups: dict[tuple[str, NamedNode, str], list[Flow]] = defaultdict(list)
    for flow in stated:
        if flow.recipient:
            groups[flow.source, flow.recipient, flow.funding.status].append(flow)
    found: dict[NamedNode, NamedNode] = {}
    for group in groups.values():
        for total in group:
            parts = [flow for flow in group if _may_be_part(flow, total)]
            if len(parts) > 1 and _says_total(total) and not any(part.funding.amount for part in parts):
                found |= {part.iri: total.iri for part in parts}
    return found


def _may_be_part(part: Flow, total: Flow) -> bool:
    return (
        part is not total
        and total.funding.amount is not None
        and part.programme == total.programme
        and part.funding.per == total.funding.per
        and set(part.funders) <= set(total.funders or part.funders)
        and periods.within(part.funding, total.funding)
    )


def restated_sums(stated: Sequence[Flow]) -> dict[NamedNode, tuple[NamedNode, ...]]:
    """Each sum that a text states beside its parts → the parts, which say more and are what counts.

    The parts pay one recipient, or one out of one programme, and add up to the sum exactly; the sum is of the same
    recipient, or says that it is one ("insgesamt"), whomever it was taken to be of.
    """
    texts: dict[tuple[str, str, str | None, str | None], list[Flow]] = defaultdict(list)
    for flow in stated:
        if flow.funding.amount and not flow.funding.amount_max:
            texts[flow.source, flow.funding.status, flow.funding.per, flow.funding.currency].append(flow)
    found: dict[NamedNode, tuple[NamedNode, ...]] = {}
    for flows in texts.values():
        for total in flows:
            for parts in _groups([flow for flow in flows if flow is not total]):
                same = total.recipient == parts[0].recipient and total.programme in (None, parts[0].programme)
                if (same or _says_total(total)) and _adds_up(parts, total):
                    found[total.iri] = tuple(part.iri for part in parts)
                    break
    return found


def _groups(flows: Sequence[Flow]) -> list[list[Flow]]:
    groups: dict[tuple[str, str], list[Flow]] = defaultdict(list)
    for flow in flows:
        recipient, programme = str(flow.recipient), str(flow.programme)
        groups[recipient, ""].append(flow)
        groups[recipient, programme].append(flow)
    return [groups[key] for key in sorted(groups) if len(groups[key]) > 1]


def _adds_up(parts: Sequence[Flow], total: Flow) -> bool:
    return sum(Decimal(part.funding.amount or 0) for part in parts) == Decimal(total.funding.amount or 0)


def _says_total(flow: Flow) -> bool:
    words = " ".join(evidence.quote for evidence in flow.funding.evidence).lower()
    return any(word in words for word in _TOTAL_WORDS)
