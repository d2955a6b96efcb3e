"""Any RDF files as something to serve: the same store and limits as a release, named graphs as they stand."""

from __future__ import annotations

import gzip
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat
from pyoxigraph import Store as Quads

from graphapi.errors import BadRelease
from graphapi.store.embedded import EmbeddedStore
from graphapi.store.releases import Release

SUFFIXES: Final = {
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}


def is_rdf_file(path: Path) -> bool:
    """Whether ``path`` is a file whose name says that it holds RDF, maybe packed with gzip."""
    return path.is_file() and _suffix(path) in SUFFIXES


def load_files(paths: Sequence[Path], folder: Path) -> Release:
    """All that ``paths`` say, loaded into a store below ``folder``; its version is a hash of their bytes.

    The release has a folder of its own in ``folder``, so that nothing that lies beside this is taken for another one.
    Raises BadRelease for a file that is not there or does not parse, with its place.
    """
    digest = hashlib.sha256()
    own = folder / "files"
    own.mkdir()
    writable = Quads(str(own / "store"))
    newest = 0.0
    for path in paths:
        try:
            content = _read(path)
            digest.update(hashlib.sha256(content).digest())
            base = path.resolve().as_uri()
            writable.bulk_load(input=io.BytesIO(content), format=SUFFIXES[_suffix(path)], base_iri=base)
            newest = max(newest, path.stat().st_mtime)
        except (OSError, ValueError, SyntaxError, KeyError) as error:
            raise BadRelease(f"{path}: {error}") from error
    writable.optimize()
    writable.flush()
    del writable
    version = f"files-{digest.hexdigest()[:8]}"
    manifest = {"version": version, "base_iri": "", "files": {path.name: "" for path in paths}, "counts": {}}
    return Release(own, manifest, EmbeddedStore(Quads.read_only(str(own / "store"))), newest)


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def _suffix(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix == ".gz" else path.suffix.lower()
