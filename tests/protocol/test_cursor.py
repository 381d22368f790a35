"""A cursor goes on so that nothing is lost, and tells what was handed out before, whatever the ids look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.protocol.cursor import Cursor, digest, just_before, milliseconds
from langgraph_client.protocol.sse import Event

LAST = 2**64 - 1
A, B, C = (Event("values", data, "5-0") for data in (b"1", b"2", b"3"))
LATER = Event("values", b"1", "5-1")
FLEETING = Event("messages/partial", b"[]", "6-0")

names = st.sampled_from(["values", "updates"])
ids = st.builds("{}-{}".format, st.integers(0, 3), st.integers(0, 2))
events = st.builds(Event, names, st.binary(max_size=2), ids)


def passed(*events_, start=None):
    """A cursor that has handed these out."""
    cursor = Cursor(start)
    for event in events_:
        cursor.passed(event)
    return cursor


def reconnected(*events_):
    """The same after a drop."""
    cursor = passed(*events_)
    cursor.reconnected()
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
def test_nothing_is_between_an_id_and_the_one_just_before(now, sequence):
    """As pairs of integers they follow each other."""
    before = just_before(f"{now}-{sequence}")
    if before == "-":
        assert (now, sequence) == (0, 0)
        return
    left, right = map(int, before.split("-"))
    assert (left, right + 1) == (now, sequence) or (left + 1, right, sequence) == (now, LAST, 0)


@pytest.mark.parametrize(
    ("event_id", "when"),
    [
        ("5-7", 5),
        (f"1795360765151-{LAST}", 1795360765151),
        ("-", None),
        ("", None),
        ("7", None),
        ("run_1_event_5-7", None),
    ],
)
def test_when_an_id_was_given(event_id, when):
    """Only the server's own ids tell."""
    assert milliseconds(event_id) == when


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
        (passed(A, FLEETING), f"4-{LAST}", f"4-{LAST}"),
        (passed(FLEETING), "6-0", "6-0"),
        (passed(FLEETING, start="-"), "6-0", "6-0"),
        (passed(A, Event("messages/partial", b"", "opaque")), "opaque", "opaque"),
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


def test_what_the_server_may_not_keep_comes_again_from_one_that_keeps_it():
    """By its id, which does not go back; what was handed out before it is expected again all the same."""
    earlier, same, next_one = (
        Event("messages/partial", data, event_id)
        for data, event_id in ((b"[0]", "5-9"), (b"[1]", "6-0"), (b"[2]", "6-1"))
    )
    cursor = passed(A, earlier, FLEETING, start="-")
    cursor.reconnected()
    assert not cursor.all_came_again()
    assert [cursor.is_old(event) for event in (A, earlier, FLEETING)] == [True] * 3
    assert [cursor.is_old(event) for event in (same, next_one)] == [False] * 2
    assert cursor.all_came_again()
    assert not cursor.in_doubt


def test_a_bookmark_knows_how_far_what_is_not_kept_was_handed_out():
    """All of its last id were."""
    cursor = Cursor("5-0", [digest(A)], FLEETING.id)
    assert [cursor.is_old(event) for event in (A, FLEETING, Event("messages/partial", b"[1]", "6-0"))] == [True] * 3
    assert not cursor.is_old(Event("messages/partial", b"[1]", "6-1"))
    assert cursor.fleeting == FLEETING.id
    assert not Cursor("5-0").is_old(FLEETING)


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
    cursor = passed(A, A)
    cursor.reconnected()
    assert [cursor.is_old(event) for event in (A, A, A)] == [True, True, False]


def test_equal_events_are_two_again_once_the_repetition_is_over():
    """A server repeats once on a connection; what is equal after that is another event."""
    cursor = passed(A)
    cursor.reconnected()
    later, last = (Event("values", b"1", event_id) for event_id in ("6-0", "7-0"))
    assert [cursor.is_old(event) for event in (B, later, B, later)] == [False, False, True, True]
    assert [cursor.is_old(event) for event in (last, last)] == [False, False]


def test_a_server_that_numbers_within_a_millisecond_repeats_and_has_no_equal_events():
    """Its ids are unique, so that one that comes again at once is a repetition."""
    last = Event("values", b"1", "6-0")
    cursor = Cursor("-")
    assert [cursor.is_old(event) for event in (A, A, LATER, LATER, last, last)] == [
        False,
        False,
        False,
        True,
        False,
        True,
    ]
    cursor = Cursor("-")
    opaque = Event("values", b"1", "run-7")
    assert [cursor.is_old(event) for event in (opaque, opaque)] == [False, False]


def test_a_first_connection_from_the_start_repeats_only_backwards():
    """An id that goes back is the store's overlap with what is live; an equal event under the same id is a second one."""
    cursor = Cursor("-")
    assert [cursor.is_old(event) for event in (A, A, LATER)] == [False, False, False]
    cursor = Cursor("-")
    assert [cursor.is_old(event) for event in (A, B, LATER, B, LATER, C)] == [False] * 3 + [True] * 2 + [False]


@pytest.mark.parametrize("published", [1, 2, 3])
def test_an_equal_event_at_the_seam_is_in_doubt_until_the_store_tells(published):
    """A store and what comes live can overlap; a new connection brings an event as often as it was published."""
    cursor = Cursor("-")
    cursor.answered(3005)
    assert not cursor.is_old(A)
    cursor.passed(A)
    assert cursor.is_old(A)
    assert cursor.in_doubt
    assert cursor.resume_from() == f"4-{LAST}"
    cursor.reconnected()
    cursor.answered(3005)
    assert [cursor.is_old(A) for _ in range(published)] == [True, *[False] * (published - 1)]
    assert not cursor.in_doubt
    later = Event("values", b"1", "7-0")
    assert [cursor.is_old(event) for event in (later, later)] == [False, True]
    assert cursor.in_doubt, "the new connection has a seam, too"


@pytest.mark.parametrize("answered", [None, 3006, -2996])
def test_far_from_the_seam_an_equal_event_is_a_second_one(answered):
    """What was published long before the server answered is in the store alone, and what comes long after is live."""
    cursor = Cursor("-")
    cursor.answered(answered)
    first, again = Event("values", b"1", "5-0"), Event("values", b"1", "5-0")
    assert [cursor.is_old(event) for event in (first, again)] == [False, False]
    assert not cursor.in_doubt


def test_there_is_no_doubt_where_the_seam_was_seen_or_is_none():
    """A connection repeats once; and without a start that is asked for, nothing is stored that could come."""
    cursor = Cursor("-")
    cursor.answered(5)
    last, more = Event("values", b"1", "8-0"), Event("values", b"1", "9-0")
    before = Event("values", b"1", "7-0")
    assert [cursor.is_old(event) for event in (A, before, A, before, last)] == [False, False, True, True, False]
    assert [cursor.is_old(event) for event in (more, more)] == [False, False]
    cursor = passed(A)
    cursor.answered(5)
    cursor.reconnected()
    assert [cursor.is_old(event) for event in (A, more, more)] == [True, False, True]
    assert not cursor.in_doubt


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


@pytest.mark.parametrize("new", [lambda: Cursor("-"), lambda: Cursor("5-0", [digest(A)]), lambda: reconnected(A)])
def test_the_first_heartbeat_of_a_connection_is_one_alone(new):
    """It may come before all else."""
    cursor = new()
    cursor.heartbeat()
    assert cursor.may_repeat
    cursor.heartbeat()
    assert cursor.may_repeat is False


def test_a_new_connection_may_repeat_whatever_the_one_before_was_like():
    """Idle or not."""
    cursor = passed(A)
    cursor.reconnected()
    for _ in range(2):
        cursor.heartbeat()
    cursor.reconnected()
    assert cursor.may_repeat
    assert cursor.is_old(A)


def test_a_plain_first_connection_repeats_nothing():
    """Without an id asked for there is no store and no overlap."""
    assert not Cursor().may_repeat


def test_whether_all_came_again():
    """Each event of the last id has to, before a clean end says anything."""
    cursor = passed(Event("values", b"0", "4-0"), A, A, B)
    assert cursor.all_came_again()
    cursor.reconnected()
    seen = [cursor.all_came_again()]
    for event in (A, C, B, A):
        cursor.is_old(event)
        seen.append(cursor.all_came_again())
    assert seen == [False, False, False, False, True]
    cursor.reconnected()
    assert not cursor.all_came_again()


@pytest.mark.parametrize("cursor", [Cursor(), Cursor("-"), Cursor("5-0"), Cursor("opaque", [digest(A)])])
def test_nothing_has_to_come_again_that_was_not_handed_out_or_is_not_asked_for(cursor):
    """After an id that is opaque the server goes on, so that nothing of that id has to come."""
    assert cursor.all_came_again()
    cursor.reconnected()
    assert cursor.all_came_again()


def test_an_idle_server_has_nothing_to_bring_again():
    """Its store was emptied, or begins later."""
    cursor = passed(A)
    cursor.reconnected()
    cursor.heartbeat()
    assert not cursor.all_came_again()
    cursor.heartbeat()
    assert cursor.all_came_again()


def test_what_is_remembered_is_bounded(monkeypatch):
    """The newest events are known, however many come, and a bookmark of an endless millisecond stays short."""
    monkeypatch.setattr("langgraph_client.protocol.cursor._WINDOW", 3)
    first, *others = [Event("values", b"%d" % number, f"6-{number}") for number in range(4)]
    cursor = reconnected(A)
    assert [cursor.is_old(event) for event in (first, *others[:2], first)] == [False, False, False, True]
    cursor = reconnected(A)
    assert not any(cursor.is_old(event) for event in (first, *others))
    assert [cursor.is_old(event) for event in (*others, first)] == [True, True, True, False]
    assert passed(A, B, C, A).handed_out() == sorted(map(digest, (B, C, A)))


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


def test_a_bookmarks_events_may_come_twice_as_after_a_drop():
    """From the store and then live, also when all of it is of one id."""
    cursor = Cursor("5-0", [digest(A)])
    assert [cursor.is_old(event) for event in (A, B, B, C)] == [True, False, True, False]


def test_a_digest_stays_what_it_is():
    """A bookmark may be taken up by another version."""
    assert digest(A) == digest(Event("values", b"1", "other")) == "x1ytXiqL"


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
