"""A message that is streamed token by token, in every format of the server."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import accumulate
from typing import Any

from langgraph_client.testing.http import Encoded, encode
from langgraph_client.testing.scripts import Tokens
from langgraph_client.testing.state import new_id

_EMPTY: dict[str, Any] = {"additional_kwargs": {}, "response_metadata": {}}
_CALLS: dict[str, Any] = {"tool_calls": [], "invalid_tool_calls": [], "usage_metadata": None}


class Message:
    """A message of a chat model.

    Args:
        tokens: Its text, and its origin.
        metadata: The metadata that the server adds to everything of the run.
        run_id: The run.
    """

    def __init__(self, tokens: Tokens, metadata: dict[str, Any], run_id: str) -> None:
        self._tokens = tokens
        self._id = tokens.message_id or f"lc_run--{new_id()}"
        place = f"{tokens.node}:{new_id()}"
        self._metadata = {
            **metadata,
            "run_id": run_id,
            "ls_integration": "langchain_chat_model",
            "langgraph_step": 1,
            "langgraph_node": tokens.node,
            "langgraph_triggers": [f"branch:to:{tokens.node}"],
            "langgraph_path": ["__pregel_pull", tokens.node],
            "langgraph_checkpoint_ns": place,
            "checkpoint_ns": place,
            "ls_provider": "fake",
            "ls_model_type": "chat",
            "lc_versions": {},
            **({"tags": list(tokens.tags)} if tokens.tags else {}),
        }

    def whole(self, text: str | None = None) -> dict[str, Any]:
        """Return the message as the state has it, or its beginning."""
        said = "".join(self._tokens.pieces) if text is None else text
        return {"content": said, **_EMPTY, "type": "ai", "name": None, "id": self._id, **_CALLS}

    def parts(self, modes: Collection[str]) -> Iterator[tuple[str, Any]]:
        """Yield the events of the mode `messages-tuple`, which are called `messages`, or else of the mode `messages`."""
        pieces = self._tokens.pieces
        if "messages-tuple" in modes:
            # What is the same in each chunk is encoded once.
            same = {**_EMPTY, "type": "AIMessageChunk", "name": None, "id": self._id, **_CALLS, "tool_call_chunks": []}
            same_json, metadata = encode(same)[1:-1], encode(self._metadata)
            for number, piece in enumerate(pieces, 1):
                position = '"last"' if number == len(pieces) else "null"
                content = f'"content":{encode(piece)},{same_json},"chunk_position":{position}'
                yield "messages", Encoded(f"[{{{content}}},{metadata}]")
        elif "messages" in modes:
            yield "messages/metadata", {self._id: {"metadata": self._metadata}}
            for text in accumulate(pieces):
                yield "messages/partial", [self.whole(text)]

    def pieces(self) -> Iterator[dict[str, Any]]:
        """Yield the events of the thread protocol's channel `messages`."""
        whole = "".join(self._tokens.pieces)
        yield {"event": "message-start", "role": "ai", "id": self._id}
        yield {"event": "content-block-start", "index": 0, "content": {"type": "text", "text": ""}}
        for piece in self._tokens.pieces:
            yield {"event": "content-block-delta", "index": 0, "delta": {"type": "text-delta", "text": piece}}
        yield {"event": "content-block-finish", "index": 0, "content": {"type": "text", "text": whole}}
        yield {"event": "message-finish"}
