"""Addresses ↔ identifiers: what a path of this server stands for."""

from __future__ import annotations

from pyoxigraph import NamedNode

from graphapi.errors import NotFound
from graphapi.store import Release


def named_node(iri: str) -> NamedNode:
    """``iri`` as a node. Raises ValueError for what is none."""
    return NamedNode(iri)


def entity_iri(release: Release, bucket: str, slug: str) -> str:
    """The IRI of a thing from its address; an address that makes none names nothing."""
    try:
        return NamedNode(f"{release.base_iri}id/{bucket}/{slug}").value
    except ValueError as error:
        raise NotFound("Nothing is known under this address.") from error
