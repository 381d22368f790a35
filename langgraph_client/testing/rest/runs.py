"""Runs: created, awaited, joined, streamed, cancelled."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from langgraph_client.json_schema import check_value
from langgraph_client.testing import streams
from langgraph_client.testing.http import Refused, Response, answer, dumps, event, nothing, stream
from langgraph_client.testing.rest import threads
from langgraph_client.testing.rest.search import chosen
from langgraph_client.testing.routes import Call
from langgraph_client.testing.script_runner import roll_back
from langgraph_client.testing.state import ACTIVE_STATUSES, Run, State, Thread, new_id, now

_GONE = {"error": "HTTPException", "message": "404: Run not found"}
_NO_MATCH = (
    "No matching runs to cancel. Please verify the thread ID and run IDs are correct, and the runs haven't been deleted "
    "or completed."
)
_UNSUPPORTED = {
    "checkpoint": "runs that begin at an earlier checkpoint",
    "checkpoint_id": "runs that begin at an earlier checkpoint",
    "interrupt_before": "stops before or after nodes: put an interrupt() into the script",
    "interrupt_after": "stops before or after nodes: put an interrupt() into the script",
    "webhook": "callbacks when a run is over",
    "after_seconds": "runs that begin later",
}
"""Fields that the fake does not support for runs."""
_TRUE = ("true", "1")


def create(call: Call) -> Response:
    """POST /threads/{thread_id}/runs."""
    thread, run = _begin(call, call.ids[0], call.body)
    return answer(run.record, Content_Location=_place(thread, run))


def create_stateless(call: Call) -> Response:
    """POST /runs."""
    _, run = _begin(call, None, call.body)
    return answer(run.record, Content_Location=f"/runs/{run.run_id}")


def create_batch(call: Call) -> Response:
    """POST /runs/batch."""
    if not isinstance(call.body, list):
        raise Refused(422, 'the body is not of type "array"')
    return answer([_begin(call, None, one)[1].record for one in call.body])


def stream_new(call: Call) -> Response:
    """POST /threads/{thread_id}/runs/stream."""
    return _streamed(call, call.ids[0])


def stream_stateless(call: Call) -> Response:
    """POST /runs/stream."""
    return _streamed(call, None)


def wait(call: Call) -> Response:
    """POST /threads/{thread_id}/runs/wait."""
    thread, run = _begin(call, call.ids[0], call.body)
    return _awaited(call, thread, run, cancel=call.body.get("on_disconnect") == "cancel")


def wait_stateless(call: Call) -> Response:
    """POST /runs/wait."""
    thread, run = _begin(call, None, call.body)
    return _awaited(call, thread, run, cancel=call.body.get("on_disconnect") == "cancel")


def list_of(call: Call) -> Response:
    """GET /threads/{thread_id}/runs."""
    request = call.request
    runs = [run.record for run in reversed(call.fake.state.thread(call.ids[0]).runs.values())]
    if status := request.parameter("status"):
        runs = [one for one in runs if one["status"] == status]
    offset = request.number("offset", 0, status=400)
    select = [value for name, value in request.query if name == "select"]
    found = runs[offset : offset + request.number("limit", 10, status=400)]
    return answer([chosen(one, select) for one in found])


def get(call: Call) -> Response:
    """GET /threads/{thread_id}/runs/{run_id}."""
    return answer(call.fake.state.run(*call.ids).record)


def delete(call: Call) -> Response:
    """DELETE /threads/{thread_id}/runs/{run_id}."""
    thread_id, run_id = call.ids
    thread = call.fake.state.thread(thread_id)
    run = thread.runs.pop(run_id, None)
    if run is None:
        raise Refused(404, "Run not found")
    _stop(call, run, "interrupt")
    return nothing()


def join(call: Call) -> Response:
    """GET /threads/{thread_id}/runs/{run_id}/join."""
    found = _anywhere(call)
    if found is None:
        thread_id, run_id = call.ids
        place = f"/threads/{thread_id}/runs/{run_id}"
        return answer({"__error__": _GONE}, Location=f"{place}/join", Content_Location=place)
    thread, run = found
    if run.over and run.questions:  # without the state, which a `wait` has
        return answer(
            {"__interrupt__": run.questions},
            Location=f"{_place(thread, run)}/join",
            Content_Location=_place(thread, run),
        )
    return _awaited(call, thread, run, cancel=call.request.parameter("cancel_on_disconnect") in _TRUE)


def join_stream(call: Call) -> Response:
    """GET /threads/{thread_id}/runs/{run_id}/stream."""
    found = _anywhere(call)
    place = "/threads/{}/runs/{}".format(*call.ids)
    headers = {"Location": f"{place}/stream", "Content_Location": place}
    if found is None:
        return stream(iter([event("error", _GONE)]), **headers)
    thread, run = found
    after = call.request.headers.get("last-event-id")
    modes = _modes(call.request.parameter("stream_mode"))
    # A real run takes a moment to begin, so an immediate join receives all of it live: also what is not stored.
    live = 0 if not run.streamed and after == "-" else len(thread.log)
    run.streamed = True
    parts = streams.of_run(call.fake.state, thread, run, after=after, live=live, modes=modes)
    cancel_then = call.request.parameter("cancel_on_disconnect") in _TRUE
    return stream(_left(call, parts, run, cancel=cancel_then), **headers)


def cancel(call: Call) -> Response:
    """POST /threads/{thread_id}/runs/{run_id}/cancel."""
    thread_id, run_id = call.ids
    thread = call.fake.state.threads.get(thread_id)
    run = thread.runs.get(run_id) if thread else None
    if thread is None or run is None:
        raise Refused(404, "No runs found to cancel.")
    if run.over:
        raise Refused(404, _NO_MATCH)
    _stop(call, run, call.request.parameter("action", "interrupt"))
    if call.request.parameter("wait") in _TRUE:
        return _awaited(call, thread, run)
    return nothing(202)


def cancel_many(call: Call) -> Response:
    """POST /runs/cancel."""
    body = call.body
    if not body.get("status") and not (body.get("thread_id") and body.get("run_ids")):
        raise Refused(422, "{} is not valid under any of the schemas listed in the 'oneOf' keyword")
    runs = [run for thread in call.fake.state.threads.values() for run in thread.runs.values()]
    if status := body.get("status"):
        chosen_runs = [run for run in runs if status == "all" or run.record["status"] == status]
    else:
        chosen_runs = [run for run in runs if run.run_id in body["run_ids"]]
    underway = [run for run in chosen_runs if not run.over]
    if not underway:
        raise Refused(404, _NO_MATCH if chosen_runs and not status else "No runs found to cancel.")
    for run in underway:
        _stop(call, run, call.request.parameter("action", "interrupt"))
    return nothing()


def begin(call: Call, thread_id: str, body: dict[str, Any]) -> Run:
    """Start a run from a command of the thread protocol."""
    return _begin(call, thread_id, body, uses_thread_protocol=True)[1]


def _begin(
    call: Call, thread_id: str | None, body: dict[str, Any], *, uses_thread_protocol: bool = False
) -> tuple[Thread, Run]:
    state = call.fake.state
    for name, what in _UNSUPPORTED.items():
        if body.get(name):
            raise Refused(501, f"A fake Agent Server has no {what} (`{name}`).")
    assistant = state.assistant(body["assistant_id"])
    _check(call.fake.schemas.get(assistant["graph_id"], {}), body)
    thread = _thread(state, thread_id, body, uses_thread_protocol=uses_thread_protocol)
    busy = thread.active
    strategy = body.get("multitask_strategy") or "enqueue"
    if busy is not None and strategy == "reject":
        raise Refused(
            409, "Thread is already running a task. Wait for it to finish or choose a different multitask strategy."
        )
    if busy is not None and strategy in {"interrupt", "rollback"}:
        _stop(call, busy, strategy)
    run = _made(thread, assistant, body, temporary=thread_id is None and body.get("on_completion") != "keep")
    run.uses_thread_protocol = uses_thread_protocol
    thread.runs[run.run_id] = run
    thread.record.update(status="busy", updated_at=now(), config={"configurable": {}})
    thread.record["metadata"].update(graph_id=assistant["graph_id"], assistant_id=assistant["assistant_id"])
    call.fake.runner.start(thread, run)
    return thread, run


def _check(schemas: Mapping[str, Any], body: dict[str, Any]) -> None:
    """Raise Refused (422) for an input or context that the graph's schemas do not allow."""
    for name in ("input", "context"):
        if (schema := schemas.get(f"{name}_schema")) and body.get(name) is not None:
            try:
                check_value(body[name], schema, name)
            except ValueError as error:
                raise Refused(422, f"The schemas of the script do not allow this run: {error}") from None


def _thread(state: State, thread_id: str | None, body: dict[str, Any], *, uses_thread_protocol: bool) -> Thread:
    if thread_id is None:
        return threads.add(state, new_id(), {})
    if thread_id in state.threads:
        return state.threads[thread_id]
    if body.get("if_not_exists") == "create" or uses_thread_protocol:
        return threads.add(state, thread_id, {})
    raise Refused(404, "Thread or assistant not found.")


def _made(thread: Thread, assistant: dict[str, Any], body: dict[str, Any], *, temporary: bool) -> Run:
    run_id = new_id()
    names = {"graph_id": assistant["graph_id"], "assistant_id": assistant["assistant_id"]}
    metadata = {"created_by": "system", **thread.record["metadata"], **names, **(body.get("metadata") or {})}
    modes = body.get("stream_mode") or ["values"]
    modes = [modes] if isinstance(modes, str) else list(modes)
    config = dict(body.get("config") or {})
    configurable = {**(config.get("configurable") or {}), "run_id": run_id, "thread_id": thread.thread_id, **names}
    kwargs = {
        "input": body.get("input"),
        "command": body.get("command"),
        "config": {**config, "configurable": configurable, "metadata": metadata},
        "context": body.get("context") or {},
        "stream_mode": modes,
        "interrupt_before": None,
        "interrupt_after": None,
        "webhook": None,
        "feedback_keys": body.get("feedback_keys"),
        "temporary": temporary,
        "subgraphs": bool(body.get("stream_subgraphs")),
        "resumable": bool(body.get("stream_resumable")),
        "checkpoint_during": True,
        "durability": body.get("durability") or "async",
    }
    record = {
        "run_id": run_id,
        "thread_id": thread.thread_id,
        "assistant_id": assistant["assistant_id"],
        "metadata": metadata,
        "status": "pending",
        "kwargs": kwargs,
        "multitask_strategy": body.get("multitask_strategy") or "enqueue",
        "created_at": now(),
        "updated_at": now(),
        "langsmith_session_name": None,
    }
    return Run(record, body, assistant["graph_id"], frozenset(modes))


def _streamed(call: Call, thread_id: str | None) -> Response:
    state = call.fake.state
    log = streams.log_of(state, thread_id) if thread_id is not None else []
    live = len(log)
    thread, run = _begin(call, thread_id, call.body)
    place = _place(thread, run) if thread_id is not None else f"/runs/{run.run_id}"
    run.streamed = True
    parts = streams.of_run(state, thread, run, after=None, live=live)
    leaves = call.body.get("on_disconnect") == "cancel"
    return stream(_left(call, parts, run, cancel=leaves), Location=f"{place}/stream", Content_Location=place)


def _awaited(call: Call, thread: Thread, run: Run, *, cancel: bool = False) -> Response:
    place = _place(thread, run)
    headers = {"Content-Type": "application/json", "Location": f"{place}/join", "Content-Location": place}

    def body() -> Iterator[bytes]:
        yield from streams.until_over(call.fake.state, run)
        failed = run.error is not None and not run.stop
        yield dumps({"__error__": run.error} if failed else run.result)

    return Response(headers=headers, body=_left(call, body(), run, cancel=cancel))


def _left(call: Call, parts: Iterator[bytes], run: Run, *, cancel: bool) -> Iterator[bytes]:
    """Return the parts. A client that disconnects before their end cancels the run, if it requested that."""

    def cancelling() -> Iterator[bytes]:
        try:
            yield from parts
        except GeneratorExit:
            if run.record["status"] in ACTIVE_STATUSES:
                with call.fake.state.changed:
                    _stop(call, run, "interrupt")
            raise

    return cancelling() if cancel else parts


def _stop(call: Call, run: Run, action: str) -> None:
    if not run.over:
        run.stop = action
        if run.record["status"] == "pending":
            run.record["status"] = "interrupted"
            run.result = {}
            if action == "rollback":
                roll_back(call.fake.state.thread(str(run.record["thread_id"])), run)
        call.fake.state.changed.notify_all()


def _anywhere(call: Call) -> tuple[Thread, Run] | None:
    """Return a run and its thread, also of a finished stateless run."""
    thread_id, run_id = call.ids
    state = call.fake.state
    thread = state.threads.get(thread_id) or state.deleted_threads.get(thread_id)
    run = thread.runs.get(run_id) if thread else None
    return (thread, run) if thread is not None and run is not None else None


def _place(thread: Thread, run: Run) -> str:
    return f"/threads/{thread.thread_id}/runs/{run.run_id}"


def _modes(text: str) -> list[str]:
    """Return the modes that a rejoined stream requests: one, or several as a JSON array."""
    if text.startswith("["):
        return list(json.loads(text))
    return [text] if text else []
