"""The rows of the table of hops: every step that money may take, in its direction, with its amount and its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any, Final

from ingest.release.things import Things

Row = dict[str, Any]

_NO_MONEY: Final[Row] = {
    "flow": None,
    "joint": False,
    "programme": None,
    "programme_name": None,
    "amount": None,
    "amount_max": None,
    "currency": None,
    "per": None,
    "from": None,
    "to": None,
    "first_year": None,
    "last_year": None,
}
_OF_THE_FLOW: Final = (
    "programme", "programme_name", "amount", "amount_max", "currency", "per", "from", "to", "first_year", "last_year",
)  # fmt: skip

_STEPS: Final = (
    # relation, kind of the step, whether money runs from the subject to the object
    ("runBy", "runs", False),
    ("subordinateTo", "authority", False),
    ("hasProject", "owns", True),
    ("hasConcept", "owns", True),
    ("commissionedBy", "commission", False),
    ("preparedBy", "contract", True),
    ("implementedBy", "contract", True),
    ("managedBy", "contract", True),
    ("memberOf", "membership", False),
)
"""A relation that is no flow of money, but a way that money goes on: from an owner to its programme, from an alliance
to its concept and on to the office that writes it, from an alliance to the members it is there for."""


def hop_rows(things: Things, fundings: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """All steps, numbered from 0 in the order of their ends. Persons receive no money and end no step."""
    rows = [*_money_steps(things, fundings), *_structure_steps(things)]
    rows.sort(key=lambda row: (row["source"], row["target"], row["kind"], row["flow"] or ""))
    numbers = count()
    for row in rows:
        yield {"id": next(numbers), **row}


def _step(things: Things, source: str, target: str, kind: str, evidence: Any) -> Row:
    return {
        "source": source,
        "source_name": things.name(source),
        "source_kind": things.kinds.get(source),
        "target": target,
        "target_name": things.name(target),
        "target_kind": things.kinds.get(target),
        "kind": kind,
        "state_keys": list(things.states(target)),
        "evidence": evidence,
    }


def _money_steps(things: Things, fundings: Iterable[Mapping[str, Any]]) -> Iterator[Row]:
    """A flow is a step from each payer, and one out of its programme, to each recipient; money to a project or
    concept also benefits the cooperation whose it is."""
    wider: dict[tuple[str, str], Row] = {}
    benefits: dict[tuple[str, str], Row] = {}
    for flow in fundings:
        money = {name: flow[name] for name in _OF_THE_FLOW}
        joint = len(flow["funder_iris"]) > 1 or len(flow["recipient_iris"]) > 1
        for recipient in flow["recipient_iris"]:
            for payer in flow["funder_iris"]:
                if payer != recipient:
                    step = _step(things, payer, recipient, flow["status"], flow["evidence"])
                    yield step | money | {"flow": flow["iri"], "joint": joint}
            if flow["programme"]:
                step = _step(things, flow["programme"], recipient, "programme", flow["evidence"])
                yield step | money | {"flow": flow["iri"], "joint": joint}
            for alliance in things.alliances(recipient):
                if alliance != recipient:
                    said = _owned(things, alliance, recipient) or flow["evidence"]
                    benefits[recipient, alliance] = _step(things, recipient, alliance, "benefits", said) | _NO_MONEY
        for above in flow["wider_iris"]:
            wider[above, flow["programme"]] = (
                _step(things, above, flow["programme"], "wider", flow["evidence"]) | _NO_MONEY
            )
    yield from wider.values()
    yield from benefits.values()


def _owned(things: Things, alliance: str, thing: str) -> Any:
    return (
        things.said(alliance, "hasProject", thing)
        or things.said(alliance, "hasConcept", thing)
        or things.said(thing, "commissionedBy", alliance)
    )


def _structure_steps(things: Things) -> Iterator[Row]:
    for relation, kind, forward in _STEPS:
        for subject, target in things.pairs(relation):
            ends = (subject, target) if forward else (target, subject)
            if "Person" in (things.kinds.get(ends[0]), things.kinds.get(ends[1])):
                continue
            yield _step(things, *ends, kind, things.said(subject, relation, target)) | _NO_MONEY
