"""Options that are members of an Enum, or a set, work as their values do, also where the client acts on them itself."""

from __future__ import annotations

import enum

import pytest

from langgraph_client import get_client
from langgraph_client.testing import FakeAgentServer, tokens, values


class Option(enum.Enum):
    """A user's enumeration, which is no str."""

    TUPLE = "messages-tuple"
    VALUES = "values"
    DELETE = "delete"
    CANCEL = "cancel"
    RUN_MODES = "run_modes"
    IDLE = "idle"


@pytest.fixture
def client():
    """A client of a fake server whose graph says two words."""
    with FakeAgentServer() as server:
        server.script("agent", [values({"a": 1}), tokens("Hi there")])
        with get_client(url=server.url, api_key=None) as client:
            yield client


@pytest.mark.parametrize("mode", [Option.TUPLE, [Option.TUPLE], (Option.TUPLE, "values"), {"messages-tuple"}])
def test_modes(mode, client):
    """The stream knows its modes: its views work, and so does its bookmark."""
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, "agent", input={}, stream_mode=mode)
    assert "".join(stream.tokens()) == "Hi there"
    joined = client.runs.join_stream(thread_id, stream.run_id, stream_mode=mode, last_event_id="-")
    assert "".join(joined.tokens()) == "Hi there"
    with pytest.raises(ValueError, match=r"tokens\(\) needs stream_mode='messages-tuple'.*asked for values"):
        client.runs.stream(thread_id, "agent", input={}, stream_mode=Option.VALUES).tokens()
    client.runs.resume(stream.bookmark).close()
    client.threads.join_stream(thread_id, stream_mode=Option.RUN_MODES).close()


def test_what_happens_to_a_stateless_run(client):
    """A run whose thread the server deletes is proven by nothing; one that is cancelled at a disconnect asks for it."""
    stream = client.runs.stream(None, "agent", input={}, on_completion=Option.DELETE)
    assert [part.event for part in stream] == ["metadata", "values"]
    assert stream.status is None
    assert client.runs.wait(None, "agent", input={}, on_disconnect=Option.CANCEL) == {"a": 1}


def test_filters(client):
    """A set is a sequence whose order does not matter."""
    thread_id = client.threads.create().thread_id
    found = client.threads.search(status=Option.IDLE, ids={thread_id})
    assert [one.thread_id for one in found] == [thread_id]
