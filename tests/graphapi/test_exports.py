"""What is exported is what the release holds: each format of RDF reads back to the same graph."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, Quad, RdfFormat, parse

from graphapi.exports import RDF_FORMATS, export_rdf12, export_release, plain_claims
from graphapi.store import EmbeddedStore, Release, open_release


@pytest.fixture(scope="module")
def release(releases: Path) -> Release:
    return open_release(releases)


def canonical(quads: Iterable[Quad]) -> set[str]:
    """The quads with blank nodes named by content: equal for isomorphic graphs alone."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def held(release: Release, named_graphs: bool) -> set[str]:
    assert isinstance(release.store, EmbeddedStore)
    quads = release.store.quads
    return canonical(quads if named_graphs else quads.quads_for_pattern(None, None, None, DefaultGraph()))


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_an_export_reads_back_to_the_same_graph(release: Release, name: str) -> None:
    form = RDF_FORMATS[name]
    assert isinstance(form.writer, RdfFormat)
    out = io.BytesIO()
    export_release(release, form, out)
    read = parse(out.getvalue(), format=form.writer)
    assert canonical(read) == held(release, form.writer.supports_datasets)


def test_claims_that_reify_read_back_to_claims_of_three_statements(release: Release) -> None:
    out = io.BytesIO()
    export_rdf12(release, out)
    assert b"<<(" in out.getvalue()
    read = plain_claims(parse(out.getvalue(), format=RdfFormat.N_QUADS))
    assert canonical(read) == held(release, named_graphs=True)


def test_json_ld_is_json(release: Release) -> None:
    out = io.BytesIO()
    export_release(release, RDF_FORMATS["jsonld"], out)
    assert json.loads(out.getvalue())
