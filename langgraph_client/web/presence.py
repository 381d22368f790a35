"""Whether the browser is still there: how each server can be asked. Asking takes nothing from it and waits for nothing.

A server that is not in the table tells nothing but that it closes the body: when it has to send something to a browser that
left, or when it stops.
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
    """Return what tells whether the browser has left; None where the server can't be asked."""
    for key, ask in SERVERS.items():
        if environ and environ.get(key):
            return ask(environ[key], environ)
    return None


def _of_socket(connection: Any, _: Mapping[str, Any]) -> IsDisconnected | None:
    """The request's socket. TLS can't be looked into."""
    return None if hasattr(connection, "cipher") else lambda: socket_is_disconnected(connection)


def socket_is_disconnected(connection: Any) -> bool:
    """Whether the browser has closed the connection.

    A time-out of 0 and not a flag, since under gevent a flag would not keep it from waiting.
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
    """Without `channel_request_lookahead` it is known no earlier than when something can't be sent."""
    return client_disconnected


def _of_uwsgi(_version: Any, _: Mapping[str, Any]) -> IsDisconnected:
    """The request's file descriptor, which is to be asked for in the request's own thread, and is left as it is."""
    number: int = importlib.import_module("uwsgi").connection_fd()
    return lambda: descriptor_is_disconnected(number)


def descriptor_is_disconnected(number: int) -> bool:
    """Whether the browser has closed the connection of a file descriptor."""
    import _socket  # under gevent the module `socket` would wait

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
    """ASGI's own word, which is waited for in the event loop from now on. The request's body counts as read."""
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
