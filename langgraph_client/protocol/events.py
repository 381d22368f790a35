"""An event of a stream as users get it: named, numbered and decoded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from langgraph_client import codec
from langgraph_client.errors import ProtocolError
from langgraph_client.protocol.sse import Event
from langgraph_client.types import Json

INTERRUPT_KEY = "__interrupt__"
_INTERRUPTS = {"values": INTERRUPT_KEY, "updates": INTERRUPT_KEY, "tasks": "interrupts", "debug": "interrupts"}
"""Where parts of a mode show interrupts."""
HEARTBEAT = "heartbeat"
"""The name of a part that says no more than that the server is there. The server has no mode of that name."""
_SHOWN = 200


@attrs.frozen
class StreamPart:
    """One part of a stream. Iterating it gives the pair `(event, data)`, so that `for mode, chunk in stream` works.

    Attributes:
        event: The event's name: the stream mode and, for a subgraph, its namespace behind it, as `updates|outer:28e7…`.
        data: The payload, decoded JSON; None when it is empty.
        id: The id of the event, or of the last one that had one; None when none had.
    """

    event: str
    data: Json
    id: str | None = None

    def __iter__(self) -> Iterator[Any]:
        yield self.event
        yield self.data

    @property
    def mode(self) -> str:
        """The event's name without the namespace."""
        return self.event.partition("|")[0]

    @property
    def namespace(self) -> tuple[str, ...]:
        """The path of subgraphs that it comes from; empty for the graph itself."""
        return tuple(self.event.split("|")[1:])


_new_part = StreamPart.__new__
_set_event, _set_data, _set_id = (vars(StreamPart)[name].__set__ for name in ("event", "data", "id"))


def decode(event: Event) -> StreamPart:
    """The part that an event carries.

    Raises:
        ProtocolError: Its data is no JSON. The message says which event.
    """
    name, data, event_id = event
    part = _new_part(
        StreamPart
    )  # what a frozen class does to fill itself takes twice as long, and this is done for each
    try:
        _set_data(part, codec.try_loads(data) if data else None)
    except ValueError:
        _set_data(part, _decode_slowly(event))
    _set_event(part, name)
    _set_id(part, event_id or None)
    return part


def _decode_slowly(event: Event) -> Json:
    """Decode the data that orjson rejects and the standard library may accept."""
    name, data, event_id = event
    try:
        return codec.loads(data)
    except ValueError as error:
        which = f"event {name!r}" + (f" with id {event_id!r}" if event_id else "")
        raise ProtocolError(f"the data of {which} is no JSON ({error}): {data[:_SHOWN]!r}") from error


def requests_live_only(modes: str | Iterable[str]) -> bool:
    """Whether a stream of these modes has such events. Beside `messages-tuple` the server sends none."""
    asked = [modes] if isinstance(modes, str) else list(modes)
    return "messages" in asked and "messages-tuple" not in asked


def interrupts_of(part: StreamPart) -> list[Any] | None:
    """The interrupts that a part of the graph itself shows; None when parts of its mode show none."""
    data: Any = part.data
    if part.event == "debug" and isinstance(data, dict):
        data = data.get("payload") if data.get("type") == "task_result" else {}
    if part.event not in _INTERRUPTS or not isinstance(data, dict):
        return None
    return list(data.get(_INTERRUPTS[part.event]) or ())


def is_run_not_found(part: StreamPart) -> bool:
    """Return whether an `error` part is the server's word for a run that it does not find (404)."""
    data = part.data
    return isinstance(data, dict) and (data.get("error"), str(data.get("message"))[:4]) == ("HTTPException", "404:")


def answer_to(interrupts: Sequence[Any], response: Json, interrupt_id: str | None) -> Json:
    """What a command's `resume` has to be for a response to one of the open interrupts.

    Raises:
        ValueError: There is none, there are several and none is named, or none has this id. The message lists them.
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
    """Parts as dicts with `type`, `ns`, `data` and `interrupts`; in `values` the interrupts are taken out of the data."""
    for part in parts:
        if part.event in ("end", HEARTBEAT):
            continue
        data, interrupts = part.data, []
        if part.mode == "values" and isinstance(data, dict):
            interrupts = data.get(INTERRUPT_KEY, [])
            data = {key: value for key, value in data.items() if key != INTERRUPT_KEY}
        yield {"type": part.mode, "ns": list(part.namespace), "data": data, "interrupts": interrupts}
