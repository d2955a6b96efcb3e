from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from graphapi.explore.documents import describe_source
from graphapi.explore.sources import list_sources
from graphapi.store import Release
from tests.graphapi.web.conftest import AXE, SCREENSHOTS, Visit

PAGES = {
    "front": "/",
    "cooperations": "/cooperations",
    "cooperation": "/page/agent/initiative-rodachtal",
    "place": "/page/place/ags-16072018",
    "source": "/doc/{document}?c={claim}",
    "sources": "/sources",
    "search": "/search?q=Konzept",
    "search-empty": "/search?q=xyzzyxyzzy",
    "map": "/map",
    "map-state": "/map?state=16",
    "network": "/network/agent/initiative-rodachtal",
    "conflicts": "/conflicts",
    "payers": "/funding/payers",
    "questions": "/questions",
    "question": "/questions/ministry-alliances",
    "editor": "/editor",
    "quality": "/quality",
    "releases": "/releases",
    "release": "/releases/{version}",
    "about": "/about",
    "fault": "/page/agent/nobody-knows-this",
}
SUM, RECIPIENT = "1.719.999", "Regionalmanagement Thüringer Bogen"
HEADINGS = {
    "front": ("Wer arbeitet mit wem", "Who works with whom"),
    "cooperations": ("Die Kooperationen", "The cooperations"),
    "cooperation": ("Initiative Rodachtal", "Initiative Rodachtal"),
    "place": ("Sonneberg", "Sonneberg"),
    "source": ("", ""),
    "sources": ("Die Quellen", "The sources"),
    "search": ("Suche nach", "Search for"),
    "search-empty": ("Suche nach", "Search for"),
    "map": ("auf der Karte", "on the map"),
    "map-state": ("Kooperationen in Thüringen", "Cooperations in Thüringen"),
    "network": ("und die Nachbarn", "and its neighbours"),
    "conflicts": ("widersprechen", "contradict"),
    "payers": ("Geldgeber", "Payers"),
    "questions": ("Fragen", "Questions"),
    "question": ("Welches Ministerium", "Which ministry"),
    "editor": ("SPARQL-Abfragen", "SPARQL queries"),
    "quality": ("Qualität", "quality"),
    "releases": ("Ausgaben und Daten", "Releases and data"),
    "release": ("Ausgabe 20", "Release 20"),
    "about": ("Über koopgraph", "About koopgraph"),
    "fault": ("Hier ist nichts", "There is nothing here"),
}


@pytest.fixture(scope="module")
def places(corpus_release: Release) -> dict[str, str]:
    """What the addresses of pages are filled with."""
    document = next(source for source in list_sources(corpus_release) if "SON.NEC" in source.title)
    page = describe_source(corpus_release, f"{corpus_release.base_iri}doc/{document.id}")
    assert page is not None
    return {"document": document.id, "claim": page.findings[-1].id, "version": corpus_release.version}


@pytest.fixture(scope="module")
def axe() -> Iterator[str]:
    if not AXE.is_file():
        pytest.skip("needs axe-core: npm ci in graphapi/web/src")
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_page(
    visit: Callable[..., Visit], site: str, places: dict[str, str], axe: str, name: str, language: str
) -> None:
    seen = visit(site, locale=language)
    page = seen.open(PAGES[name].format(**places))
    if name in ("network", "editor"):
        page.wait_for_load_state("networkidle")
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{language}.png", full_page=True)
    faults = [fault for fault in seen.faults if not (name == "fault" and "404" in fault)]
    assert faults == []
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert HEADINGS[name][["de", "en"].index(language)] in page.locator("h1").inner_text()
    found = page.evaluate(axe + "; axe.run(document, {resultTypes: ['violations']})")
    assert serious(found) == []


def serious(found: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("name", ["front", "cooperation", "source", "map-state", "conflicts", "question"])
def test_contrast_in_the_dark(
    visit: Callable[..., Visit], site: str, places: dict[str, str], axe: str, name: str
) -> None:
    page = visit(site).page
    page.emulate_media(color_scheme="dark")
    page.goto(site + PAGES[name].format(**places))
    page.screenshot(path=SCREENSHOTS / f"{name}-dark.png", full_page=True)
    found = page.evaluate(axe + "; axe.run(document, {runOnly: ['color-contrast']})")
    assert serious(found) == []


@pytest.mark.parametrize(
    "name", ["front", "cooperation", "source", "map-state", "question", "search", "quality", "payers"]
)
def test_phone(visit: Callable[..., Visit], site: str, places: dict[str, str], name: str) -> None:
    page = visit(site, width=320).open(PAGES[name].format(**places))
    page.screenshot(path=SCREENSHOTS / f"{name}-phone.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    tables = "[...document.querySelectorAll('.scroll:has(table)')]"
    assert page.evaluate(f"{tables}.filter(each => each.scrollWidth > each.clientWidth + 1).length") == 0


@pytest.mark.parametrize("name", ["front", "cooperation", "source", "search", "map", "network", "question", "editor"])
def test_reading_needs_no_scripts(visit: Callable[..., Visit], site: str, places: dict[str, str], name: str) -> None:
    page = visit(site, scripts=False).open(PAGES[name].format(**places))
    assert HEADINGS[name][0] in page.locator("h1").inner_text()
    assert page.locator("main a").count() > 3


def by_question(page: Page) -> list[Callable[[], None]]:
    return [
        page.get_by_role("link", name="Welches Ministerium fördert welche Allianz?").click,
        page.locator("main a.words", has_text=SUM).first.click,
    ]


def by_list_of_flows(page: Page) -> list[Callable[[], None]]:
    return [
        page.locator("header").get_by_role("link", name="Geldflüsse").click,
        page.locator("main a.words", has_text=SUM).first.click,
    ]


def by_cooperation(page: Page) -> list[Callable[[], None]]:
    return [
        page.locator("header").get_by_role("link", name="Kooperationen").click,
        page.locator("main").get_by_role("link", name=RECIPIENT).first.click,
        page.locator("main a.words", has_text=SUM).first.click,
    ]


def by_search(page: Page) -> list[Callable[[], None]]:
    page.locator("#q").fill(RECIPIENT)
    return [
        page.get_by_role("button", name="Suchen").first.click,
        page.locator("main").get_by_role("link", name=RECIPIENT).first.click,
        page.locator("main a.words", has_text=SUM).first.click,
    ]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("way", [by_question, by_list_of_flows, by_cooperation, by_search])
def test_from_the_front_page_to_the_quote_of_a_sum(
    visit: Callable[..., Visit], site: str, way: Callable[[Page], list[Callable[[], None]]], width: int
) -> None:
    """At most four clicks, on each way that people take; the sum stands in the marked words, in sight."""
    page = visit(site, scripts=False, width=width).open("/")
    page.set_default_timeout(10_000)
    clicks = way(page)
    assert len(clicks) <= 4
    for click in clicks:
        click()
    mark = page.locator("mark:target")
    assert f"{SUM} Euro" in mark.inner_text()
    assert mark.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")


def test_search_by_keyboard(visit: Callable[..., Visit], site: str) -> None:
    seen = visit(site)
    page = seen.open("/")
    page.locator("#q").press_sequentially("Rodacht", delay=20)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/agent/initiative-rodachtal*")
    assert seen.faults == []


def test_a_link_to_one_claim_marks_it(visit: Callable[..., Visit], site: str, places: dict[str, str]) -> None:
    page = visit(site, scripts=False).open(PAGES["source"].format(**places))
    assert page.locator("mark.chosen").count() >= 1
    assert page.locator("li.chosen").count() == 1


def test_pointing_at_a_line_lights_its_mark(visit: Callable[..., Visit], site: str, places: dict[str, str]) -> None:
    page = visit(site).open(f"/doc/{places['document']}")
    page.locator(".claims li").first.hover()
    assert page.locator("mark.hover").count() >= 1


def test_network_grows_on_demand(visit: Callable[..., Visit], site: str) -> None:
    seen = visit(site)
    page = seen.open("/network/agent/initiative-rodachtal")
    with page.expect_response("**/network/neighbours*") as answer:
        page.locator("[data-grow]").first.click()
    assert len(answer.value.json()["neighbours"]) > 3
    page.wait_for_timeout(300)
    page.screenshot(path=SCREENSHOTS / "network-grown.png")
    assert seen.faults == []


def test_editor_runs_an_example(visit: Callable[..., Visit], site: str) -> None:
    seen = visit(site)
    page = seen.open("/editor")
    page.locator(".examples a").first.click()
    page.locator(".yasr table tbody tr").first.wait_for()
    page.screenshot(path=SCREENSHOTS / "editor-answer.png", full_page=True)
    assert page.locator(".yasr table tbody tr").count() > 3
    assert page.locator(".yasr table a", has_text="Ministerium").count() > 0
    page.locator(".yasr .select_network").click()
    page.locator(".yasr canvas").first.wait_for()
    page.screenshot(path=SCREENSHOTS / "editor-network.png", full_page=True)
    page.get_by_role("link", name="Welche Orte gehören").click()
    page.locator(".yasr .select_map").click()
    page.locator(".yasr svg .area").first.wait_for()
    page.screenshot(path=SCREENSHOTS / "editor-map.png", full_page=True)
    assert seen.faults == []


def test_embedded_data_is_json(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).open("/")
    dataset = json.loads(page.locator('script[type="application/ld+json"]').inner_text())
    assert dataset["@type"] == "Dataset"


def test_print_leaves_the_frame_out(visit: Callable[..., Visit], site: str) -> None:
    page = visit(site).open("/page/agent/initiative-rodachtal")
    page.emulate_media(media="print")
    assert not page.locator("header.site nav").is_visible()
    assert page.locator(".fact").first.is_visible()


HOSTILE = (
    "/",
    "/cooperations",
    "/page/agent/evil",
    "/page/agent/payer",
    "/page/work/plan",
    "/page/place/ags-16072018",
    "/doc/00000000000000aa",
    "/doc/00000000000000aa?c=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/sources",
    "/conflicts",
    "/map",
    "/network/agent/evil",
    "/questions/ministry-alliances",
    "/questions/ministry-alliances?funder=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/questions/own-money",
    "/search?q=%3C/title%3E%3Cscript%3Edocument.title=%27hacked%27%3C/script%3E",
    "/search?q=script&state=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "/editor?query=%3C/script%3E%3Cscript%3Edocument.title=%27hacked%27%3C/script%3E",
    "/quality",
    "/releases",
    "/releases/2026-01-01-0badbad0",
    "/page/agent/evil?group=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&lang=en",
    "/network/agent/payer?lang=en",
    "/map?state=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/map?state=16",
    "/cooperations?lang=en",
    "/conflicts?lang=en",
    "/questions/office-concepts?lang=en",
    "/questions/money-to-towns",
    "/funding",
    "/funding?lang=en&recipient=https://w3id.org/koopgraph/id/agent/evil",
    "/funding?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/funding/payers",
    "/funding/programmes",
    "/funding/alliances",
    "/funding/trace?of=https://w3id.org/koopgraph/id/agent/evil",
    "/funding/timeline?alliance=https://w3id.org/koopgraph/id/agent/evil",
    "/funding/compare?alliance=https://w3id.org/koopgraph/id/agent/evil",
    "/funding/0000000000000001",
    "/ontology",
    "/shapes",
    "/about?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/reconcile/preview?id=agent/evil",
    "/page/agent/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/doc/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "/%3Cscript%3Ealert(1)%3C/script%3E",
)


OUR_SCRIPTS = """() => [...document.scripts].filter((script) => script.src
  ? !script.src.startsWith(location.origin + '/static/')
  : !['application/json', 'application/ld+json'].includes(script.type)).map((script) => script.outerHTML)"""
HANDLERS = """() => [...document.querySelectorAll('*')].flatMap((element) =>
  [...element.attributes].filter((each) => each.name.startsWith('on')).map((each) => each.name))"""
"""Scripts that are not ours, and handlers, of which our own pages have none."""


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_data_stands_as_text(visit: Callable[..., Visit], hostile_site: str, path: str) -> None:
    seen = visit(hostile_site)
    page = seen.open(path)
    if "network" in path or "editor" in path:
        page.wait_for_load_state("networkidle")
    assert [fault for fault in seen.faults if "404" not in fault and "400" not in fault] == []
    assert page.title() != "hacked"
    assert page.locator("main script, main iframe, main img").count() == 0
    assert page.evaluate(OUR_SCRIPTS) == []
    assert page.evaluate(HANDLERS) == []
    hrefs = page.locator("a").evaluate_all(
        "links => links.map(link => new URL(link.getAttribute('href'), location.href).protocol)"
    )
    assert set(hrefs) <= {"http:", "https:", "mailto:"}
