"""A WebSocket for text, over a connection of the client's session, read without a thread. Its end is always an error.

The handshake is a GET like any other, so that proxies, CA, client certificate, key, headers, errors and retries are those
of every request. Of `websockets` only the protocol without I/O is used: on 50,000 frames of 350 bytes that takes three
fifths of the CPU of the same package's synchronous client, which starts two threads a connection and waits for the
server's farewell, and a third of that of `websocket-client` (a twentieth, where that checks UTF-8).

The server's pings are answered only while a caller receives: after a pause that is longer than the server allows, the
connection is closed.
"""

from __future__ import annotations

import contextlib
import os
import socket
import ssl
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import requests
from urllib3.util.wait import wait_for_read, wait_for_write

from langgraph_client.errors import APIConnectionError, APITimeoutError, LangGraphError, ProtocolError
from langgraph_client.request import StreamRequest
from langgraph_client.transport.abilities import WEBSOCKET
from langgraph_client.transport.clock import monotonic
from langgraph_client.transport.deadline import Deadline, in_seconds
from langgraph_client.transport.failures import map_exceptions
from langgraph_client.transport.fragments import Fragments, UnreadPongs
from langgraph_client.transport.frames import Frames
from langgraph_client.transport.handshake import check_handshake, handshake_headers
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.sender import key_of
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from websockets.protocol import Protocol

T = TypeVar("T")

MAX_MESSAGE: Final = 256 * 1024 * 1024
"""Bytes of the longest message that is taken. The server's own limit is half of it."""

_CHUNK = 65536
_CONTINUATION, _TEXT, _BINARY, _CLOSE, _PING, _PONG = 0, 1, 2, 8, 9, 10  # RFC 6455, 11.8
_WOULD_BLOCK = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


def require() -> None:
    """Check that WebSockets are available.

    Raises:
        ImportError: `websockets` is not installed, or is too old.
    """
    try:
        import websockets.protocol
        import websockets.utils  # noqa: F401
    except ImportError as error:
        told = "a WebSocket needs the package websockets: pip install 'langgraph_client[websocket]'"
        raise type(error)(told, name=error.name) from error


def connect(
    transport: Transport,
    path: str,
    options: CallOptions | None = None,
    *,
    attempts: int | None = None,
    deadline: Deadline | None = None,
    max_size: int = MAX_MESSAGE,
) -> WebSocket:
    """Open a WebSocket.

    Args:
        transport: Sends the handshake.
        path: The path, its segments quoted.
        options: The handshake's own headers, query parameters and time-out.
        attempts: Tries in all, instead of the policy's.
        deadline: When the WebSocket is given up, the handshake included.
        max_size: The longest message that is accepted, in bytes.

    Raises:
        ImportError: See `require`; nothing was sent.
        LangGraphError: The handshake failed as any request can; ProtocolError when it was not for a WebSocket.
    """
    require()
    request = StreamRequest(operation=WEBSOCKET, method="GET", path=path, idempotent=True)
    response = transport.upgrade(request, handshake_headers, options, attempts=attempts, deadline=deadline)
    try:
        check_handshake(response, path)
        return WebSocket(transport, response, path, deadline=deadline, max_size=max_size)
    except BaseException:
        response.close()
        raise


class WebSocket:
    """One open WebSocket. Made by `connect`.

    Args:
        transport: Whose settings count.
        response: The answer 101.
        path: For messages.
        deadline: When it is given up.
        max_size: The longest message that is accepted, in bytes.
    """

    def __init__(
        self,
        transport: Transport,
        response: requests.Response,
        path: str,
        *,
        deadline: Deadline | None = None,
        max_size: int = MAX_MESSAGE,
    ) -> None:
        self._name = f"WebSocket {path}"
        self._route = partial(transport.route, key_of(response.request))
        self._stall = transport.settings.stall_timeout
        self._deadline = deadline or Deadline(None)
        self._max_size = max_size
        self._response = response
        self._pid = os.getpid()
        self._closed = False
        self._error: LangGraphError | None = None
        self._ready: deque[str] = deque()
        self._fragments, self._pongs = Fragments(), UnreadPongs()
        self._unsent = bytearray()
        self._signs = 0  # of life
        self._reading = threading.Lock()
        # The protocol and the socket are touched under it, and nobody waits under it: TLS can't read and write at once.
        self._lock = threading.Lock()
        self._protocol = _new_protocol(max_size)
        self._frames = Frames(max_size)
        with map_exceptions(self._name, self._route):
            self._socket, early = _taken(response)
        if early:
            self._take(early)

    def send(self, text: str) -> None:
        """Send one message, from any thread.

        Raises:
            APIConnectionError: The connection is lost or closed; the message may have left in part.
            APITimeoutError: The server took nothing for the stall time-out.
            DeadlineExceeded: The deadline passed; the rest of the message leaves with what is sent later.
        """
        self._check_process()
        data = text.encode()
        with self._lasting():
            with self._lock:
                self._check_open()
                self._protocol.send_text(data)
                sent = self._flush()
            while not sent:
                if not wait_for_write(self._socket, self._deadline.clamp(self._stall)):
                    self._deadline.clamp(None)
                    raise APITimeoutError(f"{self._name}: nothing could be sent for {in_seconds(self._stall)}")
                with self._lock:
                    sent = self._flush()

    def receive(self) -> str:
        """The next message. One thread at a time; another waits for its turn.

        Raises:
            APIConnectionError: The connection is lost or closed.
            APITimeoutError: Nothing came for the stall time-out, not even an answer to a ping.
            DeadlineExceeded: The deadline passed.
            ProtocolError: A message is not text, or longer than allowed, or breaks the protocol.
        """
        return self._received(self._ready.popleft)

    def receive_many(self) -> list[str]:
        """All messages that have come, at least one. Raises as `receive`."""
        return self._received(self._drained)

    def receive_some(self) -> list[str]:
        """All messages that have come; none when the server only showed that it is alive. Raises as `receive`."""
        before = self._signs
        return self._received(self._drained, lambda: self._signs != before)

    def close(self) -> None:
        """Close it at once, from any thread: a reader that waits raises APIConnectionError.

        In a forked child it leaves the parent's connection as it is.
        """
        if self._pid != os.getpid():
            self._response.raw.close()
            return
        self._closed = True
        if self._lock.acquire(blocking=False):
            try:
                self._say_goodbye()
            finally:
                self._lock.release()
        with contextlib.suppress(OSError):  # it is closed, or broke
            # Not TLS's own, which would make its reader read in clear.
            socket.socket.shutdown(getattr(self._socket, "socket", self._socket), socket.SHUT_RDWR)
        self._release()

    def _received(self, take: Callable[[], T], is_enough: Callable[[], bool] = lambda: False) -> T:
        self._check_process()
        try:
            with self._reading:
                while self._closed or not (self._ready or is_enough()):
                    with self._lasting():
                        self._check_open()
                        self._take(self._read())
                return take()
        finally:
            if self._closed or self._error is not None:
                self._release()

    def _drained(self) -> list[str]:
        messages = list(self._ready)
        self._ready.clear()
        return messages

    def _read(self) -> bytes:
        """The next bytes. A quiet server is pinged after a third of the stall time-out, and again after two."""
        began, ping = monotonic(), self._stall / 3
        self._deadline.clamp(None)
        while (data := self._read_now()) is None:
            quiet = monotonic() - began
            if quiet >= self._stall:
                raise APITimeoutError(f"{self._name}: nothing came for {in_seconds(self._stall)}")
            if quiet >= ping:
                ping += self._stall / 3
                self._ping()
            wait_for_read(self._socket, self._deadline.clamp(min(ping, self._stall) - quiet))
        if not data:
            raise ConnectionError("it ended without a closing frame")
        return data

    def _read_now(self) -> bytes | None:
        """What is there, b"" at the end; None when nothing is there yet."""
        with self._lock:
            try:
                data: bytes = self._socket.recv(_CHUNK)
            except _WOULD_BLOCK:
                return None
        return data

    def _ping(self) -> None:
        with self._lock:
            self._check_open()
            self._protocol.send_ping(b"")
            self._flush()

    def _take(self, data: bytes) -> None:
        """Messages out of bytes. What is wrong is kept until the messages before it are yielded."""
        with self._lock:
            try:
                for is_text, piece in self._frames.split(data, self._fragments):
                    error = self._taken_text(piece) if is_text else self._read_by_protocol(piece)
                    if error is not None:
                        self._error = self._error or error
                        break
                self._answer_pings()
            except ProtocolError as broken:
                self._error = self._error or ProtocolError(f"{self._name}: {broken}")

    def _read_by_protocol(self, data: bytes) -> LangGraphError | None:
        self._protocol.receive_data(data)
        for frame in self._protocol.events_received():
            if (error := self._taken_frame(frame)) is not None:
                return error
        broken = self._protocol.parser_exc
        return None if broken is None else self._broken(broken)

    def _answer_pings(self) -> None:
        answers, sent = b"".join(self._protocol.data_to_send()), False
        self._unsent += answers
        with contextlib.suppress(OSError):  # pongs or a farewell; whether the connection lives, reading tells
            sent = self._flush()
        self._pongs.note(len(answers), all_sent=sent)

    def _taken_frame(self, frame: Any) -> LangGraphError | None:
        kind = frame.opcode
        if kind in (_TEXT, _CONTINUATION):
            return self._taken_text(self._fragments.add(frame.data, last=frame.fin))
        if kind in (_PING, _PONG):
            self._signs += 1
        if kind == _BINARY:
            return ProtocolError(f"{self._name}: expected text, got a binary message")
        return self._closed_by_server(frame.data) if kind == _CLOSE else None

    def _taken_text(self, data: bytes | bytearray | None) -> LangGraphError | None:
        try:
            if data is not None:
                self._ready.append(str(data, "utf-8"))
        except UnicodeDecodeError as error:
            return ProtocolError(f"{self._name}: a message is not UTF-8: {error.reason} at byte {error.start}")
        return None

    def _closed_by_server(self, data: bytes) -> APIConnectionError:
        from websockets.frames import Close

        told = Close.parse(data)
        reason = self._route().redacted(told.reason)
        return APIConnectionError(f"{self._name}: the server closed it: {int(told.code)} {reason}".rstrip())

    def _broken(self, cause: Exception) -> ProtocolError:
        from websockets.exceptions import PayloadTooBig

        if isinstance(cause, PayloadTooBig):
            error = ProtocolError(f"{self._name}: a message is longer than {self._max_size} bytes")
        else:
            error = ProtocolError(f"{self._name}: the server broke the protocol: {cause}")
        error.__cause__ = cause
        return error

    def _flush(self) -> bool:
        """Send what the socket takes now; the lock is held. Whether that is all."""
        self._unsent += b"".join(self._protocol.data_to_send())
        while self._unsent:
            try:
                sent = self._send_now(bytes(self._unsent[:_CHUNK]))
            except _WOULD_BLOCK:
                return False
            del self._unsent[:sent]
        return True

    def _send_now(self, data: bytes) -> int:
        if isinstance(self._socket, socket.socket):
            return self._socket.send(data)
        # urllib3's TLS within a proxy's TLS loses what it can't send at once.
        self._socket.settimeout(self._stall)
        try:
            sent: int = self._socket.send(data)
        finally:
            self._socket.settimeout(0)
        return sent

    def _say_goodbye(self) -> None:
        """A closing frame, if there is room for it; the lock is held."""
        if self._error is None and self._protocol.close_sent is None:
            self._protocol.send_close(1000)
            with contextlib.suppress(OSError):  # the connection is lost, and to be closed anyway
                self._flush()

    @contextlib.contextmanager
    def _lasting(self) -> Iterator[None]:
        """Failures of the socket as ours. What ended the connection is raised by every later call as well."""
        try:
            yield
        except APIConnectionError as error:
            self._error = self._error or error
            raise
        except (OSError, ValueError) as error:  # ValueError: its descriptor is gone
            if isinstance(error, LangGraphError):  # the deadline
                raise
            self._check_open()
            self._error = APIConnectionError(f"{self._name}: the connection was lost: {error}")
            raise self._error from error

    def _check_open(self) -> None:
        if self._closed:
            raise APIConnectionError(f"{self._name}: it is closed")
        if self._error is not None:
            raise self._error

    def _check_process(self) -> None:
        if self._pid != os.getpid():
            raise APIConnectionError(f"{self._name}: it belongs to the process that opened it")

    def _release(self) -> None:
        """Give the descriptor back, unless a reader is about to do so."""
        if self._reading.acquire(blocking=False):
            try:
                self._response.close()
            finally:
                self._reading.release()


def _new_protocol(max_size: int) -> Protocol:
    from websockets.protocol import OPEN, Protocol, Side

    return Protocol(Side.CLIENT, state=OPEN, max_size=max_size)


def _taken(response: requests.Response) -> tuple[Any, bytes]:
    """The socket, from now on without blocking, and what http.client has read beyond the headers."""
    raw: Any = response.raw
    taken = raw.connection.sock
    taken.settimeout(0)
    try:
        return taken, bytes(raw._fp.fp.peek())  # noqa: SLF001
    except ssl.SSLWantReadError:
        return taken, b""
