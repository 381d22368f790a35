"""Streams of the real server: joined, resumed, ended, failed, closed; and the feed of a thread."""

from __future__ import annotations

import itertools
import threading
from typing import Any

import pytest

from langgraph_client import Client, NotFoundError, RunFailed, StreamInterrupted, StreamPart, UnprocessableEntityError
from langgraph_client.models import Run, Thread
from tests.faults.conftest import taken_up

JOKE = {"topic": "ice cream"}
UNKNOWN = "00000000-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def burst(client: Client) -> Run:
    """A finished run whose 200 custom parts share the ids of a few milliseconds."""
    thread = client.threads.create()
    run = client.runs.create(
        thread.thread_id, "burst", input={"count": 200}, stream_mode=["custom", "values"], stream_resumable=True
    )
    client.runs.join(run.thread_id, run.run_id)
    return run


def start_slow(client: Client, thread: Thread, steps: int = 5, **options: Any) -> Run:
    """A run that takes its time."""
    return client.runs.create(
        thread.thread_id,
        "slow",
        input={"steps": steps, "delay": 0.1},
        **{"stream_mode": ["updates", "values"], "stream_resumable": True, **options},
    )


def test_a_running_run_is_joined_from_its_start(client: Client, thread: Thread) -> None:
    """`last_event_id="-"` brings what had come before, then what comes."""
    run = start_slow(client, thread)
    joined = client.runs.join_stream(thread.thread_id, run.run_id, last_event_id="-", stream_mode="updates")
    steps = [part.data["work"]["step"] for part in joined if part.mode == "updates"]
    assert steps == [1, 2, 3, 4, 5]
    assert joined.status == "success"


def test_nothing_comes_twice_where_the_store_ends_and_the_live_events_begin(client: Client, thread: Thread) -> None:
    """Many join a run while it speaks, each just when a word is published."""
    said = {"messages": [{"role": "user", "content": " ".join(map(str, range(60)))}]}
    stream = client.runs.stream(thread.thread_id, "shopper", input=said, stream_mode="messages-tuple")
    heard: list[str] = []

    def join() -> None:
        joined = client.runs.join_stream(thread.thread_id, str(stream.run_id), last_event_id="-")
        heard.append("".join(joined.tokens()))

    listeners = []
    for number, _ in enumerate(stream.tokens()):
        if number % 3 == 0:
            listeners.append(threading.Thread(target=join))
            listeners[-1].start()
    for listener in listeners:
        listener.join()
    assert len(heard) > 20
    assert set(heard) == {f"You said: {said['messages'][0]['content']}"}


def test_several_modes_are_joined_at_once(client: Client, thread: Thread) -> None:
    """The server reads several modes only as one JSON array."""
    run = start_slow(client, thread, stream_mode=["updates", "values", "debug"])
    joined = client.runs.join_stream(thread.thread_id, run.run_id, last_event_id="-", stream_mode=["updates", "values"])
    assert {part.mode for part in joined} >= {"updates", "values"}
    assert "debug" not in {
        part.mode
        for part in client.runs.join_stream(
            thread.thread_id, run.run_id, last_event_id="-", stream_mode=["updates", "values"]
        )
    }


def test_a_stream_goes_on_after_an_id(client: Client, burst: Run) -> None:
    """With an id of its own the stream brings what came after it."""
    everything = list(client.runs.join_stream(burst.thread_id, burst.run_id, last_event_id="-"))
    ids = [part.id for part in everything]
    middle = ids[100]
    rest = list(client.runs.join_stream(burst.thread_id, burst.run_id, last_event_id=middle))
    assert rest
    assert rest == everything[-len(rest) :]
    assert middle not in [part.id for part in rest]


@pytest.mark.parametrize("stop", [1, 2, 57, 100, 150, 203])
def test_a_bookmark_goes_on_exactly_there(client: Client, burst: Run, stop: int) -> None:
    """Stopped anywhere, even within a millisecond of equal ids, the bookmark brings the rest: nothing lost or twice."""
    everything = list(client.runs.join_stream(burst.thread_id, burst.run_id, last_event_id="-"))
    assert len(everything) == 203
    with client.runs.join_stream(burst.thread_id, burst.run_id, last_event_id="-") as stream:
        head = [next(stream) for _ in range(stop)]
        bookmark = stream.bookmark
    assert bookmark is not None
    assert head + list(client.runs.resume(bookmark)) == everything


def test_the_end_is_verified(client: Client, thread: Thread) -> None:
    """A clean end counts when a new connection brings nothing and the run says that it is over."""
    stream = client.runs.stream(thread.thread_id, "agent", input=JOKE)
    assert stream.status is None
    assert len(list(stream)) == 4
    assert (stream.status, stream.reconnects, stream.delivered) == ("success", 1, 4)
    assert list(stream) == []


def test_a_failed_run_ends_with_its_error(client: Client, thread: Thread) -> None:
    """The error is the last part, and the status says so."""
    stream = client.runs.stream(thread.thread_id, "failing", input={"topic": "x"})
    *_, last = stream
    assert tuple(last) == ("error", {"error": "ValueError", "message": "boom"})
    assert stream.status == "error"


def test_a_failed_run_raises_when_asked(client: Client, thread: Thread) -> None:
    """With `raise_error` the error part comes first, then RunFailed."""
    stream = client.runs.stream(thread.thread_id, "failing", input={"topic": "x"}, raise_error=True)
    seen = list(itertools.islice(stream, 4))
    assert seen[-1].event == "error"
    with pytest.raises(RunFailed, match="ValueError: boom") as caught:
        next(stream)
    assert (caught.value.thread_id, caught.value.run_id) == (thread.thread_id, stream.run_id)


def test_a_run_that_is_not_there(client: Client, thread: Thread) -> None:
    """The server answers 200 and an error event, which is no part of a run; the run's status says 404."""
    for start in (None, "-"):
        stream = client.runs.join_stream(thread.thread_id, UNKNOWN, last_event_id=start)
        with pytest.raises(NotFoundError, match=UNKNOWN):
            next(stream)
        assert (stream.delivered, stream.status) == (0, None)


def test_no_such_thread(client: Client) -> None:
    """Nothing can be started on a thread that is not there."""
    with pytest.raises(NotFoundError):
        client.runs.stream(UNKNOWN, "agent", input=JOKE)


def test_interrupt_and_answer(client: Client, thread: Thread) -> None:
    """A graph that asks a person stops; a command with the answer goes on."""
    asked = client.runs.stream(thread.thread_id, "approval", input={"request": "buy cats"}, stream_mode="updates")
    list(asked)
    assert [one["value"] for one in asked.interrupts] == [{"question": "Shall I buy cats?"}]
    assert client.threads.get(thread.thread_id).status == "interrupted"
    answered = client.runs.stream(thread.thread_id, "approval", command={"resume": "yes"}, stream_mode="updates")
    assert [part.data for part in answered][-1] == {"ask": {"answer": "yes"}}
    assert client.threads.get(thread.thread_id).status == "idle"


def test_two_interrupts_at_once(client: Client, thread: Thread) -> None:
    """Two questions are collected from the parts that show one each, and answered by their ids."""
    asked = client.runs.stream(thread.thread_id, "approvals", input={"request": "buy cats"})
    list(asked)
    first, second = (one["id"] for one in asked.interrupts)
    *_, last = client.runs.stream(thread.thread_id, "approvals", command={"resume": {first: "A", second: "B"}})
    assert {last.data["budget"], last.data["law"]} == {"A", "B"}


def test_leaving_early_leaves_the_run_alone(client: Client, thread: Thread) -> None:
    """Closing a stream ends the iteration and not the run."""
    with client.runs.stream(thread.thread_id, "slow", input={"steps": 4, "delay": 0.1}) as stream:
        next(stream)
    assert list(stream) == []
    assert client.runs.join(thread.thread_id, str(stream.run_id))["step"] == 4


def test_closing_from_another_thread_ends_the_iteration(client: Client, thread: Thread) -> None:
    """A reader that waits for a part wakes and just ends."""
    stream = client.runs.stream(thread.thread_id, "slow", input={"steps": 100, "delay": 1}, stream_mode="updates")
    next(stream)
    rest: list[StreamPart] = []
    reader = threading.Thread(target=lambda: rest.extend(stream))
    reader.start()
    stream.close()
    reader.join(timeout=30)
    assert not reader.is_alive()
    client.runs.cancel(thread.thread_id, str(stream.run_id), wait=True)


def test_a_cancelled_run_ends_its_stream(client: Client, thread: Thread) -> None:
    """Cancelling ends the stream without an error event; the status tells."""
    stream = client.runs.stream(thread.thread_id, "slow", input={"steps": 500, "delay": 0.05}, stream_mode="updates")
    for part in stream:
        if part.mode == "updates" and part.data["work"]["step"] == 2:
            client.runs.cancel(thread.thread_id, str(stream.run_id))
    assert stream.status == "interrupted"


def test_a_run_that_keeps_nothing_is_not_believed_before_its_end(client: Client, thread: Thread) -> None:
    """A run without ids that streams to its end is over; its parts have no ids and there is no bookmark."""
    stream = client.runs.stream(thread.thread_id, "agent", input=JOKE, stream_resumable=False)
    assert [part.id for part in stream] == [None] * 4
    assert (stream.status, stream.bookmark, stream.reconnects) == ("success", None, 0)


def test_cut_off_without_ids_is_no_silent_end(client: Client, thread: Thread) -> None:
    """When the connection of a run without ids ends before the run, the stream says that it is incomplete."""
    stream = client.runs.stream(
        thread.thread_id, "slow", input={"steps": 30, "delay": 0.1}, stream_mode="updates", stream_resumable=False
    )
    next(stream)
    assert stream._body is not None
    stream._body._response.raw.shutdown()  # as if a proxy had ended it
    with pytest.raises(StreamInterrupted, match="keeps no events") as caught:
        list(stream)
    assert caught.value.delivered == stream.delivered
    client.runs.cancel(thread.thread_id, str(stream.run_id), wait=True)


def test_the_feed_of_a_thread_has_all_its_runs(client: Client, thread: Thread, on_postgres: bool) -> None:
    """Two runs one after the other come in one feed, with their beginnings and ends.

    The server on Postgres begins to listen some time after it answered, so that the thread's start is asked for.
    """
    where: dict[str, Any] = {"last_event_id": "-" if on_postgres else None, "idle_timeout": 4.0}
    with client.threads.join_stream(thread.thread_id, stream_mode=["lifecycle", "run_modes"], **where) as feed:
        parts = taken_up(client, feed)
        runs = [client.runs.create(thread.thread_id, "agent", input=JOKE, stream_resumable=True) for _ in range(2)]
        ended: list[str] = []
        while len(ended) < 2:
            part = next(parts)
            if part.mode == "metadata" and part.data.get("status") == "run_done":
                ended.append(part.data["run_id"])
    parts.close()
    assert ended == [run.run_id for run in runs]


def test_a_feed_of_lifecycle_alone(client: Client, thread: Thread) -> None:
    """`lifecycle` brings beginnings and ends and nothing else."""
    run = client.runs.create(thread.thread_id, "agent", input=JOKE, stream_resumable=True)
    client.runs.join(thread.thread_id, run.run_id)
    with client.threads.join_stream(thread.thread_id, stream_mode="lifecycle", last_event_id="-") as feed:
        begin, end = next(feed), next(feed)
    assert begin.data["attempt"] == 1
    assert end.data["status"] == "run_done"


def test_a_feed_goes_on_from_an_id_and_from_a_bookmark(client: Client, burst: Run) -> None:
    """Taken up by its bookmark, a feed brings the rest of the thread, and nothing twice."""
    with client.threads.join_stream(burst.thread_id, last_event_id="-") as feed:
        everything = [next(feed) for _ in range(203)]
    with client.threads.join_stream(burst.thread_id, last_event_id="-") as feed:
        head = [next(feed) for _ in range(101)]
        bookmark = feed.bookmark
    with client.threads.resume(bookmark) as feed:
        assert head + [next(feed) for _ in range(102)] == everything
    with client.threads.join_stream(burst.thread_id, last_event_id=everything[150].id) as feed:
        assert next(feed) in everything[151:]


def test_a_feed_of_state_updates_is_accepted(client: Client, thread: Thread) -> None:
    """The server takes all three modes at once, as one comma-separated value."""
    modes: Any = ["state_update", "lifecycle", "run_modes"]
    with client.threads.join_stream(thread.thread_id, stream_mode=modes, idle_timeout=4.0) as feed:
        client.runs.create(thread.thread_id, "agent", input=JOKE, stream_resumable=True)
        parts = taken_up(client, feed)
        assert next(parts).mode == "metadata"
        parts.close()


def test_a_feed_refuses_an_id_of_no_server(client: Client, thread: Thread) -> None:
    """The server says what an id must look like."""
    with pytest.raises(UnprocessableEntityError):
        client.threads.join_stream(thread.thread_id, last_event_id="bogus")
