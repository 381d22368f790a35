"""Makes tool calls from the events of the channel `tools`, of one namespace. Every event names its call."""

from __future__ import annotations

from typing import Any

from langgraph_client.model_base import deep_copy
from langgraph_client.protocol.message import as_text
from langgraph_client.protocol.thread_events import BufferedEvent
from langgraph_client.types import Json


class Call:
    """One call of a tool.

    Attributes:
        id: The call's ID, as in the model's message.
        name: The tool.
        input: Its arguments.
        namespace: The path of subgraphs that it comes from.
        deltas: Output that it sent while it ran.
        output: What it returned.
        error: Why it failed.
        done: Whether it has ended.
    """

    def __init__(self, start: dict[str, Any], namespace: tuple[str, ...]) -> None:
        self.id = as_text(start.get("tool_call_id"))
        self.name = as_text(start.get("tool_name") or "")
        self.input: Json = deep_copy(start.get("input"))
        self.namespace = namespace
        self.deltas: list[Json] = []
        self.output: Json = None
        self.error: str | None = None
        self.done = False

    def add(self, data: dict[str, Any]) -> None:
        """Add an event."""
        kind = data.get("event")
        if kind == "tool-output-delta":
            self.deltas.append(deep_copy(data.get("delta")))
        elif kind == "tool-finished":
            self.output, self.done = deep_copy(data.get("output")), True
        elif kind == "tool-error":
            self.fail(as_text(data.get("message") or data.get("code") or "error"))

    def fail(self, error: str) -> None:
        """End the call with an error."""
        self.error, self.done = error, True


class ToolCalls:
    """Makes tool calls from events.

    Args:
        namespace: Only events of exactly this namespace.
    """

    channels = frozenset({"tools"})

    def __init__(self, namespace: tuple[str, ...] = ()) -> None:
        self._namespace = namespace
        self._open: dict[str, Call] = {}

    def add(self, event: BufferedEvent) -> list[Call]:
        """Add an event, and return the call that begins with it."""
        data = event.data
        if event.method != "tools" or event.namespace != self._namespace or not isinstance(data, dict):
            return []
        name = as_text(data.get("tool_call_id"))
        call = self._open.get(name)
        begun = []
        if call is None or data.get("event") == "tool-started":
            call = self._open[name] = Call(data, event.namespace)
            begun = [call]
        call.add(data)
        if call.done:
            del self._open[name]
        return begun

    def end(self, error: str | None = None) -> None:
        """Note the end of the events: incomplete calls end with an error."""
        for call in self._open.values():
            call.fail(error or "the run ended before the tool")
        self._open.clear()
