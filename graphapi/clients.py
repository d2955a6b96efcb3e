"""Who asks: the address that budgets are kept for."""

from __future__ import annotations

from collections.abc import Collection

from starlette.types import Scope


def client_address(scope: Scope, trusted_proxies: Collection[str]) -> str:
    """The peer's address, or, where the peer is a named proxy, the last address before the proxies.

    What a stranger writes into ``X-Forwarded-For`` stands left of what the proxy appends, so it is never believed.
    """
    peer = scope.get("client")
    address = str(peer[0]) if peer else "local"
    if address not in trusted_proxies:
        return address
    forwarded = [
        part.strip()
        for name, value in scope["headers"]
        if name == b"x-forwarded-for"
        for part in value.decode("latin-1").split(",")
    ]
    return next((hop for hop in reversed(forwarded) if hop and hop not in trusted_proxies), address)
