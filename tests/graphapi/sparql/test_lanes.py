import asyncio

import pytest

from graphapi.errors import Busy
from graphapi.sparql.lanes import Lanes


def test_a_query_waits_for_the_place_of_one_that_leaves() -> None:
    async def scenario() -> None:
        lanes = Lanes(1, 1, queue_length=1, queue_seconds=1)
        first = await lanes.enter()
        second = asyncio.ensure_future(lanes.enter())
        await asyncio.sleep(0)
        assert lanes.waiting == 1
        first.leave()
        (await second).leave()
        assert (lanes.young, lanes.heavy, lanes.waiting) == (0, 0, 0)

    asyncio.run(scenario())


def test_a_heavy_query_gives_its_young_place_back() -> None:
    async def scenario() -> None:
        lanes = Lanes(1, 1, queue_length=0, queue_seconds=1)
        heavy = await lanes.enter()
        heavy.grow_heavy()
        young = await lanes.enter()
        with pytest.raises(Busy, match="longer than a moment"):
            young.grow_heavy()
        young.leave()
        heavy.leave()
        assert (lanes.young, lanes.heavy) == (0, 0)

    asyncio.run(scenario())


def test_a_full_queue_refuses_at_once_and_a_standing_one_after_a_while() -> None:
    async def scenario() -> None:
        lanes = Lanes(1, 1, queue_length=1, queue_seconds=0.02)
        place = await lanes.enter()
        waiting = asyncio.ensure_future(lanes.enter())
        await asyncio.sleep(0)
        with pytest.raises(Busy, match="Too many"):
            await lanes.enter()
        with pytest.raises(Busy, match="too long"):
            await waiting
        place.leave()
        assert (lanes.young, lanes.waiting) == (0, 0)

    asyncio.run(scenario())


def test_a_place_is_not_lost_on_one_who_went_while_waiting() -> None:
    async def scenario() -> None:
        lanes = Lanes(1, 1, queue_length=2, queue_seconds=1)
        place = await lanes.enter()
        gone = asyncio.ensure_future(lanes.enter())
        staying = asyncio.ensure_future(lanes.enter())
        await asyncio.sleep(0)
        place.leave()  # the turn of the first in the queue has come …
        gone.cancel()  # … in the very moment in which it goes
        (await staying).leave()
        assert (lanes.young, lanes.waiting) == (0, 0)

    asyncio.run(scenario())
