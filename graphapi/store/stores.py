"""What any store of quads answers to our own fixed queries, embedded or behind another SPARQL server."""

from __future__ import annotations

from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Triple

Term = NamedNode | BlankNode | Literal | Triple
Row = dict[str, Term]
"""One solution: variable name → term. A variable without a value is absent."""


class Store(Protocol):
    """Answers fixed queries with bound variables; see ``graphapi.store`` for the rules. Safe to use from threads."""

    def select(self, query: str, **bindings: Term) -> list[Row]: ...

    def ask(self, query: str, **bindings: Term) -> bool: ...

    def construct(self, query: str, **bindings: Term) -> list[Triple]: ...

    def close(self) -> None:
        """Let files and connections go; nothing is asked afterwards."""


def rows_of(solutions: QuerySolutions) -> list[Row]:
    """All solutions as rows."""
    names = [variable.value for variable in solutions.variables]
    return [
        {name: term for name, term in zip(names, solution, strict=True) if term is not None} for solution in solutions
    ]
