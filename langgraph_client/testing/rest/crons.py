"""Crons: stored, but never fired."""

from __future__ import annotations

import re
from typing import Any

from langgraph_client.testing.http import Refused, Response, answer, nothing
from langgraph_client.testing.rest.search import filtered, page
from langgraph_client.testing.routes import Call
from langgraph_client.testing.state import check_id, new_id, now

_SCHEDULE = re.compile(r"(\S+\s+){4,5}\S+")
_CHANGED = ("schedule", "timezone", "end_time", "metadata", "enabled", "on_run_completed")


def create(call: Call) -> Response:
    """POST /runs/crons."""
    return answer(_add(call, None, call.body.get("on_run_completed") or "delete"))


def create_for_thread(call: Call) -> Response:
    """POST /threads/{thread_id}/runs/crons."""
    check_id("thread", call.ids[0])
    return answer(_add(call, call.ids[0], None))


def _add(call: Call, thread_id: str | None, on_run_completed: str | None) -> dict[str, Any]:
    body, state = call.body, call.fake.state
    _check_schedule(body["schedule"])
    assistant_id = state.assistant(body["assistant_id"])["assistant_id"]
    cron_id = new_id()
    kept = {name: value for name, value in body.items() if name not in {"metadata", "end_time", "enabled"}}
    state.crons[cron_id] = {
        "cron_id": cron_id,
        "assistant_id": assistant_id,
        "thread_id": thread_id,
        "user_id": "",
        "end_time": body.get("end_time"),
        "schedule": body["schedule"],
        "timezone": body.get("timezone"),
        "payload": {**kept, "assistant_id": assistant_id, "config": {"configurable": {"cron_id": cron_id}}},
        "next_run_date": None,
        "metadata": body.get("metadata") or {},
        "on_run_completed": on_run_completed,
        "enabled": body.get("enabled", True),
        "created_at": now(),
        "updated_at": now(),
    }
    return state.crons[cron_id]


def get(call: Call) -> Response:
    """GET /runs/crons/{cron_id}."""
    return answer(_known(call))


def update(call: Call) -> Response:
    """PATCH /runs/crons/{cron_id}."""
    record = _known(call)
    if "schedule" in call.body:
        _check_schedule(call.body["schedule"])
    record["payload"].update(call.body)
    record.update({name: call.body[name] for name in _CHANGED if name in call.body}, updated_at=now())
    return answer(record)


def delete(call: Call) -> Response:
    """DELETE /runs/crons/{cron_id}."""
    del call.fake.state.crons[_known(call)["cron_id"]]
    return nothing()


def search(call: Call) -> Response:
    """POST /runs/crons/search."""
    return page(_found(call), call.body)


def count(call: Call) -> Response:
    """POST /runs/crons/count."""
    return answer(len(_found(call)))


def _found(call: Call) -> list[dict[str, Any]]:
    return filtered(call.fake.state.crons.values(), call.body, equal=("assistant_id", "thread_id", "enabled"))


def _known(call: Call) -> dict[str, Any]:
    (cron_id,) = call.ids
    check_id("cron", cron_id)
    if cron_id not in call.fake.state.crons:
        raise Refused(404, "Not Found")
    return call.fake.state.crons[cron_id]


def _check_schedule(schedule: str) -> None:
    if not _SCHEDULE.fullmatch(schedule.strip()):
        raise Refused(422, f"Invalid cron schedule: {schedule!r}. Reason: Invalid cron schedule.")
