"""What the benchmarks of the endpoint ask: one entity, a chain of money, within budgets that never end."""

from __future__ import annotations

import time
from typing import Final

from benchmarks import footprints
from benchmarks.synthetic import KOOP, alliance, ministry
from ontology.terms import PREFIXES

UNLIMITED: Final = {"client_seconds": 1_000_000, "client_parallel": 1_000, "cache_bytes": 0}
"""Budgets and the cache would be measured instead of the endpoint."""
PREFIX: Final = f"PREFIX koop: <{KOOP}> PREFIX skos: <{PREFIXES['skos']}> "


def entity(number: int) -> str:
    return f"SELECT ?p ?o WHERE {{ <{alliance(number)}> ?p ?o }}"


def chain(number: int) -> str:
    return PREFIX + (
        f"SELECT ?alliance ?town ?name WHERE {{ ?alliance koop:fundedBy <{ministry(number)}> ."
        " ?town koop:memberOf ?alliance ; skos:prefLabel ?name } LIMIT 200"
    )


def await_rest(pid: int) -> None:
    """Return when the server has made what its pages share, which it does beside its first answers."""
    for _ in range(120):
        before = footprints.processor_seconds(pid)
        time.sleep(1)
        if footprints.processor_seconds(pid) - before < 0.1:
            return
