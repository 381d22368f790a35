"""A client of the real Agent Server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from langgraph_client import Client, get_client
from langgraph_client.models import Thread


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
