"""The releases beside the served one: what each holds and what changed from one to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from graphapi.explore.things import Thing, local_name
from graphapi.store import Release


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """One published release. ``files`` are names and SHA-256 of what can be downloaded."""

    version: str
    created: str
    counts: Mapping[str, int]
    sources: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    path: Path


@dataclass(frozen=True, slots=True)
class StatedChange:
    """A statement that came or went: subject, relation, object, the words."""

    subject: Thing
    relation: str
    value: str
    quote: str
    document: str


@dataclass(frozen=True, slots=True)
class Changes:
    """From one release to the next: texts by title, statements counted, some of them shown."""

    texts_new: tuple[str, ...]
    texts_gone: tuple[str, ...]
    new: int
    gone: int
    kept: int
    new_shown: tuple[StatedChange, ...]
    gone_shown: tuple[StatedChange, ...]


def list_releases(release: Release) -> list[ReleaseEntry]:
    """Every whole release in the folder of the served one, newest first; the served one alone if it stands alone."""
    folder = release.path.parent
    found = [entry for path in sorted(folder.iterdir()) if not path.is_symlink() and (entry := _entry(path))]
    return sorted(found, key=lambda entry: (entry.created, entry.path.stat().st_mtime_ns, entry.version), reverse=True)


def find_release(release: Release, version: str) -> ReleaseEntry | None:
    if version == release.version:
        return _entry(release.path)
    return next((entry for entry in list_releases(release) if entry.version == version), None)


def previous_release(entries: Sequence[ReleaseEntry], version: str) -> ReleaseEntry | None:
    """The one before ``version`` among ``entries``, newest first."""
    places = [place for place, entry in enumerate(entries) if entry.version == version]
    return entries[places[0] + 1] if places and places[0] + 1 < len(entries) else None


@lru_cache(maxsize=64)
def changes_between(old: Path, new: Path, shown: int = 50) -> Changes:
    """What changed between two release folders, which themselves never change."""
    texts_old, texts_new = (dict(entry.sources) if (entry := _entry(path)) else {} for path in (old, new))
    claims_old, claims_new = _claims(old), _claims(new)
    came, went = sorted(claims_new - claims_old), sorted(claims_old - claims_new)
    return Changes(
        tuple(sorted(texts_new[key] for key in texts_new.keys() - texts_old.keys())),
        tuple(sorted(texts_old[key] for key in texts_old.keys() - texts_new.keys())),
        len(came),
        len(went),
        len(claims_old & claims_new),
        _changes(new, came[:shown]),
        _changes(old, went[:shown]),
    )


def _entry(path: Path) -> ReleaseEntry | None:
    try:
        content: Any = json.loads((path / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or not isinstance(content.get("version"), str):
        return None  # something else that lies there
    sources = content.get("inputs", {}).get("sources", ())
    return ReleaseEntry(
        content["version"],
        content.get("created", ""),
        content.get("counts", {}),
        tuple((source["id"], source.get("title") or source["name"]) for source in sources),
        tuple(sorted(content.get("files", {}).items())),
        path,
    )


def _claims(path: Path) -> set[str]:
    table = path / "tables" / "claims.parquet"
    return set(pq.read_table(table, columns=["iri"])["iri"].to_pylist()) if table.is_file() else set()


def _changes(path: Path, claims: Sequence[str]) -> tuple[StatedChange, ...]:
    """The statements of these claims, in their order."""
    if not claims:
        return ()
    table = pq.read_table(path / "tables" / "claims.parquet", filters=[("iri", "in", claims)])
    rows = {row["iri"]: row for row in table.to_pylist()}
    return tuple(_change(rows[claim]) for claim in claims)


def _change(row: Mapping[str, Any]) -> StatedChange:
    subject = Thing(row["subject"], row["subject_name"] or local_name(row["subject"]))
    value = row["object_name"] or row["object"] or ""
    return StatedChange(subject, local_name(row["predicate"]), value, row["quote"] or "", local_name(row["text"]))
