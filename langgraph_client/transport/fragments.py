"""Limits what a server can make a WebSocket buffer: fragments of an endless message, and pongs that it does not read."""

from __future__ import annotations

from typing import Final

from langgraph_client.errors import ProtocolError

MAX_FRAGMENTS: Final = 1_000_000
"""Fragments of one message. Empty ones take no room and would never end."""
MAX_UNREAD_PONGS: Final = 1024 * 1024
"""Bytes of pongs that wait to be sent, to a server that sends pings and reads nothing."""


class Fragments:
    """The fragments of an incomplete message. The protocol limits its length."""

    def __init__(self) -> None:
        self._data = bytearray()  # a list of small fragments would take 20 times as much
        self._count = 0

    @property
    def is_open(self) -> bool:
        """Whether a message has begun and not ended."""
        return self._count > 0

    def add(self, data: bytes, *, last: bool) -> bytes | bytearray | None:
        """Return the whole message with its last fragment, else None.

        Raises:
            ProtocolError: There are more than `MAX_FRAGMENTS`.
        """
        if last and not self._count:
            return data
        self._count += 1
        if self._count > MAX_FRAGMENTS:
            raise ProtocolError(f"a message has more than {MAX_FRAGMENTS} fragments")
        self._data += data
        if not last:
            return None
        whole, self._data, self._count = self._data, bytearray(), 0
        return whole


class UnreadPongs:
    """Counts the bytes of pongs that could not be sent yet."""

    def __init__(self) -> None:
        self._waiting = 0

    def note(self, size: int, *, all_sent: bool) -> None:
        """Count more bytes, or reset the count if everything was sent.

        Raises:
            ProtocolError: There are more than `MAX_UNREAD_PONGS`.
        """
        self._waiting = 0 if all_sent else self._waiting + size
        if self._waiting > MAX_UNREAD_PONGS:
            raise ProtocolError(f"the server sends pings and reads no pong: {self._waiting} bytes of them wait")
