"""Starts a run: for `create`, `wait` and `stream` alike, with or without a thread, and once for each idempotency key.

The server knows no idempotency key. It is kept in the run's metadata, and before every try the thread's runs are searched
for it, so that a start whose response was lost is found and not repeated. Two starts at the same instant can both find
nothing; so can a search that runs before the server has finished a start whose connection broke.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, Final

import attrs

from langgraph_client import models
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import check
from langgraph_client.errors import (
    APIConnectionError,
    InternalServerError,
    LangGraphError,
    NotFoundError,
    ProtocolError,
)
from langgraph_client.protocol.dialect import FROM_START
from langgraph_client.resources.run_options import run_body
from langgraph_client.streams.plan import RunPlan
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.retry import delay
from langgraph_client.transport.session import Transport
from langgraph_client.types import UNSET, CallOptions

METADATA_KEY: Final = "idempotency_key"
KEYS: Final = uuid.UUID("6a2f4f4e-6a8f-4c53-9d27-0b1f9b7a6c11")
"""Namespace of the thread ids that an assistant and an idempotency key determine. It must never change."""
_PAGE_SIZE = 1000


@attrs.frozen(kw_only=True)
class Started:
    """A run that was started, or found by its idempotency key.

    Attributes:
        run: The run, as the server described it then.
        temporary: Whether the server made the thread for this run alone and keeps it after the run: the caller, who
            follows the run, deletes the thread at the run's end.
    """

    run: models.Run
    temporary: bool


def start_run(
    transport: Transport,
    thread_id: str | None,
    assistant_id: str,
    fields: Mapping[str, Any],
    call: CallOptions,
    *,
    deadline: Deadline | None = None,
    followed: bool,
) -> Started:
    """Start a run in the background, or find the one with this idempotency key.

    `POST /threads/{thread_id}/runs` or `POST /runs`; with a key `GET /threads/{thread_id}/runs` before it.

    Args:
        transport: Sends the requests.
        thread_id: The thread's UUID. None starts a stateless run; with a key, a run on the thread whose id the key and
            the assistant determine.
        assistant_id: The assistant, or a graph's name.
        fields: The options of the body as far as they were given, `idempotency_key` among them.
        call: The options of each request.
        deadline: When the start is given up.
        followed: Whether the caller follows the run to its end. A stateless run that is followed is kept by the server
            (`on_completion="keep"`) unless `on_completion` is among the fields: otherwise its parts, its result and its
            status would be deleted at the moment it ends.

    Raises:
        TypeError: An option has the wrong type, or is unknown.
        ValueError: An option has a value that is not allowed.
        ProtocolError: The server leaves out the metadata of runs, so that a key can't be found again.
        LangGraphError: What the last try raised.
    """
    key, fields = _move_key_to_metadata(fields)
    if key is not None and thread_id is None:
        thread_id, fields = str(uuid.uuid5(KEYS, f"{assistant_id}\n{key}")), _for_thread_of_key(fields)
    if thread_id is None:
        temporary = followed and "on_completion" not in fields
        kept = {"on_completion": "keep"} if temporary else {}
        stateless = endpoints.create_stateless(run_body(models.RunCreateStateless, assistant_id, {**fields, **kept}))
        return Started(run=transport.exchange(stateless, call, deadline=deadline).value, temporary=temporary)
    body = run_body(models.RunCreateStateful, assistant_id, fields)
    if key is not None:
        return Started(run=_find_or_create(transport, thread_id, body, key, call, deadline), temporary=False)
    request = endpoints.create(thread_id, body)
    return Started(run=transport.exchange(request, call, deadline=deadline).value, temporary=False)


def plan_start(
    transport: Transport,
    thread_id: str | None,
    assistant_id: str,
    fields: Mapping[str, Any],
    call: CallOptions,
    deadline: Deadline,
) -> RunPlan:
    """Plan the stream of a new run.

    A run on a thread starts with the request that streams it. A stateless one, and one with an idempotency key, starts
    here and is joined from its first part: only so does the server name its thread, without which it can't be resumed.

    Args:
        transport: Sends the requests.
        thread_id: As in `start_run`.
        assistant_id: The assistant, or a graph's name.
        fields: The options of the body as far as they were given, `stream_resumable` and `on_disconnect` among them.
        call: The options of each request.
        deadline: When the start is given up.

    Raises:
        LangGraphError: As in `start_run`, which says what else is raised.
    """
    check("on_disconnect", fields.get("on_disconnect"), models.OnDisconnect | None)
    resumable = fields["stream_resumable"]
    if fields.get("idempotency_key") is None and (thread_id is not None or not resumable):
        if thread_id is None:
            body = run_body(models.RunCreateStreamingStateless, assistant_id, fields)
            return RunPlan(first=endpoints.stream_stateless(body), thread_id=None, resumable=False)
        first = endpoints.stream(thread_id, run_body(models.RunCreateStreamingStateful, assistant_id, fields))
        return RunPlan(first=first, thread_id=str(thread_id), resumable=resumable)
    rest = {name: value for name, value in fields.items() if name != "on_disconnect"}
    started = start_run(transport, thread_id, assistant_id, rest, call, deadline=deadline, followed=True)
    run, cancel = started.run, True if fields.get("on_disconnect") == "cancel" else UNSET
    return RunPlan(
        first=endpoints.join_stream(run.thread_id, run.run_id, last_event_id=FROM_START, cancel_on_disconnect=cancel),
        thread_id=run.thread_id,
        run_id=run.run_id,
        temporary=started.temporary,
        vanishes=fields.get("on_completion") == "delete",
        resumable=True,
        cancel_on_disconnect=cancel,
    )


def _move_key_to_metadata(fields: Mapping[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """The idempotency key, and the fields with the key in their metadata instead.

    Raises:
        TypeError: The key is not a str.
        ValueError: It is empty, or the metadata has another one.
    """
    key = fields.get("idempotency_key")
    if key is None:
        return None, dict(fields)
    check("idempotency_key", key, str)
    if not key:
        raise ValueError("idempotency_key must not be empty")
    metadata = fields.get("metadata") or {}
    if metadata.get(METADATA_KEY, key) != key:
        raise ValueError(
            f"metadata[{METADATA_KEY!r}] must be the idempotency_key {key!r}, got {metadata[METADATA_KEY]!r}"
        )
    rest = {name: value for name, value in fields.items() if name != "idempotency_key"}
    return key, {**rest, "metadata": {**metadata, METADATA_KEY: key}}


def _for_thread_of_key(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a run on the thread of its key, which is made with the run and kept.

    Raises:
        ValueError: `on_completion` is `delete`: a deleted run can't be found again.
    """
    if fields.get("on_completion", "keep") != "keep":
        raise ValueError(
            f"on_completion must be 'keep' with idempotency_key, got {fields['on_completion']!r}: a run is found again "
            "on its thread"
        )
    rest = {name: value for name, value in fields.items() if name != "on_completion"}
    return {"if_not_exists": "create", **rest}


def _find_or_create(
    transport: Transport,
    thread_id: str,
    body: models.RunCreateStateful,
    key: str,
    options: CallOptions,
    deadline: Deadline | None,
) -> models.Run:
    """The run with this key on the thread; a new one if there is none."""
    policy, end = transport.settings.retry, deadline or Deadline(None)
    attempt = 1
    while True:
        try:
            found = _find(transport, thread_id, key, options, end)
            run = found or transport.exchange(endpoints.create(thread_id, body), options, deadline=end).value
            break
        except (APIConnectionError, InternalServerError) as error:
            if attempt == policy.attempts or not _may_have_started(error):
                raise
            transport.pause(delay(policy, attempt, error), end)
            attempt += 1
    if (run.get("metadata") or {}).get(METADATA_KEY) != key:
        raise _no_metadata(f"run {run.run_id} was started", run.thread_id, run.run_id)
    return run


def _find(
    transport: Transport, thread_id: str, key: str, options: CallOptions, deadline: Deadline
) -> models.Run | None:
    """The earliest run with this key, so that all callers find the same one."""
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
        return error.repeatable and error.request_sent
    return True
