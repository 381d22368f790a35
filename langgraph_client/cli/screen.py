"""Where results are written: plain lines, each flushed at once; on a terminal a spinner as well, while nobody speaks."""

from __future__ import annotations

import io
import json
import os
import sys
from typing import IO, Any

from langgraph_client.cli.settings import visible


class ReaderGone(Exception):
    """Nobody reads standard output any more, as after `| head -1`. No OSError: typer would take it for its own."""


class Plain:
    """Standard output as a pipe or a file gets it: lines and nothing else."""

    indent: int | None = None
    """How many spaces a document is indented by."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._within: str | None = None  # whose message the last line, not ended yet, is of

    def line(self, text: str) -> None:
        """Write a line."""
        self.end_line()
        self._write(text + "\n")

    def document(self, value: Any) -> None:
        """Write JSON."""
        self.line(dumps(value, indent=self.indent))

    def say(self, speaker: str, text: str) -> None:
        """Write what somebody says, piece by piece; another speaker begins a new line."""
        if speaker != self._within:
            self.end_line()
        self._within = speaker
        self._write(text)

    def working(self, nodes: list[str]) -> None:
        """Note which nodes of the graph are at work."""

    def end_line(self) -> None:
        """End the line that somebody's message is in."""
        if self._within is not None:
            self._within = None
            self._write("\n")

    def close(self) -> None:
        """Leave the last line whole."""
        self.end_line()

    def _write(self, text: str) -> None:
        try:
            self._file.write(text)
        except BrokenPipeError:
            raise ReaderGone from None


class Terminal(Plain):
    """Standard output as a person sees it. The spinner gives way to every word."""

    indent = 2

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        console = Console(file=file)
        self._spinner = Progress(
            *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._spinner.add_task("waiting")

    def working(self, nodes: list[str]) -> None:
        """Show which nodes of the graph are at work."""
        self._spinner.update(self._task, description=visible(", ".join(nodes)) or "waiting")
        if self._within is None:
            self._spinner.start()

    def close(self) -> None:
        """Leave the last line whole, and the spinner's empty."""
        super().close()
        self._spinner.stop()

    def _write(self, text: str) -> None:
        self._spinner.stop()
        super()._write(visible(text))
        self._file.flush()
        if text.endswith("\n") and self._within is None:
            self._spinner.start()


def standard_output() -> IO[str]:
    """Standard output, flushed with every line; what its encoding lacks is written as an escape."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")
    return sys.stdout


def is_terminal() -> bool:
    """Whether a person looks at the results."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON on one line, or indented; models too."""
    return json.dumps(value, indent=indent, ensure_ascii=False, default=dict)


def discard_output() -> None:
    """Give up standard output, whose reader is gone, so that nothing fails again at the interpreter's end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
