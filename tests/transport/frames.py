"""The server's side of a WebSocket for the scripted server: frames as bytes, so that they can be wrong."""

from __future__ import annotations

import base64
import hashlib
import json
import struct
import threading
from typing import TYPE_CHECKING

from tests.local_server import PATIENCE, Wire

if TYPE_CHECKING:
    from collections.abc import Callable

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def frame(payload: bytes | str = b"", kind: int = TEXT, *, fin: bool = True, length: int | None = None) -> bytes:
    """One frame; `length` says more or less than there is."""
    data = payload.encode() if isinstance(payload, str) else payload
    size = len(data) if length is None else length
    first = (0x80 if fin else 0) | kind
    if size < 126:
        return struct.pack("!BB", first, size) + data
    if size < 1 << 16:
        return struct.pack("!BBH", first, 126, size) + data
    return struct.pack("!BBQ", first, 127, size) + data


def closing(code: int, reason: str = "") -> bytes:
    """A closing frame."""
    return frame(struct.pack("!H", code) + reason.encode(), CLOSE)


def read_frame(wire: Wire) -> tuple[int, bytes]:
    """The next frame of the client, which must be masked: its kind and what is in it. (CLOSE, b"FIN") at the end."""
    head = _exactly(wire, 2)
    if not head:
        return CLOSE, b"FIN"
    assert head[1] & 0x80, "a client's frame is masked"
    size = head[1] & 0x7F
    if size == 126:
        size = int.from_bytes(_exactly(wire, 2), "big")
    elif size == 127:
        size = int.from_bytes(_exactly(wire, 8), "big")
    mask = _exactly(wire, 4)
    data = _exactly(wire, size)
    return head[0] & 0x0F, bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))


def _exactly(wire: Wire, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = wire.connection.recv(size - len(data))
        if not piece:
            return b""
        data += piece
    return data


def switched(wire: Wire, **headers: str) -> bytes:
    """The answer 101 to the request; None leaves a header out."""
    accept = base64.b64encode(hashlib.sha1(wire.request.headers["sec-websocket-key"].encode() + _MAGIC).digest())
    lines = {"upgrade": "websocket", "connection": "Upgrade", "sec-websocket-accept": accept.decode()}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    return ("HTTP/1.1 101 Switching\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items()) + "\r\n").encode()


def talk(
    *pieces: bytes | threading.Event | Callable[[Wire], object], end: Callable[[Wire], object] = Wire.close
) -> Callable[[Wire], None]:
    """Shake hands, then write bytes, wait for events and call functions, in order; the connection ends in the end."""

    def step(wire: Wire) -> None:
        wire.write(switched(wire))
        try:
            for piece in pieces:
                if isinstance(piece, threading.Event):
                    assert piece.wait(PATIENCE), "the test did not go on"
                elif isinstance(piece, bytes):
                    wire.write(piece)
                else:
                    piece(wire)
        finally:
            end(wire)

    return step


def echo(wire: Wire) -> None:
    """Send every message back, until the client closes."""
    while (got := read_frame(wire))[0] != CLOSE:
        wire.write(frame(got[1]))


def texts(*values: object) -> bytes:
    """A frame of JSON each."""
    return b"".join(frame(json.dumps(value)) for value in values)
