"""A stream's errors say which run it was, where to resume, and what failed before; a run that was started is joined patiently."""

from __future__ import annotations

import pytest

from langgraph_client import Client, RetryPolicy
from langgraph_client.errors import (
    APIConnectionError,
    DeadlineExceeded,
    NotFoundError,
    RunCancelled,
    RunFailed,
    StreamInterrupted,
)
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

QUICK = RetryPolicy(initial_backoff=0.001, max_backoff=0.002, reconnect_attempts=3)
METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
MADE = answer({"run_id": RUN, "thread_id": THREAD, "assistant_id": RUN, "status": "pending", "metadata": {}})
OVER = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})


def client_of(server):
    """A client that hardly waits between tries."""
    return Client(server.url, api_key=None, retry=QUICK)


def test_a_deadline_says_what_failed_before_it():
    """The run, the bookmark, and the lost connection as the cause."""
    slow = RetryPolicy(initial_backoff=30.0, max_backoff=30.0, reconnect_attempts=5)
    cut = stream(end="cut")
    script = [stream(METADATA, end="cut", **CREATED), *[cut] * 4]
    with LocalServer(*script) as server, Client(server.url, api_key=None, retry=slow) as client:
        parts = client.runs.stream(THREAD, "agent", deadline=1.0)
        with pytest.raises(DeadlineExceeded) as caught:
            list(parts)
        server.script.clear()
    assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)
    assert (caught.value.bookmark, caught.value.delivered) == (parts.bookmark, 1)
    assert isinstance(caught.value.__cause__, APIConnectionError)


def test_an_interrupted_stream_names_its_run():
    """As every error does that ends an iteration."""
    script = [stream(METADATA, end="cut", **CREATED), *[answer({"detail": "no"}, 404)]]
    with LocalServer(*script) as server, client_of(server) as client, pytest.raises(StreamInterrupted) as caught:
        list(client.runs.stream(THREAD, "agent"))
    assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)


@pytest.mark.parametrize("bad", [answer(b"<title>Bad gateway</title>", 502), lambda wire: wire.reset()])
def test_the_first_join_of_a_run_that_was_started_is_tried_again(bad):
    """With the patience of a reconnect: the run is at work, and the start is not repeated."""
    script = [MADE, bad, bad, stream(METADATA), OVER, stream(METADATA), answer(None, 204)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(None, "agent")
        assert [part.event for part in parts] == ["metadata"]
        assert parts.status == "success"
        assert [seen.method for seen in server.seen].count("POST") == 1


def test_a_run_that_was_started_and_can_not_be_joined_is_not_lost():
    """The error has its bookmark, with which it is joined later."""
    refused = [answer(b"", 503)] * 3
    lost = pytest.raises(StreamInterrupted, match="could not join the run: 503")
    with LocalServer(MADE, *refused) as server, client_of(server) as client, lost as caught:
        client.runs.stream(None, "agent")
    assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)
    assert caught.value.bookmark is not None


def test_the_first_connection_of_a_join_is_no_reconnect():
    """What the user asked for is answered at once, with the run's name on the error."""
    missing = answer({"detail": "Thread not found"}, 404)
    with LocalServer(missing) as server, client_of(server) as client, pytest.raises(NotFoundError) as caught:
        client.runs.join_stream(THREAD, RUN)
    assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)


@pytest.mark.parametrize(("name", "told", "status"), [
    ("UserInterrupt", "interrupted", "interrupted"),
    ("ValueError", "error", "error"),
])  # fmt: skip
def test_the_error_part_of_a_run_that_was_cancelled(name, told, status):
    """The server on Postgres streams one; the run's status says what it means."""
    failed = event("error", {"error": name, "message": "why"}, "6-0")
    ended = answer({"run_id": RUN, "thread_id": THREAD, "status": told})
    script = [stream(METADATA, failed, **CREATED), ended, stream(failed)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", raise_error=True)
        with pytest.raises(RunFailed, match=f"{name}: why") as caught:
            list(parts)
    assert (parts.status, parts.delivered) == (status, 2)
    assert isinstance(caught.value, RunCancelled) == (told == "interrupted")
