"""Interim responses: 103 (Early Hints) and every other 1xx except 101."""

from __future__ import annotations

import contextlib
from typing import Final

import requests

MAX_INTERIM: Final = 32
"""Interim responses that are read before one final response. A server sends one or two."""
_SWITCHED, _FINAL = 101, 200


def is_interim(status: int) -> bool:
    """Return whether a status is that of an interim response. 101 (Switching Protocols) is final."""
    return status < _FINAL and status != _SWITCHED


def drop_connection(response: requests.Response, session: requests.Session) -> None:
    """Close a response's connection, so that no other request reads the bytes that may follow.

    Args:
        response: What an adapter took for the response.
        session: The session that it came from.
    """
    connection = getattr(response.raw, "connection", None)
    if connection is not None:
        connection.close()
    with contextlib.suppress(requests.exceptions.InvalidSchema):  # a stand-in without adapters
        if connection is None:  # a hook has read it, and gave the connection back: close all that are idle
            session.get_adapter(str(response.url)).close()
    response.close()
