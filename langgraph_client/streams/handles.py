"""Handles of messages and tool calls that are still incomplete. Their attributes read events until the value is there."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from langgraph_client.protocol.message import Message
from langgraph_client.protocol.projections.builders import MessageBuilder
from langgraph_client.protocol.projections.text import Text
from langgraph_client.protocol.projections.tools import Call
from langgraph_client.protocol.thread_events import ENDS, BufferedEvent
from langgraph_client.streams.shared_connection import Reader
from langgraph_client.types import Json

T = TypeVar("T")


class Projector(Protocol):
    """Makes items from events; returns each item at its first event."""

    channels: frozenset[str]

    def add(self, event: BufferedEvent) -> Sequence[Any]:
        """Add an event."""

    def end(self, error: str | None = None) -> None:
        """Record that no more events will arrive."""


class ProjectionReader:
    """Reads events with one reader, and makes items from them; earlier handles are filled as long as events are read.

    Args:
        reader: Yields the events.
        projectors: Makes items from them, by name.
        namespace: The subgraph whose end is the feed's; the run's own end is when it is empty.
    """

    def __init__(self, reader: Reader, projectors: Mapping[str, Projector], namespace: tuple[str, ...] = ()) -> None:
        self._reader = reader
        self._namespace = namespace
        self._batches = iter(reader)
        self._projectors = list(projectors.items())
        self._items: deque[tuple[str, Any]] = deque()
        self._lock = threading.RLock()
        self._over = False
        self._steps = 0

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        while self.wait_for(lambda: bool(self._items)):
            yield self._items.popleft()

    def wait_for(self, ready: Callable[[], bool]) -> bool:
        """Read until a condition is true. Returns False if the run ended before."""
        while True:
            step = self._steps
            if ready():
                return True
            with self._lock:
                if step == self._steps and not self._advance():  # or else another thread has read meanwhile
                    return ready()

    def follow(self, items: Sequence[T], is_done: Callable[[], bool]) -> Iterator[T]:
        """Yield the items of a list, also those that are added later, until it is complete."""
        position = 0
        while True:
            if position >= len(items):
                self.wait_for(lambda at=position: len(items) > at or is_done())  # type: ignore[misc]
            if position >= len(items):
                return
            yield items[position]
            position += 1

    def _advance(self) -> bool:
        self._steps += 1
        batch = None if self._over else next(self._batches, None)
        if batch is None:
            log = self._reader.log
            self._end(log.error if log is not None and log.status == "failed" else None)
            return False
        projectors, namespace = self._projectors, self._namespace
        for event in batch:
            for name, projector in projectors:
                if items := projector.add(event):
                    self._items.extend((name, item) for item in items)
            if namespace and event.namespace == namespace and event.phase in ENDS:
                self._end(event.data.get("error"))
                break
        return True

    def _end(self, error: str | None) -> None:
        if not self._over:
            self._over = True
            for _, projector in self._projectors:
                projector.end(error)


class MessageHandle:
    """A message, possibly still incomplete. Iterating it yields its text, delta by delta.

    During an iteration, its attributes have what has arrived so far; otherwise they wait for the complete message.

    Examples:
        >>> question = {"messages": [{"role": "user", "content": "Hello"}]}
        >>> with client.threads.stream(assistant_id="chat") as stream:
        ...     run = stream.run.start(input=question)
        ...     for message in stream.messages:
        ...         print(message.role, list(message))
        ai ['You ', 'said: ', 'Hello']
    """

    def __init__(self, reader: ProjectionReader, builder: MessageBuilder) -> None:
        self._reader = reader
        self._builder = builder
        self._iterated = False

    @property
    def id(self) -> str | None:
        """The message's ID."""
        return self._builder.id

    @property
    def message_id(self) -> str | None:
        """The same as `id`."""
        return self._builder.id

    @property
    def node(self) -> str | None:
        """The graph's node that it comes from; None when unknown."""
        node: str | None = self._builder.metadata.get("langgraph_node")
        return node

    @property
    def role(self) -> str:
        """The author's role: `ai`, `human`, `system`, `tool`."""
        return self._builder.role

    @property
    def namespace(self) -> tuple[str, ...]:
        """The path of subgraphs that it comes from."""
        return self._builder.namespace

    @property
    def done(self) -> bool:
        """Whether it is complete. Never waits."""
        return self._builder.done

    @property
    def text(self) -> str:
        """The complete text; waits for it. A str whose iteration yields its deltas, not its characters.

        For the deltas as they arrive, iterate the handle.
        """
        builder = self._known()
        return Text(builder.text(), builder.pieces)

    @property
    def reasoning(self) -> str:
        """The model's reasoning; iterating it yields the deltas, like `text`."""
        builder = self._known()
        return Text(builder.message().reasoning, builder.thoughts)

    @property
    def tool_calls(self) -> list[dict[str, Any]]:
        """The tool calls: dicts with `name`, `args` and `id`."""
        return self._known().message().tool_calls

    @property
    def usage(self) -> dict[str, Any] | None:
        """The numbers of tokens; None when unknown."""
        return self._known().usage

    @property
    def error(self) -> str | None:
        """Why it ended early; None when it did not."""
        return self._known().error

    @property
    def output(self) -> Message:
        """The complete message; waits for its end. If it ended early, what had arrived."""
        self._reader.wait_for(self._is_done)
        return self._builder.message()

    def __iter__(self) -> Iterator[str]:
        self._iterated = True
        try:
            yield from self._reader.follow(self._builder.pieces, self._is_done)
        finally:
            self._iterated = False

    def _known(self) -> MessageBuilder:
        if not self._iterated:
            self._reader.wait_for(self._is_done)
        return self._builder

    def _is_done(self) -> bool:
        return self._builder.done

    def __str__(self) -> str:
        return str(self.text)

    def __repr__(self) -> str:
        return f"MessageHandle(id={self.id!r}, role={self.role!r}, done={self.done!r})"


class ToolCallHandle:
    """A tool call, possibly still running.

    Attributes:
        id: The call's ID, as in the model's message.
        tool_call_id: The same.
        name: The tool.
        input: Its arguments.
        namespace: The path of subgraphs that it comes from.

    Examples:
        >>> question = {"messages": [{"role": "user", "content": "Oslo"}]}
        >>> with client.threads.stream(assistant_id="tools") as stream:
        ...     run = stream.run.start(input=question)
        ...     for call in stream.tool_calls:
        ...         print(call.name, call.input, call.error)
        forecast {'city': 'Oslo'} None
        population {'city': 'Oslo'} None
        broken {'city': 'Oslo'} no such city: Oslo
    """

    def __init__(self, reader: ProjectionReader, call: Call) -> None:
        self._reader = reader
        self._call = call
        self.id = self.tool_call_id = call.id
        self.name, self.input, self.namespace = call.name, call.input, call.namespace

    @property
    def done(self) -> bool:
        """Whether the tool has finished. Never waits."""
        return self._call.done

    @property
    def deltas(self) -> Iterator[Json]:
        """The output that the tool sends while it runs, as it arrives."""
        return self._reader.follow(self._call.deltas, lambda: self._call.done)

    @property
    def output(self) -> Json:
        """What the tool returned; waits for it. None when it failed."""
        self._reader.wait_for(lambda: self._call.done)
        return self._call.output

    @property
    def error(self) -> str | None:
        """Why it failed; waits for its end. None when it did not."""
        self._reader.wait_for(lambda: self._call.done)
        return self._call.error

    def __repr__(self) -> str:
        return f"ToolCallHandle(id={self.id!r}, name={self.name!r}, input={self.input!r}, done={self.done!r})"
