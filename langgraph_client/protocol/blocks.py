"""Splits chunks into lines, and off complete blocks of the form in which servers write them: `event`, `data`, maybe `id`."""

from __future__ import annotations

import re
from typing import Final

_CR: Final = 13
_LONG_LINE: Final = 2048
LONG_CHUNK: Final = 4096
"""The size in bytes from which a chunk may have a line too long for a pattern, or too many for one block after another."""


def _blocks_ending_with(end: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?m)^event: ([^\r\n]*)@data: (.*)@(?:id: ([^\r\n\0]*)@)?@".replace(b"@", end))


_CRLF_BLOCK: Final = _blocks_ending_with(rb"\r\n")
_LF_BLOCK: Final = _blocks_ending_with(rb"\n")
_TO_DATA: Final = re.compile(rb"event: ([^\r\n]*)\r?\ndata: ")
_FROM_ID: Final = re.compile(rb"(?:id: ([^\r\n\0]*)\r?\n)?\r?\n")
_COUNTS_AT_ONCE: Final = re.compile(rb"\n(?:\r?\n|:|retry)|\r(?!\n)")
_BLANK_LINE: Final = re.compile(rb"\r?\n")
_LINE_END_AND_BLANK_LINE: Final = re.compile(rb"\n\r?\n")


def may_wait(begun: bytes) -> bool:
    """Return whether the beginning of a block can be read together with its end: it has nothing that counts at once."""
    return begun.startswith(b"event: ") and len(begun) < LONG_CHUNK and not _COUNTS_AT_ONCE.search(begun)


def block_at(chunk: bytes, start: int) -> tuple[bytes, bytes, bytes | None, int] | None:
    """Return the name, the payload and the ID of the block that begins at `start`, and its end; None for another form."""
    if len(chunk) < LONG_CHUNK:
        block = (_CRLF_BLOCK if _CR in chunk else _LF_BLOCK).match(chunk, start)
        if block is None:
            return None
        name, payload, event_id = block.groups()
        stop = block.end()
    else:  # Searches for the end of a long line much faster than a pattern does.
        head = _TO_DATA.match(chunk, start)
        end = chunk.find(b"\n", head.end()) if head else -1
        tail = _FROM_ID.match(chunk, end + 1) if end >= 0 else None
        if head is None or tail is None:
            return None
        payload = chunk[head.end() : end - 1 if chunk[end - 1] == _CR else end]
        name, event_id, stop = head[1], tail[1], tail.end()
    return None if _CR in payload else (name, payload, event_id, stop)


def end_of_block(chunk: bytes, start: int, *, within_line: bool = False) -> int:
    """Return where the block ends that has begun at `start` or before: after a blank line, else at the end of the chunk."""
    end = None if within_line else _BLANK_LINE.match(chunk, start)
    if end is None and (line_end := chunk.find(b"\n", start)) >= 0:
        end = _LINE_END_AND_BLANK_LINE.search(chunk, line_end)
    return end.end() if end else len(chunk)


def split_lines(chunk: bytes) -> list[bytes]:
    """Return the same as `chunk.splitlines()`, many times faster for a chunk that is mostly one long line."""
    if len(chunk) < LONG_CHUNK or has_short_lines(chunk):
        return chunk.splitlines()
    lines: list[bytes] = []
    start = 0
    while (end := chunk.find(b"\n", start)) >= 0:
        stop = end - 1 if end > start and chunk[end - 1] == _CR else end
        line = chunk[start:stop]
        lines += line.split(b"\r") if _CR in line else [line]
        start = end + 1
    rest = chunk[start:]
    return lines + (rest.splitlines() if _CR in rest or not rest else [rest])


def has_short_lines(chunk: bytes) -> bool:
    """Return whether a chunk has lines of usual length, as far as its middle shows."""
    middle = len(chunk) // 2
    return chunk.find(b"\n", middle, middle + _LONG_LINE) >= 0
