"""Splits the bytes of a WebSocket into frames: complete text messages, the usual case, and others for `websockets`.

A frame from a server is a byte for its kind, one to nine bytes for its length, and the payload (RFC 6455, 5.2). Parsing
them here takes less than a fifth of the time of the protocol object of `websockets`, which handles frames of any kind.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from langgraph_client.transport.fragments import Fragments

_WHOLE_TEXT: Final = 0x81
"""The first byte of a text frame that is neither fragmented nor compressed."""
_MASKED: Final = 0x80
_MASK: Final = 4
_SHORT: Final = 2
_LONG: Final = 4
_IN_TWO_BYTES, _IN_EIGHT_BYTES = 126, 127
_START: Final = struct.Struct("!BBH").unpack_from
"""Kind, length, and the length in two bytes if the length says that there is one."""
_HEADS: Final = {_IN_TWO_BYTES: _LONG, _IN_EIGHT_BYTES: _SHORT + 8}


class Frames:
    """The frames of one connection.

    Args:
        max_size: The maximum size of a message in bytes; `websockets` rejects larger ones.
    """

    def __init__(self, max_size: int) -> None:
        self._max_size = max_size
        self._head = b""  # the beginning of a frame whose length has not arrived yet
        self._owed = 0  # remaining bytes of a frame that was passed on in part

    def split(self, data: bytes, fragments: Fragments) -> Iterator[tuple[bool, bytes]]:
        """Yield the next bytes in order: True and a message's payload, or False and bytes for `websockets`.

        Args:
            data: The bytes.
            fragments: Returns whether a message has begun and not ended: then each frame is for `websockets`.
        """
        if self._owed:
            yield False, data[: self._owed]
        start, self._owed = min(self._owed, len(data)), max(0, self._owed - len(data))
        if self._head:
            data, self._head = self._head + data, b""
        end, is_whole = len(data), not fragments.is_open
        while start < end:
            if is_whole and start + _LONG <= end:  # the usual case, without a call
                kind, length, size = _START(data, start)
                if kind == _WHOLE_TEXT and length <= _IN_TWO_BYTES:
                    first = start + _LONG
                    if length < _IN_TWO_BYTES:
                        first, size = start + _SHORT, length
                    if first + size <= end and size <= self._max_size:
                        start = first + size
                        yield True, data[first:start]
                        continue
            head, size = _length(data, start)
            if head == 0:
                self._head = data[start:]
                return
            stop = start + head + size
            is_text = data[start] == _WHOLE_TEXT and data[start + 1] < _MASKED
            if is_text and is_whole and stop <= end and size <= self._max_size:
                yield True, data[start + head : stop]
            else:
                self._owed = max(0, stop - end)
                yield False, data[start:stop]
                is_whole = not fragments.is_open
            start = stop


def _length(data: bytes, start: int) -> tuple[int, int]:
    """Return the number of bytes before the payload, and its size; twice 0 if too few bytes have arrived."""
    if len(data) - start < _SHORT:
        return 0, 0
    second = data[start + 1]
    size = second & ~_MASKED
    head = _SHORT
    if size >= _IN_TWO_BYTES:
        head = _HEADS[size]
        if len(data) - start < head:
            return 0, 0
        size = int.from_bytes(data[start + _SHORT : start + head], "big")
    return head + _MASK * (second >= _MASKED), size
