"""How much work one client may ask for: seconds of query time per minute, and queries at once."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from graphapi.errors import TooMuchWork

_WINDOW = 60.0
_REMEMBERED = 10_000
"""Clients remembered at most; those with a full budget are forgotten first."""


@dataclass(slots=True)
class _Account:
    left: float
    at: float
    running: int = 0


class Budgets:
    """Each client has ``seconds`` of work, growing back within a minute, and ``parallel`` queries at once."""

    def __init__(self, seconds: float, parallel: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self.parallel = parallel
        self.clock = clock
        self._accounts: dict[str, _Account] = {}

    def begin(self, client: str) -> None:
        """One more query of ``client`` begins. Raises TooMuchWork if it must wait first."""
        account = self._account(client)
        if account.running >= self.parallel:
            raise TooMuchWork("many_queries", retry_after=1, most=self.parallel)
        if account.left <= 0:
            wait = math.ceil(-account.left * _WINDOW / self.seconds) + 1
            raise TooMuchWork("budget_spent", retry_after=wait, seconds=self.seconds)
        account.running += 1

    def end(self, client: str, seconds: float) -> None:
        """A query of ``client`` has ended after ``seconds`` of work."""
        account = self._account(client)
        account.running -= 1
        account.left -= seconds

    def _account(self, client: str) -> _Account:
        now = self.clock()
        account = self._accounts.get(client)
        if account is None:
            if len(self._accounts) >= _REMEMBERED:
                self._forget(now)
            account = self._accounts[client] = _Account(self.seconds, now)
        account.left = min(self.seconds, account.left + (now - account.at) * self.seconds / _WINDOW)
        account.at = now
        return account

    def _forget(self, now: float) -> None:
        self._accounts = {
            client: account
            for client, account in self._accounts.items()
            if account.running or account.left + (now - account.at) * self.seconds / _WINDOW < self.seconds
        }
