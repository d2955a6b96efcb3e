"""The one command line: the builder's and the server's commands side by side."""

from __future__ import annotations

import typer

from graphapi import cli as server
from ingest import cli as builder

app = typer.Typer(
    help="German texts on inter-municipal cooperation → an evidenced, checked, served knowledge graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
builder.add_commands(app)
server.add_commands(app)


@app.callback()
def _root() -> None:
    """Keep the name of a command before its arguments even while there is only one."""


def main() -> None:
    """Run one command; its exit status is 0 done, 1 not acceptable, 2 bad arguments or input."""
    app()


if __name__ == "__main__":
    main()
