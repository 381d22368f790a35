"""Messages in the shapes of each server: all of their text, and whole messages."""

from __future__ import annotations

import pytest

from langgraph_client import StreamPart
from langgraph_client.protocol.assemble import messages, tokens
from langgraph_client.protocol.events import decode
from langgraph_client.protocol.items import Comment, Event
from langgraph_client.protocol.shapes import CHUNKS, EVENTS, message_of, of_modes, shape_of
from tests.protocol.chunks import SITE

WHOLE = {"type": "ai", "content": "Hi", "id": "w", "tool_calls": []}


@pytest.mark.parametrize("shape", CHUNKS, ids=lambda shape: shape.source[:30])
@pytest.mark.parametrize("event", EVENTS)
def test_every_shape_in_every_event(shape, event):
    """Chunks become one message, and their text comes piece by piece."""
    said = [StreamPart(event, [{**shape.example, "content": text}, SITE]) for text in ("Hel", "lo", "")]
    assert "".join(tokens(said)) == "Hello"
    [message] = messages(said)
    assert (message.text, message.type, message.id) == ("Hello", "ai", "m")


@pytest.mark.parametrize("shape", CHUNKS, ids=lambda shape: shape.source[:30])
def test_tool_calls(shape):
    """Their arguments are put together from the pieces."""
    pieces = [{"name": "add", "args": '{"a":', "id": "c", "index": 0}, {"args": "1}", "index": 0}]
    said = [
        StreamPart("messages", [{**shape.example, "content": "", "tool_call_chunks": [one]}, SITE]) for one in pieces
    ]
    [message] = messages(said)
    assert [(call["name"], call["args"]) for call in message.tool_calls] == [("add", {"a": 1})]


@pytest.mark.parametrize("shape", CHUNKS, ids=lambda shape: shape.source[:30])
def test_chunks_without_an_id(shape):
    """They are one message by the place that they come from."""
    chunk = {key: value for key, value in shape.example.items() if key != "id"}
    said = [StreamPart("messages", [{**chunk, "content": text}, SITE]) for text in ("Hel", "lo")]
    assert "".join(tokens(said)) == "Hello"
    assert [message.text for message in messages(said)] == ["Hello"]


def test_a_whole_message_is_no_chunk():
    """It says all at once, also after its own chunks."""
    assert shape_of(WHOLE) is None
    chunk = {"type": "ai", "content": "Hi", "id": "w", "tool_call_chunks": []}
    assert "".join(tokens([StreamPart("messages", [chunk, SITE]), StreamPart("messages", [WHOLE, SITE])])) == "Hi"
    assert [
        one.text for one in messages([StreamPart("messages", [chunk, SITE]), StreamPart("messages", [WHOLE, SITE])])
    ] == ["Hi"]


@pytest.mark.parametrize(
    ("data", "text"), [([WHOLE, SITE], "Hi"), ([WHOLE], "Hi"), (WHOLE, "Hi"), ([WHOLE, None], "Hi"), ([1, 2], None), (None, None)]
)  # fmt: skip
def test_a_message_alone(data, text):
    """The metadata may be missing, and the pair with it; what is no message is none."""
    message, _ = message_of(data)
    assert message.get("content") == text


def test_an_event_with_nothing_in_it():
    """`data: null`, and no data at all, are None."""
    assert decode(Event("end", b"null", "")).data is decode(Event("end", b"", "")).data is None


def test_events_of_modes():
    """What is of no known mode always passes, and so does a heartbeat."""
    names = [
        "metadata",
        "values",
        "values|a:1",
        "updates",
        "messages",
        "messages/partial",
        "custom",
        "error",
        "end",
        "new",
    ]
    sent = [Event(name, b"1", "") for name in names]
    passed = [one.event for one in of_modes({"values", "messages-tuple"}, sent)]
    assert passed == ["metadata", "values", "values|a:1", "messages", "error", "end", "new"]
    assert of_modes(set(), [Comment("heartbeat")]) == [Comment("heartbeat")]
