"""A thread over one WebSocket: the subscription, commands and their answers among events, signs of life, every end."""

from __future__ import annotations

import json
import threading

import pytest

from langgraph_client.errors import APIConnectionError, CommandRefused, StreamInterrupted
from langgraph_client.protocol.commands import Command
from langgraph_client.streams import connectors
from langgraph_client.streams.connectors import WebSocketConnector
from langgraph_client.transport.deadline import Deadline
from tests.local_server import THREAD, LocalServer
from tests.protocol.thread_wire import root, values
from tests.transport.frames import PING, closing, frame, read_frame, talk

SUBSCRIBED = {"type": "success", "id": 0, "result": {"subscription_id": "s", "replayed_events": 0}}
START = Command(1, "run.start", {"assistant_id": "a"})
ANSWER = {"type": "success", "id": 1, "result": {"run_id": "r"}}


def text(one):
    """A frame with an event or an answer."""
    return frame(json.dumps(one if isinstance(one, dict) else one.to_event()))


def opened(server, *channels):
    """A connection, and what it was opened with."""
    way = WebSocketConnector(server.transport(), THREAD, {}, Deadline(None))
    assert way.in_band
    return way.open(channels or ("values", "lifecycle"))


def test_answers_to_nothing_are_not_kept():
    """Neither to commands that were not sent, nor a second one to the same."""
    others = b"".join(text({"type": "success", "id": number, "result": {}}) for number in (2, 3, -1))
    script = talk(
        read_frame, text(SUBSCRIBED) + others, read_frame, text(ANSWER) + text(values(1)) + text(values(2)), read_frame
    )
    with LocalServer(script) as server:
        connection = opened(server)
        assert connection.read() == []
        connection.send(START)
        while not connection.read():
            pass
        assert connection.answers.pop(1) == ANSWER
        assert not connection.answers
        connection.close()


def test_events_and_commands(monkeypatch):
    """Answers are told from events by their number; a sign of life is none of both."""
    monkeypatch.setattr(connectors, "QUIET", 0.0)
    told, came = [], [threading.Event(), threading.Event()]

    def reads(wire):
        told.append(json.loads(read_frame(wire)[1]))

    script = talk(reads, text(SUBSCRIBED), text(root("running")), reads, text(ANSWER) + text(values(1)), came[0],
                  frame(b"", PING), read_frame, came[1], text(values(2)), read_frame)  # fmt: skip
    with LocalServer(script) as server:
        connection = opened(server)
        connection.send(START)
        found, idle = [], 0
        while len(found) < 3:
            found += connection.read()
            idle += connection.idle
            came[0].set() if len(found) == 2 else None
            came[1].set() if connection.idle else None
        connection.close()
        (seen,) = server.seen
    assert [one.method for one in found] == ["lifecycle", "values", "values"]
    assert (connection.answers, idle) == ({1: ANSWER}, 1)
    assert (seen.method, seen.target) == ("GET", f"/threads/{THREAD}/stream/events")
    assert told[0] == {"id": 0, "method": "subscription.subscribe", "params": {"channels": ["lifecycle", "values"]}}
    assert told[1] == START.to_dict()


@pytest.mark.parametrize(
    ("sent", "error", "message"),
    [
        (
            text({**SUBSCRIBED, "type": "error", "error": "invalid_argument", "message": "no"}),
            CommandRefused,
            "subscribe",
        ),
        (
            text({"type": "error", "id": None, "error": "resume_gap", "message": "gone"}),
            StreamInterrupted,
            "resume_gap",
        ),
        (closing(1011, "thread stream ended"), APIConnectionError, "1011 thread stream ended"),
        (b"", APIConnectionError, "without a closing frame"),
    ],
)
def test_ends(sent, error, message):
    """A refused subscription, an error that the server reports, a close, and no close at all."""
    with LocalServer(talk(read_frame, sent)) as server:
        connection = opened(server)
        with pytest.raises(error, match=message):
            while True:
                connection.read()
        connection.close()
