"""A reverse proxy on loopback that does to streams what networks do to them, when and where it is told.

Its law: a step is used up by one request of a stream, in order; without a step, and for every other request, it only
hands on. When it is closed, no thread and no socket of it is left. A WebSocket is a stream too. Requests that wait for
a run's result have a script of their own.
"""

from __future__ import annotations

import contextlib
import http.client
import random
import select
import socket
import struct
import threading
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from typing_extensions import Self

PATIENCE = 20.0
"""Seconds after which a thread that should have ended is an error."""
WAYS = ("reset", "close", "clean", "silence")
"""How a connection can be cut: a RST, a FIN inside a chunk, a well-formed end of the body, or nothing more at all.

A WebSocket's well-formed end is a closing frame behind a whole one; the other ways cut it anywhere.
"""
_READ = 65536
_FAREWELL = b"\x88\x02\x03\xe9"  # going away
_NOT_HANDED_ON = frozenset({"connection", "transfer-encoding", "content-length", "keep-alive"})


@dataclass
class Exchange:
    """One request of a client, and the means to answer it."""

    proxy: FaultProxy
    client: socket.socket
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    alive: bool = field(default=True, init=False)

    @property
    def is_stream(self) -> bool:
        """Whether a stream is asked for."""
        return self.headers.get("accept", "") == "text/event-stream"

    @property
    def is_wait(self) -> bool:
        """Whether the request waits for a run's result: `…/runs/wait` or `…/runs/{run_id}/join`."""
        return urlsplit(self.target).path.endswith(("/wait", "/join"))

    def send(self, data: bytes) -> None:
        """Send bytes to the client as they are."""
        self.client.sendall(data)

    def head(self, status: int, headers: dict[str, str]) -> None:
        """Send a status line and headers."""
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.send(f"HTTP/1.1 {status} Proxied\r\n{lines}\r\n".encode("latin-1"))

    def chunk(self, data: bytes) -> None:
        """Send one chunk of a chunked body."""
        self.send(b"%x\r\n%b\r\n" % (len(data), data))

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        """Answer with a whole body; an underscore in a header's name is a hyphen."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.head(status, {"content-type": "text/plain", **named, "content-length": str(len(body))})
        self.send(body)

    def finish(self) -> None:
        """End a chunked body as it should end; the connection stays."""
        self.send(b"0\r\n\r\n")

    def cut(self, way: str) -> None:
        """End the connection in one of `WAYS`."""
        if way == "clean":
            self.finish()
            return
        self.alive = False
        if way == "reset":
            self.client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif way == "close":
            self.send(b"ffff\r\ndata: cut o")
        else:
            while self.client.recv(_READ):  # until the client gives up, or the proxy is closed
                pass

    @contextlib.contextmanager
    def upstream(self) -> Iterator[http.client.HTTPResponse]:
        """The server's response, its body unread."""
        connection = http.client.HTTPConnection(self.proxy.host, self.proxy.port)
        try:
            connection.connect()
            self.proxy.keep(connection.sock)
            connection.request(self.method, self.target, self.body, {**self.headers, "connection": "close"})
            yield connection.getresponse()
        finally:
            connection.close()

    def hand_on(self, write: Callable[[Exchange, bytes], None] | None = None) -> None:
        """Hand the server's answer on as it comes, its body through `write` when it is a stream."""
        with self.upstream() as response:
            headers = handed_on(response)
            if not self.is_stream or response.status != http.client.OK:
                body = response.read()
                self.head(response.status, {**headers, "content-length": str(len(body))})
                self.send(body)
                return
            self.head(response.status, {**headers, "transfer-encoding": "chunked"})
            while self.alive and (data := response.read1(_READ)):
                (write or Exchange.chunk)(self, data)
            if self.alive:
                self.finish()


@dataclass
class Upgrade(Exchange):
    """A request for a WebSocket. Its body is what the server sends after the handshake."""

    held: bytes = field(default=b"", init=False)
    """Of a frame that is not whole yet."""
    is_stream = True

    def chunk(self, data: bytes) -> None:
        """Send all whole frames; what is left over waits for its rest, or for a cut."""
        self.held += data
        end = whole_frames(self.held)
        self.send(self.held[:end])
        self.held = self.held[end:]

    def finish(self) -> None:
        """Send a closing frame."""
        self.alive = False
        self.send(_FAREWELL)

    def cut(self, way: str) -> None:
        """End the connection in one of `WAYS`, all but `clean` in the midst of a frame where that is the place."""
        if way == "clean":
            self.finish()
            return
        self.send(self.held)
        if way == "close":
            self.alive = False
            return
        super().cut(way)

    def hand_on(self, write: Callable[[Exchange, bytes], None] | None = None) -> None:
        """Hand on what both sides send, what the server says through `write`."""
        with socket.create_connection((self.proxy.host, self.proxy.port)) as server:
            self.proxy.keep(server)
            lines = "".join(f"{name}: {value}\r\n" for name, value in self.headers.items())
            server.sendall(f"{self.method} {self.target} HTTP/1.1\r\n{lines}\r\n".encode("latin-1"))
            early = self._hand_on_head(server)
            if early:
                (write or Upgrade.chunk)(self, early)
            while self.alive:
                self._hand_on_some(server, write or Upgrade.chunk)

    def _hand_on_head(self, server: socket.socket) -> bytes:
        data = b""
        while b"\r\n\r\n" not in data and (piece := server.recv(_READ)):
            data += piece
        head, _, early = data.partition(b"\r\n\r\n")
        self.send(head + b"\r\n\r\n")
        return early

    def _hand_on_some(self, server: socket.socket, write: Callable[[Any, bytes], None]) -> None:
        for one in select.select([self.client, server], [], [])[0]:
            data = one.recv(_READ)
            if not data:
                self.alive = False
            elif one is server:
                write(self, data)
            else:
                server.sendall(data)


def whole_frames(data: bytes) -> int:
    """How many bytes of a server's frames are whole ones."""
    place = 0
    while True:
        size, head = data[place + 1] if place + 1 < len(data) else 0, 2
        if size > 125:
            head = 4 if size == 126 else 10
            size = int.from_bytes(data[place + 2 : place + head], "big")
        if place + head + size > len(data):
            return place
        place += head + size


def handed_on(response: http.client.HTTPResponse) -> dict[str, str]:
    """Return the server's headers without those that describe its connection."""
    return {name: value for name, value in response.getheaders() if name.lower() not in _NOT_HANDED_ON}


class _Cut(Exception):
    """The body was ended before the server ended it."""


def cut(after: int, way: str) -> Callable[[Exchange], None]:
    """Cut the stream after so many bytes of its body; a shorter one ends as the server ends it."""

    def step(exchange: Exchange) -> None:
        left = after

        def write(exchange: Exchange, data: bytes) -> None:
            nonlocal left
            if head := data[:left]:
                exchange.chunk(head)
            left -= len(head)
            if left == 0:
                exchange.proxy.count()
                exchange.cut(way)
                raise _Cut

        exchange.hand_on(write)

    return step


def random_cuts(seed: str, most_bytes: int) -> list[Callable[[Exchange], None]]:
    """One to four cuts, anywhere, in ways mixed."""
    pick = random.Random(seed)
    return [cut(pick.randrange(most_bytes), pick.choice(WAYS)) for _ in range(pick.randint(1, 4))]


def rechunked(seed: int, most: int = 40) -> Callable[[Exchange], None]:
    """Hand the body on in pieces of random length up to `most` bytes; 1 is byte by byte."""
    pick = random.Random(seed)

    def write(exchange: Exchange, data: bytes) -> None:
        while data:
            size = pick.randint(1, most)
            exchange.chunk(data[:size])
            data = data[size:]

    return lambda exchange: exchange.hand_on(write)


def late(seconds: float) -> Callable[[Exchange], None]:
    """Pass the request on after a delay, as a network between a client and a server that are far apart does."""

    def step(exchange: Exchange) -> None:
        threading.Event().wait(seconds)
        exchange.hand_on()

    return step


def says(status: int, body: bytes = b"said by a proxy", **headers: str) -> Callable[[Exchange], None]:
    """Answer in the server's place."""
    return lambda exchange: exchange.answer(status, body, **headers)


def dropped(data: bytes = b"") -> Callable[[Exchange], None]:
    """Send these bytes in place of an answer, then end the connection; without any it is reset."""

    def step(exchange: Exchange) -> None:
        exchange.alive = False
        if data:
            exchange.send(data)
        else:
            exchange.cut("reset")

    return step


class FaultProxy:
    """A context manager: a proxy in front of a server.

    Attributes:
        url: Where the proxy listens.
        script: What to do with the next requests of streams, one step each.
        waits: The same for requests that wait for a run's result.
        seen: The streams that were asked for: method, target and `Last-Event-ID`.
        cuts: Connections that were cut so far.
    """

    def __init__(
        self, url: str, *script: Callable[[Exchange], None], waits: Iterable[Callable[[Exchange], None]] = ()
    ) -> None:
        server = urlsplit(url)
        self.host, self.port = str(server.hostname), int(server.port or 80)
        self.script, self.waits = deque(script), deque(waits)
        self.seen: list[tuple[str, str, str | None]] = []
        self.cuts = 0
        self._lock = threading.Lock()
        self._closing = False
        self._sockets: set[Any] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._place = self._listener.getsockname()
        self.url = f"http://127.0.0.1:{self._place[1]}"

    def __enter__(self) -> Self:
        self._start(self._accept, self._listener)
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._closing = True
            sockets = list(self._sockets)
        self.refuse()
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)
        for one in sockets:
            one.close()
        left = [thread.name for thread in self._threads if thread.is_alive()]
        assert not left, f"the proxy's threads did not end: {left}"

    def refuse(self) -> None:
        """Refuse connections from now on, as a server does that is down."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def accept_again(self) -> None:
        """Listen at the same place again."""
        self._listener = socket.create_server(self._place)
        self._start(self._accept, self._listener)

    def count(self) -> None:
        """Note a cut."""
        with self._lock:
            self.cuts += 1

    def keep(self, one: socket.socket) -> None:
        """Note a socket that is to be shut down at the end, and do so when the end is now."""
        with self._lock:
            self._sockets = {other for other in self._sockets if other.fileno() >= 0} | {one}
            if not self._closing:
                return
        one.shutdown(socket.SHUT_RDWR)

    def _start(self, target: Callable[..., object], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True, name=f"fault-proxy-{self._place[1]}")
        self._threads = [*(one for one in self._threads if one.is_alive()), thread]
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = listener.accept()
                client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        # Either side going away is what a proxy is for, and the client sees it in the way it happened.
        with client, contextlib.suppress(OSError, http.client.HTTPException), client.makefile("rb") as reader:
            self.keep(client)
            alive = True
            while alive and (exchange := self._next(client, reader)) is not None:
                with contextlib.suppress(_Cut):
                    self._step(exchange)(exchange)
                alive = exchange.alive

    def _next(self, client: socket.socket, reader: Any) -> Exchange | None:
        line = reader.readline().decode("latin-1").split()
        if not line:
            return None
        headers = {}
        while (text := reader.readline().decode("latin-1").strip()) != "":
            name, _, value = text.partition(":")
            headers[name.lower()] = value.strip()
        body = reader.read(int(headers.get("content-length", 0)))
        kind = Upgrade if headers.get("upgrade", "").lower() == "websocket" else Exchange
        return kind(self, client, line[0], line[1], headers, body)

    def _step(self, exchange: Exchange) -> Callable[[Exchange], None]:
        with self._lock:
            script = self.waits if exchange.is_wait else deque()
            if exchange.is_stream:
                script = self.script
                self.seen.append((exchange.method, exchange.target, exchange.headers.get("last-event-id")))
            return script.popleft() if script else type(exchange).hand_on
