"""Runs a child process, with its own port and folder, that can be stopped, killed and restarted.

If this process ends, even by SIGKILL, a guard ends the child and removes its folder.
"""

from __future__ import annotations

import abc
import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from examples.agent_server import GUARD, HOST, free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from typing_extensions import Self

START_TIMEOUT = 90.0


class Process(abc.ABC):
    """A context manager: a server that listens on a port of loopback.

    Args:
        name: Its name in messages, and the prefix of its temporary folder.
        env: Its complete environment; by default, this process's.
        user: The user to run it as; by default, the current one.
        end: The signal that asks it to end.
        last_resort: The signal that ends it and its children at once.
        grace: Seconds that a graceful stop may take before it becomes a kill.

    Attributes:
        folder: Its folder, which is kept across restarts.
        log: The file with its output since the first start.
    """

    def __init__(
        self,
        name: str,
        *,
        env: Mapping[str, str] | None = None,
        user: str | None = None,
        end: int = signal.SIGTERM,
        last_resort: int = signal.SIGKILL,
        grace: float = 15.0,
    ) -> None:
        self.name = name
        self.port = free_port()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{name}-"))
        self.log = self.folder / "output.log"
        self._env = env
        self._user = user
        self._end, self._last_resort, self._grace = end, last_resort, grace
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        if user is not None:
            shutil.chown(self.folder, user, pwd.getpwnam(user).pw_gid)

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abc.abstractmethod
    def command(self) -> Sequence[str]:
        """What is run."""

    @abc.abstractmethod
    def is_ready(self) -> bool:
        """Whether it answers."""

    @property
    def pid(self) -> int | None:
        """The process, while it runs."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def spawn(self) -> None:
        """Start it; `wait_until_ready` is still to come."""
        if self.pid is not None:
            raise RuntimeError(f"{self.name} runs already")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command(), cwd=self.folder, env=self._env, stdin=subprocess.DEVNULL, stdout=log,
                stderr=subprocess.STDOUT, start_new_session=True, **self._as_user(),
            )  # fmt: skip
        self._dismiss_guard()
        guard = [sys.executable, "-S", "-E", "-c", GUARD]
        self._guard = subprocess.Popen(
            [*guard, str(self._process.pid), str(self.folder), str(int(self._last_resort))],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def wait_until_ready(self) -> None:
        """Return when it answers.

        Raises:
            RuntimeError: It ended, or did not answer in time.
        """
        eventually(lambda: self.pid is None or self.is_ready(), START_TIMEOUT)
        if self.pid is None or not self.is_ready():
            raise RuntimeError(f"{self.name} did not start; its output ends:\n{self.tail()}")

    def start(self) -> None:
        """Start it and return when it answers."""
        self.spawn()
        self.wait_until_ready()

    def ask_to_end(self) -> None:
        """Ask it to end, as an operator does, and don't wait."""
        if self._process is not None and self.pid is not None:
            self._process.send_signal(self._end)

    def stop(self) -> None:
        """End it as an operator does, with time to finish what it does; kill what is left."""
        self.ask_to_end()
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(self._grace)
        self.kill()

    def kill(self) -> None:
        """End it at once, as a crash would. The folder stays."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, self._last_resort)
            self._process.wait()
        self._process = None

    def close(self) -> None:
        """Stop it and remove its folder."""
        self.stop()
        self._dismiss_guard()
        shutil.rmtree(self.folder, ignore_errors=True)

    def tail(self, lines: int = 30) -> str:
        """The last lines of its output."""
        if not self.log.exists():
            return "(nothing)"
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def _dismiss_guard(self) -> None:
        """The guard stays while the process is down: the folder is there."""
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
        self._guard = None

    def _as_user(self) -> dict[str, object]:
        if self._user is None:
            return {}
        return {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid, "extra_groups": []}


def eventually(holds: Callable[[], object], seconds: float) -> bool:
    """Return whether a condition becomes true within a number of seconds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def listening(port: int) -> str:
    """Return the address of a local port."""
    return f"{HOST}:{port}"
