"""Tables that fit the terminal: one line per row, IDs in full, times as ages, other cells truncated."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timezone
from typing import Any

import attrs

from langgraph_client.cli.terminal import visible

_GAP = "  "
_LEAST = 6
"""The width below which a truncated column is not worth showing."""
_UNITS = (("y", 31_536_000), ("d", 86_400), ("h", 3600), ("m", 60))


def to_text(value: Any) -> str:
    """Return a value on one line: a string unchanged except for its line breaks, anything else as JSON."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=dict)
    return text.replace("\t", " ").replace("\n", " ")


def age(value: Any, now: datetime | None = None) -> str:
    """Return the age of a time, such as `3m`, or the time until it, such as `in 2h`; any other value unchanged."""
    try:
        then = datetime.fromisoformat(str(value).replace("Z", "+00:00"))
    except ValueError:
        return to_text(value)
    then = then if then.tzinfo else then.replace(tzinfo=timezone.utc)
    seconds = int(((now or datetime.now(timezone.utc)) - then).total_seconds())
    size = abs(seconds)
    text = next((f"{size // length}{unit}" for unit, length in _UNITS if size >= length), f"{size}s")
    return f"in {text}" if seconds < 0 else text


@attrs.frozen
class Column:
    """One column.

    Attributes:
        key: The key of its value.
        head: Its heading; None: the key.
        show: Converts the value to text.
        is_whole: Whether its text is never truncated: the column is left out if there is no room for it.
        is_kept: Whether the column is never left out either.
    """

    key: str
    head: str | None = None
    show: Callable[[Any], str] = to_text
    is_whole: bool = False
    is_kept: bool = False

    @property
    def title(self) -> str:
        """The heading."""
        return self.head or self.key


def identity(key: str) -> Column:
    """Return a column of IDs, which further commands need in full."""
    return Column(key, is_whole=True, is_kept=True)


def whole(key: str) -> Column:
    """Return a column whose text is never truncated."""
    return Column(key, is_whole=True)


def since(key: str, head: str) -> Column:
    """Return a column of times, shown as ages."""
    return Column(key, head, age, is_whole=True)


def table(
    columns: Sequence[Column], rows: Sequence[Mapping[str, Any]], *, wide: bool = False, width: int | None = None
) -> Iterator[str]:
    """Return the lines of a table: a heading, and a line for each row.

    Args:
        columns: From left to right.
        rows: The values.
        wide: Whether to show everything in full, times included.
        width: The terminal's width; None: that of the current terminal.
    """
    from rich.cells import cell_len, set_cell_size

    shows = [to_text if wide else column.show for column in columns]
    texts = [[visible(show(row.get(column.key))) for column, show in zip(columns, shows, strict=True)] for row in rows]
    lines = [[column.key if wide else column.title for column in columns], *texts]
    natural = [max(map(cell_len, cells)) for cells in zip(*lines, strict=True)]
    room = width or shutil.get_terminal_size().columns
    sizes = natural if wide else _sizes(columns, natural, room)
    for line in lines:
        cells = (_cut(text, size, cell_len, set_cell_size) for text, size in zip(line, sizes, strict=True) if size)
        yield _GAP.join(cells).rstrip()


def _sizes(columns: Sequence[Column], natural: Sequence[int], room: int) -> list[int]:
    """Return the width of each column; 0 leaves it out. Columns that are never truncated come first."""
    sizes, room = [0] * len(columns), room + len(_GAP)
    order = sorted(range(len(columns)), key=lambda at: (not columns[at].is_kept, not columns[at].is_whole))
    for place, at in enumerate(order):
        column, share = columns[at], room - len(_GAP)
        if not column.is_whole:
            share = room // (len(order) - place) - len(_GAP)  # equal shares for this column and those that follow
        if natural[at] <= share or column.is_kept:
            sizes[at] = natural[at]
        elif not column.is_whole and share >= _LEAST:
            sizes[at] = share
        if sizes[at]:
            room -= sizes[at] + len(_GAP)
    return sizes


def _cut(text: str, size: int, length: Callable[[str], int], set_size: Callable[[str, int], str]) -> str:
    return set_size(text, size) if length(text) <= size else set_size(text, size - 1) + "…"
