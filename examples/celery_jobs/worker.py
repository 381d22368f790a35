"""Runs a real Celery worker that can be killed: a child of its pool, or all of it at once.

The worker ends with this process, even if it is killed. For the demo and the tests; in production, start it with systemd
or a similar tool.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from examples.agent_server import REPOSITORY
from examples.processes import Process, eventually

from .app import app

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 20.0


class Worker(Process):
    """A worker with a prefork pool.

    Args:
        settings: The environment variables that `app.py` lists, except the table's.
        concurrency: Children of the pool.

    Attributes:
        database: The file of its result table.
    """

    def __init__(self, settings: Mapping[str, str], concurrency: int = 3) -> None:
        super().__init__("celery")
        self.database = str(self.folder / "results.sqlite")
        own = {"JOBS_DATABASE": self.database, "PYTHONPATH": str(REPOSITORY)}
        self._env = {**os.environ, **settings, **own}
        self._concurrency = concurrency
        self._begin = 0

    def command(self) -> Sequence[str]:
        """Return the command, without `mingle`, which takes a second."""
        options = ["--concurrency", str(self._concurrency), "--loglevel", "INFO", "--without-mingle"]
        return [sys.executable, "-m", "celery", "-A", f"{__package__}.app", "worker", *options]

    def spawn(self) -> None:
        """Start it, and remember the start of its log."""
        self._begin = self.log.stat().st_size if self.log.exists() else 0
        super().spawn()

    def is_ready(self) -> bool:
        """Whether it says so."""
        return b" ready." in self.log.read_bytes()[self._begin :]

    def kill_child(self) -> None:
        """SIGKILL a busy child of the pool, as the kernel does when memory runs out."""
        busy: list[int] = []
        if not eventually(lambda: busy.extend(self._busy()) or busy, PATIENCE):
            raise RuntimeError(f"no child of the pool is at work; the worker's output ends:\n{self.tail()}")
        os.kill(busy[0], signal.SIGKILL)

    def _busy(self) -> list[int]:
        """Return the children of the pool that have a task."""
        active = app.control.inspect(limit=1).active() or {}
        return [task["worker_pid"] for tasks in active.values() for task in tasks if task["worker_pid"]]
