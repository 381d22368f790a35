"""Threads: conversations with a state, its history, and the feed of their runs."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import attrs

from langgraph_client import models
from langgraph_client._generated.endpoints import threads as endpoints
from langgraph_client.checks import as_sent, canonical_id, check
from langgraph_client.protocol import bookmark as bookmarks
from langgraph_client.protocol.position import Position
from langgraph_client.resources.base import PAGE_SIZE, omit_none, split_call_options
from langgraph_client.resources.filters import ThreadFilter, heeded
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.stream_options import StreamOptions, pop_stream_config
from langgraph_client.resources.thread_states import ThreadStates
from langgraph_client.streams.plan import OnGap
from langgraph_client.streams.thread_feed import ThreadFeed
from langgraph_client.streams.thread_stream import DEFAULT_BUFFER, ThreadStream, open_thread
from langgraph_client.transport import abilities
from langgraph_client.transport.deadline import Deadline
from langgraph_client.types import CallOptions, Id, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class Threads(ThreadStates):
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

        `POST /threads/search`
        """
        options, filters = split_call_options(wanted, ThreadFilter)
        request = endpoints.search(models.ThreadSearchRequest(limit=limit, offset=offset, **filters))
        found = self._send(request, options)
        return list(heeded(self._transport, found, filters))

    @document_kwargs(ThreadFilter)
    def iter(self, *, page_size: int = PAGE_SIZE, **wanted: Unpack[ThreadFilter]) -> Iterator[models.Thread]:
        """All threads that match, page after page, each requested when it is needed.

        Args:
            page_size: Threads per request, 1 to 1000.
            **wanted: What to look for, see ThreadFilter; and `headers`, `params` and `timeout` of each call.

        Raises:
            UnsupportedByServer: While iterating, as `search`.

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

        `POST /threads/prune`; before the first one `GET /info`
        """
        request = endpoints.prune(models.ThreadPruneRequest(thread_ids=list[Any](thread_ids), strategy=strategy))
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

        `GET /threads/{thread_id}/storage`
        """
        return self._send(endpoints.get_storage(thread_id), options)

    @document_kwargs(StreamOptions)
    def join_stream(
        self,
        thread_id: Id,
        *,
        stream_mode: models.ThreadStreamMode | Sequence[models.ThreadStreamMode] = "run_modes",
        last_event_id: str | None = None,
        on_gap: OnGap = "warn",
        **options: Unpack[StreamOptions],
    ) -> ThreadFeed:
        """Stream the parts of every run on a thread, until you close the feed.

        Args:
            thread_id: The thread's UUID.
            stream_mode: What it consists of, one or several: `run_modes` (what the runs stream), `lifecycle` (a run's
                start and end), `state_update`.
            last_event_id: Where to begin: after this event; `-` replays all that the server stores. None begins now.
            on_gap: What to do if newer parts arrive after a reconnect and the last one is not replayed, so that parts
                between them may be lost: `warn` (StreamGapWarning, once for each gap), set the feed's `gap` and continue, or
                `raise` StreamInterrupted. Servers before 0.9.0 replay no feed; none replays runs whose events it does not
                store.
            **options: See StreamOptions; `headers` and `params` are sent with each connection, and the first part of
                `timeout` bounds connecting.

        Raises:
            NotFoundError: There is no such thread.
            UnprocessableEntityError: `last_event_id` is not one of the server's.
            ValueError: `on_gap` is neither `warn` nor `raise`.

        `GET /threads/{thread_id}/stream`
        """
        check("thread_id", thread_id, str)
        check("on_gap", on_gap, OnGap)
        check("last_event_id", last_event_id, str | None)
        call, fields = split_call_options(options, StreamOptions)
        stream_mode = as_sent(stream_mode)
        modes = [stream_mode] if isinstance(stream_mode, str) else list(stream_mode)
        position = Position(last_event_id)
        with self._observed("join_stream", "threads", thread_id=thread_id) as observer:
            config = pop_stream_config(fields, observer)
            return ThreadFeed(self._transport, canonical_id(thread_id), modes, call, position, config, on_gap)

    @document_kwargs(StreamOptions)
    def resume(
        self,
        bookmark: str | None,
        *,
        thread_id: Id | None = None,
        on_gap: OnGap = "warn",
        **options: Unpack[StreamOptions],
    ) -> ThreadFeed:
        """Resume a feed from a bookmark, in another process or on another host.

        Args:
            bookmark: `ThreadFeed.bookmark`, or that of a StreamInterrupted.
            thread_id: The thread that the bookmark must belong to; pass it if the bookmark is untrusted. The modes are those of
                the bookmark.
            on_gap: As in `join_stream`.
            **options: As in `join_stream`.

        Raises:
            ValueError: The bookmark is damaged, of another version, of a run's stream, or of another thread.

        `GET /threads/{thread_id}/stream`
        """
        check("on_gap", on_gap, OnGap)
        call, fields = split_call_options(options, StreamOptions)
        at = bookmarks.parse(bookmark, "thread")
        if canonical_id(thread_id or at.thread_id) != canonical_id(at.thread_id):
            raise ValueError(f"bookmark must be of thread {thread_id}, got one of another")
        modes: Any = at.stream_mode or ["run_modes"]
        position = Position(at.last_event_id, at.delivered_digests)
        with self._observed("resume", "threads", thread_id=at.thread_id) as observer:
            config = pop_stream_config(fields, observer)
            return ThreadFeed(self._transport, at.thread_id, modes, call, position, config, on_gap)

    @document_kwargs(CallOptions)
    def stream(
        self,
        thread_id: Id | None = None,
        *,
        assistant_id: Id,
        transport: Literal["sse", "websocket"] = "sse",
        run_start_timeout: float | None = None,
        deadline: float | None = None,
        max_buffered_events: int = DEFAULT_BUFFER,
        **options: Unpack[CallOptions],
    ) -> ThreadStream:
        """Open a conversation with a thread: start runs, read their events, respond to interrupts.

        Nothing is sent before the first command or read. The stream reconnects automatically.

        Args:
            thread_id: The thread's UUID; None generates one, and the first run creates the thread.
            assistant_id: The assistant's UUID, or a graph's name for that graph's default assistant.
            transport: `sse`, or `websocket`, which needs the extra of that name.
            run_start_timeout: Seconds to wait for a run if there is none yet, because another thread may start it. None
                means 30.
            deadline: Seconds for the whole conversation, including reconnects and waits; then DeadlineExceeded.
            max_buffered_events: How many events are buffered for projections that are read later. A projection that falls
                behind the buffer raises EventsDropped.
            **options: `headers`, `params` and `timeout` of everything that is sent.

        Raises:
            ValueError: There is no such transport, or a number is not positive.
            ImportError: The extra is not installed.

        `POST /threads/{thread_id}/stream/events`, `POST /threads/{thread_id}/commands`; as a WebSocket
        `/threads/{thread_id}/stream/events`
        """
        call, _ = split_call_options(options, CallOptions)
        check("thread_id", thread_id, str | None)
        if thread_id == "":
            raise ValueError("thread_id must be a UUID, or None for a new thread, got ''")
        check("assistant_id", assistant_id, str)
        check("max_buffered_events", max_buffered_events, int)
        if max_buffered_events < 1:
            raise ValueError(f"max_buffered_events must be at least 1, got {max_buffered_events}")
        with self._observed("stream", "threads", thread_id=thread_id, assistant_id=assistant_id) as observer:
            return open_thread(
                self._transport,
                None if thread_id is None else canonical_id(thread_id),
                str(assistant_id),
                transport_name=transport,
                options=call,
                run_start_timeout=run_start_timeout,
                deadline=Deadline(deadline),
                limit=max_buffered_events,
                observer=observer,
            )


def _ttl(ttl: float | Mapping[str, Any] | None) -> Json:
    """A number of minutes as the server has it."""
    return {"ttl": ttl, "strategy": "delete"} if isinstance(ttl, (int, float)) else ttl
