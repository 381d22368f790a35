"""Events of the thread protocol: what happened, where in the graph, and in which run.

An event belongs to the run whose root `lifecycle` event `running` was the last one before it. Only events that the server
synthesizes name their run, in their ID.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from sys import intern
from typing import TYPE_CHECKING, Any, Final

from langgraph_client import codec
from langgraph_client.deprecation import renamed_attribute
from langgraph_client.errors import ProtocolError
from langgraph_client.model_base import Model, deep_copy
from langgraph_client.types import Json

CHANNELS: Final = ("values", "updates", "messages", "tools", "lifecycle", "input", "tasks", "checkpoints", "custom")
CUSTOM: Final = "custom:"
"""The prefix of a graph's own channels."""
ALWAYS: Final = frozenset({"lifecycle", "input"})
"""Channels that are always requested, because they show the end of a run."""
ENDS: Final = ("completed", "failed", "interrupted")
"""The `lifecycle` events at the end of a graph."""
INPUT_REQUESTED: Final = "input.requested"
_MADE_UP = re.compile(r"synth:([^:|]+)[:|]")
_SHOWN: Final = 200
_DELTA: Final = "content-block-delta"
GROWS: Final = {
    "text-delta": "text",
    "reasoning-delta": "reasoning",
    "tool-call-delta": "args",
    "data-delta": "data",
}
"""The type of a delta → the field that has the text to add."""
_FIELDS: Final = len(("type", "event_id", "seq", "method", "params"))
_PARAMS: Final = {"namespace", "timestamp", "data"}


class _EventProperties:
    """What the fields of an event say, in both of its forms."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def method(self) -> str: ...

        @property
        def event_id(self) -> str | None: ...

        @property
        def data(self) -> Json: ...

    @property
    def name(self) -> str | None:
        """The `name` in the data of a `custom` event: that of the graph's own channel that it comes from."""
        return name_of(self.data) if self.method == "custom" else None

    @property
    def live_only(self) -> bool:
        """Whether the server never stores it: a graph pushed it to its own channel, and did not write it as custom."""
        return self.name is not None and "payload" in self.data

    @property
    def run_id(self) -> str | None:
        """The run, if the event's ID names it."""
        match = _MADE_UP.match(self.event_id or "")
        return match[1] if match else None

    @property
    def is_stored(self) -> bool:
        """Whether the server stores it: it is neither synthetic nor live-only."""
        return self.run_id is None and not self.live_only

    @property
    def phase(self) -> str | None:
        """The phase in a `lifecycle` event: `started`, `running`, `completed`, `failed`, `interrupted`."""
        return self.data.get("event") if self.method == "lifecycle" and isinstance(self.data, dict) else None


class ThreadEvent(_EventProperties, Model):
    """An event: a dict, as the server sent it, with attributes. It is the caller's own: changing it changes no other one.

    Attributes:
        type: Always `event`.
        method: The kind of event: its channel, or `input.requested` for the channel `input`.
        params: Its parameters: `namespace`, `timestamp`, `data`, and what else the server sends.
    """

    type: str
    method: str
    params: dict[str, Any]

    @property
    def event_id(self) -> str | None:
        """The event's ID, which is the same on another connection."""
        return self.get("event_id")

    @property
    def seq(self) -> int | None:
        """The event's number on its connection."""
        return self.get("seq")

    @property
    def namespace(self) -> tuple[str, ...]:
        """The path of subgraphs that it comes from; empty for the graph itself."""
        return tuple(self.params.get("namespace") or ())

    @property
    def timestamp(self) -> int | None:
        """When the server sent it, in milliseconds."""
        return self.params.get("timestamp")

    @property
    def data(self) -> Json:
        """The payload."""
        return self.params.get("data")

    @property
    def delta(self) -> tuple[int, str, str] | None:
        """Index, kind and text of a message's delta in its usual form; None for all other events."""
        return delta_of(self.data)

    @property
    def extra(self) -> dict[str, Any]:
        """The other parameters that the server sent, such as the `node` of an update."""
        return {key: value for key, value in self.params.items() if key not in _PARAMS}

    @property
    def node(self) -> str | None:
        """The graph's node that it comes from, if the server names it."""
        return self.params.get("node")

    @property
    def channel(self) -> str:
        """Its channel."""
        return "input" if self.method == INPUT_REQUESTED else self.method

    more = renamed_attribute("more", "extra")
    kept = renamed_attribute("kept", "is_stored")


class BufferedEvent(_EventProperties):
    """An event as it is buffered: a few fields take less memory than the dicts that the server sent.

    Attributes:
        delta: Index, kind and text of a message's delta in its usual form, which most events of a run have. It is kept
            instead of the two dicts of such a payload.
        size: The size of the frame that it arrived in, in bytes or characters.
    """

    __slots__ = ("_data", "_seq", "_timestamp", "_unusual", "delta", "event_id", "method", "namespace", "size")

    def __init__(self, raw: dict[str, Any], size: int = 0) -> None:
        self.size = size
        params = raw["params"]
        self.method: str = intern(raw["method"])
        self.event_id: str | None = raw.get("event_id")
        self._seq: int | None = raw.get("seq")
        namespace = params.get("namespace")
        self.namespace: tuple[str, ...] = tuple(namespace) if namespace else ()
        self._timestamp: int | None = params.get("timestamp")
        data = params.get("data")
        self.delta = delta_of(data)
        self._data: Json = None if self.delta else data
        # Not by sets of keys, which take three times as long.
        usual = len(raw) == _FIELDS and "type" in raw and "event_id" in raw and "seq" in raw
        usual = usual and len(params) == len(_PARAMS) and "timestamp" in params and "data" in params
        self._unusual = None if usual and type(namespace) is list else raw

    @property
    def data(self) -> Json:
        """The payload. That of a delta is created at each access."""
        if self.delta is None:
            return self._data
        index, kind, piece = self.delta
        return {"event": _DELTA, "index": index, "delta": {"type": kind, GROWS[kind]: piece}}

    def to_event(self) -> ThreadEvent:
        """Return the event as the server sent it, sharing nothing that can be changed."""
        if self._unusual:
            return ThreadEvent(deep_copy(self._unusual))
        data = deep_copy(self._data) if self.delta is None else self.data
        params = {"namespace": list(self.namespace), "timestamp": self._timestamp, "data": data}
        return ThreadEvent(type="event", event_id=self.event_id, seq=self._seq, method=self.method, params=params)


class Interrupt(Model):
    """A pending interrupt of a graph: a dict whose keys are attributes as well.

    Attributes:
        interrupt_id: The ID that a response names.
        value: The argument of the graph's `interrupt(…)`.
        namespace: The path of the subgraph that interrupted; empty for the graph itself.
    """

    interrupt_id: str
    value: Json
    namespace: list[str]


class Filter:
    """A filter of events.

    Args:
        channels: Only these channels.
        namespaces: Only these namespaces and those below; None means all.
        depth: The maximum number of steps below.

    Raises:
        ValueError: There is no such channel, or none at all.
    """

    def __init__(
        self, channels: Iterable[str], namespaces: Iterable[Sequence[str]] | None = None, depth: int | None = None
    ) -> None:
        self.channels = frozenset(channels)
        check_channels(self.channels)
        self._methods = {INPUT_REQUESTED if one == "input" else one for one in self.channels}
        self._names = {one.removeprefix(CUSTOM) for one in self.channels if one.startswith(CUSTOM)}
        self._prefixes = None if namespaces is None else [tuple(one) for one in namespaces]
        self._depth = depth

    def __call__(self, event: BufferedEvent) -> bool:
        """Return whether an event passes the filter."""
        return (event.method in self._methods or event.name in self._names) and (
            self._prefixes is None or any(self._is_below(event.namespace, prefix) for prefix in self._prefixes)
        )

    def select(self, events: Iterable[BufferedEvent]) -> list[BufferedEvent]:
        """Return the events that pass the filter."""
        if self._names or self._prefixes is not None:
            return list(filter(self, events))
        methods = self._methods
        return [event for event in events if event.method in methods]

    def _is_below(self, namespace: tuple[str, ...], prefix: tuple[str, ...]) -> bool:
        steps = len(namespace) - len(prefix)
        near = steps >= 0 and (self._depth is None or steps <= self._depth)
        return near and all(map(_is_same_step, namespace, prefix))


def check_channels(channels: Iterable[str]) -> None:
    """Raise for channels that no server has.

    Raises:
        ValueError: There is one, or there are none.
    """
    given = list(channels)
    unknown = [one for one in given if one not in CHANNELS and not (one.startswith(CUSTOM) and len(one) > len(CUSTOM))]
    if unknown or not given:
        what = f"no such channel: {unknown[0]!r}" if unknown else "no channel given"
        raise ValueError(f"{what}; the channels are {', '.join(CHANNELS)} and custom:<name>")


def decode(data: bytes | str) -> dict[str, Any]:
    """Decode a frame: an event, the response to a command, or an error.

    Raises:
        ProtocolError: It is none of these.
    """
    content = data.encode() if isinstance(data, str) else data
    try:
        frame = codec.try_loads(content)
    except ValueError:
        frame = _load(content)
    if isinstance(frame, dict):
        kind = frame.get("type")
        if kind == "event" and _is_event(frame):
            return frame
        if kind not in (None, "event"):
            return frame
    raise ProtocolError(f"a frame of the thread's stream is neither event nor answer: {data[:_SHOWN]!r}")


def _is_event(frame: dict[str, Any]) -> bool:
    """Return whether the fields that identify an event have the expected types; the data can be anything."""
    params = frame.get("params")
    if not isinstance(params, dict) or not isinstance(frame.get("method"), str):
        return False
    namespace = params.get("namespace")
    named = isinstance(frame.get("event_id"), (str, type(None)))
    return named and (
        not namespace or (isinstance(namespace, list) and all(isinstance(step, str) for step in namespace))
    )


def _load(data: bytes) -> Any:
    try:
        return codec.loads(data)
    except ValueError as error:
        raise ProtocolError(f"a frame of the thread's stream is no JSON ({error}): {data[:_SHOWN]!r}") from error


def name_of(data: Json) -> str | None:
    """Return the `name` of the channel `custom:<name>` for data that a graph writes as custom; None without one."""
    name = data.get("name") if isinstance(data, dict) else None
    return name if isinstance(name, str) else None


def interrupt_of(event: BufferedEvent) -> Interrupt | None:
    """Return the interrupt in an event; None when there is none."""
    data = event.data
    if event.method != INPUT_REQUESTED or not isinstance(data, dict) or not isinstance(data.get("interrupt_id"), str):
        return None
    return Interrupt(
        interrupt_id=data["interrupt_id"], value=deep_copy(data.get("payload")), namespace=list(event.namespace)
    )


def delta_of(data: Json) -> tuple[int, str, str] | None:
    """Return index, kind and text of a delta that has nothing else; None for any other payload."""
    if not isinstance(data, dict) or data.get("event") != _DELTA or len(data) != len(("event", "index", "delta")):
        return None
    index, delta = data.get("index"), data.get("delta")
    if type(index) is not int or not isinstance(delta, dict) or len(delta) != len(("type", "text")):
        return None
    kind = delta.get("type")
    if not isinstance(kind, str) or kind not in GROWS:
        return None
    piece = delta.get(GROWS[kind])
    return (index, intern(kind), piece) if isinstance(piece, str) else None


def _is_same_step(step: str, wanted: str) -> bool:
    """Return whether a step matches: by its task's ID, or by the node alone."""
    return step == wanted or (":" not in wanted and step.partition(":")[0] == wanted)
