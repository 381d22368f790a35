"""Runs thousands of stateless runs and stores their results in the table.

At most LANES times BATCH runs are active. A batch starts its runs, waits for them, and only then sends the next one of its
lane. A batch that is repeated first looks for its runs in the table, then on the server.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from langgraph_client import DeadlineExceeded

from . import items
from .app import SLICE, app
from .tasks import UNTIL_IT_IS_DONE, client

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BATCH = 100
LANES = 3
CLAIM = 10.0  # seconds: no batch takes longer to be made
AT_ONCE = 0.001  # seconds: a deadline can't be none


@app.task(**UNTIL_IT_IS_DONE)
def fan_out(name: str, graph: str, inputs: Sequence[Any]) -> None:
    """Run a graph on each input, in batches. The same name is the same fan-out."""
    items.plan(name, inputs)
    for lane in range(LANES):
        run_batch.delay(name, graph, lane * BATCH)


@app.task(**UNTIL_IT_IS_DONE)
def run_batch(name: str, graph: str, first: int) -> None:
    """Start the missing runs of a batch, wait for all of them, and store each result."""
    if first >= items.size(name):
        return
    end = time.monotonic() + SLICE
    batch = {"fan_out": name, "batch": first}
    make_missing(batch, graph)
    try:
        while under_way := settle(batch):
            client().runs.join(*under_way[-1], raise_error=False, deadline=max(end - time.monotonic(), AT_ONCE))
        following = first + LANES * BATCH
    except DeadlineExceeded:
        following = first
    run_batch.delay(name, graph, following)


def make_missing(batch: Mapping[str, Any], graph: str) -> None:
    """Start the missing runs of a batch, and record their IDs.

    If an earlier attempt died before it recorded them, they are found by the metadata of their threads.
    """
    missing = items.claim(batch["fan_out"], batch["batch"], BATCH, seconds=CLAIM)
    if not missing:
        return
    found = {
        thread.metadata["item"]: run
        for thread in client().threads.iter(metadata=batch, select=["thread_id", "metadata"], page_size=BATCH)
        for run in client().runs.list(thread.thread_id, limit=1)
    }
    payloads = [
        {
            "assistant_id": graph,
            "input": given,
            "metadata": {**batch, "item": item},
            "on_completion": "keep",  # else the thread and its state are gone with the run's end; `forget` deletes it
        }
        for item, given in missing.items()
        if item not in found
    ]
    made = client().runs.create_batch(payloads) if payloads else []
    found |= {payload["metadata"]["item"]: run for payload, run in zip(payloads, made, strict=True)}
    items.note_runs(batch["fan_out"], {item: (run.thread_id, run.run_id) for item, run in found.items()})


def settle(batch: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Store the results of finished runs. Return the others, as pairs of thread and run."""
    threads = client().threads.iter(metadata=batch, page_size=BATCH)
    seen = {thread.metadata["item"]: thread.to_dict() for thread in threads}
    over, under_way = {}, []
    for item, run in items.open_runs(batch["fan_out"], batch["batch"], BATCH).items():
        thread = seen.get(item)
        if thread is None:
            over[item] = ("gone", None)  # somebody deleted it
        elif thread["status"] == "busy":
            under_way.append(run)
        else:  # `idle` is the server's word for a run that is over, `error` and `interrupted` say what they mean
            over[item] = (thread["status"], thread.get("error") or thread.get("values"))
    items.settle(batch["fan_out"], over)
    return under_way


@app.task(**UNTIL_IT_IS_DONE)
def forget(name: str) -> None:
    """Delete the threads of a fan-out, once its results are in the table."""
    threads = [thread.thread_id for thread in client().threads.iter(metadata={"fan_out": name}, select=["thread_id"])]
    if threads:
        client().threads.prune(threads)
