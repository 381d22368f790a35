"""A real Celery worker that can be killed: a child of its pool, or all of it at once.

Its law: it ends with us, whatever happens. For the demo and the tests; yours is started by systemd or the like.
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
        settings: The environment variables that `app.py` names, but for the table's.
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
        """Without mingling, which takes a second."""
        options = ["--concurrency", str(self._concurrency), "--loglevel", "INFO", "--without-mingle"]
        return [sys.executable, "-m", "celery", "-A", f"{__package__}.app", "worker", *options]

    def spawn(self) -> None:
        """Start it, and remember where its log begins."""
        self._begin = self.log.stat().st_size if self.log.exists() else 0
        super().spawn()

    def is_ready(self) -> bool:
        """Whether it says so."""
        return b" ready." in self.log.read_bytes()[self._begin :]

    def kill_child(self) -> None:
        """SIGKILL a child of the pool that is at work, as the kernel does when memory runs out."""
        busy: list[int] = []
        if not eventually(lambda: busy.extend(self._busy()) or busy, PATIENCE):
            raise RuntimeError(f"no child of the pool is at work; the worker's output ends:\n{self.tail()}")
        os.kill(busy[0], signal.SIGKILL)

    def _busy(self) -> list[int]:
        """The children of the pool that have a task."""
        active = app.control.inspect(limit=1).active() or {}
        return [task["worker_pid"] for tasks in active.values() for task in tasks if task["worker_pid"]]
