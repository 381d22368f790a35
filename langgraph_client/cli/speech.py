"""Several models may speak at once: one has the floor, piece by piece, and the others wait until it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import langgraph_client

if TYPE_CHECKING:
    from langgraph_client import Message

_MODELS = ("ai", "AIMessageChunk")


class Piece(NamedTuple):
    """Some text of one message."""

    speaker: str
    text: str


class Speech:
    """Parts of mode `messages-tuple` in, what models say out: nothing twice, and no two messages in one line.

    A message is done when its last chunk says so, or when a message of the same node, or of another step, begins.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[str]] = {}  # message → what it said meanwhile; the first has the floor
        self._origin: dict[str, Any] = {}
        self._in_pieces: set[str] = set()
        self._done: set[str] = set()

    def hear(self, data: Any) -> Iterator[Piece]:
        """What a part lets be said now."""
        chunk, about = (*data, {}, {})[:2] if isinstance(data, list) else ({}, {})
        message = langgraph_client.Message(
            chunk if isinstance(chunk, dict) else {}, metadata=about if isinstance(about, dict) else {}
        )
        name = message.id or ""
        if message.type.endswith("Chunk"):
            self._in_pieces.add(name)
        elif name in self._in_pieces:  # the whole of what was said already
            return
        if message.type not in _MODELS:
            return
        self._take(name, message)
        yield from self._speak()

    def flush(self) -> Iterator[Piece]:
        """What is still held back."""
        self._done.update(self._waiting)
        yield from self._speak()

    def _take(self, name: str, message: Message) -> None:
        step, node = message.metadata.get("langgraph_step"), message.metadata.get("langgraph_checkpoint_ns")
        before = self._origin.items()
        over = [other for other, (its, where) in before if other != name and (its != step or where == node)]
        self._origin[name] = (step, node)
        if message.text:
            self._waiting.setdefault(name, []).append(message.text)
        if message.type == "ai" or message.get("chunk_position") == "last":
            over.append(name)
        for one in over:
            del self._origin[one]
        self._done.update(over)

    def _speak(self) -> Iterator[Piece]:
        for name in list(self._waiting):
            for text in self._waiting[name]:
                yield Piece(name, text)
            if name not in self._done:
                self._waiting[name] = []
                return
            del self._waiting[name]
