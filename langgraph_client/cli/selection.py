"""`--select KEY[.KEY]…`: selects a part of each document, for scripts without a JSON tool."""

from __future__ import annotations

from typing import Any

import attrs

_MANY = 12


@attrs.frozen
class Selection:
    """A path into a document.

    Attributes:
        keys: For each step, a key of an object or an index of an array (`-1` is the last).
    """

    keys: tuple[str, ...]

    def of(self, value: Any) -> Any:
        """Return the value at the path.

        Raises:
            ValueError: There is no such value. The message names the keys that exist.
        """
        step, key = 0, ""
        try:
            for step, key in enumerate(self.keys):  # noqa: B007 - the error message uses them
                value = value[int(key)] if isinstance(value, (list, tuple)) else value[key]
        except (KeyError, IndexError, TypeError, ValueError):
            raise ValueError(f"--select: there is no {key!r} in {self._place(step)}, {_said(value)}") from None
        return value

    def among(self, value: Any) -> Any:
        """Return the value in one of many documents; None if this document has no such value."""
        try:
            return self.of(value)
        except ValueError:
            return None

    def _place(self, step: int) -> str:
        return repr(".".join(self.keys[:step])) if step else "the answer"


def _said(value: Any) -> str:
    """Return a description of the keys that could be selected instead."""
    if isinstance(value, dict):
        keys = [str(key) for key in value]
        more = f" and {len(keys) - _MANY} more" if len(keys) > _MANY else ""
        return f"which has {', '.join(keys[:_MANY])}{more}" if keys else "which is empty"
    if isinstance(value, (list, tuple)):
        return f"an array of {len(value)}"
    return f"which is {'null' if value is None else 'a ' + type(value).__name__}"
