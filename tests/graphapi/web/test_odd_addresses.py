"""Addresses and parameters that no page links to: an answer in good time, never a failure, nothing of other files."""

from __future__ import annotations

import time

import httpx
import pytest

LONG = "x" * 1_000


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/cooperations?page=" + "9" * 30, 400),
        ("/cooperations?page=1e5", 400),
        ("/search?q=%00", 200),
        ("/search?q=%EF%BF%BF%F0%9F%92%A9" + "%CC%81" * 300, 200),
        ("/search?q=" + "(" * 500, 200),
        ("/search?q=title:[*+TO+*]+AND+OR+NOT+%22+%5C+a~99999+a^1e309", 200),
        ("/search?q=Konzept&kind=%27%22%3E&state=" + LONG, 200),
        ("/search/suggest?q=%00%22%5C*", 200),
        ("/search/suggest?q=" + "%C3%A4" * 1_000, 200),
        ("/map?state=../../x", 200),
        ("/map?state=%00" + "1" * 500, 200),
        ("/funding?order=amount;drop", 400),
        ("/funding?first=9999&last=0001", 400),
        ("/funding?first=%C2%B2%C2%B2%C2%B2%C2%B2", 400),
        ("/funding?group=payers:%00%27", 200),
        ("/funding?actor=" + LONG, 404),
        ("/funding/trace?of=%25", 404),
        ("/funding/trace?of=allianz-son-nec&hops=%C2%B2", 400),
        ("/funding/timeline?alliance=%25%25_%27", 404),
        ("/funding/..%2f..%2fetc", 404),
        ("/questions/ministry-alliances.json?funder=" + LONG, 404),
        ("/network/neighbours?iri=%3E%20%3C&group=%00", 400),
        ("/network/neighbours?iri=urn:x&group=%00", 200),
        ("/page/agent/x%0d%0aSet-Cookie:a=b", 404),
        ("/page/agent/%C3%28", 404),
        ("/doc/..%2f..%2fmanifest.json", 404),
        ("/data/agent/allianz-son-nec.ttl%00", 404),
        ("/releases/%2e%2e%2f/manifest.json", 404),
        ("/exports/store%2fCURRENT", 404),
        ("/exports/..%2f..%2f..%2fetc%2fpasswd", 404),
        ("/static/..%2fsite.py", 404),
        ("/sitemap.xml?part=" + "9" * 30, 404),
        ("/reconcile?queries=" + "[" * 3_000, 400),
        ('/reconcile?queries={"q":{"query":"x","limit":1e999}}', 400),
        ('/reconcile?queries={"q":{"query":"x","limit":' + "9" * 30 + "}}", 200),
        ('/reconcile?extend={"ids":["agent/%3E",null],"properties":[{"id":"ags"}]}', 200),
        ("/reconcile/suggest/entity?prefix=%00&cursor=" + "9" * 30, 200),
        ("/reconcile/preview?id=%00", 404),
        ("/?lang=%00&lang=en", 200),
        ("/%", 404),
    ],
)
def test_odd_address(site: str, path: str, status: int) -> None:
    started = time.monotonic()
    answer = httpx.get(site + path, headers={"accept": "text/html"}, timeout=20, follow_redirects=True)
    assert answer.status_code == status
    assert len(answer.content) < 500_000
    assert "set-cookie" not in answer.headers
    assert "Traceback" not in answer.text
    assert "root:" not in answer.text
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("method", ["TRACE", "PATCH", "PUT", "DELETE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/sparql", "/page/agent/allianz-son-nec", "/reconcile", "/exports/data.nq.gz"])
def test_other_methods_are_refused(site: str, method: str, path: str) -> None:
    answer = httpx.request(method, site + path)
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
