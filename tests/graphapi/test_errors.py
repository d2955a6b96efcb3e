"""Every refusal has words in both languages, and no words are left that nothing says."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphapi
from graphapi import errors
from graphapi.errors import BadRequest, ClientGone, Problem, TooSlow
from graphapi.wording import LANGUAGES, load_wordings

CODE = Path(graphapi.__file__).parent
FAULTS = load_wordings(CODE / "faults.yaml")
KINDS = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Problem)}
PUT_TOGETHER = {"parameters_not_utf8", "form_not_utf8"}
"""Made of a place; beside the ones that pydantic's names for a fault of a value complete."""


def raised() -> Iterator[tuple[str, set[str]]]:
    """The fault that each problem in the code is made with, and the values given for its words."""
    for path in sorted(CODE.rglob("*.py")):
        if "node_modules" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            kind = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if kind not in KINDS:
                continue
            assert isinstance(node, ast.Call)
            for first in node.args[:1]:
                if isinstance(first, ast.Constant):
                    yield first.value, {keyword.arg or "" for keyword in node.keywords} - {"where", "retry_after"}


def values_in(wording: dict[str, str]) -> list[list[str]]:
    return [sorted(re.findall(r"\{(\w+)\}", wording[language])) for language in LANGUAGES]


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_every_fault_is_told_in_both_languages(fault: str) -> None:
    wording = FAULTS[fault]
    for told in (wording, wording.get("remedy", wording)):
        assert set(told) - {"remedy"} == set(LANGUAGES)
        german, english = values_in(told)
        assert german == english


def test_every_problem_has_words_and_gives_them_their_values() -> None:
    found = dict(raised())
    assert found.keys() <= FAULTS.keys()
    for fault, given in found.items():
        wording = FAULTS[fault]
        needed = {name for told in (wording, wording.get("remedy", wording)) for name in values_in(told)[0]}
        assert needed == given, fault


def test_every_wording_is_said() -> None:
    said = {fault for fault, _ in raised()} | PUT_TOGETHER | {"other_status", "invalid"}
    assert {fault for fault in FAULTS if not fault.startswith("invalid_")} - said == set()


def test_detail_and_remedy_in_either_language() -> None:
    problem = TooSlow("slow_query", limit=0.5)
    assert str(problem) == "The query was ended after 0.5 seconds."
    assert problem.detail("de") == "Die Abfrage wurde nach 0.5 Sekunden beendet."
    assert problem.remedy("de").startswith("Enger fragen")
    assert ClientGone("client_gone").body("1", "en")["title"] == "Client Closed Request"
    assert "remedy" not in BadRequest("no_query").body("1", "de")
