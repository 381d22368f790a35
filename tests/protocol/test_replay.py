"""The table of a replay: every row is reached, and says of an event whether it is old."""

from __future__ import annotations

from collections import Counter

import pytest

from langgraph_client.protocol import replay
from langgraph_client.protocol.dialect import COUNTED, FROM_START, IN_MEMORY, OPAQUE, REDIS
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.replay import OPTIONAL, Replay, digest
from langgraph_client.protocol.verdicts import TABLE, Phase, Relation, Verdict

NEW, OLD, AMBIGUOUS, GAP = Verdict.NEW, Verdict.OLD, Verdict.AMBIGUOUS, Verdict.GAP


def at(event_id, data=b"1", name="values"):
    """An event."""
    return Event(name, data, event_id)


A, B, C = (at("5-0", data) for data in (b"1", b"2", b"3"))
BEFORE, LATER, LAST = at("4-0"), at("6-0"), at("7-0")


def owed(*events):
    """What was delivered of the ID that the connection resumes from."""
    return Counter(map(digest, events))


def verdicts(one, *events, dialect=IN_MEMORY):
    """What a replay says of each event, in order."""
    return [one.verdict(event, dialect) for event in events]


class Table(dict):
    """The table, and the rows of it that were looked up."""

    def __init__(self):
        super().__init__(TABLE)
        self.rows = []

    def __getitem__(self, row):
        self.rows.append(row)
        return super().__getitem__(row)


@pytest.fixture
def rows(monkeypatch):
    """The rows that are looked up."""
    table = Table()
    monkeypatch.setattr(replay, "TABLE", table)
    return table.rows


REACHED = {
    (Phase.REPLAY, Relation.OWED): ("5-0", owed(A), IN_MEMORY, [A], OLD),
    (Phase.REPLAY, Relation.PASSED): ("5-0", owed(A), IN_MEMORY, [BEFORE], OLD),
    (Phase.REPLAY, Relation.FRESH): ("5-0", owed(A), IN_MEMORY, [A, B], NEW),
    (Phase.REPLAY, Relation.BACK): (FROM_START, Counter(), IN_MEMORY, [A, LATER, A], OLD),
    (Phase.REPLAY, Relation.TWIN): (FROM_START, Counter(), IN_MEMORY, [A, A], AMBIGUOUS),
    (Phase.REPLAY, Relation.COUNTED): (FROM_START, Counter(), IN_MEMORY, [A, A], NEW),
    (Phase.OVERLAP, Relation.OWED): ("5-0", None, REDIS, [A, LATER, LAST, LATER, A], OLD),
    (Phase.OVERLAP, Relation.PASSED): ("5-0", owed(A), REDIS, [A, B, B, BEFORE], OLD),
    (Phase.OVERLAP, Relation.BACK): (FROM_START, Counter(), IN_MEMORY, [A, LATER, A, LATER], OLD),
    (Phase.OVERLAP, Relation.FRESH): (FROM_START, Counter(), IN_MEMORY, [A, LATER, A, LATER, LAST], NEW),
}
"""What reaches each row: the ID and the digests of a replay, the server's kind of IDs, its events; the last verdict."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0].name}-{row[1].name}")
def test_each_row_is_reached(row, rows):
    """And no other one at that event."""
    resume_id, delivered, dialect, events, last = REACHED[row]
    one = Replay(resume_id, delivered and delivered.copy(), A if row[1] is Relation.COUNTED else None)
    assert verdicts(one, *events, dialect=dialect)[-1] is last
    assert rows[-1] == row
    assert one.phase is TABLE[row][1]


def test_only_a_live_connection_has_no_rows():
    """Nothing is asked of a connection that can bring new events only; and in an overlap everything is old or fresh."""
    missing = {(phase, relation) for phase in Phase for relation in Relation} - {*TABLE}
    assert missing == {
        *((Phase.LIVE, relation) for relation in Relation),
        (Phase.OVERLAP, Relation.TWIN),
        (Phase.OVERLAP, Relation.COUNTED),
    }


def test_an_event_that_was_delivered_is_old_as_often_as_it_was_delivered():
    """The rest of its millisecond is new; an equal event more may be a replay."""
    assert verdicts(Replay("5-0", owed(A, B)), B, A, C, LATER) == [OLD, OLD, NEW, NEW]
    assert verdicts(Replay("5-0", owed(B, A)), B, A, A) == [OLD, OLD, NEW]
    assert verdicts(Replay("5-0", owed(A, A)), A, A, A, A) == [OLD, OLD, NEW, AMBIGUOUS]


def test_where_ids_are_unique_a_delivered_event_is_old_however_often_it_comes():
    """It was published once."""
    one = Replay("5-1", owed(at("5-1")))
    assert verdicts(one, *[at("5-1")] * 3, at("5-2"), at("5-1"), dialect=REDIS) == [OLD, OLD, OLD, NEW, OLD]


def test_an_id_that_goes_back_is_the_overlap_of_store_and_live_events():
    """What came before is old, once; the first event that did not come ends the overlap."""
    one = Replay(FROM_START, Counter())
    events = [A, B, LATER, B, LATER, LAST]
    assert verdicts(one, *events) == [NEW, NEW, NEW, OLD, OLD, NEW]
    assert one.phase is Phase.LIVE


def test_an_equal_event_of_the_overlap_is_old_as_often_as_it_was_stored():
    """Two that are stored come twice more; the connection resumes after a doubt, so that both are counted."""
    one = Replay(FROM_START, Counter(), A)
    assert verdicts(one, A, A, LATER, A, A, LATER, LAST) == [NEW, NEW, NEW, OLD, OLD, OLD, NEW]


@pytest.mark.parametrize(("dialect", "ids"), [(REDIS, ("5-0", "5-1", "6-0")), (COUNTED, "123"), (OPAQUE, "abc")])
def test_where_ids_are_unique_an_equal_event_is_a_replay(dialect, ids):
    """At once, also where there is but one of them."""
    first, second, third = map(at, ids)
    one = Replay(FROM_START, Counter())
    assert verdicts(one, first, second, second, third, dialect=dialect) == [NEW, NEW, OLD, NEW]
    assert one.phase is Phase.LIVE
    assert verdicts(Replay(FROM_START, Counter()), first, first, dialect=dialect) == [NEW, OLD]


@pytest.mark.parametrize("known", [False, True])
def test_an_event_of_an_id_that_was_delivered_is_old(known):
    """As by a server that ignores the last event ID and replays from the start."""
    one = Replay("c", owed(at("c")), known={"a"} if known else ())
    assert verdicts(one, at("a"), dialect=OPAQUE) == [OLD if known else NEW]


@pytest.mark.parametrize(
    ("responded", "event_id", "expected"),
    [
        (None, "5-0", AMBIGUOUS),
        (3005, "5-0", AMBIGUOUS),
        (3006, "5-0", NEW),
        (-2996, "5-0", AMBIGUOUS),
        (9000, "5999-0", NEW),
        (9000, "6000-0", AMBIGUOUS),
        (9000, "99999-0", AMBIGUOUS),
    ],
)
def test_an_equal_event_is_its_own_if_it_was_stored_long_before_the_response(responded, event_id, expected):
    """The server was not listening then; of a later one nobody can tell, however late the overlap is."""
    one = Replay(FROM_START, Counter())
    one.responded = responded
    assert verdicts(one, at(event_id), at(event_id)) == [NEW, expected]


def test_after_a_doubt_the_store_counts_the_event_in_question():
    """That one alone: the new connection has an overlap of its own."""
    one = Replay("5-0", owed(A), A)
    assert verdicts(one, A, A, A, LATER, LATER) == [OLD, NEW, NEW, NEW, AMBIGUOUS]
    assert verdicts(Replay("5-0", owed(B), A), B, A, A, C, C) == [OLD, NEW, NEW, NEW, AMBIGUOUS]


@pytest.mark.parametrize(
    ("resume_id", "before", "after", "dialect"),
    [
        ("10-0", "9-0", "11-0", IN_MEMORY),
        ("10-1", "10-0", "10-2", REDIS),
        ("10", "9", "11", COUNTED),
    ],
)
def test_ids_before_the_one_resumed_from_are_old(resume_id, before, after, dialect):
    """As numbers, from a server that ignores the last event ID; new ones follow."""
    at_id = at(resume_id)
    one = Replay(resume_id, owed(at_id))
    assert verdicts(one, at(before), at_id, at(after), dialect=dialect) == [OLD, OLD, NEW]
    assert one.proven


@pytest.mark.parametrize("event_id", ["3", "abc", "5-9"])
def test_only_ids_of_one_kind_are_compared(event_id):
    """Others have no order among each other."""
    assert verdicts(Replay("5", Counter()), at(event_id))[0] is (OLD if event_id == "3" else NEW)


@pytest.mark.parametrize("start", [FROM_START, "opaque"])
def test_without_an_order_nothing_is_passed(start):
    """Neither from the start nor after an opaque ID."""
    assert verdicts(Replay(start, Counter()), BEFORE) == [NEW]


def test_newer_events_without_the_one_resumed_from_are_a_gap():
    """Once; what comes then is new, and proves nothing."""
    one = Replay("5-0", owed(A, B))
    assert verdicts(one, A, LATER, LAST) == [OLD, GAP, NEW]
    assert not one.proven
    assert verdicts(Replay("5-0", owed(A)), B, A, LATER) == [NEW, OLD, NEW]


@pytest.mark.parametrize(
    "one",
    [
        Replay("5-0", None),
        Replay("opaque", owed(at("opaque"))),
        Replay(FROM_START, Counter()),
        *(Replay("5-0", owed(at("5-0", name=name))) for name in OPTIONAL),
    ],
)
def test_nothing_is_missing_that_need_not_be_replayed(one):
    """What the user named, opaque IDs, the start, an error and an end."""
    assert verdicts(one, LATER) == [NEW]


def test_a_proof_is_the_replay_of_everything_that_was_delivered():
    """In any order, each as often as it was."""
    one, proven = Replay("5-0", owed(A, A, B)), []
    for event in (A, C, B, A):
        one.verdict(event, IN_MEMORY)
        proven.append(one.proven)
    assert proven == [False, False, False, True]


def test_an_id_that_the_user_named_is_proven_by_any_event_of_it():
    """All of them count as delivered."""
    one = Replay("5-0", None)
    assert not one.proven
    assert verdicts(one, A, B, LATER) == [OLD, OLD, NEW]
    assert one.proven
    one = Replay("5-0", None)
    assert verdicts(one, LATER) == [NEW]
    assert not one.proven


@pytest.mark.parametrize(
    ("resume_id", "delivered"), [(FROM_START, Counter()), ("opaque", owed(at("opaque"))), ("5-0", Counter())]
)
def test_what_proves_nothing(resume_id, delivered):
    """The start, an opaque ID, after which the server sends what follows, and one of which nothing was delivered."""
    one = Replay(resume_id, delivered)
    assert not one.proven
    one.verdict(at(resume_id), OPAQUE)
    assert not one.proven


@pytest.mark.parametrize(("name", "mark"), OPTIONAL.items())
def test_what_some_servers_do_not_store_is_old_and_need_not_be_replayed(name, mark):
    """It is marked in its digest; bookmarks of version 0.1 have no mark of it."""
    last = at("5-0", b"{}", name)
    assert digest(last).startswith(mark)
    for written in (digest(last), digest(last).removeprefix(mark)):
        assert verdicts(Replay("5-0", Counter([written])), last) == [OLD]
    one = Replay("5-0", owed(A, last))
    assert verdicts(one, A) == [OLD]
    assert one.proven
    assert verdicts(one, last) == [OLD]


def test_what_is_remembered_is_bounded(monkeypatch):
    """The newest events are recognised, however many come."""
    monkeypatch.setattr(replay, "_WINDOW", 3)
    first, *others = [at(f"6-{number}") for number in range(4)]
    one = Replay(FROM_START, Counter())
    assert verdicts(one, first, *others[:2], first, dialect=REDIS) == [NEW, NEW, NEW, OLD]
    one = Replay(FROM_START, Counter())
    assert verdicts(one, first, *others, first, dialect=REDIS) == [NEW] * 5
    one = Replay(FROM_START, Counter())
    assert verdicts(one, first, *others, *others, dialect=REDIS) == [NEW] * 4 + [OLD] * 3
    one = Replay("run-1", owed(at("run-1")))
    first, *others = [at("run-1", data) for data in (b"2", b"3", b"4", b"5")]
    assert verdicts(one, first, *others, first, dialect=OPAQUE) == [NEW] * 5


def test_a_digest_stays_what_it_is():
    """A bookmark may be resumed by another version."""
    assert digest(A) == digest(Event("values", b"1", "other")) == "x1ytXiqL"


@pytest.mark.parametrize(
    "other", [Event("update", b"1", "5-0"), Event("values", b"2", "5-0"), Event("value", b"s\n1", "")]
)
def test_a_digest_is_of_name_and_data(other):
    """And the two can't run into each other."""
    assert digest(A) != digest(other)
    assert digest(A) == digest(A._replace(id="other"))
