"""The thread protocol over server-sent events: commands, and a thread's events."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langgraph_client.testing import streams
from langgraph_client.testing.http import Refused, Response, answer, stream
from langgraph_client.testing.rest import runs
from langgraph_client.testing.routes import Call

_SPOKEN = ["values", "updates", "messages", "tools", "lifecycle", "custom", "tasks", "checkpoints"]


class Declined(Exception):
    """A rejected command: the error's code and message."""


def send_command(call: Call) -> Response:
    """POST /threads/{thread_id}/commands."""
    number, method = call.body.get("id"), call.body.get("method")
    if not isinstance(number, int) or not isinstance(method, str):
        why = "Protocol commands must include an integer id and string method."
        return answer({"type": "error", "id": number, "error": "invalid_argument", "message": why}, 400)
    try:
        result = _COMMANDS.get(method, _unknown)(call, call.body.get("params") or {})
    except Declined as error:
        code, message = error.args
        return answer({"type": "error", "id": number, "error": code, "message": message})
    return answer({"type": "success", "id": number, "result": result, "meta": {"applied_through_seq": 0}})


def stream_events(call: Call) -> Response:
    """POST /threads/{thread_id}/stream/events."""
    streams.check_channels(call.body.get("channels"))
    return stream(streams.of_protocol(call.fake.state, call.ids[0], call.body))


def _start(call: Call, params: dict[str, Any]) -> dict[str, Any]:
    if not params.get("assistant_id"):
        raise Declined("invalid_argument", "run.start requires an assistant_id.")
    return {"run_id": _begun(call, {name: value for name, value in params.items() if name != "thread_id"})}


def _respond(call: Call, params: dict[str, Any]) -> dict[str, Any]:
    interrupt_id = params.get("interrupt_id")
    if not interrupt_id:
        raise Declined("invalid_argument", "input.respond requires an interrupt_id.")
    thread = call.fake.state.threads.get(call.ids[0])
    asked = thread.questions if thread is not None else []
    if thread is None or interrupt_id not in {one["id"] for one in asked}:
        raise Declined("no_such_interrupt", f"Unknown or already-consumed interrupt: {interrupt_id}")
    last = list(thread.runs.values())[-1]
    answered = params.get("response")
    resume = answered if len(asked) == 1 else {interrupt_id: answered}
    _begun(call, {"assistant_id": last.record["assistant_id"], "command": {"resume": resume}})
    return {}


def _tree(call: Call, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001 - all commands have this signature
    raise Declined("no_such_run", "No active run is bound to this thread.")


def _unknown(call: Call, params: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG001
    raise Declined("unknown_command", f"Unknown protocol command: {call.body['method']}")


def _begun(call: Call, body: dict[str, Any]) -> str:
    uses_thread_protocol = {"stream_mode": _SPOKEN, "stream_resumable": True, "stream_subgraphs": True}
    try:
        return runs.begin(call, call.ids[0], {**body, **uses_thread_protocol}).run_id
    except Refused as error:
        raise Declined("unknown_error", f"{error.status}: {error.detail}") from None


_COMMANDS: dict[str, Callable[[Call, dict[str, Any]], dict[str, Any]]] = {
    "run.start": _start,
    "input.respond": _respond,
    "agent.getTree": _tree,
}
