"""Limits the number of streams that one user can have open at once in a process."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Hashable
from functools import partial
from http import HTTPStatus
from typing import Final

from langgraph_client.web.body import SSEBody
from langgraph_client.web.view_error import ViewError

RETRY_AFTER: Final = 5
"""Seconds after which a page that has too many streams may try again: by then those of closed tabs are noticed."""


class OpenStreams:
    """Counts the open streams of each user."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: Counter[Hashable] = Counter()

    def open(self, key: Hashable, limit: int | None, make: Callable[[], SSEBody]) -> SSEBody:
        """Create a body and count it as one of the user's streams until it ends, is closed or is garbage collected.

        Raises:
            ViewError: The user has reached the limit: 429, with `Retry-After`. No body is created.
        """
        if limit is None:
            return make()
        self._enter(key, limit)
        try:
            body = make()
        except BaseException:
            self._leave(key)
            raise
        body.after(partial(self._leave, key))
        return body

    def _enter(self, key: Hashable, limit: int) -> None:
        with self._lock:
            if self._open[key] >= limit:
                headers = {"Retry-After": str(RETRY_AFTER)}
                raise ViewError(HTTPStatus.TOO_MANY_REQUESTS, "too many streams are open", headers)
            self._open[key] += 1

    def _leave(self, key: Hashable) -> None:
        with self._lock:
            self._open[key] -= 1
            if self._open[key] <= 0:
                del self._open[key]


def check_limit(limit: int | None) -> None:
    """Check that a limit is None or a positive number.

    Raises:
        ValueError: It is neither None nor a whole number above 0.
    """
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise ValueError(f"max_streams must be a whole number above 0, or None for no limit, got {limit!r}")
