"""Whether the browser is still there, by its connection. Looking takes nothing from it and waits for nothing."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from typing import Any, Final

_PLACES: Final = ("gunicorn.socket", "werkzeug.socket")


def connection_of(environ: Mapping[str, Any] | None) -> Any | None:
    """The request's socket, where the server tells and it can be looked at."""
    found = next((environ[place] for place in _PLACES if environ.get(place)), None) if environ else None
    return None if hasattr(found, "cipher") else found  # TLS can't be looked into


def has_left(connection: Any) -> bool:
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
