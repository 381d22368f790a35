"""One real Agent Server for every test that needs one."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from examples.agent_server import running


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Where the server is: `AGENT_SERVER_URL` when it is set, else one that is started here."""
    if url := os.environ.get("AGENT_SERVER_URL"):
        yield url
        return
    with running() as server:
        yield server.url
