"""The two transports on a real socket: what goes over the wire, and what comes."""

from __future__ import annotations

import json
import threading

import pytest

from langgraph_client.errors import APIConnectionError, ProtocolError, StreamInterrupted
from langgraph_client.protocol.commands import Command
from langgraph_client.streams import connectors
from langgraph_client.streams.connectors import SSEConnector
from langgraph_client.streams.thread_stream import open_thread
from langgraph_client.transport.deadline import Deadline
from tests.local_server import THREAD, LocalServer, answer, event, stream
from tests.protocol.thread_wire import root, values

ONE, TWO = root("running").to_event(), values(1).to_event()


def frame(one):
    """An event as the server writes it."""
    return event(one["method"], one, str(one["seq"]))


def channel(server):
    """A channel to a server, with a header of the user's."""
    return SSEConnector(server.transport(), THREAD, {"headers": {"x-own": "1"}}, Deadline(None))


def test_server_sent_events(monkeypatch):
    """Events in batches, signs of life told apart, a clean end."""
    monkeypatch.setattr(connectors, "QUIET", 0.0)
    body = [frame(ONE) + frame(TWO), b": heartbeat\r\n\r\n", frame(TWO)[:20], frame(TWO)[20:]]
    with LocalServer(stream(*body)) as server:
        connection = channel(server).open({"values", "lifecycle"})
        batches = []
        while (batch := connection.read()) is not None:
            batches += [(one.method, connection.idle) for one in batch] or [connection.idle]
        connection.close()
        (seen,) = server.seen
    events = [item for item in batches if item is not True]
    assert events == [("lifecycle", False), ("values", False), ("values", False)]
    assert (seen.method, seen.target) == ("POST", f"/threads/{THREAD}/stream/events")
    assert json.loads(seen.body) == {"channels": ["lifecycle", "values"]}
    assert (seen.headers["x-own"], seen.headers["accept"]) == ("1", "text/event-stream")


def test_signs_of_life_that_lay_there():
    """The server is not idle: what it sent after them is still to be read."""
    seen = threading.Event()
    with LocalServer(stream(b": heartbeat\r\n\r\n" * 3, seen, frame(ONE))) as server:
        connection = channel(server).open({"values", "lifecycle"})
        read = []
        while (batch := connection.read()) is not None:
            read.append((len(batch), connection.idle))
            seen.set()
        connection.close()
    assert read == [(0, False), (1, False)]


@pytest.mark.parametrize(
    ("pieces", "end", "error", "message"),
    [
        ([frame(TWO)[:20]], "clean", APIConnectionError, "within an event"),
        ([], "cut", APIConnectionError, None),
        ([], "reset", APIConnectionError, None),
        ([event("values", {"type": "event"})], "clean", ProtocolError, "neither event nor answer"),
        ([event("error", {"type": "error", "error": "resume_gap", "message": "gone"})], "clean", StreamInterrupted,
         "the server reports resume_gap: gone"),
    ],
)  # fmt: skip
def test_connections_that_break(pieces, end, error, message):
    """An event that is cut never happened; what the server reports is an error."""
    with LocalServer(stream(*pieces, end=end)) as server:
        connection = channel(server).open({"values"})
        with pytest.raises(error, match=message):
            while connection.read() is not None:
                pass
        connection.close()


def test_a_command_is_a_request():
    """It is not sent again blindly; its answer comes as it is."""
    success = {"type": "success", "id": 3, "result": {"run_id": "r"}}
    with LocalServer(answer(success), answer(b"", 503)) as server:
        command = Command(3, "run.start", {"assistant_id": "a"})
        assert command.result(channel(server).send(command)) == {"run_id": "r"}
        with pytest.raises(Exception, match="503"):
            channel(server).send(command)
        assert [json.loads(seen.body) for seen in server.seen] == [command.to_dict()] * 2
        assert {seen.target for seen in server.seen} == {f"/threads/{THREAD}/commands"}


def test_no_such_carrier():
    """Refused before anything is sent."""
    with (
        LocalServer() as server,
        pytest.raises(ValueError, match="transport must be one of sse, websocket, got 'http'"),
    ):
        open_thread(
            server.transport(), None, "agent", transport_name="http", options={}, run_start_timeout=None,
            deadline=Deadline(None), limit=1,
        )  # fmt: skip
