"""The time limits and options of a stream."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, Union

import attrs

from langgraph_client.observation import NOBODY, RunObserver
from langgraph_client.protocol.sse import DEFAULT_MAX_EVENT_BYTES
from langgraph_client.transport.deadline import Deadline

OnReconnect: TypeAlias = Callable[[int, Union[str, None], Union[BaseException, None]], object]


@attrs.frozen(kw_only=True)
class StreamConfig:
    """The time limits and options of a stream.

    Attributes:
        deadline: The limit of the whole call, including reconnects and waits.
        idle_timeout: Seconds without an event; heartbeats don't count.
        on_reconnect: Called after each new connection with its number, the last event's id and what ended the one
            before (None: EOF).
        heartbeats: Whether the server's heartbeats are yielded too.
        max_event_bytes: The largest event that is read.
        observer: Receives connections, gaps and the end, as described in `langgraph_client.observation`.
    """

    deadline: Deadline = attrs.field(factory=lambda: Deadline(None))
    idle_timeout: float | None = None
    on_reconnect: OnReconnect | None = None
    heartbeats: bool = False
    max_event_bytes: int = DEFAULT_MAX_EVENT_BYTES
    observer: RunObserver = NOBODY
