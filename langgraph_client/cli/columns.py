"""Lists as a person reads them: one line a row, which fits the terminal. Ids are whole, times are ages, the rest is cut."""

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
"""Cells below which a column that is cut says nothing."""
_UNITS = (("y", 31_536_000), ("d", 86_400), ("h", 3600), ("m", 60))


def to_text(value: Any) -> str:
    """A value on one line: a text as it is, without what would end its line; else JSON."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=dict)
    return text.replace("\t", " ").replace("\n", " ")


def age(value: Any, now: datetime | None = None) -> str:
    """How long ago a time was, such as `3m`, or in how long it will be, such as `in 2h`; anything else as it is."""
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
        key: Whose value.
        head: What stands above it; None: the key.
        show: The value as text.
        is_whole: Whether the text is never cut: without room for it, the column is left out.
        is_kept: Whether it is never left out either.
    """

    key: str
    head: str | None = None
    show: Callable[[Any], str] = to_text
    is_whole: bool = False
    is_kept: bool = False

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.head or self.key


def identity(key: str) -> Column:
    """A column with what a further command needs."""
    return Column(key, is_whole=True, is_kept=True)


def whole(key: str) -> Column:
    """A column whose text is not cut."""
    return Column(key, is_whole=True)


def since(key: str, head: str) -> Column:
    """A column of times, as ages."""
    return Column(key, head, age, is_whole=True)


def table(
    columns: Sequence[Column], rows: Sequence[Mapping[str, Any]], *, wide: bool = False, width: int | None = None
) -> Iterator[str]:
    """Lay out a head and a line for each row.

    Args:
        columns: From left to right.
        rows: The values.
        wide: Nothing is cut or left out, and times are whole.
        width: Cells of the terminal; None: those of this one.
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
    """The cells that each column gets; 0 leaves it out. What is never cut comes first, the rest is shared."""
    sizes, room = [0] * len(columns), room + len(_GAP)
    order = sorted(range(len(columns)), key=lambda at: (not columns[at].is_kept, not columns[at].is_whole))
    for place, at in enumerate(order):
        column, share = columns[at], room - len(_GAP)
        if not column.is_whole:
            share = room // (len(order) - place) - len(_GAP)  # equal parts for it and those that follow
        if natural[at] <= share or column.is_kept:
            sizes[at] = natural[at]
        elif not column.is_whole and share >= _LEAST:
            sizes[at] = share
        if sizes[at]:
            room -= sizes[at] + len(_GAP)
    return sizes


def _cut(text: str, size: int, length: Callable[[str], int], set_size: Callable[[str, int], str]) -> str:
    return set_size(text, size) if length(text) <= size else set_size(text, size - 1) + "…"
