"""A small release for the server's tests, in the shape the builder writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

GRAPH = Path(__file__).parent / "saalebogen.trig"


@pytest.fixture(scope="session")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of releases with one current release made of ``saalebogen.trig``."""
    folder = tmp_path_factory.mktemp("releases")
    publish(folder, "2026-01-01-00000001", GRAPH.read_bytes())
    return folder


def publish(folder: Path, version: str, trig: bytes) -> None:
    """Write a release of the quads in ``trig`` and make it the current one by one rename."""
    release = folder / version
    (release / "tables").mkdir(parents=True)
    store = Store(str(release / "store"))
    store.bulk_load(trig, format=RdfFormat.TRIG)
    store.flush()
    manifest = {"version": version, "created": version[:10], "base_iri": "https://w3id.org/koopgraph/", "counts": {}}
    (release / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    following = folder / "following"
    following.symlink_to(version)
    following.replace(folder / "current")
