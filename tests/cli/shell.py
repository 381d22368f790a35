"""The command as a shell runs it: a process of its own, with nothing in its environment but what a test gives it."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).with_name("langgraph-client")
PATIENCE = 30.0


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


def shell(url: str | None, *words: str, stdin: str = "", env: Mapping[str, str] | None = None) -> Ended:
    """Run a command to its end, which comes without a traceback."""
    done = subprocess.run(
        [PROGRAM, *words], input=stdin, env=environment(url, **(env or {})), capture_output=True, text=True,
        timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@contextlib.contextmanager
def started(url: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A command that is still at work."""
    with subprocess.Popen(
        [PROGRAM, *words], env=environment(url), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> Ended:
    """What it left behind, without what was read already."""
    out, err = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in err, err
    return Ended(process.returncode, out, err)


def on_terminal(url: str, *words: str, env: Mapping[str, str] | None = None, columns: int = 80) -> tuple[int, str]:
    """The exit code, and what a person's terminal of this width was sent."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    more = {"TERM": "xterm-256color", **(env or {})}
    with subprocess.Popen(
        [PROGRAM, *words], env=environment(url, **more), stdin=its, stdout=its, stderr=its
    ) as process:
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
