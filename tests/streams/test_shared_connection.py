"""Drops, silence and doubts: nothing is lost, nothing comes twice, and every end is one."""

from __future__ import annotations

import attrs
import pytest

from langgraph_client import RetryPolicy
from langgraph_client.errors import (
    APIConnectionError,
    DeadlineExceeded,
    NotFoundError,
    ProtocolError,
    RunFailed,
    StreamInterrupted,
)
from tests.protocol.thread_wire import OTHER, RUN, asks, event, message, root, values
from tests.streams.scripted import HEARTBEAT, channels_of, not_found, thread

BEGIN, END = root("running"), root("completed")
FIRST, SECOND, THIRD = values(1), values(2), values(3)
RESET = APIConnectionError("reset")


def changes(one):
    """What its values are."""
    return [found.data for found in one.stream.subscribe(["values"])]


@pytest.mark.parametrize("drop", [RESET, None], ids=["reset", "clean end"])
@pytest.mark.parametrize("place", range(4))
def test_a_drop_anywhere(drop, place):
    """The server tells everything again; what was handed out is passed over."""
    everything = [BEGIN, FIRST, SECOND, THIRD, END]
    one = thread([everything[:place], drop], [everything[: place + 1], drop], [everything])
    assert changes(one) == [1, 2, 3]
    assert (one.stream.reconnects, one.rest.slept) == (2, [])
    assert one.connector.opened[1:] == [(channels_of("values"), 3)] * 2


def test_a_replay_that_is_cut_itself():
    """What was handed out two connections ago is still known."""
    one = thread(
        [[BEGIN, FIRST, SECOND], RESET], [[BEGIN], RESET], [[BEGIN, FIRST], RESET], [[BEGIN, FIRST, SECOND, THIRD, END]]
    )
    assert changes(one) == [1, 2, 3]


def test_equal_events():
    """A second one is one, though it says the same in the same millisecond."""
    twins = [values(1, event_id="5-0"), values(1, event_id="5-0.1"), values(1, event_id="5-0.2")]
    one = thread([[BEGIN, *twins[:2]], RESET], [[BEGIN, *twins, END]])
    assert changes(one) == [1, 1, 1]


def test_a_message_that_is_cut():
    """Its handle goes on growing where it was."""
    said = message("m1", ["You ", "said: ", "hi"])
    one = thread([[BEGIN, *said[:4]], RESET], [[BEGIN, *said[:5]], RESET], [[BEGIN, *said, END]])
    assert [list(found) for found in one.stream.messages] == [["You ", "said: ", "hi"]]


def test_connections_that_never_get_further():
    """What they repeat is no progress: they are given up."""
    script = [[BEGIN, FIRST], RESET]
    with pytest.raises(StreamInterrupted, match="every new connection ended at once"):
        changes(thread(*[script] * 4))


def test_connections_that_all_end_at_once():
    """After as many as the policy allows the stream is lost, and says so; asking again tries again."""
    one = thread([[BEGIN, FIRST], RESET], *[[RESET]] * 3, [[BEGIN, FIRST, END]])
    found = []
    with pytest.raises(StreamInterrupted, match="every new connection ended at once; the run goes on") as caught:
        found.extend(item.data for item in one.stream.subscribe(["values"]))
    assert isinstance(caught.value.__cause__, APIConnectionError)
    assert len(one.rest.slept) == 2


def test_a_server_that_is_not_there_any_more():
    """The stream is lost, with the reason."""
    one = thread([[BEGIN], RESET], not_found())
    with pytest.raises(StreamInterrupted, match="could not reconnect: 404") as caught:
        changes(one)
    assert isinstance(caught.value.__cause__, NotFoundError)


def test_a_policy_that_does_not_reconnect():
    """The first drop is the end."""
    one = thread([[BEGIN], RESET])
    one.rest.settings = attrs.evolve(one.rest.settings, retry=RetryPolicy(reconnect_attempts=0))
    with pytest.raises(StreamInterrupted, match="the connection was lost: reset"):
        changes(one)


def test_a_deadline_that_passes_while_reconnecting():
    """It is the deadline's error."""
    with pytest.raises(DeadlineExceeded):
        changes(thread([[BEGIN], RESET], DeadlineExceeded("the deadline passed")))


def test_closing_while_a_connection_is_opened():
    """It is not left open."""
    one = thread([[BEGIN]])
    opened = one.connector.open

    def slowly(*arguments, **options):
        one.stream.close()
        return opened(*arguments, **options)

    one.connector.open = slowly
    assert changes(one) == []
    assert one.connector.connections[0].is_closed


def test_a_first_connection_that_fails():
    """Its own error, as of any request."""
    with pytest.raises(NotFoundError):
        changes(thread(not_found()))


def test_what_cannot_be_read():
    """It is the reader's error, at once."""
    with pytest.raises(ProtocolError, match="no JSON"):
        changes(thread([[BEGIN], ProtocolError("no JSON")]))


def test_signs_of_life():
    """As long as the run is under way they say nothing."""
    one = thread([[BEGIN], HEARTBEAT, [FIRST], HEARTBEAT, [END]], runs_get="running")
    assert changes(one) == [1]


@pytest.mark.parametrize(
    ("status", "ends"),
    [
        ("success", "completed"),
        ("error", "failed"),
        ("timeout", "failed"),
        ("interrupted", "interrupted"),
    ],
)
def test_a_run_whose_end_is_never_told(status, ends):
    """The server is idle and says that the run is over: then it is, however the server puts it."""
    one = thread([[BEGIN, FIRST], HEARTBEAT], runs_get=status, threads_get={"error": "E", "message": "m"})
    reader = one.stream.reader(_values(), RUN)
    assert [[item.data for item in batch] for batch in reader] == [[1]]
    assert reader.log.status == ends


def test_a_run_that_is_gone():
    """It did not end: nobody knows what else it said."""
    one = thread([[BEGIN, FIRST], HEARTBEAT], runs_get=not_found())
    read = one.stream.subscribe(["values"])
    assert next(read).data == 1
    with pytest.raises(StreamInterrupted, match=f"run {RUN} is gone"):
        next(read)


def test_a_server_that_is_away_when_the_end_is_confirmed():
    """The status is requested as often as a reconnect is tried: a proxy responds while the server restarts."""
    one = thread([[BEGIN, FIRST], HEARTBEAT], runs_get="success")
    retry = RetryPolicy(attempts=2, reconnect_attempts=7)
    one.rest.settings = attrs.evolve(one.rest.settings, retry=retry)
    assert changes(one) == [1]
    asked = [asked.operation for asked in one.rest.asked]
    assert one.rest.attempts[asked.index("runs.get")] == 7


def stored(*events):
    """Events as the run's own stream has them."""
    return [b"event: %b\ndata: {}\nid: %b\n\n" % (one.method.encode(), one.event_id.encode()) for one in events]


def test_a_reader_that_is_behind_when_the_server_is_idle():
    """What the run said last has not come yet, and is waited for."""
    said = stored(FIRST, SECOND, THIRD), stored(THIRD)
    one = thread([[BEGIN, FIRST], HEARTBEAT, [SECOND], [THIRD]], said=said)
    assert changes(one) == [1, 2, 3]


def test_a_last_word_that_never_comes():
    """Then the run is over when the server has been idle again, or when nobody can say what it would be."""
    for said in ((stored(FIRST, THIRD), stored(THIRD)), RESET):
        one = thread([[BEGIN, FIRST], HEARTBEAT, HEARTBEAT], said=said)
        assert changes(one) == [1]


def test_a_server_that_lost_what_it_stored():
    """Started again it goes on with the run, or has done so: what it sent to nobody is lost, and the reader says so."""
    went_on = thread([[BEGIN, FIRST, SECOND], RESET], [[BEGIN, THIRD, END]])
    done = thread([[BEGIN, FIRST, SECOND], RESET], [[BEGIN, END]])
    idle = thread([[BEGIN, FIRST, SECOND], RESET], [[BEGIN], HEARTBEAT])
    for one in (went_on, done, idle):
        read = one.stream.subscribe(["values"])
        assert [next(read).data, next(read).data] == [1, 2]
        with pytest.raises(StreamInterrupted, match="has lost what it stored of run"):
            next(read)


def test_a_reader_whose_events_the_server_does_not_store():
    """It can't tell, and goes on: the end is all that it is after."""
    one = thread([[BEGIN, FIRST], RESET], [[BEGIN, THIRD, END]], threads_get_state={"values": {"a": 1}})
    assert one.stream.output == {"a": 1}


def _values():
    from langgraph_client.protocol.thread_events import Filter

    return Filter(["values"])


def test_a_run_that_is_over_when_the_next_begins():
    """Whatever became of its own end."""
    one = thread([[BEGIN, FIRST, root("running", OTHER), values(9)]])
    assert changes(one) == [1]


def test_a_question_while_the_run_goes_on():
    """It goes on being read, and is asked about after each event that is whole; the end is awaited."""
    said = message("m1", ["Let ", "me"])
    late = values(3)
    raw = [b"event: values\ndata: {}\nid: %b\n\n" % late.event_id.encode()]
    one = thread([[BEGIN, FIRST, asks("i1"), root("interrupted")], said[:2], said[2:4], said[4:], [SECOND], [late]],
                 said=raw, runs_get=(*["running"] * 12, "success"))  # fmt: skip
    read = list(one.stream.interleave_projections(["messages", "values"]))
    assert [item if name == "values" else item.text for name, item in read] == [1, "Let me", 2, 3]
    assert len([asked for asked in one.rest.asked if asked.operation == "runs.get"]) == 13


def test_a_question_whose_run_cannot_be_looked_at():
    """Then it is over when the server has been idle."""
    one = thread([[BEGIN, FIRST, asks("i1"), root("interrupted")], [SECOND], HEARTBEAT], said=RESET)
    assert changes(one) == [1, 2]


def test_a_question_is_looked_into_from_the_last_event_on():
    """Not from the start."""
    one = thread([[BEGIN, values(1, event_id="5-7.1"), asks("i1"), root("interrupted")]])
    assert changes(one) == [1]
    looks = [asked.headers for asked in one.rest.asked if asked.operation == "runs.join_stream"]
    assert looks == [(("Last-Event-ID", "5-6"),)] * 2


def test_a_question_whose_run_is_looked_at_through_cuts():
    """Looks go on until one shows no more than the one before, also of what was said in one millisecond."""
    twins = [values(2, event_id="9-0"), values(3, event_id="9-0.1")]
    raw = [b"event: values\ndata: {}\nid: 9-0\n\n"]
    for said in ([], raw), (raw, raw * 2, [], raw * 2), ([], raw, raw * 2):
        one = thread([[BEGIN, FIRST, asks("i1"), root("interrupted")], twins[:1], twins[1:]], said=said)
        assert changes(one) == ([1, 2, 3] if raw * 2 in said else [1, 2])


def test_a_question_whose_run_is_cut_again_and_again():
    """Then it is over when the server has been idle."""
    raw = tuple(stored(*[SECOND] * count) for count in range(1, 20))
    one = thread([[BEGIN, FIRST, asks("i1"), root("interrupted")], [SECOND], HEARTBEAT], said=raw)
    assert changes(one) == [1, 2]


def test_a_failure_that_is_written_down_late():
    """Its name is waited for."""
    one = thread([[BEGIN, root("failed", error="no")]], threads_get=(None, {"error": "ValueError", "message": "no"}))
    with pytest.raises(RunFailed, match="ValueError: no"):
        _ = one.stream.output


def test_opaque_ids():
    """Servers that name no run: what comes belongs to the current one."""
    running, done = (event("lifecycle", {"event": phase}, event_id=phase) for phase in ("running", "completed"))
    assert changes(thread([[running, FIRST, done]])) == [1]


def test_an_interrupted_step():
    """What the step had read is replayed on another connection, to the thread that iterates next."""

    def interrupt():
        raise KeyboardInterrupt

    one = thread([[BEGIN, FIRST], interrupt], [[BEGIN, FIRST, SECOND, END]])
    with pytest.raises(KeyboardInterrupt):
        changes(one)
    assert one.connector.connections[0].is_closed
    assert changes(one) == [1, 2]
