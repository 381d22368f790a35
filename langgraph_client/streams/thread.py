"""The feed of one thread: the parts of all its runs, as they come. It never ends by itself."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from langgraph_client.errors import APIConnectionError, StreamInterrupted
from langgraph_client.protocol.bookmark import Bookmark
from langgraph_client.protocol.cursor import Cursor, milliseconds
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.sse import Event, EventParser, Happening
from langgraph_client.request import StreamRequest
from langgraph_client.streams.base import EventStream, Terms, answered_at
from langgraph_client.transport.body import Body
from langgraph_client.transport.session import Transport
from langgraph_client.types import UNSET, CallOptions

if TYPE_CHECKING:
    from langgraph_client.models import ThreadStreamMode

_SURELY_LIVE = 2000
"""Milliseconds after the server's answer: it takes less for reading its store, and its date is cut off by up to 1000."""
_SILENCE = 1.0
"""Seconds without an event after which what is stored counts as read."""


class ThreadFeed(EventStream):
    """The parts of every run of a thread, until it is closed.

    An iterator of StreamPart and a context manager. It reconnects by itself; runs that keep their events
    (`stream_resumable`) lose nothing.

    Attributes:
        thread_id: The thread.
        delivered: Parts handed out so far.
        reconnects: Connections made after the first one.

    Raises:
        StreamInterrupted: While iterating: the feed could not be taken up again. The error has a bookmark.
        ProtocolError: A part is no JSON.
    """

    def __init__(
        self,
        transport: Transport,
        thread_id: str,
        modes: Sequence[ThreadStreamMode],
        options: CallOptions,
        cursor: Cursor,
        terms: Terms | None = None,
    ) -> None:
        super().__init__(transport, options, cursor, terms)
        self.thread_id = thread_id
        self._modes = modes
        self._body = self._open(self._request(cursor.first()))
        opened = answered_at(self._body)
        # Cut before the first event it goes on from there, and the thread's whole history does not come unasked.
        self._since = "-" if opened is None else f"{opened}-0"

    @property
    def bookmark(self) -> str:
        """A short string with which `client.threads.resume` goes on after the last part, in any process."""
        return str(
            Bookmark(
                kind="thread",
                thread_id=self.thread_id,
                last_event_id=self.last_event_id or self._since,
                handed_out=self._cursor.handed_out(),
                stream_mode=list(self._modes),
            )
        )

    def _note(self, part: StreamPart) -> None:
        """A feed learns little from its parts: an error is that of one run."""
        if part.event == "metadata" and isinstance(part.data, dict):
            self._note_attempt(part.data)

    def _is_over(self, cause: APIConnectionError | None) -> bool:  # noqa: ARG002
        return False

    def _batches(self, body: Body, parser: EventParser) -> Iterator[Iterable[Happening]]:
        """What the chunks of a connection complete; what the server left out between its store and the live events is
        put in, and comes once.

        The in-memory server sends what is stored, and only then begins to listen. What is published meanwhile comes
        neither way, and is in the store. So until an event shows by its time that it is a live one, the store is asked
        for what came before it.
        """  # noqa: D205
        batches = super()._batches(body, parser)
        opened = answered_at(body)
        if opened is None or not self._cursor.may_repeat:
            yield from batches
            return
        stored: Counter[Happening] = Counter()
        doubted = True
        for batch in batches:
            happenings = list(batch)
            event, when = _newest(happenings)
            if doubted and event is not None and when >= opened and event not in stored:
                for more in self._stored(event):
                    stored.update(more)
                    yield more
            yield [one for one in happenings if not _taken(stored, one)]
            doubted = doubted and when < opened + _SURELY_LIVE
            if not doubted and when > _newest(stored)[1]:
                break
        yield from batches

    def _stored(self, last: Event) -> Iterator[list[Happening]]:
        """What the server has stored after the last part that was handed out, up to an event; without it, as of a run
        that keeps no events, up to a silence.
        """  # noqa: D205
        parser = EventParser(last_event_id=self._cursor.last_event_id)
        body = self._connect_again(None, idle_timeout=_SILENCE)
        self._cursor.reconnected()
        try:
            for chunk in body:
                happenings = list(parser.feed(chunk))
                yield happenings
                if last in happenings:
                    return
        except StreamInterrupted:
            return
        finally:
            self._shut(body)
        raise APIConnectionError("the connection ended before it brought what is stored")

    def _rejoin(self, last_event_id: str) -> StreamRequest:
        position = last_event_id if self.last_event_id else self._since
        return self._request(position)

    def _request(self, last_event_id: str | None) -> StreamRequest:
        from langgraph_client._generated.endpoints import threads as endpoints

        return endpoints.join_stream(self.thread_id, last_event_id=last_event_id or UNSET, stream_modes=self._modes)


def _newest(batch: Iterable[Happening]) -> tuple[Event | None, int]:
    """The event that was numbered last, and when."""
    dated = [(when, one) for one in batch if isinstance(one, Event) and (when := milliseconds(one.id)) is not None]
    when, event = max(dated, key=operator.itemgetter(0), default=(0, None))
    return event, when


def _taken(stored: Counter[Happening], one: Happening) -> bool:
    """Cross off what was handed on already."""
    if stored[one] <= 0:
        return False
    stored[one] -= 1
    return True
