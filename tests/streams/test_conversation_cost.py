"""What a conversation does for each delta, in calls of functions: a change that makes it do more is seen without a clock."""

from __future__ import annotations

import gc
import json
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

import langgraph_client
from langgraph_client.streams.connectors import _SSEConnection, _WebSocketConnection
from tests.protocol.thread_wire import message, root
from tests.streams.scripted import thread

PACKAGE = str(Path(langgraph_client.__file__).parent)
FEW, MANY = 100, 600
MOST = {"sse": 27, "websocket": 7}
"""Calls of the package's functions for each delta. Over server-sent events each comes in a chunk of its own."""


def documents(count):
    """The events of a run that says one message, as JSON."""
    events = [root("running"), *message("m1", ["word "] * count), root("completed")]
    return [json.dumps(one.to_event()) for one in events]


class Body:
    """A body that brings each event in a chunk of its own."""

    def __init__(self, texts):
        self._chunks = [f"event: messages\r\ndata: {text}\r\n\r\n".encode() for text in texts]

    def __iter__(self):
        return iter(self._chunks)

    def close(self):
        """Nothing to end."""


class Socket:
    """A WebSocket that brings what has come since in batches."""

    def __init__(self, texts):
        self._texts = texts

    def send(self, text):
        """Nobody answers."""

    def receive_some(self):
        """The next hundred messages."""
        batch, self._texts = self._texts[:100], self._texts[100:]
        return batch

    def close(self):
        """Nothing to end."""


OPEN = {
    "sse": lambda texts: _SSEConnection(Body(texts)),
    "websocket": lambda texts: _WebSocketConnection(Socket(texts), ["messages"]),
}


def calls_for(kind, count):
    """How often each function is called for a conversation of so many deltas."""
    texts = documents(count)
    one = thread([])
    one.connector.open = lambda *_, **__: OPEN[kind](texts)
    found = Counter()

    def note(frame, event, _argument):
        if event == "call" and frame.f_code.co_filename.startswith(PACKAGE):
            found[frame.f_code] += 1

    assert sys.getprofile() is None
    gc.collect()
    gc.disable()  # what it would finalize is of other tests
    sys.setprofile(note)
    try:
        said = [str(handle.text) for handle in one.stream.messages]
    finally:
        sys.setprofile(None)
        gc.enable()
    assert said == ["word " * count]
    return found


@pytest.mark.parametrize("kind", MOST)
def test_calls_for_each_delta(kind, tell):
    """They are counted between a short message and a long one, so that what a conversation costs once is left out."""
    more = calls_for(kind, MANY)
    more.subtract(calls_for(kind, FEW))
    each = {code.co_name: calls / (MANY - FEW) for code, calls in more.items() if calls}
    total = sum(each.values())
    tell(f"calls of Python functions for each delta of a conversation, {kind}: {total:.1f}")
    assert total <= MOST[kind], sorted(each.items(), key=lambda one: -one[1])


def test_nobody_is_woken_for_a_delta(monkeypatch):
    """A conversation that one thread reads has nobody to wake, however long it is."""
    woken = Counter()

    class Condition(threading.Condition):
        def notify_all(self):
            woken["all"] += 1
            super().notify_all()

    monkeypatch.setattr(threading, "Condition", Condition)
    counts = []
    for count in (FEW, MANY):
        woken.clear()
        calls_for("sse", count)
        counts.append(woken["all"])
    assert counts[0] == counts[1] > 0
