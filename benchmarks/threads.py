"""The server's side of a conversation: what a model says on a thread, over server-sent events and over a WebSocket.

Every byte is rendered before anything is measured. Who asks for the channel `messages` gets all of it, anybody else when the
run begins and ends; then the connection stays open, as the Agent Server's does.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import socket
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from benchmarks import shapes
from benchmarks.shapes import RUN, WORDS, Shape

_PIECES = 500
"""In a message."""
_ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_LONG, _LONGER = 126, 127
"""What stands for the length of a frame whose length comes in two or in eight bytes more."""


class Conversation:
    """What is said in one run."""

    def __init__(self, shape: Shape) -> None:
        told = list(_events(shape))
        life = [told[0], told[-1]]
        self._body, self._shorter_body = (b"".join(_chunks(events)) for events in (told, life))
        self._frames, self._shorter_frames = (
            b"".join(_frame(_TEXT, document) for _, document in events) for events in (told, life)
        )

    def body(self, channels: list[str]) -> bytes:
        """Chunks of an event each."""
        return self._body if "messages" in channels else self._shorter_body

    def frames(self, channels: list[str]) -> bytes:
        """Frames of an event each."""
        return self._frames if "messages" in channels else self._shorter_frames


def result(command: dict[str, Any]) -> dict[str, Any]:
    """The answer to any command: that the run was started."""
    return {"type": "success", "id": command["id"], "result": {"run_id": RUN}, "meta": {"applied_through_seq": 0}}


def talk(connection: socket.socket, reader: BinaryIO, key: str, conversation: Conversation) -> None:
    """Speak over a WebSocket that was asked for, until the client leaves."""
    accept = base64.b64encode(hashlib.sha1(f"{key}{_ACCEPT}".encode()).digest()).decode()
    head = f"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: {accept}"
    connection.sendall(f"{head}\r\n\r\n".encode())
    for kind, payload in _received(reader):
        if kind == _CLOSE:
            connection.sendall(_frame(_CLOSE, payload))
            return
        if kind == _PING:
            connection.sendall(_frame(_PONG, payload))
        elif kind == _TEXT:
            command = json.loads(payload)
            connection.sendall(_frame(_TEXT, _rendered(result(command))))
            if command["method"] == "subscription.subscribe":
                connection.sendall(conversation.frames(command["params"]["channels"]))


def _events(shape: Shape) -> Iterator[tuple[str, bytes]]:
    """Channel and document of each event: a run of messages whose text comes word by word."""
    for number, (channel, name, data) in enumerate(_said(shape), start=1):
        event = {
            "type": "event",
            "event_id": name or f"{shapes.FIRST_MILLISECOND + number}-0",
            "seq": number,
            "method": channel,
            "params": {"namespace": [], "timestamp": shapes.FIRST_MILLISECOND + number, "data": data},
        }
        yield channel, _rendered(event)


def _said(shape: Shape) -> Iterator[tuple[str, str, dict[str, Any]]]:
    chance = random.Random(shape.key)
    yield "lifecycle", f"synth:{RUN}:lc||running", {"event": "running", "graph_name": "agent"}
    for start in range(0, shape.events, _PIECES):
        words = [f"{chance.choice(WORDS)} " for _ in range(min(_PIECES, shape.events - start))]
        for data in _message(f"lc_run--{shapes.THREAD.format(start)}", words):
            yield "messages", "", data
    yield "lifecycle", f"synth:{RUN}:lc||completed", {"event": "completed", "graph_name": "agent"}


def _message(name: str, words: list[str]) -> Iterator[dict[str, Any]]:
    yield {"event": "message-start", "role": "ai", "id": name}
    yield {"event": "content-block-start", "index": 0, "content": {"type": "text", "text": ""}}
    for word in words:
        yield {"event": "content-block-delta", "index": 0, "delta": {"type": "text-delta", "text": word}}
    yield {"event": "content-block-finish", "index": 0, "content": {"type": "text", "text": "".join(words)}}
    usage = {"input_tokens": 7, "output_tokens": len(words), "total_tokens": 7 + len(words)}
    yield {"event": "message-finish", "usage": usage}


def _chunks(events: list[tuple[str, bytes]]) -> Iterator[bytes]:
    for number, (channel, document) in enumerate(events, start=1):
        text = b"event: %b\r\ndata: %b\r\nid: %d\r\n\r\n" % (channel.encode(), document, number)
        yield b"%x\r\n%b\r\n" % (len(text), text)


def _frame(kind: int, payload: bytes) -> bytes:
    """A whole frame, unmasked as a server's are."""
    if len(payload) < _LONG:
        return struct.pack("!BB", 0x80 | kind, len(payload)) + payload
    if len(payload) < 1 << 16:
        return struct.pack("!BBH", 0x80 | kind, _LONG, len(payload)) + payload
    return struct.pack("!BBQ", 0x80 | kind, _LONGER, len(payload)) + payload


def _received(reader: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Kind and payload of each frame that the client sends, masked as a client's are."""
    while len(head := reader.read(2)) == len(b"ab"):
        size = head[1] & 0x7F
        if size >= _LONG:
            more = reader.read(2 if size == _LONG else 8)
            size = int.from_bytes(more, "big")
        mask, payload = reader.read(4), reader.read(size)
        yield head[0] & 0x0F, bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))


def _rendered(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
