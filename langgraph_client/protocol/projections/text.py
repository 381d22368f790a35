"""The text of a message, with its deltas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Self


class Text(str):
    """A str whose iteration yields its deltas, not its characters. Otherwise it behaves like any str.

    Args:
        text: The text.
        deltas: Its deltas; when there are none, the text is its only delta.
    """

    __slots__ = ("_deltas",)

    _deltas: tuple[str, ...]

    def __new__(cls, text: str, deltas: Iterable[str]) -> Self:
        """Create a Text."""
        made = super().__new__(cls, text)
        made._deltas = tuple(deltas) or (text,) * bool(text)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._deltas)

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str, ...]]]:
        return type(self), (str(self), self._deltas)
