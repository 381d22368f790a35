"""A client that is right and slow: it asks for everything at each connection and remembers all that it had.

What it can do, a client can do: the model must find no violation in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.errors import APIConnectionError, NotFoundError, RunFailed, StreamInterrupted
from langgraph_client.protocol.events import StreamPart, decode
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.sse import iter_events
from tests.model.client import ModelTransport
from tests.model.scenario import RUN, THREAD
from tests.model.server import World

_MOST_DOUBTS = 3


class CarefulStreams:
    """In place of `client.Streams`."""

    def __init__(self) -> None:
        self.transport = ModelTransport()

    def start(self, world: World, position: str | None) -> Any:
        """A stream of the run from its first part."""
        return CarefulStream(self.transport, [], raises=world.scenario.raise_error)

    def resume(self, world: World, bookmark: list[Event]) -> Any:
        """Another one that knows what the first had."""
        return CarefulStream(self.transport, list(bookmark), raises=world.scenario.raise_error)


class CarefulStream:
    """The parts of a run that keeps its events.

    Attributes:
        bookmark: What was handed out.
        status: How the run ended.
    """

    def __init__(self, transport: ModelTransport, bookmark: list[Event], *, raises: bool) -> None:
        self.bookmark = bookmark
        self.status: str | None = None
        self._transport = transport
        self._raises = raises
        self._told = False
        self._ended = False
        self._taken_over: set[Any] = set()

    def close(self) -> None:
        """Nothing is open between parts that matters."""

    def cancel(self) -> None:
        """Cancel the run."""
        try:
            self._transport.exchange(endpoints.cancel(THREAD, RUN))
        except NotFoundError:
            return

    def __iter__(self) -> Iterator[StreamPart]:
        yield from self._parts()
        if self._raises and self.status == "error":
            raise RunFailed("Error", "the run failed")

    def _parts(self) -> Iterator[StreamPart]:
        doubts = 0
        while not self._ended:
            told, shown = self._told, list[Event]()
            try:
                yield from self._connection(shown)
            except APIConnectionError:
                continue
            except NotFoundError as error:
                raise StreamInterrupted("the run is gone") from error
            if shown and self._has_shown_all(shown) and told:
                return
            self._fetch_status()
            doubts += told
            if doubts > _MOST_DOUBTS:
                raise StreamInterrupted("the server does not show what it did")

    def _connection(self, shown: list[Event]) -> Iterator[StreamPart]:
        body = self._transport.open(endpoints.join_stream(THREAD, RUN, last_event_id="-"))
        for event in iter_events(body):
            part = decode(event)
            data: Any = part.data
            if event in self.bookmark:
                shown.append(event)
                continue
            if event.event == "error" and (not self._has_shown_all(shown) or self._is_foreign(event)):
                if not is_run_not_found(event):
                    raise APIConnectionError("the server's stream failed")
                return
            if not self._has_shown_all(shown):
                raise StreamInterrupted("the server does not show what it did")
            if event.event == "metadata" and data["attempt"] > 1 and event not in self._taken_over:
                self._taken_over.add(event)
                raise APIConnectionError("another worker took the run over")
            self.bookmark.append(event)
            shown.append(event)
            self._ended = self._ended or event.event == "end"
            self.status = data["status"] if event.event == "end" else self.status
            yield part

    def _is_foreign(self, event: Event) -> bool:
        """Whether an error is the server's own: it has no id, so that it seems to have that of the event before it."""
        if is_run_not_found(event) or not event.id:
            return True
        if event.id not in {known.id for known in self.bookmark}:
            return False
        self._fetch_status()
        has_one = any(known.event == "error" for known in self.bookmark)
        return has_one or self.status != "error" or not event.id.endswith("-0")

    def _has_shown_all(self, shown: list[Event]) -> bool:
        """Whether a connection brought again what it had to; an `error` need not come."""
        return all(event in shown or event.event == "error" for event in self.bookmark)

    def _fetch_status(self) -> None:
        try:
            status = self._transport.exchange(endpoints.get(THREAD, RUN)).value.status
        except NotFoundError:
            self.status, self._told = None, True
        else:
            self.status, self._told = (status, True) if status != "running" else (None, self._told)


def is_run_not_found(event: Event) -> bool:
    """Whether an event is the server's way to say, in a stream, that there is no such run."""
    told: Any = decode(event).data if event.event == "error" else None
    return isinstance(told, dict) and (told.get("error"), str(told.get("message"))[:4]) == ("HTTPException", "404:")
