"""The one command line: the builder's and the server's commands side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphapi import cli as server
from ingest import cli as builder

app = typer.Typer(
    help="German texts on inter-municipal cooperation → an evidenced, checked, served knowledge graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
CORPUS = Path(__file__).parent / "corpus"
ANNOTATIONS = CORPUS.with_name("annotations")
RELEASES = Path("releases")


@app.command()
def demo(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
) -> None:
    """Build the demonstration corpus into releases/ and serve it."""
    builder.build([str(CORPUS)], RELEASES, annotations=ANNOTATIONS)
    server.serve([RELEASES], host, port)


builder.add_commands(app)
server.add_commands(app)


def main() -> None:
    """Run one command; its exit status is 0 done, 1 not acceptable, 2 bad arguments or input."""
    app()


if __name__ == "__main__":
    main()
