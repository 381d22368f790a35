"""One connection of a stream: what it brings, and where it is interrupted."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from langgraph_client.errors import APIConnectionError, StreamInterrupted
from tests.model.scenario import RUN, THREAD, Event, encoded

if TYPE_CHECKING:
    from tests.model.server import World

_HEARTBEAT = b": heartbeat\r\n\r\n"
_SERVER_ERROR = encoded("error", {"error": "OperationalError", "message": "the connection is closed"})
_NOT_FOUND = encoded("error", {"error": "HTTPException", "message": "404: Run not found"})
_BEFORE, _STORE, _LIVE, _OVER = "before", "store", "live", "over"
_FINAL_HEARTBEATS = 3


class Quiet(BaseException):
    """A feed on which nothing more happens. Not an Exception, so that no client catches it."""


class Connection:
    """A body that the client reads, chunk by chunk.

    Attributes:
        headers: Of the response.
        burst: Whether a clean end cut a replay short, after the client was told that the run is over.
    """

    def __init__(self, world: World, position: str | None, *, joined: bool, idle_timeout: float | None) -> None:
        self.headers = {"content-type": "text/event-stream", "date": world.date()}
        if world.scenario.kind != "feed":
            self.headers["location"] = f"/threads/{THREAD}/runs/{RUN}/stream"
            self.headers["content-location"] = f"/threads/{THREAD}/runs/{RUN}"
            if world.scenario.door == "plain stateless":
                self.headers["location"] = f"/runs/{RUN}/stream"
                del self.headers["content-location"]
        self.burst = False
        self._world = world
        self._position = position
        self._idle_timeout = idle_timeout
        self._told = world.told
        self._deleted = world.deleted
        self._first = world.connections == 1
        self._phase = _BEFORE if joined else _LIVE
        self._listening = False
        self._queue: list[Event] = []
        self._pending: list[Event] = []
        self._fault: str | None = None
        self._beats = 0
        world.open.append(self)
        if not joined or world.scenario.seam == "overlap":
            self._listen()

    def model_state(self) -> Hashable:
        """All that decides what it brings."""
        if self._phase == _OVER:
            return _OVER
        queues = tuple(one.index for one in self._queue), tuple(one.index for one in self._pending)
        flags = self._told, self._deleted, self._first, self._listening, self._idle_timeout is None
        return self._phase, self._position, self._fault, self._beats, queues, flags

    def heard(self, event: Event) -> None:
        """Note an event that was published."""
        if self._listening and event.sent:
            self._queue.append(event)

    def reset_idle_timer(self) -> None:
        """The client notes that an event came."""

    def end(self, error: Exception) -> None:
        """The client ends it."""
        self.close()

    def close(self) -> None:
        """The client closes it."""
        if self._phase != _OVER:
            if self._first and not self._listening:
                self._begin_due()
            self._phase = _OVER
            self._world.open.remove(self)
            self._world.trace.append("closed]")

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        while True:
            if self._phase == _OVER:
                raise StopIteration
            if self._fault is not None:
                return self._interrupt(self._fault)
            if self._phase == _BEFORE:
                self._read_store()
            if self._pending:
                return self._deliver()
            if self._phase == _STORE:
                self._phase = _LIVE
            if self._queue:
                self._pending, self._queue = self._queue, []
                continue
            chunk = self._wait()
            if chunk is not None:
                return chunk

    def _listen(self) -> None:
        self._listening = True
        if self._first:
            self._begin_due()

    def _begin_due(self) -> None:
        if self._world.due is None:
            self._world.due = len(self._world.published)

    def _read_store(self) -> None:
        """Take what is stored. What is published meanwhile depends on the server; a store lives longer than this takes."""
        world, seam = self._world, self._world.scenario.seam
        if seam == "overlap":
            world.progress(expires=False)
        self._pending = list(self._stored())
        if seam == "gap":
            world.progress(expires=False)
        if not self._listening:
            self._listen()
        self._phase = _STORE

    def _stored(self) -> Sequence[Event]:
        from tests.model.server import is_later

        world, position = self._world, self._position
        scenario = world.scenario
        if scenario.ignores_position:
            return world.store
        if scenario.dialect == "opaque":
            if position is None:
                return world.store[-1:] if world.over else []
            known = [at for at, event in enumerate(world.store) if event.id == position]
            return world.store[known[0] + 1 :] if known else world.store
        if position is None:
            return world.store if world.over and scenario.dialect == "redis" and scenario.kind != "feed" else []
        return [event for event in world.store if is_later(event.id, position, scenario.dialect)]

    def _deliver(self) -> bytes:
        """All that is ready, or a part of it and then an interruption."""
        world = self._world
        count = len(self._pending)
        kinds = ["cut", "clean", "server error", *(["stall"] if self._phase == _STORE else [])]
        fault = world.fault(*kinds)
        if fault is not None:
            count = world.choices.choose(count)
        chunk = b"".join(event.wire for event in self._pending[:count])
        world.trace.extend(event.label for event in self._pending[:count])
        del self._pending[:count]
        self._beats = 0
        self.burst = fault == "clean" and self._told
        if fault == "stall":
            world.trace.append("beat beat")
            return chunk + _HEARTBEAT * 2
        self._fault = fault
        return chunk or self.__next__()

    def _wait(self) -> bytes | None:
        """Nothing is ready: the run goes on, or is over, or the connection is interrupted."""
        world = self._world
        if world.over:
            return self._finish()
        options = ["step"] if isinstance(world.next_step, Event) or world.scenario.kind != "feed" else []
        if self._idle_timeout is not None:
            options.append("timeout")
        elif world.scenario.heartbeats and self._beats == 0 and world.may_wait:
            options.append("beats")
        if not options:
            return self._rest()
        fault = world.fault("cut", "clean", "server error")
        if fault is not None:
            return self._interrupt(fault)
        option = options[world.choices.choose(len(options))]
        if option == "timeout":
            self._end("timeout]")
            raise StreamInterrupted("no event came for the idle time-out")
        if option == "beats":
            self._beats = 2
            world.trace.append("beat beat")
            return _HEARTBEAT * 2
        world.step()
        return None

    def _rest(self) -> bytes:
        """Everything was published: heartbeats, then nothing that matters."""
        fault = self._world.fault("cut", "clean", "server error")
        if fault is not None:
            return self._interrupt(fault)
        self._beats += 1
        if self._beats > _FINAL_HEARTBEATS:
            raise Quiet
        self._world.trace.append("beat")
        return _HEARTBEAT

    def _finish(self) -> bytes:
        if self._deleted:
            self._deleted = False
            self._world.trace.append("404-error")
            return _NOT_FOUND
        self._end("]")
        raise StopIteration

    def _interrupt(self, fault: str) -> bytes:
        self._fault = None
        if fault == "server error":
            self._fault = "clean after error"
            self._world.trace.append("server-error")
            return _SERVER_ERROR
        if self._first and not self._listening:
            self._begin_due()
        self._end("cut]" if fault == "cut" else "]")
        if fault == "cut":
            raise APIConnectionError("cut")
        raise StopIteration

    def _end(self, mark: str) -> None:
        self._phase = _OVER
        self._world.open.remove(self)
        self._world.trace.append(mark)
