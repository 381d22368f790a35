"""`client.threads.stream`: what it sends, and what it refuses before it sends anything."""

from __future__ import annotations

import builtins
import uuid

import pytest

from langgraph_client import ThreadStream
from langgraph_client.resources.threads import Threads
from tests.resources.wire import sent, server, transport

RUN = "01a2050f-eef1-7482-98e4-de678cc7181c"
threads = Threads(transport())


def test_nothing_is_sent_until_it_must_be():
    """The thread is made up here, and made by its first run, with the stream's own headers."""
    with server({"type": "success", "id": 1, "result": {"run_id": RUN}}) as mock:
        stream = threads.stream(assistant_id="agent", headers={"x-own": "1"})
        assert isinstance(stream, ThreadStream)
        assert uuid.UUID(stream.thread_id).version == 4
        assert not sent(mock)
        assert stream.run.start(input={"a": 1}) == {"run_id": RUN}
        (request,) = sent(mock)
    assert (request.method, request.path) == ("POST", f"/threads/{stream.thread_id}/commands")
    assert request.body == {"id": 1, "method": "run.start", "params": {"assistant_id": "agent", "input": {"a": 1}}}
    assert request.headers["x-own"] == "1"


def test_a_thread_that_is_there():
    """By its id."""
    assert threads.stream("t", assistant_id="a").thread_id == "t"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"transport": "http"}, ValueError),
        ({"max_buffered_events": 0}, ValueError),
        ({"max_buffered_events": "many"}, TypeError),
        ({"deadline": 0}, ValueError),
    ],
)
def test_what_is_refused(wrong, error):
    """Nothing is sent."""
    with server(), pytest.raises(error, match=next(iter(wrong))):
        threads.stream(assistant_id="a", **wrong)


def test_without_the_extra(monkeypatch):
    """Asking for a WebSocket says what to install."""
    real = builtins.__import__

    def without(name, *arguments, **options):
        if name.partition(".")[0] == "websockets":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match=r"pip install 'langgraph_client\[websocket\]'"):
        threads.stream(assistant_id="a", transport="websocket")
