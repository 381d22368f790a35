"""The parts of a stream that users get: events with a name, an ID and decoded data."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from operator import length_hint
from typing import TYPE_CHECKING, Any, ClassVar

from langgraph_client import codec
from langgraph_client.errors import ProtocolError
from langgraph_client.protocol.items import Batch, Event
from langgraph_client.types import Json

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

INTERRUPT_KEY = "__interrupt__"
_INTERRUPTS = {"values": INTERRUPT_KEY, "updates": INTERRUPT_KEY, "tasks": "interrupts", "debug": "interrupts"}
"""The key under which parts of a mode show interrupts."""
_LEARNT = frozenset({"metadata", "error", "end", "tasks", "debug"})
"""Events that a stream itself has to read."""
HEARTBEAT = "heartbeat"
"""The name of a heartbeat's part. The server has no mode of that name."""
_SHOWN = 200


if TYPE_CHECKING:
    # For a type checker, a named tuple of three unpacks into three, and a pair has no third item.
    class _Fields(tuple[str, Any, Unpack[tuple[Any, ...]]]):
        __slots__ = ()

        event: str
        data: Json
        id: str | None

        _fields: ClassVar[tuple[str, str, str]]
        __match_args__ = ("event", "data", "id")

        def __new__(cls, event: str, data: Json, id: str | None = None) -> Self: ...

        @classmethod
        def _make(cls, iterable: Iterable[Any]) -> Self: ...
else:
    _Fields = namedtuple("_Fields", ("event", "data", "id"), defaults=(None,))  # noqa: PYI024 - it has a typed twin


class StreamPart(_Fields):
    """One part of a stream: a named tuple of `event`, `data` and `id` that unpacks into the first two.

    `for mode, chunk in stream` and `part.data` both work, and so do `part[1]`, `len(part)`, which is 3, `part._asdict()`
    and `part._replace(data=…)`. Iterating over a part yields the pair: `list(part)`, `*part`, `json.dumps(part)`.
    All three unpack from a slice: `event, data, id = part[:]`. To match a part, write `case StreamPart("values", data)`;
    a sequence pattern such as `case (event, data, id)` raises ValueError.

    Attributes:
        event: The event's name: the stream mode, followed by the namespace in a subgraph, such as `updates|outer:28e7…`.
        data: The payload, decoded JSON; None when it is empty.
        id: The event's ID, or that of the last event that had one; None when none had.
    """

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        return iter((self[0], self[1]))  # cheaper than a slice

    # What namedtuple, or pickle up to protocol 1, does by iterating.

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self[:]

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        return type(self), self[:]

    def _asdict(self) -> dict[str, Any]:
        return {"event": self.event, "data": self.data, "id": self.id}

    def _replace(self, **changes: Any) -> Self:
        return type(self)(**{**self._asdict(), **changes})

    __replace__ = _replace  # for `copy.replace`

    @property
    def mode(self) -> str:
        """The event's name without the namespace."""
        return self.event.partition("|")[0]

    @property
    def namespace(self) -> tuple[str, ...]:
        """The path of subgraphs that the part comes from; empty for the graph itself."""
        return tuple(self.event.split("|")[1:])


new_part = tuple.__new__  # Cheaper than StreamPart's own `__new__`; every event calls it.


def decode(event: Event) -> StreamPart:
    """Return the part that an event carries.

    Raises:
        ProtocolError: Its data is not JSON. The message says which event.
    """
    name, data, event_id = event
    try:
        decoded = codec.try_loads(data) if data else None
    except ValueError:
        decoded = _decode_slowly(event)
    return new_part(StreamPart, (name, decoded, event_id or None))


def _decode_slowly(event: Event) -> Json:
    """Decode the data that orjson rejects and the standard library may accept."""
    name, data, event_id = event
    try:
        return codec.loads(data)
    except ValueError as error:
        which = f"event {name[:_SHOWN]!r}" + (f" with id {event_id[:_SHOWN]!r}" if event_id else "")
        raise ProtocolError(f"the data of {which} is no JSON ({error}): {data[:_SHOWN]!r}") from error


def undecoded(event: Event, wanted: Callable[[str], bool]) -> StreamPart:
    """Return the part that an event carries. Its data stay undecoded if neither the user nor the stream reads them.

    The stream reads interrupts: a part that may show them is decoded.
    """
    name, data, event_id = event
    if not data or name in _LEARNT or wanted(name) or (name in _INTERRUPTS and _may_interrupt(data)):
        return decode(event)
    return new_part(StreamPart, (name, data, event_id or None))


def parts_of(batch: Batch, wanted: Callable[[str], bool] | None) -> Iterator[StreamPart]:
    """Return the parts that a batch of events with one name carries, made one by one with fewer steps for each.

    Args:
        batch: The events; parts of their name neither end a stream nor show interrupts.
        wanted: As in `undecoded`; None decodes all, like `decode`.
    """
    if wanted is None or wanted(batch.names[0]):
        return _decoded(batch)
    payloads = (payload or None for payload in batch.payloads)
    return map(new_part, repeat(StreamPart), zip(batch.names, payloads, batch.ids, strict=True))


def _decoded(batch: Batch) -> Iterator[StreamPart]:
    payloads = iter(batch.payloads)
    decoded = map(codec.try_loads, payloads)
    try:
        yield from map(new_part, repeat(StreamPart), zip(batch.names, decoded, batch.ids, strict=True))
    except ValueError:  # of the payload that was taken last
        rest = range(len(batch) - length_hint(payloads) - 1, len(batch))
    else:
        return
    yield from (decode(batch.event(index)) for index in rest)


def _may_interrupt(data: bytes) -> bool:
    """Search for the key, written plainly or with escapes."""
    return INTERRUPT_KEY.encode() in data or b"\\u" in data


def requests_live_only(modes: str | Iterable[str]) -> bool:
    """Return whether a stream of these modes has live-only events. With `messages-tuple` the server sends none."""
    asked = [modes] if isinstance(modes, str) else list(modes)
    return "messages" in asked and "messages-tuple" not in asked


def interrupts_of(part: StreamPart) -> list[Any] | None:
    """Return the interrupts in a part of the graph itself; None if parts of its mode have none."""
    data: Any = part.data
    if part.event in _INTERRUPTS and type(data) is bytes:  # see `undecoded`
        return []
    if part.event == "debug" and isinstance(data, dict):
        data = data.get("payload") if data.get("type") == "task_result" else {}
    if part.event not in _INTERRUPTS or not isinstance(data, dict):
        return None
    found = data.get(_INTERRUPTS[part.event])
    return list(found) if isinstance(found, list) else []


def is_run_not_found(part: StreamPart) -> bool:
    """Return whether an `error` part means that the server did not find the run (404)."""
    data = part.data
    return isinstance(data, dict) and (data.get("error"), str(data.get("message"))[:4]) == ("HTTPException", "404:")


def resume_value(interrupts: Sequence[Any], response: Json, interrupt_id: str | None) -> Json:
    """Return a command's `resume` value for a response to one of the pending interrupts.

    Raises:
        ValueError: There is none, there are several and none is named, or none has this ID. The message lists them.
    """
    ids = [one.get("id") if isinstance(one, dict) else None for one in interrupts]
    if not interrupts:
        raise ValueError("there is no open interrupt to respond to")
    if interrupt_id is not None and interrupt_id not in ids:
        raise ValueError(f"interrupt_id must be one of {', '.join(map(str, ids))}; got {interrupt_id!r}")
    if interrupt_id is None and len(interrupts) > 1:
        raise ValueError(
            f"interrupt_id must say which of the {len(ids)} open interrupts it is: {', '.join(map(str, ids))}"
        )
    return response if len(interrupts) == 1 else {str(interrupt_id): response}


def as_v2(parts: Iterable[StreamPart]) -> Iterator[dict[str, Any]]:
    """Yield parts as dicts with `type`, `ns`, `data` and `interrupts`; parts of `values` have interrupts only there."""
    for part in parts:
        if part.event in ("end", HEARTBEAT):
            continue
        data, interrupts = part.data, []
        if part.mode == "values" and isinstance(data, dict):
            interrupts = data.get(INTERRUPT_KEY, [])
            data = {key: value for key, value in data.items() if key != INTERRUPT_KEY}
        yield {"type": part.mode, "ns": list(part.namespace), "data": data, "interrupts": interrupts}
