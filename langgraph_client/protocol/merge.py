"""Merges the chunks of a message. The cost of a chunk depends on its own length, not on that of the message.

The rules are langchain's, so that the result equals the message in the graph's state: text is concatenated, objects are merged key by key,
blocks of a list by their `index`, unequal integers are added. Where langchain raises, the later value wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from langgraph_client.types import Json

Grown: TypeAlias = Any
"""A value that can be merged: JSON, with `_Text` and `_Blocks` in place of strings and lists."""

_NEVER_JOINED = ("id", "output_version", "model_provider")
_NEVER_ADDED = ("index", "created", "timestamp")
_MADE_UP = "lc_"
"""The prefix of block indexes that langchain generates."""


class _Text(list[str]):
    """A string of several chunks."""


class _Blocks:
    """A list whose blocks are merged with chunks that have their index."""

    __slots__ = ("_by_index", "items")

    def __init__(self, pieces: Iterable[Json] = ()) -> None:
        self.items: list[Grown] = []
        self._by_index: dict[int | str, list[dict[str, Grown]]] = {}
        for piece in pieces:
            self._append(piece)

    def extend(self, pieces: Iterable[Json]) -> None:
        for piece in pieces:
            block = self._block_of(piece)
            if block is None:
                self._append(piece)
            else:
                _join_into(block, _addition(block, piece))

    def extend_text(self, text: str) -> None:
        if self.items and isinstance(self.items[-1], (str, _Text)):
            self.items[-1] = join(self.items[-1], text)
        elif text:
            self.items.append(text)

    def _append(self, piece: Json) -> None:
        grown = start(piece)
        self.items.append(grown)
        index = _index(piece)
        if index is not None:
            self._by_index.setdefault(index, []).append(grown)

    def _block_of(self, piece: Json) -> dict[str, Grown] | None:
        """Return the block that a chunk belongs to: the one with its index and without another ID."""
        index = _index(piece)
        same_index = () if index is None else self._by_index.get(index, ())
        for block in same_index:
            if not block.get("id") or not piece.get("id") or block["id"] == piece["id"]:
                return block
        return None


def start(value: Json) -> Grown:
    """Return a mergeable copy of `value`."""
    if isinstance(value, dict):
        return {key: start(item) for key, item in value.items()}
    return _Blocks(value) if isinstance(value, list) else value


def join(grown: Grown, piece: Json, key: str = "") -> Grown:
    """Return `grown` merged with one more chunk; `key` is its key in the message."""
    if piece is None:
        return grown
    if isinstance(grown, (str, _Text)) and isinstance(piece, str):
        return _join_text(grown, piece, key)
    if isinstance(grown, dict) and isinstance(piece, dict):
        return _join_into(grown, piece)
    if isinstance(grown, _Blocks) and isinstance(piece, list):
        grown.extend(piece)
        return grown
    if type(grown) is int and type(piece) is int and grown != piece and key not in _NEVER_ADDED:
        return grown + piece
    return start(piece)


def join_content(grown: Grown, piece: Json) -> Grown:
    """Like `join`, for a message's content: text and lists of blocks may alternate."""
    if isinstance(grown, _Blocks) and isinstance(piece, str):
        grown.extend_text(piece)
        return grown
    if isinstance(grown, (str, _Text)) and isinstance(piece, list):
        blocks = _Blocks(piece)
        blocks.items.insert(0, grown)
        return blocks
    return join(grown, piece)


def add_usage(total: Mapping[str, Any] | None, more: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the sum of two token counts, including their details."""
    result = dict(total or {})
    for key, value in (more or {}).items():
        known = result.get(key)
        if isinstance(value, dict) and isinstance(known, (dict, type(None))):
            result[key] = add_usage(known, value)
        elif isinstance(value, (int, float)) and isinstance(known, (int, float)):
            result[key] = known + value
        elif value is not None or key not in result:
            result[key] = value
    return result


def finished(grown: Grown) -> Json:
    """Return a merged value as JSON."""
    if isinstance(grown, _Text):
        return "".join(grown)
    if isinstance(grown, _Blocks):
        return [finished(item) for item in grown.items]
    if isinstance(grown, dict):
        return {key: finished(item) for key, item in grown.items()}
    return grown


def _join_into(grown: dict[str, Grown], piece: dict[str, Json]) -> dict[str, Grown]:
    for key, value in piece.items():
        grown[key] = join(grown.get(key), value, key)
    return grown


def _join_text(grown: str | _Text, piece: str, key: str) -> str | _Text:
    if isinstance(grown, str):
        if key == "index" and grown.startswith(_MADE_UP):
            return grown
        if not grown or not piece or (key in _NEVER_JOINED and grown == piece):
            return grown or piece
        return _Text((grown, piece))
    grown.append(piece)
    return grown


def _index(piece: Json) -> int | str | None:
    index = piece.get("index") if isinstance(piece, dict) else None
    return index if isinstance(index, int) or (isinstance(index, str) and index.startswith(_MADE_UP)) else None


def _addition(block: dict[str, Grown], piece: dict[str, Json]) -> dict[str, Json]:
    """Return what a chunk adds to its block, which already has a type."""
    kind = block.get("type")
    if not kind:
        return piece
    value = piece.get("value")
    if piece.get("type") == "non_standard" and isinstance(value, dict):
        extra = {key: item for key, item in value.items() if key != "type"}
        return {"value": extra} if kind == "non_standard" else {"extras": extra}
    return {key: item for key, item in piece.items() if key != "type"}
