"""The result table, in SQLite: the parts, the bookmark and the status of each job.

A part and the bookmark after it are written in one transaction, and only if the stored bookmark is still the one before.
The parts have no unique key on purpose, so that the demo would detect a duplicate.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from langgraph_client import RunStream, StreamPart

SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS jobs (job TEXT PRIMARY KEY, bookmark TEXT, status TEXT);
CREATE TABLE IF NOT EXISTS parts (job TEXT, run_id TEXT, event_id TEXT, event TEXT, data TEXT);
"""


class Overtaken(Exception):
    """Another task has continued this job in the meantime."""


@dataclass(frozen=True)
class Place:
    """The progress of a job: the bookmark after its last part, and its status once it is finished."""

    bookmark: str | None
    status: str | None


def place_of(job: str) -> Place:
    """Return the progress of a job; the start, if it is new."""
    with transaction() as database:
        database.execute("INSERT INTO jobs (job) VALUES (?) ON CONFLICT DO NOTHING", [job])
        return Place(*database.execute("SELECT bookmark, status FROM jobs WHERE job = ?", [job]).fetchone())


def store(job: str, after: str | None, part: StreamPart, stream: RunStream) -> str | None:
    """Store a part that followed a bookmark, and the bookmark after it.

    A run's error is its last part, and finishes the job immediately, since not every server replays it.

    Raises:
        Overtaken: The job is no longer at that bookmark. Nothing was written.
    """
    with transaction() as database:
        moved = database.execute(
            "UPDATE jobs SET bookmark = ?, status = ? WHERE job = ? AND bookmark IS ?",
            [stream.bookmark, "error" if part.event == "error" else None, job, after],
        )
        if moved.rowcount == 0:
            raise Overtaken(f"job {job} was taken further by somebody else")
        row = [job, stream.run_id, part.id, part.event, json.dumps(part.data)]
        database.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?)", row)
    return stream.bookmark


def finish(job: str, status: str | None) -> None:
    """Store the final status of a job's run."""
    with transaction() as database:
        database.execute("UPDATE jobs SET status = ? WHERE job = ?", [status, job])


@contextlib.contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """Open a transaction on a connection of its own, so that forked children share none."""
    with contextlib.closing(_connect()) as database, database:
        database.execute("BEGIN IMMEDIATE")
        yield database


def make_tables(schema: str = SCHEMA) -> None:
    """Create the tables unless they exist."""
    with contextlib.closing(_connect()) as database:
        database.executescript(schema)


def _connect() -> sqlite3.Connection:
    return sqlite3.connect(os.environ.get("JOBS_DATABASE", "results.sqlite"), timeout=30, isolation_level=None)
