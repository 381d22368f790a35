"""Parts as the server sends them, for tests that put messages together."""

from __future__ import annotations

from langgraph_client import Message, StreamPart
from langgraph_client.protocol.assemble import messages

SITE = {"langgraph_node": "talk", "langgraph_checkpoint_ns": "talk:1"}
GENERATED, GIVEN = "lc_run--1", "chatcmpl-1"
"""Ids as langchain makes them up, and as a model gives them."""


def part(message, metadata=SITE, namespace=""):
    """A part as mode `messages-tuple` brings it."""
    return StreamPart(f"messages{namespace}", [message, metadata])


def chunk(content="", id="1", **more):
    """A part with a piece of a message."""
    metadata = more.pop("metadata", SITE)
    return part({"type": "AIMessageChunk", "content": content, "id": id, **more}, metadata)


def last(id="1", **more):
    """The part that ends a message."""
    return chunk("", id, chunk_position="last", **more)


def call(index=0, **piece):
    """A piece of a tool call, as the wire has it."""
    return {"name": None, "args": None, "id": None, "index": index, "type": "tool_call_chunk", **piece}


def calling(*pieces):
    """Parts with pieces of tool calls."""
    return [chunk(tool_call_chunks=[piece]) for piece in pieces]


def one(*parts) -> Message:
    """The only message of some parts."""
    [message] = messages(parts)
    return message


def texts(*parts):
    """The texts of the messages of some parts."""
    return [message.text for message in messages(parts)]
