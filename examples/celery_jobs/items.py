"""The items of a fan-out, in the same database: their inputs, runs and results.

The first value that is written for an item stays; later ones are ignored. A claim lets only one task at a time start the
runs of a batch.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

from .results import Overtaken, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

SCHEMA = """
CREATE TABLE IF NOT EXISTS items (
    fan_out TEXT, item INTEGER, input TEXT, claimed REAL, thread_id TEXT, run_id TEXT, status TEXT, result TEXT,
    PRIMARY KEY (fan_out, item)
);
"""


def plan(fan_out: str, inputs: Sequence[Any]) -> None:
    """Store the inputs of a fan-out. Items that are already stored stay as they are."""
    rows = [(fan_out, item, json.dumps(given)) for item, given in enumerate(inputs)]
    with transaction() as database:
        database.executemany("INSERT INTO items (fan_out, item, input) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", rows)


def size(fan_out: str) -> int:
    """Return the number of items of a fan-out."""
    with transaction() as database:
        return int(database.execute("SELECT count(*) FROM items WHERE fan_out = ?", [fan_out]).fetchone()[0])


def claim(fan_out: str, first: int, size: int, seconds: float) -> dict[int, Any]:
    """Claim the items of a batch that have no run, for a number of seconds. Return them with their inputs.

    Raises:
        Overtaken: Another task has claimed them.
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
    """Return the items of a batch without a result, and their runs as pairs of thread and run."""
    with transaction() as database:
        rows = _batch(
            database, "item, thread_id, run_id", "run_id IS NOT NULL AND status IS NULL", fan_out, first, size
        )
    return {item: (thread, run) for item, thread, run in rows}


def note_runs(fan_out: str, runs: Mapping[int, tuple[str, str]]) -> None:
    """Store the run of each item, unless it has one."""
    _fill_in("thread_id = ?, run_id = ?", "run_id IS NULL", fan_out, runs)


def settle(fan_out: str, outcomes: Mapping[int, tuple[str, Any]]) -> None:
    """Store the status and the final state of each item's run, unless it has them."""
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
