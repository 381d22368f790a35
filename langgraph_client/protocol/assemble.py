"""Assembles messages from their chunks. Nothing is lost: unfinished messages are yielded at the end of the stream.

Chunks of one message share its ID, and chunks of several messages may alternate: only a message's own chunks, or the
whole message itself, complete it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from langgraph_client.errors import LangGraphError
from langgraph_client.model_base import deep_copy
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.merge import Grown, add_usage, finished, join, join_content
from langgraph_client.protocol.message import Message, as_dict, as_list, as_text, text_of
from langgraph_client.protocol.shapes import EVENTS, message_of, shape_of
from langgraph_client.types import Json

_NOT_SAID_BY_MODELS: Final = ("human", "system", "tool", "function", "remove")
_CALLS: Final = ("tool_call_chunks", "tool_calls", "invalid_tool_calls")
_SAYING: Final = ("content", "usage_metadata", "response_metadata", "additional_kwargs", *_CALLS)
_MADE_UP_IDS: Final = ("lc_run-", "run-")
"""The prefixes of the IDs that langchain gives to chunks of a model without IDs."""

_Key: TypeAlias = "str | tuple[str, ...]"
_Gist: TypeAlias = tuple[str, str, list[dict[str, Any]]]
_Wanted: TypeAlias = Callable[[Mapping[str, Any]], bool]


def tokens(
    parts: Iterable[StreamPart], node: str | Sequence[str] | None = None, tags: str | Sequence[str] | None = None
) -> Iterator[str]:
    """Yield the text of models, chunk by chunk, from `messages-tuple` parts."""
    wanted = _filter(node, tags)
    in_pieces: set[str] = set()
    for part in parts:
        message, metadata = message_of(part.data) if part.mode in EVENTS else ({}, {})
        name = as_text(message.get("id") or "")
        if _is_chunk(message):
            in_pieces.add(name)
        elif name and name in in_pieces:  # a whole message whose chunks were already yielded
            continue
        text = text_of(message.get("content"))
        if text and _speaker(message) not in _NOT_SAID_BY_MODELS and wanted(metadata):
            yield text


def messages(
    parts: Iterable[StreamPart], node: str | Sequence[str] | None = None, tags: str | Sequence[str] | None = None
) -> Iterator[Message]:
    """Yield whole messages from `messages-tuple` or `messages` parts, each when it is complete.

    When the parts end with an error, unfinished messages are yielded before the error is raised.
    """
    wanted, assembler = _filter(node, tags), MessageAssembler()
    try:
        for part in parts:
            yield from (message for message in assembler.add(part) if wanted(message.metadata))
    except LangGraphError:
        yield from (message for message in assembler.flush() if wanted(message.metadata))
        raise
    yield from (message for message in assembler.flush() if wanted(message.metadata))


class MessageAssembler:
    """Assembles messages from parts."""

    def __init__(self) -> None:
        self._open: dict[_Key, _ChunkBuffer] = {}
        self._said: dict[_Key, _Gist] = {}  # assembled here, and yielded
        self._metadata: dict[str, Mapping[str, Any]] = {}

    def add(self, part: StreamPart) -> list[Message]:
        """Return the messages that a part completes."""
        mode, data = part.mode, part.data
        if mode in EVENTS:
            message, metadata = message_of(data)
            if not message:
                return [Message(data if isinstance(data, dict) else {"content": data}, part.namespace)]
            return self._take(message, metadata, part.namespace)
        if mode == "messages/metadata" and isinstance(data, dict):
            self._metadata.update({key: as_dict(as_dict(about).get("metadata")) for key, about in data.items()})
        elif mode in {"messages/partial", "messages/complete"}:
            wholes, complete = data if isinstance(data, list) else [data], mode == "messages/complete"
            return [message for whole in wholes for message in self._take_whole(whole, part, complete=complete)]
        return []

    def flush(self) -> list[Message]:
        """Return the messages that were never completed, in the order of their first chunks."""
        buffers = list(dict.fromkeys(self._open.values()))
        return [self._complete(buffer) for buffer in buffers]

    def _take(self, message: dict[str, Any], metadata: Mapping[str, Any], namespace: tuple[str, ...]) -> list[Message]:
        key = _key(message, metadata, namespace)
        buffer = self._open.get(key)
        if not _is_chunk(message):
            return self._whole(key, message, buffer or _ChunkBuffer(namespace, metadata))
        if buffer is None:
            siblings = self._siblings(key, metadata)
            if (key in self._said or len(siblings) > 1) and _is_bare(message):
                return []
            buffer = siblings[0] if len(siblings) == 1 else _ChunkBuffer(namespace, metadata)
            self._start(key, buffer)
        buffer.add(message)
        return [self._complete(buffer)] if message.get("chunk_position") == "last" else []

    def _take_whole(self, message: Json, part: StreamPart, *, complete: bool) -> list[Message]:
        """Record a message of mode `messages`: a complete one, or all of it so far."""
        if not isinstance(message, dict):
            return [Message({"content": message}, part.namespace)]
        metadata = self._metadata.get(as_text(message.get("id")), {})
        key = _key(message, metadata, part.namespace)
        buffer = self._open.get(key) or _ChunkBuffer(part.namespace, metadata)
        if complete:
            return self._whole(key, message, buffer)
        if key not in self._open:
            self._start(key, buffer)
        buffer.replace(message)
        return []

    def _start(self, key: _Key, buffer: _ChunkBuffer) -> None:
        self._open[key] = buffer
        buffer.keys.append(key)

    def _whole(self, key: _Key, message: dict[str, Any], buffer: _ChunkBuffer) -> list[Message]:
        if isinstance(key, str) and key in buffer.keys:
            buffer.replace(message)
            return [self._complete(buffer)]
        said = self._said.get(key) if isinstance(key, str) else None
        whole = Message(_settled(message), buffer.namespace, buffer.metadata)
        return [] if said == _gist(whole) else [whole]

    def _complete(self, buffer: _ChunkBuffer) -> Message:
        message = buffer.message()
        for key in buffer.keys:
            del self._open[key]
            self._said[key] = _gist(message)
        return message

    def _siblings(self, key: _Key, metadata: Mapping[str, Any]) -> list[_ChunkBuffer]:
        """Return the messages that a chunk with an unknown ID may belong to; if there is only one, it belongs to that.

        Some models give an ID only to some of their chunks; langchain generates one for the others, and for the empty
        chunk at the end of a message. Chunks from the same call site belong to the same message.
        """
        if not isinstance(key, str) or key in self._said or not metadata.get("langgraph_checkpoint_ns"):
            return []
        return [
            buffer
            for buffer in dict.fromkeys(self._open.values())
            if all(_is_made_up(known) is not _is_made_up(key) for known in buffer.keys) and buffer.metadata == metadata
        ]


class _ChunkBuffer:
    """A message that is still incomplete."""

    def __init__(self, namespace: tuple[str, ...], metadata: Mapping[str, Any]) -> None:
        self.namespace = namespace
        self.metadata = metadata
        self.keys: list[_Key] = []
        self._grown: dict[str, Grown] = {}
        self._whole: dict[str, Any] | None = None

    def add(self, chunk: dict[str, Any]) -> None:
        self._grown = _with_chunk(self._grown, chunk)

    def replace(self, message: dict[str, Any]) -> None:
        self._whole = message

    def message(self) -> Message:
        data = _from_chunks(self._grown) if self._whole is None else _settled(self._whole)
        given = [key for key in self.keys if isinstance(key, str) and not _is_made_up(key)]
        if given and self._whole is None:
            data["id"] = given[0]
        return Message(data, self.namespace, self.metadata)


def _with_chunk(grown: dict[str, Grown], chunk: dict[str, Any]) -> dict[str, Grown]:
    calls = as_list(chunk.get("tool_call_chunks")) or [
        *as_list(chunk.get("tool_calls")),
        *as_list(chunk.get("invalid_tool_calls")),
    ]
    for key, piece in {**chunk, "tool_call_chunks": calls}.items():
        known = grown.get(key)
        if key == "content":
            grown[key] = join_content(known, piece)
        elif key == "usage_metadata":
            grown[key] = add_usage(known, piece) if isinstance(piece, dict) else known
        elif key in {"additional_kwargs", "response_metadata", "tool_call_chunks"}:
            grown[key] = join(known, piece)
        elif known is None or piece is not None:
            grown[key] = piece
    return grown


def _from_chunks(grown: dict[str, Grown]) -> dict[str, Any]:
    """Return the whole message, in the form in which the server sends it."""
    data = {key: finished(value) for key, value in grown.items() if key not in {"tool_call_chunks", "chunk_position"}}
    data["type"] = _speaker(data)
    calls = [_call(call) for call in finished(grown["tool_call_chunks"]) if isinstance(call, dict)]
    if calls or data["type"] == "ai":
        data["tool_calls"] = [call for call in calls if call["type"] == "tool_call"]
        data["invalid_tool_calls"] = [call for call in calls if call["type"] == "invalid_tool_call"]
    if as_dict(data.get("response_metadata")).get("output_version") == "v1":
        data["content"] = _standard(data.get("content"), calls)
    return data


def _standard(content: Json, calls: list[dict[str, Any]]) -> Json:
    """Return the content in langchain's standard form, with the complete tool calls in it."""
    whole = {call["id"]: call for call in calls if isinstance(call["id"], str) and call["type"] == "tool_call"}
    return [_standard_block(block, whole) for block in content] if isinstance(content, list) else content


def _standard_block(block: Json, calls: Mapping[str, dict[str, Any]]) -> Json:
    call = calls.get(as_text(block.get("id"))) if as_dict(block).get("type") == "tool_call_chunk" else None
    if call is None:
        return block
    return {**call, "extras": block["extras"]} if "extras" in block else call


def _settled(message: dict[str, Any]) -> dict[str, Any]:
    return _from_chunks(_with_chunk({}, message)) if _is_chunk(message) else message


def _call(call: dict[str, Any]) -> dict[str, Any]:
    """Return a tool call from its chunks. Its arguments are text in chunks, or one object."""
    args = call.get("args") or {}
    if isinstance(args, str):
        try:
            args = json.loads(args, strict=False)
        except (ValueError, RecursionError):
            args = None
    whole = {"id": None, **{key: value for key, value in call.items() if key != "index"}}
    if isinstance(args, dict):
        return {**whole, "name": call.get("name") or "", "args": args, "type": "tool_call"}
    return {"name": None, "error": None, **whole, "type": "invalid_tool_call"}


def _key(message: Mapping[str, Any], metadata: Mapping[str, Any], namespace: tuple[str, ...]) -> _Key:
    """Return what the chunks of one message share: its ID, or else their origin."""
    known = message.get("id")
    if isinstance(known, str) and known:
        return known
    return (*namespace, as_text(metadata.get("langgraph_checkpoint_ns")), as_text(metadata.get("langgraph_node")))


def _gist(message: Message) -> _Gist:
    """Return what two copies of a message have in common. The caller may change the message itself."""
    return message.type, message.text, deep_copy(message.tool_calls)


def _filter(node: str | Sequence[str] | None, tags: str | Sequence[str] | None) -> _Wanted:
    nodes = [node] if isinstance(node, str) else node
    any_of = [tags] if isinstance(tags, str) else tags

    def wanted(metadata: Mapping[str, Any]) -> bool:
        return (nodes is None or metadata.get("langgraph_node") in nodes) and (
            any_of is None or any(tag in any_of for tag in as_list(metadata.get("tags")))
        )

    return wanted


def _is_chunk(message: Mapping[str, Any]) -> bool:
    return shape_of(message) is not None


def _speaker(message: Mapping[str, Any]) -> str:
    shape = shape_of(message)
    return as_text(message.get("type")) if shape is None else shape.speaker(message)


def _is_made_up(key: _Key) -> bool:
    return isinstance(key, str) and key.startswith(_MADE_UP_IDS)


def _is_bare(chunk: Mapping[str, Any]) -> bool:
    """Return whether a chunk has no content, except perhaps that it is the last."""
    return not any(chunk.get(key) for key in _SAYING)
