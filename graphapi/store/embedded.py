"""The store of a release in this process: for our own fixed queries only, because they cannot be interrupted here."""

from __future__ import annotations

from functools import cache
from typing import cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Triple, Variable
from pyoxigraph import Store as Quads

from graphapi.store.stores import Row, Term, rows_of
from ontology.terms import PREFIXES


class EmbeddedStore:
    """A pyoxigraph store. The evaluation releases the interpreter's lock, so threads do not wait for each other."""

    def __init__(self, quads: Quads) -> None:
        self.quads = quads

    def close(self) -> None:
        """Let the files go, whoever still holds this object; nothing is asked of it afterwards."""
        del self.quads

    def select(self, query: str, **bindings: Term) -> list[Row]:
        return rows_of(cast(QuerySolutions, self._query(query, bindings)))

    def ask(self, query: str, **bindings: Term) -> bool:
        return bool(self._query(query, bindings))

    def construct(self, query: str, **bindings: Term) -> list[Triple]:
        return list(cast(QueryTriples, self._query(query, bindings)))

    def _query(self, query: str, bindings: dict[str, Term]) -> QuerySolutions | QueryBoolean | QueryTriples:
        values = {Variable(name): term for name, term in bindings.items()}
        return self.quads.query(query, prefixes=_prefixes_in(query), substitutions=values or None)


@cache
def _prefixes_in(query: str) -> dict[str, str]:
    """The prefixes that one of our fixed queries uses."""
    return {prefix: iri for prefix, iri in PREFIXES.items() if prefix + ":" in query}
