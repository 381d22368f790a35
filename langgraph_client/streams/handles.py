"""Messages and tool calls that are still growing: what is asked of one reads on until it is there."""

from __future__ import annotations

import itertools
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from langgraph_client.protocol.message import Message
from langgraph_client.protocol.projections.drafts import Draft
from langgraph_client.protocol.projections.text import Text
from langgraph_client.protocol.projections.tools import Call
from langgraph_client.protocol.thread_events import ENDS, ThreadEvent
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
    def message_id(self) -> str | None:
        """The same as `id`."""
        return self._draft.id

    @property
    def node(self) -> str | None:
        """The graph's node that it comes from; None when the server does not say."""
        node: str | None = self._draft.metadata.get("langgraph_node")
        return node

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
        """The text: a str whose iteration gives its deltas, not its characters.

        It is there when all of it is; for the deltas as they come, iterate the handle.
        """
        draft = self._known()
        return Text(draft.text(), draft.pieces)

    @property
    def reasoning(self) -> str:
        """What the model thought before it spoke; its iteration gives the deltas, as that of `text`."""
        draft = self._known()
        return Text(draft.message().reasoning, draft.thoughts)

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
        """Why it ended early; None when it did not."""
        return self._known().error

    @property
    def output(self) -> Message:
        """The whole message; waits for its end. If it ended early, what had arrived."""
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
        return str(self.text)

    def __repr__(self) -> str:
        return f"MessageHandle(id={self.id!r}, role={self.role!r}, done={self.done!r})"


class ToolCallHandle:
    """A call of a tool.

    Attributes:
        id: The call's id, as the model's message has it.
        tool_call_id: The same.
        name: The tool.
        input: Its arguments.
        namespace: The path of subgraphs that it comes from.
    """

    def __init__(self, feed: Feed, call: Call) -> None:
        self._feed = feed
        self._call = call
        self.id = self.tool_call_id = call.id
        self.name, self.input, self.namespace = call.name, call.input, call.namespace

    @property
    def done(self) -> bool:
        """Whether the tool is done. Never waits."""
        return self._call.done

    @property
    def deltas(self) -> Iterator[Json]:
        """What the tool yields while it works, as it comes."""
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
