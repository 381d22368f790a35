"""Reads a stream for a browser, in a thread of its own, as far ahead as a bounded buffer allows."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from langgraph_client import LangGraphError, RunFailed, StreamInterrupted, StreamPart
from langgraph_client.web import frames
from langgraph_client.web.upstream import StreamSource

Transform: TypeAlias = Callable[[StreamPart], StreamPart | None]

BUFFER_BYTES: Final = 256 * 1024
"""How much is read ahead of a browser that reads slowly; one event more, if it is larger."""
_log = logging.getLogger("langgraph_client.web")


class Reader:
    """The thread and the buffer between a stream and a body.

    Args:
        source: What is read.
        transform: What the browser may see of a part.
        shows: Given an event's name: whether the browser may see such events. By default all.
        at_end: Called last in the thread, for instance to give back what `transform` opened there.

    Attributes:
        source: What is read.
    """

    def __init__(
        self,
        source: StreamSource,
        transform: Transform | None = None,
        shows: Callable[[str], bool] | None = None,
        at_end: Callable[[], object] | None = None,
    ) -> None:
        self.source = source
        self._transform = transform
        self._shows = shows
        self._at_end = at_end
        self._lock = threading.Lock()
        self._frames: list[bytes] = []
        self._size = 0
        self._room = threading.Event()  # set while the buffer has room
        self._room.set()
        self._waiting: Callable[[], object] | None = None
        self._ended = False  # all is in the buffer
        self._left = False

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._run, name="langgraph_client-sse", daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether nothing will come any more."""
        return self._left or (self._ended and not self._frames)

    def take(self, wake: Callable[[], object]) -> bytes:
        """Return all that can be sent now; if that is nothing, `wake` is called once, as soon as there is something or an end."""
        with self._lock:
            if not self._frames:
                self._waiting = None if self._left or self._ended else wake
                return b""
            taken = b"".join(self._frames)
            self._frames.clear()
            self._size = 0
        self._room.set()
        return taken

    def leave(self) -> bool:
        """Stop, from any thread. Returns whether this is the first word of it, and the stream was not at its end."""
        with self._lock:
            first = not (self._left or self._ended)
            self._left = True
            self._frames.clear()
            waiting, self._waiting = self._waiting, None
        self._room.set()
        if waiting is not None:
            waiting()
        return first

    def _put(self, content: bytes) -> None:
        """Have it sent; waits for room, and no longer than until somebody leaves."""
        if self._size >= BUFFER_BYTES:
            self._room.wait()
        with self._lock:
            if self._left:
                return
            self._frames.append(content)
            self._size += len(content)
            if self._size >= BUFFER_BYTES:
                self._room.clear()
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def _run(self) -> None:
        try:
            last = self._read()
        except LangGraphError as error:
            last = self._ending(error)
        except Exception as error:  # noqa: BLE001 - a body that raises makes the browser come again, to the same error
            last = self._ending(error)
            self.source.close()
        with self._lock:
            if last and not self._left:
                self._frames.append(last)
            self._ended = True
            waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()
        if self._at_end is not None:
            self._at_end()

    def _read(self) -> bytes:
        """Put every part into the buffer; returns the end."""
        put, frame, transform = self._put, frames.Encoder().frame, self._transform
        shows = self._shows and lru_cache(self._shows)  # the names are few
        for part, event_id in self.source.parts(undecoded=transform is None):
            if self._left:
                return b""
            if part.event == frames.HEARTBEAT_PART:
                put(frames.HEARTBEAT)
                continue
            if shows is not None and not shows(part.event):
                continue
            shown = part if transform is None else transform(part)
            if shown is not None:
                put(frame(shown.event, shown.data, event_id))
        if self._left or self.source.goes_on:
            return b""
        return frames.end(self.source.status, self.source.interrupts())

    def _ending(self, problem: Exception) -> bytes:
        """What the browser hears of an error, and whether it is to reconnect."""
        if self._left:
            return b""
        if isinstance(problem, RunFailed):  # its `error` part came before
            return frames.end("error", [])
        _log.warning("a stream to a browser ended early: %s", problem, exc_info=problem)
        lost = isinstance(problem, StreamInterrupted) and bool(problem.bookmark and problem.delivered)
        again = lost and not frames.was_deleted(problem)
        said = frames.error(problem, retry=again)
        return said if again else said + frames.end(self.source.status, [])
