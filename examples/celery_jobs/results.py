"""The result table, by the standard library's sqlite: what came of every job, and how far it got.

Its law: the effect of a part and the bookmark behind that part are written in one transaction, and only by the one who
had read on from the bookmark before. The parts have no unique key: one that took effect twice would show.
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
    """Somebody else has gone on with this job meanwhile."""


@dataclass(frozen=True)
class Place:
    """How far a job got: the bookmark behind its last part, and its status once it is over."""

    bookmark: str | None
    status: str | None


def place_of(job: str) -> Place:
    """How far this job got; at its beginning, when it is new."""
    with transaction() as database:
        database.execute("INSERT INTO jobs (job) VALUES (?) ON CONFLICT DO NOTHING", [job])
        return Place(*database.execute("SELECT bookmark, status FROM jobs WHERE job = ?", [job]).fetchone())


def store(job: str, after: str | None, part: StreamPart, stream: RunStream) -> str | None:
    """Write down a part of a job's run, which came after a bookmark, and the bookmark behind it.

    A run's error is its last part, and ends the job here and now: not every server shows it to who comes later.

    Raises:
        Overtaken: The job is not at that bookmark any more. Nothing was written.
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
    """Note that a job's run is over, and how it ended."""
    with transaction() as database:
        database.execute("UPDATE jobs SET status = ? WHERE job = ?", [status, job])


@contextlib.contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """All that is done in it, or nothing. Its connection is its own: none is shared with a forked child."""
    with contextlib.closing(_connect()) as database, database:
        database.execute("BEGIN IMMEDIATE")
        yield database


def make_tables(schema: str = SCHEMA) -> None:
    """Make the tables, if they are not there."""
    with contextlib.closing(_connect()) as database:
        database.executescript(schema)


def _connect() -> sqlite3.Connection:
    return sqlite3.connect(os.environ.get("JOBS_DATABASE", "results.sqlite"), timeout=30, isolation_level=None)
