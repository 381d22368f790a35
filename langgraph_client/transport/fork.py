"""Whether a connection is this process's own: a forked child has a copy of its parent's, and must leave it alone.

Asking the system for the process's number costs as much as a tenth of a small event; counting forks costs nothing.
"""

from __future__ import annotations

import os

forks = 0
"""How many forks lie between the first process and this one. It differs in a child from what its parent noted."""


def fork_count() -> int:
    """The number of `forks`, now."""
    return forks


def _forked() -> None:
    global forks  # noqa: PLW0603 - it is about the process
    forks += 1


if hasattr(os, "register_at_fork"):  # elsewhere there are no forks
    os.register_at_fork(after_in_child=_forked)
