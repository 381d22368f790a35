"""Fixtures for pytest, which discovers them when this package is installed.

Since every test run imports this module, it imports only pytest; the rest is imported when a fixture is requested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from langgraph_client import Client
    from langgraph_client.testing import FakeAgentServer


@pytest.fixture
def fake_agent_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAgentServer]:
    """An empty fake Agent Server, for one test. `LANGGRAPH_API_URL` names it, so that `get_client()` finds it."""
    from langgraph_client.testing import FakeAgentServer

    with FakeAgentServer() as server:
        monkeypatch.setenv("LANGGRAPH_API_URL", server.url)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.setenv(name, "127.0.0.1")
        yield server


@pytest.fixture
def agent_client(fake_agent_server: FakeAgentServer) -> Iterator[Client]:
    """A client of the fake server, without a key, that retries after short delays."""
    from langgraph_client import RetryPolicy, get_client

    retry = RetryPolicy(initial_backoff=0.01, max_backoff=0.05)
    with get_client(fake_agent_server.url, api_key=None, retry=retry, stall_timeout=1.0) as client:
        yield client


@pytest.fixture
def agents_unchanged() -> Callable[..., None]:
    """A function that fails the test if a generated module no longer matches its deployment, and lists the changes.

    Call `agents_unchanged(shop.agents)` or `agents_unchanged("shop/agents.py")`; `url=` names the server, else
    `LANGGRAPH_API_URL`; or `schemas=` names the file that `langgraph-client generate --save-schemas` wrote.
    """

    def check(module: ModuleType | str | Path, *, url: str | None = None, schemas: str | Path | None = None) -> None:
        __tracebackhide__ = True
        from langgraph_client.codegen.command import outdated, task_of

        path = module.__file__ if isinstance(module, ModuleType) else module
        said = {"output": path, "url": url, "schemas": schemas}
        if lines := outdated(task_of(said, "agents_unchanged", Path.cwd())):
            pytest.fail("\n".join([f"{path} does not fit the deployment:", *lines]), pytrace=False)

    return check
