"""Reads a chunked body with one system call for many chunks. urllib3 takes several steps for each."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from io import BytesIO
from typing import Final, Protocol

from urllib3.exceptions import ProtocolError

_READ: Final = 65536
_IDLE_READ: Final = 1024
"""The size in bytes of a read after one that brought less: a stream that waits holds memory for no more."""
_SHORT: Final = 4096
"""The size in bytes up to which a chunk is buffered until it is complete."""
_MEDIUM: Final = 16384
"""The size in bytes from which chunks are yielded one by one, because joining them takes longer."""
_MAX_AHEAD: Final = 655_360
"""The size in bytes of the buffer while such chunks arrive faster than they are read."""
_LONG: Final = 65536
"""The size in bytes from which a chunk is yielded in parts as they arrive, unless it is one event."""
_MAX_WHOLE: Final = 8 << 20
"""The size in bytes from which an event is yielded in parts as well: it is not held twice, as a chunk and as a payload."""
_HEAD: Final = 256
"""The size in bytes within which an event's payload begins, and of what follows it. A line end between them may end an event."""
_MAX_LINE: Final = 65536
"""The maximum size of a chunk's size line with its extensions, or of all trailers."""
_CRLF: Final = 2
_SHOWN: Final = 20
_END: Final = re.compile(rb"(?:^|\n)\r?\n")
"""An empty line, after the last chunk or its trailers."""
_ENDED_EARLY: Final = "Response ended prematurely"


class Source(Protocol):
    """The buffered file of a socket."""

    def read1(self, size: int, /) -> bytes:
        """Return what has arrived, up to `size` bytes; empty at EOF."""

    def read(self, size: int, /) -> bytes:
        """Return `size` bytes, fewer at EOF."""

    def readinto1(self, place: memoryview, /) -> int:
        """Fill as much of `place` as has arrived; return how many bytes it got, none at EOF."""

    def readinto(self, place: memoryview, /) -> int:
        """Fill `place`, not completely at EOF; return how many bytes it got."""


class ChunkedBody:
    """The content of one chunked body.

    Attributes:
        reusable: Whether the body has ended, and nothing was read beyond its end.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self._size = _READ  # of the next read
        self.reusable = False

    def __iter__(self) -> Iterator[bytes]:
        """Yield the content; chunks that arrived together are yielded as one.

        Raises:
            ProtocolError: Of urllib3: the body ended early, or has a chunk without a size.
        """
        data, size = b"", None
        while size != 0:
            pieces, at, size = _split(data)
            if pieces:
                yield pieces[0] if len(pieces) == 1 else b"".join(pieces)
            if at > len(data):  # the line end after a chunk has not arrived yet
                self._exactly(at - len(data))
            data = data[at:]
            if size is None:
                data = self._more(data)
            elif size:
                data = yield from (self._medium if _MEDIUM < size < _LONG else self._rest)(data, size)
                self._size = _READ  # the next one may be as long
        self.reusable = self._skip_trailers(data)

    def _skip_trailers(self, data: bytes) -> bool:
        """Read to the body's end; return whether it was there, with nothing after it. Some servers leave it out."""
        while not (found := _END.search(data)):
            new = self._source.read1(_READ)
            if not new or len(data) > _MAX_LINE:
                return False
            data += new
        return found.end() == len(data)

    def _medium(self, begun: bytes, size: int) -> Generator[bytes, None, bytes]:
        """Yield the content of consecutive chunks of medium size, and return what has arrived after them.

        If the next chunk arrives with one, more are likely to: they are received with few system calls, each of which
        takes longer than copying a chunk. The buffer is kept while there is the beginning of another one in it.
        """
        buffer, at, end = bytearray(_READ + _CRLF), 0, len(begun)
        buffer[:end] = begun
        while _MEDIUM < size < _LONG:
            if at + size + _CRLF > len(buffer):
                rest = buffer[at:end]
                if len(buffer) < _MAX_AHEAD:
                    buffer = bytearray(_MAX_AHEAD)
                at, end = 0, len(rest)
                buffer[:end] = rest
            while end < at + size:
                end += self._into(buffer, end)
            yield bytes(memoryview(buffer)[at : at + size])
            at += size + _CRLF
            if at > end:
                self._exactly(at - end)
                return b""
            start = buffer.find(b"\n", at, end) + 1
            try:
                size = int(buffer[at:start], 16)
            except ValueError:  # it has not arrived completely, or has an extension
                break
            if _MEDIUM < size < _LONG:
                at = start
        return bytes(memoryview(buffer)[at:end])

    def _into(self, buffer: bytearray, at: int) -> int:
        with memoryview(buffer) as whole, whole[at:] as place:
            received = self._source.readinto1(place)
        if not received:
            raise ProtocolError(_ENDED_EARLY)
        return received

    def _rest(self, begun: bytes, size: int) -> Generator[bytes, None, bytes]:
        """Yield the content of a chunk whose beginning has arrived: whole, or in parts if it is long. Read up to its end."""
        if size <= _LONG:
            yield self._filled(begun, size)
        elif size <= _MAX_WHOLE and len(begun) >= _HEAD > begun.rfind(b"\n") and not _END.search(begun, 0, _HEAD):
            yield from self._parts((yield from self._one_event(begun, size)))
        else:
            if begun:
                yield begun
            yield from self._parts(size - len(begun))
        self._exactly(_CRLF)
        return b""

    def _filled(self, begun: bytes, size: int) -> bytes:
        """Return the content of a chunk, received in its place: appending to what has begun would copy all of it."""
        content = BytesIO(bytes(size))
        with content.getbuffer() as place, place[len(begun) :] as missing:
            place[: len(begun)] = begun
            if self._source.readinto(missing) < len(missing):
                raise ProtocolError(_ENDED_EARLY)
        return content.getvalue()  # the buffer itself

    def _one_event(self, begun: bytes, size: int) -> Generator[bytes, None, int]:
        """Yield the content of a chunk that seems to be one event, as servers send them, and return how much is missing.

        A whole event takes the parser's fast path, and a buffer of its size need not grow. Nothing is missing unless a line
        ends before the last bytes, or the body ends early: what has arrived may then contain whole events.
        """
        content = BytesIO(bytes(size))
        came, is_one = content.write(begun), True
        try:
            while came < size and is_one:
                piece = self._source.read1(min(size - came, _READ))
                is_one = bool(piece) and piece.find(b"\n", 0, max(0, size - _HEAD - came)) < 0
                came += content.write(piece)
        except OSError:
            yield content.getvalue()[:came]
            raise
        received = [content.getvalue()[:came]]  # of a whole one the buffer itself
        content.close()
        yield received.pop()  # nothing here refers to it while it is used
        return size - came

    def _parts(self, missing: int) -> Iterator[bytes]:
        """Yield so many bytes as they arrive."""
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
        new = self._source.read1(self._size)
        if not new:
            raise ProtocolError(_ENDED_EARLY)
        self._size = _IDLE_READ if len(new) < _IDLE_READ else _READ
        return data + new if data else new


def _split(data: bytes) -> tuple[list[bytes], int, int | None]:
    """Return the content of the complete chunks, where the rest begins, and the kind of the rest.

    That is None for a short chunk, or a size line, that has not arrived; 0 for the trailers; and for the content of
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
    """Return the size in a line with extensions, which are ignored."""
    try:
        return int(line.partition(b";")[0], 16)
    except ValueError:
        raise ProtocolError(f"invalid chunk length: {line[:_SHOWN]!r}") from None
