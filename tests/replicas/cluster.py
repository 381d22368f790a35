"""Several Agent Servers on one Postgres and one Redis behind one address: the shape in which production runs.

Its law: it leaves no process and no file behind. With its own arguments it is a program:

    python -m tests.replicas.cluster                  # replicas to play with, until Ctrl-C
    python -m tests.replicas.cluster --exec COMMAND   # for one command, which finds AGENT_SERVER_URL set
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import Self

from examples.agent_server import HOST, REPOSITORY, copy_graphs, leave, server_environment
from examples.processes import Process
from tests.replicas.balancer import Balancer
from tests.replicas.databases import databases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PLACED = Path(__file__).parent / "placed.py"
"""A graph more, which says which replica runs it."""


class Replica(Process):
    """One Agent Server of several on the same databases.

    Args:
        python: The Python that has the server.
        uris: `DATABASE_URI` and `REDIS_URI`.
    """

    def __init__(self, name: str, python: Path, uris: Mapping[str, str]) -> None:
        super().__init__(name, env={})
        self.url = f"http://{HOST}:{self.port}"
        self._python = python
        copy_graphs(self.folder / "graphs")
        shutil.copy(PLACED, self.folder / "graphs")
        self._env = self._environment(uris)

    def command(self) -> Sequence[str]:
        """The server as an operator starts it."""
        where = ["--app-dir", str(self.folder / "graphs"), "--host", HOST, "--port", str(self.port)]
        return [str(self._python), "-m", "uvicorn", "langgraph_api.server:app", *where]

    def is_ready(self) -> bool:
        """Whether it answers."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/ok")
            return connection.getresponse().status == http.client.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _environment(self, uris: Mapping[str, str]) -> dict[str, str]:
        config = json.loads((self.folder / "graphs" / "langgraph.json").read_text())
        graphs = {**config["graphs"], "placed": f"./{PLACED.name}:graph"}
        absolute = {name: path.replace("./", f"{self.folder}/graphs/", 1) for name, path in graphs.items()}
        return server_environment({
            **uris,
            "LANGGRAPH_RUNTIME_EDITION": "pg",
            "LANGGRAPH_AUTH_TYPE": "noop",
            "LANGGRAPH_WEBHOOKS": json.dumps(config["webhooks"]),
            "LANGSERVE_GRAPHS": json.dumps(absolute),
            "N_JOBS_PER_WORKER": "8",
        })  # fmt: skip


class Cluster:
    """A context manager: replicas behind a balancer.

    Args:
        count: How many replicas.

    Attributes:
        replicas: The replicas.
        balancer: What stands in front of them.
        url: The one address.
    """

    def __init__(self, count: int = 2) -> None:
        self._count = count
        self._stack = contextlib.ExitStack()
        self.replicas: list[Replica] = []

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as stack:
            uris = stack.enter_context(databases())
            python = find_python()
            for number in range(1, self._count + 1):
                replica = Replica(f"replica-{number}", python, uris)
                stack.callback(replica.close)
                self.replicas.append(replica)
            self._start_all()
            self.balancer = stack.enter_context(Balancer([replica.port for replica in self.replicas]))
            self.url = self.balancer.url
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        for replica in self.replicas:  # at once, not one after the other
            replica.ask_to_end()
        self._stack.close()

    def of_process(self, pid: int) -> Replica:
        """The replica that is this process."""
        return next(one for one in self.replicas if one.pid == pid)

    def other(self, replica: Replica) -> Replica:
        """A replica that is not this one."""
        return next(one for one in self.replicas if one is not replica)

    def drain(self, replica: Replica) -> None:
        """Give a replica no new connections."""
        self.balancer.drain(replica.port)

    def undrain(self, replica: Replica) -> None:
        """Give it connections again."""
        self.balancer.undrain(replica.port)

    def mend(self) -> None:
        """Start what is down, and give every replica connections."""
        for replica in self.replicas:
            if replica.pid is None:
                replica.kill()
                replica.start()
            self.undrain(replica)

    def _start_all(self) -> None:
        """The first one makes the tables; the others start together."""
        first, *others = self.replicas
        first.start()
        for replica in others:
            replica.spawn()
        for replica in others:
            replica.wait_until_ready()


def find_python() -> Path:
    """The Python of the virtual environment that `REPLICAS_VENV` names, else of `.venv-replicas` here.

    Raises:
        RuntimeError: It is not there.
    """
    place = Path(os.environ.get("REPLICAS_VENV") or REPOSITORY / ".venv-replicas").absolute() / "bin" / "python"
    if not place.is_file():
        raise RuntimeError(f"no {place}: `make test-replicas` makes it, from requirements-replicas.txt")
    return place


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    parser = argparse.ArgumentParser(description="Run Agent Servers on Postgres and Redis behind one address.")
    parser.add_argument("--replicas", type=int, default=2, metavar="N", help="how many (default: 2)")
    parser.add_argument("--exec", dest="command", metavar="CMD", nargs=argparse.REMAINDER, help="run this, then stop")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, leave)
    try:
        with Cluster(options.replicas) as cluster:
            if options.command:
                return subprocess.call(options.command, env={**os.environ, "AGENT_SERVER_URL": cluster.url})
            print(cluster.url, *(f"{one.name}: {one.url}" for one in cluster.replicas), sep="\n", flush=True)
            signal.pause()
    except RuntimeError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    return 1


if __name__ == "__main__":
    sys.exit(main())
