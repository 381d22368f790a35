"""Postgres and Redis for the replicas: those that `DATABASE_URI` and `REDIS_URI` name, else private ones on loopback.

Their law: private ones live in a temporary folder and end with us, and no service of the machine is started or touched.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from examples.agent_server import HOST
from tests.replicas.processes import Process, listening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGES = ["postgresql", "redis-server"]
# Where Debian puts programs of Postgres that are not on the PATH.
DEBIAN_POSTGRES = "/usr/lib/postgresql"
NO_SERVICES = Path("/usr/sbin/policy-rc.d")
MISSING = (
    "Postgres and Redis are needed: let DATABASE_URI and REDIS_URI name an empty database of each, or install the "
    "programs (on Debian: apt-get install postgresql redis-server; as root that is done here)"
)


class Postgres(Process):
    """A Postgres of our own. It refuses to be root's."""

    def __init__(self, postgres: Path) -> None:
        super().__init__(
            "postgres", user="postgres" if _is_root() else None, end=signal.SIGINT, last_resort=signal.SIGQUIT
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


class Redis(Process):
    """A Redis of our own, in memory alone."""

    def __init__(self, redis: Path) -> None:
        super().__init__("redis")
        self._program = redis
        self.uri = f"redis://{listening(self.port)}/0"

    def command(self) -> Sequence[str]:
        """Nothing is written to the disk."""
        where = ["--bind", HOST, "--port", str(self.port), "--dir", str(self.folder)]
        return [str(self._program), *where, "--save", "", "--appendonly", "no"]

    def is_ready(self) -> bool:
        """Whether it answers."""
        with contextlib.suppress(OSError), socket.create_connection((HOST, self.port), 5) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        return False


@contextlib.contextmanager
def databases() -> Iterator[dict[str, str]]:
    """`DATABASE_URI` and `REDIS_URI` of running databases.

    Raises:
        RuntimeError: There are none, and none can be started.
    """
    with contextlib.ExitStack() as stack:
        given = {name: os.environ.get(name, "") for name in ("DATABASE_URI", "REDIS_URI")}
        if not all(given.values()):
            postgres, redis = _programs()
        if not given["DATABASE_URI"]:
            given["DATABASE_URI"] = stack.enter_context(Postgres(postgres)).uri
        if not given["REDIS_URI"]:
            given["REDIS_URI"] = stack.enter_context(Redis(redis)).uri
        yield given


def _programs() -> tuple[Path, Path]:
    """The programs `postgres` and `redis-server`, installed when that can be done."""
    found = _found()
    if None in found and _is_root() and shutil.which("apt-get"):
        _install()
        found = _found()
    postgres, redis = found
    if postgres is None or redis is None:
        raise RuntimeError(MISSING)
    return postgres, redis


def _found() -> tuple[Path | None, Path | None]:
    named = sorted(Path(DEBIAN_POSTGRES).glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    on_path, redis = shutil.which("postgres"), shutil.which("redis-server")
    # A link on the PATH stands apart from `initdb`.
    postgres = Path(on_path).resolve() if on_path else named[-1] if named else None
    return postgres, Path(redis) if redis else None


def _install() -> None:
    """Install the programs, and start no service."""
    with _no_services():
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            done = subprocess.run(
                ["apt-get", "--quiet", *command], env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                raise RuntimeError(f"{MISSING}. apt-get failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


@contextlib.contextmanager
def _no_services() -> Iterator[None]:
    """Debian's packages start their services, unless this file says no."""
    if NO_SERVICES.exists():
        yield
        return
    NO_SERVICES.write_text("#!/bin/sh\nexit 101\n")
    NO_SERVICES.chmod(0o755)
    try:
        yield
    finally:
        NO_SERVICES.unlink()


def _is_root() -> bool:
    return os.geteuid() == 0
