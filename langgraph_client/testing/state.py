"""The state of a fake server: plain dicts, and one condition that is notified of every change."""

from __future__ import annotations

import itertools
import secrets
import threading
import time
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from typing import Any, TypeAlias

import attrs

from langgraph_client.testing.http import Refused

GRAPH_IDS = uuid.UUID("6ba7b821-9dad-11d1-80b4-00c04fd430c8")
ACTIVE_STATUSES = ("pending", "running")
_NUMBERS = itertools.count(secrets.randbits(71))
_LONGEST_SLEEP = 0.05
"""Seconds between two checks whether a wait is still needed."""


@attrs.define(eq=False, kw_only=True)
class Kind:
    """What the events of one name have in common in a run, so that it is found out once.

    Attributes:
        run_id: The run.
        name: The events' name.
        mode: The name without a namespace.
        shown: Whether the events are on the streams of runs and in the thread's feed.
        method: Their name in the thread protocol; None if they are not part of that.
        synthetic: The ID of an event that the thread protocol synthesizes for each connection.
        kept: Whether the server stores them.
        numbered: Whether they are sent with their IDs.
    """

    run_id: str
    name: str
    mode: str
    shown: bool
    method: str | None
    synthetic: str | None
    kept: bool
    numbered: bool


EventId: TypeAlias = tuple[int, int]
"""Milliseconds and a sequence. An event has the same ID on every stream."""
Entry: TypeAlias = tuple[Kind, EventId, Any, Any]
"""An event on a thread: its kind, its ID, its data on the streams of runs and in the feed, and in the thread protocol."""


def as_stored(value: Any) -> Any:
    """Return a copy of JSON, which later changes of the script's own dicts and lists do not reach."""
    if isinstance(value, dict):
        copied = dict(value)
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                copied[key] = as_stored(item)
        return copied
    if isinstance(value, list):
        return [as_stored(item) if isinstance(item, (dict, list)) else item for item in value]
    return value


def after_updates(values: dict[str, Any], updates: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a state that takes over the keys of what nodes returned, without a graph's reducers."""
    changed = dict(values)
    for nodes in updates:
        for update in nodes.values():
            if isinstance(update, dict):
                changed.update(update)
    return changed


@attrs.define(eq=False)
class Run:
    """A run: its record on the server, and its internal state."""

    record: dict[str, Any]
    body: dict[str, Any]
    graph_id: str
    modes: frozenset[str]
    result: Any = None
    questions: list[dict[str, Any]] = attrs.field(factory=list)
    error: dict[str, Any] | None = None
    at_gate: bool = False
    stop: str | None = None  # the action of the cancel request
    streamed: bool = False
    uses_thread_protocol: bool = (
        False  # whether the thread protocol started it; its own stream then has that protocol's frames
    )

    @property
    def run_id(self) -> str:
        """The run's ID."""
        return str(self.record["run_id"])

    @property
    def over(self) -> bool:
        """Whether it has finished."""
        return self.record["status"] not in ACTIVE_STATUSES

    @property
    def resumable(self) -> bool:
        """Whether its events are stored."""
        return bool(self.record["kwargs"]["resumable"])


@attrs.define(eq=False)
class Thread:
    """A thread: its record on the server, its checkpoints, its runs, and all of its events."""

    record: dict[str, Any]
    updates: list[dict[str, Any]] = attrs.field(factory=list)  # what nodes returned, up to the newest checkpoint
    deferred: list[tuple[Any, ...]] = attrs.field(factory=list)  # functions that write history, with their arguments
    runs: dict[str, Run] = attrs.field(factory=dict)
    queue: list[Run] = attrs.field(factory=list)
    log: list[Entry] = attrs.field(factory=list)
    questions: list[dict[str, Any]] = attrs.field(factory=list)
    working: bool = False
    _values: dict[str, Any] = attrs.field(factory=dict)  # before `updates`
    _history: list[dict[str, Any]] = attrs.field(factory=list)

    @property
    def thread_id(self) -> str:
        """The thread's ID."""
        return str(self.record["thread_id"])

    @property
    def values(self) -> dict[str, Any]:
        """The values of its newest checkpoint. They are put together when they are read: once a run, not once an update."""
        if self.updates:
            self.values = after_updates(self._values, self.updates)
        return self._values

    @values.setter
    def values(self, values: dict[str, Any]) -> None:
        self._values = values
        self.updates.clear()

    @property
    def history(self) -> list[dict[str, Any]]:
        """Its checkpoints, the newest last. They are written when they are read: most runs of a test have none read."""
        deferred, self.deferred = self.deferred, []
        for write, *arguments in deferred:
            write(self._history, *arguments)
        return self._history

    @history.setter
    def history(self, states: list[dict[str, Any]]) -> None:
        self._history, self.values = states, states[-1]["values"] if states else {}

    @property
    def active(self) -> Run | None:
        """The active run; None if there is none."""
        return next((run for run in self.runs.values() if not run.over), None)


class State:
    """The tables of a server.

    Args:
        heartbeat: Seconds between two heartbeats of a stream.
        patient: Whether a body may block until something happens; not without sockets.
    """

    def __init__(self, heartbeat: float, *, can_block: bool) -> None:
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.heartbeat = heartbeat
        self.can_block = can_block
        self.closed = False
        self.assistants: dict[str, list[dict[str, Any]]] = {}  # versions, the newest last
        self.latest: dict[str, int] = {}
        self.threads: dict[str, Thread] = {}
        self.early: dict[str, list[Entry]] = {}  # of threads with listeners that do not exist yet
        self.deleted_threads: dict[str, Thread] = {}  # of stateless runs: deleted, and their streams still exist
        self.items: dict[tuple[tuple[str, ...], str], dict[str, Any]] = {}
        self.crons: dict[str, dict[str, Any]] = {}
        self.repeat_ids = 1
        self._milliseconds = self._sequence = 0  # of the last ID
        self._given = 0
        self._waiting = 0

    def thread(self, thread_id: str) -> Thread:
        """Return a thread. Raises Refused (404, 422)."""
        check_id("thread", thread_id)
        if thread_id not in self.threads:
            raise Refused(404, f"Thread with ID {thread_id} not found")
        return self.threads[thread_id]

    def run(self, thread_id: str, run_id: str) -> Run:
        """Return a run. Raises Refused (404, 422)."""
        thread = self.thread(thread_id)
        check_id("run", run_id)
        if run_id not in thread.runs:
            raise Refused(404, "Not Found")
        return thread.runs[run_id]

    def assistant(self, assistant_id: str) -> dict[str, Any]:
        """Return an assistant, by its UUID or its graph's name.

        Raises:
            Refused: 404 and 422, as on the real server.
        """
        graphs = {one[0]["graph_id"]: key for key, one in self.assistants.items() if _is_graphs_own(one[0])}
        key = graphs.get(assistant_id, assistant_id)
        if key in self.assistants:
            return self.assistant_record(key)
        if not is_uuid(assistant_id):
            raise Refused(
                422,
                f"Invalid assistant: {assistant_id!r}. Must be either:\n- A valid assistant UUID, or\n- One of the "
                f"registered graphs: {', '.join(graphs) or 'none'}. (A fake server has those that were scripted: "
                f"`server.script({assistant_id!r}, […])`.)",
            )
        raise Refused(404, "Thread or assistant not found.")

    def assistant_record(self, assistant_id: str) -> dict[str, Any]:
        """Return the record of an assistant's latest version."""
        return next(one for one in self.assistants[assistant_id] if one["version"] == self.latest[assistant_id])

    def publish(self, log: list[Entry], kind: Kind, data: Any, payload: Any = None) -> None:
        """Append an event to a log, and wake the bodies that wait. Called with the lock held.

        Its ID is the next one: unique, unless a fault repeats IDs.
        """
        now = time.time_ns() // 1_000_000
        self._given += 1
        if self.repeat_ids > 1:  # as many with one ID, and the next one a millisecond later
            step = 1 if (self._given - 1) % self.repeat_ids == 0 else 0
            self._milliseconds, self._sequence = self._milliseconds + step if self._milliseconds else now, 0
        elif now > self._milliseconds:
            self._milliseconds, self._sequence = now, 0
        else:
            self._sequence += 1
        log.append((kind, (self._milliseconds, self._sequence), data, payload))
        if self._waiting:
            self.changed.notify_all()

    def wait(self) -> None:
        """Wait until something has changed, or for a moment. Called with the lock held."""
        self._waiting += 1
        self.changed.wait(_LONGEST_SLEEP)
        self._waiting -= 1

    def beats(self) -> Iterator[bool]:
        """Yield, for each wait of a body, whether a heartbeat is due."""
        last = time.monotonic()
        while True:
            due = time.monotonic() - last >= self.heartbeat
            last = time.monotonic() if due else last
            yield due


def now(nanoseconds: int | None = None) -> str:
    """Return the time, or another one, as the server writes it."""
    seconds = (time.time_ns() if nanoseconds is None else nanoseconds) / 1e9
    return datetime.fromtimestamp(seconds, timezone.utc).isoformat()


def new_id() -> str:
    """Return a UUID that begins with the time, so that later ones sort later. It is random up to a number that counts."""
    digits = f"{time.time_ns() // 1_000_000:012x}{next(_NUMBERS):018x}"
    return f"{digits[:8]}-{digits[8:12]}-7{digits[12:15]}-a{digits[15:18]}-{digits[18:]}"


def is_uuid(text: object) -> bool:
    """Return whether a string is a UUID."""
    try:
        return isinstance(text, str) and bool(uuid.UUID(text))
    except ValueError:
        return False


def check_id(what: str, value: str) -> None:
    """Raise Refused (422) if a string is not a UUID."""
    if not is_uuid(value):
        raise Refused(422, f"Invalid {what} ID: must be a UUID")


def _is_graphs_own(record: dict[str, Any]) -> bool:
    return bool(record["assistant_id"] == str(uuid.uuid5(GRAPH_IDS, record["graph_id"])))
