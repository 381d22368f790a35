"""The Celery example with a real worker that is killed: what is in the table is what the server has stored, once."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass

import pytest

from examples.celery_jobs import items, results
from examples.celery_jobs.demo import count, kill_in_the_middle, working
from examples.celery_jobs.fan_out import fan_out, forget
from examples.celery_jobs.results import Overtaken
from examples.celery_jobs.tasks import JOBS, run_job
from examples.processes import eventually
from langgraph_client import StreamPart, get_client

PATIENCE = 60.0
STEPS = 60
SLOW = {"steps": STEPS, "delay": 0.1}


@pytest.fixture(scope="module")
def worker(server_url):
    """A worker with a Redis and an empty table."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JOBS_DATABASE", "named by the demo")
        with working(server_url) as one:
            yield one


@pytest.fixture(scope="module")
def client(server_url):
    """A client that asks the server what it has."""
    with get_client(url=server_url, api_key=None) as one:
        yield one


def thread_of(job):
    """The thread of a job's run."""
    return str(uuid.uuid5(JOBS, job))


def is_over(*jobs):
    """Whether the table says so of all of these."""
    return eventually(lambda: all(results.place_of(job).status for job in jobs), PATIENCE)


def stored(client, job):
    """Every part that the server has of a job's runs, as the table has them."""
    thread_id = thread_of(job)
    return [
        (run.run_id, part.id, part.event, json.dumps(part.data))
        for run in client.runs.iter(thread_id)
        for part in client.runs.join_stream(thread_id, run.run_id, last_event_id="-")
    ]


def table(job):
    """Every part that the table has of a job, in the order in which they took effect."""
    with results.transaction() as database:
        return database.execute(
            "SELECT run_id, event_id, event, data FROM parts WHERE job = ? ORDER BY rowid", [job]
        ).fetchall()


def run_count(client, *jobs):
    """How many runs the server has of these jobs."""
    return sum(1 for job in jobs for _ in client.runs.iter(thread_of(job)))


def test_killed_again_and_again(worker, client, tell):
    """Children of the pool and whole workers die in the middle: every event takes effect once, of one run a job."""
    jobs, kills = [f"order {number}" for number in range(6)], 5
    for job in jobs:
        run_job.delay(job, "slow", SLOW)
    kill_in_the_middle(worker, kills, len(jobs) * STEPS)
    assert is_over(*jobs), worker.tail()
    truth, seen = [row for job in jobs for row in stored(client, job)], [row for job in jobs for row in table(job)]
    doubled = len(seen) - len(set(seen))
    tell(f"Celery jobs           runs {run_count(client, *jobs):3}  kills {kills}  events expected {len(truth)}  "
         f"seen {len(seen)}  doubled {doubled}")  # fmt: skip
    assert seen == truth
    assert doubled == 0
    assert run_count(client, *jobs) == len(jobs)
    assert len(truth) == len(jobs) * (STEPS + 1)
    output = worker.log.read_text()
    assert "signal 9 (SIGKILL)" in output  # said of a child; a worker that is killed next has no time to say it
    assert output.count(" ready.") == 3  # the first worker, and one after each that was killed


def test_a_death_right_after_the_start(worker, client):
    """A run that was started, and of which nothing was written down, is taken up and not made again."""
    job = "started, then dead"
    client.threads.create(thread_id=thread_of(job), if_exists="do_nothing")
    client.runs.create(
        thread_of(job), "slow", input=SLOW, stream_mode="updates", stream_resumable=True, idempotency_key=job
    )
    run_job.delay(job, "slow", SLOW)
    assert is_over(job), worker.tail()
    assert run_count(client, job) == 1
    assert table(job) == stored(client, job)


def test_the_same_job_twice_at_once(worker, client):
    """Two messages for one job, as when a message is given away while its task still works: still one run, all once."""
    job = "sent twice"
    for _ in range(2):
        run_job.delay(job, "slow", SLOW)
    assert is_over(job), worker.tail()
    assert run_count(client, job) == 1
    assert table(job) == stored(client, job)


def test_a_failed_run(worker, client):
    """The graph's failure is a result like others: written down once, and not tried again."""
    job = "fails"
    run_job.delay(job, "failing", {"topic": "any"})
    assert is_over(job), worker.tail()
    assert results.place_of(job).status == "error"
    parts, errors = table(job)[:-1], table(job)[-1:]  # the server shows the error to who is there, and keeps it not
    assert parts == stored(client, job)
    assert [(event, json.loads(data)["message"]) for _, _, event, data in errors] == [("error", "boom")]


def test_a_fan_out_whose_worker_dies(worker, client, tell):
    """A run of each item and no more, and the result of each, though everything was sent a second time."""
    runs = 400
    topics = [{"topic": f"number {number}"} for number in range(runs)]
    fan_out.delay("jokes", "agent", topics)
    assert eventually(lambda: count("items", "status IS NOT NULL") >= 50, PATIENCE), worker.tail()
    worker.kill_child()
    fan_out.delay("jokes", "agent", topics)
    assert eventually(lambda: count("items", "status IS NOT NULL") == runs, PATIENCE), worker.tail()
    made = client.threads.count(metadata={"fan_out": "jokes"})
    with results.transaction() as database:
        jokes = [json.loads(state)["joke"] for (state,) in database.execute("SELECT result FROM items ORDER BY item")]
    tell(f"Celery fan-out        runs {runs:3}  kills 1  runs made {made}  results {len(jokes)}")
    assert jokes == [f"This is a joke about number {number} and cats" for number in range(runs)]
    assert made == runs
    forget.delay("jokes")
    assert eventually(lambda: client.threads.count(metadata={"fan_out": "jokes"}) == 0, PATIENCE), worker.tail()


@dataclass
class Stream:
    """What the table wants to know of a stream."""

    bookmark: str
    run_id: str = "run"


@pytest.fixture
def empty_table(tmp_path, monkeypatch):
    """A table of this test's own."""
    monkeypatch.setenv("JOBS_DATABASE", os.fspath(tmp_path / "results.sqlite"))
    results.make_tables(results.SCHEMA + items.SCHEMA)


@pytest.mark.usefixtures("empty_table")
def test_who_was_overtaken_writes_nothing():
    """A part is written down by the one who read on from the bookmark in the table, and by nobody else."""
    part = StreamPart("updates", {"step": 1}, "1-0")
    assert results.place_of("job").bookmark is None
    assert results.store("job", None, part, Stream("first")) == "first"
    with pytest.raises(Overtaken):
        results.store("job", None, part, Stream("other"))
    with pytest.raises(TypeError):  # in the midst of its transaction
        results.store("job", "first", StreamPart("updates", object(), "2-0"), Stream("broken"))
    assert results.place_of("job").bookmark == "first"
    assert len(table("job")) == 1
    assert results.store("job", "first", part, Stream("second")) == "second"
    assert len(table("job")) == 2


@pytest.mark.usefixtures("empty_table")
def test_a_batch_is_made_by_one_at_a_time():
    """Who comes second is refused, until the claim is too old; what has a run is not claimed again."""
    items.plan("all", ["a", "b", "c"])
    items.plan("all", ["a", "b", "c"])
    assert items.size("all") == 3
    assert items.claim("all", 0, 2, seconds=60) == {0: "a", 1: "b"}
    with pytest.raises(Overtaken):
        items.claim("all", 0, 2, seconds=60)
    items.note_runs("all", {0: ("thread", "run")})
    assert items.claim("all", 0, 2, seconds=0) == {1: "b"}
    items.settle("all", {0: ("idle", {"done": True})})
    assert items.open_runs("all", 0, 2) == {}
