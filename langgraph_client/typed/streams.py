"""The streams of a typed graph, whose mode determines the type of their parts' data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, overload

from langgraph_client import models
from langgraph_client.protocol.stream_parts import CheckpointPayload, DebugPayload, TaskPayload, TaskResultPayload
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.run_options import Modes
from langgraph_client.resources.stream_options import RunStreamSettings, StreamOptions
from langgraph_client.typed.checked import Checked, ContextT, InputT, OutputT, StateT
from langgraph_client.typed.parts import TypedRunStream
from langgraph_client.types import OnGap

if TYPE_CHECKING:
    from typing_extensions import Unpack


class TypedStreamOptions(RunStreamSettings, total=False):
    """The options of `client.runs.stream` besides a run's input, context and modes."""

    stream_resumable: bool
    feedback_keys: Sequence[str] | None
    on_disconnect: models.OnDisconnect | None
    raise_error: bool
    cancel_on_close: bool
    on_gap: OnGap


class TypedResumeOptions(StreamOptions, total=False):
    """The options of `client.runs.resume` besides the bookmark."""

    thread_id: str | None
    run_id: str | None
    raise_error: bool
    cancel_on_close: bool
    on_gap: OnGap


class TypedStreams(Checked[InputT, OutputT, StateT, ContextT]):
    """The part of a typed graph that streams."""

    @overload
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = ...,
        stream_mode: Literal["values"] = ...,
        stream_subgraphs: Literal[False] = ...,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[StateT]: ...

    @overload
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = ...,
        stream_mode: Literal["updates"],
        stream_subgraphs: Literal[False] = ...,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[dict[str, StateT | None]]: ...

    @overload
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = ...,
        stream_mode: Literal["tasks"],
        stream_subgraphs: Literal[False] = ...,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[TaskPayload | TaskResultPayload]: ...

    @overload
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = ...,
        stream_mode: Literal["checkpoints"],
        stream_subgraphs: Literal[False] = ...,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[CheckpointPayload]: ...

    @overload
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = ...,
        stream_mode: Literal["debug"],
        stream_subgraphs: Literal[False] = ...,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[DebugPayload]: ...

    @overload
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = ...,
        stream_mode: Modes = ...,
        stream_subgraphs: bool = ...,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[Any]: ...

    @document_kwargs(TypedStreamOptions)
    def stream(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = None,
        stream_mode: Modes = "values",
        stream_subgraphs: bool = False,
        **options: Unpack[TypedStreamOptions],
    ) -> TypedRunStream[Any]:
        """Start a run and stream it to its end. See `client.runs.stream`.

        The mode determines the type of a part's data: the state for `values`; for `updates`, node → some keys of the
        state. With several modes, and with subgraphs, it is unknown.

        Args:
            thread_id: The thread's UUID; None makes a stateless run.
            input: The graph's input; None with a `command`.
            context: The graph's context.
            stream_mode: What the stream consists of.
            stream_subgraphs: Whether the stream includes the parts of subgraphs.
            **options: See RunOptions, StreamOptions and `client.runs.stream`. `raise_error` is True unless told otherwise.

        Raises:
            RunFailed: At the end, when the run failed.

        As `client.runs.stream`
        """
        more: Any = {"raise_error": True, **options, **self._sent(input, context)}
        stream = self.client.runs.stream(
            thread_id, self.assistant_id, stream_mode=stream_mode, stream_subgraphs=stream_subgraphs, **more
        )
        return TypedRunStream(stream, _listed(stream_mode), self._read_part)

    @overload
    def resume(
        self, bookmark: str, *, stream_mode: Literal["values"] = ..., **options: Unpack[TypedResumeOptions]
    ) -> TypedRunStream[StateT]: ...

    @overload
    def resume(
        self, bookmark: str, *, stream_mode: Literal["updates"], **options: Unpack[TypedResumeOptions]
    ) -> TypedRunStream[dict[str, StateT | None]]: ...

    @overload
    def resume(
        self, bookmark: str, *, stream_mode: Modes = ..., **options: Unpack[TypedResumeOptions]
    ) -> TypedRunStream[Any]: ...

    @document_kwargs(TypedResumeOptions)
    def resume(
        self, bookmark: str, *, stream_mode: Modes = "values", **options: Unpack[TypedResumeOptions]
    ) -> TypedRunStream[Any]:
        """Resume a stream where another one stopped, in another process or on another host. See `client.runs.resume`.

        Args:
            bookmark: `TypedRunStream.bookmark`, or that of a StreamInterrupted.
            stream_mode: The mode of the stream that stopped. Parts of other modes are left out.
            **options: See `client.runs.resume`. `raise_error` is True unless told otherwise.

        Raises:
            ValueError: The bookmark is damaged, or of another thread or run.
            RunFailed: At the end, when the run failed.

        `GET /threads/{thread_id}/runs/{run_id}/stream`
        """
        more: Any = {"raise_error": True, **options}
        return TypedRunStream(self.client.runs.resume(bookmark, **more), _listed(stream_mode), self._read_part)


def _listed(modes: Modes) -> list[str]:
    return [modes] if isinstance(modes, str) else list(modes)
