"""Events that a server sends live and may not store: a stream does not resume after one; most are never replayed."""

from __future__ import annotations

from typing import Final

from langgraph_client.protocol.dialect import is_numbered
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.recent import remember

LIVE_ONLY_PREFIX: Final = "messages/"
"""The prefix of the names of events that the Agent Server never stores: those of mode `messages`."""


def is_live_only(event: Event) -> bool:
    """Return whether the Agent Server may not store an event. Other servers have other rules for replays."""
    return event.event.startswith(LIVE_ONLY_PREFIX) and is_numbered(event.id)


class LiveOnly:
    """The last live-only event that was delivered.

    A server that stores none sends each once, live, with IDs that never decrease; one that stores some replays them.

    Args:
        last_id: The ID of the last one that was delivered, from a bookmark.
    """

    def __init__(self, last_id: str = "") -> None:
        self.last_id = last_id
        self._marks: dict[int, None] | None = None  # delivered with that ID; None: all that have it

    def mark_delivered(self, event: Event) -> None:
        """Record that an event was delivered."""
        if event.id != self.last_id:
            self.last_id, self._marks = event.id, {}
        if self._marks is not None:
            remember(self._marks, hash(event), None)

    def was_delivered(self, event: Event) -> bool:
        """Return whether an event was delivered before."""
        if event.id == self.last_id:
            return self._marks is None or hash(event) in self._marks
        return is_numbered(self.last_id) and _order(event.id) < _order(self.last_id)


def _order(event_id: str) -> tuple[int, ...]:
    return tuple(map(int, event_id.split("-")))
