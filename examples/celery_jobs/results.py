"""The result table, by the standard library's sqlite: what came of every job, and how far it got.

Its law: the effect of a part and the bookmark behind that part are written in one transaction, and only by the one who
had read on from the bookmark before. The parts have no unique key: one that took effect twice would show.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from langgraph_client import RunStream, StreamPart

SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS jobs (job TEXT PRIMARY KEY, bookmark TEXT, status TEXT);
CREATE TABLE IF NOT EXISTS parts (job TEXT, run_id TEXT, event_id TEXT, event TEXT, data TEXT);
CREATE TABLE IF NOT EXISTS items (
    fan_out TEXT, item INTEGER, input TEXT, claimed REAL, thread_id TEXT, run_id TEXT, status TEXT, result TEXT,
    PRIMARY KEY (fan_out, item)
);
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

    Raises:
        Overtaken: The job is not at that bookmark any more. Nothing was written.
    """
    with transaction() as database:
        moved = database.execute(
            "UPDATE jobs SET bookmark = ? WHERE job = ? AND bookmark IS ?", [stream.bookmark, job, after]
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


def plan(fan_out: str, inputs: Sequence[Any]) -> None:
    """Write down what a fan-out is to do; what is there already stays as it is."""
    rows = [(fan_out, item, json.dumps(given)) for item, given in enumerate(inputs)]
    with transaction() as database:
        database.executemany("INSERT INTO items (fan_out, item, input) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)


def size(fan_out: str) -> int:
    """How many items a fan-out has."""
    with transaction() as database:
        return int(database.execute("SELECT count(*) FROM items WHERE fan_out = ?", [fan_out]).fetchone()[0])


def claim(fan_out: str, first: int, size: int, seconds: float) -> dict[int, Any]:
    """The items of one batch for which no run is noted, and their inputs. They are ours for so many seconds.

    Raises:
        Overtaken: They are somebody else's just now.
    """
    now = time.time()
    with transaction() as database:
        rows = _batch(database, "item, input, claimed", "run_id IS NULL", fan_out, first, size)
        if any(claimed is not None and claimed > now - seconds for _, _, claimed in rows):
            raise Overtaken(f"somebody else makes the runs of {fan_out} from {first}")
        database.executemany(
            "UPDATE items SET claimed = ? WHERE fan_out = ? AND item = ?", [(now, fan_out, row[0]) for row in rows]
        )
    return {item: json.loads(given) for item, given, _ in rows}


def open_runs(fan_out: str, first: int, size: int) -> dict[int, tuple[str, str]]:
    """The items of one batch that have no result yet, and their runs as pairs of thread and run."""
    with transaction() as database:
        rows = _batch(
            database, "item, thread_id, run_id", "run_id IS NOT NULL AND status IS NULL", fan_out, first, size
        )
    return {item: (thread, run) for item, thread, run in rows}


def note_runs(fan_out: str, runs: Mapping[int, tuple[str, str]]) -> None:
    """Write down which run is whose. The first word on an item stays."""
    _fill_in("thread_id = ?, run_id = ?", "run_id IS NULL", fan_out, runs)


def settle(fan_out: str, outcomes: Mapping[int, tuple[str, Any]]) -> None:
    """Write down how the runs of items ended: status and state. The first word on an item stays."""
    rows = {item: (status, json.dumps(state)) for item, (status, state) in outcomes.items()}
    _fill_in("status = ?, result = ?", "status IS NULL", fan_out, rows)


def _batch(
    database: sqlite3.Connection, columns: str, condition: str, fan_out: str, first: int, size: int
) -> list[Any]:
    where = f"fan_out = ? AND item >= ? AND item < ? AND {condition}"
    rows = database.execute(f"SELECT {columns} FROM items WHERE {where} ORDER BY item", [fan_out, first, first + size])
    return rows.fetchall()


def _fill_in(columns: str, condition: str, fan_out: str, rows: Mapping[int, tuple[str, str]]) -> None:
    with transaction() as database:
        database.executemany(
            f"UPDATE items SET {columns} WHERE fan_out = ? AND item = ? AND {condition}",
            [(*values, fan_out, item) for item, values in rows.items()],
        )


@contextlib.contextmanager
def transaction() -> Iterator[sqlite3.Connection]:
    """All that is done in it, or nothing. Its connection is its own: none is shared with a forked child."""
    with contextlib.closing(_connect()) as database, database:
        database.execute("BEGIN IMMEDIATE")
        yield database


def make_tables() -> None:
    """Make the tables, if they are not there."""
    with contextlib.closing(_connect()) as database:
        database.executescript(SCHEMA)


def _connect() -> sqlite3.Connection:
    return sqlite3.connect(os.environ.get("JOBS_DATABASE", "results.sqlite"), timeout=30, isolation_level=None)
