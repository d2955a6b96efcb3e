"""rdflib-endpoint as its documentation shows it, over oxrdflib."""

from __future__ import annotations

import sys

import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

from benchmarks.synthetic import lines, texts_for


def main(quads: int, port: int) -> None:
    graph = Dataset(store="Oxigraph")
    graph.parse(data="\n".join(lines(texts_for(quads))), format="ox-nq")
    uvicorn.run(SparqlEndpoint(graph=graph), port=port, access_log=False, log_level="warning")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
