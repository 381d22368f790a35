"""Each part once, and no silent end: what a stream promises, on each way that a server and a network were seen to try it.

In a trace, `after X: [e0 e1]` is a connection that was requested with `Last-Event-ID: X`, brought two events, and ended with EOF.
"""

from __future__ import annotations

import itertools
import json
import threading

import pytest

from langgraph_client import NotFoundError, RunFailed, StreamGapWarning, StreamInterrupted
from langgraph_client.streams import thread_feed
from tests.local_server import RUN, THREAD, LocalServer, answer, event, stream
from tests.streams.promised import (
    CREATED,
    DATE,
    DONE,
    ERROR,
    FAILED,
    GONE,
    HEARTBEAT,
    METADATA,
    MISSING,
    NOT_STORED,
    OPENED,
    OWN,
    RUNNING,
    SUCCESS,
    E,
    bookmark_after,
    client_of,
    numbers,
    requested_after,
    started,
)


@pytest.mark.parametrize("published", [1, 2])
def test_a_stateless_stream_delivers_once_what_the_store_and_the_live_events_both_have(published):
    """After -: [e0 e0]; the next connection counts."""
    script = [RUNNING, stream(METADATA, E[0], E[0]), stream(*[E[0]] * published), SUCCESS, stream(*[E[0]] * published)]
    with LocalServer(*script, DONE) as server, client_of(server) as client:
        parts = started(client, None)
        assert numbers(parts) == [0] * published
        assert parts.status == "success"
        assert requested_after(server)[:2] == ["-", "5-18446744073709551615"]


def test_a_stream_with_an_idempotency_key_does_so_too():
    """After -: [e0 e0]."""
    metadata = {"idempotency_key": "k"}
    run = answer({"run_id": RUN, "thread_id": THREAD, "status": "running", "metadata": metadata})
    script = [answer([]), run, stream(METADATA, E[0], E[0]), stream(E[0]), SUCCESS, stream(E[0])]
    with LocalServer(*script) as server, client_of(server) as client:
        assert numbers(started(client, idempotency_key="k")) == [0]


@pytest.mark.parametrize("published", [1, 2])
def test_a_join_after_an_id_delivers_once_what_the_store_and_the_live_events_both_have(published):
    """After X: [e1 e1]; what is requested is the event X itself, and what follows."""
    script = [stream(E[0], E[1], E[1]), stream(*[E[1]] * published), SUCCESS, stream(*[E[1]] * published)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.join_stream(THREAD, RUN, last_event_id="6-0")
        assert numbers(parts) == [1] * published
        assert parts.status == "success"
        assert requested_after(server)[:2] == ["5-18446744073709551615", "6-18446744073709551615"]


def test_a_feed_delivers_once_what_the_store_and_the_live_events_both_have():
    """After -: [e0 e0]."""
    over = threading.Event()
    script = [stream(E[0], E[0], over), stream(E[0], E[1], over)]
    with LocalServer(*script) as server, client_of(server) as client:
        with client.threads.join_stream(THREAD, last_event_id="-") as parts:
            assert numbers(itertools.islice(parts, 2)) == [0, 1]
        over.set()


def test_a_stateless_run_whose_error_is_not_stored_is_no_success():
    """After -: [e0], status: error; the run is kept until then, so that there is a status."""
    script = [RUNNING, stream(METADATA, E[0]), ERROR, stream(E[0]), DONE]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = started(client, None, raise_error=True)
        with pytest.raises(RunFailed, match="the server does not show why"):
            list(parts)
        assert parts.status == "error"
        assert json.loads(server.seen[0].body)["on_completion"] == "keep"
        assert [(seen.method, seen.target) for seen in server.seen[-1:]] == [("DELETE", f"/threads/{THREAD}")]


@pytest.mark.parametrize("on_completion", ["keep", "delete"])
def test_a_stateless_run_that_the_user_said_what_to_do_with_is_left_alone(on_completion):
    """After -: [e0], status: success, or 404 where the server deletes it: then nothing proves that it succeeded."""
    end = [SUCCESS, stream(E[0])] if on_completion == "keep" else [MISSING]
    with LocalServer(RUNNING, stream(METADATA, E[0]), *end) as server, client_of(server) as client:
        parts = started(client, None, on_completion=on_completion)
        assert numbers(parts) == [0]
        assert parts.status == ("success" if on_completion == "keep" else None)
        assert json.loads(server.seen[0].body)["on_completion"] == on_completion


def test_the_servers_word_for_a_run_that_vanished_is_no_error_of_the_run():
    """After -: [e0, 404 as an `error` event], status: 404. Nothing proves how the run ended."""
    gone = event("error", {"error": "HTTPException", "message": "404: Run not found"})
    with LocalServer(RUNNING, stream(METADATA, E[0], gone), MISSING) as server, client_of(server) as client:
        parts = started(client, None, on_completion="delete", raise_error=True)
        assert numbers(parts) == [0]
        assert parts.status is None


def test_a_stateless_run_that_vanishes_after_its_error_is_an_error():
    """After -: [e0 error], status: 404."""
    with LocalServer(RUNNING, stream(METADATA, NOT_STORED), MISSING) as server, client_of(server) as client:
        parts = started(client, None, on_completion="delete")
        assert [part.event for part in parts] == ["metadata", "error"]
        assert parts.status == "error"


@pytest.mark.parametrize("asked", [[RUNNING, stream(E[0]), SUCCESS], [SUCCESS]], ids=["active first", "finished"])
def test_a_part_that_is_published_between_two_connections_is_not_lost(asked):
    """[e0] [e0], then e1 is published and the run ends: a connection that was opened after that brings it."""
    script = [stream(METADATA, E[0], **CREATED), *asked, stream(E[0], E[1]), stream(E[1]), stream(E[1])]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = started(client)
        assert numbers(parts) == [0, 1]
        assert parts.status == "success"


@pytest.mark.parametrize("again", [[], [FAILED]], ids=["not stored", "stored"])
def test_a_bookmark_after_an_error_is_of_a_failed_run(again):
    """Resumed after the error: [] or [error], status: error."""
    bookmark = bookmark_after(METADATA, FAILED)
    with LocalServer(stream(*again), ERROR, stream(*again)) as server, client_of(server) as client:
        parts = client.runs.resume(bookmark)
        assert list(parts) == []
        assert parts.status == "error"


def test_an_error_that_is_replayed_is_an_error_though_the_run_is_not_found():
    """Resumed after the error: [error], status: 404."""
    bookmark = bookmark_after(METADATA, FAILED)
    with LocalServer(stream(FAILED), MISSING) as server, client_of(server) as client:
        parts = client.runs.resume(bookmark, raise_error=True)
        with pytest.raises(RunFailed, match="bad"):
            list(parts)
        assert parts.status == "error"


def test_a_store_that_has_expired_is_no_end():
    """[e0], status: success, [] [] []."""
    with (
        LocalServer(stream(METADATA, E[0], **CREATED), SUCCESS, *[stream()] * 3) as server,
        client_of(server) as client,
    ):
        parts = started(client)
        with pytest.raises(StreamInterrupted, match="does not show its last parts again") as caught:
            list(parts)
        assert (caught.value.delivered, parts.status) == (2, None)
        assert caught.value.bookmark == parts.bookmark


def test_the_servers_word_for_a_run_that_is_gone_is_no_part_of_it():
    """A bookmark from before the first part, after -: [404 error], status: 404."""
    with LocalServer(stream(**CREATED)) as server, client_of(server) as client:
        parts = started(client)
        bookmark = parts.bookmark
        parts.close()
    with LocalServer(stream(GONE), MISSING) as server, client_of(server) as client:
        parts = client.runs.resume(bookmark)
        with pytest.raises(StreamInterrupted, match="the run is not found any more"):
            list(parts)
        assert (parts.delivered, parts.status) == (0, None)


def test_a_feed_requests_at_the_first_silence_what_came_between_the_store_and_the_live_events(monkeypatch):
    """After -: [e0 heartbeat heartbeat …], while the store has e0 and e1."""
    monkeypatch.setattr(thread_feed, "_SILENCE", 0.1)
    over, asked = threading.Event(), threading.Event()
    stored, missed = (event("custom", number, f"{OPENED - 5000 + 6000 * number}-0") for number in range(2))

    def store(wire):
        asked.set()
        stream(stored, missed, over)(wire)

    with (
        LocalServer(stream(stored, HEARTBEAT, asked, HEARTBEAT, over, **DATE), store) as server,
        client_of(server) as client,
    ):
        with client.threads.join_stream(THREAD, last_event_id="-") as parts:
            assert numbers(itertools.islice(parts, 2)) == [0, 1]
        over.set()


@pytest.mark.parametrize("last", [(), (E[1],)], ids=["at once", "after a part"])
def test_an_error_of_the_servers_stream_is_not_the_runs(last):
    """[e0 error], status: running; the run succeeds."""
    script = [stream(METADATA, E[0], *last, OWN, **CREATED), RUNNING, stream(*E[:3]), SUCCESS, *[stream(E[2])] * 2]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = started(client, raise_error=True)
        assert numbers(parts) == [0, 1, 2]
        assert parts.status == "success"


def test_an_error_of_the_servers_stream_after_the_run_is_not_the_runs():
    """[e0 error], status: success, [e0 error], [e0] (which may be a proxy's end), [e0 e1]: each error hid e1."""
    script = [stream(METADATA, E[0], OWN, **CREATED), SUCCESS, stream(E[0], OWN), stream(E[0]), stream(*E[:2])]
    with LocalServer(*script, *[stream(E[1])] * 2) as server, client_of(server) as client:
        parts = started(client, raise_error=True)
        assert numbers(parts) == [0, 1]
        assert parts.status == "success"


def test_an_error_of_the_servers_stream_is_no_gap_in_live_only_parts():
    """[messages/partial], status: success, [metadata error]: nothing of the run's came after its end."""
    partial = event("messages/partial", [], "6-0")
    script = [stream(METADATA, partial, **CREATED), SUCCESS, stream(METADATA, OWN), *[stream(METADATA)] * 2]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", stream_mode="messages")
        assert [part.event for part in parts] == ["metadata", "messages/partial"]
        assert (parts.status, parts.gap) == ("success", False)


def test_a_runs_error_that_has_no_id_is_delivered_last():
    """[e0 error], status: error, [e0]; it counts as a part, and raises where that was asked for."""
    script = [stream(METADATA, E[0], NOT_STORED, **CREATED), ERROR, stream(E[0])]
    for raise_error in (False, True):
        with LocalServer(*script) as server, client_of(server) as client:
            parts, got = started(client, raise_error=raise_error), []
            if raise_error:
                with pytest.raises(RunFailed, match="bad"):
                    got.extend(parts)
            else:
                assert [part.event for part in parts] == ["metadata", "custom", "error"]
            assert (parts.delivered, parts.status) == (3, "error")


def test_heartbeats_in_the_midst_of_a_replay_end_nothing():
    """[e0] disconnect, [heartbeat heartbeat e0 e1]."""
    again = stream(HEARTBEAT, HEARTBEAT, E[0], HEARTBEAT, HEARTBEAT, E[1])
    script = [stream(METADATA, E[0], end="cut", **CREATED), again, SUCCESS, *[stream(E[1])] * 2]
    with LocalServer(*script) as server, client_of(server) as client:
        assert numbers(started(client)) == [0, 1]


@pytest.mark.parametrize("published", [1, 2])
def test_an_overlap_long_after_the_response_is_delivered_once(published):
    """After -: [e0 e0], published 60 s after the response: a slow reader blocks the server."""
    late = event("custom", 0, f"{OPENED + 60_000}-0")
    script = [stream(late, late, **DATE), stream(*[late] * published, **DATE), SUCCESS, stream(*[late] * published)]
    with LocalServer(*script) as server, client_of(server) as client:
        assert numbers(client.runs.join_stream(THREAD, RUN, last_event_id="-")) == [0] * published


@pytest.mark.parametrize(
    "ids",
    [
        [f"{number}-0" for number in range(8, 14)],
        [f"7-{number}" for number in range(8, 14)],
        [str(number) for number in range(8, 14)],
        [f"run_event_{number}" for number in range(8, 14)],
    ],
    ids=["in memory", "Redis", "counted", "opaque"],
)
def test_a_server_that_ignores_the_last_event_id_repeats_nothing(ids):
    """[e0 e1 e2] disconnect, [e0 … e4] disconnect, [e0 … end]."""
    history = [event("custom", number, one) for number, one in enumerate(ids)]
    end = event("end", None, ids[-1])
    script = [
        stream(*history[:3], end="cut", **CREATED),
        stream(*history[:5], end="cut"),
        stream(*history, end),
        SUCCESS,
    ]
    with LocalServer(*script) as server, client_of(server) as client:
        assert numbers(started(client)) == [0, 1, 2, 3, 4, 5]


def test_a_server_that_never_brings_anything_new_ends_in_an_error():
    """[e0 e1] disconnect, [e0 e1] disconnect, and so on: not for ever."""
    script = [stream(*E[:2], end="cut", **CREATED), *[stream(*E[:2], end="cut")] * 3]
    with LocalServer(*script) as server, client_of(server, reconnect_attempts=3) as client:
        with pytest.raises(StreamInterrupted, match="every new connection ended at once"):
            list(started(client))
        assert server.script == []


def test_newer_parts_without_the_last_one_are_a_gap():
    """[e0] disconnect, [e3 e4]: the history of the server is bounded."""
    script = [stream(METADATA, E[0], end="cut", **CREATED), stream(E[3], E[4])]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = started(client)
        with pytest.raises(StreamInterrupted, match="no longer stores the part to resume after") as caught:
            list(parts)
        assert (caught.value.delivered, parts.gap, parts.status) == (2, False, None)
    with LocalServer(*script, SUCCESS, *[stream(E[4])] * 2) as server, client_of(server) as client:
        parts = started(client, on_gap="warn")
        with pytest.warns(StreamGapWarning, match=f"parts of run {RUN} may be missing after the 2 that came") as told:
            got = list(parts)
        assert numbers(got) == [0, 3, 4]
        assert (len(told), told[0].filename) == (1, __file__)
        assert (parts.gap, parts.status) == (True, "success")


def test_newer_parts_without_the_last_one_are_a_gap_of_a_feed():
    """[e0] disconnect, [e3 e4]: a warning, unless it is to raise; the server does not replay feeds of other runs."""
    over = threading.Event()
    script = [stream(E[0], end="cut"), stream(E[3], E[4], over)]
    with LocalServer(*script) as server, client_of(server) as client, client.threads.join_stream(THREAD) as parts:
        with pytest.warns(StreamGapWarning, match=f"parts of thread {THREAD} may be missing after the 1 ") as told:
            got = list(itertools.islice(parts, 3))
        over.set()
        assert (numbers(got), parts.gap, len(told)) == ([0, 3, 4], True, 1)
        assert told[0].filename == __file__
    over = threading.Event()
    with LocalServer(stream(E[0], end="cut"), stream(E[3], over)) as server, client_of(server) as client:
        parts = client.threads.join_stream(THREAD, on_gap="raise")
        with pytest.raises(StreamInterrupted, match="no longer stores the part to resume after") as caught:
            list(parts)
        assert (caught.value.delivered, parts.gap, caught.value.bookmark) == (1, False, parts.bookmark)
        over.set()


@pytest.mark.parametrize("thread_id", [None, THREAD])
def test_a_run_that_was_cancelled_here_is_interrupted(thread_id):
    """[e0], cancelled, status: 404."""
    over = threading.Event()
    script = [*[RUNNING] * (thread_id is None), stream(METADATA, over, **CREATED), answer(None, 202), MISSING]
    with LocalServer(*script, *[MISSING] * 2 * (thread_id is None)) as server, client_of(server) as client:
        parts = started(client, thread_id)
        next(parts)
        parts.cancel()
        over.set()
        assert list(parts) == []
        assert parts.status == "interrupted"


@pytest.mark.parametrize("said", [(), (GONE,)], ids=["silently", "with an error"])
def test_a_run_that_another_rolled_back_or_deleted_is_an_error_that_says_so(said):
    """[e0], status: 404."""
    with LocalServer(stream(METADATA, E[0], *said, **CREATED), MISSING) as server, client_of(server) as client:
        parts = started(client)
        with pytest.raises(StreamInterrupted, match="not found any more: it was deleted or rolled back") as caught:
            list(parts)
        assert (caught.value.delivered, caught.value.bookmark, parts.status) == (2, None, None)


def test_a_run_that_never_was_is_not_found():
    """A join: [] or its error, status: 404."""
    for said in ((), (GONE,)):
        with LocalServer(stream(*said), MISSING) as server, client_of(server) as client:
            parts = client.runs.join_stream(THREAD, RUN)
            with pytest.raises(NotFoundError):
                list(parts)
            assert (parts.delivered, parts.status) == (0, None)


@pytest.mark.parametrize(("last", "status"), [((), None), ((NOT_STORED,), "error")])
def test_the_end_of_a_stateless_run_that_is_not_resumable_is_not_proven(last, status):
    """[e0], and nobody to request a status of; an error proves itself."""
    events = [event("metadata", {"run_id": RUN}), event("custom", 0)]
    with LocalServer(stream(*events, *last)) as server, client_of(server) as client:
        parts = started(client, None, stream_resumable=False)
        assert numbers(parts) == [0]
        assert parts.status == status


@pytest.mark.parametrize("kind", ["text/html", "application/json", "text/plain; charset=utf-8"])
def test_another_type_at_a_reconnect_is_tried_again(kind):
    """[e0] disconnect, a gateway's page, [e0 e1]."""
    page = answer(b"<html>", content_type=kind)
    script = [
        stream(METADATA, E[0], end="cut", **CREATED),
        page,
        page,
        stream(E[0], E[1]),
        SUCCESS,
        *[stream(E[1])] * 2,
    ]
    with LocalServer(*script) as server, client_of(server, reconnect_attempts=3) as client:
        parts = started(client)
        assert numbers(parts) == [0, 1]
        assert parts.status == "success"


def test_another_type_at_every_reconnect_ends_in_an_error():
    """[e0] disconnect, and a gateway's page as often as it is tried."""
    page = answer(b"<html>", content_type="text/html")
    with LocalServer(stream(METADATA, E[0], end="cut", **CREATED), *[page] * 3) as server:
        with (
            client_of(server, reconnect_attempts=3) as client,
            pytest.raises(StreamInterrupted, match="could not reconnect"),
        ):
            list(started(client))
        assert server.script == []
