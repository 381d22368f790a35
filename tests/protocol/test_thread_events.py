"""Events of the thread protocol: read, filtered, and refused when they are none."""

from __future__ import annotations

import json

import orjson
import pytest

from langgraph_client import codec
from langgraph_client.errors import ProtocolError
from langgraph_client.protocol.thread_events import (
    BufferedEvent,
    Filter,
    ThreadEvent,
    check_channels,
    decode,
    interrupt_of,
)
from tests.protocol.thread_wire import RUN, asks, event, graph, root, values


def test_what_an_event_says():
    """By attributes and by key."""
    one = event("values", {"a": 1}, ("outer:1",), event_id="9-0.2", node="n").to_event()
    assert (one.method, one.data, one.namespace, one.event_id) == ("values", {"a": 1}, ("outer:1",), "9-0.2")
    assert (one.seq, one.timestamp, one.node, one.channel) == (1, 1, "n", "values")
    assert (one["method"], one["params"]["data"], len(one), min(one)) == ("values", {"a": 1}, 5, "event_id")
    assert (one.type, one.params["node"], one.delta) == ("event", "n", None)
    assert one.name is one.run_id is one.phase is None
    with pytest.raises(KeyError):
        one["data"]


DELTA = {"event": "content-block-delta", "index": 0, "delta": {"type": "text-delta", "text": "word"}}
USUAL = {
    "type": "event",
    "event_id": "7-0",
    "seq": 3,
    "method": "messages",
    "params": {"namespace": ["a:1"], "timestamp": 5, "data": {"event": "message-start", "tags": [{}]}},
}


@pytest.mark.parametrize(
    "sent",
    [
        USUAL,
        {**USUAL, "params": {**USUAL["params"], "data": DELTA}},
        {**USUAL, "params": {**USUAL["params"], "data": DELTA, "node": ["n"]}},
        {**USUAL, "params": {**USUAL["params"], "data": {**DELTA, "delta": {"type": "of a newer server", "": "word"}}}},
        {**USUAL, "params": {**USUAL["params"], "namespace": None}},
        {**USUAL, "params": {"data": [1, {"a": []}], "node": "n"}},
        {**USUAL, "more": {"from": "a newer server"}},
        {"type": "event", "method": "values", "params": {}},
        {
            "type": "event",
            "method": "values",
            "event_id": None,
            "seq": None,
            "params": {"namespace": None, "data": "x"},
        },
    ],
)
def test_an_event_is_a_dict_as_the_server_sent_it(sent):
    """Of the caller's own: whatever is changed in it, the next one that is handed out is as the server sent it."""
    text = json.dumps(sent)
    buffered = BufferedEvent(json.loads(text))
    one, other = buffered.to_event(), buffered.to_event()
    assert type(one) is ThreadEvent
    assert isinstance(one, dict)
    assert json.loads(orjson.dumps(one)) == sent
    assert json.dumps(one) == text
    assert one.data == one.params.get("data") == buffered.data
    assert one.delta == buffered.delta
    assert type(one | {"a": 1}) is dict
    spoil(one)
    assert json.dumps(other) == json.dumps(buffered.to_event()) == text
    assert (one, other.copy()) == ({"spoiled": True}, sent)


def spoil(value):
    """Change everything that can be changed in JSON."""
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, (dict, list)):
            spoil(inner)
    value.clear()
    value.update(spoiled=True) if isinstance(value, dict) else value.append("spoiled")


def test_what_else_the_server_sends_is_kept():
    """Also where it leaves out one of the usual parameters."""
    one = BufferedEvent({"method": "values", "params": {"namespace": [], "data": {}, "node": "n"}}).to_event()
    assert (one.extra, one.node, one.timestamp, one.event_id, one.seq) == ({"node": "n"}, "n", None, None, None)


def test_only_what_the_server_makes_up_names_its_run():
    """In its id."""
    assert (root("running").run_id, asks("i").run_id, values({}).run_id) == (RUN, RUN, None)
    assert (root("running").phase, graph("started", "a:1").phase) == ("running", "started")


def test_a_named_channel():
    """Its events are custom ones with a name; with a payload too, it is the graph's own channel, which is not stored."""
    events = [event("custom", data) for data in ({"name": "progress", "payload": 1}, {"name": "Ada"}, {"name": [1]}, 7)]
    assert [one.name for one in events] == ["progress", "Ada", None, None]
    assert [one.live_only for one in events] == [True, False, False, False]
    assert [one.is_stored for one in events] == [False, True, True, True]
    assert list(map(Filter(["custom:Ada"]), events)) == [False, True, False, False]
    assert event("values", {"name": "Ada"}).name is None


def test_an_interrupt():
    """Its value is the server's payload."""
    found = interrupt_of(asks("i1", {"question": "?"}, namespace=("a:1",)))
    assert found == {"interrupt_id": "i1", "value": {"question": "?"}, "namespace": ["a:1"]}
    assert isinstance(found, dict)
    assert (found.interrupt_id, found.value, found.namespace) == ("i1", {"question": "?"}, ["a:1"])
    assert interrupt_of(values({})) is None
    assert interrupt_of(event("input.requested", {"payload": 1})) is None


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(["values"]), "v v1 v2"),
        (Filter(["input", "lifecycle"]), "i l"),
        (Filter(["custom"]), "c n"),
        (Filter(["custom:progress"]), "n"),
        (Filter(["custom:other"]), ""),
        (Filter(["values", "custom:progress"], [[]], 0), "v n"),
        (Filter(["values"], [["a"]]), "v1 v2"),
        (Filter(["values"], [["a:1"]], 0), "v1"),
        (Filter(["values"], [["a:2"]]), ""),
        (Filter(["values"], [["a", "b:7"], []], 0), "v v2"),
    ],
)
def test_filters(wanted, expected):
    """By channel, by path and by depth; a step may leave out its task."""
    given = {
        "v": values({}),
        "v1": event("values", {}, ("a:1",)),
        "v2": event("values", {}, ("a:1", "b:7")),
        "i": asks("i"),
        "l": root("running"),
        "c": event("custom", 1),
        "n": event("custom", {"name": "progress", "payload": 1}),
    }
    assert " ".join(name for name, one in given.items() if wanted(one)) == expected


@pytest.mark.parametrize("channels", [["bogus"], ["custom:"], ["values", "mesages"], []])
def test_channels_that_are_none(channels):
    """They are refused before anything is sent, with those that there are."""
    with pytest.raises(ValueError, match="the channels are values, updates"):
        check_channels(channels)


def test_frames():
    """An event, an answer, an error; text or bytes."""
    assert decode(b'{"type": "event", "method": "values", "params": {}}')["method"] == "values"
    assert decode('{"type": "success", "id": 1}') == {"type": "success", "id": 1}


@pytest.mark.parametrize("loads", [orjson.loads, codec._loads])
def test_a_frame_that_orjson_rejects(monkeypatch, loads):
    """The standard library decodes it, so that it is the same with orjson and without."""
    monkeypatch.setattr(codec, "try_loads", loads)
    assert decode(rb'{"type": "success", "id": 1, "result": ["\ud83d", 1e400]}')["result"] == ["\ud83d", float("inf")]


@pytest.mark.parametrize("data", [b"{", b"1", b"{}", b'{"type": "event"}', b'{"type":"event","method":"x","params":1}'])
def test_frames_that_are_none(data):
    """The message shows what came."""
    with pytest.raises(ProtocolError, match="a frame of the thread's stream"):
        decode(data)
