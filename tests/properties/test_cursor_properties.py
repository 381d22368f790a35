"""The cursor against a model of the servers: whatever is cut, repeated or taken up elsewhere, each event comes out once.

The model has what makes it hard: ids that several events share, a store that is still growing while it is replayed, so
that some events come from it and then once more live, heartbeats at any time, and drops after any event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, cycle

from hypothesis import given, settings
from hypothesis import strategies as st

from langgraph_client.protocol.cursor import FROM_START, Cursor
from langgraph_client.protocol.sse import Event

HEARTBEAT = -1


@dataclass(frozen=True)
class Server:
    """One stream of a server.

    Attributes:
        events: All that the run gives, in order.
        position: Which of them is the first one after an id.
    """

    events: list[Event]
    position: Callable[[list[Event], str], int]

    def connection(self, after: str | None, subscribed: int, replayed: int, beats: list[int]) -> Iterator[int]:
        """The places of its events, and heartbeats: the store after an id, then what came since the subscription.

        Args:
            after: The `Last-Event-ID`; None for the connection that creates the run, which has no store to replay.
            subscribed: How many events there were when the server began to listen to the run.
            replayed: How many there were when it had read its store.
            beats: Heartbeats before each event, of which there is one at most until all that was stored has been sent.
        """
        if after is None:
            subscribed = replayed = start = 0
        else:
            start = self.position(self.events, after)
        stored, live = range(start, replayed), range(max(start, subscribed), len(self.events))
        waiting = [*stored, *range(subscribed, replayed)]
        for number, (place, count) in enumerate(zip([*stored, *live], cycle(beats), strict=False)):
            yield from [HEARTBEAT] * (count if number >= len(waiting) else min(count, 1))
            yield place


@dataclass(frozen=True)
class Drop:
    """How one connection goes.

    Attributes:
        ahead: How many events more than the client has had were there when the server began to listen.
        growth: How many came until it had read its store; these come twice.
        length: After how many events and heartbeats the connection is cut.
        beats: Heartbeats before its events.
        elsewhere: Whether another process goes on from a bookmark.
    """

    ahead: int
    growth: int
    length: int
    beats: list[int]
    elsewhere: bool


def by_number(events: list[Event], after: str) -> int:
    """Where a server goes on whose ids are `milliseconds-sequence`."""
    start = (-1, 0) if after == FROM_START else pair(after)
    return sum(pair(event.id) <= start for event in events)


def by_name(events: list[Event], after: str) -> int:
    """Where a server goes on whose ids are names, which the first event of a group brings and the others keep."""
    return next((place + 1 for place, event in enumerate(events) if event.id == after), 0)


def pair(event_id: str) -> tuple[int, ...]:
    """A `milliseconds-sequence` id as numbers."""
    return tuple(map(int, event_id.split("-")))


def in_memory(milliseconds: list[int]) -> list[str]:
    """Ids that repeat within a millisecond."""
    return [f"{millisecond + 8}-0" for millisecond in milliseconds]


def in_redis(milliseconds: list[int]) -> list[str]:
    """Ids that don't."""
    return [f"{now + 8}-{milliseconds[:place].count(now)}" for place, now in enumerate(milliseconds)]


def opaque(milliseconds: list[int]) -> list[str]:
    """Ids that are names; they stay in force for events without one."""
    return [f"run:{millisecond}" for millisecond in milliseconds]


CONTENTS = st.tuples(st.sampled_from(["values", "updates"]), st.sampled_from([b"1", b"2", b""]))
ARRIVALS = st.lists(st.tuples(st.sampled_from([0, 0, 1, 4]), CONTENTS), max_size=14)
KINDS = st.sampled_from([(in_memory, by_number), (in_redis, by_number), (opaque, by_name)])


@st.composite
def servers(draw, kinds=KINDS, *, twins=False):
    """A server with a stream; without twins no two events of an id are equal in name and data."""
    arrivals = draw(ARRIVALS)
    make_ids, position = draw(kinds)
    ids = make_ids(list(accumulate(gap for gap, _ in arrivals)))
    events = [Event(*content, event_id) for (_, content), event_id in zip(arrivals, ids, strict=True)]
    return Server(events if twins else list(dict.fromkeys(events)), position)


DROP = st.builds(
    Drop,
    ahead=st.integers(0, 4),
    growth=st.integers(0, 5),
    length=st.integers(0, 20),
    beats=st.lists(st.integers(0, 3), min_size=1, max_size=4),
    elsewhere=st.booleans(),
)
DROPS = st.lists(DROP, max_size=6)
UNCUT = DROP.map(lambda drop: replace(drop, length=1000))


class Client:
    """What a stream does with its cursor, and what comes out."""

    def __init__(self, server: Server, start: str | None) -> None:
        self.server = server
        self.cursor = Cursor(start)
        self.after = self.cursor.first()
        self.had = server.position(server.events, start or FROM_START)  # the events that have reached it
        self.out: list[int] = []
        self.expected: set[int] = set()  # what the connection has to bring again
        self.fresh = True  # whether nothing is known of what came before the connection
        self.verdicts: list[tuple[bool, bool]] = []  # whether all came again: by the cursor, and in truth

    def read(self, drop: Drop) -> None:
        """One connection, until it is cut."""
        subscribed = min(self.had + drop.ahead, len(self.server.events))
        replayed = min(subscribed + drop.growth, len(self.server.events))
        if self.fresh and not self.goes_back(subscribed, replayed):
            replayed = subscribed
        body = self.server.connection(self.after, subscribed, replayed, drop.beats)
        places = [place for _, place in zip(range(drop.length), body, strict=False)]
        for place in places:
            self.take(place)
        self.verdicts.append((self.cursor.all_came_again(), self.expected <= {*places}))
        self.had = max(self.had, *(place + 1 for place in places), 0)

    def take(self, place: int) -> None:
        """An event or a heartbeat."""
        if place == HEARTBEAT:
            self.cursor.heartbeat()
            return
        event = self.server.events[place]
        if not (self.cursor.may_repeat and self.cursor.is_old(event)):
            self.cursor.passed(event)
            self.out.append(place)

    def goes_back(self, subscribed: int, replayed: int) -> bool:
        """Whether what comes twice is of more than one id: else a fresh cursor takes it for equal events of one id."""
        return len({event.id for event in self.server.events[subscribed:replayed]}) > 1

    def go_on(self, *, elsewhere: bool) -> None:
        """Connect again, or take a bookmark to another process."""
        self.after, known = self.cursor.resume_from(), self.cursor.handed_out()
        if elsewhere:
            self.cursor = Cursor(self.cursor.last_event_id or FROM_START, known)
            assert self.cursor.resume_from() == self.after
        else:
            self.cursor.reconnected()
        self.fresh = elsewhere and not known
        if self.server.position is by_number:
            again = self.server.position(self.server.events, self.after)
            self.expected = {place for place in self.out if place >= again}


def played(server: Server, start: str | None, drops: list[Drop], uncut: Drop) -> Client:
    """A client after all connections."""
    client = Client(server, start)
    for drop in drops:
        client.read(drop)
        client.go_on(elsewhere=drop.elsewhere)
    client.read(uncut)
    return client


@given(servers(), st.data(), DROPS, UNCUT)
@settings(max_examples=400, deadline=None)
def test_each_event_comes_out_once_and_in_order(server, data, drops, uncut):
    """Whatever the ids are like, wherever the connections are cut, whatever comes twice, wherever the stream begins."""
    start = data.draw(st.sampled_from([None, FROM_START, *(event.id for event in server.events)]))
    begin = server.position(server.events, start or FROM_START)
    client = played(server, start, drops, uncut)
    assert client.out == list(range(begin, len(server.events)))
    assert all(by_cursor == in_truth for by_cursor, in_truth in client.verdicts)


@given(servers(twins=True), DROPS, UNCUT)
@settings(max_examples=200, deadline=None)
def test_of_equal_events_of_one_id_one_comes_out_at_least(server, drops, uncut):
    """They can't be told from what a server repeats; but nothing is lost of which nothing like it comes out."""
    client = played(server, None, drops, uncut)
    assert {server.events[place] for place in client.out} == {*server.events}


@given(servers(twins=True), DROPS, UNCUT)
@settings(max_examples=200, deadline=None)
def test_nothing_comes_out_more_often_than_it_is_there(server, drops, uncut):
    """Where no server repeats what is live, equal events of one id are never too many."""
    quiet = [replace(drop, growth=0) for drop in [*drops, uncut]]
    out = Counter(server.events[place] for place in played(server, None, quiet[:-1], quiet[-1]).out)
    assert out <= Counter(server.events)


@given(servers(twins=True), st.sampled_from([None, FROM_START]), UNCUT)
@settings(deadline=None)
def test_without_a_drop_equal_events_all_come_out(server, start, uncut):
    """A stream that begins has nothing that must come again."""
    assert played(server, start, [], replace(uncut, growth=0)).out == list(range(len(server.events)))
