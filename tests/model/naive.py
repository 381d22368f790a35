"""Clients with one fault each, as people write them: the model must see every one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.errors import APIConnectionError, RunFailed, StreamInterrupted
from langgraph_client.protocol.events import StreamPart, decode
from langgraph_client.protocol.sse import iter_events
from tests.model.client import ModelTransport
from tests.model.scenario import RUN, THREAD
from tests.model.server import World

FAULTS = {
    "never drops a duplicate": "DOUBLED",
    "believes the first clean end": "LOST",
    "drops by id": "LOST",
    "gives up at a cut": "NEEDLESS LOSS",
    "always reconnects": "NO END",
    "raises any error": "WRONG ERROR",
    "calls every end a success": "WRONG END (success)",
    "hands heartbeats on as parts": "FOREIGN",
}
"""Each fault, and a kind of violation that it must give."""


class NaiveStreams:
    """In place of `client.Streams`."""

    def __init__(self, fault: str) -> None:
        self.transport = ModelTransport()
        self._fault = fault

    def start(self, world: World, position: str | None) -> Any:
        """A stream of the run from its first part."""
        return NaiveStream(self.transport, self._fault)


class NaiveStream:
    """A stream that reconnects, drops what it had, and asks whether the run is over; but for its fault."""

    bookmark = None

    def __init__(self, transport: ModelTransport, fault: str) -> None:
        self.status: str | None = None
        self._transport = transport
        self._fault = fault
        self._last = "-"
        self._known: set[Any] = set()

    def __iter__(self) -> Iterator[StreamPart]:
        while True:
            request = endpoints.join_stream(THREAD, RUN, last_event_id="-")
            try:
                yield from self._connection(self._transport.open(request))
            except APIConnectionError as error:
                if self._fault == "gives up at a cut":
                    raise StreamInterrupted("cut") from error
                continue
            if self._is_over():
                return

    def _connection(self, body: Any) -> Iterator[StreamPart]:
        if self._fault == "hands heartbeats on as parts":
            yield StreamPart("custom", None)
        for event in iter_events(body):
            part = decode(event)
            if event.event == "error" and self._fault == "raises any error":
                raise RunFailed("Error", "any")
            key = event.id if self._fault == "drops by id" else event
            if key not in self._known or self._fault == "never drops a duplicate":
                self._known.add(key)
                yield part

    def _is_over(self) -> bool:
        if self._fault == "always reconnects":
            return False
        status = self._transport.exchange(endpoints.get(THREAD, RUN)).value.status
        self.status = "success" if self._fault == "calls every end a success" else status
        return self._fault == "believes the first clean end" or status != "running"
