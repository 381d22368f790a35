"""Conversations that are closed during a run leave no thread and no socket open, over both transports."""

from __future__ import annotations

import gc

import pytest

from langgraph_client import get_client
from tests.processes.conftest import comes_true, sockets, threads

TRANSPORTS = ["sse", "websocket"]
SESSIONS = 60
"""Opened and left, of each way. One that leaves something fails the test."""
LIMITS = ({}, {"deadline": 3600})
"""The second has a thread that watches the connection."""


@pytest.fixture(scope="module")
def under_way(server_url):
    """A thread whose run goes on for as long as it is needed."""
    with get_client(server_url, api_key=None) as client:
        thread = client.threads.create()
        run = client.runs.create(thread.thread_id, "slow", input={"steps": 1000, "delay": 1.0}, stream_resumable=True)
        with client.runs.join_stream(thread.thread_id, run.run_id, last_event_id="-") as parts:
            next(parts)
        yield str(thread.thread_id)
        client.runs.cancel(thread.thread_id, run.run_id, wait=True)


@pytest.fixture(params=TRANSPORTS)
def opened(request, under_way):
    """Opens a conversation that is being read."""
    if request.param == "websocket":
        pytest.importorskip("websockets")

    def opened(client, number):
        limits = LIMITS[number % len(LIMITS)]
        stream = client.threads.stream(under_way, assistant_id="slow", transport=request.param, **limits)
        events = stream.events
        assert next(events).phase == "running"
        return stream, events

    return opened


def dropped(client, number, opened):
    """Nobody holds it any more."""
    opened(client, number)


def closed(client, number, opened):
    """As one should; who reads it gets no more than what has come."""
    stream, events = opened(client, number)
    stream.close()
    assert {event.method for event in events} <= {"values"}


def left_by_with(client, number, opened):
    """As one should; an error in the block is none of the stream's business."""
    stream, _ = opened(client, number)
    with pytest.raises(ZeroDivisionError), stream:
        _ = 1 / 0


def nothing_is_left(before):
    """Assert that nothing is held now that was not before."""
    gc.collect()

    def left():
        return len(sockets() - before[0]), len(threads() - before[1])

    assert comes_true(lambda: left() == (0, 0)), "sockets and threads left: {} {}".format(*left())


@pytest.mark.parametrize("leave", [dropped, closed, left_by_with])
def test_conversations_that_are_left_leave_nothing(leave, opened, server_url):
    """Half of them with a deadline; and none is held while the next ones come."""
    before = sockets(), threads()
    with get_client(server_url, api_key=None) as client:
        for number in range(SESSIONS):
            leave(client, number, opened)
        gc.collect()
        assert comes_true(lambda: len(sockets() - before[0]) <= 1)  # the client's own, which waits for its next call
        assert comes_true(lambda: not threads() - before[1])
    nothing_is_left(before)


def test_a_client_that_is_closed_ends_its_conversations(opened, server_url):
    """Those that somebody still holds as well; who reads them gets no more than what has come, and no error."""
    before = sockets(), threads()
    for _ in range(4):
        client = get_client(server_url, api_key=None)
        kept = [opened(client, number) for number in range(SESSIONS // 4)]
        client.close()
        nothing_is_left(before)
        assert {event.method for _, events in kept for event in events} <= {"values"}
