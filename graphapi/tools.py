"""What a language model may ask of a release, over the Model Context Protocol: read-only, within limits, with quotes.

Every answer names its release; every fact has the words that prove it, the text they stand in and their address, so
that a model can cite instead of claim. What would be cut says so (``complete``) or is refused.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated, Any, Final, Literal

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from graphapi.errors import Problem
from graphapi.explore.answers import Question, follow, named, read_filters
from graphapi.explore.funding import find_things, flow_page
from graphapi.explore.money_records import flow_record, group_record, plain, quote_records, sum_record
from graphapi.explore.sums import VIEWS, add_up, perhaps_double, sums_by
from graphapi.explore.tables import Tables, open_tables
from graphapi.explore.tracing import TraceFilters
from graphapi.formats import SOLUTIONS, TRIPLES
from graphapi.serving import Served, Serving
from graphapi.settings import Settings
from graphapi.sparql.queries import Limits, read_query
from graphapi.store import Release

MOST: Final = 50
"""Things, flows or groups in one answer: what a model can read with profit."""
MOST_CLAIMS: Final = 200
RESULT_BYTES: Final = 200_000
"""A larger answer of a query is refused: it would fill a model's memory and still be cut."""

INSTRUCTIONS: Final = """\
koopgraph is a graph of German inter-municipal cooperation and its funding, read from texts. Find things with search, \
then use their IRI. Cite the quotes you are given, with their span IRIs. Never add sums of different status \
(granted, own, planned); "sums" has done the adding and says what it left out. Contradictions are kept: tell both \
sides. What no text says is not in the graph."""

_READ_ONLY: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
Record = dict[str, Any]
Thing = Annotated[str, Field(description="an IRI from search, or an exact name", max_length=1000)]
Optional_ = Annotated[str, Field(description="an IRI or an exact name; empty for any", max_length=1000)]
Status = Annotated[Literal["", "granted", "own", "planned"], Field(description="empty for any; never mixed")]
Year = Annotated[str, Field(description="YYYY; empty for any", max_length=4)]


def make_server(settings: Settings) -> MCPServer[Serving]:
    """The tools over ``settings.releases``, following its ``current``. Raises BadRelease if there is none."""
    serving = Serving(settings)

    @asynccontextmanager
    async def lifespan(_: MCPServer[Serving]) -> AsyncIterator[Serving]:
        await serving.open()
        try:
            yield serving
        finally:
            await serving.close()

    server: MCPServer[Serving] = MCPServer(
        "koopgraph",
        title="koopgraph",
        instructions=INSTRUCTIONS,
        version=serving.current.release.version,
        lifespan=lifespan,
        log_level="WARNING",
    )
    tools = Tools(serving)
    for tool in (tools.search, tools.describe, tools.trace, tools.sums, tools.sparql):
        server.add_tool(tool, annotations=_READ_ONLY, structured_output=True)
    return server


class Tools:
    """The five tools. What cannot be asked is refused in words that say how to ask."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving

    @contextmanager
    def _served(self) -> Iterator[Served]:
        """What is served now, which stays open as long as it is used here."""
        served = self._serving.current
        served.enter()
        try:
            yield served
        except Problem as problem:
            raise _refusal(problem) from problem
        finally:
            served.leave()

    async def _answer(self, make: Callable[[Release, Tables], Record]) -> Record:
        """What ``make`` says, beside the event loop, of the release that is current now, under its version."""
        with self._served() as served:
            return await asyncio.to_thread(_say, served.release, make)

    async def search(
        self,
        words: Annotated[str, Field(description="a name or part of one, in German", min_length=1, max_length=200)],
        kind: Annotated[str, Field(description="Cooperation, Municipality, Programme, Person …; empty for any")] = "",
    ) -> Record:
        """Find things (alliances, towns, programmes, ministries, people …) by name; gives IRIs for the other tools."""

        def make(release: Release, tables: Tables) -> Record:
            found = find_things(tables, words, limit=MOST + 1 if not kind else 1_000)
            fitting = [thing for thing in found if kind in ("", thing["kind"])]
            things = [{name: thing[name] for name in ("iri", "name", "kind")} for thing in fitting[:MOST]]
            return {"things": things, "complete": len(fitting) <= MOST}

        return await self._answer(make)

    async def describe(self, thing: Thing) -> Record:
        """Everything the texts say about one thing, each statement with its words; its conflicts; its money."""

        def make(release: Release, tables: Tables) -> Record:
            iri = named(release, thing)
            entity = tables.rows("SELECT iri, kind, name, aliases, state_keys FROM entities WHERE iri = ?", [iri])
            claims = tables.rows(
                "SELECT * FROM claims WHERE subject = ? OR object = ? ORDER BY predicate, iri LIMIT ?",
                [iri, iri, MOST_CLAIMS + 1],
            )
            conflicts = tables.rows("SELECT * FROM conflicts WHERE subject = ? ORDER BY conflict, claim", [iri])
            flows = flow_page(tables, read_filters(release, {"actor": iri}), limit=MOST)
            return {
                "thing": entity[0],
                "statements": [_statement(claim, release.base_iri) for claim in claims[:MOST_CLAIMS]],
                "conflicts": conflicts,
                "flows": [flow_record(row, release.base_iri) for row in flows.rows],
                "complete": len(claims) <= MOST_CLAIMS and flows.total <= MOST,
            }

        return await self._answer(make)

    async def trace(
        self,
        thing: Thing,
        until: Optional_ = "",
        direction: Annotated[Literal["from", "to", "both"], Field(description="from: where its money goes")] = "both",
        status: Status = "",
        programme: Optional_ = "",
        first: Year = "",
        last: Year = "",
        hops: Annotated[int, Field(ge=1, le=6)] = 3,
    ) -> Record:
        """Follow money down from a payer, up from a recipient, or by all shortest ways between two (``until``)."""

        def make(release: Release, tables: Tables) -> Record:
            filters = read_filters(release, {"programme": programme, "first": first, "last": last})
            question = Question(
                start=named(release, thing),
                until=named(release, until) if until else "",
                direction=direction,
                filters=TraceFilters(
                    statuses=frozenset([status] if status else []),
                    programme=filters.programme,
                    first=filters.first,
                    last=filters.last,
                ),
                hops=hops,
            )
            return follow(release, question).record(release.base_iri)

        return await self._answer(make)

    async def sums(
        self,
        by: Annotated[
            Literal["", "payers", "recipients", "programmes", "alliances", "states", "kinds", "years"],
            Field(description="empty: no groups, but the flows themselves"),
        ] = "",
        status: Status = "",
        funder: Optional_ = "",
        recipient: Optional_ = "",
        programme: Optional_ = "",
        alliance: Optional_ = "",
        state: Annotated[str, Field(description="key of a federal state, 01 to 16 (16 is Thuringia)")] = "",
        first: Year = "",
        last: Year = "",
    ) -> Record:
        """Add up money. Nothing is counted twice; what is not in a sum (unnamed, parts, volumes) is counted beside it;
        ranges and disputed amounts run from least to most; joint payers stay one group."""

        def make(release: Release, tables: Tables) -> Record:
            asked = {"status": status, "funder": funder, "recipient": recipient, "programme": programme}
            asked |= {"alliance": alliance, "state": state, "first": first, "last": last}
            filters = read_filters(release, asked)
            answer: Record = {
                "sums": [sum_record(one) for one in add_up(tables, filters)],
                "perhaps_double": [plain(row) for row in perhaps_double(tables, filters)],
            }
            if by:
                groups = sums_by(tables, filters, VIEWS[by])
                return answer | {
                    "groups": [group_record(group) for group in groups[:MOST]],
                    "complete": len(groups) <= MOST,
                }
            flows = flow_page(tables, filters, limit=MOST)
            rows = [flow_record(row, release.base_iri) for row in flows.rows]
            return answer | {"flows": rows, "complete": flows.total <= MOST}

        return await self._answer(make)

    async def sparql(
        self,
        query: Annotated[str, Field(description="SPARQL 1.1 SELECT, ASK, CONSTRUCT or DESCRIBE", max_length=50_000)],
    ) -> Record:
        """Ask the graph itself. Facts and flows are in the default graph, claims with quotes in GRAPH ?g. The prefixes
        koop:, agent:, place:, work:, prog:, skos:, rdf:, oa:, prov: are declared. Put a LIMIT."""
        settings = self._serving.settings
        with self._served() as served:
            asked = read_query(query, Limits(settings.query_length, settings.query_nesting))
            form = SOLUTIONS[0] if asked.form in ("select", "ask") else TRIPLES[0]
            answer = await served.execution.run(asked, form)
            if answer.large is not None:
                answer.large.close()
            if answer.body is None or answer.length > RESULT_BYTES:
                raise ToolError(f"The answer has {answer.length} bytes, more than {RESULT_BYTES}: put a smaller LIMIT.")
            text = answer.body.decode()
            result = json.loads(text) if form is SOLUTIONS[0] else text
            return {"release": served.release.version, "result": result}


def _say(release: Release, make: Callable[[Release, Tables], Record]) -> Record:
    return {"release": release.version, **make(release, release.keep(open_tables))}


def _statement(claim: Record, base_iri: str) -> Record:
    quote = [{name: claim[name] for name in ("text", "start", "end", "quote")}] if claim["quote"] else []
    told = {name: claim[name] for name in ("subject", "subject_name", "predicate", "object", "object_name")}
    return {**told, "modality": claim["modality"], "rank": claim["rank"], "evidence": quote_records(quote, base_iri)}


def _refusal(problem: Problem) -> ToolError:
    return ToolError(" ".join(filter(None, [problem.detail("en"), problem.remedy("en")])))
