"""The exit codes, and which error is which: this table and nothing else decides."""

from __future__ import annotations

import enum

from langgraph_client import (
    APIStatusError,
    AuthenticationError,
    DeadlineExceeded,
    InternalServerError,
    LangGraphError,
    NotFoundError,
    PermissionDeniedError,
    ProxyAuthenticationRequired,
    RateLimitError,
    ResultUnavailable,
    RunFailed,
    StreamInterrupted,
)


class Exit(enum.IntEnum):
    """What the command ends with."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    WAITS = 3
    DEADLINE = 4
    UNREACHABLE = 5
    REFUSED = 6


BROKEN_PIPE = 141
"""What a shell shows for a program that SIGPIPE ended."""

MEANING = {
    "0": "done",
    "1": "the run failed, was cancelled or deleted, or its result is not available any more",
    "2": "wrong usage, also what the server calls wrong: 400, 404, 409, 413, 422",
    "3": "the run waits for a human; the question and the command that answers it are on standard error",
    "4": "the deadline passed; the run itself goes on",
    "5": "no connection, or a lost one; also 429 and 5xx",
    "6": "refused: 401, 403, 407",
    "130, 143": "ended by Ctrl-C, by SIGTERM",
}

_CODES: tuple[tuple[type[Exception], Exit], ...] = (
    (RunFailed, Exit.FAILED),
    (ResultUnavailable, Exit.FAILED),
    (DeadlineExceeded, Exit.DEADLINE),
    (AuthenticationError, Exit.REFUSED),
    (PermissionDeniedError, Exit.REFUSED),
    (ProxyAuthenticationRequired, Exit.REFUSED),
    (InternalServerError, Exit.UNREACHABLE),
    (RateLimitError, Exit.UNREACHABLE),
    (APIStatusError, Exit.USAGE),
    (LangGraphError, Exit.UNREACHABLE),
    (TypeError, Exit.USAGE),
    (ValueError, Exit.USAGE),
)
"""The first row that fits counts, but for what `is_gone`."""


def code_of(error: Exception) -> Exit:
    """The exit code for an error of the client: a LangGraphError, or the ValueError or TypeError of a bad argument."""
    return Exit.FAILED if is_gone(error) else next(code for kind, code in _CODES if isinstance(error, kind))


def is_gone(error: BaseException) -> bool:
    """Return whether a stream was lost because its run, or its thread, is not found any more: nothing can resume it."""
    return isinstance(error, StreamInterrupted) and isinstance(error.__cause__, NotFoundError)
