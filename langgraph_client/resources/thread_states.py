"""The state of a thread: the current one, past ones, and updates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from langgraph_client import models
from langgraph_client._generated.endpoints import threads as endpoints
from langgraph_client.jsonable import to_jsonable
from langgraph_client.resources.base import Resource, omit_none
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.types import CallOptions, Id, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class ThreadStates(Resource):
    """The methods of `client.threads` for states."""

    @document_kwargs(CallOptions)
    def get_state(
        self,
        thread_id: Id,
        checkpoint: Mapping[str, Any] | None = None,
        checkpoint_id: str | None = None,
        *,
        subgraphs: bool = False,
        select: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.ThreadState:
        """Return a thread's current state, or its state at a checkpoint.

        Args:
            thread_id: The thread's UUID.
            checkpoint: The checkpoint, which may be a subgraph's.
            checkpoint_id: The checkpoint's UUID, when it is the graph's own.
            subgraphs: Whether to return the states of subgraphs as well.
            select: The fields to return, on servers that can select.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such thread.
            ValueError: Both `checkpoint` and `checkpoint_id` are given.

        Examples:
            >>> thread = client.threads.create()
            >>> result = client.runs.wait(thread.thread_id, "agent", input={"topic": "tea"})
            >>> client.threads.get_state(thread.thread_id).values == result
            True

        `GET /threads/{thread_id}/state`, `GET /threads/{thread_id}/state/{checkpoint_id}`,
        `POST /threads/{thread_id}/state/checkpoint`
        """
        _at_most_one(checkpoint=checkpoint, checkpoint_id=checkpoint_id)
        if checkpoint is not None:
            at = models.CheckpointConfig.from_dict(checkpoint)
            body = models.ThreadStateCheckpointRequest(checkpoint=at, subgraphs=subgraphs, **omit_none(select=select))
            return self._send(endpoints.get_state_at_checkpoint(thread_id, body), options)
        if checkpoint_id is not None:
            request = endpoints.get_state_at(thread_id, checkpoint_id, subgraphs=subgraphs, **omit_none(select=select))
            return self._send(request, options)
        return self._send(endpoints.get_state(thread_id, subgraphs=subgraphs, **omit_none(select=select)), options)

    @document_kwargs(CallOptions)
    def update_state(
        self,
        thread_id: Id,
        values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None,
        *,
        as_node: str | None = None,
        checkpoint: Mapping[str, Any] | None = None,
        checkpoint_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.ThreadStateUpdateResponse:
        """Update a thread's state, as if one of its nodes had.

        Args:
            thread_id: The thread's UUID.
            values: What the node would have returned; None is sent as null.
            as_node: The node that counts as the author.
            checkpoint: The checkpoint to start from; by default the latest.
            checkpoint_id: Its UUID, when it is the graph's own.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The new checkpoint.

        Raises:
            NotFoundError: There is no such thread.

        Examples:
            >>> thread = client.threads.create(graph_id="agent")
            >>> checkpoint = client.threads.update_state(
            ...     thread.thread_id, {"topic": "tea"}, as_node="refine_topic"
            ... )
            >>> client.runs.wait(thread.thread_id, "agent")["joke"]
            'This is a joke about tea'

        `POST /threads/{thread_id}/state`
        """
        body = models.ThreadStateUpdate(
            values=to_jsonable(values, "values"),
            **omit_none(as_node=as_node, checkpoint=checkpoint, checkpoint_id=checkpoint_id),
        )
        return self._send(endpoints.update_state(thread_id, body), options)

    @document_kwargs(CallOptions)
    def get_history(
        self,
        thread_id: Id,
        *,
        limit: int = 10,
        before: str | Mapping[str, Any] | None = None,
        metadata: Mapping[str, Any] | None = None,
        checkpoint: Mapping[str, Any] | None = None,
        select: Sequence[str] | None = None,
        **options: Unpack[CallOptions],
    ) -> list[models.ThreadState]:
        """Return a thread's past states, the latest first.

        Args:
            thread_id: The thread's UUID.
            limit: Maximum number of states to return, 1 to 1000.
            before: The checkpoint to begin before: its UUID, or a mapping with `checkpoint_id`.
            metadata: Key-value pairs that the checkpoint's metadata must have.
            checkpoint: The checkpoint whose namespace to search, such as a subgraph's.
            select: The fields to return, on servers that can select.
            **options: `headers`, `params` and `timeout` of this call.

        Examples:
            >>> thread = client.threads.create()
            >>> result = client.runs.wait(thread.thread_id, "agent", input={"topic": "tea"})
            >>> [state.next for state in client.threads.get_history(thread.thread_id)]
            [[], ['generate_joke'], ['refine_topic'], ['__start__']]

        `POST /threads/{thread_id}/history`
        """
        wanted = omit_none(before=_before(before), metadata=metadata, checkpoint=checkpoint, select=select)
        return self._send(endpoints.get_history(thread_id, models.ThreadStateSearch(limit=limit, **wanted)), options)


def _before(before: str | Mapping[str, Any] | None) -> Json:
    """A checkpoint in the one form in which the server reads it here."""
    if before is None or (isinstance(before, Mapping) and "configurable" in before):
        return before
    return {"configurable": {"checkpoint_id": before} if isinstance(before, str) else dict(before)}


def _at_most_one(**arguments: object) -> None:
    names = [name for name, value in arguments.items() if value is not None]
    if len(names) > 1:
        raise ValueError(f"{' and '.join(names)} can't be given together")
