"""The streams of runs: started with their run, joined later, or resumed from a bookmark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast, overload

import attrs

from langgraph_client import models, protocol, streams
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import as_sent, canonical_id, check, check_sent
from langgraph_client.resources.base import Resource, omit_none, split_call_options
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.run_options import Modes, take_on_run_created
from langgraph_client.resources.run_start import background_start, streaming_start
from langgraph_client.resources.stream_options import RunStreamOptions, StreamOptions, pop_stream_config
from langgraph_client.types import UNSET, CallOptions, Id, OnGap

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from langgraph_client.protocol.stream_parts import StreamPartV2
    from langgraph_client.streams.config import StreamConfig
    from langgraph_client.streams.plan import RunPlan
    from langgraph_client.streams.run import RunStream

_FOR_ONE_START = frozenset({
    "input", "command", "checkpoint", "checkpoint_id", "idempotency_key", "after_seconds", "if_not_exists",
    "on_completion",
})  # fmt: skip
"""Options of a run that do not apply to the run that resumes after its interrupt."""


class RunStreams(Resource):
    """The methods of `client.runs` that stream."""

    @overload
    def stream(
        self,
        thread_id: Id | None,
        assistant_id: Id,
        *,
        stream_mode: Modes = ...,
        stream_subgraphs: bool = ...,
        stream_resumable: bool = ...,
        feedback_keys: Sequence[str] | None = ...,
        on_disconnect: models.OnDisconnect | None = ...,
        raise_error: bool = ...,
        cancel_on_close: bool = ...,
        on_gap: OnGap = ...,
        version: Literal["v1"] = ...,
        **options: Unpack[RunStreamOptions],
    ) -> RunStream: ...

    @overload
    def stream(
        self,
        thread_id: Id | None,
        assistant_id: Id,
        *,
        stream_mode: Modes = ...,
        stream_subgraphs: bool = ...,
        stream_resumable: bool = ...,
        feedback_keys: Sequence[str] | None = ...,
        on_disconnect: models.OnDisconnect | None = ...,
        raise_error: bool = ...,
        cancel_on_close: bool = ...,
        on_gap: OnGap = ...,
        version: Literal["v2"],
        **options: Unpack[RunStreamOptions],
    ) -> Iterator[StreamPartV2]: ...

    @document_kwargs(RunStreamOptions)
    def stream(
        self,
        thread_id: Id | None,
        assistant_id: Id,
        *,
        stream_mode: Modes = "values",
        stream_subgraphs: bool = False,
        stream_resumable: bool = True,
        feedback_keys: Sequence[str] | None = None,
        on_disconnect: models.OnDisconnect | None = None,
        raise_error: bool = False,
        cancel_on_close: bool = False,
        on_gap: OnGap = "raise",
        version: Literal["v1", "v2"] = "v1",
        **options: Unpack[RunStreamOptions],
    ) -> RunStream | Iterator[StreamPartV2]:
        """Start a run and stream it to its end.

        The run starts immediately, not at the first iteration. The stream reconnects automatically.

        A stateless run with stream_resumable is started with `on_completion="keep"`, and the stream deletes its thread
        when the run is finished. Closing the stream early, a deadline and a lost connection leave the thread. With
        `on_completion="delete"` the server deletes it at the run's end, and the stream's `status` may be None.

        Args:
            thread_id: The thread's UUID; None makes a stateless run, on a thread that the server makes for it.
            assistant_id: The assistant's UUID, or a graph's name for that graph's default assistant.
            stream_mode: What the stream consists of, one mode or several: `values`, `updates`, `messages-tuple`,
                `messages` (whose parts the server never stores: see `on_gap`), `custom`, `events`, `tasks`,
                `checkpoints`, `debug`.
            stream_subgraphs: Whether the stream includes the parts of subgraphs; they have a `namespace`.
            stream_resumable: Whether the server stores the run's parts. With False a disconnect raises
                StreamInterrupted, and the end of a stateless run's stream can't be verified: its `status` is None, or
                `error` after an `error` part.
            feedback_keys: Keys for which the server asks LangSmith for feedback URLs.
            on_disconnect: `cancel` makes the server cancel the run at a disconnect, even a short one; `continue`, which is
                sent by default, does not.
            raise_error: Whether a failed run raises RunFailed after its `error` part was yielded.
            cancel_on_close: Whether closing the stream before the run's end cancels the run. A disconnect does not.
            on_gap: What to do when parts may be missing after a disconnect: all of a run with stream_resumable=False,
                those of mode `messages` of any run, and those that the server no longer stores. `raise`
                StreamInterrupted, or `warn` (StreamGapWarning, once for each gap), set the stream's `gap`, and continue
                with the next part. A stateless run with stream_resumable=False can't continue: it raises.
            version: `v1` yields StreamPart; `v2` yields dicts with `type`, `ns`, `data` and `interrupts`.
            **options: See RunOptions and StreamOptions. The first part of `timeout` bounds connecting.

        Raises:
            NotFoundError: There is no such thread or assistant.
            ConflictError: The thread is busy and `multitask_strategy` is `reject`.
            UnprocessableEntityError: The server rejects a value.
            StreamInterrupted: The run was started and could not be joined. The error has a bookmark.
            ValueError: An argument has a value that is not allowed, or `idempotency_key` is given without
                stream_resumable.

        Examples:
            >>> for mode, chunk in client.runs.stream(
            ...     None, "agent", input={"topic": "tea"}, stream_mode="updates"
            ... ):
            ...     print(mode, chunk)
            metadata {'run_id': '...', 'attempt': 1}
            updates {'refine_topic': {'topic': 'tea and cats'}}
            updates {'generate_joke': {'joke': 'This is a joke about tea and cats'}}

        `POST /threads/{thread_id}/runs/stream` for a run on a thread; `POST /runs/stream` for a stateless run with
        stream_resumable=False; otherwise `POST /threads/{thread_id}/runs` or `POST /runs`, and
        `GET /threads/{thread_id}/runs/{run_id}/stream`. At the end `GET /threads/{thread_id}/runs/{run_id}`, and
        `DELETE /threads/{thread_id}` after a stateless run. With `idempotency_key`, `GET /threads/{thread_id}/runs` first.
        """
        check("version", version, Literal["v1", "v2"])
        _check_flags(
            on_gap, raise_error=raise_error, cancel_on_close=cancel_on_close, stream_resumable=stream_resumable
        )
        call, fields = split_call_options(options, RunStreamOptions)
        key = fields.get("idempotency_key")
        if key is not None and not stream_resumable:
            raise ValueError("idempotency_key needs stream_resumable: a run that keeps no parts can't be joined whole")
        created, stream_config = take_on_run_created(fields), pop_stream_config(fields)
        # None is the default mode, as in a graph's `stream`.
        stream_mode = "values" if stream_mode is None else as_sent(stream_mode)
        on_disconnect = as_sent(on_disconnect)
        more: dict[str, Any] = {"stream_mode": stream_mode, "stream_subgraphs": stream_subgraphs,
                "stream_resumable": stream_resumable, "feedback_keys": feedback_keys}  # fmt: skip
        start = {**fields, **omit_none(on_disconnect=on_disconnect, **more)}
        kept: dict[str, Any] = {"raise_error": raise_error, "cancel_on_close": cancel_on_close, "on_gap": on_gap}
        again = {name: value for name, value in options.items() if name not in _FOR_ONE_START}
        answer = partial(self._answer, assistant_id, {**again, **kept, **more, "on_disconnect": on_disconnect})
        modes = _listed(stream_mode)
        with self._observed("stream", assistant_id=assistant_id, thread_id=thread_id) as observer:
            plan = self._plan(thread_id, assistant_id, start, call, stream_config)
            live_only = protocol.events.requests_live_only(modes)
            plan = attrs.evolve(plan, stream_config=stream_config, live_only=live_only, modes=modes, **kept)
            since = protocol.dialect.FROM_START if plan.run_id else None  # a run that was started before is joined
            position = protocol.position.Position(since)
            plan = plan.observed_by(observer)
            stream = streams.run.RunStream(self._transport, plan, call, position, on_run_created=created, answer=answer)
        return stream if version == "v1" else cast("Iterator[StreamPartV2]", protocol.events.as_v2(stream))

    def _plan(
        self,
        thread_id: Id | None,
        assistant_id: Id,
        start: Mapping[str, Any],
        call: CallOptions,
        stream_config: StreamConfig,
    ) -> RunPlan:
        """Plan the stream of a new run. On a thread the request that starts it streams it. Any other run is started first,
        and joined: only so does the server name its thread, without which it can't be resumed.
        """  # noqa: D205
        resumable = start["stream_resumable"]
        if start.get("idempotency_key") is not None or (thread_id is None and resumable):
            new = background_start(thread_id, assistant_id, start, followed=True)
            return streams.plan.plan_stream(self._transport, new, call, stream_config.deadline)
        first = streaming_start(thread_id, assistant_id, start)
        return streams.plan.RunPlan(
            first=first, thread_id=None if thread_id is None else canonical_id(thread_id), resumable=resumable
        )

    def _answer(
        self,
        assistant_id: Id | None,
        again: Mapping[str, Any],
        thread_id: Id,
        run_id: Id,
        command: Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> RunStream:
        """Stream the run that resumes after another one, with its options; requests those of a run that was joined."""
        if assistant_id is None:
            run = self._transport.send(endpoints.get(thread_id, run_id))
            assistant_id = run.assistant_id
            again = {**omit_none(stream_mode=(run.get("kwargs") or {}).get("stream_mode")), **again}
        stream: Any = self.stream(thread_id, assistant_id, **{**again, **options, "command": command})
        return cast("RunStream", stream)

    @document_kwargs(StreamOptions)
    def join_stream(
        self,
        thread_id: Id,
        run_id: Id,
        *,
        cancel_on_disconnect: bool = False,
        stream_mode: Modes | None = None,
        last_event_id: str | None = None,
        raise_error: bool = False,
        cancel_on_close: bool = False,
        on_gap: OnGap = "raise",
        **options: Unpack[StreamOptions],
    ) -> RunStream:
        """Stream an existing run, from now, from an event or from its start.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            cancel_on_disconnect: Whether the server cancels the run at a disconnect, even a short one.
            stream_mode: Which of the run's modes to get, one or several; None gets all of them.
            last_event_id: Begin after this event, and after all others with the same ID; `-` begins with the run's first
                part. Both need a run whose parts are stored. None begins now. If the server no longer stores that event,
                the stream begins with the next one that it stores.
            raise_error: Whether a failed run raises RunFailed after its `error` part was yielded.
            cancel_on_close: Whether closing the stream before the run's end cancels the run.
            on_gap: As in `stream`. Parts of mode `messages` are streamed from now on, wherever the stream begins; that is
                not a gap. Without `stream_mode` such parts count once one has come.
            **options: See StreamOptions; `headers` and `params` are sent with each connection, and the first part of
                `timeout` limits connecting.

        Raises:
            NotFoundError: There is no such run. Raised by the call, or by the first iteration where the server responds
                with 200.

        Examples:
            >>> thread = client.threads.create()
            >>> run = client.runs.create(
            ...     thread.thread_id, "agent", input={"topic": "tea"}, stream_resumable=True
            ... )
            >>> stream = client.runs.join_stream(thread.thread_id, run.run_id, last_event_id="-")
            >>> [part.event for part in stream]
            ['metadata', 'values', 'values', 'values']

        `GET /threads/{thread_id}/runs/{run_id}/stream`; at the end `GET /threads/{thread_id}/runs/{run_id}`
        """
        _check_flags(on_gap, raise_error=raise_error, cancel_on_close=cancel_on_close)
        check("last_event_id", last_event_id, str | None)
        call, fields = split_call_options(options, StreamOptions)
        stream_mode = as_sent(stream_mode)
        modes: Any = UNSET if stream_mode is None else _listed(stream_mode)
        cancel = cancel_on_disconnect or UNSET
        position = protocol.position.Position(last_event_id)
        position.begin_replay()
        begin = omit_none(last_event_id=position.first())
        plan = streams.plan.RunPlan(
            first=endpoints.join_stream(thread_id, run_id, stream_mode=modes, cancel_on_disconnect=cancel, **begin),
            thread_id=canonical_id(thread_id),
            run_id=canonical_id(run_id),
            joined=True,
            stream_mode=modes,
            modes=modes or None,
            cancel_on_disconnect=cancel,
            raise_error=raise_error,
            cancel_on_close=cancel_on_close,
            on_gap=on_gap,
            live_only=protocol.events.requests_live_only(modes or ()),
            stream_config=pop_stream_config(fields),
        )
        answer = partial(
            self._answer, None, {**options, **omit_none(stream_mode=stream_mode), "raise_error": raise_error}
        )
        with self._observed("join_stream", thread_id=plan.thread_id, run_id=run_id) as observer:
            return streams.run.RunStream(self._transport, plan.observed_by(observer), call, position, answer=answer)

    @document_kwargs(StreamOptions)
    def resume(
        self,
        bookmark: str | None,
        *,
        thread_id: Id | None = None,
        run_id: Id | None = None,
        raise_error: bool = False,
        cancel_on_close: bool = False,
        on_gap: OnGap = "raise",
        **options: Unpack[StreamOptions],
    ) -> RunStream:
        """Resume a stream from a bookmark, in another process or on another host.

        It does not delete the thread of a stateless run.

        Args:
            bookmark: `RunStream.bookmark`, or that of a StreamInterrupted. None, as of a stream that can't be resumed, is a
                TypeError.
            thread_id: The thread that the bookmark must be of. Pass it if the bookmark comes from outside: a user who may
                see one thread can send the bookmark of another.
            run_id: The run that the bookmark must be of.
            raise_error: As in `stream`.
            cancel_on_close: As in `stream`.
            on_gap: As in `stream`. If the stream that stopped had parts of mode `messages`, or requested them, those since
                then are lost: that is a gap, at once.
            **options: As in `join_stream`.

        Raises:
            StreamInterrupted: Parts of mode `messages` are lost, and `on_gap` is `raise`. Nothing was sent.
            ValueError: The bookmark is damaged, of another version, of a thread's feed, or of another thread or run.

        Examples:
            >>> thread = client.threads.create()
            >>> stream = client.runs.stream(thread.thread_id, "agent", input={"topic": "tea"})
            >>> first = next(stream)
            >>> stream.close()
            >>> [part.event for part in client.runs.resume(stream.bookmark)]
            ['values', 'values', 'values']

        `GET /threads/{thread_id}/runs/{run_id}/stream`
        """
        _check_flags(on_gap, raise_error=raise_error, cancel_on_close=cancel_on_close)
        at = protocol.bookmark.parse(bookmark, "run")
        ids = (at.thread_id, str(at.run_id))
        if (canonical_id(thread_id or ids[0]), canonical_id(run_id or ids[1])) != tuple(map(canonical_id, ids)):
            raise ValueError(f"bookmark must be of thread {thread_id} and run {run_id}, got one of another")
        call, fields = split_call_options(options, StreamOptions)
        run_id = str(at.run_id)
        position = protocol.position.Position(at.last_event_id, at.delivered_digests, at.live_only_id or "")
        modes: Any = UNSET if at.stream_mode is None else at.stream_mode
        plan = streams.plan.RunPlan(
            first=endpoints.join_stream(at.thread_id, run_id, last_event_id=position.resume_from(), stream_mode=modes),
            thread_id=at.thread_id,
            run_id=run_id,
            resumable=True,
            stream_mode=modes,
            modes=at.stream_mode,
            raise_error=raise_error,
            cancel_on_close=cancel_on_close,
            on_gap=on_gap,
            live_only=at.live_only_id is not None or protocol.events.requests_live_only(at.stream_mode or ()),
            from_bookmark=True,
            stream_config=pop_stream_config(fields),
        )
        answer = partial(self._answer, None, {**options, "raise_error": raise_error})
        with self._observed("resume", thread_id=plan.thread_id, run_id=run_id) as observer:
            return streams.run.RunStream(self._transport, plan.observed_by(observer), call, position, answer=answer)


def _check_flags(on_gap: OnGap, **flags: bool) -> None:
    """Refuse what the client itself acts on, and would take for a choice that it is not."""
    check("on_gap", on_gap, OnGap)
    for name, flag in flags.items():
        check(name, flag, bool)


def _listed(modes: Modes) -> Sequence[models.StreamMode]:
    check_sent("stream_mode", modes, Modes)
    return [modes] if isinstance(modes, str) else list(modes)
