"""A cursor goes on so that nothing is lost, and tells what was handed out before, whatever the ids look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.protocol.cursor import Cursor, digest, just_before
from langgraph_client.protocol.sse import Event

LAST = 2**64 - 1
A, B, C = (Event("values", data, "5-0") for data in (b"1", b"2", b"3"))
LATER = Event("values", b"1", "5-1")

names = st.sampled_from(["values", "updates"])
ids = st.builds("{}-{}".format, st.integers(0, 3), st.integers(0, 2))
events = st.builds(Event, names, st.binary(max_size=2), ids)


def passed(*events_, start=None):
    """A cursor that has handed these out."""
    cursor = Cursor(start)
    for event in events_:
        cursor.passed(event)
    return cursor


@pytest.mark.parametrize(
    ("event_id", "expected"),
    [
        ("5-7", "5-6"),
        ("5-0", f"4-{LAST}"),
        ("0-0", "-"),
        ("0-1", "0-0"),
        (f"1795360765151-{LAST}", f"1795360765151-{LAST - 1}"),
        ("-", "-"),
        ("", ""),
        ("7", "7"),
        ("abc", "abc"),
        ("5-7-9", "5-7-9"),
        ("-5-7", "-5-7"),
        ("5-7 ", "5-7 "),
        ("run_1_event_5-7", "run_1_event_5-7"),
        ("1" * 20 + "-0", "1" * 20 + "-0"),
        ("018f5c9e-7b1c-7000-8000-000000000000",) * 2,
    ],
)
def test_the_id_just_before(event_id, expected):
    """Only `milliseconds-sequence` has one; all else is opaque and sent as it is."""
    assert just_before(event_id) == expected


@given(st.integers(0, 10**15), st.integers(0, LAST))
def test_nothing_is_between_an_id_and_the_one_just_before(milliseconds, sequence):
    """As pairs of integers they follow each other."""
    before = just_before(f"{milliseconds}-{sequence}")
    if before == "-":
        assert (milliseconds, sequence) == (0, 0)
        return
    left, right = map(int, before.split("-"))
    assert (left, right + 1) == (milliseconds, sequence) or (left + 1, right, sequence) == (milliseconds, LAST, 0)


@pytest.mark.parametrize(
    ("cursor", "first", "resume_from"),
    [
        (Cursor(), None, "-"),
        (Cursor("-"), "-", "-"),
        (Cursor("5-1"), "5-1", "5-1"),
        (Cursor("5-1", [digest(A)]), "5-0", "5-0"),
        (Cursor("opaque", [digest(A)]), "opaque", "opaque"),
        (passed(A), f"4-{LAST}", f"4-{LAST}"),
        (passed(A, LATER), "5-0", "5-0"),
        (passed(Event("a", b"", "")), None, "-"),
        (passed(A, Event("a", b"", "")), f"4-{LAST}", f"4-{LAST}"),
        (passed(A, start="3-3"), f"4-{LAST}", f"4-{LAST}"),
    ],
)
def test_where_a_cursor_goes_on(cursor, first, resume_from):
    """From just before the last one that was handed out; else from where it was asked to begin."""
    assert (cursor.first(), cursor.resume_from()) == (first, resume_from)


def test_what_was_handed_out_of_the_last_id_is_old():
    """The rest of its millisecond is new, and so is the same content under another id."""
    cursor = passed(Event("values", b"0", "4-0"), A, B)
    cursor.reconnected()
    assert [cursor.is_old(event) for event in (A, B, C, LATER)] == [True, True, False, False]


def test_what_comes_twice_on_a_resumed_connection_is_old_the_second_time():
    """Once from the store and once live; another connection begins anew."""
    cursor = passed(A)
    cursor.reconnected()
    assert [cursor.is_old(event) for event in (B, LATER, B, LATER)] == [False, False, True, True]
    cursor.reconnected()
    assert [cursor.is_old(event) for event in (B, LATER)] == [False, False]


def test_equal_events_of_one_millisecond_are_two():
    """One that was handed out counts once, and its twin is new."""
    cursor = passed(B, A)
    cursor.reconnected()
    assert [cursor.is_old(event) for event in (B, A, A)] == [True, True, False]


def test_a_first_connection_from_the_start_repeats_only_backwards():
    """An id that goes back is the store's overlap with what is live; an equal event under the same id is a second one."""
    cursor = Cursor("-")
    assert [cursor.is_old(event) for event in (A, A, LATER)] == [False, False, False]
    cursor = Cursor("-")
    assert [cursor.is_old(event) for event in (A, B, LATER, B, LATER, C)] == [False] * 3 + [True] * 2 + [False]


def test_nothing_repeats_once_the_server_was_idle():
    """Two heartbeats in a row come when all that was stored has been sent; one alone comes by the clock."""
    cursor = passed(A)
    cursor.reconnected()
    assert cursor.is_old(A)
    cursor.heartbeat()
    assert cursor.may_repeat
    assert not cursor.is_old(B)
    cursor.heartbeat()
    assert cursor.may_repeat
    cursor.heartbeat()
    assert not cursor.may_repeat


def test_a_plain_first_connection_repeats_nothing():
    """Without an id asked for there is no store and no overlap."""
    assert not Cursor().may_repeat


def test_events_without_an_id_are_never_old():
    """They can't be told apart."""
    cursor = passed(A)
    cursor.reconnected()
    assert not any(cursor.is_old(Event("a", b"", "")) for _ in range(3))


def test_digests_of_a_bookmark_do_for_the_events_themselves():
    """Each of them once, until the first event of another id."""
    cursor = Cursor("5-0", [digest(A), digest(B)])
    assert cursor.may_repeat
    assert [cursor.is_old(event) for event in (A, C, B)] == [True, False, True]
    cursor.passed(C)
    assert cursor.handed_out() == sorted(map(digest, (A, B, C)))
    cursor.passed(LATER)
    assert cursor.handed_out() == [digest(LATER)]


@pytest.mark.parametrize(
    "other", [Event("update", b"1", "5-0"), Event("values", b"2", "5-0"), Event("value", b"s\n1", "")]
)
def test_a_digest_is_of_name_and_data(other):
    """And the two can't run into each other."""
    assert digest(A) != digest(other)
    assert digest(A) == digest(A._replace(id="other"))


@given(st.lists(events, unique=True).map(lambda some: sorted(some, key=lambda event: event.id)), st.data())
def test_nothing_is_lost_and_nothing_comes_twice(stream, data):
    """A sorted stream that is cut anywhere, taken up by the same cursor or by a bookmark's, and repeats itself."""
    cut = data.draw(st.integers(0, len(stream)))
    cursor = passed(*stream[:cut])
    if data.draw(st.booleans()) and cut:
        cursor = Cursor(cursor.last_event_id, cursor.handed_out())
    cursor.reconnected()
    start = cursor.resume_from()
    position = (-1, 0) if start == "-" else tuple(map(int, start.split("-")))
    rest = [event for event in stream if tuple(map(int, event.id.split("-"))) > position]
    unseen = stream[cut:]
    repeated = data.draw(st.lists(st.sampled_from(unseen))) if unseen else []
    new = []
    for event in [*rest, *repeated]:
        if not cursor.is_old(event):
            cursor.passed(event)
            new.append(event)
    assert stream[:cut] + new == stream
