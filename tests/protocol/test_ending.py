"""The table of an ending: every row is reached, and a run is over only when a connection that was opened after it proves it."""

from __future__ import annotations

import pytest

from langgraph_client.protocol import ending
from langgraph_client.protocol.ending import TABLE, Came, Ending, State, Step

ASK, RECONNECT, FINISH, FAIL = Step.ASK, Step.RECONNECT, Step.FINISH, Step.FAIL
FINISHED = [Came.NEW, Came.IS_FINISHED]
"""A connection to its EOF, and the server says that the run is finished."""
BROKEN = [Came.CUT, *FINISHED]
"""The same, after a connection that broke."""


def steps(*came):
    """The last step, and the state then."""
    one = Ending()
    for each in came[:-1]:
        assert one.after(each) in (ASK, RECONNECT)
    return one.after(came[-1]), one.state


REACHED = {
    (State.ACTIVE, Came.CUT): ([Came.CUT], RECONNECT, State.ACTIVE),
    (State.ACTIVE, Came.AGAIN): ([Came.AGAIN], RECONNECT, State.ACTIVE),
    (State.ACTIVE, Came.NEW): ([Came.NEW], ASK, State.ACTIVE),
    (State.ACTIVE, Came.PROVEN): ([Came.CUT, Came.PROVEN], ASK, State.ACTIVE),
    (State.ACTIVE, Came.UNPROVEN): ([Came.CUT, Came.UNPROVEN], ASK, State.ACTIVE),
    (State.ACTIVE, Came.FAILED): ([Came.CUT, Came.FAILED], ASK, State.ACTIVE),
    (State.ACTIVE, Came.NOTHING): ([Came.NOTHING], ASK, State.ACTIVE),
    (State.ACTIVE, Came.BROKEN): ([Came.NEW, Came.BROKEN], RECONNECT, State.TOLD),
    (State.ACTIVE, Came.END): ([Came.END], FINISH, State.OVER),
    (State.ACTIVE, Came.IS_ACTIVE): ([Came.NEW, Came.IS_ACTIVE], RECONNECT, State.ACTIVE),
    (State.ACTIVE, Came.IS_FINISHED): (FINISHED, RECONNECT, State.TOLD),
    (State.ACTIVE, Came.NOT_FOUND): ([Came.NEW, Came.NOT_FOUND], FINISH, State.GONE),
    (State.TOLD, Came.CUT): ([*FINISHED, Came.CUT], RECONNECT, State.TOLD),
    (State.TOLD, Came.AGAIN): ([*FINISHED, Came.AGAIN], RECONNECT, State.TOLD),
    (State.TOLD, Came.NEW): ([*FINISHED, Came.NEW], RECONNECT, State.TOLD),
    (State.TOLD, Came.PROVEN): ([*FINISHED, Came.PROVEN], FINISH, State.OVER),
    (State.TOLD, Came.UNPROVEN): ([*FINISHED, *[Came.UNPROVEN] * 3], FAIL, State.LOST),
    (State.TOLD, Came.FAILED): ([*FINISHED, Came.FAILED], FINISH, State.OVER),
    (State.TOLD, Came.NOTHING): ([*FINISHED, *[Came.NOTHING] * 3], FINISH, State.OVER),
    (State.TOLD, Came.BROKEN): ([*FINISHED, Came.BROKEN], RECONNECT, State.TOLD),
    (State.TOLD, Came.END): ([*FINISHED, Came.END], FINISH, State.OVER),
}
"""What reaches each row, and what is to be done then."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0].name}-{row[1].name}")
def test_each_row_is_reached(row, monkeypatch):
    """By what came, in order."""
    rows = []

    class Table(dict):
        def __getitem__(self, key):
            rows.append(key)
            return super().__getitem__(key)

    monkeypatch.setattr(ending, "TABLE", Table(TABLE))
    came, step, state = REACHED[row]
    assert steps(*came) == (step, state)
    assert rows[-1] == row


def test_what_has_no_row_can_not_come():
    """A status is requested while the run may be active only, and nothing comes after the end."""
    assert {(state, came) for state in (State.ACTIVE, State.TOLD) for came in Came} - {*TABLE} == {
        (State.TOLD, Came.IS_ACTIVE),
        (State.TOLD, Came.IS_FINISHED),
        (State.TOLD, Came.NOT_FOUND),
    }
    assert {state for state, _ in TABLE} == {State.ACTIVE, State.TOLD}


@pytest.mark.parametrize(
    "broke",
    [
        BROKEN,
        [Came.NEW, Came.IS_ACTIVE, *FINISHED],
        [Came.NEW, Came.BROKEN],
        [*FINISHED, Came.CUT],
        [*FINISHED, Came.BROKEN],
        [*FINISHED, Came.NEW],
        [*FINISHED, Came.AGAIN],
    ],
    ids=[
        "cut",
        "EOF while active",
        "broken",
        "cut later",
        "broken later",
        "new parts after it was finished",
        "given up after it was finished",
    ],
)
def test_after_a_break_the_end_is_proven_twice(broke):
    """By two connections in a row; the first one may have broken right after what it replayed."""
    assert steps(*broke, Came.PROVEN) == (RECONNECT, State.TOLD)
    assert steps(*broke, Came.PROVEN, Came.PROVEN) == (FINISH, State.OVER)
    for between in (Came.NEW, Came.CUT, Came.AGAIN, Came.UNPROVEN, Came.BROKEN):
        assert steps(*broke, Came.PROVEN, between, Came.PROVEN) == (RECONNECT, State.TOLD)


def test_a_connection_that_was_given_up_while_the_run_was_active_is_no_break():
    """The client ended it itself; but new parts may have come on it, so that it is one once the run is finished."""
    assert steps(Came.AGAIN, *FINISHED, Came.PROVEN) == (FINISH, State.OVER)


@pytest.mark.parametrize(("before", "times"), [(FINISHED, 3), (BROKEN, 10)])
def test_the_parts_of_a_finished_run_are_lost_when_the_server_never_replays_them(before, times):
    """In a row; it may be a proxy that ended the connection."""
    assert steps(*before, *[Came.UNPROVEN] * (times - 1)) == (RECONNECT, State.TOLD)
    assert steps(*before, *[Came.UNPROVEN] * times) == (FAIL, State.LOST)
    assert steps(*before, *[Came.UNPROVEN] * (times - 1), Came.AGAIN, Came.UNPROVEN) == (RECONNECT, State.TOLD)


@pytest.mark.parametrize("before", [FINISHED, BROKEN])
def test_a_run_that_shows_nothing_is_over_at_the_third_time(before):
    """It may store nothing, so that nothing can prove it."""
    assert steps(*before, Came.NOTHING, Came.NOTHING) == (RECONNECT, State.TOLD)
    assert steps(*before, Came.NOTHING, Came.NOTHING, Came.NOTHING) == (FINISH, State.OVER)


@pytest.mark.parametrize("last", [Came.FAILED, Came.END])
def test_the_last_part_of_a_run_needs_no_second_proof(last):
    """An error, or an `end` event, after a break too."""
    assert steps(*BROKEN, last) == (FINISH, State.OVER)


def test_a_run_is_over_only_when_a_connection_was_opened_after_the_server_said_so():
    """What came before the status was requested proves nothing, however often."""
    assert steps(*[Came.PROVEN, Came.IS_ACTIVE] * 5, Came.PROVEN, Came.IS_FINISHED) == (RECONNECT, State.TOLD)
