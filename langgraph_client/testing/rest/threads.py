"""Threads, their states, and their feeds."""

from __future__ import annotations

import copy as copying
import time
from typing import Any

from langgraph_client.testing import streams
from langgraph_client.testing.checkpoints import write
from langgraph_client.testing.http import Refused, Response, answer, nothing, stream
from langgraph_client.testing.rest.search import contains, filtered, page
from langgraph_client.testing.routes import Call
from langgraph_client.testing.state import State, Thread, check_id, is_uuid, new_id, now

_EMPTY: dict[str, Any] = {
    "values": {}, "next": [], "tasks": [], "metadata": None, "created_at": None, "checkpoint": None,
    "parent_checkpoint": None, "interrupts": [], "checkpoint_id": None, "parent_checkpoint_id": None,
}  # fmt: skip


def create(call: Call) -> Response:
    """POST /threads."""
    state, body = call.fake.state, call.body
    thread_id = body.get("thread_id") or new_id()
    check_id("thread", thread_id)
    if thread_id in state.threads:
        if body.get("if_exists") != "do_nothing":
            raise Refused(409, f"Thread with ID {thread_id} already exists")
        return answer(state.threads[thread_id].record)
    if body.get("supersteps"):
        raise Refused(501, "A fake Agent Server makes no threads of supersteps: use threads.update_state.")
    metadata = {**(body.get("metadata") or {}), **({"graph_id": body["graph_id"]} if body.get("graph_id") else {})}
    return answer(add(state, thread_id, metadata).record)


def add(state: State, thread_id: str, metadata: dict[str, Any]) -> Thread:
    """Create a thread."""
    times = dict.fromkeys(("created_at", "updated_at", "state_updated_at"), now())
    record = {"thread_id": thread_id, **times, "metadata": metadata, "status": "idle", "config": {}, "values": None}
    thread = state.threads[thread_id] = Thread(record, log=state.early.pop(thread_id, []))
    return thread


def get(call: Call) -> Response:
    """GET /threads/{thread_id}."""
    return answer(call.fake.state.thread(call.ids[0]).record)


def update(call: Call) -> Response:
    """PATCH /threads/{thread_id}."""
    record = call.fake.state.thread(call.ids[0]).record
    record["metadata"] = {**record["metadata"], **(call.body.get("metadata") or {})}
    record["updated_at"] = now()
    return answer(record)


def delete(call: Call) -> Response:
    """DELETE /threads/{thread_id}, and its runs."""
    state = call.fake.state
    thread = state.thread(call.ids[0])
    for run in thread.runs.values():
        run.stop = run.stop or "interrupt"
    del state.threads[thread.thread_id]
    return nothing()


def search(call: Call) -> Response:
    """POST /threads/search."""
    if call.body.get("extract"):
        raise Refused(501, "A fake Agent Server extracts no values in a search: read them from `values`.")
    return page(_found(call), call.body, newest="updated_at")


def count(call: Call) -> Response:
    """POST /threads/count."""
    return answer(len(_found(call)))


def _found(call: Call) -> list[dict[str, Any]]:
    body = call.body
    records = [one.record for one in call.fake.state.threads.values()]
    if body.get("ids"):
        for one in body["ids"]:
            if not is_uuid(one):
                raise Refused(400, f"Invalid thread ID {one}")
        records = [one for one in records if one["thread_id"] in body["ids"]]
    return filtered(records, body, equal=("status",), within=("metadata", "values"))


def copy(call: Call) -> Response:
    """POST /threads/{thread_id}/copy: with its states, without its runs."""
    state = call.fake.state
    (thread_id,) = call.ids
    if thread_id not in state.threads:
        raise Refused(409, "Conflict")
    old = state.threads[thread_id]
    new = add(state, new_id(), dict(old.record["metadata"]))
    new.history = copying.deepcopy(old.history)
    new.questions = list(old.questions)
    new.record.update(values=old.record["values"])
    return answer({key: value for key, value in new.record.items() if key != "values"})


def prune(call: Call) -> Response:
    """POST /threads/prune."""
    if call.body.get("strategy", "delete") != "delete":
        raise Refused(501, "A fake Agent Server prunes by the strategy `delete` alone.")
    found = [one for one in call.body["thread_ids"] if call.fake.state.threads.pop(one, None) is not None]
    return answer({"pruned_count": len(found)})


def get_state(call: Call) -> Response:
    """GET /threads/{thread_id}/state."""
    history = call.fake.state.thread(call.ids[0]).history
    return answer(history[-1] if history else _EMPTY)


def get_state_at(call: Call) -> Response:
    """GET /threads/{thread_id}/state/{checkpoint_id}."""
    state = _at(call, call.ids[1])
    checkpoint = state["checkpoint"] and {
        name: value for name, value in state["checkpoint"].items() if name != "checkpoint_ns"
    }
    return answer({**state, "checkpoint": checkpoint})


def get_state_at_checkpoint(call: Call) -> Response:
    """POST /threads/{thread_id}/state/checkpoint."""
    return answer(_at(call, str((call.body.get("checkpoint") or {}).get("checkpoint_id"))))


def _at(call: Call, checkpoint_id: str) -> dict[str, Any]:
    history = call.fake.state.thread(call.ids[0]).history
    found = [one for one in history if one["checkpoint_id"] == checkpoint_id]
    return found[0] if found else _EMPTY


def update_state(call: Call) -> Response:
    """POST /threads/{thread_id}/state: a new state, its keys merged without a graph's reducers."""
    body = call.body
    thread = call.fake.state.thread(call.ids[0])
    values = body.get("values") or {}
    given = values if isinstance(values, list) else [values]
    merged = dict(thread.values)
    for one in given:
        merged.update(one)
    metadata = {**thread.record["metadata"], "thread_id": thread.thread_id, "parents": {}}
    state = write(thread.history, merged, metadata, "update", time.time_ns())
    thread.values = merged
    thread.record.update(values=merged, updated_at=now(), state_updated_at=now())
    checkpoint = state["checkpoint"]
    return answer(
        {
            "checkpoint": checkpoint,
            "configurable": checkpoint,
            "checkpoint_id": checkpoint["checkpoint_id"],
        }
    )


def get_history(call: Call) -> Response:
    """POST /threads/{thread_id}/history."""
    return _history(call, call.body)


def get_history_page(call: Call) -> Response:
    """GET /threads/{thread_id}/history."""
    request = call.request
    return _history(call, {"limit": request.number("limit", 10), "before": request.parameter("before") or None})


def _history(call: Call, body: dict[str, Any]) -> Response:
    states = list(reversed(call.fake.state.thread(call.ids[0]).history))
    before = body.get("before")
    if isinstance(before, dict):
        before = before.get("checkpoint_id") or (before.get("configurable") or {}).get("checkpoint_id")
    ids = [one["checkpoint_id"] for one in states]
    if before in ids:
        states = states[ids.index(before) + 1 :]
    wanted = body.get("metadata") or {}
    return answer([one for one in states if contains(one["metadata"], wanted)][: body.get("limit") or 10])


def join_stream(call: Call) -> Response:
    """GET /threads/{thread_id}/stream."""
    modes = streams.checked_modes(call.request.parameter("stream_modes"))
    after = streams.checked_id(call.request.headers.get("last-event-id"))
    return stream(streams.of_thread(call.fake.state, call.ids[0], after=after, modes=modes))
