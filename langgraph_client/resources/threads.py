"""Threads: conversations with a state, its history, and the feed of their runs."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

import attrs

from langgraph_client import models
from langgraph_client._generated.endpoints import threads as endpoints
from langgraph_client.checks import canonical_id
from langgraph_client.resources.base import PAGE_SIZE, omit_none, split_call_options
from langgraph_client.resources.filters import ThreadFilter, heeded
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.thread_states import ThreadStates
from langgraph_client.resources.thread_streams import ThreadStreams
from langgraph_client.types import CallOptions, Id, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Threads(ThreadStates, ThreadStreams):
    """Creates, changes, searches and streams threads: `client.threads`."""

    @document_kwargs(CallOptions)
    def create(
        self,
        *,
        metadata: Mapping[str, Any] | None = None,
        thread_id: Id | None = None,
        if_exists: models.OnConflict | None = None,
        supersteps: Sequence[Mapping[str, Any]] | None = None,
        graph_id: str | None = None,
        ttl: float | Mapping[str, Any] | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Thread:
        """Create a thread.

        Without `thread_id` the client generates the ID, so that the request can be retried if the response is lost.

        Args:
            metadata: Your own key-value pairs, which searches can filter by.
            thread_id: The thread's UUID.
            if_exists: What to do when the thread exists: `raise` (ConflictError, the server's default) or `do_nothing`
                (returns the existing thread).
            supersteps: State updates to apply in order, each `{"updates": [{"values": …, "as_node": …}]}`.
            graph_id: The graph that the thread belongs to; needed with `supersteps`. Stored in the metadata.
            ttl: Minutes after which the thread is deleted, or a mapping with `ttl` and `strategy`.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            ConflictError: The thread exists and `if_exists` is not `do_nothing`.
            UnprocessableEntityError: The server rejects a value.

        Examples:
            >>> thread = client.threads.create(metadata={"customer": "7"}, ttl=60)
            >>> thread.status
            'idle'

        `POST /threads`
        """
        if graph_id is not None:
            metadata = {**(metadata or {}), "graph_id": graph_id}
        ours = {"thread_id": str(uuid.uuid4()), "if_exists": "do_nothing"} if thread_id is None else {}
        thread_id = None if thread_id is None else canonical_id(thread_id)
        body = models.ThreadCreate(
            **{
                **ours,
                **omit_none(
                    metadata=metadata, thread_id=thread_id, if_exists=if_exists, supersteps=supersteps, ttl=_ttl(ttl)
                ),
            }
        )
        repeatable = body.if_exists == "do_nothing"
        return self._send(attrs.evolve(endpoints.create(body), idempotent=repeatable), options)

    @document_kwargs(CallOptions)
    def get(
        self, thread_id: Id, *, include: Sequence[str] | None = None, **options: Unpack[CallOptions]
    ) -> models.Thread:
        """Return a thread.

        Args:
            thread_id: The thread's UUID.
            include: Additional fields to return, such as `ttl`.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such thread.

        Examples:
            >>> thread = client.threads.create()
            >>> client.runs.wait(thread.thread_id, "agent", input={"topic": "tea"})["topic"]
            'tea and cats'
            >>> client.threads.get(thread.thread_id).values["joke"]
            'This is a joke about tea and cats'

        `GET /threads/{thread_id}`
        """
        return self._send(endpoints.get(thread_id, **omit_none(include=include)), options)

    @document_kwargs(CallOptions)
    def update(
        self,
        thread_id: Id,
        *,
        metadata: Mapping[str, Any],
        ttl: float | Mapping[str, Any] | None = None,
        return_minimal: bool = False,
        **options: Unpack[CallOptions],
    ) -> models.Thread | None:
        """Change a thread's metadata or its time to live.

        Args:
            thread_id: The thread's UUID.
            metadata: Key-value pairs, merged into those that are there.
            ttl: Minutes after which the thread is deleted, or a mapping with `ttl` and `strategy`.
            return_minimal: Whether to return None instead of the thread, which is cheaper.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The thread; None with `return_minimal`.

        Raises:
            NotFoundError: There is no such thread.

        Examples:
            >>> thread = client.threads.create(metadata={"customer": "7"})
            >>> changed = client.threads.update(thread.thread_id, metadata={"paid": True})
            >>> changed.metadata if changed else None
            {'customer': '7', 'paid': True}

        `PATCH /threads/{thread_id}`
        """
        body = models.ThreadPatch(**omit_none(metadata=metadata, ttl=_ttl(ttl)))
        prefer = "return=minimal" if return_minimal else None
        return self._send(endpoints.update(thread_id, body, **omit_none(prefer=prefer)), options)

    @document_kwargs(CallOptions)
    def delete(self, thread_id: Id, **options: Unpack[CallOptions]) -> None:
        """Delete a thread with its runs, its state and its crons.

        Args:
            thread_id: The thread's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such thread.

        Examples:
            >>> thread = client.threads.create()
            >>> client.threads.delete(thread.thread_id)

        `DELETE /threads/{thread_id}`
        """
        self._send(endpoints.delete(thread_id), options)

    @document_kwargs(ThreadFilter)
    def search(self, *, limit: int = 10, offset: int = 0, **wanted: Unpack[ThreadFilter]) -> list[models.Thread]:
        """One page of the threads that match. `iter` yields the items of all pages.

        Args:
            limit: Maximum number of threads to return, 1 to 1000.
            offset: How many to skip.
            **wanted: What to look for, see ThreadFilter; and `headers`, `params` and `timeout` of this call.

        Raises:
            UnprocessableEntityError: The server rejects a value.
            UnsupportedByServer: The server ignored `ids` or `values`, as Aegra does: what it found was not asked for.

        Examples:
            >>> thread = client.threads.create(metadata={"customer": "8"})
            >>> found = client.threads.search(metadata={"customer": "8"}, status="idle", limit=5)
            >>> found[0].thread_id == thread.thread_id
            True

        `POST /threads/search`
        """
        options, filters = split_call_options(wanted, ThreadFilter)
        request = endpoints.search(models.ThreadSearchRequest(limit=limit, offset=offset, **filters))
        found = self._send(request, options)
        return list(heeded(self._transport, found, filters))

    @document_kwargs(ThreadFilter)
    def iter(self, *, page_size: int = PAGE_SIZE, **wanted: Unpack[ThreadFilter]) -> Iterator[models.Thread]:
        """All threads that match, page after page, each requested when it is needed.

        Pages are requested by offset: an item that is deleted, or no longer matches, shifts the next ones, and the next page
        skips one of them. An item that is created may show another one twice. Collect the threads in a list before you change
        them.

        Args:
            page_size: Threads per request, 1 to 1000.
            **wanted: What to look for, see ThreadFilter; and `headers`, `params` and `timeout` of each call.

        Raises:
            UnsupportedByServer: While iterating, as `search`.

        Examples:
            >>> for thread in list(client.threads.iter(status="error", select=["thread_id"])):
            ...     client.threads.delete(thread.thread_id)

        `POST /threads/search`
        """
        options, filters = split_call_options(wanted, ThreadFilter)
        found = self._pages(
            lambda limit, offset: endpoints.search(models.ThreadSearchRequest(limit=limit, offset=offset, **filters)),
            page_size,
            options,
        )
        return heeded(self._transport, found, filters)

    @document_kwargs(CallOptions)
    def count(
        self,
        *,
        metadata: Mapping[str, Any] | None = None,
        values: Mapping[str, Any] | None = None,
        status: models.ThreadStatus | None = None,
        **options: Unpack[CallOptions],
    ) -> int:
        """Return the number of matching threads.

        Args:
            metadata: Key-value pairs that the thread's metadata must have.
            values: Key-value pairs that the thread's state must have.
            status: `idle`, `busy`, `interrupted` or `error`.
            **options: `headers`, `params` and `timeout` of this call.

        Examples:
            >>> client.threads.count(metadata={"customer": "unknown"})
            0

        `POST /threads/count`
        """
        body = models.ThreadCountRequest(**omit_none(metadata=metadata, values=values, status=status))
        return self._send(endpoints.count(body), options)

    @document_kwargs(CallOptions)
    def copy(self, thread_id: Id, **options: Unpack[CallOptions]) -> models.Thread:
        """Copy a thread with its state and its history.

        Args:
            thread_id: The UUID of the thread to copy.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The new thread.

        Raises:
            ConflictError: The thread can't be copied, or does not exist.

        Examples:
            >>> thread = client.threads.create(metadata={"customer": "7"})
            >>> client.threads.copy(thread.thread_id).metadata["customer"]
            '7'

        `POST /threads/{thread_id}/copy`
        """
        return self._send(endpoints.copy(thread_id), options)

    @document_kwargs(CallOptions)
    def prune(
        self, thread_ids: Sequence[Id], *, strategy: models.TTLStrategy = "delete", **options: Unpack[CallOptions]
    ) -> models.ThreadPruneResponse:
        """Delete threads, or all of their checkpoints but the latest.

        Args:
            thread_ids: The threads' UUIDs.
            strategy: `delete` or `keep_latest`.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            UnsupportedByServer: The server has no such operation; or it is Aegra, which ignores `thread_ids` and prunes
                all threads that have expired. It is asked before anything is pruned, once for each client.

        Examples:
            >>> threads = [client.threads.create() for _ in range(2)]
            >>> client.threads.prune([one.thread_id for one in threads]).pruned_count
            2

        `POST /threads/prune`; before the first one `GET /info`
        """
        from langgraph_client.transport import abilities  # with the table of servers, for this method alone

        request = endpoints.prune(
            models.ThreadPruneRequest(thread_ids=cast("list[str]", thread_ids), strategy=strategy)
        )
        abilities.refuse_danger(self._transport, request)
        return self._send(request, options)

    @document_kwargs(CallOptions)
    def get_storage(self, thread_id: Id, **options: Unpack[CallOptions]) -> models.ThreadStorage:
        """Return the size of a thread's checkpoints, in bytes.

        Args:
            thread_id: The thread's UUID.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no such thread.
            UnsupportedByServer: The server is too old.

        Examples:
            >>> thread = client.threads.create()
            >>> client.threads.get_storage(thread.thread_id)["total_bytes"]
            0

        `GET /threads/{thread_id}/storage`
        """
        return self._send(endpoints.get_storage(thread_id), options)


def _ttl(ttl: float | Mapping[str, Any] | None) -> Json:
    """A number of minutes as the server has it."""
    return {"ttl": ttl, "strategy": "delete"} if isinstance(ttl, (int, float)) else ttl
