"""Projections of a thread: iterables of messages, tool calls, states and subgraphs, made from its events.

A projection reads one run, the one that is current when the iteration begins, from its start to its end.
"""

from __future__ import annotations

import abc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar

from langgraph_client.protocol.projections.messages import Messages
from langgraph_client.protocol.projections.plain import Extension, Payloads
from langgraph_client.protocol.projections.subgraphs import Subgraph, Subgraphs
from langgraph_client.protocol.projections.tools import ToolCalls
from langgraph_client.protocol.thread_events import CUSTOM, Filter
from langgraph_client.streams.handles import MessageHandle, ProjectionReader, Projector, ToolCallHandle
from langgraph_client.streams.shared_connection import Reader

PROJECTIONS: Final = ("values", "messages", "tool_calls", "subgraphs", "updates", "checkpoints", "tasks")
_NOT_PROJECTIONS: Final = ("lifecycle", "tools", "input")
"""The server's channels without a projection, so that a mistake is not taken for a graph's own channel."""

T = TypeVar("T")


class ReaderFactory(Protocol):
    """Reads a thread."""

    def current_run(self) -> str:
        """Return the current run; wait for one when there is none."""

    def reader(self, wanted: Filter, run_id: str) -> Reader:
        """Return a reader of a run."""

    def state(self) -> dict[str, Any]:
        """Return the thread's current state."""


class Projection(Generic[T]):
    """An iterable of a thread's items. Each iteration begins at the start of the current run."""

    def __init__(self, projection_set: ProjectionSet, name: str) -> None:
        self._projection_set = projection_set
        self._name = name

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in self._projection_set.items([self._name]))


class Values(Projection[Any]):
    """The thread's current state, then each change by the current run. `get()` waits for the run's end."""

    def __iter__(self) -> Iterator[Any]:
        yield from self._projection_set.state_now()
        yield from super().__iter__()

    def get(self) -> Any:
        """Return the state at the end of the run; wait for it.

        Examples:
            >>> with client.threads.stream(assistant_id="agent") as stream:
            ...     run = stream.run.start(input={"topic": "tea"})
            ...     stream.values.get()["joke"]
            'This is a joke about tea and cats'
        """
        return self._projection_set.output


class Extensions:
    """A graph's own channels by name. Each is a projection: `stream.extensions["progress"]`.

    It yields the events' data, which are dicts with this `name`: what a `StreamChannel` sent is under `payload`, and what
    the graph wrote as `writer({"name": "progress", …})` is the whole dict.

    Examples:
        >>> with client.threads.stream(assistant_id="custom") as stream:
        ...     run = stream.run.start(input={"count": 2, "name": "progress"})
        ...     [event["step"] for event in stream.extensions["progress"]]
        [1, 2]
    """

    def __init__(self, projection_set: ProjectionSet) -> None:
        self._projection_set = projection_set
        self._projections: dict[str, Projection[Any]] = {}

    def __getitem__(self, name: str) -> Projection[Any]:
        if not name:
            raise ValueError(f"name must be that of a channel, such as 'progress', got {name!r}")
        return self._projections.setdefault(name, Projection(self._projection_set, CUSTOM + name))


class ProjectionSet(abc.ABC):
    """The projections of a thread's graph, or of a subgraph.

    Attributes:
        values: Its state, at each change.
        messages: Its messages, one MessageHandle each.
        tool_calls: Its tool calls, one ToolCallHandle each.
        subgraphs: Its subgraphs, one level down, one SubgraphHandle each.
        extensions: Its own channels, by name.
    """

    def __init__(
        self, reader_factory: ReaderFactory, namespace: tuple[str, ...] = (), run_id: str | None = None
    ) -> None:
        self._reader_factory = reader_factory
        self._run_id = run_id
        self.namespace = namespace
        self.values = Values(self, "values")
        self.messages: Projection[MessageHandle] = Projection(self, "messages")
        self.tool_calls: Projection[ToolCallHandle] = Projection(self, "tool_calls")
        self.subgraphs: Projection[SubgraphHandle] = Projection(self, "subgraphs")
        self.subagents = self.subgraphs
        self.extensions = Extensions(self)

    def interleave_projections(self, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield the items of several projections, as pairs of name and item, in the server's order.

        Args:
            names: `values`, `messages`, `tool_calls`, `subgraphs`, `updates`, `checkpoints`, `tasks`, and the
                graph's own channels, with or without the prefix `custom:`.

        Raises:
            ValueError: There is no name, a name occurs twice, or is a channel of the server without a projection.

        Examples:
            >>> question = {"messages": [{"role": "user", "content": "Hello"}]}
            >>> with client.threads.stream(assistant_id="chat") as stream:
            ...     run = stream.run.start(input=question)
            ...     for name, item in stream.interleave_projections(["values", "messages"]):
            ...         print(name)
            values
            messages
            values
        """
        wanted = list(names)
        if not wanted or len(set(wanted)) < len(wanted):
            raise ValueError(f"names must be different, and at least one, got {wanted!r}")
        for name in wanted:
            if name in _NOT_PROJECTIONS or not name.removeprefix(CUSTOM):
                raise ValueError(
                    f"names must be {', '.join(PROJECTIONS)}, or of the graph's own channels, got {name!r}"
                    + (": tools are `tool_calls`" if name == "tools" else "")
                )
        return self.items(wanted)

    def items(self, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
        """Yield the items of several projections, without checking the names."""
        run_id = self._run_id or self._reader_factory.current_run()
        projectors = {name: _projector(name, self.namespace) for name in names}
        channels = frozenset(one for projector in projectors.values() for one in projector.channels)
        wanted = Filter(channels | {"lifecycle"} if self.namespace else channels)
        reader = ProjectionReader(self._reader_factory.reader(wanted, run_id), projectors, self.namespace)
        for name, item in reader:
            yield name, self._handle(name, item, reader, run_id)

    def state_now(self) -> Iterator[Any]:
        """Return the current state of the graph itself; nothing for a subgraph."""
        if not self.namespace and self._reader_factory.current_run():
            yield self._reader_factory.state()

    @property
    @abc.abstractmethod
    def output(self) -> Any:
        """The state at the end."""

    def _handle(self, name: str, item: Any, reader: ProjectionReader, run_id: str) -> Any:
        if name == "messages":
            return MessageHandle(reader, item)
        if name == "tool_calls":
            return ToolCallHandle(reader, item)
        return SubgraphHandle(self._reader_factory, item, reader, run_id) if name == "subgraphs" else item


class SubgraphHandle(ProjectionSet):
    """A subgraph, with the same projections one level down.

    Attributes:
        path: Its namespace.
        graph_name: Its name on the server.
        trigger_call_id: The task or tool call that started it, if the server names it.

    Examples:
        >>> with client.threads.stream(assistant_id="nested") as stream:
        ...     run = stream.run.start(input={"trail": []})
        ...     for subgraph in stream.subgraphs:
        ...         print(subgraph.graph_name, subgraph.output)
        middle {'trail': ['outer', 'middle', 'inner']}
    """

    def __init__(
        self, reader_factory: ReaderFactory, subgraph: Subgraph, reader: ProjectionReader, run_id: str
    ) -> None:
        super().__init__(reader_factory, subgraph.namespace, run_id)
        self.path = self.namespace
        self._subgraph = subgraph
        self._reader = reader
        self.graph_name = subgraph.graph_name
        self.trigger_call_id = subgraph.trigger_call_id

    @property
    def status(self) -> str:
        """Its status, as far as it was read: `started`, `running`, `completed`, `failed`, `interrupted`. Never waits."""
        return self._subgraph.status

    @property
    def error(self) -> str | None:
        """Why it failed; waits for its end."""
        self._reader.wait_for(lambda: self._subgraph.done)
        return self._subgraph.error

    @property
    def output(self) -> Any:
        """Its last state; waits for its end."""
        self._reader.wait_for(lambda: self._subgraph.done)
        last: deque[Any] = deque(self.values, maxlen=1)
        return last[0] if last else None

    def __repr__(self) -> str:
        return f"SubgraphHandle(namespace={self.namespace!r}, graph_name={self.graph_name!r}, status={self.status!r})"


def _projector(name: str, namespace: tuple[str, ...]) -> Projector:
    if name == "messages":
        return Messages(namespace)
    if name == "tool_calls":
        return ToolCalls(namespace)
    if name == "subgraphs":
        return Subgraphs(namespace)
    if name in ("values", "updates", "checkpoints", "tasks"):
        return Payloads(name, namespace)
    return Extension(name.removeprefix(CUSTOM), namespace)
