"""A WebSocket to a real server: commands go out, answers and events come in, and a refusal is a status."""

from __future__ import annotations

import json

import pytest

from langgraph_client.errors import PermissionDeniedError
from langgraph_client.request import path
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.websocket import connect

OVER = {"completed", "failed", "interrupted"}


def command(number, method, **params):
    """A command as the server reads it."""
    return json.dumps({"id": number, "method": method, "params": params})


def opened(client, thread_id):
    """A WebSocket to the events of a thread."""
    place = path("/threads/{thread_id}/stream/events", thread_id=thread_id)
    return connect(client._transport, place, deadline=Deadline(60))


def run_is_over(event):
    """Whether it is the last word of a run."""
    at_root = event.get("method") == "lifecycle" and event["params"]["namespace"] == []
    return at_root and event["params"]["data"]["event"] in OVER


def test_a_run_over_a_websocket(client, thread):
    """Subscribe, start a run, and hear of it until it is over; then the connection is as good as before."""
    websocket = opened(client, thread.thread_id)
    websocket.send(command(1, "subscription.subscribe", channels=["lifecycle", "messages"]))
    websocket.send(command(2, "run.start", assistant_id="chat", input={"messages": "hello"}))
    got = [json.loads(websocket.receive())]
    while not run_is_over(got[-1]):
        got += map(json.loads, websocket.receive_many())
    assert {one["id"]: one["type"] for one in got if "id" in one} == {1: "success", 2: "success"}
    deltas = [one["params"]["data"].get("delta", {}) for one in got if one.get("method") == "messages"]
    assert "".join(delta.get("text", "") for delta in deltas) == "You said: hello"
    websocket.send(command(3, "nonsense"))
    assert json.loads(websocket.receive())["error"] == "unknown_command"
    websocket.close()


def test_a_path_that_is_not_there(client):
    """The server refuses every such handshake with 403."""
    with pytest.raises(PermissionDeniedError):
        connect(client._transport, "/nothing")
