"""Without the plugin of `make test-servers` there is no server to run these tests on, and nothing is collected."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from langgraph_client import Client, get_client, servers
from tests.faults.conftest import QUICK, direct  # noqa: F401  # a fixture
from tests.servers.plugin import FOUND
from tests.servers.running import started


def pytest_ignore_collect(config: pytest.Config) -> bool | None:
    """Whether a file here is left out."""
    return None if config.pluginmanager.has_plugin("tests.servers.plugin") else True


@pytest.fixture(scope="session")
def server_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the server is."""
    with started(request.config.getoption("--server")) as url:
        yield url


@pytest.fixture(scope="session")
def server(server_url: str) -> servers.Server:
    """Which one it is, by what it says."""
    with get_client(url=server_url, api_key=None) as client:
        return servers.identify(client.system.info())


@pytest.fixture
def found(request: pytest.FixtureRequest, server: servers.Server) -> Callable[[str, str, str], None]:
    """Keeps what was found: a table of the page, a row and the server's cell in it."""
    tables = request.config.stash.setdefault(FOUND, {"": {"title": str(server)}})

    def keep(table: str, row: str, cell: str) -> None:
        tables.setdefault(table, {})[row] = cell

    return keep


@pytest.fixture
def client_of() -> Callable[[str], Client]:
    """Makes a client that reconnects fast. Old servers take a second to end the stream of a run that is over."""
    return lambda url: get_client(url=url, api_key=None, stall_timeout=2.0, retry=QUICK)
