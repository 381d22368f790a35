"""A user's test, for mypy: never run."""

from __future__ import annotations

from pathlib import Path

import responses

from langgraph_client import StreamPart, get_client
from langgraph_client.testing import (
    FakeAgentServer,
    ScriptedRun,
    custom,
    fail,
    gate,
    interrupt,
    record,
    register,
    replay,
    reply,
    tokens,
    updates,
    values,
)
from langgraph_client.testing.scripts import Steps


def script(run: ScriptedRun) -> Steps:
    """A script that depends on its run."""
    yield values({**run.values, "input": run.input})
    yield [updates(node={"a": 1}), ("custom", 1)]
    yield fail()


def scripts(server: FakeAgentServer) -> None:
    """Each kind of script and of fault."""
    opened = gate()
    server.script("agent", [values({}), opened, tokens("Hi"), custom(1), StreamPart("updates", {})], script)
    server.script("chat", [reply("Hi", node="talk", tags=["loud"])], [interrupt("sure?")])
    server.script("other", lambda run: [values(run.values)])
    server.script("empty")
    server.fault("reset", on="GET *", times=None, after_events=3)
    url: str = server.url
    body: object = server.requests[0].json
    print(url, body)
    opened.set()


def without_sockets() -> None:
    """The module or a mock of it."""
    register(responses).script("agent", [values({})])
    with responses.RequestsMock() as mock:
        register(mock, "http://agents.test").fault("status", status=429)


def recordings(path: Path) -> None:
    """By path or by name."""
    with record(get_client(), path) as client:
        client.threads.create()
    with replay("file.json") as server:
        server.fault("clean", after_bytes=10)
