"""Starts a run for `create`, `wait` and `stream`, only once for each idempotency key.

The server has no idempotency keys. The client stores the key in the run's metadata and searches the thread's runs for it before
each try, so that a start whose response was lost is found and not repeated. Two starts at the same instant can both find
nothing; so can a search that runs before the server has finished a start whose connection broke.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from langgraph_client import models
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.errors import (
    APIConnectionError,
    InternalServerError,
    LangGraphError,
    NotFoundError,
    ProtocolError,
)
from langgraph_client.request import Request
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.http_transport import Transport
from langgraph_client.transport.retry import delay
from langgraph_client.types import CallOptions

METADATA_KEY: Final = "idempotency_key"
_PAGE_SIZE = 1000


class RunStart(NamedTuple):
    """How to start a run in the background.

    Attributes:
        create: The request that makes the run.
        thread_id: The run's thread; None for a stateless run.
        key: The idempotency key, which the run's metadata has too.
        temporary: Whether the server makes the thread for this run alone and keeps it after the run: the caller, who
            follows the run, deletes the thread at the run's end.
        vanishes: Whether the server deletes the run as soon as it is finished.
        cancel_on_disconnect: Whether the server is to cancel the run when a connection that follows it drops.
    """

    create: Request[models.Run]
    thread_id: str | None
    key: str | None = None
    temporary: bool = False
    vanishes: bool = False
    cancel_on_disconnect: bool = False


def start_run(transport: Transport, start: RunStart, call: CallOptions, deadline: Deadline | None = None) -> models.Run:
    """Start a run in the background, or find the one with this idempotency key; return it as the server describes it.

    `POST /threads/{thread_id}/runs` or `POST /runs`; with a key `GET /threads/{thread_id}/runs` before it.

    Args:
        transport: Sends the requests.
        start: What to start.
        call: The options of each request.
        deadline: The time limit of the start.

    Raises:
        ProtocolError: The server leaves out the metadata of runs, so that a key can't be found again.
        LangGraphError: What the last try raised.
    """
    if start.key is None or start.thread_id is None:
        return transport.exchange(start.create, call, deadline=deadline).value
    return _find_or_create(transport, start, start.thread_id, start.key, call, deadline or Deadline(None))


def _find_or_create(
    transport: Transport, start: RunStart, thread_id: str, key: str, options: CallOptions, deadline: Deadline
) -> models.Run:
    """Return the run with this key on the thread; a new one if there is none."""
    policy = transport.settings.retry
    attempt = 1
    while True:
        try:
            found = _find(transport, thread_id, key, options, deadline)
            run = found or transport.exchange(start.create, options, deadline=deadline).value
            break
        except (APIConnectionError, InternalServerError) as error:
            if attempt == policy.attempts or not _may_have_started(error):
                raise
            transport.sleep(delay(policy, attempt, error), deadline)
            attempt += 1
    if (run.get("metadata") or {}).get(METADATA_KEY) != key:
        raise _no_metadata(f"run {run.run_id} was started", run.thread_id, run.run_id)
    return run


def _find(
    transport: Transport, thread_id: str, key: str, options: CallOptions, deadline: Deadline
) -> models.Run | None:
    """Return the earliest run with this key, so that all callers find the same one."""
    found: list[str] = []
    offset, more = 0, True
    while more:
        page = endpoints.list(thread_id, limit=_PAGE_SIZE, offset=offset, select=["run_id", "metadata"])
        try:
            runs = transport.exchange(page, options, deadline=deadline).value
        except NotFoundError:  # no such thread: starting the run raises the same, or makes the thread
            return None
        if runs and not any(isinstance(run.get("metadata"), Mapping) for run in runs):
            raise _no_metadata("no run was started", thread_id)
        found += [run.run_id for run in runs if (run.get("metadata") or {}).get(METADATA_KEY) == key]
        offset, more = offset + _PAGE_SIZE, len(runs) == _PAGE_SIZE
    if not found:
        return None
    return transport.exchange(endpoints.get(thread_id, found[-1]), options, deadline=deadline).value


def _no_metadata(state: str, thread_id: str, run_id: str | None = None) -> ProtocolError:
    error = ProtocolError(
        f"this server leaves out the `metadata` of runs, so that no run can be found by its idempotency_key ({state}): "
        "start runs without idempotency_key here"
    )
    error.thread_id, error.run_id = thread_id, run_id
    return error


def _may_have_started(error: LangGraphError) -> bool:
    if isinstance(error, APIConnectionError):
        return error.retryable and error.request_sent
    return True
