"""The history of a thread: one state for each `values` of the script. The newest is the thread's state."""

from __future__ import annotations

import time
from typing import Any

from langgraph_client.testing.scripts import Failure
from langgraph_client.testing.state import Run, Thread, after_updates, new_id, now

VERSIONS = {
    "run_attempt": 1,
    "langgraph_version": "1.2.22",
    "langgraph_api_version": "0.16.7",
    "langgraph_plan": "enterprise",
    "langgraph_host": "self-hosted",
    "langgraph_api_url": "http://fake",
}
"""The versions that the imitated server records in metadata."""


class Checkpoints:
    """Writes the history of a thread while a run executes.

    Attributes:
        metadata: The metadata that the server adds to everything of the run.
    """

    def __init__(self, thread: Thread, run: Run) -> None:
        self._thread = thread
        self._run = run
        self._present = False  # whether the next `values` repeats the state: a run that resumes shows its state first
        self._pending: dict[str, Any] | None = None  # the updates that no state has yet
        self.metadata = {**run.record["metadata"], **VERSIONS, "thread_id": thread.thread_id, "run_id": run.run_id}
        noted = {"user_id": "", "langgraph_auth_user_id": "", "langgraph_request_id": new_id(), "parents": {}}
        self._noted = {**self.metadata, **noted}

    def begin(self) -> None:
        """Write a checkpoint with the run's input, unless the run resumes after an interrupt."""
        if self._run.body.get("command"):
            self._present = True
        else:
            self._write(self._thread.values, "input")
            self._change(next=["__start__"], tasks=[_task("__start__", result=self._run.body.get("input"))])

    def values(self, values: dict[str, Any]) -> None:
        """Write a complete state."""
        self._pending = None
        known, self._present = self._present, False
        if known and values == self._thread.values:
            return
        self._write(values, "loop")

    def updates(self, nodes: dict[str, Any]) -> None:
        """Record what nodes returned: tasks of the previous state, and keys of the state until a `values` follows."""
        before, self._pending = self._pending, nodes
        if before is not None:
            self._thread.updates.append(before)
        self._present = False
        self._thread.deferred.append((_take_updates, before, nodes, self._noted, time.time_ns()))

    def settle(self) -> None:
        """Write a state from updates that no `values` followed."""
        if self._pending is not None:
            pending, self._pending = self._pending, None
            self._thread.updates.append(pending)
            self._thread.deferred.append((_write_updates, pending, self._noted, time.time_ns()))

    def waits(self, node: str, asked: dict[str, Any]) -> None:
        """Record the interrupt of a node."""
        question = {"id": asked["id"], "value": asked["value"]}
        self._change(next=[node], tasks=[_task(node, interrupts=[question])], interrupts=[question])

    def failed(self, failure: Failure) -> None:
        """Record the exception of a node."""
        error = f"{failure.error}({failure.message!r})"
        self._change(next=[failure.node], tasks=[_task(failure.node, error=error)])

    def _write(self, values: dict[str, Any], source: str) -> None:
        self._thread.values = values
        self._thread.deferred.append((write, values, self._noted, source, time.time_ns()))

    def _change(self, **changes: Any) -> None:
        """Change the newest state."""
        self._thread.deferred.append((_change, changes, self._noted))


def _write_updates(
    history: list[dict[str, Any]], nodes: dict[str, Any], metadata: dict[str, Any], created: int
) -> None:
    """Append the state that follows from what nodes returned."""
    values = after_updates(_newest(history, metadata)["values"], [nodes])
    write(history, values, metadata, "loop", created)


def _take_updates(
    history: list[dict[str, Any]],
    before: dict[str, Any] | None,
    nodes: dict[str, Any],
    metadata: dict[str, Any],
    created: int,
) -> None:
    """Record what nodes returned as tasks of the newest state: the one that follows from the updates before, if no `values` did."""
    if before is not None:
        _write_updates(history, before, metadata, created)
    newest = _newest(history, metadata)
    asked = {task["name"]: task["interrupts"] for task in newest["tasks"]}
    tasks = [_task(name, result=result, interrupts=asked.get(name)) for name, result in nodes.items()]
    newest.update(next=list(nodes), tasks=tasks)


def _change(history: list[dict[str, Any]], changes: dict[str, Any], metadata: dict[str, Any]) -> None:
    _newest(history, metadata).update(changes)


def _newest(history: list[dict[str, Any]], metadata: dict[str, Any]) -> dict[str, Any]:
    return history[-1] if history else write(history, {}, metadata, "loop", time.time_ns())


def write(
    history: list[dict[str, Any]], values: dict[str, Any], metadata: dict[str, Any], source: str, created: int
) -> dict[str, Any]:
    """Append a state to a thread's history. `created` is a time in nanoseconds."""
    before = history[-1] if history else None
    if before is not None and before["next"] == [] and not before["tasks"] and source == "loop":
        before["next"] = ["agent"]  # the previous state was not the last one
    step = before["metadata"]["step"] + 1 if before else -1
    checkpoint = {"checkpoint_id": new_id(), "thread_id": metadata["thread_id"], "checkpoint_ns": ""}
    parent = before["checkpoint"] if before else None
    state: dict[str, Any] = {
        "values": values,
        "next": [],
        "tasks": [],
        "metadata": {**metadata, "source": source, "step": step},
        "created_at": now(created),
        "checkpoint": checkpoint,
        "parent_checkpoint": parent,
        "interrupts": [],
        "checkpoint_id": checkpoint["checkpoint_id"],
        "parent_checkpoint_id": parent["checkpoint_id"] if parent else None,
    }
    history.append(state)
    return state


def _task(
    name: str, *, result: Any = None, error: str | None = None, interrupts: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    return {
        "id": new_id(),
        "name": name,
        "path": ["__pregel_pull", name],
        "error": error,
        "interrupts": interrupts or [],
        "checkpoint": None,
        "state": None,
        "result": result,
    }
