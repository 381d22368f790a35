"""Makes the standard streams safe: escapes control characters, never fails to encode, and reports a closed stream.

Data from a server may contain control characters, which move a terminal's cursor, change its window's title or reverse
the direction of its text. They are escaped in the streams themselves, so that everything that is printed is covered:
results, errors, logs and warnings.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from typing import Any, TextIO

PROGRAM = "langgraph-client"

_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HIDDEN = (0x2028, 0x2029, 0xFEFF, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080))
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *_DIRECTIONS, *_HIDDEN)
"""C0, DEL and C1, changes of the text's direction, invisible line separators, and invisible characters."""
_AS_TEXT = {code: ascii(chr(code))[1:-1] for code in _CONTROLS if chr(code) not in "\n\t"}


def _surrogates(code: int) -> str:
    units = chr(code).encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


_AS_JSON = {code: _surrogates(code) for code in _CONTROLS if code >= 0x20}  # noqa: PLR2004 - JSON escapes the others


def visible(text: str) -> str:
    """Return the text with its control characters escaped, such as `\\x1b`; line breaks and tabs stay."""  # noqa: D301
    return text.translate(_AS_TEXT)


def visible_json(document: str) -> str:
    """Return JSON with the control characters in its strings escaped. Its value is unchanged."""
    return document.translate(_AS_JSON)


class _Visible(io.TextIOWrapper):
    """A stream to a terminal, or to a log that may be shown on one."""

    def write(self, text: str) -> int:
        super().write(visible(text))
        return len(text)


class _Notices(_Visible):
    """Standard error. Notices are dropped once it can't be written to, because nothing can report that."""

    def write(self, text: str) -> int:
        with self._or_drop():
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with self._or_drop():
            super().flush()

    @contextlib.contextmanager
    def _or_drop(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            discard(2)


class _Closed(io.TextIOWrapper):
    """A standard stream that was closed before the program began."""

    def __init__(self, name: str) -> None:
        super().__init__(io.BytesIO())
        self._said = name

    def read(self, _size: int | None = -1, /) -> str:
        raise ValueError(f"{self._said} is closed: there is nothing to read")

    def write(self, _text: str, /) -> int:
        raise ValueError(f"{self._said} is closed: there is nowhere to write to")


def prepare() -> None:
    """Make the standard streams of this process safe. Call this once, before anything is printed or opened."""
    for number in range(3):
        if not _is_open(number):
            os.open(os.devnull, os.O_RDWR)  # occupies the free file descriptor, which a socket would get otherwise
    if sys.stdin is None:
        sys.stdin = _Closed("standard input")
    if sys.stdout is None:
        sys.stdout = _Closed("standard output")
    else:
        sys.stdout = _over(sys.stdout, _Visible if sys.stdout.isatty() else io.TextIOWrapper)
    if sys.stderr is None:
        sys.stderr = _Notices(io.BufferedWriter(io.FileIO(2, "w", closefd=False)))
    else:
        sys.stderr = _over(sys.stderr, _Notices)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _over(stream: TextIO, kind: type[io.TextIOWrapper]) -> io.TextIOWrapper:
    """Return a stream that wraps the same buffer. Characters that its encoding lacks are escaped."""
    buffer: Any = stream.buffer
    if isinstance(buffer, io.RawIOBase):  # PYTHONUNBUFFERED: a write that a full disk truncates would not raise
        buffer = io.BufferedWriter(buffer)
    return kind(buffer, encoding=stream.encoding, errors="backslashreplace", line_buffering=True)


def discard(number: int) -> None:
    """Discard a standard stream that can't be written to, so that it does not fail again at interpreter exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
