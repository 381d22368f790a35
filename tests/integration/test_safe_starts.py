"""Starts with an idempotency key, on the real server: however often, there is one run."""

from __future__ import annotations

import threading
import uuid

import pytest

from langgraph_client import NotFoundError

JOB = {"input": {"topic": "cats"}, "idempotency_key": "job 7"}


def test_all_ways_to_start_find_the_first_run(client, thread):
    """Created, streamed or waited for, again and again."""
    run = client.runs.create(thread.thread_id, "agent", stream_resumable=True, stream_mode="updates", **JOB)
    assert run.metadata["idempotency_key"] == "job 7"
    for _ in range(2):
        assert client.runs.create(thread.thread_id, "agent", **JOB).run_id == run.run_id
        stream = client.runs.stream(thread.thread_id, "agent", stream_mode="updates", **JOB)
        assert [part.event for part in stream].count("updates") >= 2
        assert (stream.run_id, stream.status) == (run.run_id, "success")
        assert "cats" in client.runs.wait(thread.thread_id, "agent", **JOB)["joke"]
    assert [one.run_id for one in client.runs.iter(thread.thread_id)] == [run.run_id]


def test_another_key_is_another_run(client, thread):
    """And so is another thread."""
    first = client.runs.create(thread.thread_id, "agent", **JOB)
    other = client.runs.create(thread.thread_id, "agent", input=JOB["input"], idempotency_key="job 8")
    elsewhere = client.runs.create(client.threads.create().thread_id, "agent", **JOB)
    assert len({first.run_id, other.run_id, elsewhere.run_id}) == 3


def test_a_thread_that_is_made_with_its_run(client):
    """The first look finds no thread, and that is no error; without leave to make one it is."""
    thread_id = str(uuid.uuid4())
    with pytest.raises(NotFoundError):
        client.runs.create(thread_id, "agent", **JOB)
    runs = {client.runs.create(thread_id, "agent", if_not_exists="create", **JOB).run_id for _ in range(3)}
    assert len(runs) == 1


def test_readers_of_one_run(client, thread):
    """As two requests for one page: both get all parts."""
    client.runs.create(thread.thread_id, "slow", input={"steps": 5, "delay": 0.05}, idempotency_key="x",
                       stream_resumable=True, stream_mode="updates")  # fmt: skip
    got = [[], []]

    def read(parts):
        parts += client.runs.stream(thread.thread_id, "slow", input={"steps": 5}, idempotency_key="x")

    readers = [threading.Thread(target=read, args=(parts,)) for parts in got]
    for one in readers:
        one.start()
    for one in readers:
        one.join()
    assert got[0] == got[1]
    assert len(got[0]) >= 6
