"""What a route may ask of its request: the one release that this answer is made from."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from graphapi.store import Release


async def served_release(request: Request) -> Release:
    """The release that was current when the request came in; the whole answer is made from it.

    Asynchronous like every dependency here, because the framework would take a thread for another.
    """
    return cast(Release, request.state.release)


ServedRelease = Annotated[Release, Depends(served_release)]
