"""What every stream does, seen on a thread's feed, which has no end of its own: parts, drops, budgets, closing."""

from __future__ import annotations

import itertools
import threading

import pytest

from langgraph_client import RetryPolicy, StreamPart, ThreadFeed
from langgraph_client.errors import APIConnectionError, InternalServerError, ProtocolError, StreamInterrupted
from langgraph_client.protocol.position import Position
from tests.local_server import PATIENCE, THREAD, LocalServer, answer, event, stream

PARTS = [StreamPart("values", number, f"5-{number}") for number in range(9)]
EVENTS = [event(part.event, part.data, part.id) for part in PARTS]


def feed(server, options=None, start=None, **settings):
    """A thread's feed from a server."""
    return ThreadFeed(server.transport(**settings), THREAD, ["run_modes"], options or {}, Position(start))


@pytest.mark.parametrize("how", ["chunked", "close"])
def test_parts_come_as_they_arrive(how):
    """The server waits for each to be read."""
    seen, over = threading.Event(), threading.Event()
    with LocalServer(stream(EVENTS[0], seen, EVENTS[1], over, how=how)) as server:
        parts = feed(server)
        assert next(parts) == PARTS[0]
        seen.set()
        assert next(parts) == PARTS[1]
        assert (parts.delivered, parts.last_event_id, parts.reconnects) == (2, "5-1", 0)
        over.set()
        parts.close()


@pytest.mark.parametrize("end", ["clean", "cut", "reset"])
@pytest.mark.parametrize("how", ["chunked", "close"])
def test_a_drop_loses_nothing_and_repeats_nothing(how, end):
    """It goes on from just before the last one, and what comes again is passed over."""
    shown = threading.Event()
    script = [
        stream(*EVENTS[:3], shown, how=how, end=end),
        stream(*EVENTS[2:5], EVENTS[3], how=how),
        stream(*EVENTS[4:]),
    ]
    with LocalServer(*script) as server, feed(server) as parts:
        got = []
        for part in parts:
            got.append(part)
            if len(got) == 3:
                shown.set()
            if len(got) == 9:
                break
        assert got == PARTS
        assert [seen.headers.get("last-event-id") for seen in server.seen] == [None, "5-1", "5-3"]
        assert (parts.reconnects, parts.delivered) == (2, 9)


def test_an_event_that_is_cut_off_never_happened():
    """Neither it nor its id; it comes whole on the next connection."""
    with LocalServer(stream(EVENTS[0], EVENTS[1][:-2], how="close"), stream(*EVENTS[:3])) as server:
        with feed(server) as parts:
            assert list(itertools.islice(parts, 3)) == PARTS[:3]
        assert server.seen[1].headers["last-event-id"] == "4-18446744073709551615"


def test_headers_and_parameters_are_kept_and_asked_for_anew():
    """On every connection, the function that gives headers too."""
    numbers = itertools.count()
    with LocalServer(stream(EVENTS[0]), stream(*EVENTS[:2])) as server:
        options = {"headers": {"a": "b"}, "params": {"extra": [1, 2]}}
        with feed(server, options, api_key="key", headers=lambda: {"n": str(next(numbers))}) as parts:
            assert list(itertools.islice(parts, 2)) == PARTS[:2]
        assert [seen.headers["n"] for seen in server.seen] == ["0", "1"]
        for seen in server.seen:
            assert (seen.headers["a"], seen.headers["x-api-key"]) == ("b", "key")
            assert seen.headers["accept-encoding"] == "identity"
            assert seen.target == f"/threads/{THREAD}/stream?stream_modes=run_modes&extra=1&extra=2"


@pytest.mark.parametrize(("reconnects", "connections"), [(0, 2), (1, 2), (2, 3)])
def test_connections_that_bring_nothing_end_in_an_error(reconnects, connections):
    """A clean end is looked into at least once; the waits between grow."""
    waits = []
    with LocalServer(*[stream()] * connections) as server:
        parts = feed(server, retry=RetryPolicy(reconnect_attempts=reconnects), sleep=waits.append)
        with pytest.raises(StreamInterrupted, match="after 0 parts: every new connection ended at once") as caught:
            next(parts)
        assert (caught.value.delivered, caught.value.bookmark) == (0, parts.bookmark)
        assert next(parts, "over") == "over"
    assert len(waits) == max(0, reconnects - 1)


def test_a_budget_counts_anew_after_an_event_or_a_heartbeat():
    """A feed that lives is taken up for ever."""
    quiet = [stream(b": heartbeat\r\n\r\n")] * 4
    script = [*quiet, stream(EVENTS[0]), *quiet, stream(*EVENTS[:2])]
    with LocalServer(*script) as server, feed(server, retry=RetryPolicy(reconnect_attempts=1)) as parts:
        assert list(itertools.islice(parts, 2)) == PARTS[:2]
        assert parts.reconnects == 9


def test_a_cut_without_a_budget_raises():
    """With where to go on, and with the cause."""
    with LocalServer(stream(EVENTS[0], end="cut")) as server:
        parts = feed(server, retry=RetryPolicy(reconnect_attempts=0))
        assert next(parts) == PARTS[0]
        with pytest.raises(
            StreamInterrupted, match="after 1 parts: the connection was lost; `bookmark` says"
        ) as caught:
            next(parts)
    assert isinstance(caught.value.__cause__, APIConnectionError)
    assert (caught.value.delivered, caught.value.bookmark) == (1, parts.bookmark)


def test_a_server_that_restarts_is_waited_for():
    """As many tries as there are reconnects, whatever `attempts` says."""
    script = [stream(EVENTS[0]), *[answer(status=503)] * 4, stream(*EVENTS[:2])]
    with LocalServer(*script) as server, feed(server, retry=RetryPolicy(attempts=1, reconnect_attempts=5)) as parts:
        assert list(itertools.islice(parts, 2)) == PARTS[:2]


def test_a_server_that_stays_away():
    """The error of the last try is the cause."""
    with LocalServer(stream(EVENTS[0]), *[answer({"detail": "away"}, 503)] * 2) as server:
        parts = feed(server, retry=RetryPolicy(reconnect_attempts=2))
        next(parts)
        with pytest.raises(StreamInterrupted, match=r"could not reconnect: 503 GET .*: away") as caught:
            next(parts)
    assert isinstance(caught.value.__cause__, InternalServerError)


def test_a_server_that_is_gone():
    """Nothing listens there any more."""
    with LocalServer(stream(EVENTS[0], how="close")) as server:
        parts = feed(server, retry=RetryPolicy(reconnect_attempts=2))
        server.refuse()
        assert next(parts) == PARTS[0]
        with pytest.raises(StreamInterrupted, match=r"could not reconnect: .*could not connect"):
            next(parts)


def test_the_first_connection_fails_as_a_call_does():
    """There is no stream yet that could be interrupted."""
    with LocalServer(answer({"detail": "no"}, 500)) as server, pytest.raises(InternalServerError):
        feed(server)


def test_data_that_are_no_json_end_the_stream():
    """Loudly, and its connection is closed."""
    over = threading.Event()
    with LocalServer(stream(EVENTS[0], b"event: values\r\ndata: {\r\n\r\n", over)) as server:
        parts = feed(server)
        assert next(parts) == PARTS[0]
        with pytest.raises(ProtocolError, match="the data of event 'values'"):
            next(parts)
        assert next(parts, "over") == "over"
        over.set()


def test_leaving_the_context_closes():
    """Nothing more comes, not even what has arrived already."""
    with LocalServer(stream(b"".join(EVENTS))) as server:
        with feed(server) as parts:
            assert next(parts) == PARTS[0]
        assert list(parts) == []
        assert parts.delivered == 1


def test_closing_before_the_first_part():
    """There is nothing then."""
    with LocalServer(stream(*EVENTS)) as server:
        parts = feed(server)
        parts.close()
        parts.close()
        assert list(parts) == []


@pytest.mark.parametrize("how", ["chunked", "close"])
def test_closing_from_another_thread(how):
    """An iteration that waits just ends; nobody reconnects."""
    over, begun, got = threading.Event(), threading.Event(), []
    with LocalServer(stream(EVENTS[0], over, how=how)) as server:
        parts = feed(server)

        def read():
            for part in parts:
                got.append(part)
                begun.set()
            got.append("end")

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        assert begun.wait(PATIENCE)
        parts.close()
        reader.join(PATIENCE)
        assert not reader.is_alive()
        over.set()
        assert got == [PARTS[0], "end"]
        assert len(server.seen) == 1


def test_silence_counts_as_a_drop():
    """After the stall time-out the next connection goes on."""
    over = threading.Event()
    with LocalServer(stream(EVENTS[0], over), stream(*EVENTS[:2])) as server:
        with feed(server, stall_timeout=0.05) as parts:
            assert list(itertools.islice(parts, 2)) == PARTS[:2]
        over.set()
