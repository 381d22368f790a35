"""What the browser gets in place of what it asked for, and whom `authorize` lets in."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus


class ViewError(Exception):
    """What the browser gets in place of what it asked for.

    Attributes:
        status: The HTTP status.
        message: A sentence that holds no secret.
        headers: More headers.
    """

    def __init__(self, status: HTTPStatus, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message
        self.headers = dict(headers or {})

    @property
    def content(self) -> dict[str, str]:
        """The answer's JSON."""
        return {"error": self.message}


def require_authorized(authorized: object, *, keyed: bool = False) -> str:
    """Go on if `authorize` said yes. Returns the user's key; empty where none is needed.

    Args:
        authorized: What `authorize` returned.
        keyed: Whether it has to return a key in place of True.

    Raises:
        ViewError: It was not authorized. A thread that is somebody else's is as one that does not exist.
        TypeError: It said neither, as a coroutine that nobody awaits, which is true to Python.
    """
    if authorized is False:
        raise ViewError(HTTPStatus.NOT_FOUND, "not found")
    if keyed and isinstance(authorized, str) and authorized:
        return authorized
    if keyed or authorized is not True:
        yes = "the user's key, a str that is not empty (as max_streams is set)," if keyed else "True"
        raise TypeError(f"authorize must return {yes} or False, got {authorized!r}")
    return ""
