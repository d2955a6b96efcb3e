"""One process that answers strangers' queries: no network, limits set by the kernel, one query after the other.

Forked by the nursery, it opens the store read-only and waits on its socket. A request is one JSON object behind its
length; the answer is a JSON head behind its length, then the body. It may be killed at any moment.
"""

from __future__ import annotations

import io
import json
import math
import resource
import socket
import struct
import time
from collections.abc import Sequence
from typing import IO, Any, Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from graphapi.formats import SOLUTIONS, TRIPLES
from ontology.terms import PREFIXES

LENGTH: Final = struct.Struct("!I")
_WRITERS: Final = {form.name: form.writer for form in (*SOLUTIONS, *TRIPLES)}
_WORN: Final = 256 * 1024
"""KiB of memory taken beyond the first, after which a process is replaced rather than used again."""
_CPU_GRACE: Final = 2
"""Seconds of processor beyond the wall-clock limit: the kernel ends what the server failed to."""


class TooLargeAnswer(Exception):
    pass


class CappedBuffer(io.BytesIO):
    """A buffer that refuses to grow beyond ``cap``, so that an answer is whole or none."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self.left = cap

    def write(self, piece: Any) -> int:
        self.left -= len(piece)
        if self.left < 0:
            raise TooLargeAnswer
        return super().write(piece)


def serve(connection: socket.socket, path: str, memory: int) -> None:
    """Answer the requests of ``connection`` from the store at ``path`` until it is closed."""
    store = Store.read_only(path)
    _limit_memory(memory)
    first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    connection.sendall(LENGTH.pack(0))
    stream = connection.makefile("rb")
    while length := stream.read(LENGTH.size):
        request = json.loads(stream.read(LENGTH.unpack(length)[0]))
        _limit_processor(request["seconds"])
        head, body = answer(store, request)
        head["length"] = len(body)
        head["worn"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > first + _WORN
        encoded = json.dumps(head).encode()
        connection.sendall(LENGTH.pack(len(encoded)) + encoded)
        connection.sendall(body)


def _limit_memory(memory: int) -> None:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (a path object costs an import here)
        taken = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + memory * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(seconds: float) -> None:
    ceiling = math.ceil(time.process_time() + seconds) + _CPU_GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (ceiling, resource.RLIM_INFINITY))


def answer(store: Store, request: dict[str, Any]) -> tuple[dict[str, Any], bytes | memoryview]:
    """The head and the body of an answer; a head with ``error`` tells why there is no body."""
    try:
        result = ask_store(store, request["query"], request["default"], request["named"] or ())
        buffer = CappedBuffer(request["bytes"])
        write_result(result, _WRITERS[request["format"]], buffer)
        return {}, buffer.getbuffer()
    except SyntaxError as error:
        return {"error": "syntax", "detail": str(error)}, b""
    except ValueError as error:
        return {"error": "value", "detail": str(error)}, b""
    except TooLargeAnswer:
        return {"error": "large"}, b""
    except MemoryError:
        return {"error": "memory"}, b""
    except (OSError, RuntimeError) as error:
        kind = "format" if "RDF 1.2" in str(error) else "evaluation"
        return {"error": kind, "detail": str(error)}, b""


def write_result(result: QuerySolutions | QueryBoolean | QueryTriples, writer: Any, out: IO[bytes]) -> None:
    """Write what a query gave to ``out``."""
    if not isinstance(result, QueryTriples):
        result.serialize(out, format=writer)
    elif writer in (RdfFormat.N_QUADS, RdfFormat.N_TRIPLES):
        serialize(result, out, format=writer)
    else:
        triples = list(result)
        serialize(triples, out, format=writer, prefixes=used_prefixes(triples))


def used_prefixes(triples: list[Triple]) -> dict[str, str]:
    """Our prefixes that begin an IRI of ``triples``, so that a small answer has a small head."""
    iris = {
        term.datatype.value if not isinstance(term, NamedNode) else term.value
        for triple in triples
        for term in triple
        if isinstance(term, NamedNode) or hasattr(term, "datatype")
    }
    return {prefix: base for prefix, base in PREFIXES.items() if any(iri.startswith(base) for iri in iris)}


def ask_store(
    store: Store, query: str, default: Sequence[str] | None, named: Sequence[str]
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """What ``query`` gives over the store's own data set, or over the graphs that are named as SPARQL defines it."""
    if default is None:
        return store.query(query, prefixes=PREFIXES)
    defaults: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in default]
    graphs: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in named]
    if len(defaults) < 2:
        return store.query(query, prefixes=PREFIXES, default_graph=defaults, named_graphs=graphs)
    # The engine lays several default graphs over each other without merging them: what two graphs say counts twice.
    merged = Store()
    for graph in defaults:
        merged.extend(Quad(s, p, o) for s, p, o, _ in store.quads_for_pattern(None, None, None, graph))
    for graph in graphs:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged.query(query, prefixes=PREFIXES, default_graph=DefaultGraph(), named_graphs=graphs)
