"""Query processes that are ended by the hundred leave nothing behind, and what dies by itself is replaced."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from benchmarks.footprints import descriptors, states
from graphapi.errors import BadRequest, Failed, TooLarge, TooSlow
from graphapi.formats import SOLUTIONS, TRIPLES
from graphapi.settings import Settings
from graphapi.sparql.execution import ProcessExecution
from graphapi.sparql.lanes import Lanes
from graphapi.sparql.queries import Limits, Query, read_query
from graphapi.store.nurseries import Nursery
from graphapi.store.pools import DEPTH, QueryPool

LIMITS = Limits(50_000, 64)
JSON = SOLUTIONS[0]
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(CONCAT(STR(?a), STR(?o)) = 'x') }"


def query(text: str) -> Query:
    return read_query(text, LIMITS)


@asynccontextmanager
async def execution(store: Path, **given: float) -> AsyncIterator[ProcessExecution]:
    settings = Settings.model_validate({"query_memory": 128, **given})
    nursery = Nursery(memory=settings.query_memory, allow_network=False)
    await nursery.open()
    pool = QueryPool(nursery, store, settings.workers, 1)
    await pool.open()
    try:
        yield ProcessExecution(pool, Lanes(settings.workers * DEPTH, settings.workers, 100, 30), settings)
    finally:
        pool.close()
        await nursery.close()


@pytest.fixture
def store(releases: Path) -> Path:
    return (releases / "current" / "store").resolve()


def children(parent: int) -> dict[int, str]:
    """The processes whose parent is ``parent``, with their states."""
    return {pid: state for pid, (of, state) in states().items() if of == parent}


async def until(holds: Callable[[], bool]) -> None:
    """Return when ``holds``; a busy machine takes its time to bury a process."""
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to hold")


def is_running(pid: int) -> bool:
    """Whether ``pid`` is neither gone nor a zombie, which an orphan stays until init buries it."""
    return states().get(pid, (0, "Z"))[1] != "Z"


def test_killed_queries_leave_no_zombie_and_no_descriptor(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, query_seconds=0.03, workers=4) as running:
            nursery = running.pool.nursery.pid
            before = descriptors(os.getpid()), descriptors(nursery)
            for _ in range(20):
                ended = await asyncio.gather(
                    *(running.run(query(ENDLESS), JSON) for _ in range(5)), return_exceptions=True
                )
                assert all(isinstance(error, TooSlow) for error in ended)
            assert (await running.run(query("ASK {}"), JSON)).body == b'{"head":{},"boolean":true}'
            await until(lambda: (descriptors(os.getpid()), descriptors(nursery)) == before)
            await until(lambda: len(children(nursery)) == running.pool.size + 1)
            assert "Z" not in children(nursery).values()
            assert (running.lanes.young, running.lanes.heavy) == (0, 0)
        assert not Path(f"/proc/{nursery}").exists()

    asyncio.run(scenario())


def test_a_process_that_dies_is_replaced_before_the_next_query(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, workers=2) as running:
            for pid in list(children(running.pool.nursery.pid)):
                os.kill(pid, signal.SIGKILL)
            await asyncio.sleep(0.3)
            assert (await running.run(query("ASK {}"), JSON)).body
            await until(lambda: len(children(running.pool.nursery.pid)) == running.pool.size + 1)

    asyncio.run(scenario())


def test_without_a_free_descriptor_processes_are_started_when_there_is_one_again(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, workers=2) as running:
            born = children(running.pool.nursery.pid)
            limits = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (3, limits[1]))
            try:
                for pid in born:
                    os.kill(pid, signal.SIGKILL)
                await asyncio.sleep(0.3)
            finally:
                resource.setrlimit(resource.RLIMIT_NOFILE, limits)
            assert (await asyncio.wait_for(running.run(query("ASK {}"), JSON), 5)).body
            await until(lambda: len(children(running.pool.nursery.pid)) == running.pool.size + 1)

    asyncio.run(scenario())


def test_a_nursery_that_dies_begins_again(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, workers=2) as running:
            first = running.pool.nursery.pid
            orphans = children(first)
            os.kill(first, signal.SIGKILL)
            await asyncio.sleep(1)
            assert (await running.run(query("ASK {}"), JSON)).body
            assert running.pool.nursery.pid != first
            await until(lambda: not any(is_running(pid) for pid in orphans))

    asyncio.run(scenario())


def test_cancelling_ends_the_process_of_the_query(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, workers=1) as running:
            before = set(children(running.pool.nursery.pid))
            asking = asyncio.ensure_future(running.run(query(ENDLESS), JSON))
            await asyncio.sleep(0.1)
            asking.cancel()
            await asyncio.wait({asking})
            await until(lambda: len(before - set(children(running.pool.nursery.pid))) == 1)
            assert (await running.run(query("ASK {}"), JSON)).body

    asyncio.run(scenario())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT * { ?s ?p", BadRequest),
        ("SELECT * { " + "?s ?p ?o . " * 2 + "BIND(1/0 AS ?x) FILTER(1+" + "1+" * 15_000 + "1) }", BadRequest),
        (
            'SELECT * { BIND("'
            + "x" * 20_000
            + '" AS ?a0) '
            + " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(20))
            + " }",
            TooLarge,
        ),
    ],
    ids=["malformed", "too deep", "too much memory"],
)
def test_how_a_query_failed_is_told(store: Path, text: str, problem: type[Exception]) -> None:
    async def scenario() -> None:
        async with execution(store, workers=1) as running:
            with pytest.raises(problem):
                await running.run(query(text), JSON)
            assert (await running.run(query("ASK {}"), JSON)).body

    asyncio.run(scenario())


def test_a_graph_answer_is_a_set_with_only_the_prefixes_it_needs(store: Path) -> None:
    async def scenario() -> bytes | None:
        async with execution(store, workers=1) as running:
            text = "CONSTRUCT { ?c a koop:Cooperation } WHERE { ?t koop:memberOf ?c }"
            return (await running.run(query(text), TRIPLES[0])).body

    body = asyncio.run(scenario())
    assert body is not None
    assert body.count(b"koop:Cooperation") == 1
    assert {line.split()[1] for line in body.splitlines() if line.startswith(b"@prefix")} == {
        b"koop:",
        b"agent:",
        b"rdf:",
    }


def test_forking_after_the_end_fails(store: Path) -> None:
    async def scenario() -> None:
        nursery = Nursery(memory=64, allow_network=False)
        await nursery.open()
        await nursery.close()
        with pytest.raises(Failed):
            await nursery.fork(store)

    asyncio.run(scenario())


def test_what_waits_behind_a_heavy_query_is_passed_on(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, workers=1, heavy_after=0.1, query_seconds=0.6) as running:
            heavy = asyncio.ensure_future(running.run(query(ENDLESS), JSON))
            await asyncio.sleep(0.02)
            light = [asyncio.ensure_future(running.run(query(f"ASK {{}} # {n}"), JSON)) for n in range(20)]
            answers = await asyncio.wait_for(asyncio.gather(*light), 0.5)
            assert {answer.body for answer in answers} == {b'{"head":{},"boolean":true}'}
            with pytest.raises(TooSlow):
                await heavy
            assert (running.lanes.young, running.lanes.heavy, running.detached) == (0, 0, 0)

    asyncio.run(scenario())


def test_who_goes_while_waiting_behind_another_harms_nobody(store: Path) -> None:
    async def scenario() -> None:
        async with execution(store, workers=1, heavy_after=0.2, query_seconds=0.4) as running:
            asking = [asyncio.ensure_future(running.run(query(ENDLESS), JSON)) for _ in range(2)]
            await asyncio.sleep(0.05)
            asking[1].cancel()
            await asyncio.wait(asking)
            assert isinstance(asking[0].exception(), TooSlow)
            assert (await running.run(query("ASK {}"), JSON)).body
            assert (running.lanes.young, running.lanes.heavy) == (0, 0)

    asyncio.run(scenario())
