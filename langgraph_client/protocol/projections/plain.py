"""Projections of channels whose events already are values: `values`, `updates`, `checkpoints`, `tasks`, and a graph's own."""

from __future__ import annotations

from langgraph_client.model_base import deep_copy
from langgraph_client.protocol.thread_events import CUSTOM, BufferedEvent
from langgraph_client.types import Json


class Payloads:
    """Yields the data of events.

    Args:
        channel: The channel.
        namespace: Only events of exactly this namespace.
    """

    def __init__(self, channel: str, namespace: tuple[str, ...] = ()) -> None:
        self.channels = frozenset({channel})
        self._channel = channel
        self._namespace = namespace

    def add(self, event: BufferedEvent) -> list[Json]:
        """Return a copy of the event's data."""
        return [deep_copy(event.data)] if event.method == self._channel and event.namespace == self._namespace else []

    def end(self, error: str | None = None) -> None:
        """Do nothing: no item is ever incomplete."""


class Extension:
    """Yields the data of a graph's own channel: `name`, and `payload` or whatever the graph wrote.

    Args:
        name: The channel's name.
        namespace: Only events of this namespace and below.
    """

    def __init__(self, name: str, namespace: tuple[str, ...] = ()) -> None:
        self.channels = frozenset({CUSTOM + name})
        self._name = name
        self._namespace = namespace

    def add(self, event: BufferedEvent) -> list[Json]:
        """Return a copy of the event's data."""
        below = event.namespace[: len(self._namespace)] == self._namespace
        return [deep_copy(event.data)] if event.name == self._name and below else []

    def end(self, error: str | None = None) -> None:
        """Do nothing: no item is ever incomplete."""
