"""The items of a fan-out in the same database: what is to be run, which run is whose, and what came of it.

Its law: the first word on an item stays, whoever says it again. Only one at a time makes the runs of a batch.
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
