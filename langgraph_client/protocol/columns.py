"""Splits a long chunk of many blocks into columns, if all have the form in which servers write them: `event`, `data`, maybe `id`.

It searches for line ends alone, and compares what it found, written again, with the chunk. That takes half the time of a
pattern, which looks at every byte.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_CR: Final = 13
_LF: Final = 10
_WITHOUT_ID: Final = 3
_WITH_ID: Final = 4
"""The lines of a block, with the blank one."""
_EVENT: Final = b"event: "
_DATA: Final = b"data: "
_ID: Final = "id: "


class Columns(NamedTuple):
    """The blocks of a chunk.

    Attributes:
        names: Their names, decoded.
        payloads: Their payloads.
        ids: Their IDs, decoded; None if no block has one.
        rest: The bytes that follow them.
    """

    names: list[str]
    payloads: list[bytes]
    ids: list[str] | None
    rest: bytes


def split_columns(chunk: bytes, decode_name: Callable[[bytes], str]) -> Columns | None:
    """Return the blocks of a chunk. None if it has none, or one of another form: some with an ID, and some without, are two."""
    end = b"\r\n" if _CR in chunk else b"\n"
    lines = BytesIO(chunk).readlines()
    height = lines.index(end) + 1 if end in lines else 0
    count = (len(lines) - (chunk[-1] != _LF)) // height if height in (_WITHOUT_ID, _WITH_ID) else 0
    if not count:
        return None
    stop = count * height
    heads = lines[0:stop:height]
    begin, at_end = len(_DATA), -len(end)
    payloads = [line[begin:at_end] for line in lines[1:stop:height]]
    id_lines = lines[2:stop:height] if height == _WITH_ID else [b""] * count
    written = [b"", _DATA, b"", end, b"", end] * count
    written[0::6], written[2::6], written[4::6] = heads, payloads, id_lines
    text = b"".join(written)
    names = _names(heads, end, decode_name)
    ids = _ids(id_lines, end) if height == _WITH_ID else None
    if not chunk.startswith(text) or _CR in b"".join(payloads) or not names or (ids is None and height == _WITH_ID):
        return None
    return Columns(names, payloads, ids, chunk[len(text) :])


def _names(lines: list[bytes], end: bytes, decode: Callable[[bytes], str]) -> list[str] | None:
    """Return the names in lines, of which few differ; None if one is another field or has a CR, which ends a line."""
    names = {}
    for line in set(lines):
        name = line[len(_EVENT) : -len(end)]
        if _EVENT + name + end != line or _CR in name:
            return None
        names[line] = decode(name)
    return list(map(names.__getitem__, lines))


def _ids(lines: list[bytes], end: bytes) -> list[str] | None:
    """Return the IDs in lines; None if one is another field, or has a CR or a NUL."""
    line_end = end.decode()
    text = b"".join(lines).decode("utf-8", "replace")
    ids = text[len(_ID) : -len(end)].split(line_end + _ID)
    same = text.startswith(_ID) and text.endswith(line_end) and len(ids) == len(lines)
    joined = "".join(ids)
    return ids if same and "\r" not in joined and "\0" not in joined else None
