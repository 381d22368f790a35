"""A client beside the command, to prepare what a command is about and to see what it did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from langgraph_client import Client, get_client


@pytest.fixture
def client(server_url: str) -> Iterator[Client]:
    """A client of the same server."""
    with get_client(server_url, api_key=None) as client:
        yield client
