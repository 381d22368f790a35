"""A small HTTP server that lets in whom it wants: with the right credentials, over a Unix socket, over TLS."""

from __future__ import annotations

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.neighbours.cases import EVENTS, INFO

Challenge = Callable[[BaseHTTPRequestHandler], "str | None"]
"""Gives the `WWW-Authenticate` of a 401; None lets in."""


class Handler(BaseHTTPRequestHandler):
    """Answers `GET /info` and `GET /events`."""

    protocol_version = "HTTP/1.1"
    challenge: Challenge = staticmethod(lambda _: None)

    def do_GET(self) -> None:
        """Answer, or ask for credentials."""
        wanted = type(self).challenge(self)
        if wanted is not None:
            self._answer(401, b"{}", "application/json", {"WWW-Authenticate": wanted})
        elif self.path.startswith("/events"):
            self._answer(200, EVENTS, "text/event-stream", {})
        else:
            self._answer(200, INFO, "application/json", {})

    def _answer(self, status: int, body: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def address_string(self) -> str:
        """None, on a Unix socket."""
        return "somewhere"


class _UnixServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


@contextlib.contextmanager
def gate(
    challenge: Challenge = lambda _: None, *, tls: ssl.SSLContext | None = None, unix: str | None = None
) -> Iterator[str]:
    """Serve, and give the URL; of a Unix socket only its path."""
    handler = type("Handler", (Handler,), {"challenge": staticmethod(challenge)})
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), handler) if unix is None else _UnixServer(unix, handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        scheme = "http" if tls is None else "https"
        yield unix or f"{scheme}://localhost:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
