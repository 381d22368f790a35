"""The streams of a thread: the feed of its runs, joined or resumed, and a conversation with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from langgraph_client import models, protocol, streams
from langgraph_client.checks import as_sent, canonical_id, check
from langgraph_client.config import DEFAULT_BUFFER
from langgraph_client.resources.base import Resource, split_call_options
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.stream_options import StreamOptions, pop_stream_config
from langgraph_client.transport.deadline import Deadline
from langgraph_client.types import CallOptions, Id, OnGap

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from langgraph_client.streams.thread_feed import ThreadFeed
    from langgraph_client.streams.thread_stream import ThreadStream


class ThreadStreams(Resource):
    """The methods of `client.threads` for streams."""

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

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(
            ...     thread.thread_id, "agent", input={"topic": "tea"}, stream_resumable=True
            ... )
            >>> with client.threads.join_stream(
            ...     thread.thread_id, stream_mode="lifecycle", last_event_id="-"
            ... ) as feed:
            ...     for part in feed:
            ...         if part.data.get("status") == "run_done":
            ...             break

        `GET /threads/{thread_id}/stream`
        """
        check("thread_id", thread_id, str)
        check("on_gap", on_gap, OnGap)
        check("last_event_id", last_event_id, str | None)
        call, fields = split_call_options(options, StreamOptions)
        stream_mode = as_sent(stream_mode)
        modes = [stream_mode] if isinstance(stream_mode, str) else list(stream_mode)
        position = protocol.position.Position(last_event_id)
        with self._observed("join_stream", "threads", thread_id=thread_id) as observer:
            config = pop_stream_config(fields, observer)
            thread = canonical_id(thread_id)
            return streams.thread_feed.ThreadFeed(self._transport, thread, modes, call, position, config, on_gap)

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

        Examples:
            >>> thread = client.threads.create()
            >>> with client.threads.join_stream(thread.thread_id) as feed:
            ...     bookmark = feed.bookmark
            >>> with client.threads.resume(bookmark, thread_id=thread.thread_id) as feed:
            ...     print(feed.delivered)
            0

        `GET /threads/{thread_id}/stream`
        """
        check("on_gap", on_gap, OnGap)
        call, fields = split_call_options(options, StreamOptions)
        at = protocol.bookmark.parse(bookmark, "thread")
        if canonical_id(thread_id or at.thread_id) != canonical_id(at.thread_id):
            raise ValueError(f"bookmark must be of thread {thread_id}, got one of another")
        modes: Any = at.stream_mode or ["run_modes"]
        position = protocol.position.Position(at.last_event_id, at.delivered_digests)
        with self._observed("resume", "threads", thread_id=at.thread_id) as observer:
            config = pop_stream_config(fields, observer)
            return streams.thread_feed.ThreadFeed(self._transport, at.thread_id, modes, call, position, config, on_gap)

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

        Examples:
            >>> question = {"messages": [{"role": "user", "content": "Hello"}]}
            >>> with client.threads.stream(assistant_id="chat") as stream:
            ...     run = stream.run.start(input=question)
            ...     for message in stream.messages:
            ...         print(message.text)
            You said: Hello

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
            return streams.thread_stream.open_thread(
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
