"""Makes messages from the events of the channel `messages`, of one namespace. No delta is assigned by a guess.

Only a message's first event has its ID. While one message is open, all events belong to it. While several are open, an event
belongs to the one that it fits; a delta that fits several is held back until the whole block, or the end of the others, decides.
"""

from __future__ import annotations

from typing import Any

from langgraph_client.protocol.message import as_dict, as_text
from langgraph_client.protocol.projections.builders import MessageBuilder
from langgraph_client.protocol.thread_events import BufferedEvent


class Messages:
    """Makes messages from events.

    Args:
        namespace: Only events of exactly this namespace.
    """

    channels = frozenset({"messages"})

    def __init__(self, namespace: tuple[str, ...] = ()) -> None:
        self._namespace = namespace
        self._open: list[MessageBuilder] = []
        self._held: list[tuple[Any, dict[str, Any]]] = []

    def add(self, event: BufferedEvent) -> list[MessageBuilder]:
        """Add an event, and return the message that begins with it."""
        delta = event.delta
        if delta is not None and len(self._open) == 1 and event.method == "messages":
            if event.namespace == self._namespace:
                self._open[0].grow(*delta)
            return []
        data = event.data
        if event.method != "messages" or event.namespace != self._namespace or not isinstance(data, dict):
            return []
        kind = data.get("event")
        if kind == "message-start":
            builder = MessageBuilder(data, event.namespace)
            self._open.append(builder)
            return [builder]
        if kind == "content-block-delta":
            self._delta(data)
        elif kind == "content-block-start":
            self._block(data)
        elif kind == "content-block-finish":
            self._block_end(data)
        else:
            self._other(data)
        return []

    def end(self, error: str | None = None) -> None:
        """Note the end of the events: incomplete messages end with an error."""
        for builder in self._open:
            builder.fail(error or "the run ended before the message")
        self._open.clear()

    def _delta(self, data: dict[str, Any]) -> None:
        index, delta = _index(data), data.get("delta")
        if not isinstance(delta, dict):  # as the server writes it for the results of tools
            content = as_dict(data.get("content"))
            delta = {**content, "type": f"{content.get('type')}-delta"}
        builder = self._owner(data)
        if builder is None:
            fitting = [one for one in self._open if (block := one.blocks.get(index)) and block.takes(delta)]
            if len(fitting) > 1:
                self._held.append((index, delta))
                return
            builder = fitting[0] if fitting else self._latest()
        if builder is not None:
            builder.add(index, delta)

    def _block(self, data: dict[str, Any]) -> None:
        index, content = _index(data), as_dict(data.get("content"))
        builder = self._owner(data)
        if builder is None:
            # Blocks are numbered, and a model begins a new block only for different content.
            fitting = [one for one in self._open if index not in one.blocks and len(one.blocks) == index]
            others = [one for one in fitting if _last_kind(one) != content.get("type")]
            builder = (others or fitting or self._open)[-1] if self._open else None
        if builder is not None:
            builder.start_block(index, content)

    def _block_end(self, data: dict[str, Any]) -> None:
        index, content = _index(data), as_dict(data.get("content"))
        builder = self._owner(data)
        if builder is None:
            fitting = [one for one in self._open if (block := one.blocks.get(index)) and block.becomes(content)]
            explained = [one for one in fitting if self._explains(one, index, content)]
            builder = next(iter(explained or fitting), None) or self._latest()
        if builder is not None:
            self._take_held(builder, index, content)
            builder.finish_block(index, content)
            self._settle()

    def _other(self, data: dict[str, Any]) -> None:
        kind = data.get("event")
        builder = self._owner(data) or (self._finished() if kind == "message-finish" else self._latest())
        if builder is None:
            return
        if kind == "message-finish":
            builder.finish(data)
        elif kind == "error":
            builder.fail(as_text(data.get("message") or data.get("code") or "error"))
        else:
            builder.others.append(data)
        if builder.done:
            self._open.remove(builder)
            self._settle()

    def _owner(self, data: dict[str, Any]) -> MessageBuilder | None:
        """Return the message that an event certainly belongs to."""
        if len(self._open) == 1:
            return self._open[0]
        name = data.get("id") or data.get("message_id")
        return next((one for one in self._open if one.id == name), None) if name else None

    def _latest(self) -> MessageBuilder | None:
        return self._open[-1] if self._open else None

    def _finished(self) -> MessageBuilder | None:
        """Return the message that can be complete: all of its blocks are."""
        ready = [one for one in self._open if one.blocks and all(block.finished for block in one.blocks.values())]
        return ready[-1] if ready else self._latest()

    def _explains(self, builder: MessageBuilder, index: Any, content: dict[str, Any]) -> bool:
        """Return whether a finished block consists of a message's deltas and some of those held back, in order."""
        field, whole = _growing(content)
        said = builder.blocks[index].so_far(field)
        return whole.startswith(said) and self._chosen(index, field, whole[len(said) :]) is not None

    def _chosen(self, index: Any, field: str, rest: str) -> list[int] | None:
        """Return which of the held-back deltas make up a text, by their positions; None when none do."""
        places: list[int] = []
        for place, (its_index, delta) in enumerate(self._held):
            piece = delta.get(field)
            if rest and its_index == index and isinstance(piece, str) and piece and rest.startswith(piece):
                rest = rest[len(piece) :]
                places.append(place)
        return None if rest else places

    def _take_held(self, builder: MessageBuilder, index: Any, content: dict[str, Any]) -> None:
        """Assign to a message the held-back deltas of its finished block."""
        block = builder.blocks.get(index)
        if block is None or not self._held:
            return
        field, whole = _growing(content)
        chosen = set(self._chosen(index, field, whole.removeprefix(block.so_far(field))) or ())
        self._held = [one for place, one in enumerate(self._held) if place not in chosen]

    def _settle(self) -> None:
        """Assign the held-back deltas that now fit only one message."""
        held, self._held = self._held, []
        for index, delta in held:
            fitting = [one for one in self._open if (block := one.blocks.get(index)) and block.takes(delta)]
            if len(fitting) > 1:
                self._held.append((index, delta))
            elif fitting:
                fitting[0].add(index, delta)


def _index(data: dict[str, Any]) -> int | str | None:
    """Return which block of its message an event is about; None also if the index is invalid."""
    index = data.get("index")
    return index if isinstance(index, (int, str)) else None


def _last_kind(builder: MessageBuilder) -> str | None:
    return next(reversed(builder.blocks.values())).kind if builder.blocks else None


def _growing(content: dict[str, Any]) -> tuple[str, str]:
    """Return the field of a finished block that arrives in deltas, and its text."""
    kind = content.get("type")
    field = kind if kind in ("text", "reasoning") else "args"
    whole = content.get(field)
    return field, whole if isinstance(whole, str) else ""
