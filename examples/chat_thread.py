"""What a chat page gets to see of a thread, and what it may start there. The same for every framework."""

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
RETRY = RetryPolicy(
    attempts=2, reconnect_attempts=3
)  # of a server that is away the page is told soon, and it is the page that waits
MOST_THREADS = 20  # as many as the session's cookie has room for


def with_new_thread(threads: Sequence[str]) -> list[str]:
    """A session's threads and one more, the last. The Agent Server makes it with its first run."""
    return [*threads, str(uuid.uuid4())][-MOST_THREADS:]


class OneLine(logging.Formatter):
    """A log in which an outage is a line: its tracebacks, each with its causes, would be a hundred."""

    def format(self, record: logging.LogRecord) -> str:
        """Leave the traceback out."""
        return f"{record.levelname} {record.name}: {record.getMessage()}"


def log_in_lines() -> None:
    """Have the client log to standard error, each event on a line."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    log = logging.getLogger("langgraph_client")
    log.addHandler(handler)
    log.propagate = False


def opening(client: Client, thread_id: str) -> tuple[dict[str, Any], HTTPStatus]:
    """What a page begins with, and the status of the answer; while the Agent Server is away, the reason."""
    try:
        return picture(client, thread_id), HTTPStatus.OK
    except (APIConnectionError, InternalServerError, RateLimitError) as error:
        logging.getLogger("langgraph_client").warning("a page can't be opened: %s", error)
        return {"error": "the Agent Server can't be reached"}, HTTPStatus.SERVICE_UNAVAILABLE


def picture(client: Client, thread_id: str) -> dict[str, Any]:
    """The thread's messages, and its latest run, which the page then joins from the run's start.

    The run is looked up before the messages are: what it says meanwhile is in the one or in the other, and what is in
    both the page knows by the messages' ids.
    """
    try:
        runs = client.runs.list(thread_id, limit=1)
        values = client.threads.get_state(thread_id).values
    except NotFoundError:  # it has not begun
        return {"messages": [], "run_id": None}
    return {"messages": _visible(values), "run_id": runs[0].run_id if runs else None}


def transform(part: StreamPart) -> StreamPart | None:
    """What a page may see of a run: who says what. Neither the rest of the state, nor how the Agent Server runs it."""
    if part.mode == "values":
        return part._replace(data={"messages": _visible(part.data)})
    if part.mode == "messages":
        return part._replace(data=_said(part.data[0]))
    return part if part.mode == "error" else None


def run_options(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What a page may start: a message of the human's, or an answer. One that comes while a run is under way is refused."""
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
