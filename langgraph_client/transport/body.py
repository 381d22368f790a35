"""The bytes of a stream, yielded as they arrive. A broken body raises; closing it from any thread ends it immediately.

A forked child has a copy of the socket, and everything it did to the connection would affect the parent's: it reads
nothing and shuts nothing down.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Generator, Iterator, Mapping
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, cast

import requests
from urllib3.response import HTTPResponse

from langgraph_client.errors import APIConnectionError, APITimeoutError, LangGraphError, ProtocolError
from langgraph_client.transport import fork
from langgraph_client.transport.chunks import ChunkedBody
from langgraph_client.transport.deadline import Deadline, Watchdog
from langgraph_client.transport.failures import map_exceptions
from langgraph_client.transport.final_response import FinalResponse
from langgraph_client.transport.fork import fork_count
from langgraph_client.transport.route import Route

_CHUNK = 65536


class Body:
    """The open body of a response.

    Args:
        response: The response of requests, its body unread.
        name: The call's name, for messages.
        deadline: The time limit that ends the body.
        idle_timeout: Seconds without an event after which the body ends; see `reset_idle_timer`.
        route: Returns the route to the server, for messages.
    """

    def __init__(
        self,
        response: requests.Response,
        name: str,
        deadline: Deadline | None = None,
        idle_timeout: float | None = None,
        route: Callable[[], Route] | None = None,
    ) -> None:
        self._response = response
        self._route = route
        self._unreleased = [response]
        self._name = name
        self._closed = False
        self._fork_count = fork_count()
        self._error: LangGraphError | None = None
        self._reader = self._read()
        self._attending = self._attended()
        self._watchdog: Watchdog | None = None
        self._deadline = deadline or Deadline(None)
        if self._deadline.seconds is not None or idle_timeout is not None:
            self._watchdog = Watchdog(self.end, self._deadline, idle_timeout)
            self._watchdog.start()

    @property
    def headers(self) -> Mapping[str, str]:
        """The response's headers, with case-insensitive names."""
        return self._response.headers

    @property
    def status_code(self) -> int:
        """The response's HTTP status."""
        return self._response.status_code

    @property
    def closed(self) -> bool:
        """Whether it was closed by this side."""
        return self._closed

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes as they arrive.

        Raises:
            APITimeoutError: Nothing arrived within the stall time-out.
            APIConnectionError: The connection broke, or the body ended before its length.
            DeadlineExceeded: The deadline passed.
            StreamInterrupted: No event arrived within the idle time-out.
        """
        return self._attending

    def reset_idle_timer(self) -> None:
        """Restart the idle time-out, because an event has arrived."""
        watchdog = self._watchdog
        if watchdog is not None:
            watchdog.reset_idle_timer()

    def _attended(self) -> Iterator[bytes]:
        try:
            yield from self._reader
        except ValueError:  # it "already executes": another thread is closing it
            if not self._closed:
                raise

    def _read(self) -> Generator[bytes, None, None]:
        try:
            with map_exceptions(self._name, self._route):
                self._check_process()
                yield from iter(partial(self._next, self._chunks()), None)
        except (ConnectionError, ProtocolError, AttributeError, ValueError) as error:
            # Without the socket that `close` took, urllib3 fails in one of these ways; TLS may even read ciphertext.
            if not self._closed:
                if isinstance(error, APITimeoutError) and self._deadline.remaining() == 0:
                    raise self._deadline.error() from None  # the read time-out ends with the deadline, or just before it
                raise
        finally:
            self._stop_watching()
            self._release()
        if self._error is not None:
            raise self._error

    def _next(self, chunks: Iterator[bytes]) -> bytes | None:
        """Return the next chunk, or None at the end. It may be large, so nothing here refers to it while it is used."""
        if self._fork_count != fork.forks:
            self._check_process()
        chunk = next(chunks, None)
        return None if self._closed else chunk

    def _check_process(self) -> None:
        if self._fork_count != fork_count():
            raise APIConnectionError(
                f"{self._name}: the connection is that of the process which this one was forked from"
            )

    def _chunks(self) -> Iterator[bytes]:
        raw: Any = self._response.raw
        if getattr(raw, "chunked", False):
            if (
                type(raw) is HTTPResponse and "content-encoding" not in self.headers
            ):  # and not one that records what is read
                received: FinalResponse | None = getattr(raw.connection, "received", None)
                if received is not None and received.fp is not None:
                    return _content_of_chunks(raw, received)
            return cast("Iterator[bytes]", self._response.iter_content(_CHUNK))
        # On a body without chunks, `iter_content` waits for a full buffer; `read1` returns what has arrived.
        if isinstance(raw, HTTPResponse):
            return iter(partial(raw.read1, _CHUNK, decode_content=True), b"")
        return cast("Iterator[bytes]", self._response.iter_content(1))  # of a stand-in, as in users' tests

    def end(self, error: LangGraphError) -> None:
        """End the body, from any thread, so that its reader raises `error`."""
        self._error = error
        self._wake()

    def close(self) -> None:
        """End the body, from any thread: a reader that waits for bytes wakes up, detects the end and cleans up.

        Only the reader releases the connection: urllib3 gives a connection back to its pool twice
        when two threads close or read it at the same time, and then two requests share it.
        """
        self._wake()
        self._stop_watching()
        with contextlib.suppress(ValueError):  # another thread reads it, and cleans up there
            self._reader.close()
        if inspect.getgeneratorstate(self._reader) == inspect.GEN_CLOSED:
            self._release()  # in case nobody has begun to read

    def _release(self) -> None:
        with contextlib.suppress(IndexError):  # already released
            self._unreleased.pop().close()

    def _stop_watching(self) -> None:
        watchdog, self._watchdog = self._watchdog, None  # the two refer to each other
        if watchdog is not None:
            watchdog.stop()

    def _wake(self) -> None:
        self._closed = True
        raw = self._response.raw
        # Without a connection, it is back in the pool, perhaps in use by another call.
        if getattr(raw, "connection", None) is not None and self._fork_count == fork_count():
            with contextlib.suppress(RuntimeError, ValueError, OSError):  # returned, or broken, a moment ago
                raw.shutdown()


def _content_of_chunks(raw: HTTPResponse, received: FinalResponse) -> Iterator[bytes]:
    """Yield the content of a chunked and uncompressed body, and return its connection to the pool at the end."""
    body = ChunkedBody(received.fp)
    yield from body
    if body.reusable:
        received.close()
        raw.release_conn()


def response_time(body: Body) -> int | None:
    """Return when the server responded, in milliseconds; up to 999 early, because a date has whole seconds."""
    try:
        return int(parsedate_to_datetime(body.headers.get("date", "")).timestamp()) * 1000
    except ValueError:
        return None
