"""A Redis: the one that `REDIS_URI` names, else one of our own on loopback, in memory alone.

A queue for Celery, and for the server's replicas in the tests.
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
    """The address of a Redis that runs. One that is named has to be empty."""
    if given := os.environ.get("REDIS_URI"):
        yield given
        return
    with Redis() as own:
        yield own.uri


class Redis(Process):
    """A context manager: it ends with us, and nothing of it stays."""

    def __init__(self) -> None:
        self._program = program(partial(on_path, "redis-server"), "redis-server")
        super().__init__("redis")
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
