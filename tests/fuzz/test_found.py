"""What fuzzing has found, each as the smallest input that shows it."""

from __future__ import annotations

import json

import pytest

from tests.fuzz.inputs import nested
from tests.fuzz.targets import read_events, read_thread


def part(name, data):
    """The body of a stream with one event."""
    return [[f"event: {name}\ndata: {json.dumps(data)}\n\n".encode()]]


def said(**data):
    """A frame with an event of the channel `messages`."""
    return json.dumps({"type": "event", "method": "messages", "params": {"data": data}})


BEGIN = said(event="message-start")
DEEP = nested(900)


@pytest.mark.parametrize(
    "bodies",
    [
        part("tasks", {"interrupts": 7}),
        part("values", {"__interrupt__": True}),
        part("debug", {"type": "task_result", "payload": {"interrupts": "ab"}}),
        part("messages", [{"type": DEEP, "id": DEEP, "content": DEEP}, {"langgraph_node": DEEP}]),
    ],
)
def test_parts_of_another_shape(bodies):
    """Interrupts that are no list were a TypeError, words nested too deeply a RecursionError."""
    read_events(bodies)


@pytest.mark.parametrize(
    "frames",
    [
        [BEGIN, said(event="content-block-start", index=[], content={"type": "text"})],
        [BEGIN, said(event="content-block-delta", index={}, delta={"type": "text-delta", "text": "a"})],
        [BEGIN, BEGIN, said(event="content-block-finish", index=[1], content={"type": []})],
        [
            BEGIN,
            said(event="content-block-start", index=0, content={"deltas": 1}),
            said(event="content-block-delta", index=0),
        ],
        [said(event="message-start", role=DEEP), said(event="error", message=DEEP)],
        [json.dumps({"type": "error", "error": DEEP, "message": DEEP})],
    ],
)
def test_thread_events_of_another_shape(frames):
    """An index that is no number was a TypeError, and so on: each such event is read as far as it says something."""
    read_thread(frames)
