"""Where results are written: plain lines, each flushed at once; on a terminal a spinner as well, while nobody speaks."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import IO, Any

from langgraph_client.cli.selection import Selection
from langgraph_client.cli.terminal import discard, visible, visible_json


class ReaderGone(Exception):
    """Nobody reads standard output any more, as after `| head -1`. No OSError: typer would take it for its own."""


class OutputLost(Exception):
    """Results can't be written any more, as to a disk that is full."""


class Plain:
    """Standard output as a pipe or a file gets it: lines and nothing else.

    Args:
        file: Where to write.
        selection: What of each document is written.
    """

    indent: int | None = None
    """How many spaces a document is indented by."""

    def __init__(self, file: IO[str], selection: Selection | None = None) -> None:
        self._file = file
        self._selection = selection
        self._within: str | None = None  # whose message the last line, not ended yet, is of

    def line(self, text: str) -> None:
        """Write a line."""
        self.end_line()
        self._write(text + "\n")

    def document(self, value: Any) -> None:
        """Write a document as JSON, or what was selected of it."""
        found = value if self._selection is None else self._selection.of(value)
        self._json(found, self.indent)

    def object(self, value: Any) -> None:
        """Write one of many documents: JSON on a line of its own, or what was selected of it."""
        self._json(value if self._selection is None else self._selection.among(value), None)

    def dumps(self, value: Any, indent: int | None = None) -> str:
        """JSON on one line, or indented; models too. A terminal gets it without control characters.

        Raises:
            ValueError: It is nested too deeply.
        """
        encoding = (getattr(self._file, "encoding", None) or "utf-8").lower().replace("_", "-")
        try:
            text = json.dumps(value, indent=indent, ensure_ascii=encoding not in {"utf-8", "utf8"}, default=dict)
        except RecursionError:
            raise ValueError("the answer is nested too deeply to be written as JSON") from None
        return visible_json(text) if self._file.isatty() else text

    def say(self, speaker: str, text: str) -> None:
        """Write what somebody says, piece by piece; another speaker begins a new line."""
        if speaker != self._within:
            self.end_line()
        self._within = speaker
        self._write(text)

    def working(self, nodes: list[str]) -> None:
        """Note which nodes of the graph are active."""

    def end_line(self) -> None:
        """End the line that somebody's message is in."""
        if self._within is not None:
            self._within = None
            self._write("\n")

    def close(self) -> None:
        """Leave the last line whole."""
        self.end_line()

    def _json(self, value: Any, indent: int | None) -> None:
        is_text = self._selection is not None and isinstance(value, str)
        self.line(value if is_text else self.dumps(value, indent))

    def _write(self, text: str) -> None:
        try:
            self._file.write(text)
            self._file.flush()
        except OSError as error:
            discard(1)
            if error.errno == errno.EPIPE:
                raise ReaderGone from None
            raise OutputLost(f"the results can't be written: {error.strerror}") from None


class Terminal(Plain):
    """Standard output as a person sees it. The spinner gives way to every word."""

    indent = 2

    def __init__(self, file: IO[str], selection: Selection | None = None) -> None:
        super().__init__(file, selection)
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        console = Console(file=sys.__stdout__)  # as it is: the spinner moves the cursor
        self._spinner = Progress(
            *columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False
        )
        self._task = self._spinner.add_task("waiting")

    def working(self, nodes: list[str]) -> None:
        """Show which nodes of the graph are active."""
        self._spinner.update(self._task, description=visible(", ".join(nodes)) or "waiting")
        if self._within is None:
            self._spinner.start()

    def close(self) -> None:
        """Leave the last line whole, and the spinner's empty."""
        super().close()
        self._spinner.stop()

    def _write(self, text: str) -> None:
        self._spinner.stop()
        super()._write(text)
        if text.endswith("\n") and self._within is None:
            self._spinner.start()


def standard_output() -> IO[str]:
    """Standard output, to be asked for before anything is sent whose result would have nowhere to go.

    Raises:
        ValueError: It was closed before the program began.
    """
    sys.stdout.write("")
    return sys.stdout


def is_terminal() -> bool:
    """Whether a person looks at the results."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
