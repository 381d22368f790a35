"""A chat app under its own launcher, and which of its worker processes serve somebody just now (Linux tells)."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from examples.agent_server import HOST, REPOSITORY, free_port

APPS = ("django", "flask")
WORKERS = ("sync", "gthread", "gevent")
PATIENCE = 60.0
ESTABLISHED = "01"


class Chat:
    """A launcher that runs: `url`, and its workers."""

    def __init__(self, process, port):
        self.url = f"http://{HOST}:{port}"
        self._launcher = process
        self._port = port

    def workers(self):
        """The process ids of gunicorn's workers."""
        (master,) = _children(self._launcher.pid)
        return _children(master)

    def serving(self):
        """Those workers to which a connection is open."""
        inodes = set(_connections(self._port))
        return [pid for pid in self.workers() if inodes & _sockets(pid)]

    def kill_serving(self):
        """End the workers that serve somebody, as the kernel would that is out of memory."""
        victims = self.serving()
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
        return victims


@contextlib.contextmanager
def serving(app, worker, agent_url, key):
    """Run an app's launcher as a user would, and see that it ends when it is told to."""
    port = free_port()
    program = [sys.executable, str(REPOSITORY / "examples" / f"{app}_chat" / "serve.py")]
    process = subprocess.Popen(
        [*program, "--url", agent_url, "--worker", worker, "--port", str(port)],
        env={**os.environ, "LANGGRAPH_API_KEY": key},
        stdout=subprocess.PIPE,
        text=True,
    )
    workers = []
    with process.stdout:
        try:
            assert f":{port}/" in process.stdout.readline(), "it says where it is, or it ended"
            chat = Chat(process, port)
            yield chat
            workers = chat.workers()
        finally:
            process.terminate()
            status = process.wait(PATIENCE)
    assert status == 128 + signal.SIGTERM
    assert not [pid for pid in workers if _lives(pid)]


def _lives(pid):
    """Whether a process runs. One that ended, and of which nobody took notice yet, has no command line."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes() != b""
    except FileNotFoundError:
        return False


def _children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _connections(port):
    """The inodes of this port's open connections, as their server has them."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[1].endswith(f":{port:04X}") and fields[3] == ESTABLISHED:
            yield fields[9]


def _sockets(pid):
    """The inodes of a process's sockets."""
    found = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            found.add(str(entry.readlink()).removeprefix("socket:[").removesuffix("]"))
    return found
