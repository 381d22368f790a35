"""Builds a message that is still incomplete: its blocks grow delta by delta, and a final event has the whole block."""

from __future__ import annotations

from typing import Any, Final

from langgraph_client.model_base import deep_copy
from langgraph_client.protocol.message import Message, as_dict, as_text
from langgraph_client.protocol.thread_events import GROWS
from langgraph_client.types import Json

_GROWS: Final = {
    "text-delta": "text",
    "reasoning-delta": "reasoning",
    "tool-call-delta": "args",
    "data-delta": "base64",
}
"""The field of a block that a delta adds to."""
_KINDS: Final = {
    "text-delta": ("text",),
    "reasoning-delta": ("reasoning",),
    "tool-call-delta": ("tool_call_chunk", "server_tool_call_chunk", "tool_call"),
    "data-delta": ("image", "audio", "video", "file"),
}
"""The types of blocks that a delta can add to."""
_WHOLE: Final = {"tool_call_chunk": ("tool_call", "invalid_tool_call"), "server_tool_call_chunk": ("server_tool_call",)}
"""Types that a finished block can have, besides its first one."""


class Block:
    """One block of a message.

    Attributes:
        kind: Its type, such as `text`.
        finished: Whether its final event has arrived.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        self.kind = as_text(content.get("type"))
        self.finished = False
        self._content = dict(content)
        self._pieces: dict[str, list[str]] = {}

    def takes(self, delta: dict[str, Any]) -> bool:
        """Return whether a delta can belong to this block."""
        kinds = _KINDS.get(as_text(delta.get("type")))
        return not self.finished and (kinds is None or self.kind in kinds)

    def becomes(self, content: dict[str, Any]) -> bool:
        """Return whether this block can be the one that ends with `content`."""
        kind, mine, its = as_text(content.get("type")), self._content.get("id"), content.get("id")
        same_kind = kind == self.kind or kind in _WHOLE.get(self.kind, ())
        return same_kind and not self.finished and (not mine or not its or mine == its)

    def add(self, delta: dict[str, Any]) -> None:
        """Add a delta; one of an unknown kind is kept unchanged."""
        kind = as_text(delta.get("type"))
        field = _GROWS.get(kind)
        if field is not None:
            self.grow(kind, as_text(delta.get(GROWS[kind]) or ""))
        elif kind == "block-delta":
            self._content.update(as_dict(delta.get("fields")))
        else:
            if not isinstance(self._content.get("deltas"), list):
                self._content["deltas"] = []
            self._content["deltas"].append(delta)

    def grow(self, kind: str, piece: str) -> None:
        """Add the text of a delta of a known kind."""
        field = _GROWS[kind]
        pieces = self._pieces.get(field)
        if pieces is None:
            pieces = self._pieces[field] = [as_text(self._content.get(field) or "")]
        pieces.append(piece)

    def finish(self, content: dict[str, Any]) -> None:
        """Set the final content: the whole block."""
        self.finished = True
        self._pieces.clear()
        self._content = dict(content) or self._content
        self.kind = as_text(self._content.get("type"))

    def so_far(self, field: str) -> str:
        """Return a field's text so far."""
        pieces = self._pieces.get(field)
        return as_text(self._content.get(field) or "") if pieces is None else "".join(pieces)

    def content(self) -> dict[str, Any]:
        """Return the block so far."""
        return {**self._content, **{field: "".join(pieces) for field, pieces in self._pieces.items()}}


class MessageBuilder:
    """One message.

    Attributes:
        id: The message's ID.
        role: The author's role: `ai`, `human`, `system`, `tool`.
        namespace: The path of subgraphs that it comes from.
        blocks: Its blocks, by index.
        pieces: The deltas of its text.
        thoughts: The deltas of its reasoning.
        done: Whether it is complete.
        error: Why it ended early.
        others: Events of an unknown kind.
    """

    def __init__(self, start: dict[str, Any], namespace: tuple[str, ...]) -> None:
        self.id: str | None = start.get("id") or start.get("message_id")
        self.role = as_text(start.get("role") or "ai")
        self.namespace = namespace
        self.metadata = as_dict(start.get("metadata"))
        self.blocks: dict[Any, Block] = {}
        self.pieces: list[str] = []
        self.thoughts: list[str] = []
        self.done = False
        self.error: str | None = None
        self.usage: dict[str, Any] | None = None
        self.others: list[Json] = []
        self._tool_call_id = start.get("tool_call_id")

    def start_block(self, index: Any, content: dict[str, Any]) -> None:
        """Begin a block."""
        self.blocks[index] = Block(content)
        kind = as_text(content.get("type"))
        self._say(kind, content.get(kind))

    def add(self, index: Any, delta: dict[str, Any]) -> None:
        """Add a delta to a block."""
        block = self.blocks.get(index)
        if block is None:  # its beginning is missing, such as from servers that leave it out
            block = self.blocks[index] = Block({"type": _KINDS.get(as_text(delta.get("type")), ("unknown",))[0]})
        block.add(delta)
        kind = delta.get("type")
        if kind == "text-delta":
            self._say("text", delta.get("text"))
        elif kind == "reasoning-delta":
            self._say("reasoning", delta.get("reasoning"))

    def grow(self, index: int, kind: str, piece: str) -> None:
        """Add the text of a delta of a known kind to a block: a fast path of `add`, because deltas are frequent."""
        block = self.blocks.get(index)
        if block is None:
            block = self.blocks[index] = Block({"type": _KINDS[kind][0]})
        block.grow(kind, piece)
        if not piece:
            return
        if kind == "text-delta":
            self.pieces.append(piece)
        elif kind == "reasoning-delta":
            self.thoughts.append(piece)

    def finish_block(self, index: Any, content: dict[str, Any]) -> None:
        """Finish a block: text that did not arrive in deltas is added now."""
        block = self.blocks.setdefault(index, Block({"type": content.get("type")}))
        before = {field: block.so_far(field) for field in ("text", "reasoning")}
        block.finish(content)
        whole, said = block.so_far(block.kind), before.get(block.kind)
        if said is not None and whole.startswith(said):
            self._say(block.kind, whole[len(said) :])

    def finish(self, data: dict[str, Any]) -> None:
        """End the message."""
        self.done = True
        self.usage = deep_copy(data.get("usage"))
        self.metadata = {**self.metadata, **as_dict(data.get("metadata"))}

    def fail(self, error: str) -> None:
        """End the message with an error."""
        self.done, self.error = True, error

    def text(self) -> str:
        """The text so far."""
        return "".join(block.so_far("text") for block in self.blocks.values() if block.kind == "text")

    def message(self) -> Message:
        """Return the message so far, in the form of the graph's state. It shares nothing with the events."""
        content = [block.content() for block in self.blocks.values()]
        calls = [_without_index(one) for one in content]
        data: dict[str, Any] = {"type": self.role, "id": self.id, "content": content}
        if self.role == "ai":
            data["tool_calls"] = [one for one in calls if one.get("type") == "tool_call"]
            data["invalid_tool_calls"] = [
                one for one in calls if one.get("type") in ("invalid_tool_call", "tool_call_chunk")
            ]
        if self._tool_call_id is not None:
            data["tool_call_id"] = self._tool_call_id
        if self.usage is not None:
            data["usage_metadata"] = self.usage
        return Message(deep_copy({**data, "response_metadata": self.metadata}), self.namespace)

    def _say(self, field: str, piece: Any) -> None:
        """Record a delta of the text or of the reasoning."""
        if piece and field == "text":
            self.pieces.append(as_text(piece))
        elif piece and field == "reasoning":
            self.thoughts.append(as_text(piece))


def _without_index(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if key != "index"}
