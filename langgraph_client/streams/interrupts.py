"""Reads the open interrupts of a thread, wherever a server shows them."""

from __future__ import annotations

from typing import Any

from langgraph_client._generated.endpoints import threads as endpoints
from langgraph_client.errors import NotFoundError
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import CallOptions, Json


def open_interrupts(transport: Transport, thread_id: str, options: CallOptions) -> list[Any]:
    """Return the interrupts that are open on a thread, dicts with `id` and `value`; none if the thread was deleted.

    `GET /threads/{thread_id}`; `GET /threads/{thread_id}/state` where the server leaves a thread's interrupts out, as Aegra
    does.
    """
    try:
        thread = transport.send(endpoints.get(thread_id), options)
        if "interrupts" in thread:
            return [one for task in (thread["interrupts"] or {}).values() for one in task]
        state = transport.send(endpoints.get_state(thread_id), options)
    except NotFoundError:  # a stateless run's thread is deleted
        return []
    return [one for task in state.get("tasks") or [] for one in task.get("interrupts") or []]


def key_of(interrupt: Json) -> Json:
    """Return the identity of an interrupt: its ID, else all of it. Modes show one with more or fewer keys."""
    return (interrupt.get("id") if isinstance(interrupt, dict) else None) or interrupt
