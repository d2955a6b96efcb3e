import pytest

from graphapi.sparql.queries import Limits, read_query
from graphapi.sparql.results import ResultCache, ResultKey, is_repeatable, query_digest

LIMITS = Limits(50_000, 64)


def key(query: str, release: str = "1", form: str = "json") -> ResultKey:
    return ResultKey(release, query_digest(read_query(query, LIMITS)), form, False)


def test_layout_makes_no_difference_but_release_form_and_graphs_do() -> None:
    cache = ResultCache(100_000)
    cache.put(key("ASK { ?s ?p ?o }"), b"answer")
    assert cache.get(key("ASK\n{ ?s ?p ?o } # again")) == b"answer"
    assert cache.get(key("ASK { ?s ?p ?o }", release="2")) is None
    assert cache.get(key("ASK { ?s ?p ?o }", form="xml")) is None
    assert cache.get(key("ASK FROM <urn:a> { ?s ?p ?o }")) is None


def test_the_least_recently_used_goes_first() -> None:
    cache = ResultCache(20_000)
    keys = [ResultKey("1", str(number), "json", False) for number in range(12)]
    for number in range(9):
        cache.put(keys[number], b"x" * 1_600)
    assert cache.get(keys[0])
    for number in range(9, 11):
        cache.put(keys[number], b"x" * 1_600)
    assert cache.get(keys[0])
    assert cache.get(keys[1]) is None
    assert cache.taken <= cache.room


def test_what_would_fill_the_room_is_not_kept() -> None:
    cache = ResultCache(20_000)
    cache.put(ResultKey("1", "a", "json", False), b"x" * 10_000)
    assert cache.taken == 0


@pytest.mark.parametrize("call", ["NOW()", "rand()", "UUID()", "STRUUID()", "BNODE()"])
def test_what_differs_each_time_is_not_repeatable(call: str) -> None:
    assert not is_repeatable(read_query(f"SELECT ({call} AS ?x) {{}}", LIMITS))
    assert is_repeatable(read_query("SELECT ?now { ?now ?p ?o }".replace("?now", "?then"), LIMITS))
