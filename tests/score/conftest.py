from __future__ import annotations

import pytest

from tests.score.floors import MEASURED, table


def pytest_configure(config: pytest.Config) -> None:
    config.stash[MEASURED] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show the figures at the end of every run, so that CI keeps them."""
    if measured := config.stash.get(MEASURED, {}):
        terminalreporter.section("facts read from the gold texts")
        for line in table(measured):
            terminalreporter.write_line(line)
