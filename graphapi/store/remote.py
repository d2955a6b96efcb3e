"""A store behind another SPARQL 1.1 server: our own fixed queries, asked over HTTP.

Some servers (Virtuoso) have no default graph of their own; ``graph`` then names the one that holds the facts. Results
are read as XML and N-Triples, which such servers write most nearly to the standards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final, cast

import httpx
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graphapi.errors import Busy, RemoteFailed
from graphapi.store.seals import READ, STANDS, Seal, run_of, seal_graph
from graphapi.store.stores import Row, Term, rows_of
from ontology.terms import PREFIXES

RESULTS: Final = "application/sparql-results+xml"
GRAPH: Final = "application/n-triples, text/turtle;q=0.5"
_CUT: Final = ("x-sparql-maxrows", "x-sql-state")
"""Headers by which Virtuoso says that it did not send everything."""
_BODY: Final = re.compile(r"\{")


class RemoteStore:
    """Answers like ``EmbeddedStore``. Values are bound by a VALUES block of N-Triples terms, which quote themselves."""

    def __init__(self, endpoint: str, graph: str | None, seconds: float) -> None:
        self.endpoint = endpoint
        self.graph = graph
        self.seal: Seal | None = None
        """Under which seal every answer is made, once ``hold`` has found it."""
        self.base_iri = ""
        """That of the release that it holds."""
        self._client = httpx.Client(timeout=seconds)
        self._lock = Lock()
        self._under_way = 0
        self._closed = False

    def close(self) -> None:
        """Take no more questions; the last answer under way, in whatever thread, lets go of the connections."""
        with self._lock:
            self._closed = True
            self._let_go()

    def _let_go(self) -> None:
        if self._closed and not self._under_way:
            self._client.close()

    @contextmanager
    def _open(self) -> Iterator[httpx.Client]:
        """The client, kept open meanwhile: one that is closed while a thread connects would leave its socket behind."""
        with self._lock:
            if self._closed:
                raise RemoteFailed("remote_silent")
            self._under_way += 1
        try:
            yield self._client
        finally:
            with self._lock:
                self._under_way -= 1
                self._let_go()

    def hold(self, base_iri: str, version: str) -> bool:
        """Whether the server holds a whole copy of that release; from now on every answer is one of that copy."""
        graph, run = seal_graph(base_iri), run_of(base_iri, version)
        for row in self.select(READ, g=graph, run=run):
            if isinstance(row["copy"], NamedNode):
                self.seal = Seal(graph, run, row["copy"])
                self.base_iri = base_iri
        return self.seal is not None

    def select(self, query: str, **bindings: Term) -> list[Row]:
        return rows_of(cast(QuerySolutions, read_results(self._post(query, bindings, RESULTS))))

    def ask(self, query: str, **bindings: Term) -> bool:
        return read_boolean(self._post(query, bindings, RESULTS))

    def construct(self, query: str, **bindings: Term) -> list[Triple]:
        return list(dict.fromkeys(read_triples(self._post(query, bindings, GRAPH))))

    def _post(self, query: str, bindings: dict[str, Term], accept: str) -> httpx.Response:
        response = self._send(query_form(declare_prefixes(bind(query, bindings)), self.default_graphs, ()), accept)
        if self.seal is not None:
            check_seal(self.seal, self._send(seal_form(self.seal), RESULTS))
        check_whole(response)
        return response

    @property
    def default_graphs(self) -> tuple[str, ...]:
        """What a query over the facts names as its default graph."""
        return (self.graph,) if self.graph else ()

    def _send(self, form: dict[str, list[str]], accept: str) -> httpx.Response:
        try:
            with self._open() as client:
                return client.post(self.endpoint, data=form, headers={"accept": accept})
        except httpx.HTTPError as error:
            raise RemoteFailed("remote_silent") from error


def seal_form(seal: Seal) -> dict[str, list[str]]:
    """The parameters of the question whether ``seal`` still stands."""
    query = bind(STANDS, {"g": seal.graph, "copy": seal.copy, "run": seal.run})
    return query_form(declare_prefixes(query), (), ())


def check_seal(seal: Seal, response: httpx.Response) -> None:
    """Raises Busy where ``response`` says that ``seal`` stands no more: what was answered before it may be a mix."""
    check_whole(response)
    if not read_boolean(response):
        seal.broken = True
        raise Busy("remote_loading", retry_after=5)


def bind(query: str, bindings: dict[str, Term]) -> str:
    """``query`` with a VALUES block for ``bindings`` at the start of its outermost pattern."""
    if not bindings:
        return query
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(map(str, bindings.values()))
    at = _pattern_start(query)
    return f"{query[:at]} VALUES ({names}) {{ ({values}) }} {query[at:]}"


def _pattern_start(query: str) -> int:
    """Where the outermost pattern begins: after the first brace, or for CONSTRUCT with a template after WHERE's."""
    where = re.search(r"\bWHERE\s*\{", query, re.IGNORECASE)
    found = where or _BODY.search(query)
    assert found, "a fixed query has a pattern"
    return found.end()


def declare_prefixes(query: str) -> str:
    """``query`` with our prefixes that it uses, as other servers do not know them."""
    declared = set(re.findall(r"PREFIX\s+([\w-]*):", query, re.IGNORECASE))
    used = (
        f"PREFIX {prefix}: <{iri}>\n"
        for prefix, iri in PREFIXES.items()
        if prefix not in declared and re.search(rf"(?<![\w:]){prefix}:", query)
    )
    return "".join(used) + query


def query_form(query: str, default: tuple[str, ...], named: tuple[str, ...]) -> dict[str, list[str]]:
    """The parameters of a query over the graphs that are named."""
    graphs = {"default-graph-uri": list(default), "named-graph-uri": list(named)}
    return {"query": [query], **{name: iris for name, iris in graphs.items() if iris}}


def check_whole(response: httpx.Response) -> None:
    """Raises RemoteFailed for a failure, and for an answer that its server says is not all."""
    if response.status_code != 200:
        raise RemoteFailed("remote_status", status=response.status_code)
    if any(name in response.headers for name in _CUT):
        raise RemoteFailed("remote_part")


def read_results(response: httpx.Response) -> QuerySolutions | QueryBoolean:
    try:
        return parse_query_results(input=response.content, format=QueryResultsFormat.XML)
    except (SyntaxError, ValueError) as error:
        raise RemoteFailed("remote_results") from error


def read_boolean(response: httpx.Response) -> bool:
    """What ASK gave; Virtuoso answers it like a SELECT of one number, or of nothing for false."""
    result = read_results(response)
    if isinstance(result, QueryBoolean):
        return bool(result)
    values = [term for solution in result for term in solution]
    return any(isinstance(term, Literal) and term.value not in ("0", "false") for term in values)


def read_triples(response: httpx.Response) -> list[Triple]:
    turtle = "turtle" in response.headers.get("content-type", "")
    form = RdfFormat.TURTLE if turtle else RdfFormat.N_TRIPLES
    try:
        return [quad.triple for quad in parse(input=response.content, format=form)]
    except (SyntaxError, ValueError) as error:
        raise RemoteFailed("remote_graph") from error
