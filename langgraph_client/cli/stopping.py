"""Handles Ctrl-C, SIGTERM and SIGHUP. Before and after a command they end the process, as for any program.

While a command runs, the first signal closes the active stream, and the part that was read is still written, so that
the bookmark is exact. A second signal, or one while no stream is read, raises Stopped.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(BaseException):
    """A signal ends the command. Not an Exception, so that no handler on the way catches it.

    Attributes:
        signum: The signal.
        code: The exit code for the signal: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP.
    """

    def __init__(self, signum: int) -> None:
        super().__init__(signal.Signals(signum).name)
        self.signum = signum
        self.code = 128 + signum


class _Closable(Protocol):
    def close(self) -> None: ...


_reading: list[_Closable] = []
_came: list[int] = []


def quietly() -> None:
    """Make Ctrl-C end the process without a traceback. An ignored signal stays ignored, as for background jobs."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextlib.contextmanager
def at_work() -> Iterator[None]:
    """Handle the signals within this block, except those that are ignored, such as SIGHUP under nohup."""
    before = {one: signal.getsignal(one) for one in SIGNALS if signal.getsignal(one) is not signal.SIG_IGN}
    hook, sys.unraisablehook = sys.unraisablehook, _unraisable
    try:
        for signum in before:
            signal.signal(signum, _stop)
        yield
    finally:
        for signum, handler in before.items():
            signal.signal(signum, handler)
        sys.unraisablehook = hook


def _stop(signum: int, _frame: FrameType | None) -> None:
    if _reading and not _came:
        _came.append(signum)
        _reading[-1].close()
    else:
        raise Stopped(signum)


def _unraisable(what: UnraisableHookArgs) -> None:
    """End the process when a signal arrives where nothing can be raised, such as in a destructor: it would be lost."""
    if isinstance(what.exc_value, Stopped):
        os._exit(what.exc_value.code)
    sys.__unraisablehook__(what)


@contextlib.contextmanager
def closing(stream: _Closable) -> Iterator[None]:
    """Close a stream after this block, or as soon as a signal arrives.

    Raises:
        Stopped: After the block, if a signal arrived within it.
    """
    _reading.append(stream)
    try:
        yield
    finally:
        _reading.remove(stream)
        stream.close()
    if _came:
        raise Stopped(_came.pop())
