"""What an operator may set: one frozen record, read from a mapping that is passed in (``KOOPGRAPH_*``)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.requests import Request

from graphapi.errors import BadSettings

PREFIX: Final = "KOOPGRAPH_"
_LISTS: Final = frozenset({"files", "store", "trusted_proxies", "hosts"})


class Settings(BaseModel):
    """Where the data lies, and the limits that strangers' queries are held to.

    Every limit stands here with its reason; nothing else in the server reads the environment.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    releases: Path = Path("releases")
    """A release folder, or the folder of releases whose ``current`` is followed."""
    files: tuple[Path, ...] = ()
    """Serve these RDF files instead of a release."""
    store: tuple[str, ...] = ()
    """Addresses of SPARQL 1.1 servers: the one that holds the release answers, so that the next release can be loaded
    into another without a gap. Tables, texts and search still come from ``releases``."""
    store_graph: str | None = None
    """The graph of such a server that holds the facts, where it has no default graph of its own (Virtuoso)."""
    public_url: str | None = None
    """The address that clients see, written into the service description; without it, relative addresses."""
    operator: str = ""
    """Who runs this server, named on the page about it and in the record of the data set."""
    contact: str = ""
    """E-mail or address of a form for corrections and objections."""
    hosts: tuple[str, ...] = ()
    """Host headers that are answered; empty answers all."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses (of the peer) whose ``X-Forwarded-For`` is believed; a forged one resets no budget."""

    connections: int = Field(default=1000, ge=1)
    """Connections at once; one more is told 503. Idle ones cost little, a thousand is more than a proxy opens."""
    query_seconds: float = Field(default=10, gt=0)
    """Wall clock of one stranger's query; the longest real question measured at 1 M triples takes 4 s."""
    query_memory: int = Field(default=1024, ge=64)
    """MiB of address space a query may take beyond the warm process."""
    head_seconds: float = Field(default=15, gt=0)
    """As long as a connection may idle between two requests: the first line and headers of a request come at once."""
    body_seconds: float = Field(default=30, gt=0)
    """A body of at most some hundred kilobytes that takes longer is not being sent in earnest."""
    query_length: int = Field(default=50_000, gt=0)
    """Characters of a query. The parser overflows its stack at about 2,200 nested braces, far below this."""
    query_nesting: int = Field(default=64, gt=0)
    """Levels of brackets; 200 nested ``[ ?p`` hang the parser for more than 20 s."""
    result_bytes: int = Field(default=64 * 2**20, gt=0)
    """A larger answer is refused whole, never cut: the dump is the way to take everything."""
    workers: int = Field(default=4, ge=1)
    """Queries that may run at once while young; the same number again may run on when they turn out heavy."""
    heavy_after: float = Field(default=0.3, gt=0)
    """Seconds after which a query yields its place and the processor to younger ones."""
    queue_length: int = Field(default=64, ge=0)
    """Queries that may wait for a place; 64 clients asking for 10,000 rows at once finished nothing in 4 s."""
    queue_seconds: float = Field(default=5, gt=0)
    allow_network: bool = False
    """Start even where the network cannot be taken from query processes."""

    client_seconds: float = Field(default=60, gt=0)
    """Seconds of query work per client and minute (what Wikidata grants)."""
    client_parallel: int = Field(default=5, ge=1)
    cache_bytes: int = Field(default=64 * 2**20, ge=0)
    """Room for finished answers of the current release."""
    follow_seconds: float = Field(default=0.5, gt=0)
    """How often ``current`` is looked at."""


def read_settings(environ: Mapping[str, str] = os.environ, **given: object) -> Settings:
    """The settings that ``environ`` and the command line (``given``, which wins; None is not given) make together.

    Raises BadSettings, naming key and value, for what cannot be read; keys of no setting are left alone.
    """
    values: dict[str, object] = {}
    for name in Settings.model_fields:
        text = environ.get(PREFIX + name.upper())
        if text is not None:
            values[name] = tuple(filter(None, text.split(","))) if name in _LISTS else text
    values.update((name, value) for name, value in given.items() if value is not None)
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = PREFIX + str(first["loc"][0]).upper()
        raise BadSettings(f"{key}={first['input']!r}: {first['msg']}") from error


def site_address(request: Request) -> str:
    """The public address of this server, without a slash at its end."""
    return str(request.app.state.settings.public_url or request.base_url).rstrip("/")
