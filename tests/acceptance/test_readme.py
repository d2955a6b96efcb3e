"""What the README shows is what a user gets."""

from __future__ import annotations

import re
import shlex

from tests.acceptance.graph import ROOT, Built, koopgraph

README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown(command: str) -> list[str]:
    """The lines that the README shows under ``command``, without the dots of what it leaves out."""
    block = re.search(rf"\$ {re.escape(command)}\n(.*?)```", README, re.DOTALL)
    assert block, command
    return [line for line in block[1].splitlines() if line != "…"]


def test_query_of_the_first_screen_answers_as_shown(corpus: Built) -> None:
    command = ".venv/bin/koopgraph query releases @docs/who-funds.rq"
    arguments = [str(corpus.releases) if word == "releases" else word for word in shlex.split(command)[1:]]
    answered = koopgraph(*arguments).stdout.splitlines()
    assert set(shown(command)) <= set(answered)


def test_words_of_the_first_screen_are_those_of_make_run(corpus: Built) -> None:
    done = koopgraph("build", str(corpus.texts), "--out", str(corpus.releases), "--date", "2026-11-22")
    digits = re.compile(r"[0-9a-f]{8}|[\d,]+")
    said = [digits.sub("0", line) for line in done.stdout.replace(str(corpus.releases), "releases").splitlines()]
    assert [digits.sub("0", line) for line in shown("make run")][:-1] == said
