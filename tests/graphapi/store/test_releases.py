from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graphapi.errors import BadRelease
from graphapi.store import open_release

COOPERATION = NamedNode("https://w3id.org/koopgraph/id/agent/staedtedreieck-am-saalebogen")


def test_a_folder_of_releases_opens_its_current_one(releases: Path) -> None:
    release = open_release(releases)
    assert release.path == (releases / "2026-01-01-00000001").resolve()
    assert release.version == "2026-01-01-00000001"


def test_a_bound_variable_is_bound_and_an_unbound_one_absent(releases: Path) -> None:
    store = open_release(releases).store
    query = "SELECT ?c ?town ?none WHERE { ?town koop:memberOf ?c OPTIONAL { ?town koop:nuts ?none } }"
    rows = store.select(query, c=COOPERATION)
    assert {row["town"] for row in rows} == {
        NamedNode(f"https://w3id.org/koopgraph/id/place/ags-{ags}") for ags in ("16073077", "16073076", "16073005")
    }
    assert all("none" not in row for row in rows)


def test_what_is_kept_is_made_once(releases: Path) -> None:
    release = open_release(releases)
    made: list[str] = []

    def count(of: object) -> int:
        made.append("once")
        return len(made)

    assert (release.keep(count), release.keep(count)) == (1, 1)


def test_a_folder_without_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadRelease, match="neither a release"):
        open_release(tmp_path)
