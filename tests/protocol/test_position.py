"""A position resumes so that nothing is lost, and recognises what was delivered before, whatever the IDs look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.protocol import position as position_module
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.position import MAX_GROUP, MAX_GROUP_BYTES, MIN_LARGE, Position
from langgraph_client.protocol.replay import digest
from langgraph_client.protocol.verdicts import Verdict

NEW, OLD, AMBIGUOUS, GAP = Verdict.NEW, Verdict.OLD, Verdict.AMBIGUOUS, Verdict.GAP
MAX_SEQUENCE = 2**64 - 1
A, B, C = (Event("values", data, "5-0") for data in (b"1", b"2", b"3"))
LATER = Event("values", b"1", "5-1")
LIVE_ONLY = Event("messages/partial", b"[]", "6-0")

names = st.sampled_from(["values", "updates"])
ids = st.builds("{}-{}".format, st.integers(0, 3), st.integers(0, 2))
events = st.builds(Event, names, st.binary(max_size=2), ids)


@pytest.fixture(
    autouse=True,
    params=[{}, {"MIN_LARGE": 0}, {"MAX_GROUP": 1}],
    ids=["digests", "compared", "folded"],
    scope="module",
)
def _bounds(request):
    """The same verdicts, whether events are compared by digests, taken on a disconnect or before, or by their bytes."""
    with pytest.MonkeyPatch.context() as patch:
        for name, bound in request.param.items():
            patch.setattr(position_module, name, bound)
        yield


def delivered(*events_, start=None):
    """A position after these events."""
    position = Position(start)
    for event in events_:
        position.mark_delivered(event)
    return position


def resumed(*events_, start=None):
    """The same on a new connection."""
    position = delivered(*events_, start=start)
    position.begin_replay()
    return position


def verdicts(position, *events_):
    """What it says of each event; the new ones are delivered."""
    found = []
    for event in events_:
        verdict = position.verdict(event) if position.replaying else NEW
        if verdict in (NEW, GAP):
            position.mark_delivered(event)
        found.append(verdict)
    return found


@pytest.mark.parametrize(
    ("position", "first", "resume_from"),
    [
        (Position(), None, "-"),
        (Position("-"), "-", "-"),
        (Position("5-1"), "5-0", "5-0"),
        (Position("5-0"), f"4-{MAX_SEQUENCE}", f"4-{MAX_SEQUENCE}"),
        (Position("7"), "6", "6"),
        (Position("opaque"), "opaque", "opaque"),
        (Position("5-1", [digest(A)]), "5-0", "5-0"),
        (Position("5-1", []), "5-1", "5-1"),
        (Position("-", []), "-", "-"),
        (Position("opaque", [digest(A)]), "opaque", "opaque"),
        (delivered(A), f"4-{MAX_SEQUENCE}", f"4-{MAX_SEQUENCE}"),
        (delivered(A, LATER), "5-0", "5-0"),
        (delivered(Event("a", b"", "")), None, "-"),
        (delivered(A, Event("a", b"", "")), f"4-{MAX_SEQUENCE}", f"4-{MAX_SEQUENCE}"),
        (delivered(A, start="3-3"), f"4-{MAX_SEQUENCE}", f"4-{MAX_SEQUENCE}"),
        (delivered(A, LIVE_ONLY), f"4-{MAX_SEQUENCE}", f"4-{MAX_SEQUENCE}"),
        (delivered(LIVE_ONLY), "6-0", "6-0"),
        (delivered(LIVE_ONLY, start="-"), "6-0", "6-0"),
        (delivered(LIVE_ONLY, start="5-9"), "5-8", "5-8"),
        (delivered(A, Event("messages/partial", b"", "opaque")), "opaque", "opaque"),
    ],
)
def test_where_a_position_resumes(position, first, resume_from):
    """Just before the last event that was delivered or that the user named; else from where it was asked to begin."""
    assert (position.first(), position.resume_from()) == (first, resume_from)
    position.begin_replay()
    assert position.resume_from() == resume_from


def test_what_was_delivered_of_the_last_id_is_old():
    """The rest of its millisecond is new, and so is the same content under another ID."""
    position = resumed(Event("values", b"0", "4-0"), A, B)
    assert verdicts(position, A, B, C, LATER) == [OLD, OLD, NEW, NEW]


@pytest.mark.parametrize(("count", "size"), [(MAX_GROUP + 1, 1), (2, MAX_GROUP_BYTES), (2, MIN_LARGE)])
def test_what_was_delivered_of_a_crowded_millisecond_is_left_behind(count, size):
    """However many or large its events were, the first one of another ID is all that has to be replayed."""
    crowd = [Event("custom", b"%d" % number * size, "4-0") for number in range(count)]
    position = delivered(Event("custom", b"", "3-0"), *crowd, A)
    assert position.for_bookmark()[1] == [digest(A)]
    position.begin_replay()
    assert verdicts(position, A, B) == [OLD, NEW]
    assert position.proven


def test_all_events_of_an_id_that_the_user_named_are_old():
    """Their replay is the proof that the server stores the stream; the first one of another ID takes its place."""
    position = Position("5-0")
    assert not position.proven
    assert verdicts(position, A, B, B, LATER) == [OLD, OLD, OLD, NEW]
    assert position.proven
    position.begin_replay()
    assert not position.proven
    assert verdicts(position, LATER) == [OLD]
    assert position.proven


def test_an_id_that_the_user_named_stays_so_until_something_is_delivered():
    """On each connection, and in a bookmark."""
    position = Position("5-0")
    for _ in range(2):
        assert verdicts(position, A, B) == [OLD, OLD]
        assert position.proven
        position.begin_replay()
        assert not position.proven
    assert position.for_bookmark()[1] == ["*"]
    again = Position("5-0", ["*"])
    assert verdicts(again, A, B, LATER) == [OLD, OLD, NEW]
    assert again.for_bookmark()[1] == [digest(LATER)]


def test_live_only_events_are_old_on_a_server_that_stores_them():
    """By their IDs, which do not go back; what was delivered before them is replayed all the same."""
    earlier, same, next_one = (
        Event("messages/partial", data, event_id)
        for data, event_id in ((b"[0]", "5-9"), (b"[1]", "6-0"), (b"[2]", "6-1"))
    )
    position = resumed(A, earlier, LIVE_ONLY, start="-")
    assert not position.proven
    assert verdicts(position, A, earlier, LIVE_ONLY, same, next_one) == [OLD] * 3 + [NEW] * 2
    assert position.proven


def test_a_bookmark_knows_which_live_only_events_were_delivered():
    """All of its last ID were."""
    position = Position("5-0", [digest(A)], LIVE_ONLY.id)
    other = Event("messages/partial", b"[1]", "6-0")
    assert verdicts(position, A, LIVE_ONLY, other, other._replace(id="6-1")) == [OLD, OLD, OLD, NEW]
    assert position.live_only.last_id == "6-1"
    assert verdicts(Position("5-0"), LIVE_ONLY) == [NEW]


def test_an_event_that_comes_from_the_store_and_live_is_old_the_second_time():
    """Once on each connection; another one begins anew."""
    position = resumed(A)
    assert verdicts(position, A, B, LATER, B, LATER) == [OLD, NEW, NEW, OLD, OLD]
    position.begin_replay()
    assert verdicts(position, LATER, Event("values", b"2", "5-2")) == [OLD, NEW]


def test_equal_events_of_one_millisecond_are_as_many_as_were_delivered():
    """Another one may be a replay, so that the store has to count them."""
    assert verdicts(resumed(B, A), B, A, A, A) == [OLD, OLD, NEW, AMBIGUOUS]
    assert verdicts(resumed(A, A), A, A, A, A) == [OLD, OLD, NEW, AMBIGUOUS]


def test_equal_events_are_two_again_once_the_overlap_is_over():
    """A server repeats once on a connection; what is equal after that is another event."""
    position = resumed(A)
    later, last = (Event("values", b"1", event_id) for event_id in ("6-0", "7-0"))
    assert verdicts(position, A, B, later, B, later, last, last) == [OLD, NEW, NEW, OLD, OLD, NEW, NEW]
    assert not position.replaying


def test_a_server_that_numbers_within_a_millisecond_has_no_equal_events_of_one_id():
    """Once it has shown a number other than 0; before that nobody can tell."""
    last = Event("values", b"1", "6-0")
    assert verdicts(Position("-"), A, A) == [NEW, AMBIGUOUS]
    assert verdicts(Position("-"), A, LATER, LATER, last, last) == [NEW, NEW, OLD, NEW, NEW]
    position = Position("-")
    assert verdicts(position, A, LATER) == [NEW, NEW]
    position.begin_replay()
    assert verdicts(position, LATER, last, last) == [OLD, NEW, OLD]


@pytest.mark.parametrize("event_id", ["run-7", "7"])
def test_other_servers_give_an_id_once(event_id):
    """So an event that comes again is a replay."""
    event = Event("values", b"1", event_id)
    assert verdicts(Position("-"), event, event) == [NEW, OLD]


@pytest.mark.parametrize("published", [1, 2, 3])
def test_an_ambiguous_event_is_counted_by_the_store(published):
    """What is published while the server begins to listen comes twice; a new connection has it as often as it was."""
    position = Position("-")
    position.set_response_time(3005)
    assert verdicts(position, A, A) == [NEW, AMBIGUOUS]
    assert position.ambiguous == A
    assert position.resume_from() == f"4-{MAX_SEQUENCE}"
    position.begin_replay()
    position.set_response_time(3005)
    assert position.ambiguous is None
    assert verdicts(position, *[A] * published) == [OLD, *[NEW] * (published - 1)]
    later = Event("values", b"1", "7-0")
    assert verdicts(position, later, later) == [NEW, AMBIGUOUS]
    position.begin_replay()
    assert verdicts(position, later, A._replace(id="8-0"), A._replace(id="8-0")) == [OLD, NEW, AMBIGUOUS]


def test_an_event_that_was_stored_long_before_the_response_is_not_ambiguous():
    """The time is that of the present connection."""
    position = Position("-")
    position.set_response_time(3006)
    assert verdicts(position, A, A) == [NEW, NEW]
    position.begin_replay()
    assert verdicts(position, A, A, A) == [OLD, OLD, NEW]
    assert verdicts(position, A) == [AMBIGUOUS]


def test_a_response_time_without_a_replay_is_of_no_use():
    """The connection that starts a run has live events only."""
    position = Position()
    position.set_response_time(5)
    assert verdicts(position, A, A) == [NEW, NEW]


def test_a_first_connection_without_an_id_replays_nothing():
    """Every later one may, whatever the one before was like."""
    position = Position()
    assert not position.replaying
    assert verdicts(position, A, LATER) == [NEW, NEW]
    position.begin_replay()
    assert position.replaying
    assert verdicts(position, LATER) == [OLD]


def test_newer_events_without_the_last_one_are_a_gap():
    """Once on a connection, and on the next one there is nothing missing."""
    position = resumed(A)
    last = Event("values", b"1", "7-0")
    assert verdicts(position, Event("values", b"1", "6-0"), last) == [GAP, NEW]
    assert not position.proven
    position.begin_replay()
    assert verdicts(position, last) == [OLD]
    assert position.proven


def test_a_proof_is_the_replay_of_everything_that_was_delivered_of_the_last_id():
    """On each connection anew; without a replay there is no proof."""
    position = delivered(Event("values", b"0", "4-0"), A, A, B)
    assert not position.proven
    position.begin_replay()
    seen = [position.proven]
    for event in (A, C, B, A):
        verdicts(position, event)
        seen.append(position.proven)
    assert seen == [False, False, False, False, True]
    position.begin_replay()
    assert not position.proven


@pytest.mark.parametrize(
    "position", [Position(), Position("-"), Position("5-0", []), Position("opaque", [digest(A)]), delivered(LIVE_ONLY)]
)
def test_what_can_not_be_proven(position):
    """Where nothing was delivered, or IDs are opaque, or no server stores what was."""
    assert not position.proven
    position.begin_replay()
    assert not position.proven


def test_an_error_may_be_replayed_and_need_not():
    """Some servers store a run's error. A bookmark marks it; one of version 0.1 does not."""
    failed = Event("error", b"{}", "5-0")
    position = resumed(A, failed)
    assert verdicts(position, A) == [OLD]
    assert position.proven
    assert verdicts(position, failed) == [OLD]
    assert position.for_bookmark()[1] == sorted([digest(A), digest(failed)])
    assert digest(failed).startswith("!")
    for written in (digest(failed), digest(failed).removeprefix("!")):
        assert verdicts(Position("5-0", [written]), failed) == [OLD]


def test_whether_an_event_has_an_id_of_its_own():
    """Not if the one before it, which was delivered, dropped or is live-only, put that ID in force."""
    position = delivered(A)
    assert (position.has_own_id(B), position.has_own_id(LATER)) == (False, True)
    position.mark_delivered(LIVE_ONLY)
    assert not position.has_own_id(Event("error", b"{}", LIVE_ONLY.id))
    position = resumed(A, LATER)
    assert (position.has_own_id(A), position.has_own_id(LATER)) == (True, False)
    position = resumed(A)
    assert verdicts(position, Event("values", b"0", "4-0")) == [OLD]
    assert (position.has_own_id(Event("error", b"{}", "4-0")), position.has_own_id(A)) == (False, True)


def test_events_without_an_id_are_never_old():
    """They can't be told apart."""
    assert verdicts(resumed(A), *[Event("a", b"", "")] * 3) == [NEW] * 3


def test_digests_of_a_bookmark_stand_for_the_events_themselves():
    """Each of them once, until the first event of another ID."""
    position = Position("5-0", [digest(A), digest(B)])
    assert position.replaying
    assert verdicts(position, A, C, B) == [OLD, NEW, OLD]
    assert position.for_bookmark()[1] == sorted(map(digest, (A, B, C)))
    assert verdicts(position, LATER) == [NEW]
    assert position.for_bookmark()[1] == [digest(LATER)]


def test_the_overlap_after_a_bookmark_may_be_of_one_id():
    """From the store and then live, so that nobody but the store can tell."""
    position = Position("5-0", [digest(A)])
    assert verdicts(position, A, B, B) == [OLD, NEW, AMBIGUOUS]
    position.begin_replay()
    assert verdicts(position, A, B, C) == [OLD, OLD, NEW]


def test_a_replay_from_the_start_of_a_server_with_opaque_ids():
    """It knows nothing of the last event ID; what was delivered is recognised by the IDs."""
    one, two, three, four = (Event("values", b"1", f"run-{number}") for number in "1234")
    position = resumed(one, two, three)
    assert verdicts(position, one, two, three, four) == [OLD, OLD, OLD, NEW]


def test_a_bookmark_of_an_opaque_id_that_the_user_named():
    """The server begins behind it, so that events which keep it in force are delivered, and old from then on."""
    one, two = (Event("values", data, "run-1") for data in (b"1", b"2"))
    position = Position("run-1")
    assert position.for_bookmark()[1] == ["*"]
    assert verdicts(position, one) == [NEW]
    assert verdicts(Position("run-1", position.for_bookmark()[1]), one, two) == [OLD, NEW]


def test_events_that_keep_an_opaque_id_in_force():
    """A server may give an ID to some events only; those behind it, delivered or not, have the same one in force."""
    one, two, three = (Event("values", data, "run-1") for data in (b"1", b"2", b"3"))
    assert verdicts(resumed(one), two, three) == [NEW, NEW]
    assert verdicts(resumed(one), one, two) == [OLD, NEW]


def test_opaque_ids_that_are_remembered_are_bounded(monkeypatch):
    """The newest ones are."""
    monkeypatch.setattr("langgraph_client.protocol.position._MAX_KNOWN", 2)
    one, two, three = (Event("values", b"1", f"run-{number}") for number in "123")
    assert verdicts(resumed(one, two, three), one) == [NEW]
    assert verdicts(resumed(one, two, three), two) == [OLD]


def test_ids_that_go_back_below_the_last_one_are_old():
    """As of a server that ignores the last event ID, connection after connection."""
    history = [Event("values", b"1", f"{number}-0") for number in range(8, 14)]
    position = resumed(*history[:3])
    for upto in (4, 6):
        assert verdicts(position, *history[:upto]) == [OLD] * (upto - 1 - (upto == 6)) + [NEW] * (1 + (upto == 6))
        position.begin_replay()
    assert position.last_event_id == "13-0"


@given(st.lists(events, unique=True).map(lambda some: sorted(some, key=lambda event: event.id)), st.data())
def test_nothing_is_lost_and_nothing_is_repeated(stream, data):
    """A sorted stream that disconnects anywhere and is resumed, by the same position or by a bookmark's."""
    cut = data.draw(st.integers(0, len(stream)))
    position = delivered(*stream[:cut])
    if data.draw(st.booleans()) and cut:
        position = Position(position.last_event_id, position.for_bookmark()[1])
    else:
        position.begin_replay()
    start = position.resume_from()
    after = (-1, 0) if start == "-" else tuple(map(int, start.split("-")))
    rest = [event for event in stream if tuple(map(int, event.id.split("-"))) > after]
    found = verdicts(position, *rest)
    new = [event for event, verdict in zip(rest, found, strict=True) if verdict is not OLD]
    assert {*found} <= {OLD, NEW}
    assert stream[:cut] + new == stream
    assert position.proven == (cut > 0)
