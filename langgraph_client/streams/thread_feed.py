"""The feed of one thread: the parts of all its runs. It never ends by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from langgraph_client.errors import APIConnectionError, StreamInterrupted
from langgraph_client.protocol.bookmark import BookmarkWriter
from langgraph_client.protocol.dialect import FROM_START, milliseconds, previous_id
from langgraph_client.protocol.events import StreamPart, decode
from langgraph_client.protocol.items import Comment, Event, SSEItem
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.sse import EventParser
from langgraph_client.request import StreamRequest
from langgraph_client.streams.base import EventStream
from langgraph_client.streams.config import StreamConfig
from langgraph_client.streams.gaps import warn_of_gap
from langgraph_client.transport.body import Body, response_time
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import UNSET, CallOptions, OnGap

if TYPE_CHECKING:
    from langgraph_client.models import ThreadStreamMode

_SURELY_LIVE = 6000
"""Milliseconds after the server's response: a busy server reads its store in less, and its date is truncated by up to 1000."""
_SILENCE = 1.0
"""Seconds without an event after which the store counts as read."""


class ThreadFeed(EventStream):
    """The parts of every run of a thread, until it is closed.

    An iterator of StreamPart and a context manager. It reconnects automatically; runs whose events are stored
    (`stream_resumable`) lose nothing.

    Attributes:
        thread_id: The thread.
        gap: Whether parts may be missing: after a reconnect newer parts arrived, and the last one that was yielded was not
            replayed. The server does not replay feeds, or the part was of a run whose events are not stored.
        reconnects: Connections made after the first one.

    Raises:
        StreamInterrupted: While iterating: the feed could not be resumed, or there is a gap and `on_gap` is `raise`. The
            error has a bookmark.
        ProtocolError: A part is not JSON.

    Examples:
        >>> thread = client.threads.create()
        >>> run = client.runs.create(
        ...     thread.thread_id, "agent", input={"topic": "tea"}, stream_resumable=True
        ... )
        >>> with client.threads.join_stream(
        ...     thread.thread_id, stream_mode="lifecycle", last_event_id="-"
        ... ) as feed:
        ...     for part in feed:
        ...         if part.data.get("status") == "run_done":
        ...             break
        >>> feed.delivered
        2
    """

    thread_id: str

    def __init__(
        self,
        transport: Transport,
        thread_id: str,
        modes: Sequence[ThreadStreamMode],
        options: CallOptions,
        position: Position,
        config: StreamConfig | None = None,
        on_gap: OnGap = "warn",
    ) -> None:
        super().__init__(transport, options, position, config)
        self.thread_id = thread_id
        self.gap = False
        self._modes = modes
        self._writer = BookmarkWriter("thread", thread_id, None, list(modes))
        self._on_gap = on_gap
        self._body = self._open(self._request(position.first()))
        opened = response_time(self._body)
        # Before the first event it resumes from here; otherwise it would get the thread's whole history.
        self._since = FROM_START if opened is None else previous_id(f"{opened}-0")
        self._from_now = not position.last_event_id
        self._run: str | None = None  # the run that the feed is in; empty between two runs; None if unknown

    def __repr__(self) -> str:
        return f"<ThreadFeed thread_id={self.thread_id} delivered={self.delivered} reconnects={self.reconnects}>"

    @property
    def bookmark(self) -> str:
        """A short string with which `client.threads.resume` resumes after the last part, in any process."""
        last_event_id, digests = self._position.for_bookmark()
        return self._writer.write(last_event_id or self._since, digests)

    def _observe(self, part: StreamPart, event: Event) -> bool:  # noqa: ARG002
        """Return True: nothing is held back, since an error is that of one run."""
        if part.event == "metadata" and isinstance(part.data, dict):
            self._observe_attempt(part.data)
            self._run = "" if _is_end(part.data) else part.data.get("run_id")
        self._from_now = False
        return True

    def _observe_old(self, event: Event) -> None:
        """Do nothing: a replayed event changes nothing here."""

    def _is_over(self, cause: APIConnectionError | None) -> bool:  # noqa: ARG002
        return False

    def _report_gap(self, reason: str) -> None:
        if self._on_gap == "raise":
            raise self._interrupted(reason)
        self.gap = True
        self._config.observer.gap(reason)
        warn_of_gap(reason, f"thread {self.thread_id}", self.delivered)

    def _batches(self, body: Body, parser: EventParser) -> Iterator[Iterable[SSEItem]]:
        """Yield the events of a connection, and stored ones that the server left out."""
        return map(self._completed, self._sent(body, parser))

    def _completed(self, batch: Iterable[SSEItem]) -> Iterator[SSEItem]:
        """Yield events, each after the stored events that belong before it: the beginning and the end of a run.

        The server on Postgres leaves them out of feeds on another replica than the run's. Events that it does not
        store are lost for good, so one read is enough.
        """
        for one in batch:
            if (self._run == "" or one[0] == "metadata") and self._lacks(one):
                self._run = None
                yield from self._stored(cast("Event", one))
            yield one

    def _lacks(self, one: SSEItem) -> bool:
        """Return whether the server has left out an event before a new one, as the runs' first and last parts show."""
        if (
            self._run is None
            or not isinstance(one, Event)
            or _when(one) <= (milliseconds(self.last_event_id or "") or 0)
        ):
            return False
        if one.event != "metadata":
            return one.event != "state_update"  # it belongs to no run
        data = decode(one).data
        if not isinstance(data, dict) or not isinstance(run_id := data.get("run_id"), str):
            return False
        return self._run != run_id and (_is_end(data) or (self._run != "" and data.get("attempt") == 1))

    def _sent(self, body: Body, parser: EventParser) -> Iterator[Iterable[SSEItem]]:
        """Yield the events of a connection, and those that the server left out between its store and the live
        events, each once.

        The in-memory server sends what is stored, and only then begins to listen. What it publishes in between it sends
        neither way, but stores. So this requests the store once more before each event that may be a live one,
        until one surely is, or until a heartbeat shows that the server has been listening for a while.
        """  # noqa: D205
        batches: Iterator[Iterable[SSEItem]] = map(parser.feed, body)
        opened = response_time(body)
        if opened is None or not self._position.replaying:
            yield from batches
            return
        stored: Counter[SSEItem] = Counter()
        held: list[SSEItem] = []  # stored, and perhaps still to be sent live
        doubted = True
        batches = _parted(batches, opened)
        for items in batches:
            event, when = _newest(items)
            silent = event is None and any(type(one) is Comment for one in items)
            if doubted and event is not None and when >= opened and event not in stored:
                more = self._stored(event)
                stored.update(more)
                yield more
            missed = _before(next((one for one in items if isinstance(one, Event)), None), held)
            held = [one for one in held[len(missed) :] if one not in items]
            if doubted and silent:
                held = self._stored(None)
                if not held and self.last_event_id == FROM_START:  # the thread has had no run
                    self._run = ""
            stored.update(missed)
            yield [*missed, *(one for one in items if not _taken(stored, one))]
            doubted = doubted and not silent and when < opened + _SURELY_LIVE
            if not doubted and not held and when > _newest(stored)[1]:
                break
        yield from batches

    def _stored(self, last: Event | None) -> list[SSEItem]:
        """Return what the server stores after the last part that was yielded, up to an event, or until it is silent."""
        for attempt in range(1, max(1, self._policy.reconnect_attempts) + 1):
            body = self._connect_again(None, idle_timeout=_SILENCE)
            try:
                found = _up_to(last, body, EventParser(last_event_id=self._position.last_event_id))
            except APIConnectionError:
                if attempt >= self._policy.reconnect_attempts:
                    raise
            else:
                self._position.begin_replay()
                self._position.set_response_time(response_time(body))
                return found
            finally:
                self._shut(body)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _rejoin(self, last_event_id: str) -> StreamRequest:
        return self._request(last_event_id if self.last_event_id else self._since)

    def _request(self, last_event_id: str | None) -> StreamRequest:
        from langgraph_client._generated.endpoints import threads as endpoints

        return endpoints.join_stream(self.thread_id, last_event_id=last_event_id or UNSET, stream_modes=self._modes)


def _parted(batches: Iterable[Iterable[SSEItem]], opened: int) -> Iterator[list[SSEItem]]:
    """Split batches into stored events, possibly live events and heartbeats, even if they arrived together."""
    for batch in batches:
        part: list[SSEItem] = []
        kind = None
        for one in batch:
            its = type(one) is Comment, _when(one) >= opened
            if part and its != kind:
                yield part
                part = []
            kind = its
            part.append(one)
        if part:
            yield part


def _is_end(metadata: Mapping[str, object]) -> bool:
    """Return whether the data of a `metadata` event mark the end of a run."""
    return metadata.get("status") == "run_done"


def _up_to(last: Event | None, body: Body, parser: EventParser) -> list[SSEItem]:
    """Return a body's events before an event, or before a silence. Raises APIConnectionError if it ends earlier."""
    found: list[SSEItem] = []
    try:
        for chunk in body:
            for one in parser.feed(chunk):
                if last is not None and (one == last or _when(one) > _when(last)):
                    return found
                found.append(one)
    except StreamInterrupted:
        return found
    raise APIConnectionError("the connection ended before it brought what is stored")


def _before(first: Event | None, held: list[SSEItem]) -> list[SSEItem]:
    """Return what was published before the first live event, or before a heartbeat."""
    if first is None:
        return held
    return held[: held.index(first) if first in held else sum(_when(one) < _when(first) for one in held)]


def _when(one: SSEItem) -> int:
    """Return when an event was published, in milliseconds; 0 if its ID does not say."""
    return (milliseconds(one.id) or 0) if isinstance(one, Event) else 0


def _newest(batch: Iterable[SSEItem]) -> tuple[Event | None, int]:
    """Return the event that was published last, and when."""
    newest = max((one for one in batch if isinstance(one, Event)), key=_when, default=None)
    return newest, 0 if newest is None else _when(newest)


def _taken(stored: Counter[SSEItem], one: SSEItem) -> bool:
    """Return whether an event is among those already yielded, and remove one occurrence."""
    if stored[one] <= 0:
        return False
    stored[one] -= 1
    return True
