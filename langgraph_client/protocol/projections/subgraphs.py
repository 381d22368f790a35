"""Finds the subgraphs of a graph, one level down, from the events of the channel `lifecycle`."""

from __future__ import annotations

from typing import Any

from langgraph_client.protocol.message import as_text
from langgraph_client.protocol.thread_events import ENDS, BufferedEvent


class Subgraph:
    """One run of a subgraph.

    Attributes:
        namespace: Its path; the last step is the node and its task.
        graph_name: Its name on the server.
        cause: Why it was started, if the server says so.
        status: `started`, `running`, `completed`, `failed` or `interrupted`.
        error: Why it failed.
        done: Whether it has ended.
    """

    def __init__(self, namespace: tuple[str, ...], data: dict[str, Any]) -> None:
        self.namespace = namespace
        self.graph_name: str | None = data.get("graph_name")
        self.trigger_call_id: str | None = data.get("trigger_call_id")
        self.cause: Any = data.get("cause")
        self.status = "started"
        self.error: str | None = None
        self.done = False

    def add(self, data: dict[str, Any]) -> None:
        """Add an event."""
        self.status = as_text(data.get("event") or self.status)
        self.error = data.get("error") or self.error
        self.done = self.status in ENDS


class Subgraphs:
    """Finds subgraphs in events.

    Args:
        namespace: Only events one step below this namespace.
    """

    channels = frozenset({"lifecycle"})

    def __init__(self, namespace: tuple[str, ...] = ()) -> None:
        self._namespace = namespace
        self._known: dict[tuple[str, ...], Subgraph] = {}

    def add(self, event: BufferedEvent) -> list[Subgraph]:
        """Add an event, and return the subgraph that begins with it."""
        path, data = event.namespace, event.data
        if event.method != "lifecycle" or not isinstance(data, dict) or path[:-1] != self._namespace or not path:
            return []
        known = self._known.get(path)
        begun = [] if known else [Subgraph(path, data)]
        known = self._known[path] = known or begun[0]
        known.add(data)
        return begun

    def end(self, error: str | None = None) -> None:
        """Note the end of the events: open subgraphs end like the run."""
        for one in self._known.values():
            if not one.done:
                one.status, one.error, one.done = "failed" if error else "completed", error, True
