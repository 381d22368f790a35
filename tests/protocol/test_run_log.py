"""What one connection brought: by run, in order, bounded, and with an end that is one."""

from __future__ import annotations

import pytest

from langgraph_client.errors import EventsDropped
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.run_log import ConnectionLog, discard_key, event_key
from tests.protocol.thread_wire import OTHER, RUN, asks, event, root, says, values

DELTA = {"event": "content-block-delta", "index": 0, "delta": {}}


def log_of(*events, limit=100, current=RUN):
    """The log of one connection."""
    log = ConnectionLog(limit)
    for one in events:
        log.add(one, current)
    return log


def test_events_belong_to_the_run_that_began_last():
    """Also when nobody reads that run, and the rest of the run before is over."""
    first, second = values(1), values(2)
    log = log_of(root("running"), first, root("running", OTHER), second)
    assert [one.to_event() for one in log.run(RUN).events] == [root("running").to_event(), first.to_event()]
    assert log.run(OTHER).events[1:] == [second]
    assert (log.run(RUN).ended, log.run(OTHER).ended, log.run("none").ended) == (True, False, False)


def test_a_server_that_does_not_name_the_run():
    """Then it is the current one."""
    running = event("lifecycle", {"event": "running"}, event_id="opaque")
    log = log_of(values(0), running, values(1), current="mine")
    assert len(log.run("mine").events) == 3


@pytest.mark.parametrize(
    ("phase", "ended"), [("completed", True), ("failed", True), ("interrupted", True), ("running", False)]
)
def test_ends(phase, ended):
    """A run that was cancelled ends as interrupted, and nobody is asked."""
    log = log_of(root("running"), root(phase, error="boom")).run(RUN)
    assert (log.ended, log.status, log.error) == (ended, phase, "boom" if phase == "failed" else None)


def test_a_question_does_not_end_a_run():
    """Whether it is over is to be asked; and asked again after each event that is no piece of one."""
    log = log_of(root("running"), asks("i1"), root("interrupted")).run(RUN)
    assert (log.ended, log.needs_status_check, [one.interrupt_id for one in log.interrupts]) == (False, True, ["i1"])
    log.status_checked = True
    log.add(says(DELTA))
    assert not log.needs_status_check
    log.add(values({}))
    assert log.needs_status_check
    log.set_final_event([], frozenset({"values"}))
    assert (log.ended, log.needs_status_check) == (True, False)


def test_what_is_known_to_come_last_ends_the_run():
    """Told by the run's own stream: ids of one millisecond repeat, so that equal ones are counted."""
    log = log_of(root("running"), values(0, event_id="5-0"), asks("i1"), root("interrupted")).run(RUN)
    parts = [StreamPart("values", {}, "5-0"), StreamPart("values", {}, "7-0"), StreamPart("values", {}, "7-0"),
             StreamPart("messages", {}, "8-0"), StreamPart("lifecycle", {}, "9-0")]  # fmt: skip
    log.set_final_event(parts, frozenset({"values", "lifecycle"}))
    ended = []
    for one in (values(1, event_id="6-0"), values(2, event_id="7-0"), asks("i2"), values(3, event_id="7-0.1")):
        log.add(one)
        ended.append(log.ended)
    assert ended == [False, False, False, True]


def test_what_came_last_may_be_here_already():
    """Then the run is over."""
    log = log_of(root("running"), asks("i1"), root("interrupted"), values(0, event_id="5-0")).run(RUN)
    assert log.last_source == "5-0"
    log.set_final_event([StreamPart("values", {}, "5-0")], frozenset({"values"}))
    assert log.ended


def test_what_a_graph_wrote_last_is_waited_for():
    """It comes on the channel of its name, though the run's own stream has it as custom."""
    parts = [StreamPart("custom", {"name": "a"}, "6-0"), StreamPart("custom", 1, "7-0")]
    ended = []
    for channels in ({"custom:a"}, {"custom:b"}, {"custom"}):
        log = log_of(root("running"), event("custom", {"name": "a"}, event_id="6-0")).run(RUN)
        log.set_final_event(parts, frozenset({*channels, "lifecycle"}))
        ended.append((log.final_event_known, log.ended))
    assert ended == [(True, True), (False, True), (True, False)]


def test_a_run_whose_end_was_never_told():
    """The server says how it went; what the events said goes before."""
    silent, told = log_of(root("running")).run(RUN), log_of(root("running"), root("failed")).run(RUN)
    silent.close("completed")
    told.close("completed")
    assert (silent.ended, silent.status, told.status) == (True, "completed", "failed")


def test_the_oldest_events_go():
    """Those of the oldest run first; who needs them is told so, and how to help it."""
    log = log_of(root("running"), *map(values, range(5)), root("running", OTHER), *map(values, range(4)), limit=10)
    assert (log.run(RUN).dropped, log.run(OTHER).dropped) == (1, 0)
    assert len(log.run(RUN).after(1)) == 5
    with pytest.raises(EventsDropped, match="1 events .* raise `max_buffered_events`"):
        log.run(RUN).after(0)


def test_dropped_events_are_known_all_the_same():
    """So that a new connection does not hand them out again."""
    events = [root("running"), *map(values, range(9))]
    log = log_of(*events, limit=5).run(RUN)
    assert log.before(10) == {event_key(one): 1 for one in events}


def test_events_are_known_by_more_than_their_ids():
    """Ids of one millisecond move when the server has not kept all of its events."""
    live, replayed = event("values", 1, event_id="5-0.2"), event("values", 1, event_id="5-0.1")
    other = event("values", 2, event_id="5-0.1")
    keys = log_of(live).run(RUN).before(1)
    assert [discard_key(keys, other), discard_key(keys, replayed), discard_key(keys, replayed)] == [False, True, False]


def test_a_named_channel_is_kept_over():
    """The server does not keep its events; one that does must not double them."""
    named = event("custom", {"name": "progress", "payload": 1})
    log = ConnectionLog(100, log_of(root("running"), named, values(1)))
    log.add(root("running"), RUN)
    log.add(named, RUN)
    log.add(named, RUN)
    assert [one.method for one in log.run(RUN).events] == ["custom", "lifecycle", "custom"]


def test_what_a_graph_writes_with_a_name_is_not_kept_over():
    """The server stores it, and sends it again."""
    log = ConnectionLog(100, log_of(root("running"), event("custom", {"name": "progress", "step": 1})))
    assert log.run(RUN).events == []


def nested(value, levels=5_000):
    """A value in lists and dicts, deeper than `marshal` goes."""
    for _ in range(levels):
        value = {"a": [value]}
    return value


def test_events_that_are_nested_deeply_are_known_too():
    """By all of what they hold."""
    deep = [nested(1), nested(2), nested([]), nested({}), nested({"b": 1}), nested([[], 1]), nested([[1]])]
    keys = [event_key(event("values", one, event_id="1-0")) for one in deep]
    assert len({*keys}) == len(deep)
    assert keys[0] == event_key(event("values", nested(1), event_id="1-0"))
