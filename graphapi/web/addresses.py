"""Addresses ↔ identifiers: what a path of this server stands for."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graphapi.errors import NotFound
from graphapi.store import Release


def entity_iri(release: Release, bucket: str, slug: str) -> str:
    """The IRI of a thing from its address; an address that makes none names nothing."""
    return own_iri(release, f"id/{bucket}/{slug}")


def document_iri(release: Release, document: str) -> str:
    """The IRI of a source from its id."""
    return own_iri(release, f"doc/{document}")


def own_iri(release: Release, path: str) -> str:
    """The IRI of the graph with this path; a path that makes none names nothing."""
    try:
        return NamedNode(release.base_iri + path).value
    except ValueError as error:
        raise NotFound("unknown_address") from error
