"""Between what a server has stored and what comes live there can be a gap; a feed asks the store until none can be left."""

from __future__ import annotations

import itertools
import threading

import pytest

from langgraph_client import RetryPolicy, ThreadFeed
from langgraph_client.protocol.position import Position
from langgraph_client.streams import thread_feed
from tests.local_server import PATIENCE, THREAD, LocalServer, event, stream

OPENED = 1445412480_000
DATE = "Wed, 21 Oct 2015 07:28:00 GMT"


def at(milliseconds):
    """An event that was published so long after the server's answer."""
    return event("values", milliseconds, f"{OPENED + milliseconds}-0")


OLD, EARLY, STORED, MISSED, LIVE, SURE, MORE = (at(one) for one in (-5000, 300, 400, 500, 600, 6500, 6600))
HEARTBEAT = b": heartbeat\r\n\r\n"


def read(server, count, start="-", when=()):
    """The first parts of a feed, and where each connection was asked to begin; `when` a part came, an event is set."""
    got = []
    with ThreadFeed(server.transport(), THREAD, ["run_modes"], {}, Position(start)) as parts:
        for part in itertools.islice(parts, count):
            got.append(part.data)
            dict(when).get(part.data, threading.Event()).set()
    return got, [seen.headers.get("last-event-id") for seen in server.seen], parts


def before(milliseconds):
    """The id just before that of an event."""
    return f"{OPENED + milliseconds - 1}-18446744073709551615"


def test_what_the_server_left_out_is_put_in():
    """In its place and once, until an event is surely live."""
    over, sure, more = (threading.Event() for _ in range(3))
    live = stream(OLD, STORED + LIVE, sure, SURE, more, MORE, over, date=DATE)
    stores = [stream(OLD, STORED, MISSED, LIVE, over), stream(LIVE, SURE, over)]
    with LocalServer(live, *stores) as server:
        got, asked, parts = read(server, 6, when={600: sure, 6500: more})
        over.set()
    assert got == [-5000, 400, 500, 600, 6500, 6600]
    assert asked == ["-", before(-5000), before(600)]
    assert parts.reconnects == 0


def test_what_the_store_gives_beyond_is_not_given_again():
    """It has more by the time that it is asked: each time it is read up to the live event."""
    over, live, sure, more = (threading.Event() for _ in range(4))
    store = stream(STORED + MISSED + LIVE + SURE, over)
    with LocalServer(stream(STORED, live, LIVE, sure, SURE, more, MORE, over, date=DATE), *[store] * 3) as server:
        got, asked, _ = read(server, 5, when={400: live, 600: sure, 6500: more})
        over.set()
    assert got == [400, 500, 600, 6500, 6600]
    assert asked == ["-", "-", before(400), before(600)]


def test_at_a_silence_the_store_is_read_and_given_before_what_comes_next(monkeypatch):
    """A live event that is there already comes once, in its place; without one the next heartbeat is enough."""
    monkeypatch.setattr(thread_feed, "_SILENCE", 0.1)
    for then, expected in ((LIVE, [-5000, 400, 500, 600, 6500]), (HEARTBEAT, [-5000, 400, 500, 6500, 6600])):
        over, asked, sure = (threading.Event() for _ in range(3))
        live = stream(OLD, HEARTBEAT, asked, then, sure, SURE, MORE, over, date=DATE)
        stored = stream(OLD, STORED, MISSED, *[LIVE] * (then is LIVE), over)

        def store(wire, stored=stored, asked=asked):
            asked.set()
            stored(wire)

        with LocalServer(live, store) as server:
            got, _, _ = read(server, 5, when={500: sure})
            over.set()
        assert got == expected


def test_old_events_are_not_doubted():
    """They were published before the server answered; nor is a feed that began with what comes live."""
    with LocalServer(stream(OLD, OLD, date=DATE), stream(MORE)) as server:
        assert read(server, 2)[1] == ["-"]
    over = threading.Event()
    with LocalServer(stream(STORED, LIVE, over, date=DATE)) as server:
        got, asked, _ = read(server, 2, start=None)
        over.set()
    assert (got, asked) == ([400, 600], [None])


def test_an_event_that_is_not_stored(monkeypatch):
    """As of a run that keeps none: after a silence of the store it is handed out."""
    monkeypatch.setattr(thread_feed, "_SILENCE", 0.1)
    over = threading.Event()
    with LocalServer(stream(STORED, over, date=DATE), stream(HEARTBEAT, over)) as server:
        got, _, _ = read(server, 1)
        over.set()
    assert got == [400]


@pytest.mark.parametrize("end", ["cut", "clean"])
def test_a_store_that_breaks_off(end):
    """It is asked again; what it brought is not given before all of it has come."""
    over = threading.Event()
    script = [stream(STORED, over, date=DATE), stream(EARLY, end=end), stream(EARLY, STORED, over)]
    with LocalServer(*script) as server:
        got, asked, parts = read(server, 2)
        over.set()
    assert (got, asked, parts.reconnects) == ([300, 400], ["-", "-", "-"], 0)


@pytest.mark.parametrize("end", ["cut", "clean"])
def test_a_store_that_breaks_off_each_time(end):
    """As often as a stream reconnects; then the feed begins anew where it was."""
    over = threading.Event()
    broken = stream(EARLY, end=end)
    tries = RetryPolicy().reconnect_attempts
    with LocalServer(stream(STORED, over, date=DATE), *[broken] * tries, stream(EARLY, STORED, over)) as server:
        got, asked, parts = read(server, 2)
        over.set()
    assert (got, asked, parts.reconnects) == ([300, 400], ["-"] * (2 + tries), 1)


def test_closing_while_the_store_is_asked():
    """Both connections end, and the iteration with them."""
    over, asked = threading.Event(), threading.Event()

    def store(wire):
        asked.set()
        stream(over)(wire)

    with LocalServer(stream(STORED, over, date=DATE), store) as server:
        parts, got = ThreadFeed(server.transport(), THREAD, ["run_modes"], {}, Position("-")), []
        reader = threading.Thread(target=lambda: got.append(list(parts)), daemon=True)
        reader.start()
        assert asked.wait(PATIENCE)
        parts.close()
        reader.join(PATIENCE)
        assert got == [[]]
        over.set()


def metadata(run, milliseconds, **more):
    """The first event of a run, or its last one."""
    return event("metadata", {"run_id": run, **more}, f"{OPENED + milliseconds}-0")


# All surely live, however the events are parted into batches.
BEGUN_1, DONE_1 = metadata("1", 7000, attempt=1), metadata("1", 9000, status="run_done")
BEGUN_2, DONE_2 = metadata("2", 10_000, attempt=1), metadata("2", 12_000, status="run_done")
ONE, TWO, UPDATE = at(8000), at(11_000), event("state_update", 0, f"{OPENED + 9500}-0")
RUNS = [BEGUN_1, ONE, DONE_1, BEGUN_2, TWO, DONE_2]


def names(wanted):
    """What the events of some runs say."""
    return [
        8000 if one is ONE else 11_000 if one is TWO else "done" if one in (DONE_1, DONE_2) else "begun"
        for one in wanted
    ]


@pytest.mark.parametrize(
    "sent",
    [[ONE, DONE_1, BEGUN_2, TWO, DONE_2], [BEGUN_1, ONE, DONE_1, TWO, DONE_2], [BEGUN_1, ONE, BEGUN_2, TWO, DONE_2],
     [BEGUN_1, ONE, DONE_1, DONE_2]],
    ids=["the first part of all", "the first part of a run", "the end of a run", "a whole run but its end"],
)  # fmt: skip
@pytest.mark.parametrize("together", [False, True])
def test_what_a_feed_lacks_of_a_run_is_read_from_the_store(sent, together, monkeypatch):
    """The runs' first and last parts show that it was left out, long after the connection was made."""
    monkeypatch.setattr(thread_feed, "_SILENCE", 0.1)
    over, asked = threading.Event(), threading.Event()
    store = stream(b"".join(RUNS), over)

    def nothing(wire):
        asked.set()
        stream(over)(wire)

    live = stream(HEARTBEAT, asked, *[b"".join(sent)] if together else sent, over, date=DATE)
    with LocalServer(live, nothing, *[store] * 2) as server:
        with ThreadFeed(server.transport(), THREAD, ["run_modes"], {}, Position("-")) as parts:
            got = [part.data for part in itertools.islice(parts, len(RUNS))]
        over.set()
    said = [one if isinstance(one, int) else "done" if "status" in one else "begun" for one in got]
    assert said == names(RUNS)
    assert parts.reconnects == 0


def test_what_a_feed_of_live_parts_lacks_is_read_once():
    """Though nothing was replayed before: the store begins with the last part that was delivered."""
    over = threading.Event()
    live = stream(BEGUN_1, ONE, DONE_1, TWO, DONE_2, over, date=DATE)
    with LocalServer(live, stream(DONE_1 + BEGUN_2 + TWO + DONE_2, over)) as server:
        with ThreadFeed(server.transport(), THREAD, ["run_modes"], {}, Position(None)) as parts:
            got = [part.data for part in itertools.islice(parts, len(RUNS))]
        over.set()
    assert [one if isinstance(one, int) else one.get("status", "begun") for one in got] == [
        "begun", 8000, "run_done", "begun", 11_000, "run_done",
    ]  # fmt: skip


def test_what_is_not_stored_is_looked_for_once(monkeypatch):
    """The parts of the run go on; an update of the state belongs to no run."""
    monkeypatch.setattr(thread_feed, "_SILENCE", 0.1)
    over = threading.Event()
    stores = [stream(BEGUN_1 + ONE, over), stream(UPDATE, over)]
    live = stream(BEGUN_1 + ONE, DONE_1, UPDATE, TWO, at(11_100), DONE_2, over, date=DATE)
    with LocalServer(live, *stores) as server:
        with ThreadFeed(server.transport(), THREAD, ["run_modes", "state_update"], {}, Position("-")) as parts:
            got = [part.data for part in itertools.islice(parts, 7)]
        over.set()
        assert len(server.seen) == 3
    assert [one for one in got if isinstance(one, int)] == [8000, 0, 11_000, 11_100]


def test_whether_the_first_part_is_missing_is_unknown_where_a_feed_began_within_a_run():
    """It asks for nothing before it has seen where a run begins or ends."""
    over = threading.Event()
    with LocalServer(stream(ONE, DONE_1, BEGUN_2, TWO, over, date=DATE)) as server:
        with ThreadFeed(server.transport(), THREAD, ["run_modes"], {}, Position(None)) as parts:
            assert len(list(itertools.islice(parts, 4))) == 4
        over.set()
        assert len(server.seen) == 1
