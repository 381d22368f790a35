"""Frames: what is written is read again, names and ids can't begin fields, and no error says what only the log is to know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client import errors
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.sse import iter_events
from langgraph_client.web import frames

SECRET = "password=hunter2"
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


@given(st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8"), min_size=1), values)
def test_what_is_written_is_read(name, data):
    """By the package's own parser, whatever the text is: line breaks, emoji, quotes."""
    import json

    (event,) = iter_events([frames.frame(name, data, "lg1.x")])
    assert (event.event, json.loads(event.text), event.id) == (name, data, "lg1.x")
    assert frames.frame(name, data, "lg1.x").count(b"\n") == 4


def test_half_a_surrogate_pair_is_escaped():
    """JSON can hold it and UTF-8 can't; JavaScript reads the escape."""
    assert frames.frame("values", "\ud83d") == b'event: values\ndata: "\\ud83d"\n\n'


@pytest.mark.parametrize("bad", ["a\nid: 5", "a\r", "\0"])
def test_nothing_begins_a_field_of_its_own(bad):
    """Neither in the event's name nor in its id."""
    with pytest.raises(ValueError, match="event must hold no line break"):
        frames.frame(bad, None)
    with pytest.raises(ValueError, match="id must hold no line break"):
        frames.frame("values", None, bad)


@pytest.mark.parametrize("bad", [float("nan"), object()])
def test_what_is_no_json_is_refused(bad):
    """JavaScript could not read it."""
    with pytest.raises((ValueError, TypeError)):
        frames.frame("values", bad)


@pytest.mark.parametrize(
    "problem",
    [
        errors.StreamInterrupted(SECRET, bookmark=SECRET),
        errors.DeadlineExceeded(SECRET),
        errors.APIConnectionError(SECRET),
        errors.APITimeoutError(SECRET),
        errors.InternalServerError(SECRET, status_code=500, body=SECRET, path=SECRET),
        errors.NotFoundError(SECRET, status_code=404),
        errors.ProtocolError(SECRET),
        errors.RunFailed(SECRET, SECRET),
        errors.EventsDropped(SECRET),
        errors.CommandRefused(SECRET, SECRET, method=SECRET),
        ValueError(SECRET),
    ],
    ids=lambda problem: type(problem).__name__,
)
def test_an_error_tells_no_secret(problem):
    """Of ours its class, of others not even that."""
    said = frames.error(problem, retry=False)
    assert b"hunter2" not in said
    name = type(problem).__name__ if isinstance(problem, errors.LangGraphError) else "InternalError"
    assert f'"error":"{name}"'.encode() in said


FAILED = {"id": "1", "name": "node", "error": {"error": "ValueError", "message": SECRET}, "result": {"error": "mine"}}


@pytest.mark.parametrize(
    ("event", "data"),
    [
        ("error", {"error": "ValueError", "message": SECRET}),
        ("tasks", FAILED),
        ("tasks|outer:5", FAILED),
        ("debug", {"type": "task_result", "payload": FAILED}),
        ("debug", {"type": "checkpoint", "payload": {"tasks": [FAILED]}}),
        ("checkpoints", {"values": {"error": "mine"}, "tasks": [{"id": "1", "error": SECRET}]}),
    ],
)
def test_the_texts_of_a_graphs_exceptions_stay_here(event, data):
    """In every mode that shows them. What the graph itself calls an error in its state is its own business."""
    shown = repr(frames.redact_errors(StreamPart(event, data)).data)
    assert "hunter2" not in shown
    assert ("mine" in shown) is ("mine" in repr(data))
    assert "failed" in shown


@pytest.mark.parametrize(
    ("method", "data"),
    [
        ("lifecycle", {"event": "failed", "error": SECRET}),
        ("tasks", FAILED),
        ("tools", {"event": "tool-error", "tool_call_id": "1", "message": SECRET}),
        ("messages", {"event": "error", "message": SECRET}),
    ],
)
def test_so_they_do_in_the_thread_protocol(method, data):
    """Event by event."""
    assert "hunter2" not in repr(frames.redact_event_errors(method, data))


@pytest.mark.parametrize("data", [None, "text", {"event": "started"}, {"error": None, "tasks": None}])
def test_what_holds_no_error_goes_through(data):
    """As it is."""
    assert frames.redact_event_errors("tasks", data) == data
    assert frames.redact_errors(StreamPart("values", data)).data == data
