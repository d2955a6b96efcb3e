"""Every sum opens to its rows: the flows of a group come to what the group says, for every table and filter."""

from __future__ import annotations

import pytest

from graphapi.errors import BadRequest
from graphapi.explore.funding import STATUSES, Filters
from graphapi.explore.sankeys import draw_sankey
from graphapi.explore.sums import VIEWS, Sum, add_up, sums_by
from graphapi.explore.tables import Tables, open_tables
from graphapi.store import Release

NARROWED = (
    Filters(),
    Filters(status="granted"),
    Filters(state="16"),
    Filters(first=2010, last=2020),
    Filters(kind="Concept"),
)
ADDED = ("flows", "counted", "total_min", "total_max", "yearly_min", "yearly_max", "unnamed", "parts", "volumes")


@pytest.fixture(scope="module")
def tables(corpus_release: Release) -> Tables:
    return corpus_release.keep(open_tables)


def figures(one: Sum) -> list[object]:
    return [getattr(one, name) for name in ADDED]


@pytest.mark.parametrize("filters", NARROWED, ids=lambda filters: " ".join(filters.given().values()) or "all")
@pytest.mark.parametrize("view", VIEWS)
def test_groups_add_up_to_the_whole(tables: Tables, view: str, filters: Filters) -> None:
    groups = sums_by(tables, filters, VIEWS[view])
    for whole in add_up(tables, filters):
        parts = [one for group in groups for one in group.sums if one.status == whole.status]
        for name in ADDED:
            assert sum(getattr(one, name) for one in parts) == getattr(whole, name), (whole.status, name)


@pytest.mark.parametrize("view", VIEWS)
def test_a_group_opens_to_the_flows_that_it_sums(tables: Tables, view: str) -> None:
    groups = sums_by(tables, Filters(), VIEWS[view])
    assert groups
    for group in groups:
        opened = add_up(tables, Filters(group=f"{view}:{group.key}"))
        assert [one.status for one in opened] == [one.status for one in group.sums]
        if view != "years":  # a yearly amount counts in full where it is opened, and for one year in its year
            for one, other in zip(opened, group.sums, strict=True):
                assert one.flows == other.flows
                assert (one.total_min, one.total_max) >= (other.total_min, other.total_max)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("top", [1, 3, 20])
def test_the_diagram_holds_all_money_however_much_is_folded(tables: Tables, status: str, top: int) -> None:
    (whole,) = add_up(tables, Filters(status=status))
    drawn = draw_sankey(tables, Filters(status=status), top=top)
    assert (drawn.total_min, drawn.total_max) == (whole.total_min, whole.total_max)
    assert drawn.flows == whole.totals
    for layer in range(4):
        assert sum(node.total_max for node in drawn.nodes if node.layer == layer) == whole.total_max
    for layer in range(3):
        assert sum(link.total_max for link in drawn.links if link.layer == layer) == whole.total_max
    assert len({node.key for node in drawn.nodes if node.layer == 0}) <= top + 1


@pytest.mark.parametrize("wrong", [{"status": "paid"}, {"group": "towns:x"}, {"first": 2020, "last": 2010}])
def test_what_cannot_be_asked_is_said(wrong: dict[str, object]) -> None:
    with pytest.raises(BadRequest):
        Filters(**wrong)  # type: ignore[arg-type]
