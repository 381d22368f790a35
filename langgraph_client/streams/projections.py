"""A thread's events as what they mean, each projection an iterable. All of one iteration's handles grow together.

A projection reads one run, the one that is current when the iteration begins, from its start to its end.
"""

from __future__ import annotations

import abc
import itertools
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

from langgraph_client.protocol.message import Message
from langgraph_client.protocol.projections.drafts import Draft
from langgraph_client.protocol.projections.messages import Messages
from langgraph_client.protocol.projections.plain import Extension, Payloads
from langgraph_client.protocol.projections.subgraphs import Subgraph, Subgraphs
from langgraph_client.protocol.projections.tools import Call, ToolCalls
from langgraph_client.protocol.thread_events import CUSTOM, ENDS, Filter, ThreadEvent
from langgraph_client.streams.pump import Reader
from langgraph_client.types import Json

T = TypeVar("T")


class Fold(Protocol):
    """Takes events and gives what begins with them."""

    channels: frozenset[str]

    def add(self, event: ThreadEvent) -> Sequence[Any]:
        """Take an event."""

    def end(self, error: str | None = None) -> None:
        """Note that nothing more will come."""


class Readers(Protocol):
    """Who can read a thread."""

    def current_run(self) -> str:
        """The run that is read now; waited for when there is none."""

    def reader(self, wanted: Filter, run_id: str) -> Reader:
        """A reader of a run."""

    def state(self) -> dict[str, Any]:
        """The thread's state now."""


class Feed:
    """One reader and what is made of its events; handles that were given out go on growing as long as somebody reads.

    Args:
        reader: Brings the events.
        folds: What to make of them, by name.
        namespace: The subgraph whose end is the feed's; the run's own end is when it is empty.
    """

    def __init__(self, reader: Reader, folds: Mapping[str, Fold], namespace: tuple[str, ...] = ()) -> None:
        self._reader = reader
        self._namespace = namespace
        self._batches = iter(reader)
        self._folds = list(folds.items())
        self._items: deque[tuple[str, Any]] = deque()
        self._lock = threading.RLock()
        self._over = False

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        while self.wait_for(lambda: bool(self._items)):
            yield self._items.popleft()

    def wait_for(self, ready: Callable[[], bool]) -> bool:
        """Read on until something is so. False when the run ended before."""
        while not ready():
            with self._lock:
                if not ready() and not self._advance():
                    return ready()
        return True

    def growing(self, items: Sequence[T], is_done: Callable[[], bool]) -> Iterator[T]:
        """What is in a list and what comes into it, until it is done."""
        for position in itertools.count():
            self.wait_for(lambda at=position: len(items) > at or is_done())  # type: ignore[misc]
            if len(items) <= position:
                return
            yield items[position]

    def _advance(self) -> bool:
        batch = None if self._over else next(self._batches, None)
        if batch is None:
            log = self._reader.log
            self._end(log.error if log is not None and log.status == "failed" else None)
            return False
        for event in batch:
            for name, fold in self._folds:
                for item in fold.add(event):
                    self._items.append((name, item))
            if self._namespace and event.namespace == self._namespace and event.phase in ENDS:
                self._end(event.data.get("error"))
                break
        return True

    def _end(self, error: str | None) -> None:
        if not self._over:
            self._over = True
            for _, fold in self._folds:
                fold.end(error)


class MessageHandle:
    """A message that is being said. Iterating it gives its text, piece by piece as it comes.

    What is asked of it while it is iterated is what has come so far; else it is waited for to its end.
    """

    def __init__(self, feed: Feed, draft: Draft) -> None:
        self._feed = feed
        self._draft = draft
        self._iterated = False

    @property
    def id(self) -> str | None:
        """The message's id."""
        return self._draft.id

    @property
    def role(self) -> str:
        """Who speaks: `ai`, `human`, `system`, `tool`."""
        return self._draft.role

    @property
    def namespace(self) -> tuple[str, ...]:
        """The path of subgraphs that it comes from."""
        return self._draft.namespace

    @property
    def done(self) -> bool:
        """Whether all of it has come. Never waits."""
        return self._draft.done

    @property
    def text(self) -> str:
        """The text."""
        return self._known().text()

    @property
    def reasoning(self) -> str:
        """What the model thought before it spoke."""
        return self._known().message().reasoning

    @property
    def tool_calls(self) -> list[dict[str, Any]]:
        """The tools to call: dicts with `name`, `args` and `id`."""
        return self._known().message().tool_calls

    @property
    def usage(self) -> dict[str, Any] | None:
        """How many tokens it took; None when nobody counted."""
        return self._known().usage

    @property
    def error(self) -> str | None:
        """Why it broke off; None when it did not."""
        return self._known().error

    @property
    def output(self) -> Message:
        """The whole message; waits for its end. What came of it, when it breaks off."""
        self._feed.wait_for(self._is_done)
        return self._draft.message()

    def __iter__(self) -> Iterator[str]:
        self._iterated = True
        try:
            yield from self._feed.growing(self._draft.pieces, self._is_done)
        finally:
            self._iterated = False

    def _known(self) -> Draft:
        if not self._iterated:
            self._feed.wait_for(self._is_done)
        return self._draft

    def _is_done(self) -> bool:
        return self._draft.done

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"MessageHandle(id={self.id!r}, role={self.role!r}, done={self.done!r})"


class ToolCallHandle:
    """A call of a tool.

    Attributes:
        id: The call's id, as the model's message has it.
        name: The tool.
        input: Its arguments.
        namespace: The path of subgraphs that it comes from.
    """

    def __init__(self, feed: Feed, call: Call) -> None:
        self._feed = feed
        self._call = call
        self.id, self.name, self.input, self.namespace = call.id, call.name, call.input, call.namespace

    @property
    def done(self) -> bool:
        """Whether the tool is done. Never waits."""
        return self._call.done

    @property
    def deltas(self) -> Iterator[Json]:
        """What it hands out while it works, as it comes."""
        return self._feed.growing(self._call.deltas, lambda: self._call.done)

    @property
    def output(self) -> Json:
        """What it returned; waits for it. None when it failed."""
        self._feed.wait_for(lambda: self._call.done)
        return self._call.output

    @property
    def error(self) -> str | None:
        """Why it failed; waits for its end. None when it did not."""
        self._feed.wait_for(lambda: self._call.done)
        return self._call.error

    def __repr__(self) -> str:
        return f"ToolCallHandle(id={self.id!r}, name={self.name!r}, input={self.input!r}, done={self.done!r})"


class Projection(Generic[T]):
    """An iterable of what happens on a thread. Each iteration begins at the start of the current run."""

    def __init__(self, scope: Scope, name: str) -> None:
        self._scope = scope
        self._name = name

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in self._scope.items([self._name]))


class Values(Projection[Any]):
    """The thread's state now, then each change of it in the current run. `get()` waits for the run's end."""

    def __iter__(self) -> Iterator[Any]:
        yield from self._scope.state_now()
        yield from super().__iter__()

    def get(self) -> Any:
        """The state at the end of the run."""
        return self._scope.output


class Extensions:
    """A graph's own channels by name: `stream.extensions["progress"]`."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def __getitem__(self, name: str) -> Projection[Any]:
        return Projection(self._scope, CUSTOM + name)


class Scope(abc.ABC):
    """The projections of a graph: of the thread's own, or of one that runs in it.

    Attributes:
        values: Its state, each time that it changes.
        messages: What is said in it, one MessageHandle a message.
        tool_calls: The tools that are called in it, one ToolCallHandle a call.
        subgraphs: The graphs in it, one level down, one SubgraphHandle each.
        extensions: Its own channels, by name.
    """

    def __init__(self, readers: Readers, namespace: tuple[str, ...] = (), run_id: str | None = None) -> None:
        self._readers = readers
        self._run_id = run_id
        self.namespace = namespace
        self.values = Values(self, "values")
        self.messages: Projection[MessageHandle] = Projection(self, "messages")
        self.tool_calls: Projection[ToolCallHandle] = Projection(self, "tool_calls")
        self.subgraphs: Projection[SubgraphHandle] = Projection(self, "subgraphs")
        self.subagents = self.subgraphs
        self.extensions = Extensions(self)

    def interleave_projections(self, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Several projections at once, as pairs of name and item, in the server's order.

        Args:
            names: `values`, `messages`, `tool_calls`, `subgraphs`, `updates`, `checkpoints`, `tasks`, and those of the
                graph's own channels, with `custom:` before them or without.

        Raises:
            ValueError: None is given, or one twice.
        """
        wanted = list(names)
        if not wanted or len(set(wanted)) < len(wanted):
            raise ValueError(f"names must be different, and at least one, got {wanted!r}")
        return self.items(wanted)

    def items(self, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
        """What interleave_projections gives, unchecked."""
        run_id = self._run_id or self._readers.current_run()
        folds = {name: _fold(name, self.namespace) for name in names}
        channels = frozenset(one for fold in folds.values() for one in fold.channels)
        wanted = Filter(channels | {"lifecycle"} if self.namespace else channels)
        feed = Feed(self._readers.reader(wanted, run_id), folds, self.namespace)
        for name, item in feed:
            yield name, self._handle(name, item, feed, run_id)

    def state_now(self) -> Iterator[Any]:
        """The state now of the graph itself; nothing for one in it."""
        if not self.namespace and self._readers.current_run():
            yield self._readers.state()

    @property
    @abc.abstractmethod
    def output(self) -> Any:
        """The state at the end."""

    def _handle(self, name: str, item: Any, feed: Feed, run_id: str) -> Any:
        if name == "messages":
            return MessageHandle(feed, item)
        if name == "tool_calls":
            return ToolCallHandle(feed, item)
        return SubgraphHandle(self._readers, item, feed, run_id) if name == "subgraphs" else item


class SubgraphHandle(Scope):
    """A graph that runs in the graph, with the same projections one level down.

    Attributes:
        graph_name: What the server calls it.
        trigger_call_id: The task or the tool's call that started it, as far as the server says so.
    """

    def __init__(self, readers: Readers, subgraph: Subgraph, feed: Feed, run_id: str) -> None:
        super().__init__(readers, subgraph.namespace, run_id)
        self._subgraph = subgraph
        self._feed = feed
        self.graph_name = subgraph.graph_name
        self.trigger_call_id = subgraph.trigger_call_id

    @property
    def status(self) -> str:
        """How it is, as far as it was read: `started`, `running`, `completed`, `failed`, `interrupted`. Never waits."""
        return self._subgraph.status

    @property
    def error(self) -> str | None:
        """Why it failed; waits for its end."""
        self._feed.wait_for(lambda: self._subgraph.done)
        return self._subgraph.error

    @property
    def output(self) -> Any:
        """The last state that it showed; waits for its end."""
        self._feed.wait_for(lambda: self._subgraph.done)
        last: deque[Any] = deque(self.values, maxlen=1)
        return last[0] if last else None

    def __repr__(self) -> str:
        return f"SubgraphHandle(namespace={self.namespace!r}, graph_name={self.graph_name!r}, status={self.status!r})"


def _fold(name: str, namespace: tuple[str, ...]) -> Fold:
    if name == "messages":
        return Messages(namespace)
    if name == "tool_calls":
        return ToolCalls(namespace)
    if name == "subgraphs":
        return Subgraphs(namespace)
    if name in ("values", "updates", "checkpoints", "tasks"):
        return Payloads(name, namespace)
    return Extension(name.removeprefix(CUSTOM), namespace)
