"""Skips interim responses: 103 (Early Hints) and every other 1xx except 101.

http.client skips only 100. It takes a 103 for the response, and leaves the actual response for the next request on
that connection.
"""

from __future__ import annotations

import contextlib
import http.client
from typing import Any, Final

import requests
from urllib3.exceptions import InvalidHeader

MAX_INTERIM: Final = 32
"""Interim responses that are read before one final response. A server sends one or two."""
_SWITCHED, _FINAL = 101, 200


def is_interim(status: int) -> bool:
    """Return whether a status is that of an interim response. 101 (Switching Protocols) is final."""
    return status < _FINAL and status != _SWITCHED


class FinalResponse(http.client.HTTPResponse):
    """A response that is read to its final status. For `response_class` of a connection.

    Raises:
        BadStatusLine: There were more than `MAX_INTERIM` interim responses.
        InvalidHeader: It has two lengths that differ. urllib3 finds that as well, and leaves the socket open.
    """

    _statuses = 0

    def begin(self) -> None:
        """Read the header of the final response."""
        super().begin()
        while is_interim(self.status):
            self.headers = self.msg = None  # type: ignore[assignment]  # else `begin` takes it for read
            super().begin()
        lengths = {one.strip() for value in self.headers.get_all("content-length", ()) for one in value.split(",")}
        if len(lengths) > 1 and not self.chunked:
            raise InvalidHeader(f"it has different lengths: {', '.join(sorted(lengths))}")

    def _read_status(self) -> Any:
        # Overridden only to count: the standard library skips 100 in a loop of its own, without a bound.
        self._statuses += 1
        if self._statuses > MAX_INTERIM + 1:
            raise http.client.BadStatusLine(f"more than {MAX_INTERIM} interim responses (1xx)")
        return super()._read_status()  # type: ignore[misc]


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
