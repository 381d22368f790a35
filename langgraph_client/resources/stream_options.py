"""Options of a stream, for runs and feeds, whether started, joined or resumed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from langgraph_client import streams
from langgraph_client.checks import check, check_function
from langgraph_client.observation import NOBODY, RunObserver
from langgraph_client.resources.run_options import RunOptions, RunSettings
from langgraph_client.transport.deadline import Deadline
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from langgraph_client.streams.config import StreamConfig


class StreamOptions(CallOptions, total=False):
    """Time limits and other options of a stream, and options of the call.

    Attributes:
        deadline: Seconds for the whole call, including reconnects and waits; then DeadlineExceeded, with a bookmark. The
            run itself continues.
        idle_timeout: Seconds without an event; then StreamInterrupted, with a bookmark. The server's heartbeats don't
            count: this ends the wait for a run whose worker died.
        on_reconnect: Called after each new connection with its number, the last event's id (None: there was none) and
            what ended the connection before (None: EOF).
        heartbeats: Whether to yield the server's heartbeats, as parts with the event `heartbeat` and no data: a
            relay can forward them. They don't count as `delivered`.
        max_event_bytes: The largest event that is read, by default 256 MiB; a larger one raises ProtocolError.
    """

    deadline: float | None
    idle_timeout: float | None
    on_reconnect: Callable[[int, str | None, BaseException | None], object] | None
    heartbeats: bool | None
    max_event_bytes: int | None


class RunStreamSettings(RunSettings, StreamOptions, total=False):
    """RunSettings and StreamOptions."""


class RunStreamOptions(RunOptions, StreamOptions, total=False):
    """RunOptions and StreamOptions."""


def pop_stream_config(fields: dict[str, Any], observer: RunObserver = NOBODY) -> StreamConfig:
    """Remove a stream's options from a method's keywords. The deadline begins now.

    Raises:
        TypeError: One is of the wrong type.
        ValueError: A time is not positive.
    """
    stream_config = {name: fields.pop(name) for name in StreamOptions.__annotations__ if name in fields}
    check_function("on_reconnect", stream_config.get("on_reconnect"))
    check("heartbeats", stream_config.get("heartbeats", False), bool)
    for name, kind in (("idle_timeout", float), ("max_event_bytes", int)):
        check(name, stream_config.get(name, 1), kind)
        if not stream_config.get(name, 1) > 0:
            raise ValueError(f"{name} must be more than 0, got {stream_config[name]!r}")
    deadline = Deadline(stream_config.get("deadline"))
    return streams.config.StreamConfig(**{**stream_config, "deadline": deadline, "observer": observer})
