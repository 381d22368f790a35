"""The tasks. They are idempotent: repeated at any time, even concurrently, their effect happens once.

A message only names the job to continue. The position is in the database.
"""

from __future__ import annotations

import functools
import uuid
from typing import TYPE_CHECKING, Any

from celery.exceptions import SoftTimeLimitExceeded

from langgraph_client import (
    APIConnectionError,
    Client,
    ConflictError,
    DeadlineExceeded,
    InternalServerError,
    RateLimitError,
    StreamInterrupted,
    get_client,
)

from . import results
from .app import SLICE, app

if TYPE_CHECKING:
    from langgraph_client import RunStream

JOBS = uuid.UUID("6f1f7a5c-3a0e-4d0f-9a35-0c8e1a6a5b1d")
"""The namespace of our threads' ids: take another one for yours."""

UNTIL_IT_IS_DONE: dict[str, Any] = {
    # What another try may mend. A refused input (422) or a key that is not accepted (401) is none of it.
    "autoretry_for": (
        APIConnectionError, StreamInterrupted, RateLimitError, InternalServerError, ConflictError, results.Overtaken,
        SoftTimeLimitExceeded,
    ),
    "max_retries": 20,
    "retry_backoff": True,
    "retry_backoff_max": min(60, SLICE),  # a message that waits longer than the visibility timeout is given away
}  # fmt: skip


@functools.cache
def client() -> Client:
    """Return this process's client, created when a task first needs it."""
    return get_client(timeout=(5, 30))


@app.task(**UNTIL_IT_IS_DONE)
def run_job(job: str, graph: str, given: dict[str, Any]) -> None:
    """Run a graph, and store each part of its stream exactly once.

    Args:
        job: The job's name in your own data, such as an order number. The same name means the same job and the same run.
        graph: The assistant's id, or a graph's name.
        given: The graph's input.
    """
    place = results.place_of(job)
    if place.status is not None:
        return
    bookmark = place.bookmark
    try:
        with opened(job, graph, given, bookmark) as stream:
            for part in stream:
                bookmark = results.store(job, bookmark, part, stream)
        results.finish(job, stream.status)
    except DeadlineExceeded:  # the run goes on, and the next task with it: before this message counts as lost
        run_job.delay(job, graph, given)


def opened(job: str, graph: str, given: dict[str, Any], bookmark: str | None) -> RunStream:
    """Open the stream of a job's run: resume it, or start the run, which happens only once."""
    if bookmark is not None:
        return client().runs.resume(bookmark, deadline=SLICE)
    thread_id = str(uuid.uuid5(JOBS, job))
    client().threads.create(thread_id=thread_id, metadata={"job": job}, if_exists="do_nothing")
    return client().runs.stream(
        thread_id,
        graph,
        input=given,
        stream_mode="updates",
        idempotency_key=job,  # a worker that died right after the start: its run is found
        multitask_strategy="reject",  # two workers that start it at the same instant: one is refused, and tries again
        deadline=SLICE,
    )
