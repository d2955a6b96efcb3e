"""Addresses ↔ identifiers: what a path of this server stands for."""

from __future__ import annotations

from fastapi import Request
from pyoxigraph import NamedNode

from graphapi.errors import NotFound
from graphapi.store import Release


def named_node(iri: str) -> NamedNode:
    """``iri`` as a node. Raises ValueError for what is none."""
    return NamedNode(iri)


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
        raise NotFound("Nothing is known under this address.") from error


def site_address(request: Request) -> str:
    """The public address of this server, without a slash at its end."""
    return str(request.app.state.settings.public_url or request.base_url).rstrip("/")
