import pytest

from graphapi.errors import TooMuchWork
from graphapi.sparql.budgets import Budgets


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def budgets(clock: Clock) -> Budgets:
    return Budgets(seconds=60, parallel=2, clock=clock)


def test_a_used_up_budget_says_when_to_come_back_and_grows_again(budgets: Budgets, clock: Clock) -> None:
    budgets.begin("a")
    budgets.end("a", 70)
    with pytest.raises(TooMuchWork) as refused:
        budgets.begin("a")
    assert refused.value.retry_after == 11
    clock.now += 11
    budgets.begin("a")


def test_clients_have_budgets_of_their_own(budgets: Budgets) -> None:
    budgets.begin("a")
    budgets.end("a", 100)
    budgets.begin("b")


def test_a_budget_never_grows_beyond_a_minute(budgets: Budgets, clock: Clock) -> None:
    clock.now += 1_000_000
    budgets.begin("a")
    budgets.end("a", 61)
    with pytest.raises(TooMuchWork):
        budgets.begin("a")


def test_queries_at_once_are_limited_until_one_ends(budgets: Budgets) -> None:
    budgets.begin("a")
    budgets.begin("a")
    with pytest.raises(TooMuchWork, match="at once"):
        budgets.begin("a")
    budgets.end("a", 0)
    budgets.begin("a")


def test_many_clients_do_not_fill_the_memory(budgets: Budgets, clock: Clock) -> None:
    for number in range(25_000):
        budgets.begin(str(number))
        budgets.end(str(number), 0)
        clock.now += 0.001
    assert len(budgets._accounts) <= 10_000
