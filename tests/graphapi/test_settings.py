from pathlib import Path

import pytest

from graphapi.errors import BadSettings
from graphapi.settings import read_settings


def test_the_environment_is_read_and_the_command_line_wins() -> None:
    environ = {"KOOPGRAPH_QUERY_SECONDS": "3", "KOOPGRAPH_RELEASES": "/a", "KOOPGRAPH_TRUSTED_PROXIES": "10.0.0.1,::1"}
    settings = read_settings(environ, releases=Path("/b"), files=None)
    assert (settings.query_seconds, settings.releases) == (3, Path("/b"))
    assert settings.trusted_proxies == ("10.0.0.1", "::1")


def test_a_bad_value_names_key_and_value() -> None:
    with pytest.raises(BadSettings, match="KOOPGRAPH_WORKERS='6oooo'"):
        read_settings({"KOOPGRAPH_WORKERS": "6oooo"})


@pytest.mark.parametrize("value", ["0", "-1"])
def test_a_limit_of_nothing_is_no_limit_to_work_with(value: str) -> None:
    with pytest.raises(BadSettings):
        read_settings({"KOOPGRAPH_QUERY_SECONDS": value})
