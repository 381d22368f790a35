"""A thread's feed: it begins where it is asked to, goes on after any drop, and its bookmark does so elsewhere."""

from __future__ import annotations

import itertools

import pytest

from langgraph_client import Client, StreamPart, ThreadFeed
from langgraph_client.errors import NotFoundError
from langgraph_client.protocol.bookmark import Bookmark
from langgraph_client.protocol.position import Position
from tests.local_server import RUN, THREAD, LocalServer, answer, event, stream

DATE = "Wed, 21 Oct 2015 07:28:00 GMT"
SINCE = "1445412479999-18446744073709551615"
"""Just before that second."""


def last_event_ids(server):
    """Where each connection was asked to begin."""
    return [seen.headers.get("last-event-id") for seen in server.seen]


def feed(server, start=None, modes=("run_modes",), **options):
    """A feed from a server."""
    return ThreadFeed(server.transport(), THREAD, list(modes), options, Position(start))


def test_a_feed_that_brought_nothing_goes_on_from_when_it_was_opened():
    """By the server's clock, so that the thread's whole history does not come unasked."""
    with LocalServer(stream(date=DATE), stream(), stream(event("values", 1, "9-0"))) as server:
        with feed(server) as parts:
            assert next(parts).data == 1
        assert last_event_ids(server) == [None, SINCE, SINCE]


@pytest.mark.parametrize("date", [None, "today", ""])
def test_a_server_that_does_not_tell_the_time(date):
    """All comes rather than nothing."""
    headers = {} if date is None else {"date": date}
    with LocalServer(stream(**headers), stream(event("values", 1, "9-0"))) as server:
        with feed(server) as parts:
            next(parts)
        assert last_event_ids(server) == [None, "-"]


@pytest.mark.parametrize(("start", "expected"), [("-", "-"), ("7-3", "7-2"), ("7", "6"), ("opaque", "opaque")])
def test_a_feed_that_was_told_where_to_begin(start, expected):
    """Just before the ID that it was told to begin after, as long as nothing came."""
    with LocalServer(stream(date=DATE), stream(event("values", 1, "9-0"))) as server:
        with feed(server, start) as parts:
            next(parts)
        assert last_event_ids(server) == [expected, expected]


def test_modes_are_kept():
    """On every connection."""
    with LocalServer(stream(), stream(event("values", 1, "9-0"))) as server:
        with feed(server, modes=["lifecycle", "state_update"]) as parts:
            next(parts)
        assert {seen.target for seen in server.seen} == {
            f"/threads/{THREAD}/stream?stream_modes=lifecycle%2Cstate_update"
        }


def test_the_end_of_a_run_is_not_the_feeds():
    """Neither its errors nor its end events."""
    events = [event(name, {"n": 1}, f"9-{n}") for n, name in enumerate(["metadata", "error", "end", "metadata"])]
    with LocalServer(stream(*events)) as server, feed(server) as parts:
        assert [part.event for part in itertools.islice(parts, 4)] == ["metadata", "error", "end", "metadata"]


def test_a_bookmark_goes_on_elsewhere():
    """With the same modes, and without what was handed out, in a millisecond too."""
    first, second, third = (event("values", number, "9-0") for number in range(3))
    with LocalServer(stream(first, second, third), stream(first, second, third)) as server:
        with feed(server, modes=["run_modes", "lifecycle"]) as parts:
            assert [part.data for part in itertools.islice(parts, 2)] == [0, 1]
            bookmark = parts.bookmark
        with Client(server.url, api_key=None) as client, client.threads.resume(bookmark) as parts:
            assert next(parts) == StreamPart("values", 2, "9-0")
        assert last_event_ids(server) == [None, "8-18446744073709551615"]
        assert server.seen[0].target == server.seen[1].target


def test_a_bookmark_before_the_first_part():
    """It says when the feed was opened."""
    with LocalServer(stream(date=DATE), stream(event("values", 1, "1445412480007-0"))) as server:
        with feed(server) as parts:
            bookmark = parts.bookmark
        with Client(server.url, api_key=None) as client, client.threads.resume(bookmark) as parts:
            next(parts)
        assert last_event_ids(server) == [None, SINCE]


def test_a_runs_bookmark_is_refused():
    """By name; nothing is sent."""
    with LocalServer() as server, Client(server.url, api_key=None) as client:
        bookmark = str(Bookmark(kind="run", thread_id=THREAD, run_id=RUN))
        with pytest.raises(ValueError, match=r"^bookmark must be of a thread's stream, got one of a run's"):
            client.threads.resume(bookmark)


def test_a_thread_that_is_not_there():
    """It is found when the feed is opened."""
    with LocalServer(answer({"detail": f"Thread {RUN} not found"}, 404)) as server, pytest.raises(NotFoundError):
        feed(server)
