"""The least that can answer SPARQL over a store, to see what protection costs: no limit, one process."""

from __future__ import annotations

import sys

import uvicorn
from pyoxigraph import QueryResultsFormat, Store
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ontology.terms import PREFIXES


def main(path: str, port: int) -> None:
    store = Store.read_only(path)

    async def answer(request: Request) -> Response:
        result = store.query(request.query_params["query"], prefixes=PREFIXES)
        body = result.serialize(format=QueryResultsFormat.JSON)
        return Response(body, media_type="application/sparql-results+json")

    uvicorn.run(Starlette(routes=[Route("/sparql", answer)]), port=port, access_log=False, log_level="warning")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
