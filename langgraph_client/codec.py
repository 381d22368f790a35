"""JSON in and out: by orjson where it is installed (extra `fast`), else by the standard library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph_client.types import Json

_DECODE = json.JSONDecoder().raw_decode


def _loads(data: bytes | bytearray | memoryview) -> Json:
    """Decode one JSON text. Raises ValueError."""
    text = str(data, "utf-8", "replace")
    try:
        # A text that begins with its value and has nothing after it, as servers send: a third cheaper than `json.loads`.
        value, end = _DECODE(text)
    except (ValueError, RecursionError):
        return _any_text(text)
    return value if end == len(text) else _any_text(text)


def _any_text(text: str) -> Json:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _orjson_loads() -> Callable[[Any], Json]:
    try:
        import orjson
    except ImportError:
        return _loads
    loads: Callable[[Any], Json] = orjson.loads
    return loads


loads: Callable[[bytes | bytearray | memoryview], Json] = _orjson_loads()
"""Decode one JSON text. Raises ValueError."""


def dumps(value: Json) -> bytes:
    """Encode plain data as JSON in UTF-8, with the standard library.

    Raises ValueError on what JSON or UTF-8 does not have: NaN, infinities, unpaired surrogates, circular references; and
    on nesting beyond the recursion limit.
    """
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
