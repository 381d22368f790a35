"""The bytes of a stream, handed on as they arrive. A body that breaks raises; closing it from any thread ends it at once."""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Generator, Iterator, Mapping
from typing import Any

import requests

from langgraph_client.transport.failures import translated

_CHUNK = 65536


class Body:
    """The open body of a response.

    Args:
        response: What requests gave, its body unread.
        name: The call, for messages.
    """

    def __init__(self, response: requests.Response, name: str) -> None:
        self._response = response
        self._name = name
        self._closed = False
        self._reader = self._read()

    @property
    def headers(self) -> Mapping[str, str]:
        """The response's headers, their names in any case."""
        return self._response.headers

    def __iter__(self) -> Iterator[bytes]:
        """The bytes as they come.

        Raises:
            APITimeoutError: Nothing came for the stall time-out.
            APIConnectionError: The connection broke, or the body ended before its length.
        """
        return self._reader

    def _read(self) -> Generator[bytes, None, None]:
        try:
            with translated(self._name):
                for chunk in self._chunks():
                    if self._closed:
                        return
                    yield chunk
        except (ConnectionError, AttributeError, ValueError):
            # urllib3, its socket taken away by `close`, stumbles in one of these ways.
            if not self._closed:
                raise
        finally:
            self._response.close()

    def _chunks(self) -> Iterator[bytes]:
        raw: Any = self._response.raw
        if getattr(raw, "chunked", False):
            yield from self._response.iter_content(_CHUNK)
            return
        # On a body without chunks `iter_content` waits for a full buffer; `read1` gives what is there.
        read = getattr(raw, "read1", None)
        if read is None:  # a stand-in for urllib3, as in tests of users
            yield from self._response.iter_content(1)
            return
        while chunk := read(_CHUNK, decode_content=True):
            yield chunk

    def close(self) -> None:
        """End the body, from any thread: a reader that waits for bytes wakes, finds the end and cleans up."""
        self._closed = True
        raw = self._response.raw
        if getattr(raw, "connection", None) is not None:  # else it is back in the pool, perhaps at work for another
            with contextlib.suppress(RuntimeError, ValueError, OSError):  # it went there, or broke, just now
                raw.shutdown()
        if inspect.getgeneratorstate(self._reader) != inspect.GEN_RUNNING:
            self._response.close()
