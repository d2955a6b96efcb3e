"""The manifest of a release: what went in, what is in it, and the checksum of every file that must be equal."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.model import Source


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a release is a function of. ``options`` are those that change what is in it."""

    sources: tuple[Source, ...]
    decisions: str
    ontology: str
    code: str
    base_iri: str
    options: tuple[tuple[str, str], ...] = ()

    def digest(self) -> str:
        """Eight hexadecimal digits that change with any input."""
        sources = sorted((source.id, source.name, source.sha256) for source in self.sources)
        parts = json.dumps([sources, self.decisions, self.ontology, self.code, self.base_iri, self.options])
        return hashlib.sha256(parts.encode()).hexdigest()[:8]

    def version(self, date: str) -> str:
        return f"{date}-{self.digest()}"


def digest_of_files(folder: Path, suffixes: Iterable[str]) -> str:
    """SHA-256 over names and contents of the files below ``folder`` with one of ``suffixes``."""
    total = hashlib.sha256()
    wanted = frozenset(suffixes)
    for path in sorted(folder.rglob("*")):
        if path.suffix in wanted and path.is_file():
            total.update(f"{path.relative_to(folder).as_posix()}\x1f".encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def manifest(version: str, inputs: Inputs, counts: Mapping[str, int], files: Mapping[str, str]) -> dict[str, Any]:
    """The content of ``manifest.json``."""
    return {
        "version": version,
        "created": version[:10],
        "base_iri": inputs.base_iri,
        "inputs": {
            "sources": [_source(source) for source in sorted(inputs.sources, key=lambda source: source.id)],
            "decisions": inputs.decisions,
            "ontology": inputs.ontology,
            "code": inputs.code,
            "options": dict(inputs.options),
        },
        "counts": dict(sorted(counts.items())),
        "files": dict(sorted(files.items())),
    }


def _source(source: Source) -> dict[str, str | None]:
    return {
        "id": source.id,
        "name": source.name,
        "sha256": source.sha256,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "licence": source.licence,
        "published": source.published,
    }


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a release but its store and search index, whose files the engine writes as it likes."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    named = [(path.relative_to(folder), path) for path in paths]
    return {
        name.as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in named
        if name.parts[0] not in {"store", "search"} and name.as_posix() != "manifest.json"
    }
