import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest

from graphapi.compression import GZIP, accepts_gzip, pack, pack_pieces


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        (None, False),
        ("", False),
        ("identity", False),
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzip;q=0, *", False),
        ("*;q=0.1", True),
        ("*; q=0.0", False),
    ],
)
def test_whether_gzip_is_accepted(header: str | None, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted


def test_the_same_body_is_packed_to_the_same_bytes() -> None:
    assert pack(b"x" * 5_000) == pack(b"x" * 5_000)
    assert pack(b"").startswith(GZIP)


def test_pieces_are_packed_as_they_come() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for number in range(100):
            yield b"piece %d " % number

    async def packed() -> bytes:
        return b"".join([piece async for piece in pack_pieces(pieces())])

    assert gzip.decompress(asyncio.run(packed())) == b"".join(b"piece %d " % number for number in range(100))
