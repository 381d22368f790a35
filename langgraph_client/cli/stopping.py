"""Ctrl-C and SIGTERM. The first closes the stream that is read, and what it had in hand is still written, so that the
bookmark is exact; a second one, or one while no stream is read, raises Stopped.
"""  # noqa: D205

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType
from typing import Protocol

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """The user, or the system, wants the end. No Exception: nothing on the way is to catch it.

    Attributes:
        signum: The signal.
        code: The exit code that says so: 130 for Ctrl-C, 143 for SIGTERM.
    """

    def __init__(self, signum: int) -> None:
        super().__init__(signal.Signals(signum).name)
        self.signum = signum
        self.code = 128 + signum


class _Closable(Protocol):
    def close(self) -> None: ...


_reading: list[_Closable] = []
_came: list[int] = []


def install() -> None:
    """Handle both signals from now on. One that is ignored, as in the background of a shell, stays so."""
    for signum in _SIGNALS:
        if signal.getsignal(signum) is not signal.SIG_IGN:
            signal.signal(signum, _stop)


def _stop(signum: int, _frame: FrameType | None) -> None:
    if _reading and not _came:
        _came.append(signum)
        _reading[-1].close()
    else:
        raise Stopped(signum)


@contextlib.contextmanager
def closing(stream: _Closable) -> Iterator[None]:
    """Close a stream after this block, or at once when a signal comes.

    Raises:
        Stopped: After the block, when a signal came within it.
    """
    _reading.append(stream)
    try:
        yield
    finally:
        _reading.remove(stream)
        stream.close()
    if _came:
        raise Stopped(_came.pop())
