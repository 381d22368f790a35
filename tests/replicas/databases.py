"""Postgres and Redis for the replicas: those that `DATABASE_URI` and `REDIS_URI` name, else private ones on loopback.

Their law: private ones live in a temporary folder and end with us, and no service of the machine is started or touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from examples.agent_server import HOST
from examples.processes import Process, listening
from examples.programs import is_root, on_path, program
from examples.redis_server import redis

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Where Debian puts programs of Postgres that are not on the PATH.
DEBIAN_POSTGRES = "/usr/lib/postgresql"


class Postgres(Process):
    """A Postgres of our own. It refuses to be root's."""

    def __init__(self) -> None:
        postgres = program(_postgres, "postgresql")
        super().__init__(
            "postgres", user="postgres" if is_root() else None, end=signal.SIGINT, last_resort=signal.SIGQUIT
        )
        self._programs = postgres.parent
        self.uri = f"postgresql://postgres@{listening(self.port)}/postgres"
        self._make()

    def command(self) -> Sequence[str]:
        """Nothing of it has to outlive us, and the replicas have many connections."""
        data, folder = str(self.folder / "data"), str(self.folder)
        settings = [
            f"listen_addresses={HOST}", f"unix_socket_directories={folder}", "max_connections=300",
            "fsync=off", "synchronous_commit=off", "full_page_writes=off",
        ]  # fmt: skip
        options = [option for setting in settings for option in ("-c", setting)]
        return [str(self._programs / "postgres"), "-D", data, "-p", str(self.port), *options]

    def is_ready(self) -> bool:
        """Whether it takes connections; before, it says that it is starting up."""
        asked = [str(self._programs / "pg_isready"), "--quiet", "--host", HOST, "--port", str(self.port)]
        return subprocess.run(asked, check=False, stdin=subprocess.DEVNULL).returncode == 0

    def _make(self) -> None:
        made = subprocess.run(
            [str(self._programs / "initdb"), "-D", str(self.folder / "data"), "-U", "postgres", "-A", "trust", "-N"],
            cwd=self.folder, capture_output=True, text=True, check=False, **self._as_user(),
        )  # fmt: skip
        if made.returncode:
            shutil.rmtree(self.folder)
            raise RuntimeError(f"initdb failed:\n{made.stdout}{made.stderr}")


@contextlib.contextmanager
def databases() -> Iterator[dict[str, str]]:
    """`DATABASE_URI` and `REDIS_URI` of running databases.

    Raises:
        RuntimeError: There are none, and none can be started.
    """
    with contextlib.ExitStack() as stack:
        postgres = os.environ.get("DATABASE_URI") or stack.enter_context(Postgres()).uri
        yield {"DATABASE_URI": postgres, "REDIS_URI": stack.enter_context(redis())}


def _postgres() -> Path | None:
    """The program `postgres`, where `initdb` is, too."""
    named = sorted(Path(DEBIAN_POSTGRES).glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    found = on_path("postgres")
    # A link on the PATH stands apart from `initdb`.
    return found.resolve() if found else named[-1] if named else None
