"""Parts and streams with typed data. The types exist only for type checkers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from langgraph_client import models
from langgraph_client.protocol.events import INTERRUPT_KEY, StreamPart

if TYPE_CHECKING:
    from typing_extensions import Self

    from langgraph_client.streams.run import RunStream

DataT = TypeVar("DataT")
StateT = TypeVar("StateT")


class TypedPart(StreamPart, Generic[DataT]):
    """A StreamPart whose data have a type. The class exists only for type checkers: a stream yields StreamParts."""

    data: DataT


class TypedThreadState(models.ThreadState, Generic[StateT]):
    """A ThreadState whose values have a type. The class exists only for type checkers, like TypedPart."""

    values: StateT


_EVENTS = {"messages-tuple": "messages"}
"""Mode → the name of its parts, if that differs from the mode's."""


class TypedRunStream(Iterator[TypedPart[DataT]], Generic[DataT]):
    """The parts of a run that have a known type: those of the requested modes.

    An iterator and a context manager. It omits the part `metadata` (see `run_id`), an `error` (which raises RunFailed)
    and, in mode `updates`, the part that shows an interrupt (see `interrupts`).

    Attributes:
        stream: The underlying stream, with its full API.
    """

    def __init__(self, stream: RunStream, modes: Sequence[str], read: Callable[[str, Any], Any]) -> None:
        self.stream = stream
        self._events = {_EVENTS.get(mode, mode) for mode in modes}
        self._read = read

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> TypedPart[DataT]:
        for part in self.stream:
            mode = part.mode.partition("/")[0]
            if mode in self._events and not (mode == "updates" and INTERRUPT_KEY in part.data):
                typed: Any = part if part.namespace else part._replace(data=self._read(mode, part.data))
                return cast("TypedPart[DataT]", typed)
        raise StopIteration

    @property
    def run_id(self) -> str | None:
        """The run's ID; None until the server names it."""
        return self.stream.run_id

    @property
    def thread_id(self) -> str | None:
        """The run's thread."""
        return self.stream.thread_id

    @property
    def status(self) -> str | None:
        """The run's status, once the stream has ended."""
        return self.stream.status

    @property
    def interrupts(self) -> list[Any]:
        """The open interrupts. See `RunStream.interrupts`."""
        return self.stream.interrupts

    @property
    def bookmark(self) -> str | None:
        """A short str with which `resume` resumes; None until the server names the run."""
        return self.stream.bookmark

    def respond(self, response: Any, interrupt_id: str | None = None, **options: Any) -> TypedRunStream[DataT]:
        """Resume the graph with the response to an interrupt. See `RunStream.respond`."""
        stream = self.stream.respond(response, interrupt_id, **options)
        return TypedRunStream(stream, list(self._events), self._read)

    def close(self) -> None:
        """End the stream, from any thread."""
        self.stream.close()
