"""Provides Redis: the one that `REDIS_URI` names, else a new one on loopback that keeps its data in memory.

Used as a queue by the Celery example, and by the server's replicas in the tests.
"""

from __future__ import annotations

import contextlib
import os
import socket
from functools import partial
from typing import TYPE_CHECKING

from examples.agent_server import HOST
from examples.processes import Process, listening
from examples.programs import on_path, program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """Run Redis and return its address. One that `REDIS_URI` names has to be empty."""
    if given := os.environ.get("REDIS_URI"):
        yield given
        return
    with Redis() as own:
        yield own.uri


class Redis(Process):
    """A context manager that runs Redis and removes its data."""

    def __init__(self) -> None:
        self._program = program(partial(on_path, "redis-server"), "redis-server")
        super().__init__("redis")
        self.uri = f"redis://{listening(self.port)}/0"

    def command(self) -> Sequence[str]:
        """Return a command without persistence on disk."""
        where = ["--bind", HOST, "--port", str(self.port), "--dir", str(self.folder)]
        return [str(self._program), *where, "--save", "", "--appendonly", "no"]

    def is_ready(self) -> bool:
        """Whether it answers."""
        with contextlib.suppress(OSError), socket.create_connection((HOST, self.port), 5) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        return False
