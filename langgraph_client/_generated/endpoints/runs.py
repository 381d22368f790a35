"""Requests of the resource `runs`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import builtins
import uuid
from collections.abc import Sequence
from typing import Any, Literal

from langgraph_client._generated import sent
from langgraph_client._generated.models import (
    CancelAction,
    Run,
    RunSelectField,
    RunStatus,
    StreamMode,
)
from langgraph_client.decoders import anything, model, models, nothing
from langgraph_client.request import Request, StreamRequest, header, path, query
from langgraph_client.request import body as as_json
from langgraph_client.types import UNSET, Unset


def list(
    thread_id: str | uuid.UUID,
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
    status: RunStatus | Unset = UNSET,
    select: Sequence[RunSelectField] | Unset = UNSET,
) -> Request[builtins.list[Run]]:
    """List the runs of a thread.

    The newest come first.

    Args:
        thread_id: The thread's UUID.
        limit: At most this many runs. The server's default is `10`.
        offset: How many runs to skip. The server's default is `0`.
        status: Only runs with this status.
        select: The fields to answer with. All of them when left out.

    Returns:
        One page of the runs; with select each has only the chosen fields.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/runs`
    """
    return Request(
        operation="runs.list",
        method="GET",
        path=path("/threads/{thread_id}/runs", thread_id=thread_id),
        query=query(
            ("limit", limit, int),
            ("offset", offset, int),
            ("status", status, RunStatus),
            ("select", select, Sequence[RunSelectField]),
        ),
        idempotent=True,
        decode=models(Run),
    )


def create(
    thread_id: str | uuid.UUID,
    body: sent.RunCreateStateful,
) -> Request[Run]:
    """Start a run on a thread in the background.

    A run that goes on where an interrupt stopped takes a command instead of an input.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a RunCreateStateful.

    Returns:
        The run, which is pending.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/runs`
    """
    return Request(
        operation="runs.create",
        method="POST",
        path=path("/threads/{thread_id}/runs", thread_id=thread_id),
        json=as_json(body, sent.RunCreateStateful),
        idempotent=False,
        decode=model(Run),
    )


def stream(
    thread_id: str | uuid.UUID,
    body: sent.RunCreateStreamingStateful,
) -> StreamRequest:
    """Start a run on a thread and stream its events.

    The first event is metadata with the run's id. The stream ends without a mark, and a failed run sends an event
    called error. Only with stream_resumable do the events have ids to resume from.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a RunCreateStreamingStateful.

    Returns:
        Server-sent events.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/runs/stream`
    """
    return StreamRequest(
        operation="runs.stream",
        method="POST",
        path=path("/threads/{thread_id}/runs/stream", thread_id=thread_id),
        json=as_json(body, sent.RunCreateStreamingStateful),
        idempotent=False,
    )


def wait(
    thread_id: str | uuid.UUID,
    body: sent.RunCreateStreamingStateful,
) -> Request[Any]:
    """Start a run on a thread and wait for its result.

    A failed run is answered with status 200 and an object with the key __error__, an interrupted one with the key
    __interrupt__.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a RunCreateStreamingStateful.

    Returns:
        The thread's values after the run.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/runs/wait`
    """
    return Request(
        operation="runs.wait",
        method="POST",
        path=path("/threads/{thread_id}/runs/wait", thread_id=thread_id),
        json=as_json(body, sent.RunCreateStreamingStateful),
        idempotent=False,
        decode=anything,
    )


def get(
    thread_id: str | uuid.UUID,
    run_id: str | uuid.UUID,
) -> Request[Run]:
    """Get a run.

    Args:
        thread_id: The thread's UUID.
        run_id: The run's UUID.

    Returns:
        The run.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/runs/{run_id}`
    """
    return Request(
        operation="runs.get",
        method="GET",
        path=path("/threads/{thread_id}/runs/{run_id}", thread_id=thread_id, run_id=run_id),
        idempotent=True,
        decode=model(Run),
    )


def delete(
    thread_id: str | uuid.UUID,
    run_id: str | uuid.UUID,
) -> Request[None]:
    """Delete a run and the checkpoints that it wrote.

    Args:
        thread_id: The thread's UUID.
        run_id: The run's UUID.

    Returns:
        Nothing.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `DELETE /threads/{thread_id}/runs/{run_id}`
    """
    return Request(
        operation="runs.delete",
        method="DELETE",
        path=path("/threads/{thread_id}/runs/{run_id}", thread_id=thread_id, run_id=run_id),
        idempotent=True,
        decode=nothing,
    )


def join(
    thread_id: str | uuid.UUID,
    run_id: str | uuid.UUID,
    *,
    cancel_on_disconnect: bool | Unset = UNSET,
) -> Request[Any]:
    """Wait for the result of a run that was started before.

    A failed run is answered with status 200 and an object with the key __error__, an interrupted one with the key
    __interrupt__.

    Args:
        thread_id: The thread's UUID.
        run_id: The run's UUID.
        cancel_on_disconnect: Whether the run is cancelled when this connection drops. The server's default is
            `false`.

    Returns:
        The thread's values after the run.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/runs/{run_id}/join`
    """
    return Request(
        operation="runs.join",
        method="GET",
        path=path("/threads/{thread_id}/runs/{run_id}/join", thread_id=thread_id, run_id=run_id),
        query=query(
            ("cancel_on_disconnect", cancel_on_disconnect, bool),
        ),
        idempotent=True,
        decode=anything,
    )


def join_stream(
    thread_id: str | uuid.UUID,
    run_id: str | uuid.UUID,
    *,
    last_event_id: str | Unset = UNSET,
    stream_mode: Sequence[StreamMode] | Unset = UNSET,
    cancel_on_disconnect: bool | Unset = UNSET,
) -> StreamRequest:
    """Stream the events of a run that was started before.

    Without Last-Event-ID events from before may be missing; with - all that were stored come. A run that doesn't
    exist is not an HTTP error but an event called error.

    Args:
        thread_id: The thread's UUID.
        run_id: The run's UUID.
        last_event_id: The id of the last event that was received, or - for everything that is stored.
        stream_mode: Only events of these modes, which the run must have been created with.
        cancel_on_disconnect: Whether the run is cancelled when this connection drops. The server's default is
            `false`.

    Returns:
        Server-sent events.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/runs/{run_id}/stream`
    """
    return StreamRequest(
        operation="runs.join_stream",
        method="GET",
        path=path("/threads/{thread_id}/runs/{run_id}/stream", thread_id=thread_id, run_id=run_id),
        query=query(
            ("stream_mode", stream_mode, Sequence[StreamMode], "json"),
            ("cancel_on_disconnect", cancel_on_disconnect, bool),
        ),
        headers=header(
            ("Last-Event-ID", last_event_id),
        ),
        idempotent=True,
    )


def cancel(
    thread_id: str | uuid.UUID,
    run_id: str | uuid.UUID,
    *,
    wait: Literal[0, 1] | Unset = UNSET,
    action: CancelAction | Unset = UNSET,
) -> Request[Any]:
    """Cancel a run.

    A run that is already over is an error 404.

    Args:
        thread_id: The thread's UUID.
        run_id: The run's UUID.
        wait: Whether to answer only when the run is over. The server's default is `0`.
        action: Whether the run is only stopped, or also deleted with what it wrote. The server's default is
            `"interrupt"`.

    Returns:
        Nothing, or the run's result when asked to wait for it.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/runs/{run_id}/cancel`
    """
    return Request(
        operation="runs.cancel",
        method="POST",
        path=path("/threads/{thread_id}/runs/{run_id}/cancel", thread_id=thread_id, run_id=run_id),
        query=query(
            ("wait", wait, Literal[0, 1]),
            ("action", action, CancelAction),
        ),
        idempotent=False,
        decode=anything,
    )


def create_stateless(
    body: sent.RunCreateStateless,
) -> Request[Run]:
    """Start a run without a thread in the background.

    The server makes a thread for it, which the answer names, and deletes it afterwards unless on_completion is
    keep.

    Args:
        body: What is sent, a RunCreateStateless.

    Returns:
        The run, which is pending.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs`
    """
    return Request(
        operation="runs.create_stateless",
        method="POST",
        path=path("/runs"),
        json=as_json(body, sent.RunCreateStateless),
        idempotent=False,
        decode=model(Run),
    )


def stream_stateless(
    body: sent.RunCreateStreamingStateless,
) -> StreamRequest:
    """Start a run without a thread and stream its events.

    The stream doesn't name the thread that the server makes, so it can't be joined again. To survive a drop, create
    the run and join its stream.

    Args:
        body: What is sent, a RunCreateStreamingStateless.

    Returns:
        Server-sent events.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/stream`
    """
    return StreamRequest(
        operation="runs.stream_stateless",
        method="POST",
        path=path("/runs/stream"),
        json=as_json(body, sent.RunCreateStreamingStateless),
        idempotent=False,
    )


def wait_stateless(
    body: sent.RunCreateStreamingStateless,
) -> Request[Any]:
    """Start a run without a thread and wait for its result.

    A failed run is answered with status 200 and an object with the key __error__, an interrupted one with the key
    __interrupt__.

    Args:
        body: What is sent, a RunCreateStreamingStateless.

    Returns:
        The values that the run ended with.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/wait`
    """
    return Request(
        operation="runs.wait_stateless",
        method="POST",
        path=path("/runs/wait"),
        json=as_json(body, sent.RunCreateStreamingStateless),
        idempotent=False,
        decode=anything,
    )


def create_batch(
    body: sent.RunBatchCreate,
) -> Request[builtins.list[Run]]:
    """Start several runs without a thread in the background.

    Args:
        body: What is sent, a RunBatchCreate.

    Returns:
        The runs, in the order of the bodies.

    Raises:
        NotFoundError: 404 Not Found.
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/batch`
    """
    return Request(
        operation="runs.create_batch",
        method="POST",
        path=path("/runs/batch"),
        json=as_json(body, sent.RunBatchCreate),
        idempotent=False,
        decode=models(Run),
    )


def cancel_many(
    body: sent.RunsCancel,
    *,
    action: CancelAction | Unset = UNSET,
) -> Request[None]:
    """Cancel several runs, chosen by status or by id.

    Give either a status, which concerns the runs of every thread, or a thread_id with run_ids. No such run is an
    error 404.

    Args:
        body: What is sent, a RunsCancel.
        action: Whether the runs are only stopped, or also deleted with what they wrote. The server's default is
            `"interrupt"`.

    Returns:
        Nothing.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /runs/cancel`
    """
    return Request(
        operation="runs.cancel_many",
        method="POST",
        path=path("/runs/cancel"),
        query=query(
            ("action", action, CancelAction),
        ),
        json=as_json(body, sent.RunsCancel),
        idempotent=False,
        decode=nothing,
    )
