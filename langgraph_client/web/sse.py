"""A stream as the body of an answer: `text/event-stream` for a browser's EventSource, on any WSGI server.

A thread reads the stream and a bounded buffer lies between the two, so that a browser that reads slowly slows the stream
down, and one that waits gets its heartbeats. The body never raises: whatever ends it early is an `error` event and a line in
the log, and only what is worth another try lets the browser come again.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from langgraph_client import LangGraphError, RunFailed, StreamInterrupted, StreamPart
from langgraph_client.web import frames
from langgraph_client.web.presence import connection_of, has_left
from langgraph_client.web.upstream import OfRun, Source, Upstream, upstream

Transform: TypeAlias = Callable[[StreamPart], StreamPart | None]

SSE_HEADERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Content-Type": "text/event-stream",
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
    }
)
"""The headers of such an answer: it is kept nowhere, and nginx passes each event on at once."""
_MOST_FRAMES: Final = 16
_LOOK: Final = 1.0
"""Seconds between two looks whether the browser is still there."""
_log = logging.getLogger("langgraph_client.web")


def sse_body(
    stream: Source,
    heartbeat: float = 15.0,
    *,
    retry: float = 2.0,
    cancel_on_close: bool = False,
    transform: Transform | None = None,
    environ: Mapping[str, Any] | None = None,
) -> SSEBody:
    """The body that shows a stream to a browser.

    Each part is an event: its name, its data as JSON in one line, and as `id` the bookmark after it (of a ThreadEvent its
    own id), which the browser sends as `Last-Event-ID` when it comes again. At the run's end comes the event `end` with
    `{"status": …, "interrupts": […]}`: there the page closes its EventSource, which else would come again for ever.

    What failed is an event `error` with `{"error": class, "message": a fixed sentence, "retry": bool}`; the details are in
    the log `langgraph_client.web`. So is the `error` part of a failed run, and the texts of exceptions in its tasks. Where
    going on makes sense (a stream that was lost after it brought something, with a bookmark), `retry` is true and the body
    just ends, so that the browser comes again. After every other error comes `end`, with the status null when it isn't
    known. No error is raised in the server.

    Args:
        stream: A RunStream, a ThreadFeed, a ThreadStream (all that happens in its run), or ThreadEvents, as of
            `ThreadStream.subscribe(…)`. Of these the way to the server stays open until the next event, or until their
            ThreadStream is closed.
        heartbeat: Seconds of silence after which a comment is sent.
        retry: Seconds that the browser waits before it comes again.
        cancel_on_close: Whether leaving before the run's end cancels the run. So does a reload of the page. Give it here,
            and not to the stream.
        transform: What the browser may see of a part: the part, another one, or None to leave it out. Called in a thread of
            its own, without the request's context. What it raises ends the stream as an error.
        environ: The request's WSGI environ. With gunicorn's and werkzeug's, the body looks once a second whether the browser
            is still there; else it is noticed when something is sent. TLS that the WSGI server itself does hides it.

    Raises:
        TypeError: The stream is none of these, or has no run that could be cancelled, or a number is none.
        ValueError: `heartbeat` or `retry` is not allowed.
    """
    source = upstream(stream)
    if cancel_on_close and not isinstance(source, OfRun):
        raise TypeError(f"cancel_on_close needs the stream of a run, a RunStream, got {type(stream).__name__}")
    _check_seconds("heartbeat", heartbeat, above=True)
    _check_seconds("retry", retry, above=False)
    cancel = source.cancel if cancel_on_close and isinstance(source, OfRun) else None
    return SSEBody(_Reader(source, transform), heartbeat, frames.retry_line(retry), cancel, connection_of(environ))


def _check_seconds(name: str, seconds: float, *, above: bool) -> None:
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        raise TypeError(f"{name} must be a number of seconds, got {seconds!r}")
    if not 0 <= seconds < math.inf or (above and seconds == 0):
        raise ValueError(f"{name} must be a number of seconds, {'above 0' if above else '0 or more'}, got {seconds!r}")


class SSEBody(Iterator[bytes]):
    """An iterator of bytes that a WSGI server sends, and closes when the browser has gone (PEP 3333)."""

    def __init__(
        self,
        reader: _Reader,
        heartbeat: float,
        first: bytes,
        cancel: Callable[[], None] | None,
        connection: Any | None,
    ) -> None:
        self._reader = reader
        self._heartbeat = heartbeat
        self._first = first
        self._cancel = cancel
        self._connection = connection
        self._look = heartbeat if connection is None else min(_LOOK, heartbeat)
        self._started = False

    def __next__(self) -> bytes:
        if not (self._started or self._reader.over):  # so that the page hears at once that it is connected
            self._started = True
            self._reader.start()
            return self._first
        end = time.monotonic() + self._heartbeat
        while (left := end - time.monotonic()) > 0:
            sent = self._reader.take(min(left, self._look))
            if sent is not None:
                return sent
            if self._reader.over:
                raise StopIteration
            if self._connection is not None and has_left(self._connection):
                self.close()
        return frames.HEARTBEAT

    def close(self) -> None:
        """End the stream at once, from any thread and as often as you like; an iteration that waits just ends."""
        if self._reader.leave():
            _do(self._reader.source.close)
            _do(self._cancel)


def _do(act: Callable[[], None] | None) -> None:
    """Do it; nobody is left to be told that it failed."""
    try:
        if act is not None:
            act()
    except LangGraphError as error:
        _log.warning("the browser left, and the run could not be cancelled: %s", error, exc_info=error)


class _Reader:
    """Reads the stream in a thread of its own, as far ahead as the buffer allows.

    Attributes:
        source: What is read.
    """

    def __init__(self, source: Upstream, transform: Transform | None) -> None:
        self.source = source
        self._transform = transform
        self._frames: deque[bytes] = deque()
        self._changed = threading.Condition()
        self._ended = False  # all is in the buffer
        self._left = False

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._run, name="langgraph_client-sse", daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether nothing will come any more."""
        return self._left or (self._ended and not self._frames)

    def take(self, seconds: float) -> bytes | None:
        """What is there to be sent; None when nothing came in time, or nothing will."""
        with self._changed:
            self._changed.wait_for(lambda: self._frames or self.over, seconds)
            if self._left or not self._frames:
                return None
            taken = b"".join(self._frames)
            self._frames.clear()
            self._changed.notify_all()
            return taken

    def leave(self) -> bool:
        """Stop, from any thread. Returns whether this is the first word of it, and the stream was not at its end."""
        with self._changed:
            first = not (self._left or self._ended)
            self._left = True
            self._frames.clear()
            self._changed.notify_all()
        return first

    def _put(self, content: bytes) -> None:
        """Have it sent; waits for room, and no longer than until somebody leaves."""
        with self._changed:
            self._changed.wait_for(lambda: self._left or len(self._frames) < _MOST_FRAMES)
            if not self._left:
                self._frames.append(content)
                self._changed.notify_all()

    def _run(self) -> None:
        try:
            last = self._read()
        except LangGraphError as error:
            last = self._ending(error)
        except Exception as error:  # noqa: BLE001 - a body that raises makes the browser come again, to the same error
            last = self._ending(error)
            self.source.close()
        with self._changed:
            if last and not self._left:
                self._frames.append(last)
            self._ended = True
            self._changed.notify_all()

    def _read(self) -> bytes:
        """Put every part into the buffer; returns the end."""
        for part, bookmark in self.source:
            if self._left:
                return b""
            if part.event == frames.HEARTBEAT_PART:
                self._put(frames.HEARTBEAT)
                continue
            shown = part if self._transform is None else self._transform(part)
            if shown is not None:
                self._put(frames.frame(shown.event, shown.data, bookmark))
        status = self.source.status
        return b"" if status is None or self._left else frames.end(status, self.source.interrupts())

    def _ending(self, problem: Exception) -> bytes:
        """What the browser hears of an error, and whether it is to come again."""
        if self._left:
            return b""
        if isinstance(problem, RunFailed):  # its `error` part came before
            return frames.end("error", [])
        _log.warning("a stream to a browser ended early: %s", problem, exc_info=problem)
        again = isinstance(problem, StreamInterrupted) and bool(problem.bookmark and problem.delivered)
        said = frames.error(problem, retry=again)
        return said if again else said + frames.end(self.source.status, [])
