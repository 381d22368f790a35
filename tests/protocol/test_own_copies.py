"""What a projection gives is its reader's own: changing it changes nothing that was buffered, or that another reader gets."""

from __future__ import annotations

import copy

import pytest

from langgraph_client.protocol.projections.messages import Messages
from langgraph_client.protocol.projections.plain import Extension, Payloads
from langgraph_client.protocol.projections.tools import ToolCalls
from tests.protocol.test_thread_events import spoil
from tests.protocol.thread_wire import event

CALL = {"type": "tool_call", "id": "t", "name": "f", "args": {"city": ["Oslo"]}}
EVENTS = [
    event("values", {"a": [1]}),
    event("custom", {"name": "mine", "payload": {"a": [1]}}),
    event("messages", {"event": "message-start", "role": "ai", "id": "m", "metadata": {"k": {}}}),
    event("messages", {"event": "content-block-finish", "index": 0, "content": CALL}),
    event("messages", {"event": "message-finish", "usage": {"input_tokens": 1}}),
    event("tools", {"event": "tool-started", "tool_call_id": "t", "tool_name": "f", "input": {"city": ["Oslo"]}}),
    event("tools", {"event": "tool-output-delta", "tool_call_id": "t", "delta": {"city": ["Oslo"]}}),
    event("tools", {"event": "tool-finished", "tool_call_id": "t", "output": {"city": ["Oslo"]}}),
]


@pytest.mark.parametrize(
    ("projection", "shown"),
    [
        (lambda: Payloads("values"), lambda given: [given]),
        (lambda: Extension("mine"), lambda given: [given]),
        (Messages, lambda given: [given.message(), given.usage]),
        (ToolCalls, lambda given: [given.input, given.deltas, given.output]),
    ],
    ids=["values", "a named channel", "messages", "tool calls"],
)
def test_what_a_reader_gets_is_its_own(projection, shown):
    """Everything in it is changed, and read anew."""

    def read():
        one = projection()
        [given] = [item for buffered in EVENTS for item in one.add(buffered)]
        return given

    first, sent = read(), [buffered.to_event() for buffered in EVENTS]
    before = copy.deepcopy(shown(first))
    for value in shown(first):
        spoil(value)
    assert shown(read()) == before
    assert [buffered.to_event() for buffered in EVENTS] == sent
