"""The outputs for results: plain lines, each flushed immediately; on a terminal also a spinner between texts."""

from __future__ import annotations

import errno
import json
import os
import sys
from typing import IO, Any

from langgraph_client.cli.selection import Selection
from langgraph_client.cli.terminal import discard, visible, visible_json


class ReaderGone(Exception):
    """The reader of standard output has exited, such as after `| head -1`. Not an OSError: typer would handle one."""


class OutputLost(Exception):
    """Results can't be written, such as to a full disk."""


class Plain:
    """Standard output to a pipe or a file: plain lines.

    Args:
        file: The file to write to.
        selection: Selects the part of each document to write.
    """

    indent: int | None = None
    """The number of spaces that indent a document."""

    def __init__(self, file: IO[str], selection: Selection | None = None) -> None:
        self._file = file
        self._selection = selection
        self._within: str | None = None  # the message that the unfinished last line belongs to

    def line(self, text: str) -> None:
        """Write a line."""
        self.end_line()
        self._write(text + "\n")

    def document(self, value: Any) -> None:
        """Write a document as JSON, or the selected part of it."""
        found = value if self._selection is None else self._selection.of(value)
        self._json(found, self.indent)

    def object(self, value: Any) -> None:
        """Write one of many documents: as JSON on a line of its own, or the selected part of it."""
        self._json(value if self._selection is None else self._selection.among(value), None)

    def dumps(self, value: Any, indent: int | None = None) -> str:
        """Return JSON on one line or indented, of models too. For a terminal, control characters are escaped.

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
        """Write a chunk of text; another speaker begins a new line."""
        if speaker != self._within:
            self.end_line()
        self._within = speaker
        self._write(text)

    def working(self, nodes: list[str]) -> None:
        """Record which nodes of the graph are active."""

    def end_line(self) -> None:
        """End the line of an unfinished message."""
        if self._within is not None:
            self._within = None
            self._write("\n")

    def close(self) -> None:
        """End the last line."""
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
    """Standard output to a terminal. All text replaces the spinner."""

    indent = 2

    def __init__(self, file: IO[str], selection: Selection | None = None) -> None:
        super().__init__(file, selection)
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
        console = Console(file=sys.__stdout__)  # unescaped: the spinner moves the cursor
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
        """End the last line, and clear the spinner's."""
        super().close()
        self._spinner.stop()

    def _write(self, text: str) -> None:
        self._spinner.stop()
        super()._write(text)
        if text.endswith("\n") and self._within is None:
            self._spinner.start()


def standard_output() -> IO[str]:
    """Return standard output. Call this before any request whose result would otherwise have no place to be written.

    Raises:
        ValueError: Standard output was closed before the program began.
    """
    sys.stdout.write("")
    return sys.stdout


def is_terminal() -> bool:
    """Return whether the results are written to a terminal."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
