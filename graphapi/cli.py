"""The server's commands: results on standard output, messages on standard error, exit status 0, 1 or 2."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import IO, Annotated, NoReturn

import typer

BAD_INPUT = 2

ReleasePath = Annotated[Path, typer.Argument(help="A release, or the folder of releases.", metavar="RELEASE")]
ServedPaths = Annotated[list[Path] | None, typer.Argument(help="RELEASES, or RDF files.", metavar="RELEASES|FILE…")]
Out = Annotated[Path | None, typer.Option(help="Write here instead of to standard output.", metavar="FILE")]


def add_commands(app: typer.Typer) -> None:
    """Mount the server's commands on the one command line."""
    for command in (serve, query, export, trace, sums, mcp, publish):
        app.command()(command)


def serve(
    paths: ServedPaths = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Serve a release, following its folder's ``current`` without a restart; or serve any RDF files."""
    import uvicorn

    from graphapi.app import create_app
    from graphapi.errors import BadRelease, BadSettings
    from graphapi.heads import limited_heads
    from graphapi.logs import configure_logs
    from graphapi.settings import read_settings
    from graphapi.store.files import is_rdf_file

    given: dict[str, object] = {}
    if paths:
        given = {"files": tuple(paths)} if all(map(is_rdf_file, paths)) else {"releases": paths[0]}
        if "releases" in given and len(paths) > 1:
            fail("one folder of releases, or RDF files whose names end in .nq .trig .ttl .nt .jsonld .rdf (also .gz)")
    try:
        settings = read_settings(os.environ, **given)
        application = create_app(settings)
    except (BadSettings, BadRelease) as error:
        fail(str(error))
    configure_logs()
    version = application.serving.current.release.version
    typer.echo(f"koopgraph: {version} on http://{host}:{port}", err=True)
    uvicorn.run(
        application,
        host=host,
        port=port,
        http=limited_heads(settings.head_seconds),
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # forwarded addresses are judged by graphapi.clients
        limit_concurrency=settings.connections,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
    )


def query(
    release: ReleasePath,
    text: Annotated[str, typer.Argument(help="SPARQL, or @FILE.", metavar="QUERY|@FILE")],
    form: Annotated[str, typer.Option("--format", help="json xml csv tsv; turtle jsonld ntriples rdfxml …")] = "",
    out: Out = None,
) -> None:
    """Ask a release with SPARQL, offline."""
    from pyoxigraph import QueryTriples

    from graphapi.errors import BadRelease, Problem
    from graphapi.formats import SOLUTIONS, TRIPLES, named_format
    from graphapi.sparql.datasets import read_dataset
    from graphapi.sparql.syntax import explain_syntax
    from graphapi.sparql.tokens import read_tokens
    from graphapi.store.query_process import ask_store, write_result
    from graphapi.store.releases import open_store

    try:
        store = open_store(release)
        asked = Path(text[1:]).read_text("utf-8") if text.startswith("@") else text
        dataset = read_dataset(read_tokens(asked))
        result = ask_store(store, asked, dataset.default, dataset.named or ())
    except SyntaxError as error:
        problem = explain_syntax(str(error))
        fail(f"{problem.where}: {problem}")
    except (BadRelease, Problem, OSError, ValueError, RuntimeError) as error:
        fail(str(error))
    formats = TRIPLES if isinstance(result, QueryTriples) else SOLUTIONS
    chosen = named_format(form, formats) if form else formats[0 if isinstance(result, QueryTriples) else 2]
    if chosen is None:
        fail(f"no format {form!r} for the answer of such a query; there are " + " ".join(f.name for f in formats))
    with _opened(out) as stream:
        write_result(result, chosen.writer, stream)


def export(
    release: ReleasePath,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            help="turtle ntriples nquads trig jsonld rdfxml rdf12; "
            "csv xlsx parquet sqlite graphml 360giving; schemaorg (grants as schema.org and FRAPO)",
        ),
    ],
    out: Out = None,
    about: Annotated[str, typer.Option(help="Only what is known about this thing, as RDF.", metavar="IRI")] = "",
    table: Annotated[str, typer.Option(help="Only this table: fundings, hops, members, claims …")] = "",
) -> None:
    """Write a release, or what it knows about one thing, as RDF, or its tables for other tools."""
    from graphapi.errors import BadRelease, Problem
    from graphapi.exports import RDF_FORMATS, export_rdf12, export_release, export_thing
    from graphapi.formats import TRIPLES, named_format
    from graphapi.grants import write_grants
    from graphapi.store import open_release
    from graphapi.table_exports import TABLE_FORMATS

    writers = {**TABLE_FORMATS, "schemaorg": write_grants}
    chosen = named_format(form, TRIPLES)
    if form not in writers and form != "rdf12" and chosen is None:
        fail(f"no format {form!r}; there are " + " ".join([*RDF_FORMATS, "rdf12", *writers]))
    if about and (form in writers or form == "rdf12"):
        fail(f"--about gives RDF: {' '.join(RDF_FORMATS)}")
    try:
        opened = open_release(release)
        with _opened(out) as stream:
            if form in writers:
                writers[form](opened, table, stream)
            elif form == "rdf12":
                export_rdf12(opened, stream)
            elif about and chosen:
                export_thing(opened, about, chosen, stream)
            elif chosen:
                export_release(opened, chosen, stream)
    except (BadRelease, Problem, OSError, ValueError) as error:
        fail(str(error))


def trace(
    release: ReleasePath,
    start: Annotated[str, typer.Argument(help="A name, or an IRI.", metavar="NAME|IRI")],
    direction: Annotated[str, typer.Option(help="from: where its money goes; to: where it comes from; both.")] = "both",
    until: Annotated[str, typer.Option(help="Only the shortest ways to this.", metavar="NAME|IRI")] = "",
    status: Annotated[list[str] | None, typer.Option(help="granted, own, planned; repeatable.")] = None,
    programme: Annotated[str, typer.Option(help="Only money of this programme.", metavar="NAME|IRI")] = "",
    state: Annotated[str, typer.Option(help="Only into this federal state: 01 to 16.")] = "",
    first: Annotated[int | None, typer.Option(help="Not before this year.")] = None,
    last: Annotated[int | None, typer.Option(help="Not after this year.")] = None,
    hops: Annotated[int, typer.Option(min=1, max=6, help="How far to go.")] = 6,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Follow the money from or to a thing: every step with its amount and the words that say so."""
    from graphapi.errors import BadRelease, Problem
    from graphapi.explore.answers import Question, follow, named, tell
    from graphapi.explore.tracing import TraceFilters
    from graphapi.store import open_release

    try:
        opened = open_release(release)
        question = Question(
            start=named(opened, start),
            until=named(opened, until) if until else "",
            direction=direction,
            filters=TraceFilters(
                statuses=frozenset(status or ()),
                programme=named(opened, programme) if programme else "",
                state=state,
                first=first,
                last=last,
            ),
            hops=hops,
        )
        answer = follow(opened, question)
    except (BadRelease, Problem) as error:
        fail(str(error))
    if as_json:
        typer.echo(json.dumps(answer.record(opened.base_iri), ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(tell(answer)))


def sums(
    release: ReleasePath,
    by: Annotated[str, typer.Option(help="payers recipients programmes alliances states kinds years")] = "",
    status: Annotated[str, typer.Option(help="granted, own or planned.")] = "",
    funder: Annotated[str, typer.Option(help="What this one pays, alone or with others.", metavar="NAME|IRI")] = "",
    recipient: Annotated[str, typer.Option(metavar="NAME|IRI")] = "",
    programme: Annotated[str, typer.Option(metavar="NAME|IRI")] = "",
    alliance: Annotated[str, typer.Option(help="With its projects and concepts.", metavar="NAME|IRI")] = "",
    state: Annotated[str, typer.Option(help="Key of a federal state, 01 to 16.")] = "",
    first: Annotated[str, typer.Option(help="Not before this year.")] = "",
    last: Annotated[str, typer.Option(help="Not after this year.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Add up money: nothing counted twice, nothing mixed, and what is not in a sum is named."""
    from graphapi.errors import BadRelease, Problem
    from graphapi.explore.answers import read_filters, tell_sums
    from graphapi.explore.money_records import group_record, sum_record
    from graphapi.explore.sums import VIEWS, add_up, sums_by
    from graphapi.explore.tables import open_tables
    from graphapi.store import open_release

    asked = {"status": status, "funder": funder, "recipient": recipient, "programme": programme}
    asked |= {"alliance": alliance, "state": state, "first": first, "last": last}
    if by and by not in VIEWS:
        fail(f"--by {by!r}; there are " + " ".join(VIEWS))
    try:
        opened = open_release(release)
        filters, tables = read_filters(opened, asked), opened.keep(open_tables)
        totals = add_up(tables, filters)
        groups = sums_by(tables, filters, VIEWS[by]) if by else ()
    except (BadRelease, Problem) as error:
        fail(str(error))
    if as_json:
        record = {"sums": [sum_record(one) for one in totals], "groups": [group_record(group) for group in groups]}
        typer.echo(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        typer.echo("\n".join(tell_sums(totals, groups)))


def mcp(
    releases: Annotated[Path, typer.Argument(help="A release, or the folder of releases.", metavar="RELEASES")],
) -> None:
    """Let a language model ask a release, over standard input and output (Model Context Protocol)."""
    from graphapi.errors import BadRelease, BadSettings
    from graphapi.settings import read_settings
    from graphapi.tools import make_server

    try:
        server = make_server(read_settings(os.environ, releases=releases))
    except (BadSettings, BadRelease) as error:
        fail(str(error))
    server.run("stdio")


def publish(
    release: ReleasePath,
    to: Annotated[str, typer.Option(help="Where the server takes graphs (Graph Store Protocol).", metavar="URL")],
    endpoint: Annotated[str, typer.Option(help="Where the same server takes queries.", metavar="URL")],
    default_graph: Annotated[
        str, typer.Option(help="The graph for the facts, where a server has no default one (Virtuoso).", metavar="IRI")
    ] = "",
    user: Annotated[str, typer.Option(help="Whom the server knows; the password is KOOPGRAPH_PASSWORD.")] = "",
) -> None:
    """Load a release into another SPARQL server, replacing what it held; koopgraph serve never shows half of it."""
    from rich.console import Console
    from rich.progress import Progress

    from graphapi.errors import BadRelease, RemoteFailed
    from graphapi.store import open_release
    from graphapi.store.publishing import Target, choose_auth, send_release

    console = Console(stderr=True)
    try:
        opened = open_release(release)
        auth = choose_auth(to, user, os.environ.get("KOOPGRAPH_PASSWORD", "")) if user else None
        with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
            task = progress.add_task("sending", total=None)
            target = Target(to, endpoint, default_graph or None, auth)
            sent = send_release(opened, target, done=lambda _: progress.advance(task))
    except (BadRelease, RemoteFailed, OSError) as error:
        fail(str(error))
    typer.echo(f"sent {sent.triples:,} triples of {opened.version}; removed {sent.removed} graphs that are no more")


def fail(message: str, status: int = BAD_INPUT) -> NoReturn:
    """End with a message that says what was wrong and what to do."""
    typer.echo(f"koopgraph: {message}", err=True)
    raise typer.Exit(status)


def _opened(out: Path | None) -> IO[bytes]:
    return out.open("wb") if out else open(sys.stdout.fileno(), "wb", closefd=False)
