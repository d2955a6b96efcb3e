"""The pages over a release of the demonstration corpus, and over a small hostile one, in a real server and browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import Store

from graphapi.store import Release, open_release
from ingest.release.search import write_search
from ingest.release.tables import write_tables
from tests.acceptance.graph import CORPUS, ROOT, build
from tests.graphapi.attacks.conftest import running
from tests.graphapi.conftest import publish

CHROMIUM = Path("/usr/bin/chromium")
SCREENSHOTS = ROOT / "screenshots"
AXE = ROOT / "graphapi" / "web" / "src" / "node_modules" / "axe-core" / "axe.min.js"
UNREAD = {
    "stage": "<script>alert(19)</script>",
    "level": "<b>error</b>",
    "message": {"de": "<img src=x onerror=alert(20)> unklar", "en": "<img src=x onerror=alert(21)> unclear"},
    "source": "00000000000000aa",
    "span": {"start": 0, "end": 5},
}
"""A message of a text that was not understood, for both languages, and bad in each."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def corpus_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release of the demonstration corpus."""
    return build(CORPUS, tmp_path_factory.mktemp("corpus"), jobs=2).releases


@pytest.fixture(scope="session")
def corpus_release(corpus_releases: Path) -> Release:
    return open_release(corpus_releases)


@pytest.fixture(scope="session")
def hostile_releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a release whose every name, quote and link tries to break out of its page."""
    folder = tmp_path_factory.mktemp("hostile")
    publish(folder, "2026-01-01-0badbad0", (Path(__file__).parent / "hostile.trig").read_bytes())
    release = folder / "current"
    store = Store.read_only(str(release / "store"))
    write_search(store, {}, release.resolve() / "search")
    write_tables(store, release.resolve() / "tables", "2026-01-01-0badbad0")
    (release / "issues.jsonl").write_text(json.dumps(UNREAD) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def site(corpus_releases: Path) -> Iterator[str]:
    with running(corpus_releases) as server:
        yield server.url


@pytest.fixture(scope="session")
def hostile_site(hostile_releases: Path) -> Iterator[str]:
    with running(hostile_releases) as server:
        yield server.url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium at /usr/bin/chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page in the browser and everything that went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}") or dialog.dismiss())
        page.on("request", lambda request: self._request(request.url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.faults.append(f"{kind}: {text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.faults.append(f"foreign request: {url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a visitor's window on a site: ``visit(site, scripts=False, width=320, locale="en")``."""
    contexts = []

    def opened(address: str, *, scripts: bool = True, width: int = 1280, locale: str = "de-DE") -> Visit:
        context = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            locale=locale,
            reduced_motion="reduce",
        )
        contexts.append(context)
        return Visit(context.new_page(), address)

    yield opened
    for context in contexts:
        context.close()
