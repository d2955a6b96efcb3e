"""Who asks: the address that budgets are kept for."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import AddressValueError, IPv6Address, IPv6Network
from typing import Final

from starlette.types import Scope

_HOUSEHOLD: Final = 64
"""Bits that the addresses of one customer of a provider have in common at least."""


def client_address(scope: Scope, trusted_proxies: Collection[str]) -> str:
    """The peer's address, or, where the peer is a named proxy, the last address before the proxies.

    What a stranger writes into ``X-Forwarded-For`` stands left of what the proxy appends, so it is never believed. Of
    an address of IPv6 it is the network: every household has 2 to the 64th to choose from.
    """
    peer = scope.get("client")
    address = str(peer[0]) if peer else "local"
    if address not in trusted_proxies:
        return _household(address)
    forwarded = [
        part.strip()
        for name, value in scope["headers"]
        if name == b"x-forwarded-for"
        for part in value.decode("latin-1").split(",")
    ]
    return _household(next((hop for hop in reversed(forwarded) if hop and hop not in trusted_proxies), address))


def _household(address: str) -> str:
    if ":" not in address:
        return address
    try:
        whole = IPv6Address(address)
    except AddressValueError:
        return address
    return str(whole.ipv4_mapped or IPv6Network((whole, _HOUSEHOLD), strict=False))
