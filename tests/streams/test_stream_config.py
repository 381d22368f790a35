"""What a stream is held to: its deadline, the wait for an event, the hook on reconnecting, and what closing it does."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from langgraph_client import Client, RetryPolicy
from langgraph_client.errors import APIConnectionError, DeadlineExceeded, ProtocolError, StreamInterrupted
from langgraph_client.resources.run_streams import RunStreams
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
OVER = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})
HEARTBEAT = b": heartbeat\r\n\r\n"


def client_of(server):
    """A client that hardly waits between tries."""
    return Client(server.url, api_key=None, retry=RetryPolicy(initial_backoff=0.001, max_backoff=0.002))


@pytest.mark.parametrize(
    ("limit", "error", "message"),
    [
        ({"deadline": 2.0}, DeadlineExceeded, "deadline of 2 seconds"),  # from the call on: the first part is to come
        ({"idle_timeout": 0.3}, StreamInterrupted, "no event came for 0.3 seconds"),
    ],
)
@pytest.mark.parametrize("kind", ["run", "join", "feed"])
def test_a_stream_that_only_beats_is_given_up(kind, limit, error, message):
    """The error has what came, and a bookmark to go on from."""
    never = threading.Event()
    with LocalServer(stream(METADATA, HEARTBEAT, never, **CREATED)) as server, client_of(server) as client:
        starts = {
            "run": partial(client.runs.stream, THREAD, "agent"),
            "join": partial(client.runs.join_stream, THREAD, RUN),
            "feed": partial(client.threads.join_stream, THREAD),
        }
        parts = starts[kind](**limit)
        assert next(parts).event == "metadata"
        with pytest.raises(error, match=message) as caught:
            next(parts)
        never.set()
    assert (caught.value.delivered, caught.value.bookmark) == (1, parts.bookmark)
    assert parts.bookmark


def test_a_deadline_holds_for_reconnects_too():
    """A stream whose server is gone is given up at its deadline, not after all tries."""
    with LocalServer(stream(METADATA, end="cut", **CREATED)) as server:
        client = Client(server.url, api_key=None, retry=RetryPolicy(initial_backoff=1e6, max_backoff=1e6))
        parts = client.runs.stream(THREAD, "agent", deadline=20)
        next(parts)
        server.refuse()
        with pytest.raises(DeadlineExceeded) as caught:
            next(parts)
    assert caught.value.delivered == 1


def test_the_hook_is_told_of_each_new_connection():
    """Its number, where it goes on, and why."""
    told = []
    more = event("values", 1, "6-0")
    script = [stream(METADATA, end="cut", **CREATED), stream(METADATA, more), OVER, *[stream(more)] * 2]
    with LocalServer(*script) as server, client_of(server) as client:
        list(client.runs.stream(THREAD, "agent", on_reconnect=lambda *news: told.append(news)))
    (first, at, why), *rest = told
    assert (first, at, isinstance(why, APIConnectionError)) == (1, "5-0", True)
    assert rest == [(2, "6-0", None), (3, "6-0", None)]


def test_heartbeats_are_handed_out_when_asked_for():
    """For a relay. They are no parts of the run: neither counted nor marked by an id of their own."""
    script = [stream(HEARTBEAT, METADATA, HEARTBEAT, **CREATED), OVER, stream(METADATA)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", heartbeats=True)
        assert [(part.event, part.data, part.id) for part in parts] == [
            ("heartbeat", None, None),
            ("metadata", {"run_id": RUN, "attempt": 1}, "5-0"),
            ("heartbeat", None, "5-0"),
        ]
        assert parts.delivered == 1


def test_heartbeats_are_no_parts_of_version_2():
    """Its parts have a mode each."""
    script = [stream(HEARTBEAT, METADATA, **CREATED), OVER, stream(METADATA)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = list(client.runs.stream(THREAD, "agent", heartbeats=True, version="v2"))
        assert [part["type"] for part in parts] == ["metadata"]


def test_an_event_beyond_the_bound_is_refused():
    """It says which bound."""
    big = event("values", "x" * 1000, "6-0")
    with LocalServer(stream(METADATA, big, **CREATED)) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", max_event_bytes=500)
        assert next(parts).event == "metadata"
        with pytest.raises(ProtocolError, match="max_event_bytes=500"):
            next(parts)


@pytest.mark.parametrize(("asked", "waited"), [(b"2000", 2.0), (b"7", 0.007), (b"999000", 60.0), (b"soon", None)])
def test_the_wait_that_the_server_asks_for(asked, waited):
    """Its `retry:` in milliseconds, before each connection from then on, within `max_retry_after`."""
    waits = []
    script = [stream(b"retry: " + asked + b"\r\n\r\n", METADATA), OVER, stream(METADATA)]
    with LocalServer(*script) as server:
        transport = server.transport(sleep=waits.append)
        list(RunStreams(transport).join_stream(THREAD, RUN, last_event_id="-"))
    assert waits == ([] if waited is None else [waited])


@pytest.mark.parametrize("status", [202, 404, 409])
def test_closing_early_cancels_when_asked(status):
    """By an explicit cancel; a run that is over already is no error."""
    never = threading.Event()
    script = [stream(METADATA, never, **CREATED), answer({"detail": "over"}, status)]
    with LocalServer(*script) as server, client_of(server) as client:
        with client.runs.stream(THREAD, "agent", cancel_on_close=True) as parts:
            next(parts)
        never.set()
        parts.close()
    assert [seen.target.partition("?")[0] for seen in server.seen[1:]] == [RUN_PATH + "/cancel"]


def test_a_stream_that_is_taken_up_again_can_cancel_too():
    """By a bookmark, in another process."""
    never = threading.Event()
    script = [stream(METADATA, never, **CREATED), stream(METADATA, never, **CREATED), answer(None, 202)]
    with LocalServer(*script) as server, client_of(server) as client:
        with client.runs.stream(THREAD, "agent") as parts:
            next(parts)
        client.runs.resume(parts.bookmark, cancel_on_close=True).close()
        never.set()
    assert [seen.target.partition("?")[0] for seen in server.seen[2:]] == [RUN_PATH + "/cancel"]


def test_cancelling_leaves_the_stream_its_end():
    """What the run says last still comes."""
    script = [stream(METADATA, **CREATED), answer(None, 202), OVER, stream(METADATA)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent")
        assert next(parts).event == "metadata"
        parts.cancel()
        assert list(parts) == []
    assert server.seen[1].method == "POST"
    assert server.seen[1].target.partition("?")[0] == RUN_PATH + "/cancel"


def test_a_run_that_was_never_named_can_not_be_cancelled():
    """Nor can its stream be told to."""
    script = [stream(event("values", {}))]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(None, "agent", stream_resumable=False)
        with pytest.raises(ValueError, match="did not name the run"):
            parts.cancel()
        parts.close()


def test_closing_cancels_neither_unasked_nor_at_the_end():
    """Leaving a stream leaves its run alone."""
    never = threading.Event()
    script = [stream(METADATA, never, **CREATED), stream(METADATA, **CREATED), OVER, stream(METADATA)]
    with LocalServer(*script) as server, client_of(server) as client:
        client.runs.stream(THREAD, "agent").close()
        never.set()
        with client.runs.stream(THREAD, "agent", cancel_on_close=True) as parts:
            list(parts)
    assert not [seen for seen in server.seen if "cancel" in seen.target]


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"deadline": "5"}, TypeError),
        ({"deadline": 0}, ValueError),
        ({"idle_timeout": -1}, ValueError),
        ({"idle_timeout": "5"}, TypeError),
        ({"on_reconnect": 5}, TypeError),
        ({"heartbeats": 1}, TypeError),
        ({"max_event_bytes": 0}, ValueError),
        ({"max_event_bytes": 1.5}, TypeError),
    ],
)
def test_terms_that_make_no_sense_are_refused(given, error):
    """Before anything is sent, by name."""
    with LocalServer() as server, client_of(server) as client:
        starts = (
            partial(client.runs.stream, THREAD, "agent"),
            partial(client.runs.join_stream, THREAD, RUN),
            partial(client.threads.join_stream, THREAD),
        )
        for start in starts:
            with pytest.raises(error, match=f"^{next(iter(given))} must be"):
                start(**given)
    assert server.seen == []
