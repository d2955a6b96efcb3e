"""What many pages of a release share, made before the first visitor asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from graphapi.explore.conflicts import list_conflicts
from graphapi.explore.cooperations import list_cooperations
from graphapi.explore.figures import count_release
from graphapi.explore.maps import map_cooperations
from graphapi.explore.samples import choose_sample
from graphapi.explore.searches import open_search
from graphapi.explore.sources import source_titles
from graphapi.store import Release
from graphapi.web.question_pages import all_counts

SHARED: Final[tuple[Callable[[Release], Any], ...]] = (
    source_titles,
    list_conflicts,
    open_search,
    count_release,
    choose_sample,
    all_counts,
    list_cooperations,
    map_cooperations,
)
"""In the order in which most pages need it."""


def warm_pages(release: Release) -> None:
    """Make everything that is kept with the release; each visitor finds it ready."""
    for make in SHARED:
        release.keep(make)
