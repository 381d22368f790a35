"""A foreign value in a message: its repr, without what is too deep or too long to be read."""

from __future__ import annotations

import reprlib
from typing import Any, Final

MAX_BRIEF: Final = 2000
"""Characters. More than a message shows in the end: secrets are redacted before it is cut there, and none is cut in two."""

_REPR: Final = reprlib.Repr()
_REPR.maxstring = _REPR.maxother = 3 * MAX_BRIEF
_REPR.maxdict = _REPR.maxlist = 50


def brief(value: Any) -> str:
    """The value's repr, cut; for JSON that a server sent, however deeply it is nested."""
    return _REPR.repr(value)[:MAX_BRIEF]
