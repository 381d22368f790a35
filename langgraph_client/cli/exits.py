"""The exit codes, and the table that maps each error to one."""

from __future__ import annotations

import enum

import langgraph_client


class Exit(enum.IntEnum):
    """The exit codes."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NEEDS_INPUT = 3
    DEADLINE = 4
    UNREACHABLE = 5
    REFUSED = 6
    OUTPUT = 7


BROKEN_PIPE = 141
"""The exit code that a shell shows for a program that SIGPIPE ended."""

MEANING = {
    "0": "done",
    "1": "the run failed, was cancelled or deleted, or its result is not available any more; what was generated does not fit",
    "2": "wrong usage, also what the server calls wrong: 400, 404, 409, 413, 422",
    "3": "the run waits for a human; the question and the command that answers it are on standard error",
    "4": "the deadline passed; the run itself goes on",
    "5": "no connection, or a lost one; also 429 and 5xx",
    "6": "refused: 401, 403, 407",
    "7": "the results can't be written, as to a disk that is full; the run itself goes on",
    "129": "ended by SIGHUP: the terminal was closed",
    "130": "ended by Ctrl-C",
    "141": "the reader of standard output went away, as `head` does",
    "143": "ended by SIGTERM",
}

_CODES = {
    "RunFailed": Exit.FAILED,
    "ResultUnavailable": Exit.FAILED,
    "DeadlineExceeded": Exit.DEADLINE,
    "AuthenticationError": Exit.REFUSED,
    "PermissionDeniedError": Exit.REFUSED,
    "ProxyAuthenticationRequired": Exit.REFUSED,
    "InternalServerError": Exit.UNREACHABLE,
    "RateLimitError": Exit.UNREACHABLE,
    "APIStatusError": Exit.USAGE,
    "LangGraphError": Exit.UNREACHABLE,
}
"""Error class → exit code; the first match counts. `is_gone` takes precedence; every other error is incorrect usage."""


def code_of(error: Exception) -> Exit:
    """Return the exit code for a LangGraphError, or for the ValueError or TypeError of a bad argument."""
    if is_gone(error):
        return Exit.FAILED
    fitting = (code for kind, code in _CODES.items() if isinstance(error, getattr(langgraph_client, kind)))
    return next(fitting, Exit.USAGE)


def is_gone(error: BaseException) -> bool:
    """Return whether a stream was lost because its run or thread was deleted, so that nothing can resume it."""
    lost, missing = langgraph_client.StreamInterrupted, langgraph_client.NotFoundError
    return isinstance(error, lost) and isinstance(error.__cause__, missing)
