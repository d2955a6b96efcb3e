"""Money in the browser: diagram, table and sums agree to the cent under every filter; all works unscripted."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import Page

from graphapi.explore.sums import VIEWS
from tests.graphapi.web.conftest import Visit

FILTERS = (
    "",
    "status=granted",
    "status=own",
    "status=planned",
    "state=16",
    "state=09&status=granted",
    "state=06",
    "first=2018&last=2022",
    "kind=Cooperation&status=granted",
    "kind=Concept",
    "unit=yearly&status=granted",
    "unit=yearly&status=own",
    "status=granted&first=1990&last=1995",
)

FIGURES = """() => {
  const money = (rows) => rows.map((row) => [row.dataset.min, row.dataset.max])
  const all = (path) => [...document.querySelectorAll(path)]
  return {
    bars: [0, 1, 2, 3].map((layer) => money(all(`.sankey .bar[data-layer="${layer}"]`))),
    bands: [0, 1, 2].map((layer) => money(all(`.sankey .band[data-layer="${layer}"]`))),
    rows: money(all('.sankey-table tbody tr')),
    foot: money(all('.sankey-table tfoot tr')),
    footWords: all('.sankey-table tfoot td.sum').map((cell) => cell.textContent.trim()),
    sums: all('.sums .fact').map((row) => [row.dataset.status, row.dataset.min, row.dataset.max, row.textContent]),
    groups: all('main tbody tr[data-status]').map((row) => [row.dataset.status, row.dataset.min, row.dataset.max]),
    together: all('main tfoot tr[data-status]').map((row) => [row.dataset.status, row.dataset.min, row.dataset.max]),
  }
}"""

Sums = tuple[Decimal, Decimal]


def together(pairs: list[list[str]]) -> Sums:
    return sum((Decimal(low) for low, _ in pairs), Decimal(0)), sum((Decimal(high) for _, high in pairs), Decimal(0))


def figures(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(FIGURES)
    return found


@pytest.mark.parametrize("filters", FILTERS)
def test_diagram_table_and_sums_agree_to_the_cent(site: str, visit: Callable[..., Visit], filters: str) -> None:
    visitor = visit(site)
    shown = figures(visitor.open(f"/funding?{filters}"))
    if not shown["foot"]:
        assert not shown["bars"][0]
        return
    whole = together(shown["foot"])
    for layer in (*shown["bars"], *shown["bands"], shown["rows"]):
        assert together(layer) == whole
    if "unit=yearly" not in filters:
        status = next((part.removeprefix("status=") for part in filters.split("&") if "status" in part), "granted")
        assert [together([one[1:3]]) for one in shown["sums"] if one[0] == status] == [whole]
        assert shown["footWords"][-1] in next(one[3] for one in shown["sums"] if one[0] == status)
    assert visitor.faults == []


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("filters", ["", "status=granted", "state=16"])
def test_groups_add_up_to_their_last_line(site: str, visit: Callable[..., Visit], view: str, filters: str) -> None:
    visitor = visit(site)
    shown = figures(visitor.open(f"/funding/{view}?all=1&{filters}"))
    assert shown["together"]
    for status, low, high in shown["together"]:
        rows = [row[1:] for row in shown["groups"] if row[0] == status]
        assert together(rows) == (Decimal(low), Decimal(high))
    assert visitor.faults == []


@pytest.mark.parametrize("path", ["/funding", "/funding/payers", "/funding/trace?of=Rudolstadt", "/funding/compare"])
@pytest.mark.parametrize("width", [320, 1280])
def test_money_shows_without_scripts(site: str, visit: Callable[..., Visit], path: str, width: int) -> None:
    visitor = visit(site, scripts=False, width=width)
    page = visitor.open(path)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text()
    assert visitor.faults == []


def test_every_view_speaks_both_languages(site: str, visit: Callable[..., Visit]) -> None:
    visitor = visit(site)
    german = visitor.open("/funding?lang=de").locator("h1").inner_text()
    english = visitor.open("/funding?lang=en").locator("h1").inner_text()
    assert (german, english) == ("Geldflüsse", "Money")


def test_a_flow_leads_from_its_row_to_its_words(site: str, visit: Callable[..., Visit]) -> None:
    visitor = visit(site)
    page = visitor.open("/funding?status=granted")
    page.locator("table.flows td.sum a").first.click()
    assert page.locator("mark").count() >= 1
    page.locator("a.words").first.click()
    assert "/doc/" in page.url
    assert visitor.faults == []
