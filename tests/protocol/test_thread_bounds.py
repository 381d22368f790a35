"""What a thread's stream keeps is bounded in bytes, and a frame of another shape is no event."""

from __future__ import annotations

import json

import pytest

from langgraph_client.errors import EventsDropped, ProtocolError
from langgraph_client.protocol import run_log
from langgraph_client.protocol.run_log import ConnectionLog, event_key
from langgraph_client.protocol.thread_events import BufferedEvent, decode
from tests.protocol.thread_wire import RUN, values


def sized(data):
    """An event as it is read from a frame."""
    frame = json.dumps(values(data).to_event())
    return BufferedEvent(decode(frame), len(frame))


def log_of(*events, limit=1000):
    """The log of one run that had these events, on one connection."""
    log = ConnectionLog(limit)
    for one in events:
        log.add(one, RUN)
    return log


def test_events_are_kept_up_to_a_number_of_bytes(monkeypatch):
    """Few large ones take the room of many small ones; the newest stays, whatever its size."""
    monkeypatch.setattr(run_log, "MAX_BUFFERED_BYTES", 10_000)
    log = log_of(*(sized([number, "x" * 2000]) for number in range(20)))
    kept = log.run(RUN)
    assert 2 <= len(kept.events) <= 4
    assert kept.dropped + len(kept.events) == 20
    with pytest.raises(EventsDropped):
        kept.after(0)
    log.add(sized("x" * 50_000), RUN)
    assert [len(event.data) for event in log.run(RUN).events] == [50_000]
    assert [len(log_of(sized("x" * 2000), sized("y")).run(RUN).events)] == [2]


def test_bytes_count_on_the_next_connection_too(monkeypatch):
    """What is kept over from one is."""
    monkeypatch.setattr(run_log, "MAX_BUFFERED_BYTES", 10_000)
    custom = {"method": "custom", "params": {"data": {"name": "mine", "payload": "x" * 4000}}, "type": "event"}
    before = log_of(*(BufferedEvent(custom | {"event_id": f"{number}-0"}, 4000) for number in range(2)))
    log = ConnectionLog(1000, before)
    assert len(log.run(RUN).events) == 2
    log.add(sized("x" * 4000), RUN)
    assert len(log.run(RUN).events) < 3


def test_dropped_events_are_known_up_to_a_number(monkeypatch):
    """A reader that moves to another connection is told when they can't be told from new ones any longer."""
    monkeypatch.setattr(run_log, "MAX_DROPPED", 10)
    few = log_of(*map(values, range(12)), limit=5).run(RUN)
    assert len(few.before(few.dropped)) == few.dropped
    many = log_of(*map(values, range(30)), limit=5).run(RUN)
    assert not many._dropped
    with pytest.raises(EventsDropped, match="more than 10 events"):
        many.before(many.dropped)


def test_a_mark_is_small_and_as_deep_as_json():
    """Whatever the event's data is."""
    deep = json.loads("[" * 900 + "]" * 900)
    different = (deep, [deep], "x" * 1_000_000, {"a": 1}, {"a": 1.0}, {"a": True}, "\ud800")
    marks = {event_key(values(data, event_id="5-0")) for data in different}
    assert len(marks) == len(different)
    assert {len(one) for one in marks} == {16}
    same = {"b": [1, "word"]}, json.loads('{"b": [1, "word"]}')
    assert len({event_key(values(data, event_id="5-0")) for data in same}) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"event_id": 7},
        {"event_id": ["a"]},
        {"params": {"namespace": "a"}},
        {"params": {"namespace": [1]}},
        {"params": {"namespace": {"a": 1}}},
        {"params": {"namespace": 1}},
        {"params": []},
        {"method": None},
        {"method": ["values"]},
    ],
)
def test_an_event_of_another_shape_is_refused(change):
    """Before anything stumbles over it."""
    frame = {"type": "event", "method": "values", "params": {"data": 1}} | change
    with pytest.raises(ProtocolError, match="neither event nor answer"):
        decode(json.dumps(frame))
