"""The part of the chat that every framework shares: what a page can see of a thread and start on it."""

from __future__ import annotations

import logging
import uuid
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from langgraph_client import (
    APIConnectionError,
    InternalServerError,
    NotFoundError,
    RateLimitError,
    RetryPolicy,
)
from langgraph_client.web.runs import ViewError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from langgraph_client import Client, StreamPart

ASSISTANT = "shopper"
MODES = ("values", "messages-tuple")  # whole messages, and the pieces of those that are being said
RETRY = RetryPolicy(attempts=2, reconnect_attempts=3)  # the page learns of an outage soon, and does the waiting itself
MOST_THREADS = 20  # as many as the session's cookie has room for


def with_new_thread(threads: Sequence[str]) -> list[str]:
    """Return a session's threads and a new one, the last. The Agent Server creates it with its first run."""
    return [*threads, str(uuid.uuid4())][-MOST_THREADS:]


class OneLine(logging.Formatter):
    """A log formatter without tracebacks: with them, and their causes, an outage takes a hundred lines."""

    def format(self, record: logging.LogRecord) -> str:
        """Leave the traceback out."""
        return f"{record.levelname} {record.name}: {record.getMessage()}"


def log_in_lines() -> None:
    """Make the client log to standard error, one line for each event."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    log = logging.getLogger("langgraph_client")
    log.addHandler(handler)
    log.propagate = False


def opening(client: Client, thread_id: str) -> tuple[dict[str, Any], HTTPStatus]:
    """Return the page's initial state and an HTTP status; while the Agent Server is unavailable, the reason."""
    try:
        return picture(client, thread_id), HTTPStatus.OK
    except (APIConnectionError, InternalServerError, RateLimitError) as error:
        logging.getLogger("langgraph_client").warning("a page can't be opened: %s", error)
        return {"error": "the Agent Server can't be reached"}, HTTPStatus.SERVICE_UNAVAILABLE


def picture(client: Client, thread_id: str) -> dict[str, Any]:
    """Return the thread's messages and its latest run, which the page then joins from the run's start.

    The run is requested before the messages, so that no message is missing; the page recognizes duplicates by the IDs
    of the messages.
    """
    try:
        runs = client.runs.list(thread_id, limit=1)
        values = client.threads.get_state(thread_id).values
    except NotFoundError:  # it has not begun
        return {"messages": [], "run_id": None}
    return {"messages": _visible(values), "run_id": runs[0].run_id if runs else None}


def transform(part: StreamPart) -> StreamPart | None:
    """Return what a page may see of a part: the messages, but not the rest of the state, nor the run's configuration."""
    if part.mode == "values":
        return part._replace(data={"messages": _visible(part.data)})
    if part.mode == "messages":
        return part._replace(data=_said(part.data[0]))
    return part if part.mode == "error" else None


def run_options(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options of a run for a human's message or a resume value. It is rejected while another run is active."""
    rules = {"if_not_exists": "create", "multitask_strategy": "reject"}
    if "command" in payload:
        return {"command": payload["command"], **rules}
    match payload["input"]:
        case {"id": str(message_id), "text": str(text)}:
            message = {"role": "user", "id": message_id, "content": text}
            return {"input": {"messages": [message]}, **rules}
    raise ViewError(HTTPStatus.BAD_REQUEST, 'the input must be {"id": "…", "text": "…"}')


def _visible(values: Any) -> list[dict[str, Any]]:
    return [_said(message) for message in (values or {}).get("messages", [])]


def _said(message: Mapping[str, Any]) -> dict[str, Any]:
    return {name: message.get(name) for name in ("id", "type", "name", "content")}
