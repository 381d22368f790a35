"""The streams of runs: started with their run, joined later, or taken up again from a bookmark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, cast, overload

import attrs

from langgraph_client import models
from langgraph_client._generated.endpoints import runs as endpoints
from langgraph_client.checks import check
from langgraph_client.protocol import bookmark as bookmarks
from langgraph_client.protocol.cursor import FROM_START, Cursor
from langgraph_client.protocol.events import as_v2, asks_fleeting
from langgraph_client.resources.base import Resource, given, split
from langgraph_client.resources.keywords import takes
from langgraph_client.resources.run_options import Modes, run_body
from langgraph_client.resources.run_start import start_run
from langgraph_client.resources.stream_options import RunStreamOptions, StreamOptions, take_terms
from langgraph_client.streams.plan import OnGap, RunPlan
from langgraph_client.streams.run import RunStream
from langgraph_client.types import UNSET, Unset

if TYPE_CHECKING:
    from typing_extensions import Unpack

_FOR_ONE_START = frozenset({
    "input", "command", "checkpoint", "checkpoint_id", "idempotency_key", "after_seconds", "if_not_exists",
    "on_completion",
})  # fmt: skip
"""Options of a run that are not for the run which goes on after it."""


class RunStreams(Resource):
    """The part of `client.runs` that streams."""

    @overload
    def stream(
        self,
        thread_id: str | None,
        assistant_id: str,
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
        thread_id: str | None,
        assistant_id: str,
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
    ) -> Iterator[dict[str, Any]]: ...

    @takes(RunStreamOptions)
    def stream(
        self,
        thread_id: str | None,
        assistant_id: str,
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
    ) -> RunStream | Iterator[dict[str, Any]]:
        """Start a run and stream it to its end.

        The run starts at once, not at the first iteration. A connection that drops is taken up again by itself.

        Args:
            thread_id: The thread's UUID; None makes a stateless run, on a thread that the server makes for it.
            assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
            stream_mode: What the stream consists of, one mode or several: `values`, `updates`, `messages-tuple`,
                `messages` (whose parts the server keeps of no run: see `on_gap`), `custom`, `events`, `tasks`,
                `checkpoints`, `debug`.
            stream_subgraphs: Whether the parts of subgraphs come too; they have a `namespace`.
            stream_resumable: Whether the server keeps the run's parts. With False a connection that drops raises
                StreamInterrupted, and the end of a stateless run's stream can't be verified.
            feedback_keys: Keys for which the server asks LangSmith for feedback URLs.
            on_disconnect: `cancel` makes the server cancel the run when a connection drops, be it for a moment;
                `continue` (the server's default) does not.
            raise_error: Whether a failed run raises RunFailed after its `error` part was handed out.
            cancel_on_close: Whether closing the stream before the run's end cancels the run. A connection that drops
                does not.
            on_gap: What to do when a connection drops and parts may be lost that the server does not keep: all of a run
                with stream_resumable=False, and those of mode `messages` of any run. `raise` StreamInterrupted, or
                `warn` (StreamGapWarning, once for each gap), set the stream's `gap`, and go on with what comes then. A
                stateless run that keeps no parts can't go on: it raises.
            version: `v1` gives StreamPart; `v2` gives dicts with `type`, `ns`, `data` and `interrupts`.
            **options: See RunOptions and StreamOptions. The first part of `timeout` bounds connecting.

        Raises:
            NotFoundError: There is no such thread or assistant.
            ConflictError: The thread is busy and `multitask_strategy` is `reject`.
            UnprocessableEntityError: The server refuses a value.

        `POST /threads/{thread_id}/runs/stream`; `POST /threads/{thread_id}/runs` or `POST /runs`, and
        `GET /threads/{thread_id}/runs/{run_id}/stream`; `POST /runs/stream`
        """
        check("version", version, Literal["v1", "v2"])
        check("on_gap", on_gap, OnGap)
        call, fields = split(options, RunStreamOptions)
        key = fields.get("idempotency_key")
        if key is not None and not stream_resumable:
            raise ValueError("idempotency_key needs stream_resumable: a run that keeps no parts can't be joined whole")
        created, terms = fields.pop("on_run_created", None), take_terms(fields)
        more: dict[str, Any] = {"stream_mode": stream_mode, "stream_subgraphs": stream_subgraphs,
                "stream_resumable": stream_resumable, "feedback_keys": feedback_keys}  # fmt: skip
        if key is not None or (thread_id is None and stream_resumable):
            check("on_disconnect", on_disconnect, models.OnDisconnect | None)
            started = start_run(
                self._transport, thread_id, assistant_id, {**fields, **given(**more)}, call,
                deadline=terms.deadline, followed=False,
            )  # fmt: skip
            plan = _from_start(started.run, on_disconnect)
        else:
            plan = _direct(thread_id, assistant_id, {**fields, **given(on_disconnect=on_disconnect, **more)})
        kept: dict[str, Any] = {"raise_error": raise_error, "cancel_on_close": cancel_on_close, "on_gap": on_gap}
        again = {name: value for name, value in options.items() if name not in _FOR_ONE_START}
        answer = partial(self._answer, assistant_id, {**again, **kept, **more, "on_disconnect": on_disconnect})
        plan = attrs.evolve(plan, answer=answer, terms=terms, fleeting=asks_fleeting(stream_mode), **kept)
        stream = RunStream(self._transport, plan, call, on_run_created=created)
        return stream if version == "v1" else as_v2(stream)

    def _answer(
        self,
        assistant_id: str | None,
        again: Mapping[str, Any],
        thread_id: str,
        run_id: str,
        command: Mapping[str, Any],
        options: Mapping[str, Any],
    ) -> RunStream:
        """Stream a run that goes on after another one, with its options; those of a run that was joined are asked for."""
        if assistant_id is None:
            run = self._transport.send(endpoints.get(thread_id, run_id))
            assistant_id = run.assistant_id
            again = {**given(stream_mode=(run.get("kwargs") or {}).get("stream_mode")), **again}
        stream: Any = self.stream(thread_id, assistant_id, **{**again, **options, "command": command})
        return cast("RunStream", stream)

    @takes(StreamOptions)
    def join_stream(
        self,
        thread_id: str,
        run_id: str,
        *,
        cancel_on_disconnect: bool = False,
        stream_mode: Modes | None = None,
        last_event_id: str | None = None,
        raise_error: bool = False,
        cancel_on_close: bool = False,
        on_gap: OnGap = "raise",
        **options: Unpack[StreamOptions],
    ) -> RunStream:
        """Stream a run that was started before, from now, from an event or from its start.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            cancel_on_disconnect: Whether the server cancels the run when this connection drops, be it for a moment.
            stream_mode: Which of the run's modes to get, one or several; None gets all of them.
            last_event_id: Begin after this event; `-` is the start, for a run that keeps its parts.
            raise_error: Whether a failed run raises RunFailed after its `error` part was handed out.
            cancel_on_close: Whether closing the stream before the run's end cancels the run.
            on_gap: As in `stream`, for connections that drop. Parts of mode `messages` come from now on, wherever the
                stream begins; that is no gap. Without `stream_mode` such parts count once one has come.
            **options: See StreamOptions; `headers` and `params` are sent with each connection, and the first part of
                `timeout` bounds connecting.

        `GET /threads/{thread_id}/runs/{run_id}/stream`
        """
        check("on_gap", on_gap, OnGap)
        call, fields = split(options, StreamOptions)
        modes = _modes(stream_mode)
        cancel = cancel_on_disconnect or UNSET
        plan = RunPlan(
            first=endpoints.join_stream(
                thread_id, run_id, stream_mode=modes, cancel_on_disconnect=cancel, **given(last_event_id=last_event_id)
            ),
            thread_id=str(thread_id),
            run_id=str(run_id),
            stream_mode=modes,
            cancel_on_disconnect=cancel,
            raise_error=raise_error,
            cancel_on_close=cancel_on_close,
            on_gap=on_gap,
            fleeting=asks_fleeting([] if modes is UNSET else modes),
            answer=partial(
                self._answer, None, {**options, **given(stream_mode=stream_mode), "raise_error": raise_error}
            ),
            terms=take_terms(fields),
        )
        return RunStream(self._transport, plan, call, Cursor(last_event_id))

    @takes(StreamOptions)
    def resume(
        self,
        bookmark: str,
        *,
        thread_id: str | None = None,
        run_id: str | None = None,
        raise_error: bool = False,
        cancel_on_close: bool = False,
        on_gap: OnGap = "raise",
        **options: Unpack[StreamOptions],
    ) -> RunStream:
        """Go on with a stream where another one stopped, in another process or on another host.

        Args:
            bookmark: `RunStream.bookmark`, or that of a StreamInterrupted.
            thread_id: The thread that it must be of, where it comes from outside: whoever was let see one thread may give
                the bookmark of another.
            run_id: The run that it must be of.
            raise_error: As in `stream`.
            cancel_on_close: As in `stream`.
            on_gap: As in `stream`. Where the stream that stopped had parts of mode `messages`, or was asked for them, those
                since then are gone: that is a gap, at once.
            **options: As in `join_stream`.

        Raises:
            StreamInterrupted: There is a gap, and `on_gap` is `raise`. Nothing was sent.
            ValueError: The bookmark is damaged, of another version, of a thread's feed, or of another thread or run.

        `GET /threads/{thread_id}/runs/{run_id}/stream`
        """
        check("on_gap", on_gap, OnGap)
        at = bookmarks.parse(bookmark, "run")
        if str(thread_id or at.thread_id) != at.thread_id or str(run_id or at.run_id) != at.run_id:
            raise ValueError(f"bookmark must be of thread {thread_id} and run {run_id}, got one of another")
        call, fields = split(options, StreamOptions)
        run_id = str(at.run_id)
        cursor = Cursor(at.last_event_id, at.handed_out, at.fleeting or "")
        modes: Any = UNSET if at.stream_mode is None else at.stream_mode
        first = endpoints.join_stream(at.thread_id, run_id, last_event_id=cursor.resume_from(), stream_mode=modes)
        plan = RunPlan(
            first=first,
            thread_id=at.thread_id,
            run_id=run_id,
            resumable=True,
            stream_mode=modes,
            raise_error=raise_error,
            cancel_on_close=cancel_on_close,
            on_gap=on_gap,
            fleeting=at.fleeting is not None or asks_fleeting(at.stream_mode or ()),
            from_bookmark=True,
            answer=partial(self._answer, None, {**options, "raise_error": raise_error}),
            terms=take_terms(fields),
        )
        return RunStream(self._transport, plan, call, cursor)


def _from_start(run: models.Run, on_disconnect: models.OnDisconnect | None) -> RunPlan:
    """Stream a run that was started apart from its stream, from its first part.

    Only so does the server tell a stateless run's thread, without which a stream can't go on.
    """
    cancel = True if on_disconnect == "cancel" else UNSET
    first = endpoints.join_stream(run.thread_id, run.run_id, last_event_id=FROM_START, cancel_on_disconnect=cancel)
    return RunPlan(first=first, thread_id=run.thread_id, run_id=run.run_id, resumable=True, cancel_on_disconnect=cancel)


def _direct(thread_id: str | None, assistant_id: str, fields: Mapping[str, Any]) -> RunPlan:
    """Start a run by the request that streams it."""
    if thread_id is None:
        body = run_body(models.RunCreateStreamingStateless, assistant_id, fields)
        return RunPlan(first=endpoints.stream_stateless(body), thread_id=None, resumable=False)
    first = endpoints.stream(thread_id, run_body(models.RunCreateStreamingStateful, assistant_id, fields))
    return RunPlan(first=first, thread_id=str(thread_id), resumable=fields["stream_resumable"])


def _modes(given_modes: Modes | None) -> Sequence[models.StreamMode] | Unset:
    if given_modes is None:
        return UNSET
    return [given_modes] if isinstance(given_modes, str) else list(given_modes)
