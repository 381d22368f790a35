"""Serializes the text of concurrent models: one message is printed at a time, the others are buffered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import langgraph_client

if TYPE_CHECKING:
    from langgraph_client import Message

_MODELS = ("ai", "AIMessageChunk")


class Piece(NamedTuple):
    """A chunk of one message's text."""

    speaker: str
    text: str


class Speech:
    """Converts parts of mode `messages-tuple` to text: without repetition, and never two messages on one line.

    A message is complete when its last chunk says so, or when a message of the same node or of another step begins.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[str]] = {}  # message → its buffered chunks; the first one is being printed
        self._origin: dict[str, Any] = {}
        self._in_pieces: set[str] = set()
        self._done: set[str] = set()

    def hear(self, data: Any) -> Iterator[Piece]:
        """Return the text that can be printed now."""
        chunk, about = (*data, {}, {})[:2] if isinstance(data, list) else ({}, {})
        message = langgraph_client.Message(
            chunk if isinstance(chunk, dict) else {}, metadata=about if isinstance(about, dict) else {}
        )
        name = message.id or ""
        if message.type.endswith("Chunk"):
            self._in_pieces.add(name)
        elif name in self._in_pieces:  # the whole message, whose text was printed already
            return
        if message.type not in _MODELS:
            return
        self._take(name, message)
        yield from self._speak()

    def flush(self) -> Iterator[Piece]:
        """Return the text that is still buffered."""
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
