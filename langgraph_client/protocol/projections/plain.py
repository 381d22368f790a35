"""Channels whose events are values already: `values`, `updates`, `checkpoints`, `tasks`, and a graph's own."""

from __future__ import annotations

from langgraph_client.protocol.thread_events import CUSTOM, ThreadEvent
from langgraph_client.types import Json


class Payloads:
    """Events in, their data out.

    Args:
        channel: The channel.
        namespace: Where: in this namespace exactly.
    """

    def __init__(self, channel: str, namespace: tuple[str, ...] = ()) -> None:
        self.channels = frozenset({channel})
        self._channel = channel
        self._namespace = namespace

    def add(self, event: ThreadEvent) -> list[Json]:
        """Take an event."""
        return [event.data] if event.method == self._channel and event.namespace == self._namespace else []

    def end(self, error: str | None = None) -> None:
        """Nothing is ever open."""


class Extension:
    """Events of a graph's own channel in, their data out: `name`, and `payload` or whatever the graph wrote.

    Args:
        name: The channel's name.
        namespace: Where: in this namespace or below.
    """

    def __init__(self, name: str, namespace: tuple[str, ...] = ()) -> None:
        self.channels = frozenset({CUSTOM + name})
        self._name = name
        self._namespace = namespace

    def add(self, event: ThreadEvent) -> list[Json]:
        """Take an event."""
        below = event.namespace[: len(self._namespace)] == self._namespace
        return [event.data] if event.name == self._name and below else []

    def end(self, error: str | None = None) -> None:
        """Nothing is ever open."""
