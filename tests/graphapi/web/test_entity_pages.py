"""Pages of things of which there is much to tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graphapi.app import create_app
from graphapi.settings import Settings
from graphapi.web.pages import SHOWN_FLOWS
from tests.graphapi.conftest import GRAPH, publish

PAYER = "https://w3id.org/koopgraph/id/agent/viel-zahler"
FLOWS = SHOWN_FLOWS + 10


def graph_with_flows() -> bytes:
    """A payer whose flows grow by a euro each."""
    lines = [f'<{PAYER}> a koop:Ministry ; skos:prefLabel "Viel-Zahler"@de .']
    lines += [
        f"<https://w3id.org/koopgraph/funding/viel/{n}> a koop:Funding ; koop:funder <{PAYER}> ; "
        f"koop:amount {1000 + n}.0 ; koop:currency cur:EUR ; koop:status st:granted ."
        for n in range(FLOWS)
    ]
    return GRAPH.read_bytes() + "\n".join(lines).encode()


@pytest.mark.parametrize(("language", "rest"), [("de", f"alle {FLOWS} anzeigen"), ("en", f"show all {FLOWS}")])
def test_the_largest_flows_and_a_way_to_the_rest(tmp_path: Path, language: str, rest: str) -> None:
    publish(tmp_path, "2026-01-01-00000001", graph_with_flows())
    with TestClient(create_app(Settings(releases=tmp_path, allow_network=True))) as client:
        page = client.get("/page/agent/viel-zahler", headers={"accept": "text/html", "accept-language": language}).text
    assert page.count("<td data-label") > SHOWN_FLOWS
    assert page.count('class="quotes"') == SHOWN_FLOWS
    assert rest in page
    largest, smallest_shown, next_one = (str(1000 + FLOWS - 1 - place) for place in (0, SHOWN_FLOWS - 1, SHOWN_FLOWS))
    numbers = page.replace(".", "").replace(",", "")
    assert largest in numbers
    assert smallest_shown in numbers
    assert next_one not in numbers
