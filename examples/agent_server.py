"""Runs a real Agent Server on a copy of the example graphs, and cleans up after itself.

Every process of the server ends with this one, even if it is killed. Requires no package, only a virtual environment
with the server (`pip install 'langgraph-cli[inmem]'`):

    python examples/agent_server.py                    # a server for experiments, until Ctrl-C
    python examples/agent_server.py --exec pytest -x   # a server for one command, which finds AGENT_SERVER_URL set

`AGENT_SERVER_VENV` names the virtual environment when it is not `.venv-server` beside this repository's files.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import FrameType, TracebackType

GRAPHS = Path(__file__).resolve().parent / "graphs"
REPOSITORY = GRAPHS.parent.parent
HOST = "127.0.0.1"
USUAL_PORT = 2024  # the default port of clients
AUTH_KEY = "example-key"
WEBHOOK_SECRET = "example-secret"

# Below the range from which the system takes ports for outgoing connections, so that none of those can hold the
# port while the server is down between `kill()` and `restart()`.
PORTS = range(20_000, 30_000)

# `langgraph dev` moves to another port when ours is taken, and says so only here. The line is written after the socket
# is bound, so it proves that the port is the server's and nobody else's.
LISTENING = re.compile(rf"Uvicorn running on http://{re.escape(HOST)}:(\d+)")

# Clears up when our end of its standard input closes before we dismissed it: then we were killed by SIGKILL. Its
# arguments: a process group, a folder, and the signal that ends the group.
GUARD = """
import os, shutil, signal, sys, time
sys.stdin.read()
group, folder, how = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
try:
    os.killpg(group, how)
    for _ in range(100):
        os.killpg(group, 0)
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
except ProcessLookupError:
    pass
finally:
    shutil.rmtree(folder)
"""


@final
class AgentServer:
    """One Agent Server on one port and one data folder, which can be stopped, killed and started again.

    Attributes:
        url: the address that the server listens on, e.g. `http://127.0.0.1:20123`.
        folder: the temporary folder with the graphs' copy and the server's data. It lives until `close()`.
        log_path: the server's output since the first start.
    """

    def __init__(
        self,
        executable: str | os.PathLike[str] | None = None,
        *,
        port: int | None = None,
        log: str | os.PathLike[str] | None = None,
        env: Mapping[str, str] | None = None,
        auth: bool = False,
        more_graphs: str | os.PathLike[str] | None = None,
        start_timeout: float = 90.0,
        stop_timeout: float = 5.0,
    ) -> None:
        """Copy the graphs; nothing runs before `start()`.

        Args:
            executable: the `langgraph` command, or the virtual environment (or its `bin` folder) that has it.
            port: the port to listen on; else a free one.
            log: the file to write the server's output to; else one in the temporary folder, removed with it.
            env: additional environment variables for the server.
            auth: refuse requests whose `x-api-key` is not `AUTH_KEY`.
            more_graphs: a folder with a `langgraph.json` of its own, whose graphs are served as well.
            start_timeout: seconds that a start may take.
            stop_timeout: seconds that a stop may take before it becomes a kill.
        """
        self._executable = find_executable(executable)
        self.port = free_port() if port is None else port
        self.url = f"http://{HOST}:{self.port}"
        self.folder = Path(tempfile.mkdtemp(prefix="agent-server-"))
        self.log_path = Path(log) if log is not None else self.folder / "server.log"
        self._env = server_environment(env or {})
        self._start_timeout = start_timeout
        self._stop_timeout = stop_timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        copy_graphs(self.folder / "graphs", auth=auth, more=more_graphs)

    def __enter__(self) -> AgentServer:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def graphs(self) -> list[str]:
        """The names of the graphs that the server offers."""
        return list(json.loads((self.folder / "graphs" / "langgraph.json").read_text())["graphs"])

    @property
    def alive(self) -> bool:
        """Whether the server's process runs."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the server and return when it answers.

        Raises:
            RuntimeError: it ended, got another port, or did not respond in time. None of its processes is left running.
        """
        if self.alive:
            raise RuntimeError(f"the server at {self.url} runs already")
        try:
            with self.log_path.open("ab") as log:
                begin = log.tell()
                self._spawn(log.fileno())
            self._wait_until_ready(begin)
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Stop the server gracefully, so that it can save its data, and kill what is left."""
        if self._process is not None and self.alive:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(self._stop_timeout)
        self.kill()

    def kill(self) -> None:
        """End every process of the server at once with SIGKILL, as a crash would. The folder stays."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._dismiss_guard()
        self._process = None

    def restart(self) -> None:
        """Stop the server if it runs, and start it on the same port with the same data."""
        self.stop()
        self.start()

    def wait(self) -> None:
        """Block until the server ends by itself."""
        if self._process is not None:
            self._process.wait()

    def close(self) -> None:
        """Stop the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def log_tail(self, lines: int = 30) -> str:
        """Return the last lines of the log."""
        if not self.log_path.exists():
            return "(no log)"
        return "\n".join(self.log_path.read_text(errors="replace").splitlines()[-lines:])

    def _spawn(self, log: int) -> None:
        options = ["--host", HOST, "--port", str(self.port), "--n-jobs-per-worker", "8", "--server-log-level", "INFO"]
        self._process = subprocess.Popen(
            [str(self._executable), "dev", "--no-browser", "--no-reload", *options],
            cwd=self.folder / "graphs",
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._guard = subprocess.Popen(
            [sys.executable, "-S", "-E", "-c", GUARD, str(self._process.pid), str(self.folder), f"{signal.SIGKILL:d}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _dismiss_guard(self) -> None:
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
            self._guard = None

    def _wait_until_ready(self, begin: int) -> None:
        deadline = time.monotonic() + self._start_timeout
        while not (self._has_our_port(begin) and self._answers()):
            if not self.alive:
                raise self._failure("the server ended before it was ready")
            if time.monotonic() > deadline:
                raise self._failure(f"the server was not ready after {self._start_timeout:g} seconds")
            time.sleep(0.1)

    def _has_our_port(self, begin: int) -> bool:
        with self.log_path.open("rb") as log:
            log.seek(begin)
            listening = LISTENING.search(log.read().decode(errors="replace"))
        if listening is None:
            return False
        if int(listening[1]) != self.port:
            raise self._failure(f"port {self.port} was taken; the server moved to {listening[1]}")
        return self.alive

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        try:
            connection.request("GET", "/ok")
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def _failure(self, reason: str) -> RuntimeError:
        return RuntimeError(f"{reason}; its log ends:\n{self.log_tail()}")


@contextlib.contextmanager
def running(
    executable: str | os.PathLike[str] | None = None,
    *,
    port: int | None = None,
    log: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    auth: bool = False,
    more_graphs: str | os.PathLike[str] | None = None,
) -> Iterator[AgentServer]:
    """Run a server for the length of a `with` block. The arguments are those of `AgentServer`."""
    with AgentServer(executable, port=port, log=log, env=env, auth=auth, more_graphs=more_graphs) as server:
        yield server


def find_executable(given: str | os.PathLike[str] | None = None) -> Path:
    """Find the `langgraph` command.

    Args:
        given: the command itself, a virtual environment, or its `bin` folder; else `AGENT_SERVER_VENV`, else
            `.venv-server` in the repository's root.

    Raises:
        RuntimeError: it was not found.
    """
    place = Path(given or os.environ.get("AGENT_SERVER_VENV") or REPOSITORY / ".venv-server").absolute()
    for candidate in (place, place / "langgraph", place / "bin" / "langgraph"):
        if candidate.is_file():
            return candidate
    raise RuntimeError(
        f"no langgraph command at {place}: make a virtual environment there, `pip install 'langgraph-cli[inmem]'` "
        "into it, or let AGENT_SERVER_VENV name one that has it"
    )


def is_free(port: int) -> bool:
    """Return whether a port is free now."""
    with socket.socket() as candidate:
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # not one whose last connections are ending
        try:
            candidate.bind((HOST, port))
        except OSError:
            return False
    return True


def usual_port() -> int:
    """Return the default port of clients, or a free one, with a message, if that is taken."""
    if is_free(USUAL_PORT):
        return USUAL_PORT
    port = free_port()
    print(f"port {USUAL_PORT} is taken: the server takes {port}")
    return port


def free_port() -> int:
    """Return a port that is free now."""
    for port in random.sample(PORTS, 100):
        if is_free(port):
            return port
    raise RuntimeError(f"no free port found between {PORTS.start} and {PORTS.stop}")


def server_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """Return this process's environment without accounts, telemetry and the paths of its Python."""
    unwanted = re.compile(r"LANGSMITH_|LANGCHAIN_|LANGGRAPH_|PYTHONPATH$|PYTHONHOME$")
    inherited = {name: value for name, value in os.environ.items() if not unwanted.match(name)}
    quiet = {
        "LANGSMITH_TRACING": "false",
        "LANGGRAPH_CLI_NO_ANALYTICS": "1",
        "LANGGRAPH_NO_VERSION_CHECK": "true",
    }
    return {**inherited, **quiet, "LG_WEBHOOK_SECRET": WEBHOOK_SECRET, **extra}


def copy_graphs(target: Path, *, auth: bool = False, more: str | os.PathLike[str] | None = None) -> None:
    """Copy the example graphs, and those of the folder `more`, since the server writes its data beside them.

    The copy's webhooks send a secret, which has to be in the server's environment.
    """
    shutil.copytree(GRAPHS, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    path = target / "langgraph.json"
    config = json.loads(path.read_text())
    config["webhooks"]["headers"] = {"x-webhook-secret": "${{ env.LG_WEBHOOK_SECRET }}"}
    if more is not None:
        shutil.copytree(more, target, ignore=shutil.ignore_patterns("__pycache__", ".*"), dirs_exist_ok=True)
        config["graphs"] |= json.loads(path.read_text())["graphs"]
    if auth:
        config["auth"] = {"path": "./auth.py:auth"}
    path.write_text(json.dumps(config))


def wait_for_the_end(server: AgentServer) -> int:
    """Print the address and wait for Ctrl-C or SIGTERM. If the server ends by itself, that is a failure."""
    print(server.url)
    if server.port != USUAL_PORT:
        print(f"export LANGGRAPH_API_URL={server.url}")
    print("graphs:", ", ".join(server.graphs))
    print("log:   ", server.log_path, flush=True)
    try:
        server.wait()
    except (KeyboardInterrupt, SystemExit):
        return 0
    print(f"the server ended by itself; its log ends:\n{server.log_tail()}", file=sys.stderr)
    return 1


def execute(command: Sequence[str], server: AgentServer) -> int:
    """Run a command that finds the server by `AGENT_SERVER_URL`, and return its status as a shell would."""
    try:
        status = subprocess.call(command, env={**os.environ, "AGENT_SERVER_URL": server.url})
    except OSError as error:
        print(f"cannot run {command[0]}: {error}", file=sys.stderr)
        return 127
    return status if status >= 0 else 128 - status


def leave(signum: int, _frame: FrameType | None) -> None:
    """Turn SIGTERM into an exception, so that every `with` block cleans up."""
    raise SystemExit(128 + signum)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    parser = argparse.ArgumentParser(description="Run a real Agent Server on a copy of the example graphs.")
    parser.add_argument("--port", type=int, help=f"the port to listen on (default: {USUAL_PORT}, or a free one)")
    parser.add_argument("--auth", action="store_true", help=f"want the header 'x-api-key: {AUTH_KEY}'")
    parser.add_argument("--exec", dest="command", metavar="CMD", nargs=argparse.REMAINDER, help="run this, then stop")
    options = parser.parse_args(arguments)
    if options.command is not None and not options.command:
        parser.error("--exec wants a command")
    signal.signal(signal.SIGTERM, leave)
    try:
        port = options.port or (None if options.command else usual_port())
        with running(port=port, auth=options.auth) as server:
            return execute(options.command, server) if options.command else wait_for_the_end(server)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


if __name__ == "__main__":
    sys.exit(main())
