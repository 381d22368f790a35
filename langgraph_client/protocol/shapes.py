"""The forms in which servers stream messages: a table whose rows name the servers that use each one.

`assemble` reads messages; everything specific to other servers is in these rows.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, Final

import attrs

from langgraph_client.protocol.items import Batch, Comment, SSEItem
from langgraph_client.protocol.message import as_text
from langgraph_client.types import Json

_CHUNK: Final = "MessageChunk"


@attrs.frozen
class Shape:
    """One form of a chunk of a message.

    Attributes:
        example: A chunk of this form.
        source: The server that sends it.
        fits: Returns whether a message has this form.
        speaker: Returns the author's role: `ai`, `human`, ….
    """

    example: Mapping[str, Any]
    source: str
    fits: Callable[[Mapping[str, Any]], bool]
    speaker: Callable[[Mapping[str, Any]], str]


CHUNKS: Final = (
    Shape(
        example={"type": "AIMessageChunk", "content": "Hi", "tool_call_chunks": [], "id": "m"},
        source="langgraph-api and Aegra, graphs in Python: langchain-core writes the class's name as the type",
        fits=lambda message: as_text(message.get("type")).endswith(_CHUNK),
        speaker=lambda message: as_text(message.get("type")).removesuffix(_CHUNK).lower(),
    ),
    Shape(
        example={"type": "ai", "content": "Hi", "tool_call_chunks": [], "id": "m"},
        source="@langchain/langgraph-api, graphs in JavaScript: its serialiseAsDict writes toDict()'s type; only chunks "
        "have tool_call_chunks",
        fits=lambda message: message.get("type") == "ai" and isinstance(message.get("tool_call_chunks"), list),
        speaker=lambda _: "ai",
    ),
)
"""The forms of chunks. A message that matches none is whole."""

EVENTS: Final[Mapping[str, str]] = {
    "messages": "langgraph-api and Aegra: the event of mode messages-tuple",
    "messages-tuple": "servers that name the event as the mode, such as DeerFlow's gateway",
}
"""Names of events that carry a message, or a chunk, and its metadata; and the servers that use them."""

_MODES_OF_EVENTS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(EVENTS, ("messages-tuple",)),
    **{f"messages/{kind}": ("messages",) for kind in ("partial", "complete", "metadata")},
    **{mode: (mode,) for mode in ("values", "updates", "custom", "events", "tasks", "checkpoints", "debug")},
}
"""The modes that an event can belong to. Others, such as `metadata`, `error` and `end`, belong to none."""


def shape_of(message: Mapping[str, Any]) -> Shape | None:
    """Return the form of a chunk; None for a whole message."""
    for shape in CHUNKS:  # for each token
        if shape.fits(message):
            return shape
    return None


def message_of(data: Json) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """Return the message, or chunk, and the metadata of an event; an empty message if it carries something else.

    The metadata may be missing, and the pair with it.
    """
    if isinstance(data, dict) and "type" in data and "content" in data:
        return data, {}
    if not isinstance(data, list) or not 1 <= len(data) <= 2 or not isinstance(data[0], dict):  # noqa: PLR2004
        return {}, {}
    metadata = data[1] if len(data) > 1 else None
    return data[0], metadata if isinstance(metadata, dict) else {}


def of_modes(modes: Container[str], items: Iterable[SSEItem]) -> Iterable[SSEItem]:
    """Return the parts of some modes, and those of no mode. For servers that send all modes that a run has."""
    if isinstance(items, Batch) and all(_is_of(modes, name) for name in set(items.names)):
        return items
    return [one for one in items if type(one) is Comment or _is_of(modes, one.event)]


def _is_of(modes: Container[str], name: str) -> bool:
    known = _MODES_OF_EVENTS.get(name.partition("|")[0])
    return known is None or any(mode in modes for mode in known)
