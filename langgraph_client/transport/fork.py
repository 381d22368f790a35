"""Counts forks, so that a child can recognize connections that belong to its parent and leave them alone.

Requesting the process ID costs as much as a tenth of a small event; counting forks costs nothing.
"""

from __future__ import annotations

import os

forks = 0
"""How many forks lie between the first process and this one. It differs in a child from what its parent noted."""


def fork_count() -> int:
    """Return the current number of `forks`."""
    return forks


def _forked() -> None:
    global forks  # noqa: PLW0603 - it is about the process
    forks += 1


if hasattr(os, "register_at_fork"):  # elsewhere there are no forks
    os.register_at_fork(after_in_child=_forked)
