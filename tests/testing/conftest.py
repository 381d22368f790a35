"""A fake server and the real one, with the same graphs."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from langgraph_client import Client, RetryPolicy, get_client
from langgraph_client.testing import FakeAgentServer
from tests.testing.twins import scripted

QUICK = RetryPolicy(initial_backoff=0.01, max_backoff=0.05)


@pytest.fixture(scope="module")
def twin() -> Iterator[FakeAgentServer]:
    """A fake server with the example graphs."""
    with FakeAgentServer() as server:
        yield scripted(server)


@pytest.fixture
def server() -> Iterator[FakeAgentServer]:
    """A fake server without scripts."""
    with FakeAgentServer(heartbeat=0.2) as one:
        yield one


@pytest.fixture
def client(server: FakeAgentServer) -> Iterator[Client]:
    """A client of it."""
    with get_client(server.url, api_key=None, retry=QUICK, stall_timeout=1.0) as one:
        yield one


@pytest.fixture(scope="module")
def of_twin(twin: FakeAgentServer) -> Iterator[Client]:
    """A client of the fake server with the example graphs."""
    with get_client(twin.url, api_key=None, retry=QUICK) as one:
        yield one


@pytest.fixture(scope="module")
def of_real(server_url: str) -> Iterator[Client]:
    """A client of the real server."""
    with get_client(server_url, api_key=None, retry=QUICK) as one:
        yield one


@pytest.fixture(autouse=True, scope="module")
def _nothing_is_left() -> Iterator[None]:
    """After each module no thread of a fake server lives."""
    yield
    left = [one.name for one in threading.enumerate() if one.name.startswith("fake-agent-server")]
    assert left == []
