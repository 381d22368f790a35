"""The command as a shell runs it: a process of its own, with nothing in its environment but what a test gives it.

`shell`, `started` and `on_terminal` fork it from a process that has imported it; `PROGRAM` is the command's own file.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import functools
import json
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.prepared import Prepared, Program

PROGRAM = Path(sys.executable).with_name("langgraph-client")
PATIENCE = 30.0
MODULES = (
    "langgraph_client.cli.app",
    "langgraph_client.client",
    "langgraph_client.models",
    "rich.live",
    "rich.spinner",
)
"""What most commands import."""


def environment(url: str | None = None, **more: str) -> dict[str, str]:
    """Ours, without what is for the client, and the server's URL."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LANG", "COLUMNS", "NO_COLOR"))}
    return {**kept, **({} if url is None else {"LANGGRAPH_API_URL": url}), **more}


class Ended:
    """What a process left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        """Standard output as one document."""
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        """Standard output as a document a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def __repr__(self) -> str:
        return f"exit {self.code}\n{self.out}\n{self.err}"


@functools.cache
def prepared() -> Prepared:
    """What starts the command here, without its half a second of imports; it ends with the tests."""
    one = Prepared("langgraph_client.cli:main", MODULES, environment())
    atexit.register(one.close)
    return one


def start(words: Sequence[str], env: Mapping[str, str], **streams: int) -> Program:
    """Start the command, with nothing on standard input unless it is given."""
    with Path(os.devnull).open() as nothing:
        return prepared().start([str(PROGRAM), *words], env=env, **{"stdin": nothing.fileno(), **streams})


def shell(url: str | None, *words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Ended:
    """Run a command to its end, which comes without a traceback."""
    if any(name.startswith("PYTHON") for name in env or {}):
        return by_its_file(url, *words, stdin=stdin, env=env)
    with tempfile.TemporaryFile() as given:
        given.write(stdin.encode())
        given.seek(0)
        with contextlib.closing(start(words, environment(url, **(env or {})), stdin=given.fileno())) as process:
            return ended(process)


def by_its_file(url: str | None, *words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Ended:
    """The same with a Python of its own, which reads its variables when it starts."""
    done = subprocess.run(
        [PROGRAM, *words], input=stdin, env=environment(url, **(env or {})), capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@contextlib.contextmanager
def started(url: str, *words: str) -> Iterator[Program]:
    """A command that is still at work."""
    with contextlib.closing(start(words, environment(url))) as process:
        yield process


def ended(process: Program) -> Ended:
    """What it left behind, without what was read already."""
    out, err = process.communicate(PATIENCE)
    assert "Traceback" not in err, err
    assert process.returncode is not None
    return Ended(process.returncode, out, err)


def on_terminal(url: str, *words: str, env: Mapping[str, str] | None = None, columns: int = 80) -> tuple[int, str]:
    """The exit code, and what a person's terminal of this width was sent."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    more = {"TERM": "xterm-256color", **(env or {})}
    with contextlib.closing(start(words, environment(url, **more), stdin=its, stdout=its, stderr=its)) as process:
        os.close(its)
        seen = b""
        with contextlib.suppress(OSError):  # how the end of a terminal shows
            while data := os.read(ours, 65536):
                seen += data
        os.close(ours)
        return process.wait(PATIENCE), seen.decode()


def resume_words(err: str) -> list[str]:
    """The words of the command with which to go on, as it was printed."""
    import shlex

    line = next(line for line in err.splitlines() if "to go on:" in line)
    return shlex.split(line.partition("to go on: ")[2])[1:]
