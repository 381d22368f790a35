"""Requests of the resource `threads`: one pure function an operation. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import builtins
import uuid
from collections.abc import Sequence
from typing import Literal

from langgraph_client._generated import sent
from langgraph_client._generated.models import (
    ProtocolError,
    ProtocolSuccess,
    Thread,
    ThreadPruneResponse,
    ThreadState,
    ThreadStateUpdateResponse,
    ThreadStorage,
    ThreadStreamMode,
)
from langgraph_client.decoders import kind, model, models, nothing, optional, tagged
from langgraph_client.request import Request, StreamRequest, header, path, query
from langgraph_client.request import body as as_json
from langgraph_client.types import UNSET, Unset


def create(
    body: sent.ThreadCreate,
) -> Request[Thread]:
    """Create a thread.

    With supersteps the thread starts with a history; they need a graph_id in the metadata. When they fail the
    thread exists all the same, and the answer is an error with the status 201.

    Args:
        body: What is sent, a ThreadCreate.

    Returns:
        The new thread, or the one that already has the id when if_exists is do_nothing.

    Raises:
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads`
    """
    return Request(
        operation="threads.create",
        method="POST",
        path=path("/threads"),
        json=as_json(body, sent.ThreadCreate),
        idempotent=False,
        decode=model(Thread),
    )


def search(
    body: sent.ThreadSearchRequest,
) -> Request[builtins.list[Thread]]:
    """Search threads.

    Without sort_by the newest come first.

    Args:
        body: What is sent, a ThreadSearchRequest.

    Returns:
        One page of the threads that match; with select each has only the chosen fields.

    Raises:
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/search`
    """
    return Request(
        operation="threads.search",
        method="POST",
        path=path("/threads/search"),
        json=as_json(body, sent.ThreadSearchRequest),
        idempotent=True,
        decode=models(Thread),
    )


def count(
    body: sent.ThreadCountRequest,
) -> Request[int]:
    """Count threads.

    Args:
        body: What is sent, a ThreadCountRequest.

    Returns:
        How many threads match.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/count`
    """
    return Request(
        operation="threads.count",
        method="POST",
        path=path("/threads/count"),
        json=as_json(body, sent.ThreadCountRequest),
        idempotent=True,
        decode=kind(int),
    )


def prune(
    body: sent.ThreadPruneRequest,
) -> Request[ThreadPruneResponse]:
    """Delete many threads, or all but their latest checkpoint.

    Threads that don't exist are passed over. The in-memory server can only delete.

    Args:
        body: What is sent, a ThreadPruneRequest.

    Returns:
        How many threads were pruned.

    Raises:
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/prune`
    """
    return Request(
        operation="threads.prune",
        method="POST",
        path=path("/threads/prune"),
        json=as_json(body, sent.ThreadPruneRequest),
        idempotent=False,
        decode=model(ThreadPruneResponse),
    )


def get(
    thread_id: str | uuid.UUID,
    *,
    include: Sequence[str] | Unset = UNSET,
) -> Request[Thread]:
    """Get a thread.

    Its values are those of the latest checkpoint; the whole state is an operation of its own.

    Args:
        thread_id: The thread's UUID.
        include: Fields that are only sent on demand: ttl. A server without times to live sends none.

    Returns:
        The thread.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}`
    """
    return Request(
        operation="threads.get",
        method="GET",
        path=path("/threads/{thread_id}", thread_id=thread_id),
        query=query(
            ("include", include, Sequence[str], "comma"),
        ),
        idempotent=True,
        decode=model(Thread),
    )


def update(
    thread_id: str | uuid.UUID,
    body: sent.ThreadPatch,
    *,
    prefer: Literal["return=minimal"] | Unset = UNSET,
) -> Request[Thread | None]:
    """Change a thread's metadata or time to live.

    Metadata are merged into the present ones.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ThreadPatch.
        prefer: return=minimal for an answer without a body.

    Returns:
        The thread, or nothing when the answer was asked to be minimal.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `PATCH /threads/{thread_id}`
    """
    return Request(
        operation="threads.update",
        method="PATCH",
        path=path("/threads/{thread_id}", thread_id=thread_id),
        headers=header(
            ("Prefer", prefer),
        ),
        json=as_json(body, sent.ThreadPatch),
        idempotent=False,
        decode=optional(model(Thread)),
    )


def delete(
    thread_id: str | uuid.UUID,
) -> Request[None]:
    """Delete a thread with its runs, checkpoints and crons.

    Args:
        thread_id: The thread's UUID.

    Returns:
        Nothing.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `DELETE /threads/{thread_id}`
    """
    return Request(
        operation="threads.delete",
        method="DELETE",
        path=path("/threads/{thread_id}", thread_id=thread_id),
        idempotent=True,
        decode=nothing,
    )


def copy(
    thread_id: str | uuid.UUID,
) -> Request[Thread]:
    """Copy a thread with its history.

    A thread that doesn't exist is an error 409.

    Args:
        thread_id: The thread's UUID.

    Returns:
        The copy, which has an id of its own.

    Raises:
        ConflictError: 409 Conflict.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/copy`
    """
    return Request(
        operation="threads.copy",
        method="POST",
        path=path("/threads/{thread_id}/copy", thread_id=thread_id),
        idempotent=False,
        decode=model(Thread),
    )


def get_storage(
    thread_id: str | uuid.UUID,
) -> Request[ThreadStorage]:
    """Measure how much room a thread's checkpoints take.

    Only the server's built-in checkpointer can tell; with another one this is an error 501.

    Args:
        thread_id: The thread's UUID.

    Returns:
        The numbers of records and bytes, in all and by channel.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.
        InternalServerError: 501 Not Implemented.

    `GET /threads/{thread_id}/storage`
    """
    return Request(
        operation="threads.get_storage",
        method="GET",
        path=path("/threads/{thread_id}/storage", thread_id=thread_id),
        idempotent=True,
        decode=model(ThreadStorage),
    )


def get_state(
    thread_id: str | uuid.UUID,
    *,
    subgraphs: bool | Unset = UNSET,
    select: Sequence[str] | Unset = UNSET,
) -> Request[ThreadState]:
    """Get the latest state of a thread.

    A thread that has never run has an empty state without a checkpoint.

    Args:
        thread_id: The thread's UUID.
        subgraphs: Whether the tasks include the states of their subgraphs.
        select: The fields to answer with, on servers that can select.

    Returns:
        The state.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/state`
    """
    return Request(
        operation="threads.get_state",
        method="GET",
        path=path("/threads/{thread_id}/state", thread_id=thread_id),
        query=query(
            ("subgraphs", subgraphs, bool),
            ("select", select, Sequence[str]),
        ),
        idempotent=True,
        decode=model(ThreadState),
    )


def get_state_at(
    thread_id: str | uuid.UUID,
    checkpoint_id: str | uuid.UUID,
    *,
    subgraphs: bool | Unset = UNSET,
    select: Sequence[str] | Unset = UNSET,
) -> Request[ThreadState]:
    """Get the state of a thread at a checkpoint, by its id.

    Args:
        thread_id: The thread's UUID.
        checkpoint_id: The checkpoint's UUID.
        subgraphs: Whether the tasks include the states of their subgraphs.
        select: The fields to answer with, on servers that can select.

    Returns:
        The state.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/state/{checkpoint_id}`
    """
    return Request(
        operation="threads.get_state_at",
        method="GET",
        path=path("/threads/{thread_id}/state/{checkpoint_id}", thread_id=thread_id, checkpoint_id=checkpoint_id),
        query=query(
            ("subgraphs", subgraphs, bool),
            ("select", select, Sequence[str]),
        ),
        idempotent=True,
        decode=model(ThreadState),
    )


def get_state_at_checkpoint(
    thread_id: str | uuid.UUID,
    body: sent.ThreadStateCheckpointRequest,
) -> Request[ThreadState]:
    """Get the state of a thread at a checkpoint, which may be a subgraph's.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ThreadStateCheckpointRequest.

    Returns:
        The state.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/state/checkpoint`
    """
    return Request(
        operation="threads.get_state_at_checkpoint",
        method="POST",
        path=path("/threads/{thread_id}/state/checkpoint", thread_id=thread_id),
        json=as_json(body, sent.ThreadStateCheckpointRequest),
        idempotent=True,
        decode=model(ThreadState),
    )


def update_state(
    thread_id: str | uuid.UUID,
    body: sent.ThreadStateUpdate,
) -> Request[ThreadStateUpdateResponse]:
    """Write a new state into a thread.

    The thread must know its graph, from a run or from graph_id in its metadata. The values go through the graph's
    reducers as if a node had returned them. With a checkpoint the history forks there.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ThreadStateUpdate.

    Returns:
        The checkpoint that holds the new state.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/state`
    """
    return Request(
        operation="threads.update_state",
        method="POST",
        path=path("/threads/{thread_id}/state", thread_id=thread_id),
        json=as_json(body, sent.ThreadStateUpdate),
        idempotent=False,
        decode=model(ThreadStateUpdateResponse),
    )


def get_history_page(
    thread_id: str | uuid.UUID,
    *,
    limit: int | Unset = UNSET,
    before: str | Unset = UNSET,
) -> Request[builtins.list[ThreadState]]:
    """Get one page of a thread's past states.

    Args:
        thread_id: The thread's UUID.
        limit: At most this many states. The server's default is `1`.
        before: The id of a checkpoint: only states from before it.

    Returns:
        The states, the latest first.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/history`
    """
    return Request(
        operation="threads.get_history_page",
        method="GET",
        path=path("/threads/{thread_id}/history", thread_id=thread_id),
        query=query(
            ("limit", limit, int),
            ("before", before, str),
        ),
        idempotent=True,
        decode=models(ThreadState),
    )


def get_history(
    thread_id: str | uuid.UUID,
    body: sent.ThreadStateSearch,
) -> Request[builtins.list[ThreadState]]:
    """Get one page of a thread's past states that match.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ThreadStateSearch.

    Returns:
        The states, the latest first.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `POST /threads/{thread_id}/history`
    """
    return Request(
        operation="threads.get_history",
        method="POST",
        path=path("/threads/{thread_id}/history", thread_id=thread_id),
        json=as_json(body, sent.ThreadStateSearch),
        idempotent=True,
        decode=models(ThreadState),
    )


def join_stream(
    thread_id: str | uuid.UUID,
    *,
    last_event_id: str | Unset = UNSET,
    stream_modes: Sequence[ThreadStreamMode] | Unset = UNSET,
) -> StreamRequest:
    """Stream the events of every run of a thread, present and future.

    The stream never ends by itself. It starts with what comes next; a Last-Event-ID of - replays what the resumable
    runs have stored.

    Args:
        thread_id: The thread's UUID.
        last_event_id: The id of the last event that was received, or - for everything that is stored. Anything else
            is an error 422.
        stream_modes: What to stream: the runs' events, the start and end of runs, or updates of the state. The
            server's default is `["run_modes"]`.

    Returns:
        Server-sent events.

    Raises:
        NotFoundError: 404 Not Found.
        UnprocessableEntityError: 422 Unprocessable Entity.

    `GET /threads/{thread_id}/stream`
    """
    return StreamRequest(
        operation="threads.join_stream",
        method="GET",
        path=path("/threads/{thread_id}/stream", thread_id=thread_id),
        query=query(
            ("stream_modes", stream_modes, Sequence[ThreadStreamMode], "comma"),
        ),
        headers=header(
            ("Last-Event-ID", last_event_id),
        ),
        idempotent=True,
    )


def send_command(
    thread_id: str | uuid.UUID,
    body: sent.ProtocolCommand,
) -> Request[ProtocolSuccess | ProtocolError]:
    """Send a command of the thread protocol.

    The methods are run.start, input.respond and agent.getTree. A refused command is no HTTP error: its answer has
    the type error. run.start creates a thread that doesn't exist.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ProtocolCommand.

    Returns:
        What the command came to: a success or an error.

    Raises:
        BadRequestError: 400 Bad Request.

    `POST /threads/{thread_id}/commands`
    """
    return Request(
        operation="threads.send_command",
        method="POST",
        path=path("/threads/{thread_id}/commands", thread_id=thread_id),
        json=as_json(body, sent.ProtocolCommand),
        idempotent=False,
        decode=tagged("type", {"success": ProtocolSuccess, "error": ProtocolError}),
    )


def stream_events(
    thread_id: str | uuid.UUID,
    body: sent.ProtocolEventStreamRequest,
) -> StreamRequest:
    """Stream the events of the thread protocol.

    The stream first replays the thread's stored events and stays open between runs. Their seq counts within one
    connection, their event_id lasts.

    Args:
        thread_id: The thread's UUID.
        body: What is sent, a ProtocolEventStreamRequest.

    Returns:
        Server-sent events whose data are protocol events.

    Raises:
        BadRequestError: 400 Bad Request.

    `POST /threads/{thread_id}/stream/events`
    """
    return StreamRequest(
        operation="threads.stream_events",
        method="POST",
        path=path("/threads/{thread_id}/stream/events", thread_id=thread_id),
        json=as_json(body, sent.ProtocolEventStreamRequest),
        idempotent=False,
    )
