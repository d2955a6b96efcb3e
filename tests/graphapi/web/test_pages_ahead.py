"""Pages made while nobody waits are the very answers that visitors get, and never stand in their way."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from graphapi.app import create_app
from graphapi.envelope import Envelope
from graphapi.settings import Settings
from graphapi.web.kept_pages import KeptPages
from graphapi.web.pages_ahead import make_ahead
from graphapi.web.site import sitemap_paths

SITE = "http://koop.test"


def envelope(releases: Path) -> Envelope:
    return create_app(Settings(releases=releases, public_url=SITE, allow_network=True))


async def page(app: Envelope, path: str, language: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=SITE) as client:
        return await client.get(path, headers={"accept": "text/html", "accept-language": language})


@pytest.mark.parametrize(("language", "other"), [("de", "en"), ("en", "de")])
def test_every_page_is_made_and_is_what_a_visitor_gets(releases: Path, language: str, other: str) -> None:
    async def made() -> tuple[set[str], str, str]:
        app = envelope(releases)
        await app.serving.open()
        release = app.serving.current.release
        ahead = asyncio.create_task(make_ahead(app.app, app.serving))
        wanted = [path for path in sitemap_paths(release) if path.startswith("/page/")]
        keys = [(SITE, path, "", language) for path in wanted]
        async with asyncio.timeout(60):
            while not all(release.keep(KeptPages).find(key) for key in keys):
                await asyncio.sleep(0.05)
        ahead.cancel()
        kept = await page(app, wanted[0], language)
        fresh = await page(app, wanted[0] + "?new=1", language)
        await app.serving.close()
        return set(wanted), kept.text, fresh.text

    wanted, kept, fresh = asyncio.run(made())
    assert len(wanted) >= 4
    assert kept.replace(f"?lang={other}", f"?new=1&amp;lang={other}") == fresh


def test_nothing_is_made_while_anyone_waits(releases: Path) -> None:
    async def made() -> float:
        app = envelope(releases)
        await app.serving.open()
        served = app.serving.current
        served.enter()
        ahead = asyncio.create_task(make_ahead(app.app, app.serving))
        await asyncio.sleep(0.3)
        ahead.cancel()
        filled = served.release.keep(KeptPages).filled
        served.leave()
        await app.serving.close()
        return filled

    assert asyncio.run(made()) == 0
