"""The builder's commands as users and scripts meet them: exit status, the two outputs, words that help."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from koopgraph import app

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = [str(path) for path in sorted(CORPUS.glob("1[12]*.txt"))]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases")
    for texts in (TEXTS[:1], TEXTS):
        result = run("build", *texts, "--out", folder, "--date", "2026-11-22", "--jobs", "1")
        assert result.exit_code == 0, result.output
    return folder


def test_build_tells_what_is_in_it_and_what_changed(releases: Path) -> None:
    result = run("build", *TEXTS, "--out", releases, "--date", "2026-11-23", "--json", "--jobs", "1")
    told = json.loads(result.stdout)
    assert told["version"].startswith("2026-11-23-")
    assert told["counts"]["texts"] == 2
    assert set(told["findings"]) == {"Violation", "Warning", "Info"}


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (["build", "missing", "--out", "OUT"], 2, "none of the paths gave a text"),
        (["build", TEXTS[0], "--out", "OUT", "--date", "heute"], 2, "is no date"),
        (["build", TEXTS[0]], 2, "--out"),
        (["extract", "missing"], 2, "none of the paths gave a text"),
        (["validate", "missing"], 2, "is no release and no file"),
        (["diff", "OUT", "OUT"], 2, "is no release"),
        (["explain", "OUT", "x"], 2, "is no release"),
        (["score", "missing", TEXTS[0]], 2, "does not exist"),
        (["decide", "rename", "Allianz", "Bund", "--why", "so"], 2, "give --release"),
        (["decide", "retype", "https://example.org/a", "Ding", "--why", "so", "--who", "A"], 2, "is no kind"),
    ],
)
def test_bad_input_ends_with_2_and_says_what_to_do(tmp_path: Path, words: list[str], status: int, why: str) -> None:
    result = run(*(str(tmp_path / "out") if word == "OUT" else word for word in words))
    assert result.exit_code == status
    assert why in result.stderr.replace("\n", " ")
    assert result.stdout == ""


def test_diff_tells_what_a_text_brought(releases: Path) -> None:
    old, new = sorted(path for path in releases.iterdir() if path.name.startswith("2026-11-22"))
    told = [json.loads(run("diff", a, b, "--json").stdout) for a, b in ((old, new), (new, old))]
    assert sorted(len(one["texts_added"]) for one in told) == [0, 1]
    grown = max(told, key=lambda one: len(one["texts_added"]))
    assert grown["added"]
    assert grown["conflicts_added"]
    assert run("diff", new, new).stdout.strip().endswith("no difference")


def test_explain_tells_the_reasons(releases: Path) -> None:
    result = run("explain", releases, "Initiative Rodachtal")
    assert result.exit_code == 0
    assert "both texts connect it with" in result.stdout
    german = run("explain", releases, "Initiative Rodachtal", "--language", "de")
    assert "beide Texte verbinden es mit" in german.stdout
    assert "both texts" not in german.stdout
    assert run("explain", releases, "Entenhausen").exit_code == 2


def test_validate_judges_a_release_and_any_file(releases: Path, tmp_path: Path) -> None:
    result = run("validate", releases)
    assert result.exit_code == 0
    assert "conforms: 0 of severity Violation" in result.stdout
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(
        "PREFIX koop: <https://w3id.org/koopgraph/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n"
        '<https://example.org/a> a koop:Municipality ; skos:prefLabel "A"@de ; koop:ags 123 .'
    )
    result = run("validate", wrong, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["conforms"] is False


def test_decide_writes_lists_and_takes_back(releases: Path, tmp_path: Path) -> None:
    file = tmp_path / "decisions.yaml"
    wanted = ["--why", "so", "--who", "Ada", "--decisions", file, "--release", releases]
    assert run("decide", "rename", "Initiative Rodachtal", "Rodachtal", *wanted).exit_code == 0
    (entry,) = json.loads(run("decide", "list", "--decisions", file, "--json").stdout)
    assert (entry["verb"], entry["value"], entry["who"]) == ("rename", "Rodachtal", "Ada")
    out = tmp_path / "out"
    built = run("build", *TEXTS, "--out", out, "--date", "2026-11-22", "--decisions", file, "--jobs", "1")
    assert built.exit_code == 0, built.output
    assert "Rodachtal" in run("explain", out, "Rodachtal").stdout
    assert run("decide", "undo", "--decisions", file).exit_code == 0
    assert run("decide", "undo", "--decisions", file).exit_code == 2


def test_score_has_a_floor(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    empty = {"doc": "x", "entities": [], "relations": [{"s": "e1", "p": "partOf", "o": "e2"}], "values": []}
    (gold / f"{Path(TEXTS[0]).stem}.json").write_text(json.dumps(empty))
    assert run("score", gold, TEXTS[0]).exit_code == 0
    result = run("score", gold, TEXTS[0], "--floor", "0.5")
    assert result.exit_code == 1
    assert "under the floor" in result.stderr


def test_a_full_disk_leaves_the_current_release_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = [sys.executable, "-m", "koopgraph", "build", "--out", str(out), "--date", "2026-11-22", "--jobs", "1"]
    assert run("build", TEXTS[0], "--out", out, "--date", "2026-11-22", "--jobs", "1").exit_code == 0
    before = (out / "current").resolve()

    def nothing_larger_than_a_page() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    told = subprocess.run(
        [*words, *TEXTS], capture_output=True, text=True, cwd=CORPUS.parent, preexec_fn=nothing_larger_than_a_page
    )
    assert told.returncode == 2
    assert "is current still" in told.stderr
    assert (out / "current").resolve() == before
    assert not list(out.glob(".building-*"))
