"""The feed of one thread: the parts of all its runs, as they come. It never ends by itself."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from langgraph_client.errors import APIConnectionError
from langgraph_client.protocol.bookmark import Bookmark
from langgraph_client.protocol.cursor import Cursor
from langgraph_client.protocol.events import StreamPart
from langgraph_client.request import StreamRequest
from langgraph_client.streams.base import EventStream, Terms
from langgraph_client.transport.body import Body
from langgraph_client.transport.session import Transport
from langgraph_client.types import UNSET, CallOptions

if TYPE_CHECKING:
    from langgraph_client.models import ThreadStreamMode


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
        self._since = _date(self._body)

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
        """A feed learns nothing from its parts: an error is that of one run."""

    def _is_over(self, cause: APIConnectionError | None) -> bool:  # noqa: ARG002
        return False

    def _rejoin(self, last_event_id: str) -> StreamRequest:
        position = last_event_id if self.last_event_id else self._since
        return self._request(position)

    def _request(self, last_event_id: str | None) -> StreamRequest:
        from langgraph_client._generated.endpoints import threads as endpoints

        return endpoints.join_stream(self.thread_id, last_event_id=last_event_id or UNSET, stream_modes=self._modes)


def _date(body: Body) -> str:
    """When the server opened the feed, as an event id: there it goes on when it was cut before the first event, and the
    thread's whole history does not come unasked. Ids of the server are milliseconds; a date has seconds.
    """  # noqa: D205
    try:
        opened = parsedate_to_datetime(body.headers.get("date", ""))
    except ValueError:
        return "-"
    return f"{int(opened.timestamp() * 1000)}-0"
