r"""JSON encoding and decoding, with the same results with and without orjson (extra `fast`).

`loads` accepts what `json.loads` of the standard library accepts, and returns the same values:

- Integers of any size are exact, within Python's limit of digits (`sys.set_int_max_str_digits`).
- `NaN`, `Infinity` and `-Infinity` are floats, and so is a number beyond the range of a float: `1E400` is `inf`.
- An unpaired surrogate escape such as `"\ud800"` stays an unpaired surrogate; bytes that are not UTF-8 become U+FFFD.
- Of duplicate keys the last one wins.
- Everything else is a ValueError with the standard library's message: empty input, a byte order mark, control characters
  in strings, text after the value, nesting beyond the recursion limit.

orjson decodes what it decodes in the same way, the standard library the rest. Two differences remain:

- orjson reads up to 1024 levels of nesting. Python's recursion limit may allow fewer, depending on the caller's depth.
- `try_loads`, which streams use, does not search for integers outside 64 bits, which orjson turns into floats. Searching
  costs at least half as much as orjson's decoding does. The Agent Server encodes its events with orjson, which refuses
  such integers; its REST responses may contain them, since Postgres writes a stored 1e20 with all its digits.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from langgraph_client.types import Json

    Loads = Callable[[bytes | bytearray | memoryview], Json]

_SCAN = cast("Any", json.JSONDecoder()).scan_once
_ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
_DIGITS_TO_ZERO = bytes.maketrans(b"123456789", b"000000000")
_LONG_RUN = b"0" * 19
"""The fewest digits of an integer outside of 64 bits, after `_DIGITS_TO_ZERO`: -9223372036854775809 has 19."""


def _loads(data: bytes | bytearray | memoryview) -> Json:
    """Decode one JSON text with the standard library. Raises ValueError."""
    text = str(data, "utf-8", "replace")
    try:
        # A text that begins with its value and has nothing after it, as servers send: two fifths cheaper than `json.loads`.
        value, end = _SCAN(text, 0)
    except (StopIteration, ValueError, RecursionError):
        return _any_text(text)
    return value if end == len(text) else _any_text(text)


def _any_text(text: str) -> Json:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _import_orjson() -> Loads | None:
    try:
        import orjson
    except ImportError:
        return None
    loads: Loads = orjson.loads
    return loads


def _may_exceed_64_bits(data: bytes) -> bool:
    """Search for an integer that orjson would turn into a float. A long run of digits behind a point is a fraction."""
    zeros = bytearray(data).translate(_DIGITS_TO_ZERO)  # in about half the time that bytes take
    if zeros.rfind(_LONG_RUN) < 0:  # in about half the time that `find` takes
        return False
    start = zeros.find(_LONG_RUN)
    while start >= 0:
        if data[start - 1 : start] != b".":
            return True
        start = zeros.find(_LONG_RUN, start + len(_LONG_RUN))
    return False


def _with_fallback(fast_loads: Loads) -> Loads:
    """Combine orjson with the standard library, which decodes what orjson rejects or would decode differently."""

    def loads(data: bytes | bytearray | memoryview) -> Json:
        if _may_exceed_64_bits(bytes(data)):
            return _loads(data)
        try:
            return fast_loads(data)
        except ValueError:
            return _loads(data)

    return loads


_ORJSON: Any = _import_orjson()

loads: Loads = _with_fallback(_ORJSON) if _ORJSON else _loads
"""Decode one JSON text. Raises ValueError."""

try_loads: Loads = _ORJSON or _loads
"""Decode one JSON text of an event, at no cost beyond orjson's. After a ValueError, call `loads`: it may accept the text."""


def dumps(value: Json) -> bytes:
    """Encode plain data as JSON in UTF-8, with the standard library.

    Raises ValueError on what JSON or UTF-8 does not have: NaN, infinities, unpaired surrogates, circular references; and
    on nesting beyond the recursion limit.
    """
    try:
        return _ENCODE(value).encode()
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
