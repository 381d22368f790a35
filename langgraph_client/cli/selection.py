"""`--select KEY[.KEY]…`: a part of each document, for scripts that have no other program to take JSON apart."""

from __future__ import annotations

from typing import Any

import attrs

_MANY = 12


@attrs.frozen
class Selection:
    """A way into a document.

    Attributes:
        keys: A key of an object, or an index of an array (`-1` is the last), for each step.
    """

    keys: tuple[str, ...]

    def of(self, value: Any) -> Any:
        """Return what is there.

        Raises:
            ValueError: There is no such thing. The message names what is there.
        """
        step, key = 0, ""
        try:
            for step, key in enumerate(self.keys):  # noqa: B007 - the error names them
                value = value[int(key)] if isinstance(value, (list, tuple)) else value[key]
        except (KeyError, IndexError, TypeError, ValueError):
            raise ValueError(f"--select: there is no {key!r} in {self._place(step)}, {_said(value)}") from None
        return value

    def among(self, value: Any) -> Any:
        """Return what is in one of many documents; None when there is no such thing in this one."""
        try:
            return self.of(value)
        except ValueError:
            return None

    def _place(self, step: int) -> str:
        return repr(".".join(self.keys[:step])) if step else "the answer"


def _said(value: Any) -> str:
    """What could be selected instead."""
    if isinstance(value, dict):
        keys = [str(key) for key in value]
        more = f" and {len(keys) - _MANY} more" if len(keys) > _MANY else ""
        return f"which has {', '.join(keys[:_MANY])}{more}" if keys else "which is empty"
    if isinstance(value, (list, tuple)):
        return f"an array of {len(value)}"
    return f"which is {'null' if value is None else 'a ' + type(value).__name__}"
