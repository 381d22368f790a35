"""What becomes of a stream's parts: text for people, a line of JSON a part, one document at the end, or the result."""

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
"""Parts that come with every mode."""
_INTERRUPTS = "__interrupt__"


@attrs.frozen(kw_only=True)
class End:
    """How it ended, as far as it is known.

    Attributes:
        stream: The run's stream.
        error: What ended it early, or that its result is not available; None when the run is over.
        result: The final state of a run that succeeded, or waits for a human.
    """

    stream: RunStream
    error: BaseException | None = None
    result: Any = None

    @property
    def status(self) -> str | None:
        """The run's status; `interrupted` also when it waits for a human, None when it goes on."""
        waits = self.stream.status == "success" and self.stream.interrupts
        return "interrupted" if waits else self.stream.status


class Printer(abc.ABC):
    """Takes the parts of a stream and writes them out.

    Attributes:
        out: Where to.
    """

    def __init__(self, out: Plain, asked: Collection[str] = ()) -> None:
        self.out = out
        self._asked = {mode.removesuffix("-tuple") for mode in asked}
        self._at_work: dict[str, str] = {}
        self._state: Any = None

    def part(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        """Take a part."""
        data: Any = part.data
        if part.event == "values" and isinstance(data, dict):
            self._state = {key: value for key, value in data.items() if key != _INTERRUPTS}
        if part.mode == "tasks" and isinstance(data, dict):
            self._note_task(data)
        self._print(part, stream)

    def state(self, ask: Callable[[], Any]) -> Any:
        """The graph's last state: as it came, else asked for."""
        return ask() if self._state is None else self._state

    @abc.abstractmethod
    def end(self, end: End) -> None:
        """Write what comes last."""

    def close(self) -> None:
        """Write what is held back, and leave the last line whole."""
        self.out.close()

    @property
    def needs_result(self) -> bool:
        """Whether the end is to have the result."""
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
    """What models say, as they say it; parts that were asked for, a line each; else the final state."""

    def __init__(self, out: Plain, asked: Collection[str] = (), *, every: bool = False) -> None:
        super().__init__(out, asked)
        self._every = every
        self._speech = Speech()
        self._silent = True

    @property
    def needs_result(self) -> bool:
        """Whether nothing else was to be written."""
        return self._silent and not self._asked

    def close(self) -> None:
        """Let everybody finish."""
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
        """Write the final state when nothing else was."""
        if end.error is None and end.status == "success" and self.needs_result:
            self.out.document(end.result)


class Jsonl(Printer):
    """An object a part: `event`, `data`, `id`, and the `bookmark` with which to go on after it."""

    @property
    def needs_result(self) -> bool:
        """Never: the parts are all there is."""
        return False

    def end(self, end: End) -> None:
        """Nothing comes last."""

    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        if not self._asked or part.event in _NOT_ASKED or self._wants(part):
            self.out.object({"event": part.event, "data": part.data, "id": part.id, "bookmark": stream.bookmark})


class Document(Printer):
    """One object at the end, however it ended."""

    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        pass

    def end(self, end: End) -> None:
        """Write it."""
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
    """The final state, and nothing else."""

    def _print(self, part: StreamPart, stream: RunStream | ThreadFeed) -> None:
        pass

    def end(self, end: End) -> None:
        """Write it."""
        if end.error is None and end.status == "success":
            self.out.document(end.result)


PRINTERS: dict[str, type[Printer]] = {"text": Text, "jsonl": Jsonl, "json": Document, "result": Result}
MODES: dict[str, tuple[str, ...]] = {
    "text": ("messages-tuple", "values"),
    "jsonl": ("values",),
    "json": ("values",),
    "result": ("values",),
}
"""What each asks of the server when nobody says which modes."""
