"""Live figures of a release: how much of what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from graphapi.explore.queries import read_query
from graphapi.explore.things import ontology_name, text_of
from graphapi.store import Release


@dataclass(frozen=True, slots=True)
class Figures:
    sources: int
    statements: int
    flows: int
    conflicts: int
    kinds: tuple[tuple[str, int], ...]
    """Kind and number of things, most first."""

    def of(self, kind: str) -> int:
        return dict(self.kinds).get(kind, 0)


def count_release(release: Release) -> Figures:
    """The figures of a release; made once and kept with it."""
    counts = release.manifest.get("counts", {})
    rows = release.store.select(read_query("kinds"))
    kinds = {ontology_name(text_of(row, "kind")): int(text_of(row, "count")) for row in rows}
    return Figures(
        counts.get("texts", 0),
        counts.get("claims", 0),
        counts.get("fundings", 0),
        counts.get("conflicts", 0),
        tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
