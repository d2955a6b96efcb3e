"""A release folder, opened: its manifest, its store, the folders beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar, cast

from pyoxigraph import Store as Quads

from graphapi.errors import BadRelease
from graphapi.store.embedded import EmbeddedStore
from graphapi.store.stores import Store
from ontology.terms import BASE

Kept = TypeVar("Kept")


@dataclass(slots=True)
class _Kept:
    lock: Any = field(default_factory=RLock)
    made: bool = False
    value: Any = None


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """One state of the graph, never changed after it was published.

    Who holds it may use it as long as it is held: when a newer release is served, this one closes with its last user.
    """

    path: Path
    manifest: Mapping[str, Any]
    store: Store
    published: float
    """Seconds since the epoch: when it became what it is."""
    _kept: dict[Callable[..., Any], _Kept] = field(default_factory=dict, repr=False)
    _lock: Any = field(default_factory=RLock, repr=False)

    @property
    def version(self) -> str:
        return cast(str, self.manifest["version"])

    @property
    def base_iri(self) -> str:
        """What every IRI of the graph begins with, whatever machine serves it. Ends with a slash."""
        return cast(str, self.manifest.get("base_iri", BASE))

    @property
    def tables(self) -> Path:
        return self.path / "tables"

    @property
    def search(self) -> Path:
        return self.path / "search"

    @property
    def texts(self) -> Path:
        return self.path / "texts"

    def quads(self) -> Quads:
        """All quads, from the files of the release even where another server answers for it."""
        return self.store.quads if isinstance(self.store, EmbeddedStore) else open_store(self.path)

    def close(self) -> None:
        """Let go of the files; for who opened it, when its last user has left."""
        self._kept.clear()
        self.store.close()

    def keep(self, make: Callable[[Release], Kept]) -> Kept:
        """What ``make(release)`` returned when first asked for: an index, a table, a count that many pages use.

        ``make`` may itself keep what it is made of.
        """
        with self._lock:
            kept = self._kept.setdefault(make, _Kept())
        with kept.lock:  # its own, so that making one thing holds up nobody who needs another
            if not kept.made:
                kept.value = make(self)
                kept.made = True
        return cast(Kept, kept.value)


def resolve_release(path: Path) -> Path:
    """The real folder of one release: ``path`` itself, or what its ``current`` points to now."""
    folder = path if (path / "manifest.json").is_file() else path / "current"
    if not (folder / "manifest.json").is_file():
        raise BadRelease(f"{path}: neither a release (no manifest.json) nor a folder with a current release")
    return folder.resolve()


def open_release(path: Path) -> Release:
    """The release at ``path``, read-only. Raises BadRelease if something of it is missing or unreadable."""
    folder = resolve_release(path)
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        published = (folder / "manifest.json").stat().st_mtime
        quads = Quads.read_only(str(folder / "store"))
    except (OSError, ValueError) as error:
        raise BadRelease(f"{folder}: {error}") from error
    if not isinstance(manifest, dict) or not isinstance(manifest.get("version"), str):
        raise BadRelease(f"{folder}/manifest.json: no version")
    return Release(folder, manifest, EmbeddedStore(quads), published)


def open_store(path: Path) -> Quads:
    """The bare quads of the release at ``path``, read-only."""
    try:
        return Quads.read_only(str(resolve_release(path) / "store"))
    except OSError as error:
        raise BadRelease(f"{path}: {error}") from error
