"""One process that answers strangers' queries: no network, limits set by the kernel, one query after the other.

Forked by the nursery, it opens the store read-only, says so by an empty answer, and waits on its socket. A request is
one JSON object behind its length; an answer is a head (outcome, whether the process is worn, length of the body) and
the body, which for every outcome but ``done`` is a text that says more. It may be killed at any moment.
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
from enum import IntEnum
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

REQUEST: Final = struct.Struct("!I")
HEAD: Final = struct.Struct("!B?Q")


class Outcome(IntEnum):
    """How a query ended, where its process lived to tell."""

    DONE = 0
    SYNTAX = 1
    VALUE = 2
    LARGE = 3
    MEMORY = 4
    FORMAT = 5
    EVALUATION = 6


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
    connection.sendall(HEAD.pack(Outcome.DONE, False, 0))
    stream = connection.makefile("rb")
    while length := stream.read(REQUEST.size):
        request = json.loads(stream.read(REQUEST.unpack(length)[0]))
        _limit_processor(request["seconds"])
        outcome, body = answer(store, request)
        worn = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > first + _WORN
        _send(connection, HEAD.pack(outcome, worn, len(body)), body)


def _send(connection: socket.socket, head: bytes, body: bytes | memoryview) -> None:
    """Head and body in one packet where they fit: the server wakes up once."""
    sent = connection.sendmsg([head, body]) - len(head)
    if sent < len(body):
        connection.sendall(memoryview(body)[max(sent, 0) :])


def _limit_memory(memory: int) -> None:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 (a path object costs an import here)
        taken = int(statm.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + memory * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(seconds: float) -> None:
    used = time.process_time()
    ceiling = math.ceil(used + seconds) + _CPU_GRACE
    if resource.getrlimit(resource.RLIMIT_CPU)[0] != ceiling:
        resource.setrlimit(resource.RLIMIT_CPU, (ceiling, resource.RLIM_INFINITY))


def answer(store: Store, request: dict[str, Any]) -> tuple[Outcome, bytes | memoryview]:
    """How the query of ``request`` ended, and the answer or what there is to say instead."""
    try:
        result = ask_store(store, request["query"], request["default"], request["named"] or ())
        buffer = CappedBuffer(request["bytes"])
        write_result(result, _WRITERS[request["format"]], buffer)
        return Outcome.DONE, buffer.getbuffer()
    except SyntaxError as error:
        return Outcome.SYNTAX, str(error).encode()
    except ValueError as error:
        return Outcome.VALUE, str(error).encode()
    except TooLargeAnswer:
        return Outcome.LARGE, b""
    except MemoryError:
        return Outcome.MEMORY, b""
    except (OSError, RuntimeError) as error:
        return Outcome.FORMAT if "RDF 1.2" in str(error) else Outcome.EVALUATION, str(error).encode()


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
    """Our prefixes that begin an IRI of ``triples``, so that a small answer has a small head.

    Each ends at a slash or number sign, so it is enough to look at the IRIs up to their last one: few are different.
    """
    iris = {
        term.datatype.value if not isinstance(term, NamedNode) else term.value
        for triple in triples
        for term in triple
        if isinstance(term, NamedNode) or hasattr(term, "datatype")
    }
    spaces = {iri[: max(iri.rfind("/"), iri.rfind("#")) + 1] for iri in iris}
    return {prefix: base for prefix, base in PREFIXES.items() if any(space.startswith(base) for space in spaces)}


def ask_store(
    store: Store, query: str, default: Sequence[str] | None, named: Sequence[str]
) -> QuerySolutions | QueryBoolean | QueryTriples:
    """What ``query`` gives over the store's own data set, or over the graphs that are named as SPARQL defines it."""
    prefixes = {prefix: iri for prefix, iri in PREFIXES.items() if prefix + ":" in query}  # each costs a microsecond
    if default is None:
        return store.query(query, prefixes=prefixes)
    defaults: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in default]
    graphs: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in named]
    if len(defaults) < 2:
        return store.query(query, prefixes=prefixes, default_graph=defaults, named_graphs=graphs)
    # The engine lays several default graphs over each other without merging them: what two graphs say counts twice.
    merged = Store()
    for graph in defaults:
        merged.extend(Quad(s, p, o) for s, p, o, _ in store.quads_for_pattern(None, None, None, graph))
    for graph in graphs:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged.query(query, prefixes=prefixes, default_graph=DefaultGraph(), named_graphs=graphs)
