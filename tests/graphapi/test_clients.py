import pytest

from graphapi.clients import client_address


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # no named proxy: what it says of others is nothing
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "1.1.1.1, 198.51.100.1", "198.51.100.1"),  # a forged one stands left of what the proxy saw
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("2001:db8:1:2:a::1", "", "2001:db8:1:2::/64"),
        ("10.0.0.1", "2001:db8:1:2:b::9", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", "", "203.0.113.9"),
        ("10.0.0.1", "no:address", "no:address"),
    ],
)
def test_client_address(peer: str, forwarded: str, address: str) -> None:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    assert client_address({"client": (peer, 1), "headers": headers}, {"10.0.0.1", "10.0.0.2"}) == address


def test_a_peer_behind_a_unix_socket_is_local() -> None:
    assert client_address({"client": None, "headers": []}, ()) == "local"
