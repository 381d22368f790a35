"""The events of one connection, run by run, in the server's order. The log is bounded: it drops the oldest events first.

A run is finished at its root `completed` or `failed`, and at the first event of another run. A root `interrupted` finishes
it only if there is no interrupt: the server announces an interrupt immediately, while other nodes of the graph still run.
"""

from __future__ import annotations

import hashlib
import marshal
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, Final, TypeAlias

from langgraph_client.errors import EventsDropped
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.message import as_text
from langgraph_client.protocol.thread_events import (
    CUSTOM,
    ENDS,
    INPUT_REQUESTED,
    BufferedEvent,
    Interrupt,
    interrupt_of,
    name_of,
)
from langgraph_client.types import Json

MAX_DROPPED: Final = 1_000_000
"""The maximum number of dropped events of one run that are still recognised on another connection."""
MAX_BUFFERED_BYTES: Final = 256 * 1024 * 1024
"""The maximum size in JSON of the events that are buffered for readers; decoded, they take several times as much."""

_TELLING: Final = frozenset({"lifecycle", INPUT_REQUESTED})
"""The events that change what is known about their run."""

_EventKey: TypeAlias = bytes
_Key: TypeAlias = "tuple[str, str, tuple[str, ...]]"
"""An event's ID on the server, its method and its namespace. IDs alone are not unique."""


class RunLog:
    """The events of one run.

    Attributes:
        run_id: The run.
        events: Its buffered events.
        dropped: How many older ones were dropped.
        status: The last root phase that was seen: `running`, `completed`, `failed`, `interrupted`; None before.
        error: Why it failed.
        interrupts: Its interrupts.
        ended: Whether all of its events are here.
        status_checked: Whether the run's status was checked after its last interrupt.
    """

    def __init__(self, run_id: str) -> None:
        self.run_id = run_id
        self.events: list[BufferedEvent] = []
        self.dropped = 0
        self.status: str | None = None
        self.error: str | None = None
        self.interrupts: list[Interrupt] = []
        self.ended = False
        self._awaited: _Key | None = None
        self.status_checked = False
        self._missing = 0
        self._dropped: Counter[_EventKey] = Counter()
        self._forgot = False  # the keys, because there were too many
        self._kept_over: Counter[_EventKey] = Counter()

    @property
    def needs_status_check(self) -> bool:
        """Whether the run's status must be checked: it interrupted, and no message is mid-stream."""
        return self.status == "interrupted" and not self.ended and not self.status_checked

    @property
    def is_plain(self) -> bool:
        """Whether only events of the channels `lifecycle` and `input` change more than the list of events."""
        return self.status != "interrupted" and self._awaited is None and not self._kept_over

    @property
    def final_event_known(self) -> bool:
        """Whether the final event is known."""
        return self._awaited is not None

    def add(self, event: BufferedEvent) -> None:
        """Add the next event."""
        if self._kept_over and event.live_only and discard_key(self._kept_over, event):
            return  # a server that stores it after all
        self.events.append(event)
        if self.status == "interrupted":
            self.status_checked = self.status_checked and _is_piece(event)
        if event.method == "lifecycle" and not event.namespace:
            self._note_phase(event)
        elif event.method == INPUT_REQUESTED and (asked := interrupt_of(event)):
            self.interrupts.append(asked)
        if self._awaited is not None and _key(event) == self._awaited:
            self._missing -= 1
            self.ended = self.ended or self._missing <= 0

    def after(self, position: int) -> list[BufferedEvent]:
        """Return the events from a position on.

        Raises:
            EventsDropped: Some of them were dropped.
        """
        if position < self.dropped:
            raise EventsDropped(
                f"{self.dropped - position} events of run {self.run_id} that were not read yet had to be dropped: more "
                "came than are kept; raise `max_buffered_events`, or read the projections at the same time"
            )
        return self.events[position - self.dropped :]

    def before(self, position: int) -> Counter[_EventKey]:
        """Return the keys of the events before a position.

        Raises:
            EventsDropped: They are too many to be known.
        """
        if self._forgot:
            raise EventsDropped(
                f"run {self.run_id} had more than {MAX_DROPPED} events before the connection was lost: what comes again "
                "can't be told from what is new"
            )
        return self._dropped + Counter(map(event_key, islice(self.events, position - self.dropped)))

    def keep_over(self, log: RunLog) -> None:
        """Begin with an earlier connection's events that the server does not store: those of a graph's own channels."""
        for event in log.events:
            if event.live_only:
                self.events.append(event)
                self._kept_over[event_key(event)] += 1

    def drop(self, count: int) -> None:
        """Drop the oldest events."""
        if not self._forgot:
            self._dropped.update(map(event_key, self.events[:count]))
        if len(self._dropped) > MAX_DROPPED:
            self._dropped, self._forgot = Counter(), True
        del self.events[:count]
        self.dropped += count

    @property
    def last_source(self) -> str | None:
        """Return the server's ID of the last stored event; None when there is none."""
        return next(
            (_source(one.event_id) for one in reversed(self.events) if one.run_id is None and one.event_id), None
        )

    def close(self, status: str) -> None:
        """Record that the run is finished, and its outcome if its events did not say."""
        self.ended = True
        self.status = self.status if self.status in ENDS else status

    def set_final_event(self, parts: Iterable[StreamPart], channels: frozenset[str]) -> None:
        """Set the final event, from the run's own stream: the run is finished with that event.

        Args:
            parts: The parts of the run's own stream, to its end.
            channels: The channels of the connection.
        """
        expected = Counter(key for part in parts if (key := _key_of(part, channels)))
        if not expected:
            self.ended = True
            return
        self._awaited = next(reversed(expected))
        here = sum(_key(event) == self._awaited for event in self.events)
        self._missing = expected[self._awaited] - here
        self.ended = self.ended or self._missing <= 0

    def _note_phase(self, event: BufferedEvent) -> None:
        self.status = event.phase
        if self.status == "failed":
            self.error = as_text(event.data.get("error") or "")
        if self.status in ENDS:
            self.ended = not (self.status == "interrupted" and self.interrupts)


class ConnectionLog:
    """The runs that one connection brought.

    Args:
        limit: The maximum number of buffered events.
        before: The log of the previous connection.
    """

    def __init__(self, limit: int, before: ConnectionLog | None = None) -> None:
        self._limit = limit
        self._kept = self._bytes = 0
        self._runs: dict[str, RunLog] = {}
        self._present: RunLog | None = None
        for old in before.runs() if before is not None else ():
            self.run(old.run_id).keep_over(old)
            self._kept += len(self.run(old.run_id).events)
            self._bytes += sum(event.size for event in self.run(old.run_id).events)

    def runs(self) -> list[RunLog]:
        """Return all of them, oldest first."""
        return list(self._runs.values())

    def run(self, run_id: str) -> RunLog:
        """Return the log of a run, empty when it has no events."""
        log = self._runs.get(run_id)
        if log is None:
            log = self._runs[run_id] = RunLog(run_id)
        return log

    def extend(self, events: Sequence[BufferedEvent], current: str) -> None:
        """Add the next events. `current` is their run, if the server's events name none."""
        present = self._present
        is_plain = present is not None and present.is_plain
        for event in events:
            if present is None or not is_plain or event.method in _TELLING:
                self.add(event, current)
                present = self._present
                is_plain = present is not None and present.is_plain
                continue
            present.events.append(event)
            self._kept += 1
            self._bytes += event.size
            if self._kept > self._limit or self._bytes > MAX_BUFFERED_BYTES:
                self._make_room()

    def add(self, event: BufferedEvent, current: str) -> None:
        """Add the next event. `current` is its run, if the server's events name none."""
        if event.method == "lifecycle" and not event.namespace and event.phase == "running":
            self._begin(event.run_id or current)
        if self._present is None:
            self._present = self.run(current)
        self._present.add(event)
        self._kept += 1
        self._bytes += event.size
        if self._kept > self._limit or self._bytes > MAX_BUFFERED_BYTES:
            self._make_room()

    def _begin(self, run_id: str) -> None:
        log = self.run(run_id)
        if self._present is not None and self._present is not log:
            self._present.ended = True
        self._present = log

    def _make_room(self) -> None:
        """Drop a tenth at once, from the oldest run first: the cost of dropping one event grows with the log."""
        most, most_bytes = self._limit + 1 - max(1, self._limit // 10), MAX_BUFFERED_BYTES * 9 // 10
        for log in self._runs.values():
            count = 0
            for event in log.events:
                if self._kept <= 1 or (self._kept <= most and self._bytes <= most_bytes):
                    break
                count += 1
                self._kept -= 1
                self._bytes -= event.size
            log.drop(count)


def event_key(event: BufferedEvent) -> _EventKey:
    """Return the key that identifies an event across connections.

    The ID alone is not enough: a number distinguishes events of one millisecond, and it changes if the server
    did not store all of them.
    """
    # By `marshal`, which is deterministic in version 2, and faster than `repr`.
    try:
        content = marshal.dumps((_key(event), event.data), 2)
    except ValueError:  # nested 2,000 levels deep, which Python 3.12 and newer decode
        content = marshal.dumps((_key(event), _flattened(event.data)), 2)
    return hashlib.blake2b(content, digest_size=16).digest()


def _flattened(value: Json) -> list[Any]:
    """Return JSON as a flat list, unique for each value: a container's items follow its size and its keys."""
    flat: list[Any] = []
    rest: list[Any] = [value]
    while rest:
        one = rest.pop()
        if isinstance(one, dict):
            flat.append(("{", *one))
            rest.extend(one.values())
        elif isinstance(one, list):
            flat.append(("[", len(one)))
            rest.extend(one)
        else:
            flat.append(one)
    return flat


def discard_key(keys: Counter[_EventKey], event: BufferedEvent) -> bool:
    """Return whether an event is among the keys, and remove its key, since an equal event may follow."""
    found = event_key(event)
    if keys[found] <= 0:
        return False
    keys[found] -= 1
    return True


def _source(event_id: str | None) -> str:
    """Return the ID without the number that distinguishes events made from the same one."""
    return (event_id or "").partition(".")[0]


def _is_piece(event: BufferedEvent) -> bool:
    """Return whether an event is a delta, which others follow."""
    return isinstance(event.data, dict) and as_text(event.data.get("event")).endswith("-delta")


def _key(event: BufferedEvent) -> _Key:
    return _source(event.event_id), event.method, event.namespace


def _key_of(part: StreamPart, channels: frozenset[str]) -> _Key | None:
    """Return what an event of the thread shares with that of the run; None if these channels don't have it."""
    method = "custom" if part.mode.startswith(CUSTOM) else part.mode
    name = name_of(part.data) if part.mode == "custom" else None
    comes = method in channels or part.mode in channels or (name is not None and CUSTOM + name in channels)
    return (part.id, method, part.namespace) if comes and part.id and method != "lifecycle" else None
