"""The body of an answer: an iterator for a WSGI server, and an async iterable for an ASGI server.

It never raises: what ends it early is an `error` event and a line in the log. In silence it sends heartbeats.
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
    """What a server sends, and closes when the browser has left (PEP 3333; under ASGI by cancelling the iteration).

    Args:
        reader: Reads the stream.
        first: What is sent before anything has come, so that the page knows at once that it is connected.
        heartbeat: Seconds without a byte after which a heartbeat is sent.
        cancel: Cancels the run; None leaves it running when the browser leaves.
        is_disconnected: Tells whether the browser has left; None where the server can't be asked.
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
        weakref.finalize(self, _abandon, reader).atexit = False  # for a server that does not close it
        self._next_beat = 0.0
        self._next_look = 0.0

    def before(self, call: Callable[[], object]) -> None:
        """Have this called before the first byte, in the thread that sends."""
        self._before = call

    def after(self, call: Callable[[], object]) -> None:
        """Have this called once, when the body has ended, is closed or is dropped."""
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
        """End the stream. The run is cancelled, where it is to be, if the event loop still runs after a while.

        An iteration is cancelled in the same way when the browser leaves and when the server stops, and then its loop ends.
        """
        cancel, self._cancel = self._cancel, None
        if cancel is not None and not self._reader.over:
            loop.call_later(_GRACE, _do_in_thread, cancel)
        self.close()

    def _step(self, wake: Callable[[], object]) -> bytes:
        """Return what is to be sent now; if that is nothing, `wake` is called when there is something, or an end."""
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
        if self._reader.over:  # it was closed before
            return b""
        if self._before is not None:
            self._before()
        self._next_beat, self._next_look = now + self._heartbeat, now + _LOOK
        self._reader.start()
        return self._first

    def _pause(self) -> float:
        """Seconds until the next heartbeat or look is due."""
        due = self._next_beat if self._is_disconnected is None else min(self._next_beat, self._next_look)
        return min(max(0.0, due - time.monotonic()), _MAX_PAUSE)

    def close(self) -> None:
        """End the stream at once, from any thread and as often as you like; an iteration that waits just ends.

        The run is cancelled, where leaving is to cancel it, unless the browser is still there: then it is the server that
        stops, and the browser reconnects to another worker.
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
    """Do it without holding up the event loop."""
    threading.Thread(target=_do, args=(act,), name="langgraph_client-cancel", daemon=True).start()


def _do(act: Callable[[], None]) -> None:
    """Do it; nobody is left to be told that it failed."""
    try:
        act()
    except LangGraphError as error:
        _log.warning("the browser left, and the run could not be cancelled: %s", error, exc_info=error)
