"""Error responses of the views, and the check of what `authorize` returned."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus


class ViewError(Exception):
    """An error response to the browser.

    Attributes:
        status: The HTTP status.
        message: A sentence without secrets.
        headers: More headers.
    """

    def __init__(self, status: HTTPStatus, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})

    @property
    def content(self) -> dict[str, str]:
        """The response's JSON."""
        return {"error": self.message}


def require_authorized(authorized: object, *, keyed: bool = False) -> str:
    """Check the result of `authorize`. Return the user's key; empty if none is needed.

    Args:
        authorized: What `authorize` returned.
        keyed: Whether it has to be a key in place of True.

    Raises:
        ViewError: It was False: 404, as for a thread that does not exist.
        TypeError: It was anything else, for example an unawaited coroutine, which is truthy.
    """
    if authorized is False:
        raise ViewError(HTTPStatus.NOT_FOUND, "not found")
    if keyed and isinstance(authorized, str) and authorized:
        return authorized
    if keyed or authorized is not True:
        yes = "the user's key, a str that is not empty (as max_streams is set)," if keyed else "True"
        raise TypeError(f"authorize must return {yes} or False, got {authorized!r}")
    return ""
