"""The body of a streaming response: an iterator for WSGI servers, an async iterable for ASGI servers.

It never raises. If it ends early, it sends an `error` event and logs the cause. While no parts arrive, it sends heartbeats.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
import weakref
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterator
from typing import Final

from langgraph_client import LangGraphError
from langgraph_client.web import frames
from langgraph_client.web.presence import IsDisconnected
from langgraph_client.web.reader import Reader

_LOOK: Final = 1.0
"""Seconds between two looks whether the browser is still there."""
_MAX_PAUSE: Final = 3600.0
"""Seconds; what a system can't wait for is not a time-out."""
_GRACE: Final = 1.0
"""Seconds in which the event loop of a server that stops has ended."""
_log = logging.getLogger("langgraph_client.web")


class SSEBody(Iterator[bytes], AsyncIterable[bytes]):
    """A response body, which the server closes when the browser disconnects (PEP 3333; under ASGI by cancelling the iteration).

    Args:
        reader: Reads the stream.
        first: Bytes to send before the first part, so that the page knows immediately that it is connected.
        heartbeat: Seconds without a byte after which a heartbeat is sent.
        cancel: Cancels the run when the browser disconnects; None lets it continue.
        is_disconnected: Returns whether the browser has disconnected; None if the server can't tell.
    """

    def __init__(
        self,
        reader: Reader,
        first: bytes,
        heartbeat: float,
        cancel: Callable[[], None] | None = None,
        is_disconnected: IsDisconnected | None = None,
    ) -> None:
        self._reader = reader
        self._first = first
        self._heartbeat = heartbeat
        self._cancel = cancel
        self._is_disconnected = is_disconnected
        self._started = False
        self._before: Callable[[], object] | None = None
        self._after: Callable[[], object] | None = None
        self._ready = threading.Event()
        weakref.finalize(self, _abandon, reader).atexit = False  # for servers that don't close it
        self._next_beat = 0.0
        self._next_look = 0.0

    def before(self, call: Callable[[], object]) -> None:
        """Register a function to call before the first byte, in the sending thread."""
        self._before = call

    def after(self, call: Callable[[], object]) -> None:
        """Register a function to call once, when the body has ended, is closed or is garbage collected."""
        self._after = finalizer = weakref.finalize(self, call)
        finalizer.atexit = False

    def __next__(self) -> bytes:
        while True:
            self._ready.clear()
            sent = self._step(self._ready.set)
            if sent:
                return sent
            if self._reader.over:
                self._finish()
                raise StopIteration
            self._ready.wait(self._pause())

    async def __aiter__(self) -> AsyncIterator[bytes]:
        loop, ready = asyncio.get_running_loop(), asyncio.Event()

        def wake() -> None:  # called by the reader
            if not loop.is_closed():
                loop.call_soon_threadsafe(ready.set)

        try:
            while True:
                ready.clear()
                sent = self._step(wake)
                if sent:
                    yield sent
                elif self._reader.over:
                    return
                else:
                    timer = loop.call_later(self._pause(), ready.set)
                    try:
                        await ready.wait()
                    finally:
                        timer.cancel()
        finally:
            self._leave(loop)

    def _leave(self, loop: asyncio.AbstractEventLoop) -> None:
        """End the stream, and cancel the run if that is requested and the event loop still runs after a delay.

        The delay is needed because an iteration is cancelled in the same way when the browser disconnects and when the
        server stops, which ends the loop.
        """
        cancel, self._cancel = self._cancel, None
        if cancel is not None and not self._reader.over:
            loop.call_later(_GRACE, _do_in_thread, cancel)
        self.close()

    def _step(self, wake: Callable[[], object]) -> bytes:
        """Return the bytes to send now; if there are none, `wake` is called when there are, or at the end."""
        now = time.monotonic()
        if not self._started:
            return self._start(now)
        if self._is_disconnected is not None and now >= self._next_look:
            self._next_look = now + _LOOK
            if self._is_disconnected():
                self.close()
                return b""
        sent = self._reader.take(wake)
        if not sent and now >= self._next_beat and not self._reader.over:
            sent = frames.HEARTBEAT
        if sent:
            self._next_beat = now + self._heartbeat
        return sent

    def _start(self, now: float) -> bytes:
        self._started = True
        if self._reader.over:  # already closed
            return b""
        if self._before is not None:
            self._before()
        self._next_beat, self._next_look = now + self._heartbeat, now + _LOOK
        self._reader.start()
        return self._first

    def _pause(self) -> float:
        """Return the seconds until the next heartbeat or check of the connection."""
        due = self._next_beat if self._is_disconnected is None else min(self._next_beat, self._next_look)
        return min(max(0.0, due - time.monotonic()), _MAX_PAUSE)

    def close(self) -> None:
        """End the stream immediately; safe from any thread, and more than once. An iteration that waits just ends.

        With `cancel`, the run is cancelled unless the browser is still connected: then the server is stopping, and the
        browser reconnects to another worker.
        """
        if self._reader.leave():
            _do(self._reader.source.close)
            if self._cancel is not None and (self._is_disconnected is None or self._is_disconnected()):
                _do(self._cancel)
        self._finish()

    def _finish(self) -> None:
        if self._after is not None:
            self._after()


def _abandon(reader: Reader) -> None:
    if reader.leave():
        _do(reader.source.close)


def _do_in_thread(act: Callable[[], None]) -> None:
    """Call a function in a thread, without blocking the event loop."""
    threading.Thread(target=_do, args=(act,), name="langgraph_client-cancel", daemon=True).start()


def _do(act: Callable[[], None]) -> None:
    """Call a function, and log its failure, since no caller is left to handle it."""
    try:
        act()
    except LangGraphError as error:
        _log.warning("the browser left, and the run could not be cancelled: %s", error, exc_info=error)
