"""A scripted HTTP/1.1 server on a loopback socket, for what a mock of requests can't show: cuts, resets, waits, TLS.

A script is one function a request, in order; each writes what it pleases to the wire. A request beyond the script is
answered with 599 and fails the test when the server is closed.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from langgraph_client.config import RetryPolicy, Settings
from langgraph_client.transport.http_transport import Transport

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from typing_extensions import Self

PATIENCE = 20.0
"""Seconds after which a wait that should be over fails the test."""
KEY = "lsv2_pt_0123456789abcdef_very_secret"
THREAD = "11111111-1111-4111-8111-111111111111"
RUN = "22222222-2222-4222-8222-222222222222"
RUN_PATH = f"/threads/{THREAD}/runs/{RUN}"


@dataclass(frozen=True)
class Seen:
    """A request as it came."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    connection: int


class Wire:
    """The open connection of one request, to be written to."""

    def __init__(self, connection: socket.socket, request: Seen) -> None:
        self.connection = connection
        self.request = request
        self.open = True

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.connection.sendall(data)

    def chunk(self, data: bytes) -> None:
        """Send one chunk of a chunked body."""
        self.write(b"%x\r\n%b\r\n" % (len(data), data))

    def close(self) -> None:
        """End the connection with a FIN."""
        self.open = False

    def reset(self) -> None:
        """End the connection with a RST."""
        self.open = False
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


class LocalServer:
    """A context manager: serves the script, records what it was asked."""

    def __init__(self, *script: Callable[[Wire], object], tls: ssl.SSLContext | None = None) -> None:
        self.script = list(script)
        self.seen: list[Seen] = []
        self.unexpected: list[str] = []
        self._tls = tls
        self._lock = threading.Lock()
        self._connections: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        scheme = "https" if tls else "http"
        self.port = self._listener.getsockname()[1]
        self.url = f"{scheme}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._environment = {name: os.environ.get(name) for name in ("no_proxy", "NO_PROXY")}
        os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1"  # a developer's proxy is none of ours
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        for name, value in self._environment.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        self.refuse()
        for one in self._connections:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(one, socket.SHUT_RDWR)  # TLS's own would make its reader read in clear
        self._listener.close()
        for thread in self._threads:
            thread.join(PATIENCE)
        for one in self._connections:
            one.close()
        assert not self.unexpected, self.unexpected

    def refuse(self) -> None:
        """Refuse further connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)

    def transport(self, *, sleep: Callable[[float], object] = lambda _: None, **settings: Any) -> Transport:
        """A transport to this server that does not sleep."""
        more = {name: settings.pop(name) for name in ("session", "auth") if name in settings}
        return Transport(Settings(url=self.url, **settings), sleep=sleep, **more)

    def _start(self, target: Callable[..., object], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._connections.append(connection)
                self._start(self._serve, connection, len(self._connections))

    def _serve(self, connection: socket.socket, number: int) -> None:
        with contextlib.suppress(OSError):  # the client went away, as many tests want
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._connections.append(connection)
            with connection, connection.makefile("rb") as reader:
                while (wire := self._next(connection, reader, number)) is not None:
                    self._answer(wire)
                    if not wire.open:
                        return

    def _next(self, connection: socket.socket, reader: Any, number: int) -> Wire | None:
        line = reader.readline().decode("latin-1").split()
        if not line:
            return None
        headers = {}
        while (text := reader.readline().decode("latin-1").strip()) != "":
            name, _, value = text.partition(":")
            headers[name.lower()] = value.strip()
        body = reader.read(int(headers.get("content-length", 0)))
        return Wire(connection, Seen(line[0], line[1], headers, body, number))

    def _answer(self, wire: Wire) -> None:
        with self._lock:
            self.seen.append(wire.request)
            step = self.script.pop(0) if self.script else None
        if step is None:
            self.unexpected.append(f"{wire.request.method} {wire.request.target}")
            step = answer(b"", 599)
        step(wire)


def answer(body: object = None, status: int = 200, **headers: str) -> Callable[[Wire], None]:
    """Answer with a body, JSON unless it is bytes; an underscore in a header's name is a hyphen."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = {"content-type": "application/json", "content-length": str(len(content))}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}

    def step(wire: Wire) -> None:
        wire.write(_head(status, lines) + content)

    return step


def raw(data: bytes, end: Callable[[Wire], object] = Wire.close) -> Callable[[Wire], None]:
    """Answer with exactly these bytes, then end the connection."""

    def step(wire: Wire) -> None:
        wire.write(data)
        end(wire)

    return step


def stream(
    *pieces: bytes | threading.Event, how: str = "chunked", end: str = "clean", status: int = 200, **headers: str
) -> Callable[[Wire], None]:
    """Answer with a body in pieces; an event among them is waited for.

    Args:
        pieces: The body.
        how: `chunked` or `close`, which says how the body is framed.
        end: `clean`, `cut` (closed inside a chunk) or `reset`.
        status: The HTTP status.
        headers: More headers.
    """
    lines = {"content-type": "text/event-stream; charset=utf-8"}
    lines |= {"transfer-encoding": "chunked"} if how == "chunked" else {"connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}

    def step(wire: Wire) -> None:
        wire.write(_head(status, lines))
        for piece in pieces:
            if isinstance(piece, threading.Event):
                assert piece.wait(PATIENCE), "the test did not go on"
            elif how == "chunked":
                wire.chunk(piece)
            else:
                wire.write(piece)
        if end == "clean" and how == "chunked":
            wire.write(b"0\r\n\r\n")
            return
        if end == "cut":
            wire.write(b"ffff\r\ndata: cut o")
        wire.reset() if end == "reset" else wire.close()

    return step


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode("latin-1")


def event(name: str, data: object, event_id: str | None = None) -> bytes:
    """An event as the server writes it."""
    number = "" if event_id is None else f"id: {event_id}\r\n"
    return f"event: {name}\r\ndata: {json.dumps(data)}\r\n{number}\r\n".encode()


@contextlib.contextmanager
def refusing_port() -> Any:
    """A port of this host that refuses connections, and goes on doing so."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))  # bound and not listening
        yield holder.getsockname()[1]


def once(**policy: Any) -> RetryPolicy:
    """A policy of one try."""
    return RetryPolicy(**{"attempts": 1, **policy})
