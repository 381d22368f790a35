"""The Celery application: its queue, and late acknowledgement for workers that die.

A message is acknowledged when its task has finished, so that another worker repeats the task of one that died. The tasks
are idempotent. Configured by the environment:

    JOBS_BROKER           the queue, as redis://127.0.0.1:6379/0
    JOBS_DATABASE         the result table, as /var/lib/jobs/results.sqlite
    JOBS_SLICE            seconds that a task works before it hands over to the next one; default 60
    LANGGRAPH_API_URL     the Agent Server; its key is in LANGGRAPH_API_KEY
"""

from __future__ import annotations

import os

from celery import Celery

SLICE = float(os.environ.get("JOBS_SLICE", "60"))
GRACE = max(1.0, SLICE / 10)
"""Seconds beyond the slice for connecting and for the database."""

app = Celery("jobs", include=[f"{__package__}.tasks", f"{__package__}.fan_out"])
app.conf.update(
    broker_url=os.environ.get("JOBS_BROKER", "redis://127.0.0.1:6379/0"),
    broker_connection_retry_on_startup=True,
    # A death gives the message to somebody else …
    task_acks_late=True,
    task_reject_on_worker_lost=True,  # … at once, when a child of the pool died,
    broker_transport_options={
        # … and after so many seconds when all of the worker died, for Redis does not notice. A task that takes longer
        # would be given away while it works, so this is longer than a slice; and shorter than the server keeps a run's
        # parts after its end (RESUMABLE_STREAM_TTL_SECONDS, 120).
        "visibility_timeout": SLICE + 2 * GRACE,
        "unacked_restore_interval": GRACE,  # how often the workers look for such messages: it is 100 s otherwise
        "unacked_restore_throttle": 1,
        "unacked_mutex_expire": SLICE,  # how long one that dies while it looks keeps the others from it: 300 s otherwise
    },
    worker_cancel_long_running_tasks_on_connection_loss=True,  # Redis gives their messages away
    worker_prefetch_multiplier=1,  # nothing is fetched that would wait behind a long task
    task_ignore_result=True,  # the results are in the table
    task_soft_time_limit=SLICE + GRACE,  # for a task that hangs elsewhere than on a stream
)
