"""Starts a Python program by a fork of a process that has its modules imported: a start costs no second of imports.

The program is a process like any other: with the standard streams, the environment, the signals and the exit status that
it would have had. What is about the start itself, such as what is imported when, is tested with the program's own file.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[1]
_MOST = 1 << 17
"""Bytes of a request: the program's arguments and environment."""


class Program:
    """One that was started. It has what tests need of `subprocess.Popen`.

    Attributes:
        pid: The process.
        returncode: As in `subprocess.Popen`.
        stdout: What it prints, where that is a pipe.
        stderr: The same.
    """

    def __init__(self, words: Sequence[str], reply: socket.socket, pipes: Sequence[IO[str] | None]) -> None:
        self.args = list(words)
        self._reply = reply
        self.pid = int(reply.recv(100))
        self.returncode: int | None = None
        self.stdout, self.stderr = pipes

    def wait(self, timeout: float) -> int:
        """Wait for its end and return how it ended."""
        if self.returncode is None:
            self._reply.settimeout(timeout)
            try:
                self.returncode = int(self._reply.recv(100))
            except TimeoutError:
                raise subprocess.TimeoutExpired(self.args, timeout) from None
        return self.returncode

    def communicate(self, timeout: float) -> tuple[str, str]:
        """Read what is left of both pipes, and wait."""
        with ThreadPoolExecutor(2) as pool:
            out, err = (
                pool.submit(lambda pipe=pipe: pipe.read() if pipe else "") for pipe in (self.stdout, self.stderr)
            )
            try:
                self.wait(timeout)
            finally:
                self.kill()  # else the readers would not end
            return out.result(), err.result()

    def send_signal(self, signum: int) -> None:
        """Send a signal, unless it has ended."""
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signum)

    def kill(self) -> None:
        """Send SIGKILL."""
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """End it, and close the pipes."""
        self.kill()
        for pipe in (self.stdout, self.stderr):
            if pipe is not None:
                pipe.close()
        self.wait(60)
        self._reply.close()


class Prepared:
    """Starts one program again and again; `close()` ends the process that does so.

    Args:
        entry: The function to call, as `module:name`. What it returns is the exit status.
        modules: Those to import beforehand.
        environment: The environment in which Python itself starts.
    """

    def __init__(self, entry: str, modules: Sequence[str], environment: Mapping[str, str]) -> None:
        self._requests, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.prepared", str(its.fileno()), entry, *modules],
                cwd=ROOT,
                env=dict(environment),
                pass_fds=[its.fileno()],
            )

    def start(
        self, words: Sequence[str], *, env: Mapping[str, str], stdin: int, stdout: int = -1, stderr: int = -1
    ) -> Program:
        """Start the program. Standard output and standard error are pipes unless files are given."""
        pipes: list[IO[str] | None] = []
        given = [stdin]
        made = []
        for number in (stdout, stderr):
            if number >= 0:
                pipes.append(None)
                given.append(number)
            else:
                reader, writer = os.pipe()
                pipes.append(open(reader, encoding="utf-8"))  # noqa: PTH123, SIM115 - a pipe, which the program's end closes
                given.append(writer)
                made.append(writer)
        reply, its = socket.socketpair()
        request = json.dumps([list(words), dict(env), str(Path.cwd())]).encode()
        with its:
            socket.send_fds(self._requests, [request], [*given, its.fileno()])
        for number in made:
            os.close(number)
        return Program(words, reply, pipes)

    def close(self) -> None:
        """End it."""
        self._requests.close()
        self._process.wait(60)


def main() -> int:
    """Import, then fork a program for each request; a keeper between us and it tells how it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a developer's, who ends the tests: our end is that of our requests
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for keepers
    entry, _, name = sys.argv[2].partition(":")
    for module in (entry, *sys.argv[3:]):
        importlib.import_module(module)
    requests = socket.socket(fileno=int(sys.argv[1]))
    while True:
        request, numbers = _received(requests)
        if not request:
            return 0
        if not os.fork():
            requests.close()
            words, environment, folder = json.loads(request)
            if _kept(socket.socket(fileno=numbers.pop())):
                os._exit(0)
            _prepare(words, environment, folder, numbers)
            return int(getattr(importlib.import_module(entry), name)() or 0)
        for number in numbers:
            os.close(number)


def _received(requests: socket.socket) -> tuple[bytes, list[int]]:
    request, numbers, _, _ = socket.recv_fds(requests, _MOST, 8)
    return request, list(numbers)


def _kept(reply: socket.socket) -> bool:
    """Fork the program. In its keeper, wait for it and return True; in the program itself return False."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if not child:
        reply.close()
        return False
    for number in range(3):
        os.close(number)
    reply.sendall(b"%d" % child)
    _, status = os.waitpid(child, 0)
    with contextlib.suppress(OSError):  # the tests were ended
        reply.sendall(b"%d" % os.waitstatus_to_exitcode(status))
    return True


def _prepare(words: list[str], environment: Mapping[str, str], folder: str, numbers: list[int]) -> None:
    """Make this process what Python makes of a new one."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = words
    for number, source in enumerate(numbers):
        os.dup2(source, number)
        os.close(source)
    sys.stdin = sys.__stdin__ = _opened(0, sys.stdin)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _opened(1, sys.stdout)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _opened(2, sys.stderr)  # type: ignore[misc]


def _opened(number: int, ours: Any) -> io.TextIOWrapper:
    """A standard stream as Python opens it: what ours knows of its file, such as whether it can be sought, is not so."""
    buffer: Any = open(number, "wb" if number else "rb", closefd=False)  # noqa: SIM115 - open to the end
    interactive = number == 2 or buffer.isatty()
    return io.TextIOWrapper(buffer, encoding=ours.encoding, errors=ours.errors, line_buffering=interactive)


if __name__ == "__main__":
    sys.exit(main())
