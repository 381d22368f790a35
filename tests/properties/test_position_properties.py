"""The position against a model of the servers: whatever disconnects, repeats or is resumed elsewhere, each event is new once.

The model has what makes it hard: IDs that several events share, a store that is still growing while it is replayed, so
that some events come from it and then once more live, and disconnects after any event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from hypothesis import given, settings
from hypothesis import strategies as st

from langgraph_client.protocol.dialect import FROM_START
from langgraph_client.protocol.items import Batch, Event
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.verdicts import Verdict


@dataclass(frozen=True)
class Server:
    """One stream of a server.

    Attributes:
        events: All that the run gives, in order.
        position: Which of them is the first one after an id.
    """

    events: list[Event]
    position: Callable[[list[Event], str], int]

    def connection(self, after: str | None, subscribed: int, replayed: int) -> Iterator[int]:
        """The places of its events: the store after an ID, then what came since the subscription.

        Args:
            after: The `Last-Event-ID`; None for the connection that creates the run, which has no store to replay.
            subscribed: How many events there were when the server began to listen to the run.
            replayed: How many there were when it had read its store.
        """
        if after is None:
            subscribed = replayed = start = 0
        else:
            start = self.position(self.events, after)
        yield from range(start, replayed)
        yield from range(max(start, subscribed), len(self.events))


@dataclass(frozen=True)
class Connection:
    """How one connection goes.

    Attributes:
        ahead: How many events more than the client has had were there when the server began to listen.
        growth: How many came until it had read its store; these come twice.
        length: After how many events it breaks.
        elsewhere: Whether another process resumes from a bookmark.
    """

    ahead: int
    growth: int
    length: int
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
NUMBERED = st.sampled_from([(in_memory, by_number), (in_redis, by_number)])


@st.composite
def servers(draw, kinds=KINDS, *, twins=False):
    """A server with a stream; without twins no two events of an id are equal in name and data."""
    arrivals = draw(ARRIVALS)
    make_ids, position = draw(kinds)
    ids = make_ids(list(accumulate(gap for gap, _ in arrivals)))
    events = [Event(*content, event_id) for (_, content), event_id in zip(arrivals, ids, strict=True)]
    return Server(events if twins else list(dict.fromkeys(events)), position)


CONNECTION = st.builds(
    Connection,
    ahead=st.integers(0, 4),
    growth=st.integers(0, 5),
    length=st.integers(0, 20),
    elsewhere=st.booleans(),
)
CONNECTIONS = st.lists(CONNECTION, max_size=6)
WHOLE = CONNECTION.map(lambda one: replace(one, length=1000))


class Client:
    """What a stream does with its position, and what is delivered."""

    def __init__(self, server: Server, start: str | None) -> None:
        self.server = server
        self.position = Position(start)
        self.after = self.position.first()
        self.had = server.position(server.events, start or FROM_START)  # the events that have reached it
        self.out: list[int] = []
        self.gaps = 0

    def read(self, how: Connection) -> None:
        """One connection, until it breaks or the client gives it up; then the next one, until one is not given up."""
        while self.is_ambiguous(how):
            self.position.begin_replay()
            self.after = self.position.resume_from()

    def is_ambiguous(self, how: Connection) -> bool:
        """Read one connection; return whether it was given up for an event that may be a replay."""
        subscribed = min(self.had + how.ahead, len(self.server.events))
        replayed = min(subscribed + how.growth, len(self.server.events))
        for _, place in zip(range(how.length), self.server.connection(self.after, subscribed, replayed), strict=False):
            self.had = max(self.had, place + 1)
            if not self.take(place):  # and the millisecond has passed before the next connection
                self.had += sum(one.id == self.server.events[place].id for one in self.server.events[self.had :])
                return True
        return False

    def take(self, place: int) -> bool:
        """An event; return False if only another connection can tell whether it is new."""
        event = self.server.events[place]
        verdict = self.position.verdict(event) if self.position.replaying else Verdict.NEW
        self.gaps += verdict is Verdict.GAP
        if verdict in (Verdict.NEW, Verdict.GAP):
            self.position.mark_delivered(event)
            self.out.append(place)
        return verdict is not Verdict.AMBIGUOUS

    def resume(self, *, elsewhere: bool) -> None:
        """Reconnect, or take a bookmark to another process."""
        self.after, digests = self.position.resume_from(), self.position.for_bookmark()[1]
        if elsewhere and self.out:
            self.position = Position(self.position.last_event_id or FROM_START, digests)
            assert self.position.resume_from() == self.after
        else:
            self.position.begin_replay()


def played(server: Server, start: str | None, connections: list[Connection], whole: Connection) -> Client:
    """A client after all connections."""
    client = Client(server, start)
    for one in connections:
        client.read(one)
        client.resume(elsewhere=one.elsewhere)
    client.read(whole)
    return client


@given(servers(), st.data(), CONNECTIONS, WHOLE)
@settings(max_examples=400, deadline=None)
def test_each_event_is_delivered_once_and_in_order(server, data, connections, whole):
    """Whatever the IDs are like, wherever it disconnects, whatever comes twice, wherever the stream begins."""
    start = data.draw(st.sampled_from([None, FROM_START, *(event.id for event in server.events)]))
    client = played(server, start, connections, whole)
    begin = server.position(server.events, start or FROM_START)
    assert client.out == list(range(begin, len(server.events)))
    assert client.gaps == 0


@given(servers(NUMBERED, twins=True), st.sampled_from([None, FROM_START]), CONNECTIONS, WHOLE)
@settings(max_examples=400, deadline=None)
def test_equal_events_of_one_id_are_delivered_as_often_as_they_were_published(server, start, connections, whole):
    """Where a connection can't tell, the store counts them: it has each as often as it was published."""
    client = played(server, start, connections, whole)
    assert Counter(server.events[place] for place in client.out) == Counter(server.events)


def as_batch(events: list[Event]) -> Batch:
    """The events as columns."""
    batch = Batch()
    for event in events:
        batch.append(event)
    return batch


def state(position: Position) -> tuple:
    """What a position says of where it is."""
    said = position.last_event_id, position.for_bookmark(), position.resume_from(), position.begun, position.large
    return (*said, position.delivered, position.was_last("end"))


@given(servers(twins=True), st.lists(st.integers(1, 5), max_size=6), st.integers(0, 14), st.integers(0, 14))
@settings(max_examples=400, deadline=None)
def test_a_batch_is_its_events(server, sizes, left, delivered_before):
    """After each event of a batch a position is where it would be without batches; so it is when the batch is left."""
    plain, batched = Position(), Position()
    rest = list(server.events)
    for size in [*[1] * delivered_before, *sizes]:
        some, rest = rest[:size], rest[size:]
        possible = bool(some) and batched.begin_batch(as_batch(some))
        for event in some:
            if batched.delivered >= left + delivered_before:
                break
            plain.mark_delivered(event)
            if possible:
                batched.delivered += 1
            else:
                batched.mark_delivered(event)
            assert state(batched) == state(plain)
        if batched.delivered >= left + delivered_before:
            break
        batched.end_batch()
    plain.begin_replay()
    batched.begin_replay()
    for event in server.events:
        verdicts = [one.verdict(event) if one.replaying else Verdict.NEW for one in (plain, batched)]
        assert verdicts[0] == verdicts[1]


@given(servers(), CONNECTIONS, WHOLE)
@settings(max_examples=200, deadline=None)
def test_a_last_connection_proves_the_end(server, connections, whole):
    """It replays the last event and nothing new, unless IDs are opaque."""
    client = played(server, None, connections, whole)
    client.resume(elsewhere=whole.elsewhere)
    delivered = len(client.out)
    client.read(replace(whole, growth=0))
    assert len(client.out) == delivered
    assert client.position.proven == (bool(client.out) and server.position is by_number)


@given(servers(), CONNECTIONS, WHOLE, st.integers(1, 20))
@settings(max_examples=200, deadline=None)
def test_a_store_that_lost_its_oldest_events_is_no_proof(server, connections, whole, kept):
    """Newer events without the last one delivered are a gap, and none at all proves nothing."""
    if server.position is not by_number or len(server.events) < 2:
        return
    client = played(server, None, connections, replace(whole, length=len(server.events) // 2))
    client.resume(elsewhere=False)
    if not client.out:
        return
    last = client.out[-1]
    newer = [
        place for place in range(last + 1, len(server.events)) if server.events[place].id != server.events[last].id
    ]
    for place in newer[:kept]:
        assert client.take(place)
    assert client.gaps == (1 if newer else 0)
    assert not client.position.proven


@given(servers(), st.lists(st.integers(0, 14), max_size=4))
@settings(max_examples=200, deadline=None)
def test_a_server_that_ignores_the_last_event_id_repeats_nothing(server, lengths):
    """It replays from the start on each connection."""
    client = Client(server, FROM_START)
    for length in [*lengths, 1000]:
        for place in range(len(server.events))[:length]:
            assert client.take(place)
        client.resume(elsewhere=False)
    assert client.out == list(range(len(server.events)))
