"""Who watches runs from outside, such as a tracer: told of each run's connections, gaps and end, and of no single part.

`langgraph_client.instrumentation` watches for OpenTelemetry. A watcher of your own for something else is a class with the two
methods of `Watcher`; `set_watcher` has it told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple, Protocol


class RunCall(NamedTuple):
    """A call that follows a run.

    Attributes:
        method: The method of `client.runs`: `stream`, `join_stream`, `resume`, `wait`, `join` or `create`. Of `client.threads`:
            `stream` (a conversation), `join_stream` or `resume` (a feed).
        url: The server's base URL, without credentials.
        assistant_id: The assistant's UUID or the graph's name; None where a run is joined.
        thread_id: The thread; None for a stateless run.
        run_id: The run; None where it is only started.
        resource: `runs` or `threads`: which of the client's resources has the method.
    """

    method: str
    url: str
    assistant_id: str | None = None
    thread_id: str | None = None
    run_id: str | None = None
    resource: str = "runs"


class RunOutcome(NamedTuple):
    """How a call that followed a run ended.

    Attributes:
        thread_id: The thread; None if the server never named it.
        run_id: The run; None if the server never named it.
        status: The run's status, as `RunStream.status`; None if the call ended before the run.
        parts: Parts that were yielded.
        reconnects: Connections after the first one.
        failure: The name of the run's own error, such as `ValueError`, if it failed.
        finished: Whether all of it was read; False when it raised, and when the stream was closed or dropped before.
        error: What the call raised.
    """

    thread_id: str | None = None
    run_id: str | None = None
    status: str | None = None
    parts: int = 0
    reconnects: int = 0
    failure: str | None = None
    finished: bool = False
    error: BaseException | None = None


class RunObserver:
    """Watches one call that follows a run. This one does nothing; its methods must not raise."""

    def request(self) -> AbstractContextManager[object]:
        """A context in which requests for the run are sent. Entered for each connection, in the thread that sends."""
        return nullcontext()

    def first_part(self) -> None:
        """A connection brought its first new part."""

    def reconnected(self, number: int, cause: BaseException | None) -> None:
        """A connection was made after the first one.

        Args:
            number: How many there were, this one included.
            cause: What ended the connection before; None for an EOF.
        """

    def gap(self, reason: str) -> None:
        """Parts may be missing (`on_gap`)."""

    def ended(self, outcome: RunOutcome) -> None:
        """The call is over. May be called again, which says nothing new."""


class Watcher(Protocol):
    """Who watches all runs of a process."""

    def observer(self, call: RunCall) -> RunObserver:
        """The observer of a call, which is about to begin."""

    def headers(self) -> Mapping[str, str]:
        """Headers that every request to the server gets, such as `traceparent`."""


NOBODY = RunObserver()
"""The observer where nobody watches."""
_watchers: list[Watcher] = []


def set_watcher(watcher: Watcher | None) -> None:
    """Have a watcher told of the calls that begin from now on, in place of the one before; None has nobody told."""
    _watchers[:] = [] if watcher is None else [watcher]


def context_headers() -> Mapping[str, str]:
    """The watcher's headers for a request."""
    return _watchers[0].headers() if _watchers else {}


@contextlib.contextmanager
def observed(call: RunCall) -> Iterator[RunObserver]:
    """The observer of a call that begins in this block. What the block raises ends it."""
    if not _watchers:
        yield NOBODY
        return
    observer = _watchers[0].observer(call)
    try:
        with observer.request():
            yield observer
    except BaseException as error:
        thread_id, run_id = getattr(error, "thread_id", None), getattr(error, "run_id", None)
        observer.ended(RunOutcome(thread_id=thread_id, run_id=run_id, error=error))
        raise
