"""The two JSON-RPC protocols go through as they are; the streamed answer comes bit by bit and its connection is closed."""

from __future__ import annotations

import json
from functools import partial

import pytest

from langgraph_client.errors import ProtocolError
from langgraph_client.resources.a2a import A2A
from langgraph_client.resources.mcp import MCP
from langgraph_client.transport.body import Body
from tests.resources.wire import OPTIONS, assert_refused, assert_sent, sent, server, transport

ID = "fe096781-5601-53d2-b2f6-0d3403f7e9ca"
MESSAGE = {"jsonrpc": "2.0", "id": "1", "method": "tools/list", "params": {"n": None}}
ANSWER = {"jsonrpc": "2.0", "id": "1", "result": {}}
mcp = MCP(transport())
a2a = A2A(transport())


@pytest.mark.parametrize(
    ("call", "where", "body", "answer", "result"),
    [
        (partial(mcp.post, MESSAGE), "POST /mcp/", MESSAGE, ANSWER, ANSWER),
        (partial(mcp.post, MESSAGE), "POST /mcp/", MESSAGE, "", None),
        (mcp.get, "GET /mcp/", None, "", None),
        (mcp.delete, "DELETE /mcp/", None, "", None),
        (partial(a2a.post, ID, MESSAGE), f"POST /a2a/{ID}", MESSAGE, ANSWER, ANSWER),
    ],
)
def test_every_option_is_sent_and_the_answer_read(call, where, body, answer, result):
    """Each method sends its payload and the options of the call, and gives what comes."""
    assert assert_sent(call, where, (), body, answer=answer) == result


@pytest.mark.parametrize(
    ("call", "accept"),
    [
        (partial(mcp.post, MESSAGE), "application/json, text/event-stream"),
        (partial(a2a.post, ID, MESSAGE), "application/json"),
    ],
)
def test_the_media_types_are_those_of_the_protocol(call, accept):
    """MCP asks clients to accept both of its forms."""
    with server(ANSWER) as mock:
        call()
        assert sent(mock)[0].headers["accept"] == accept


def stream(*answers):
    """An event stream as the server writes it, with a heartbeat before each event."""
    return "".join(f": heartbeat\n\nevent: message\ndata: {json.dumps(answer)}\n\n" for answer in answers)


@pytest.fixture
def closed(monkeypatch):
    """The bodies that were closed."""
    bodies = []
    close = Body.close

    def note(body):
        bodies.append(body)
        close(body)

    monkeypatch.setattr(Body, "close", note)
    return bodies


def test_a_streamed_answer_comes_decoded(closed):
    """Each event's data is handed out, and at the end the connection is closed."""
    with server(stream(ANSWER, {**ANSWER, "final": True}), content_type="text/event-stream") as mock:
        answers = a2a.post_stream(ID, MESSAGE, **OPTIONS)
        (request,) = sent(mock)
        assert (request.method, request.path, request.body) == ("POST", f"/a2a/{ID}", MESSAGE)
        assert request.query == [("extra", "1"), ("extra", "true")]
        assert (request.headers["accept"], request.headers["x-own"]) == ("text/event-stream", "1")
        assert list(answers) == [ANSWER, {**ANSWER, "final": True}]
    assert len(closed) == 1


@pytest.mark.parametrize("read", [0, 1])
def test_a_stream_that_is_left_early_is_closed(closed, read):
    """Closing the iterator closes the connection, even when nothing was read."""
    with server(stream(ANSWER, ANSWER), content_type="text/event-stream"):
        answers = a2a.post_stream(ID, MESSAGE)
        assert [next(answers) for _ in range(read)] == [ANSWER] * read
        answers.close()
    assert len(closed) == 1


def test_a_stream_whose_data_is_no_json_raises(closed):
    """What can't be read is an error that says which event, and the connection is closed."""
    with server("event: message\ndata: oops\n\n", content_type="text/event-stream"):
        answers = a2a.post_stream(ID, MESSAGE)
        with pytest.raises(ProtocolError, match="event 'message' is no JSON"):
            next(answers)
    assert len(closed) == 1


def test_an_answer_that_is_no_stream_raises():
    """A JSON answer to a message that should have been streamed is not taken for an empty stream."""
    with server(ANSWER), pytest.raises(ProtocolError, match="expected text/event-stream, got application/json"):
        a2a.post_stream(ID, MESSAGE)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(mcp.post, [MESSAGE]), TypeError, "payload must be a mapping"),
        (partial(mcp.post, None), TypeError, "payload must be a mapping"),
        (partial(mcp.post, {"params": {"x": object()}}), TypeError, "payload.params.x: "),
        (partial(mcp.get, timeout=0), ValueError, "timeout must be "),
        (partial(mcp.delete, headers={"x-a": 5}), TypeError, "headers must be a mapping of str to str"),
        (partial(a2a.post, "", MESSAGE), ValueError, "assistant_id must be"),
        (partial(a2a.post, ID, "hi"), TypeError, "payload must be a mapping"),
        (partial(a2a.post_stream, ID, "hi"), TypeError, "payload must be a mapping"),
        (partial(a2a.post_stream, "..", MESSAGE), ValueError, "assistant_id must be"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(call, error, message)
