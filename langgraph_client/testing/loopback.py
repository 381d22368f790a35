"""Serves a request handler on a free port of loopback. Closing the server leaves no thread and no socket open."""

from __future__ import annotations

import contextlib
import select
import socket
import struct
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from langgraph_client.testing.faults import Cut
from langgraph_client.testing.http import Request, Response

if TYPE_CHECKING:
    from typing_extensions import Self

_HOST = "127.0.0.1"
_POLL = 0.02
_PIECES_OF_HEADER = 10
_BUFFER = 64 * 1024


class RequestHandler(Protocol):
    """What a Loopback serves."""

    def answer(self, request: Request) -> Response:
        """Return the response to a request."""

    def close(self) -> None:
        """End the active responses."""


class Loopback:
    """A server on a free port. It is a context manager.

    Attributes:
        url: The server's URL.
    """

    def __init__(self, served: RequestHandler) -> None:
        self._served = served
        self._connections: set[socket.socket] = set()
        self._workers: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._closing = False
        self._timer: threading.Timer | None = None
        self._server = _Server(self, _HOST)
        self.url = f"http://{_HOST}:{self._server.server_port}"
        self._loop = self._started()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all streams and connections. Idempotent."""
        if self._closing:
            return
        self._closing = True
        if self._timer is not None:
            self._timer.cancel()
        self._served.close()
        self._stop_listening()
        self._server.server_close()
        self._hang_up()
        for worker in list(self._workers):
            worker.join()

    def refuse(self, seconds: float) -> None:
        """Refuse connections for some time, and close those that are open."""
        port = self._server.server_port
        self._stop_listening()
        self._server.server_close()
        self._server.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._server.socket.bind((_HOST, port))  # reserves the port, and does not listen
        self._hang_up()
        self._timer = threading.Timer(seconds, self._listen_again)
        self._timer.daemon = True
        self._timer.start()

    def _listen_again(self) -> None:
        with contextlib.suppress(OSError):  # closed meanwhile
            self._server.server_activate()
            self._loop = self._started()

    def _started(self) -> threading.Thread:
        loop = threading.Thread(
            target=self._server.serve_forever, args=(_POLL,), name="fake-agent-server loop", daemon=True
        )
        loop.start()
        return loop

    def _stop_listening(self) -> None:
        if self._loop.is_alive():
            self._server.shutdown()
            self._loop.join()

    def _hang_up(self) -> None:
        with self._lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def serve(self, connection: socket.socket, address: Any) -> None:
        """Serve a connection in its own thread."""
        worker = threading.Thread(
            target=self._serve, args=(connection, address), name="fake-agent-server connection", daemon=True
        )
        with self._lock:
            self._connections.add(connection)
            self._workers.append(worker)
        worker.start()

    def _serve(self, connection: socket.socket, address: Any) -> None:
        try:
            with contextlib.suppress(OSError):  # the client disconnected
                _Handler(self._served, connection, address, self._server)
        finally:
            with self._lock:
                self._connections.discard(connection)
                self._workers.remove(threading.current_thread())
            connection.close()


class _Server(ThreadingHTTPServer):
    def __init__(self, owner: Loopback, host: str) -> None:
        self._owner = owner
        super().__init__((host, 0), BaseHTTPRequestHandler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._owner.serve(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = _BUFFER  # so that parts that are ready at the same time are sent at once

    def __init__(self, served: RequestHandler, connection: socket.socket, address: Any, server: _Server) -> None:
        self._served = served
        super().__init__(connection, address, server)

    def log_message(self, format: str, *args: object) -> None:
        """Suppress the log."""

    def handle_expect_100(self) -> bool:
        """Send 100 (Continue), for which the client waits. Called by http.server."""
        self.send_response_only(100)
        self.end_headers()
        self.wfile.flush()
        return True

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length) if length else b""
        response = self._served.answer(Request.of(self.command, self.path, dict(self.headers.items()), body))
        self._head(response)
        if isinstance(response.body, bytes):
            self.wfile.write(response.body)
            return
        self.wfile.flush()
        try:
            self._pieces(response.body)
            self.wfile.write(b"0\r\n\r\n")
        except Cut as cut:
            self._cut(cut.how)
        finally:
            close = getattr(response.body, "close", None)
            if close is not None:
                close()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer  # noqa: N815 - http.server's names

    def _head(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if not isinstance(response.body, bytes):
            self.send_header("Transfer-Encoding", "chunked")
        elif response.status != 204:  # noqa: PLR2004 - No Content
            self.send_header("Content-Length", str(len(response.body)))
        if not response.slow:
            self.end_headers()
            return
        lines = b"".join(self._headers_buffer) + b"\r\n"
        self._headers_buffer: list[bytes] = []
        step = len(lines) // _PIECES_OF_HEADER + 1
        for start in range(0, len(lines), step):
            self.wfile.write(lines[start : start + step])
            self.wfile.flush()
            time.sleep(response.slow / _PIECES_OF_HEADER)

    def _pieces(self, body: Iterator[bytes]) -> None:
        write = self.wfile.write
        for piece in body:
            if piece:
                write(b"%x\r\n%b\r\n" % (len(piece), piece))
            else:  # IDLE
                self.wfile.flush()
                if self._is_gone():
                    raise ConnectionResetError("the client went away")

    def _is_gone(self) -> bool:
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""

    def _cut(self, how: str) -> None:
        self.close_connection = True
        self.wfile.flush()
        if how == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif how == "stall":
            while not self._is_gone():
                time.sleep(_POLL)
