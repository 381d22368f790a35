"""What an event stream consists of: events and comments, and batches of them."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, final

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT: Final = ""
"""In place of a name, in a batch. An event always has one."""


class Event(NamedTuple):
    """A complete event.

    Attributes:
        event: The event's name, `message` when the stream gives none.
        data: The payload as it arrived, undecoded, its lines joined by LF.
        id: The last event ID in force, empty when there is none.
    """

    event: str
    data: bytes
    id: str

    @property
    def text(self) -> str:
        """The payload as text; invalid UTF-8 becomes U+FFFD."""
        return self.data.decode("utf-8", "replace")


@final
class Comment(NamedTuple):
    """A comment line, such as the server's heartbeat, without its colon and the space after it."""

    text: str


SSEItem: TypeAlias = Event | Comment

new_event = tuple.__new__
"""Half the cost of a NamedTuple's own constructor; every event calls it."""


@final
class Batch:
    """The items of a chunk that has many, as columns: a tuple for each would be a sixth of a token's cost.

    Attributes:
        names: The events' names; a comment has an empty one.
        payloads: Their payloads; a comment's text.
        ids: The last event ID in force at each.
    """

    __slots__ = ("ids", "names", "payloads")

    def __init__(self) -> None:
        self.names: list[str] = []
        self.payloads: list[bytes] = []
        self.ids: list[str] = []

    def append(self, item: SSEItem) -> None:
        """Add an item."""
        name, payload, event_id = item if isinstance(item, Event) else (_COMMENT, item.text.encode(), "")
        self.names.append(name)
        self.payloads.append(payload)
        self.ids.append(event_id)

    def __len__(self) -> int:
        return len(self.names)

    def __iter__(self) -> Iterator[SSEItem]:
        events = map(new_event, repeat(Event), zip(self.names, self.payloads, self.ids, strict=True))
        if _COMMENT in self.names:
            return (one if one.event else Comment(one.text) for one in events)
        return events

    def event(self, index: int) -> Event:
        """Return one event."""
        return Event(self.names[index], self.payloads[index], self.ids[index])
