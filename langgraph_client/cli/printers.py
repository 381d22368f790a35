"""Writes a stream's parts: as text, as a line of JSON for each part, as one final document, or only the result."""

from __future__ import annotations

import abc
from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Any

import attrs

import langgraph_client
from langgraph_client.cli.screen import Plain
from langgraph_client.cli.speech import Piece, Speech

if TYPE_CHECKING:
    from langgraph_client import RunStream, StreamPart, ThreadFeed

_NOT_ASKED = ("metadata", "error")
"""Parts that every mode includes."""
_INTERRUPTS = "__interrupt__"


@attrs.frozen(kw_only=True)
class End:
    """How a stream ended, as far as is known.

    Attributes:
        stream: The run's stream.
        error: What ended the stream early, or made its result unavailable; None when the run is finished.
        result: The final state of a run that succeeded or was interrupted.
    """

    stream: RunStream
    error: BaseException | None = None
    result: Any = None

    @property
    def status(self) -> str | None:
        """The run's status; `interrupted` also with a pending interrupt, None while the run is active."""
        waits = self.stream.status == "success" and self.stream.interrupts
        return "interrupted" if waits else self.stream.status


class Printer(abc.ABC):
    """Writes the parts of a stream to an output.

    Attributes:
        out: The output.
    """

    def __init__(self, out: Plain, asked: Collection[str] = ()) -> None:
        self.out = out
        self._asked = {mode.removesuffix("-tuple") for mode in asked}
        self._at_work: dict[str, str] = {}
        self._state: Any = None

    def part(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        """Write or record a part."""
        data: Any = part.data
        if part.event == "values" and isinstance(data, dict):
            self._state = {key: value for key, value in data.items() if key != _INTERRUPTS}
        if part.mode == "tasks" and isinstance(data, dict):
            self._note_task(data)
        self._print(part, stream)

    def state(self, ask: Callable[[], Any]) -> Any:
        """Return the graph's last state: the one that was streamed, or else the one that the server returns."""
        return ask() if self._state is None else self._state

    @abc.abstractmethod
    def end(self, end: End) -> None:
        """Write the final output."""

    def close(self) -> None:
        """Write what is still buffered, and end the last line."""
        self.out.close()

    @property
    def needs_result(self) -> bool:
        """Return whether the final output needs the run's result."""
        return True

    @abc.abstractmethod
    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None: ...

    def _wants(self, part: StreamPart) -> bool:
        return part.mode.partition("/")[0] in self._asked

    def _note_task(self, task: dict[str, Any]) -> None:
        name, key = str(task.get("name")), str(task.get("id"))
        if "input" in task:
            self._at_work[key] = name
        else:
            self._at_work.pop(key, None)
        self.out.working(list(dict.fromkeys(self._at_work.values())))


class Text(Printer):
    """Writes the models' text as it arrives, explicitly requested parts one per line, or else the final state."""

    def __init__(self, out: Plain, asked: Collection[str] = (), *, every: bool = False) -> None:
        super().__init__(out, asked)
        self._every = every
        self._speech = Speech()
        self._silent = True

    @property
    def needs_result(self) -> bool:
        """Return whether nothing else was requested."""
        return self._silent and not self._asked

    def close(self) -> None:
        """Write the text that is still buffered."""
        self._say(self._speech.flush())
        super().close()

    def _print(self, part: StreamPart, _: RunStream | ThreadFeed) -> None:
        if part.mode == "messages":
            if not self._asked or self._wants(part):
                self._say(self._speech.hear(part.data))
        elif self._every or self._wants(part):
            self.out.line(f"{part.event} {self.out.dumps(part.data)}")

    def _say(self, pieces: Iterable[Piece]) -> None:
        for speaker, text in pieces:
            self._silent = False
            self.out.say(speaker, text)

    def end(self, end: End) -> None:
        """Write the final state if nothing else was written."""
        if end.error is None and end.status == "success" and self.needs_result:
            self.out.document(end.result)


class Jsonl(Printer):
    """Writes an object for each part: `event`, `data`, `id`, and the `bookmark` with which to resume after it."""

    @property
    def needs_result(self) -> bool:
        """Return False: the parts are the whole output."""
        return False

    def end(self, end: End) -> None:
        """Do nothing: the parts are the whole output."""

    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        if not self._asked or part.event in _NOT_ASKED or self._wants(part):
            self.out.object({"event": part.event, "data": part.data, "id": part.id, "bookmark": stream.bookmark})


class Document(Printer):
    """Writes one object at the end, however the stream ended."""

    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        pass

    def end(self, end: End) -> None:
        """Write the object."""
        failed, unavailable = langgraph_client.RunFailed, langgraph_client.ResultUnavailable
        error = {"error": end.error.error, "message": end.error.message} if isinstance(end.error, failed) else None
        over = end.error is None or isinstance(end.error, (failed, unavailable))
        self.out.document({
            "status": end.status if over else None,
            "result": end.result,
            "error": error,
            "interrupts": end.stream.interrupts if end.error is None else [],
            "run_id": end.stream.run_id,
            "thread_id": end.stream.thread_id,
            "bookmark": end.stream.bookmark,
        })  # fmt: skip


class Result(Printer):
    """Writes only the final state."""

    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        pass

    def end(self, end: End) -> None:
        """Write the final state."""
        if end.error is None and end.status == "success":
            self.out.document(end.result)


PRINTERS: dict[str, type[Printer]] = {"text": Text, "jsonl": Jsonl, "json": Document, "result": Result}
MODES: dict[str, tuple[str, ...]] = {
    "text": ("messages-tuple", "values"),
    "jsonl": ("values",),
    "json": ("values",),
    "result": ("values",),
}
"""The modes that each format requests when the user names none."""
