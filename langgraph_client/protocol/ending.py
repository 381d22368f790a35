"""Decides when a run's stream ends: a table of state and how a connection ended → what to do next.

The end of a connection proves nothing: a proxy may have ended it. Nor does a replay that brings nothing new, if it was
opened before the run finished. So the status is requested first, and the connection that proves the end is opened after.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

import attrs


class State(Enum):
    """What is known about the run."""

    ACTIVE = "the run may be active"
    TOLD = "the server said that the run is finished; every connection since was opened after that"
    OVER = "every part was delivered, as far as that can be proven"
    GONE = "the run is not found any more"
    LOST = "the run is finished, and the server no longer replays its parts"


class Came(Enum):
    """How a connection ended, or what the server reported about the run."""

    CUT = "the connection broke"
    AGAIN = "the connection was given up, to have an ambiguous event replayed"
    NEW = "EOF after new parts"
    PROVEN = "EOF after nothing but what it had to replay"
    UNPROVEN = "EOF, and what it had to replay did not come"
    FAILED = "the same, after the run's error, its last part, which not every server stores"
    NOTHING = "the same, where nothing was delivered and the run may store nothing"
    BROKEN = "EOF after an error of the server's own: its stream failed, not the run"
    END = "an `end` event"
    IS_ACTIVE = "status: pending or running"
    IS_FINISHED = "status: another one"
    NOT_FOUND = "status: 404"


class Step(Enum):
    """What to do next."""

    ASK = "request the run's status"
    RECONNECT = "reconnect"
    FINISH = "end the iteration"
    FAIL = "raise StreamInterrupted"


@attrs.frozen
class Rule:
    """The right side of a row.

    Attributes:
        state: The next state.
        step: What to do next.
        times: How often in a row it must occur; until then the state stays the same, and the stream reconnects.
        times_after_break: The same for a stream that has had a connection that ended too early.
    """

    state: State
    step: Step
    times: int = 1
    times_after_break: int = 1


_ASK: Final = Rule(State.ACTIVE, Step.ASK)
_FINISH: Final = Rule(State.OVER, Step.FINISH)
_GONE: Final = Rule(State.GONE, Step.FINISH)

TABLE: Final[Mapping[tuple[State, Came], Rule]] = {
    (State.ACTIVE, Came.CUT): Rule(State.ACTIVE, Step.RECONNECT),
    (State.ACTIVE, Came.AGAIN): Rule(State.ACTIVE, Step.RECONNECT),
    **dict.fromkeys([(State.ACTIVE, one) for one in (Came.NEW, Came.PROVEN, Came.UNPROVEN, Came.FAILED, Came.NOTHING)], _ASK),
    (State.ACTIVE, Came.BROKEN): Rule(State.TOLD, Step.RECONNECT),  # known by the status, instead of IS_FINISHED
    (State.ACTIVE, Came.END): _FINISH,
    (State.ACTIVE, Came.IS_ACTIVE): Rule(State.ACTIVE, Step.RECONNECT),
    (State.ACTIVE, Came.IS_FINISHED): Rule(State.TOLD, Step.RECONNECT),
    (State.ACTIVE, Came.NOT_FOUND): _GONE,
    (State.TOLD, Came.CUT): Rule(State.TOLD, Step.RECONNECT),
    (State.TOLD, Came.AGAIN): Rule(State.TOLD, Step.RECONNECT),
    (State.TOLD, Came.NEW): Rule(State.TOLD, Step.RECONNECT),
    (State.TOLD, Came.PROVEN): Rule(State.OVER, Step.FINISH, times=1, times_after_break=2),
    (State.TOLD, Came.UNPROVEN): Rule(State.LOST, Step.FAIL, times=3, times_after_break=10),
    (State.TOLD, Came.FAILED): _FINISH,
    (State.TOLD, Came.NOTHING): Rule(State.OVER, Step.FINISH, times=3, times_after_break=3),
    (State.TOLD, Came.BROKEN): Rule(State.TOLD, Step.RECONNECT),
    (State.TOLD, Came.END): _FINISH,
}  # fmt: skip

_BREAKS: Final = (Came.CUT, Came.BROKEN, Came.IS_ACTIVE)


class Ending:
    """Applies the table.

    Attributes:
        state: What is known about the run.
    """

    def __init__(self) -> None:
        self.state = State.ACTIVE
        self._broke = False  # whether a connection ended too early
        self._row: list[Came] = []  # the last input, and how often in a row it occurred

    def after(self, came: Came) -> Step:
        """Return what to do after `came`, and enter the next state."""
        rule = TABLE[self.state, came]
        self._broke |= came in _BREAKS or (self.state is State.TOLD and came in (Came.NEW, Came.AGAIN))
        self._row = [*self._row, came] if self._row[-1:] == [came] else [came]
        if len(self._row) < (rule.times_after_break if self._broke else rule.times):
            return Step.RECONNECT
        self.state = rule.state
        return rule.step
