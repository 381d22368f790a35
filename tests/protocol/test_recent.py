"""What is remembered of a server's IDs is bounded: in number, in bytes, and whatever the IDs are."""

from __future__ import annotations

import tracemalloc

import pytest

from langgraph_client.protocol import prefix as prefix_module
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.live_only import LiveOnly
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.prefix import PrefixFilter
from langgraph_client.protocol.recent import MAX_ID, MAX_REMEMBERED, remember, short
from langgraph_client.protocol.replay import digest
from langgraph_client.protocol.verdicts import Verdict

MB = 1_000_000


def test_a_short_id_is_itself_and_a_long_one_is_short():
    """Different ones stay different, also those that UTF-8 does not have."""
    assert short("x" * MAX_ID) == "x" * MAX_ID
    longs = ["x" * (MAX_ID + 1), "x" * MB, "\ud800" * 100]
    assert len({short(one) for one in longs}) == 3
    assert all(len(short(one)) <= MAX_ID for one in longs)


def test_the_oldest_is_forgotten():
    """By default the last 20,000 are kept; one that is put in again is not twice there."""
    memory = {}
    for number in range(MAX_REMEMBERED + 2):
        remember(memory, number, None)
    assert list(memory) == list(range(2, MAX_REMEMBERED + 2))
    remember(memory, 2, "again")
    assert len(memory) == MAX_REMEMBERED


def growth(deliver, count):
    """Bytes that are held after so many events more than at first."""
    tracemalloc.start()
    try:
        deliver(0)
        before = tracemalloc.get_traced_memory()[0]
        for number in range(1, count):
            deliver(number)
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def with_long_ids(number):
    """An event whose ID has 100 KB."""
    return Event("values", b"1", f"run-{number}-" + "x" * 100_000)


def under_one_id(number):
    """One of many events without an ID of their own, of 100 KB."""
    return Event("values", b"%d" % number + b"x" * 100_000, "run-1")


@pytest.mark.parametrize("event", [with_long_ids, under_one_id])
@pytest.mark.parametrize("replaying", [False, True])
def test_a_stream_remembers_little_of_its_events(event, replaying):
    """300 events of 100 KB are 30 MB. A connection that may replay remembers more of them."""
    position = Position("run-0") if replaying else Position()

    def deliver(number):
        one = event(number)
        assert not replaying or position.verdict(one) is Verdict.NEW
        position.mark_delivered(one)

    assert growth(deliver, 300) < MB


@pytest.mark.parametrize("event", [with_long_ids, under_one_id])
def test_what_is_remembered_is_recognised(event):
    """After a disconnect the events that come again are old, and those that follow are new."""
    position = Position()
    for number in range(30):
        position.mark_delivered(event(number))
    position.begin_replay()
    assert position.resume_from() == event(29).id
    assert [position.verdict(event(number)) for number in range(30)] == [Verdict.OLD] * 30
    assert position.verdict(event(30)) is Verdict.NEW


def test_digests_under_one_id_are_bounded():
    """The newest are kept."""
    position = Position()
    for number in range(MAX_REMEMBERED + 100):
        position.mark_delivered(Event("values", b"%d" % number, "run-1"))
    digests = position.for_bookmark()[1]
    assert MAX_REMEMBERED <= len(digests) < MAX_REMEMBERED + 10
    assert digest(Event("values", b"%d" % (MAX_REMEMBERED + 99), "run-1")) in digests
    assert digest(Event("values", b"0", "run-1")) not in digests


def test_an_equal_event_under_one_id_counts_each_time():
    """Also where the events before it are kept as digests."""
    same = Event("values", b"1", "run-1")
    position = Position()
    for _ in range(30):
        position.mark_delivered(same)
    assert position.for_bookmark()[1] == [digest(same)] * 30


def test_live_only_events_under_one_id_are_bounded():
    """By number, and their names take no room."""
    live_only = LiveOnly()

    def deliver(number):
        live_only.mark_delivered(Event(f"messages/{number}" + "x" * 1000, b"1", "5-0"))

    assert growth(deliver, MAX_REMEMBERED + 5000) < 4 * MB
    assert live_only.was_delivered(Event(f"messages/{MAX_REMEMBERED}" + "x" * 1000, b"1", "5-0"))


def test_parts_without_ids_are_bounded(monkeypatch):
    """Those within the bound are recognised when a stream begins anew, those behind it are not."""
    monkeypatch.setattr(prefix_module, "MAX_PREFIX", 3)
    parts = [Event("values", b"%d" % number, "") for number in range(5)]
    one = PrefixFilter()
    assert list(one.skip_replayed([parts])) == [parts]
    assert list(one.skip_replayed([parts])) == [parts[3:]]
