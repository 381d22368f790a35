"""One real Agent Server for all integration tests: `AGENT_SERVER_URL` when it is set, else one that is started here."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from examples.agent_server import running
from langgraph_client import Client, get_client
from langgraph_client.models import Thread


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Where the server is."""
    if url := os.environ.get("AGENT_SERVER_URL"):
        yield url
        return
    with running() as server:
        yield server.url


@pytest.fixture(scope="session")
def client(server_url: str) -> Iterator[Client]:
    """One client, as a process has it."""
    with get_client(url=server_url, api_key=None) as client:
        yield client


@pytest.fixture(scope="session")
def on_postgres(client: Client) -> bool:
    """Whether the server is one of `make test-replicas`: an older version, on Postgres and Redis, not in memory."""
    return client.system.info().version.startswith("0.11.")


@pytest.fixture
def thread(client: Client) -> Thread:
    """A new thread."""
    return client.threads.create()
