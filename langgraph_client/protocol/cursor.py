"""Where a stream stands: from where to go on after a drop, and which events of the new connection are old.

Three facts about servers make this more than "send the last id". Ids can repeat within a millisecond, so that "after X"
would skip the rest of X's millisecond: the cursor goes on from just before X and drops what was handed out. A resumed
live stream can bring an event twice, once from the store and once live. And ids of other servers are opaque text.
"""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from collections import Counter, OrderedDict, deque
from collections.abc import Sequence

from langgraph_client.protocol.events import FLEETING
from langgraph_client.protocol.sse import Event

FROM_START = "-"
"""The `Last-Event-ID` that asks for everything from the start."""

_MILLISECOND_ID = re.compile(r"(\d{1,19})-(\d{1,20})")
_LAST_SEQUENCE = 2**64 - 1
_SEAM = 3000
"""Milliseconds around the server's answer, by its date, in which its store and what comes live can overlap."""
_WINDOW = 20_000
"""Events of a resumed connection that are remembered, to know one that comes again."""
_DIGEST_BYTES = 6


class Cursor:
    """The position in one stream.

    Args:
        start: The id that the stream was asked to begin after; `-` is the start, None what the server pleases.
        handed_out: Digests of the events with id `start` that were handed out before, from a bookmark.
        fleeting: The id of the last event handed out before that the server may not keep, from a bookmark.

    Attributes:
        last_event_id: The id in force at the last event that was handed out and that the server keeps, else `start`.
        fleeting: The id of the last event that was handed out and that the server may not keep, else nothing. Such an
            event is no place to go on from, and comes again from a server that keeps it all the same.
        may_repeat: Whether the present connection can bring what was handed out.
        in_doubt: Whether the last event that is said to be old could be a second, equal one. Only a connection that goes
            on from there can tell: what was published before is in the store, as often as it was.
    """

    __slots__ = (
        "_again",
        "_answered",
        "_doubtful",
        "_fleeting_at",
        "_group",
        "_idle",
        "_known",
        "_left",
        "_left_id",
        "_newest",
        "_repeating",
        "_settled",
        "_taken",
        "_unique",
        "fleeting",
        "in_doubt",
        "last_event_id",
        "may_repeat",
    )

    def __init__(self, start: str | None = None, handed_out: Sequence[str] = (), fleeting: str = "") -> None:
        self.last_event_id = start or ""
        self.fleeting = fleeting
        self.may_repeat = bool(start)
        self.in_doubt = False
        self._fleeting_at: set[tuple[str, int]] | None = None  # handed out with that id; None: all that have it
        self._group: deque[Event] = deque(maxlen=_WINDOW)  # handed out, and of the id in force
        self._left = Counter(handed_out)  # handed out before this connection, and to be expected from it
        self._left_id = self.last_event_id
        self._again = bool(handed_out)
        self._taken: Counter[str] = Counter()
        self._known: OrderedDict[tuple[str, str, int], None] = OrderedDict()
        self._newest = ""
        self._repeating = False
        self._unique = False  # whether the server numbers within a millisecond, so that an id is never given twice
        self._idle = False  # whether a heartbeat was the last thing to come
        self._answered: int | None = None  # when the present connection was, if its seam is to be found
        self._doubtful = start == FROM_START and not handed_out  # whether an equal event is as likely another one
        self._settled = False  # whether the connection brings all of the id it goes on from out of the store

    def first(self) -> str | None:
        """The `Last-Event-ID` of the first connection; None sends none."""
        return self.resume_from() if self.last_event_id else None

    def resume_from(self) -> str:
        """The `Last-Event-ID` that brings everything that is missing, and perhaps some that isn't."""
        known = self._group or (self._left_id == self.last_event_id and self._left.total())
        return just_before(self.last_event_id) if known else self.last_event_id or FROM_START

    def handed_out(self) -> list[str]:
        """Digests of the events of the id in force that were handed out, for a bookmark."""
        before = self._left.elements() if self._left_id == self.last_event_id else ()
        return sorted([*before, *map(digest, self._group)])

    def passed(self, event: Event) -> None:
        """Note that an event was handed out. One that the server does not keep is no place to go on from, if there is any."""
        fleeting = event.event.startswith(FLEETING) and _is_numbered(event.id)
        if fleeting:
            self._passed_fleeting(event)
        if not event.id or (fleeting and self.last_event_id not in ("", FROM_START)):
            return
        if event.id != self.last_event_id:
            self.last_event_id = event.id
            self._group.clear()
        if not fleeting:
            self._group.append(event)

    def reconnected(self) -> None:
        """Note that a new connection goes on from `resume_from`."""
        self._left, self._left_id = Counter(self.handed_out()), self.last_event_id
        self._group.clear()
        self.may_repeat = True
        self._settled = self._doubtful = self.in_doubt
        self._again = not self.in_doubt
        self.in_doubt = False
        self._forget()

    def answered(self, when: int | None) -> None:
        """Note when the server answered the present connection, in milliseconds: whoever says so heeds `in_doubt`."""
        self._answered = when

    def all_came_again(self) -> bool:
        """Whether the present connection brought what it had to bring again. If not, it was cut, or the store is gone."""
        expected = self.may_repeat and just_before(self._left_id) != self._left_id
        return not expected or self._taken.total() >= self._left.total()

    def heartbeat(self) -> None:
        """Note a heartbeat. A second one in a row says that the server is idle: whatever it had to repeat has come.

        One alone says nothing: servers send them by the clock, in the midst of a long repetition too.
        """
        if self._idle:
            self.may_repeat = False
            self._forget()
        self._idle = True

    def is_old(self, event: Event) -> bool:
        """Whether an event was handed out already. Asking makes it known.

        What comes twice on one connection comes from the store and then live, mostly so that its id goes back. An equal
        event under the same id can be a second one where the server gives ids twice, and counts as a repetition only
        where one is to be expected.
        """
        self._idle = False
        if not event.id:
            return False
        if event.event.startswith(FLEETING) and _is_numbered(event.id):
            return self._is_old_fleeting(event)
        self._unique = self._unique or (event.id[-2:] != "-0" and _is_numbered(event.id))
        if event.id == self._left_id:
            taken = self._take(digest(event))
            if taken or self._settled:
                return taken
        key = (event.id, event.event, hash(event.data))
        if key in self._known:
            if event.id != self._newest or self._repeating or self._again or self._unique:
                self._repeating = True
                return True
            if self._at_seam(event.id):
                self.in_doubt = True
                return True
        if self._repeating:
            self._repeating = self._again = self._doubtful = False
        self._newest = event.id
        self._known[key] = None
        if len(self._known) > _WINDOW:
            self._known.popitem(last=False)
        return False

    def _passed_fleeting(self, event: Event) -> None:
        if event.id != self.fleeting:
            self.fleeting, self._fleeting_at = event.id, set()
        if self._fleeting_at is not None:
            self._fleeting_at.add((event.event, hash(event.data)))

    def _is_old_fleeting(self, event: Event) -> bool:
        """Whether it was handed out. A server that keeps none sends each once, live, with ids that don't go back."""
        if event.id == self.fleeting:
            return self._fleeting_at is None or (event.event, hash(event.data)) in self._fleeting_at
        return _is_numbered(self.fleeting) and _number(event.id) < _number(self.fleeting)

    def _at_seam(self, event_id: str) -> bool:
        """Whether an event was published about when the server answered, so that it can be stored and come live, too."""
        if not self._doubtful or self._answered is None:
            return False
        when = milliseconds(event_id)
        return when is not None and abs(when - self._answered) <= _SEAM

    def _take(self, fingerprint: str) -> bool:
        """Cross off an event that was handed out before this connection."""
        if self._left[fingerprint] <= self._taken[fingerprint]:
            return False
        self._taken[fingerprint] += 1
        return True

    def _forget(self) -> None:
        """Begin a connection of which nothing is known."""
        self._idle = False
        self._taken.clear()
        self._known.clear()
        self._repeating = False


def _is_numbered(event_id: str) -> bool:
    """Whether an id is of the server that this package is made for. Other servers' events come again by other rules."""
    return _MILLISECOND_ID.fullmatch(event_id) is not None


def _number(event_id: str) -> tuple[int, int]:
    milliseconds_, _, sequence = event_id.partition("-")
    return int(milliseconds_), int(sequence)


def just_before(event_id: str) -> str:
    """The id before a `milliseconds-sequence` one, so that "after it" includes the id itself; another id as it is."""
    match = _MILLISECOND_ID.fullmatch(event_id)
    if match is None:
        return event_id
    milliseconds, sequence = int(match[1]), int(match[2])
    if sequence > 0:
        return f"{milliseconds}-{sequence - 1}"
    return f"{milliseconds - 1}-{_LAST_SEQUENCE}" if milliseconds > 0 else FROM_START


def milliseconds(event_id: str) -> int | None:
    """When a `milliseconds-sequence` id was given, by the server's clock; None for another id."""
    match = _MILLISECOND_ID.fullmatch(event_id)
    return int(match[1]) if match else None


def digest(event: Event) -> str:
    """A short fingerprint of an event's name and data."""
    content = hashlib.blake2b(event.event.encode() + b"\n", digest_size=_DIGEST_BYTES)
    content.update(event.data)
    return urlsafe_b64encode(content.digest()).decode()
