"""Encodes parts as server-sent events for the browser. Errors are reduced to their class and a fixed sentence.

A frame is one block of an event stream (WHATWG HTML, 9.2.5). Line breaks in names and IDs are rejected, so that they can't
inject fields.
"""

from __future__ import annotations

import json
from typing import Any, Final

from langgraph_client import (
    APIConnectionError,
    APIStatusError,
    DeadlineExceeded,
    EventsDropped,
    LangGraphError,
    NotFoundError,
    ProtocolError,
    RunFailed,
    StreamInterrupted,
    StreamPart,
)

HEARTBEAT: Final = b": heartbeat\n\n"
HEARTBEAT_PART: Final = "heartbeat"
"""The name of a part that says no more than that the server is there."""
THE_RUN_FAILED: Final = "the run failed"
_MAX_NAMES: Final = 1000
_SENTENCES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (RunFailed, THE_RUN_FAILED),
    (DeadlineExceeded, "it took too long"),
    (StreamInterrupted, "the connection to the run was lost"),
    (APIConnectionError, "the Agent Server can't be reached"),
    (APIStatusError, "the Agent Server refused"),
    (ProtocolError, "the Agent Server's answer can't be read"),
    (EventsDropped, "the page was too slow"),
    (LangGraphError, "the stream failed"),
)
_OF_TASKS: Final = ("tasks", "debug", "checkpoints")
_SAYS_ERROR: Final = ("error", "tool-error")


class Encoder:
    """Encodes the events of one stream. Each name is checked once, since there are few."""

    def __init__(self) -> None:
        self._heads: dict[str, bytes] = {}

    def frame(self, name: str, data: Any, event_id: str | None = None) -> bytes:
        """Return one event as bytes.

        Args:
            name: Its name.
            data: A JSON value, or encoded JSON, which is passed on unchanged.
            event_id: Its id.

        Raises:
            ValueError: The name or the ID contains a line break or a NUL.
            TypeError: `data` can't be encoded as JSON.
        """
        head = self._heads.get(name) or self._learn(name)
        content = (data.replace(b"\n", b"\ndata: ") if b"\n" in data else data) if type(data) is bytes else _json(data)
        if event_id is None:
            return b"%bdata: %b\n\n" % (head, content)
        _check("id", event_id)
        return b"id: %b\n%bdata: %b\n\n" % (event_id.encode(errors="backslashreplace"), head, content)

    def _learn(self, name: str) -> bytes:
        _check("event", name)
        head = f"event: {name}\n".encode(errors="backslashreplace")
        if len(self._heads) < _MAX_NAMES:
            self._heads[name] = head
        return head


def _check(what: str, text: str) -> None:
    if "\n" in text or "\r" in text or "\0" in text:
        raise ValueError(f"{what} must hold no line break and no NUL, got {text!r}")


def _json(data: Any) -> bytes:
    content = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # A lone surrogate, which JSON allows and UTF-8 does not, is written as a JSON escape.
    return content.encode(errors="backslashreplace")


def frame(name: str, data: Any, event_id: str | None = None) -> bytes:
    """Return a single event; see `Encoder.frame`."""
    return Encoder().frame(name, data, event_id)


def retry_line(seconds: float) -> bytes:
    """Return the line that sets the browser's reconnection delay."""
    return f"retry: {round(seconds * 1000)}\n\n".encode()


def end(status: str | None, interrupts: list[Any]) -> bytes:
    """Return the final event, after which the browser need not reconnect."""
    return frame("end", {"status": status, "interrupts": interrupts})


def error(problem: Exception, *, retry: bool) -> bytes:
    """Return an error event, without the details, which only the log has."""
    known = next((sentence for kind, sentence in _SENTENCES if isinstance(problem, kind)), None)
    if was_deleted(problem):
        known = f"the {'run' if getattr(problem, 'run_id', None) else 'thread'} was deleted"
    name = type(problem).__name__ if known else "InternalError"
    return frame("error", {"error": name, "message": known or "the stream failed", "retry": retry})


def was_deleted(problem: Exception) -> bool:
    """Return whether a stream ended because its run or thread was deleted."""
    return isinstance(problem, NotFoundError) or isinstance(problem.__cause__, NotFoundError)


def may_hold_errors(name: str) -> bool:
    """Return whether an event with this name may contain texts of the graph's exceptions."""
    return name == "error" or name.partition("|")[0] in _OF_TASKS


def redact_errors(part: StreamPart, run_id: str | None = None) -> StreamPart:
    """Return the part without the texts of the graph's exceptions, which may contain secrets."""
    if part.event == "error":
        failure = {"error": "RunFailed", "message": THE_RUN_FAILED, "run_id": run_id, "retry": False}
        return part._replace(data=failure)
    if part.mode in _OF_TASKS:
        return part._replace(data=_without_errors(part.data))
    return part


def redact_event_errors(method: str, data: Any) -> Any:
    """Return the data of a thread protocol event without the texts of exceptions."""
    if method in {"lifecycle", *_OF_TASKS}:
        return _without_errors(data)
    if method in {"messages", "tools"} and isinstance(data, dict) and data.get("event") in _SAYS_ERROR:
        return {**data, **{key: THE_RUN_FAILED for key in ("error", "message") if key in data}}
    return data


def _without_errors(data: Any) -> Any:
    """Return a task, or a container of tasks, without the exceptions."""
    if not isinstance(data, dict):
        return data
    hidden = {**data, **({"error": THE_RUN_FAILED} if data.get("error") else {})}
    if isinstance(data.get("payload"), dict):
        hidden["payload"] = _without_errors(data["payload"])
    if isinstance(data.get("tasks"), list):
        hidden["tasks"] = [_without_errors(task) for task in data["tasks"]]
    return hidden
