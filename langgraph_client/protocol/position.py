"""Tracks where a stream resumes after a disconnect: the last delivered event, which the server replays as a proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import eq
from typing import Final

from langgraph_client.protocol.dialect import (
    FROM_START,
    IN_MEMORY,
    OPAQUE,
    START_OF_COUNTED,
    Dialect,
    dialect_of,
    is_start_rejected,
)
from langgraph_client.protocol.items import Batch, Event
from langgraph_client.protocol.live_only import LiveOnly, is_live_only
from langgraph_client.protocol.recent import MAX_REMEMBERED, remember, short
from langgraph_client.protocol.replay import LARGE, OPTIONAL, Replay, digest
from langgraph_client.protocol.verdicts import Phase, Verdict
from langgraph_client.types import Json

_ALL: Final = ("*",)
"""Instead of digests: every event with the ID."""
_MAX_KNOWN: Final = MAX_REMEMBERED
"""The maximum number of opaque IDs that are remembered, in case the server replays from its start."""
MAX_GROUP: Final = 8
MAX_GROUP_BYTES: Final = 65536
"""The maximum size of one ID's events that are kept whole, in case of a disconnect; more are kept as digests."""
MIN_LARGE: Final = 1_000_000
"""The size in bytes from which an event itself is compared with its replay, instead of digests."""

_NEW, _OLD, _AMBIGUOUS, _LIVE = Verdict.NEW, Verdict.OLD, Verdict.AMBIGUOUS, Phase.LIVE


class Position:
    """The position in one stream.

    Args:
        start: The ID to begin after; `-` is the start, None leaves it to the server.
        digests: Digests of the events with ID `start` that were delivered before, from a bookmark. By default the user
            named the ID, so that every event with it counts as delivered.
        live_only: The ID of the last live-only event that was delivered, from a bookmark.

    Attributes:
        delivered: How many parts were delivered.
        live_only: The live-only events that were delivered.
        replaying: Whether the current connection can bring delivered events again.
        ambiguous: The event because of which the current connection was given up.
    """

    def __init__(self, start: str | None = None, digests: Iterable[str] = _ALL, live_only: str = "") -> None:
        self.delivered = 0
        # The ID in force, and the events delivered with it on this connection. One assignment, because other threads read both.
        self._last: tuple[str, list[Event]] = (start or "", [])
        self._batch: tuple[Batch, int] | None = None  # in delivery, and how many were delivered before it
        self.live_only = LiveOnly(live_only)
        self.ambiguous: Event | None = None
        named = tuple(digests) == _ALL
        self._before = Counter(() if named else digests)  # delivered before this connection, under the ID in force
        self._digests: tuple[list[Event], list[str]] = ([], [])  # of the events last asked about, as far as needed
        self._start = FROM_START  # in the server's notation
        self._named = named and start not in (None, "", FROM_START)
        self._in_force = ""  # the ID of the last event that arrived
        self._known: dict[str, None] = {}
        self._dialect: Dialect | None = None
        self._plain = False  # whether a new ID only needs to be recorded: the previous one left nothing but its group
        self._replay: Replay | None = None
        self.replaying = False
        if start:
            self.begin_replay()

    @property
    def last_event_id(self) -> str:
        """The ID of the last event that was delivered and that the server stores, else the one to begin after."""
        return self._latest()[0]

    def _latest(self) -> tuple[str, list[Event]]:
        """Return the ID in force and the events delivered with it, both of one moment."""
        within = self._batch
        if within is not None:
            batch, before = within
            index = min(self.delivered - before, len(batch)) - 1
            if index >= 0:
                return batch.ids[index], [batch.event(index)]
        return self._last

    def first(self) -> str | None:
        """Return the `Last-Event-ID` of the first connection; None sends none."""
        return self.resume_from() if self.last_event_id else None

    def resume_from(self) -> str:
        """Return the `Last-Event-ID` that requests everything missing, and the last event once more as a proof."""
        if self.begun:
            return dialect_of(self.last_event_id).previous_id(self.last_event_id)
        return self._start if self.last_event_id in ("", FROM_START) else self.last_event_id

    def asks_counted(self, data: Json) -> bool:
        """Return whether an error says that the server counts events and can't read `-`. The start is then before 0."""
        if self.begun or self._start != FROM_START or not is_start_rejected(data):
            return False
        self._start = START_OF_COUNTED
        return True

    def for_bookmark(self) -> tuple[str, list[str]]:
        """Return the ID in force, and the digests of the delivered events with it."""
        (last_event_id, group), (of, known) = self._latest(), self._digests
        known = known if of is group else []
        digests = [*known, *map(digest, group[len(known) :])]
        self._digests = group, digests
        if self._before or len(digests) != 1:
            return last_event_id, sorted([*self._before.elements(), *digests]) or (list(_ALL) if self._named else [])
        return last_event_id, digests.copy()

    def begin_replay(self) -> None:
        """Begin a connection that resumes from `resume_from`."""
        self.end_batch()
        large = self.large
        if large is None:
            self._fold()
        self._in_force = self.last_event_id.removeprefix(FROM_START)
        owed = None if self._named and dialect_of(self.last_event_id).proves else self._before.copy()
        if large is not None:
            owed = Counter([LARGE])
        self._replay = Replay(self.last_event_id or FROM_START, owed, self.ambiguous, self._known, large)
        self.replaying, self.ambiguous = True, None

    def set_response_time(self, responded: int | None) -> None:
        """Record when the server responded on the current connection, in milliseconds by the server's clock."""
        if self._replay is not None:
            self._replay.responded = responded

    @property
    def begun(self) -> bool:
        """Whether there is a stored event to resume after."""
        return bool(self._latest()[1] or self._before or self._named)

    def was_last(self, name: str) -> bool:
        """Return whether an `error` or `end` was delivered last, by this stream or by the one that wrote the bookmark."""
        return any(one.event == name for one in self._latest()[1]) or any(
            one.startswith(OPTIONAL[name]) for one in self._before
        )

    @property
    def large(self) -> Event | None:
        """The event that was delivered last, if it is large and the only one with its ID. It is compared when it is replayed."""
        group = self._latest()[1]
        if len(group) != 1 or self._before or self._named:
            return None
        (event,) = group
        return event if len(event.data) >= MIN_LARGE and event.event not in OPTIONAL else None

    def has_own_id(self, event: Event) -> bool:
        """Return whether an event that was not delivered yet has an ID of its own, not that of the one before it."""
        return event.id not in (self._in_force, self.live_only.last_id)

    @property
    def unique(self) -> bool:
        """Whether the server never gives an ID twice, so that a run's own error has one of its own."""
        return dialect_of(self.last_event_id).unique

    @property
    def proven(self) -> bool:
        """Whether the current connection replayed all that it had to, so that the server still stores the stream."""
        return self._replay is not None and self._replay.proven

    def verdict(self, event: Event) -> Verdict:
        """Return what to do with an event of a connection that may replay, and record it."""
        (name, _, event_id), replay, dialect = event, self._replay, self._dialect
        if not event_id or replay is None:
            return _NEW
        if "/" in name and is_live_only(event):
            return _OLD if self.live_only.was_delivered(event) else _NEW
        if dialect is None or (dialect is IN_MEMORY and event_id[-2:] != "-0"):
            dialect = self._dialect = dialect_of(event_id)  # Redis numbers a millisecond's events; both kinds use `-0`
        verdict = replay.verdict(event, dialect)
        if verdict is _OLD:
            self._in_force = event_id
        elif verdict is _AMBIGUOUS:
            self.ambiguous = event
        elif replay.phase is _LIVE:
            self.replaying = False
        return verdict

    def mark_delivered(self, event: Event) -> None:
        """Record that an event was delivered. A stream does not resume after a live-only one if it can resume after another."""
        name, _, event_id = event
        self.delivered += 1
        self._in_force = event_id
        last_event_id, group = self._last
        if self._plain and event_id and event_id != last_event_id and "/" not in name:  # by far the most frequent
            self._last = event_id, [event]
            return
        live_only = "/" in name and is_live_only(event)
        if live_only:
            self.live_only.mark_delivered(event)
        if not event_id or (live_only and last_event_id not in ("", FROM_START)):
            return
        if event_id != last_event_id:
            group = []
            self._last = event_id, group
            if not self._plain:
                self._leave_behind(event_id)
        if not live_only:
            group.append(event)
            if len(group) > 1 and (len(group) > MAX_GROUP or sum(len(one.data) for one in group) > MAX_GROUP_BYTES):
                self._fold()

    def begin_batch(self, batch: Batch) -> bool:
        """Let a batch be delivered, instead of with `mark_delivered`, by adding 1 to `delivered` for each of its events in turn.

        Args:
            batch: Stored events, without comments.

        Returns:
            Whether that is possible: none can be old, and each has another ID than the one before it.
        """
        ids = batch.ids
        if self.replaying or not self._plain or not all(ids) or any(map(eq, ids, chain((self._last[0],), ids))):
            return False
        self._batch = batch, self.delivered
        return True

    def end_batch(self) -> None:
        """Return to `mark_delivered`, after a batch or in the middle of it."""
        if self._batch is not None:
            self._last = self._latest()
            self._in_force = self._last[0]
            self._batch = None

    def _fold(self) -> None:
        """Replace the events with the ID in force with digests, because a server can send any number of them."""
        last_event_id, group = self._last
        for one in map(digest, group):
            remember(self._before, one, self._before[one] + 1)
        self._last, self._plain = (last_event_id, []), False

    def _leave_behind(self, event_id: str) -> None:
        """Forget the events delivered with the previous ID; remember an opaque ID, in case it is replayed."""
        self._before, self._named = Counter(), False
        self._dialect = self._dialect or dialect_of(event_id)
        self._plain = self._dialect is not OPAQUE
        if not self._plain:
            remember(self._known, short(event_id), None, _MAX_KNOWN)
