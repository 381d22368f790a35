"""Where a stream stands: from where to go on after a drop, and which events of the new connection are old.

Three facts about servers make this more than "send the last id". Ids can repeat within a millisecond, so that "after X"
would skip the rest of X's millisecond: the cursor goes on from just before X and drops what was handed out. A resumed
live stream can bring an event twice, once from the store and once live. And ids of other servers are opaque text.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections import OrderedDict, deque
from collections.abc import Sequence

from langgraph_client.protocol.sse import Event

FROM_START = "-"
"""The `Last-Event-ID` that asks for everything from the start."""

_MILLISECOND_ID = re.compile(r"(\d{1,19})-(\d{1,20})")
_LAST_SEQUENCE = 2**64 - 1
_WINDOW = 20_000
"""Events of a resumed connection that are remembered, to know one that comes again."""
_DIGEST_BYTES = 6


class Cursor:
    """The position in one stream.

    Args:
        start: The id that the stream was asked to begin after; `-` is the start, None what the server pleases.
        handed_out: Digests of the events with id `start` that were handed out before, from a bookmark.

    Attributes:
        last_event_id: The id in force at the last event that was handed out, else `start`.
        goes_on: Whether the present connection goes on from an earlier one, so that it can bring old events.
    """

    __slots__ = ("_digests", "_group", "_known", "goes_on", "last_event_id")

    def __init__(self, start: str | None = None, handed_out: Sequence[str] = ()) -> None:
        self.last_event_id = start or ""
        self._group: deque[Event] = deque(maxlen=_WINDOW)  # handed out, and of the id in force
        self._digests = frozenset(handed_out)
        self._known: OrderedDict[tuple[str, str, int], None] = OrderedDict()
        self.goes_on = bool(handed_out)

    def first(self) -> str | None:
        """The `Last-Event-ID` of the first connection; None sends none."""
        return self.resume_from() if self.last_event_id else None

    def passed(self, event: Event) -> None:
        """Note that an event was handed out."""
        if not event.id:
            return
        if event.id != self.last_event_id:
            self.last_event_id = event.id
            self._group.clear()
            self._digests = frozenset()
        self._group.append(event)

    def reconnected(self) -> None:
        """Note that a new connection goes on from `resume_from`."""
        self.goes_on = True
        self._known.clear()

    def is_old(self, event: Event) -> bool:
        """Whether an event of a resumed connection was handed out already. Asking makes it known."""
        if not event.id:
            return False
        key = (event.id, event.event, hash(event.data))
        old = key in self._known or self._was_handed_out(event)
        self._known[key] = None
        if len(self._known) > _WINDOW:
            self._known.popitem(last=False)
        return old

    def _was_handed_out(self, event: Event) -> bool:
        return event.id == self.last_event_id and (
            event in self._group or (bool(self._digests) and digest(event) in self._digests)
        )

    def resume_from(self) -> str:
        """The `Last-Event-ID` that brings everything that is missing, and perhaps some that isn't."""
        return just_before(self.last_event_id) if self._group or self._digests else self.last_event_id or FROM_START

    def handed_out(self) -> list[str]:
        """Digests of the events of the id in force that were handed out, for a bookmark."""
        return sorted({digest(event) for event in self._group} | self._digests)


def just_before(event_id: str) -> str:
    """The id before a `milliseconds-sequence` one, so that "after it" includes the id itself; another id as it is."""
    match = _MILLISECOND_ID.fullmatch(event_id)
    if match is None:
        return event_id
    milliseconds, sequence = int(match[1]), int(match[2])
    if sequence > 0:
        return f"{milliseconds}-{sequence - 1}"
    return f"{milliseconds - 1}-{_LAST_SEQUENCE}" if milliseconds > 0 else FROM_START


def digest(event: Event) -> str:
    """A short fingerprint of an event's name and data."""
    content = event.event.encode() + b"\n" + event.data
    return urlsafe_b64encode(hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()).decode()
