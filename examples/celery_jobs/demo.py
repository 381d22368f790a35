"""Runs jobs in a Celery worker that is killed repeatedly, and checks the results.

`make example-celery` runs it. It starts an Agent Server, Redis and a worker, and cleans up after itself. It fails if a
part is missing from the table or is in it twice, or if a job started a second run.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import signal
import sys
import time
import uuid
from collections import Counter
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from examples.agent_server import leave, running
from examples.processes import eventually
from examples.redis_server import redis
from langgraph_client import Client, get_client

from . import items, results
from .app import app
from .fan_out import BATCH, LANES, fan_out, forget
from .tasks import JOBS, run_job
from .worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 150  # seconds for each half of it
GIVEN = {"steps": 40, "delay": 0.1}
SLICE = 2.0
CONCURRENCY = 3


@dataclass
class Counts:
    """The rows of some jobs in the table, compared with the stored events of their runs."""

    runs: int = 0
    expected: int = 0
    seen: int = 0
    missing: int = 0
    doubled: int = 0


def main() -> None:
    """Show the jobs and the fan-out; fail if a count is wrong."""
    parser = argparse.ArgumentParser(description="Celery jobs whose worker is killed in the middle.")
    parser.add_argument("--jobs", type=int, default=6, help="jobs that each stream one run (default: 6)")
    parser.add_argument("--kills", type=int, default=4, help="how often something is killed meanwhile (default: 4)")
    parser.add_argument("--runs", type=int, default=2000, help="runs of the fan-out (default: 2000)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, leave)
    signal.alarm(2 * LONGEST)  # what never ends must not keep anybody waiting
    with running() as server, get_client(url=server.url) as client, working(server.url) as worker:
        print(f"An Agent Server at {server.url}, a Redis, and a worker of {CONCURRENCY} processes", flush=True)
        show_jobs(client, worker, options.jobs, options.kills)
        show_fan_out(client, options.runs)
    print("\nNothing is missing, nothing came twice. Everything is stopped.")


@contextlib.contextmanager
def working(url: str) -> Iterator[Worker]:
    """Run Redis and a worker with an empty result table, and configure this process for them."""
    with redis() as broker:
        app.conf.broker_url = broker
        settings = {"JOBS_BROKER": broker, "JOBS_SLICE": str(SLICE), "LANGGRAPH_API_URL": url}
        with Worker(settings, CONCURRENCY) as worker, contextlib.closing(app):
            os.environ["JOBS_DATABASE"] = worker.database
            results.make_tables(results.SCHEMA + items.SCHEMA)
            try:
                yield worker
            except BaseException:
                print(worker.tail(), file=sys.stderr)
                raise


def show_jobs(client: Client, worker: Worker, jobs: int, kills: int) -> None:
    """Send jobs, kill the processes that work on them, and compare the results."""
    names = [f"order {number}" for number in range(1, jobs + 1)]
    print(f"\n{jobs} jobs, each a run of {GIVEN['steps']} steps", flush=True)
    for name in names:
        run_job.delay(name, "slow", GIVEN)
    kill_in_the_middle(worker, kills, jobs * GIVEN["steps"])
    expect(eventually(lambda: count("jobs", "status IS NOT NULL") == jobs, LONGEST), "the end of every job")
    counts = compared(client, names)
    print(f"  runs {counts.runs}  kills {kills}  events expected {counts.expected}  seen {counts.seen}  "
          f"missing {counts.missing}  doubled {counts.doubled}")  # fmt: skip
    expect(counts.runs == jobs, "one run of each job")
    expect(astuple(counts)[3:] == (0, 0), "every event once")


def kill_in_the_middle(worker: Worker, kills: int, parts: int) -> None:
    """Kill a child of the pool and the whole worker in turn, each time that another share of the parts is stored."""
    for number in range(1, kills + 1):
        share = number * parts // (2 * kills)  # half of the work is left after the last, however busy the machine is
        expect(eventually(lambda share=share: count("parts") >= share, LONGEST), f"{share} parts")
        if number % 2:
            worker.kill_child()
        else:
            worker.kill()
            worker.start()
        print(
            f"  {count('parts'):4} parts in the table: killed {'a child' if number % 2 else 'the worker'}", flush=True
        )


def compared(client: Client, names: Sequence[str]) -> Counts:
    """Compare the table with the events that the server has stored."""
    counts = Counts()
    for name in names:
        thread_id = str(uuid.uuid5(JOBS, name))
        runs = list(client.runs.iter(thread_id))
        stored = Counter(
            (run.run_id, part.id, part.event, json.dumps(part.data))
            for run in runs
            for part in client.runs.join_stream(thread_id, run.run_id, last_event_id="-")
        )
        with results.transaction() as database:
            seen = Counter(database.execute("SELECT run_id, event_id, event, data FROM parts WHERE job = ?", [name]))
        counts.runs += len(runs)
        counts.expected += stored.total()
        counts.seen += seen.total()
        counts.missing += (stored - seen).total()
        counts.doubled += (seen - stored).total()
    return counts


def show_fan_out(client: Client, runs: int) -> None:
    """Send thousands of small runs, and check that each has one result."""
    print(f"\nA fan-out of {runs} runs, at most {LANES * BATCH} of them active", flush=True)
    began = time.monotonic()
    fan_out.delay("topics", "agent", [{"topic": f"topic {number}"} for number in range(runs)])
    expect(eventually(lambda: count("items", "status IS NOT NULL") == runs, LONGEST), "the result of every run")
    seconds = time.monotonic() - began
    made = client.threads.count(metadata={"fan_out": "topics"})
    succeeded = count("items", "status = 'idle'")
    print(
        f"  runs made {made}  results {runs}  succeeded {succeeded}  in {seconds:.1f} s: {runs / seconds:.0f} a second"
    )
    expect((made, succeeded) == (runs, runs), "one run of each, with success")
    forget.delay("topics")
    expect(eventually(lambda: client.threads.count(metadata={"fan_out": "topics"}) == 0, LONGEST), "a tidy server")


def count(table: str, condition: str = "true") -> int:
    """Return the number of rows in the table."""
    with results.transaction() as database:
        return next(itertools.chain(*database.execute(f"SELECT count(*) FROM {table} WHERE {condition}")))


def expect(came: bool, what: str) -> None:  # noqa: FBT001
    """Fail with a message unless the condition is true."""
    if not came:
        sys.exit(f"The demo failed, this was missing: {what}")


if __name__ == "__main__":
    main()
