"""Reads a stream for a browser in its own thread, into a bounded buffer."""

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
        shows: Takes an event's name, and returns whether the browser may see it. By default, all are shown.
        at_end: Called last in the thread, for example to release resources that `transform` opened there.

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
        self._ended = False  # the buffer has everything
        self._left = False

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._run, name="langgraph_client-sse", daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether the buffer is empty and will stay so."""
        return self._left or (self._ended and not self._frames)

    def take(self, wake: Callable[[], object]) -> bytes:
        """Return all buffered bytes; if there are none, `wake` is called once when there are, or at the end."""
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
        """Stop; safe from any thread. Return True for the first call, if the stream had not ended."""
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
        """Add bytes to the buffer. Waits for room until the reader is stopped."""
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
        """Put every part into the buffer, and return the final event."""
        put, frame, transform = self._put, frames.Encoder().frame, self._transform
        shows = self._shows and lru_cache(self._shows)  # there are few names
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
        """Return the browser's final event after an error, which says whether to reconnect."""
        if self._left:
            return b""
        if isinstance(problem, RunFailed):  # its `error` part was sent before
            return frames.end("error", [])
        _log.warning("a stream to a browser ended early: %s", problem, exc_info=problem)
        lost = isinstance(problem, StreamInterrupted) and bool(problem.bookmark and problem.delivered)
        again = lost and not frames.was_deleted(problem)
        said = frames.error(problem, retry=again)
        return said if again else said + frames.end(self.source.status, [])
