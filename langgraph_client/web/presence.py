"""Detects whether the browser is still connected, for each WSGI server. The check neither blocks nor consumes input.

Other servers only close the body: when sending to a disconnected browser fails, or when they stop.
"""

from __future__ import annotations

import asyncio
import importlib
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, Final, TypeAlias

IsDisconnected: TypeAlias = Callable[[], bool]


def presence(environ: Mapping[str, Any] | None) -> IsDisconnected | None:
    """Return a function that checks whether the browser has disconnected; None if the server can't tell."""
    for key, ask in SERVERS.items():
        if environ and environ.get(key):
            return ask(environ[key], environ)
    return None


def _of_socket(connection: Any, _: Mapping[str, Any]) -> IsDisconnected | None:
    """Check the request's socket. Impossible with TLS, where the socket's data is encrypted."""
    return None if hasattr(connection, "cipher") else lambda: socket_is_disconnected(connection)


def socket_is_disconnected(connection: Any) -> bool:
    """Return whether the browser has closed the connection.

    Uses a time-out of 0 rather than a flag: under gevent, a call with the flag would still wait.
    """
    timeout = connection.gettimeout()
    try:
        connection.settimeout(0.0)
        return not connection.recv(1, socket.MSG_PEEK)
    except (BlockingIOError, InterruptedError):
        return False
    except OSError:
        return True
    finally:
        if connection.fileno() >= 0:
            connection.settimeout(timeout)


def _of_waitress(client_disconnected: IsDisconnected, _: Mapping[str, Any]) -> IsDisconnected:
    """Check waitress. Without `channel_request_lookahead`, it notices a disconnect only when sending fails."""
    return client_disconnected


def _of_uwsgi(_version: Any, _: Mapping[str, Any]) -> IsDisconnected:
    """Check the request's file descriptor, which is available only in the request's thread, and is not changed."""
    number: int = importlib.import_module("uwsgi").connection_fd()
    return lambda: descriptor_is_disconnected(number)


def descriptor_is_disconnected(number: int) -> bool:
    """Return whether the browser has closed the connection of a file descriptor."""
    import _socket  # under gevent, the module `socket` would block

    try:
        connection = _socket.socket(fileno=number)
    except OSError:
        return True
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except (BlockingIOError, InterruptedError):
        return False
    except OSError:
        return True
    finally:
        connection.detach()


def _of_a2wsgi(_scope: Any, environ: Mapping[str, Any]) -> IsDisconnected | None:
    """Wait in the event loop for ASGI's disconnect message. The request's body counts as read."""
    body: Any = environ.get("wsgi.input")
    if not (hasattr(body, "loop") and hasattr(body, "receive")):
        return None
    gone: Future[None] = asyncio.run_coroutine_threadsafe(_disconnect(body.receive), body.loop)
    return lambda: gone.done() and not gone.cancelled() and gone.exception() is None


async def _disconnect(receive: Callable[[], Any]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


SERVERS: Final[Mapping[str, Callable[[Any, Mapping[str, Any]], IsDisconnected | None]]] = {
    "gunicorn.socket": _of_socket,
    "werkzeug.socket": _of_socket,
    "waitress.client_disconnected": _of_waitress,
    "uwsgi.version": _of_uwsgi,
    "asgi.scope": _of_a2wsgi,
}
"""What in a WSGI environ tells the server, and how that one is asked."""
