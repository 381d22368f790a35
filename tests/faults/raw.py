"""A body that ends as a connection ends, in the place of urllib3's: what requests reads from."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import IncompleteRead

import urllib3


def broken(way: str) -> None:
    """Raise what urllib3 raises when a connection ends in this way."""
    if way == "reset":
        raise urllib3.exceptions.ProtocolError("Connection broken", ConnectionResetError(104, "Connection reset"))
    if way == "close":
        raise urllib3.exceptions.ProtocolError("Connection broken", IncompleteRead(b"", 65535))


class Raw:
    """What requests reads a chunked body from, up to a cut; the pieces are those in which it arrives."""

    chunked = True
    connection = None

    def __init__(self, pieces: list[bytes], way: str) -> None:
        self._pieces, self._way = pieces, way

    def stream(self, *_: object, **__: object) -> Iterator[bytes]:
        """The pieces, then the end."""
        yield from (piece for piece in self._pieces if piece)
        broken(self._way)

    def close(self) -> None:
        """Nothing is open."""

    release_conn = close
