"""Warns of parts that may be missing, at the user's own line."""

from __future__ import annotations

import inspect
import warnings
from typing import Final

from langgraph_client.errors import StreamGapWarning

_PACKAGE: Final = __name__.partition(".")[0]


def warn_of_gap(reason: str, source: str, delivered: int) -> None:
    """Issue a `StreamGapWarning` for the innermost line outside this package: the one that iterates or resumes the stream."""
    frame, level = inspect.currentframe(), 1
    while frame is not None and str(frame.f_globals.get("__name__")).partition(".")[0] == _PACKAGE:
        frame, level = frame.f_back, level + 1
    message = f"{reason}: parts of {source} may be missing after the {delivered} that came"
    warnings.warn(message, StreamGapWarning, stacklevel=level)
