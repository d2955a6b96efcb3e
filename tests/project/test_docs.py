"""The documentation names what there is: every command and option, every route, every setting."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main

import koopgraph
from graphapi.app import ROUTERS
from graphapi.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


GROUP = typer.main.get_group(koopgraph.app)
COMMANDS = sorted(GROUP.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_documented_with_its_options(name: str) -> None:
    text = page("docs/commands.md")
    assert f"`koopgraph {name}" in text
    section = text.partition(f"`koopgraph {name}")[2].partition("\n## ")[0]
    options = [option for parameter in GROUP.commands[name].params for option in parameter.opts if option[:2] == "--"]
    assert [option for option in options if option != "--help" and option not in section] == []


@pytest.mark.parametrize("name", sorted(GROUP.commands["decide"].commands))
def test_decision_is_documented(name: str) -> None:
    assert f"`decide {name}" in page("docs/commands.md")


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_a_help_text(name: str) -> None:
    assert GROUP.commands[name].help


@pytest.mark.parametrize("path", sorted({route.path for router in ROUTERS for route in router.routes} | {"/sparql"}))
def test_route_is_documented(path: str) -> None:
    assert f"`{path}`" in page("docs/http.md")


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_setting_is_documented_with_its_default(name: str) -> None:
    default = Settings.model_fields[name].default
    shown = "" if default in (None, (), "") else f"`{str(default).lower() if isinstance(default, bool) else default}`"
    assert f"| `{PREFIX}{name.upper()}` | {shown}".rstrip() in page("docs/settings.md")


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_files_that_the_documentation_names_exist(name: str) -> None:
    text = page(name)
    roots = ("ontology/", "shapes/", "ingest/", "graphapi/", "docs/", "tests/", "deploy/", "benchmarks/", "corpus/")
    named = {word.strip("`().,:;") for word in text.split() if word.strip("`(").startswith(roots)}
    made = ("ontology/places/", "graphapi/web/static/")
    missing = [path for path in named if not path.startswith(made) and not (ROOT / path).exists() and "*" not in path]
    assert missing == []
