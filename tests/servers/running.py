"""Starts one server of those that are tried: by its name, in the virtual environment that `make test-servers` made."""

from __future__ import annotations

import contextlib
import http.client
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from examples.agent_server import HOST, REPOSITORY, copy_graphs, running, server_environment
from examples.processes import Process
from tests.replicas.databases import Postgres

NEWEST, AEGRA = "newest", "aegra"
NAMES = (AEGRA, "0.2.125", "0.4.48", "0.5.42", "0.7.103", "0.9.0", "0.12.12", "0.15.9", NEWEST)
"""Aegra, and versions of langgraph-api in memory; the newest is that of `make test`."""


def environment_of(name: str) -> Path:
    """The virtual environment of a server.

    Raises:
        ValueError: There is no such server.
        RuntimeError: It was not made.
    """
    if name not in NAMES:
        raise ValueError(f"the server must be one of {', '.join(NAMES)}; got {name!r}")
    place = REPOSITORY / ".venv-server" if name == NEWEST else REPOSITORY / ".venv-servers" / name
    if not (place / "bin" / "python").is_file():
        raise RuntimeError(f"no {place}: `make test-servers SERVERS={name}` makes it")
    return place


@contextlib.contextmanager
def started(name: str) -> Iterator[str]:
    """The URL of a server, for the length of a `with` block."""
    place = environment_of(name)
    if name != AEGRA:
        with running(place) as server:
            yield server.url
        return
    with Postgres() as postgres, Aegra(place / "bin" / "python", postgres.uri) as server:
        yield server.url


class Aegra(Process):
    """Aegra on a Postgres, without Redis.

    Args:
        python: The Python that has it.
        database: The database's URL.
    """

    def __init__(self, python: Path, database: str) -> None:
        super().__init__("aegra", env={})
        self.url = f"http://{HOST}:{self.port}"
        self._python = python
        copy_graphs(self.folder / "graphs")
        graphs = json.loads((self.folder / "graphs" / "langgraph.json").read_text())["graphs"]
        config = self.folder / "aegra.json"
        config.write_text(json.dumps({"graphs": {name: f"./graphs/{path}" for name, path in graphs.items()}}))
        self._env = server_environment({"DATABASE_URL": database, "AEGRA_CONFIG": str(config), "AUTH_TYPE": "noop"})

    def command(self) -> Sequence[str]:
        """The server as an operator starts it."""
        return [str(self._python), "-m", "uvicorn", "aegra_api.main:app", "--host", HOST, "--port", str(self.port)]

    def is_ready(self) -> bool:
        """Whether it answers."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/info")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()
