"""Starting a run once, though its start be tried again: by a key in its metadata.

The server knows no such key. Before every try the thread's runs are looked through for it, so that a start whose answer
was lost is found and not made twice. Two starts at the same instant can both find nothing; so can a look that comes
before the server is done with a start whose connection broke.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from langgraph_client import models
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import check
from langgraph_client.errors import APIConnectionError, InternalServerError, LangGraphError, NotFoundError
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.retry import delay
from langgraph_client.transport.session import Transport
from langgraph_client.types import CallOptions

METADATA_KEY = "idempotency_key"
_PAGE = 1000


def keyed(fields: Mapping[str, Any], thread_id: str | None) -> tuple[str | None, dict[str, Any]]:
    """Take the key out of a run's options and put it into its metadata.

    Raises:
        TypeError: It is no str.
        ValueError: It is empty, there is no thread to look on, or the metadata has another one.
    """
    key = fields.get("idempotency_key")
    if key is None:
        return None, dict(fields)
    check("idempotency_key", key, str)
    if not key:
        raise ValueError("idempotency_key must not be empty")
    if thread_id is None:
        raise ValueError("idempotency_key needs a thread_id: a run without a thread can't be found again")
    metadata = fields.get("metadata") or {}
    if metadata.get(METADATA_KEY, key) != key:
        raise ValueError(
            f"metadata[{METADATA_KEY!r}] must be the idempotency_key {key!r}, got {metadata[METADATA_KEY]!r}"
        )
    rest = {name: value for name, value in fields.items() if name != "idempotency_key"}
    return key, {**rest, "metadata": {**metadata, METADATA_KEY: key}}


def start_once(
    transport: Transport,
    thread_id: str,
    body: models.RunCreateStateful,
    key: str,
    options: CallOptions,
    deadline: Deadline | None = None,
) -> models.Run:
    """The run with this key on the thread; a new one when there is none.

    `GET /threads/{thread_id}/runs`, `POST /threads/{thread_id}/runs`

    Raises:
        LangGraphError: What the last try raised.
    """
    policy, end = transport.settings.retry, deadline or Deadline(None)
    attempt = 1
    while True:
        try:
            return (
                _find(transport, thread_id, key, options, end)
                or transport.exchange(endpoints.create(thread_id, body), options, deadline=end).value
            )
        except (APIConnectionError, InternalServerError) as error:  # noqa: PERF203 - this is a retry
            if attempt == policy.attempts or not _may_have_started(error):
                raise
            transport.pause(delay(policy, attempt, error), end)
            attempt += 1


def _find(
    transport: Transport, thread_id: str, key: str, options: CallOptions, deadline: Deadline
) -> models.Run | None:
    """The earliest run with this key, so that all who look find the same one."""
    found: list[str] = []
    offset, more = 0, True
    while more:
        page = endpoints.list(thread_id, limit=_PAGE, offset=offset, select=["run_id", "metadata"])
        try:
            runs = transport.exchange(page, options, deadline=deadline).value
        except NotFoundError:  # no such thread: making the run says so, or makes it
            return None
        found += [run.run_id for run in runs if (run.metadata or {}).get(METADATA_KEY) == key]
        offset, more = offset + _PAGE, len(runs) == _PAGE
    if not found:
        return None
    return transport.exchange(endpoints.get(thread_id, found[-1]), options, deadline=deadline).value


def _may_have_started(error: LangGraphError) -> bool:
    if isinstance(error, APIConnectionError):
        return error.repeatable and error.request_sent
    return True
