"""Reads a chunked body: one system call brings many chunks where many have arrived. urllib3 takes several steps for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

from urllib3.exceptions import ProtocolError

_READ: Final = 65536
_SHORT: Final = 4096
"""A chunk of up to so many bytes is kept until it is whole."""
_LONG: Final = 65536
"""A chunk of more bytes is yielded in parts as they arrive; others whole, because servers send an event in a chunk."""
_MAX_LINE: Final = 65536
"""Bytes of a chunk's size with its extensions, or of all trailers."""
_CRLF: Final = 2
_SHOWN: Final = 20
_END: Final = re.compile(rb"(?:^|\n)\r?\n")
"""An empty line, behind the last chunk or its trailers."""
_ENDED_EARLY: Final = "Response ended prematurely"


class Source(Protocol):
    """The buffered file of a socket."""

    def read1(self, size: int, /) -> bytes:
        """Return what has arrived, up to `size` bytes; empty at EOF."""

    def read(self, size: int, /) -> bytes:
        """Return `size` bytes, fewer at EOF."""


class ChunkedBody:
    """The content of one chunked body.

    Attributes:
        reusable: Whether the body has ended, and nothing was read behind its end.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.reusable = False

    def __iter__(self) -> Iterator[bytes]:
        """Yield the content, that of chunks which arrived together as one.

        Raises:
            ProtocolError: Of urllib3: the body ended early, or has a chunk without a size.
        """
        data, size = b"", None
        while size != 0:
            data = self._more(data)
            pieces, at, size = _split(data)
            if pieces:
                yield pieces[0] if len(pieces) == 1 else b"".join(pieces)
            if at > len(data):  # the line end behind a chunk is still to come
                self._exactly(at - len(data))
            data = data[at:]
            if size:
                yield from self._rest(data, size)
                self._exactly(_CRLF)
                data = b""
        self.reusable = self._skip_trailers(data)

    def _skip_trailers(self, data: bytes) -> bool:
        """Read to the end of the body; return whether it came, and nothing behind it. Some servers leave it out."""
        while not (found := _END.search(data)):
            new = self._source.read1(_READ)
            if not new or len(data) > _MAX_LINE:
                return False
            data += new
        return found.end() == len(data)

    def _rest(self, begun: bytes, size: int) -> Iterator[bytes]:
        """Yield the content of a chunk of which only the beginning has arrived: whole, or a long one in parts."""
        missing = size - len(begun)
        if size <= _LONG:
            yield begun + self._exactly(missing)
            return
        if begun:
            yield begun
        while missing:
            data = self._source.read1(min(missing, _READ))
            if not data:
                raise ProtocolError(_ENDED_EARLY)
            missing -= len(data)
            yield data

    def _exactly(self, size: int) -> bytes:
        data = self._source.read(size)
        if len(data) < size:
            raise ProtocolError(_ENDED_EARLY)
        return data

    def _more(self, data: bytes) -> bytes:
        new = self._source.read1(_READ)
        if not new:
            raise ProtocolError(_ENDED_EARLY)
        return data + new if data else new


def _split(data: bytes) -> tuple[list[bytes], int, int | None]:
    """Return the content of the chunks that are whole, where the rest begins, and what the rest is.

    That is None for a short chunk, or the size of one, that has not arrived; 0 for the trailers; and for the content of
    a chunk that is too large to wait for, its size.
    """
    pieces: list[bytes] = []
    at, length = 0, len(data)
    while at < length:
        start = data.find(b"\n", at) + 1
        if not start:
            if length - at > _MAX_LINE:
                raise ProtocolError("the size of a chunk is too long")
            break
        line = data[at:start]
        try:
            size = int(line, 16)
        except ValueError:
            size = _size(line)
        stop = start + size
        if stop > length and size <= _SHORT:
            break
        if size < 0:
            raise ProtocolError(f"invalid chunk length: {line[:_SHOWN]!r}")
        if size == 0 or stop > length:
            return pieces, start, size
        pieces.append(data[start:stop])
        at = stop + _CRLF
    return pieces, at, None


def _size(line: bytes) -> int:
    """Return the size in a line with extensions, which have no meaning."""
    try:
        return int(line.partition(b";")[0], 16)
    except ValueError:
        raise ProtocolError(f"invalid chunk length: {line[:_SHOWN]!r}") from None
