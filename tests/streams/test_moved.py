"""What a server does to a run behind a stream's back: another worker takes it over, it is deleted."""

from __future__ import annotations

import itertools

import pytest

from langgraph_client import APIConnectionError, Client, NotFoundError, RetryPolicy, RunFailed, StreamInterrupted
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
FIRST = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
AGAIN = event("metadata", {"run_id": RUN, "attempt": 2}, "8-0")
ONE, MISSED, TWO = (event("updates", number, f"{number}-0") for number in (6, 7, 9))
GONE = event("error", {"error": "HTTPException", "message": "404: Run not found"})
MISSING = answer(status=404)
RUNNING, OVER = (answer({"run_id": RUN, "thread_id": THREAD, "status": status}) for status in ("running", "success"))


def client_of(server, **policy):
    """A client that hardly waits between tries."""
    return Client(server.url, api_key=None, retry=RetryPolicy(initial_backoff=0.001, max_backoff=0.002, **policy))


def start(client, **options):
    """The stream of a new run."""
    return client.runs.stream(THREAD, "agent", stream_mode="updates", **options)


def test_what_a_worker_said_last_is_asked_for():
    """It is stored, and was never sent to streams that were live."""
    told = []
    script = [
        stream(FIRST, ONE, AGAIN, TWO, **CREATED),
        stream(ONE, MISSED, AGAIN, TWO),
        OVER,
        *[stream(TWO)] * 2,
    ]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = list(start(client, on_reconnect=lambda *news: told.append(news)))
        assert [part.id for part in parts] == ["5-0", "6-0", "7-0", "8-0", "9-0"]
        assert isinstance(told[0][2], APIConnectionError)
        assert "another worker" in str(told[0][2])


def test_in_a_feed_too():
    """Each run has its own count."""
    other = event("metadata", {"run_id": "other", "attempt": 2}, "10-0")
    script = [stream(FIRST, ONE, AGAIN), stream(ONE, MISSED, AGAIN, TWO, other), stream(TWO, other)]
    with LocalServer(*script) as server, client_of(server) as client, client.threads.join_stream(THREAD) as feed:
        ids = [part.id for part in itertools.islice(feed, 6)]
        assert ids == ["5-0", "6-0", "7-0", "8-0", "9-0", "10-0"]


@pytest.mark.parametrize(("ids", "policy"), [(False, {}), (True, {"reconnect_attempts": 0})])
def test_where_nothing_can_be_asked_for(ids, policy):
    """Without ids, or without leave to reconnect, it goes on."""
    events = [FIRST, ONE, AGAIN] if ids else [one.partition(b"id:")[0] + b"\r\n" for one in (FIRST, ONE, AGAIN)]
    script = [stream(*events, **CREATED), OVER, *([stream(AGAIN)] if ids else [])]
    with LocalServer(*script) as server, client_of(server, **policy) as client:
        assert len(list(start(client, stream_resumable=ids))) == 3


DELETED = "the run is not found any more: it was deleted or rolled back; its result is lost"


@pytest.mark.parametrize("end", ["clean", "cut"])
def test_a_run_that_is_deleted(end):
    """Whether all of it came, nobody knows, and the parts do not prove that it succeeded."""
    script = [stream(FIRST, ONE, end=end, **CREATED), *[stream(ONE, GONE)] * (end == "cut"), MISSING]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = start(client)
        with pytest.raises(StreamInterrupted, match=DELETED):
            list(parts)
        assert (parts.delivered, parts.status) == (2, None)


def test_a_run_that_is_deleted_after_it_finished():
    """The server's own error is not the run's, and a replay of the last part is a proof all the same."""
    finished = [stream(FIRST, ONE, **CREATED), OVER]
    for again in ([stream(ONE, GONE)], [stream(ONE)], [stream(GONE), stream(ONE)]):
        with LocalServer(*finished, *again) as server, client_of(server) as client:
            parts = start(client, raise_error=True)
            assert [part.id for part in parts] == ["5-0", "6-0"]
            assert parts.status == "success"
    for nothing in (stream(GONE), stream()):
        with LocalServer(*finished, *[nothing] * 3) as server, client_of(server) as client:
            parts = start(client)
            with pytest.raises(StreamInterrupted, match="does not show its last parts again"):
                list(parts)
            assert parts.status is None


@pytest.mark.parametrize("later", [stream(GONE), stream()], ids=["said", "not said"])
def test_a_run_that_is_deleted_before_the_second_proof(later):
    """After a disconnect, one proof may itself have ended early."""
    cut = stream(FIRST, end="cut", **CREATED)
    script = [cut, stream(FIRST, ONE), OVER, stream(ONE), *[later] * 10]
    with LocalServer(*script) as server, client_of(server, reconnect_attempts=20) as client:
        parts = start(client)
        with pytest.raises(StreamInterrupted, match="does not show its last parts again"):
            list(parts)
        assert (parts.delivered, parts.status) == (2, None)


def test_a_failure_of_the_run_itself():
    """It has an ID."""
    failed = event("error", {"error": "HTTPException", "message": "500: no"}, "6-0")
    over = answer({"run_id": RUN, "thread_id": THREAD, "status": "error"})
    script = [stream(FIRST, **CREATED), RUNNING, stream(FIRST, failed), over, *[stream(failed)] * 2]
    with LocalServer(*script) as server, client_of(server) as client, pytest.raises(RunFailed, match="500: no"):
        list(start(client, raise_error=True))


@pytest.mark.parametrize("reconnects", [4, 10])
def test_after_a_disconnect_an_end_that_replays_nothing_is_not_believed(reconnects):
    """Ten connections are tried, whatever the budget for connections that bring not even a heartbeat."""
    nothing = stream(b": heartbeat\r\n\r\n")
    script = [stream(FIRST, ONE, end="cut", **CREATED), nothing, OVER, *[nothing] * 10]
    with LocalServer(*script) as server, client_of(server, reconnect_attempts=reconnects) as client:
        with pytest.raises(StreamInterrupted, match="does not show its last parts again"):
            list(start(client))
        assert server.script == []


def test_a_run_without_ids_that_is_shown_anew():
    """As by another replica: what was handed out is passed over."""
    parts = [event("metadata", {"run_id": RUN}), *[event("updates", number) for number in (1, 1, 2, 1, 3)]]
    script = [stream(*parts[:3], end="cut", **CREATED), stream(*parts[:4], end="cut"), stream(*parts), OVER]
    with LocalServer(*script) as server, client_of(server) as client:
        got = start(client, stream_resumable=False, on_gap="warn")
        with pytest.warns(UserWarning, match="keeps no events"):
            assert [part.data for part in got][1:] == [1, 1, 2, 1, 3]


def test_a_run_that_is_deleted_before_its_bookmark_is_used():
    """The first connection tells, or the request for its status."""
    with LocalServer(stream(FIRST, ONE, **CREATED)) as server, client_of(server) as client:
        first = start(client)
        next(first), next(first)
        bookmark = first.bookmark
        first.close()
        server.script[:] = [stream(ONE, GONE), MISSING]
        with pytest.raises(StreamInterrupted, match=DELETED) as caught:
            list(client.runs.resume(bookmark))
        assert caught.value.bookmark is None  # it would fail again
        server.script[:] = [stream(GONE), MISSING]
        with pytest.raises(StreamInterrupted, match=DELETED):
            list(client.runs.resume(bookmark))
        server.script[:] = [MISSING]
        with pytest.raises(NotFoundError):
            client.runs.resume(bookmark)
