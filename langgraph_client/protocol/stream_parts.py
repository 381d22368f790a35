"""The dicts of a stream with `version="v2"`: one type for each mode, and one for the data of each mode."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, Union

from langgraph_client.typed_dict import TypedDict


class TaskPayload(TypedDict):
    """A task that starts."""

    id: str
    """The task's UUID."""
    name: str
    """The node's name."""
    input: Any
    """The node's input."""
    triggers: list[str]
    """What triggered it."""


class TaskResultPayload(TypedDict):
    """A task that is finished."""

    id: str
    """The task's UUID."""
    name: str
    """The node's name."""
    error: str | None
    """The error that it failed with."""
    interrupts: list[dict[str, Any]]
    """Its interrupts."""
    result: Any
    """What the node returned."""


class _CheckpointTaskRequired(TypedDict):
    """The keys that every task of a checkpoint has."""

    id: str
    """The task's UUID."""
    name: str
    """The node's name."""


class CheckpointTaskPayload(_CheckpointTaskRequired, total=False):
    """A task of a checkpoint."""

    error: str
    """The error that it failed with."""
    result: Any
    """What the node returned."""
    interrupts: list[dict[str, Any]]
    """Its interrupts."""
    state: dict[str, Any] | None
    """The configuration of its subgraph."""


class CheckpointPayload(TypedDict):
    """A checkpoint."""

    config: dict[str, Any] | None
    """The configuration that it is read with."""
    metadata: dict[str, Any]
    """Its metadata."""
    values: dict[str, Any]
    """The graph's state."""
    next: list[str]
    """The nodes that are next."""
    parent_config: dict[str, Any] | None
    """The configuration of the checkpoint before it."""
    tasks: list[CheckpointTaskPayload]
    """Its tasks."""


class RunMetadataPayload(TypedDict):
    """The data of a stream's first part."""

    run_id: str
    """The run's UUID."""


class _DebugStep(TypedDict):
    """The keys that every `debug` part has."""

    step: int
    """The number of the graph's step."""
    timestamp: str
    """The step's time, in ISO 8601."""


class _DebugCheckpoint(_DebugStep):
    """A checkpoint, as mode `debug` shows it."""

    type: Literal["checkpoint"]
    """The kind: one of three."""
    payload: CheckpointPayload
    """The checkpoint."""


class _DebugTask(_DebugStep):
    """A task that starts, as mode `debug` shows it."""

    type: Literal["task"]
    """The kind: one of three."""
    payload: TaskPayload
    """The task."""


class _DebugTaskResult(_DebugStep):
    """A task that is finished, as mode `debug` shows it."""

    type: Literal["task_result"]
    """The kind: one of three."""
    payload: TaskResultPayload
    """The task's result."""


DebugPayload: TypeAlias = Union[_DebugCheckpoint, _DebugTask, _DebugTaskResult]
"""The data of a part of mode `debug`; its `type` says which it is."""


class _Part(TypedDict):
    """The keys that every part has."""

    ns: list[str]
    """The path of subgraphs that it comes from; empty for the graph itself."""
    interrupts: list[dict[str, Any]]
    """The interrupts that a part of mode `values` shows; empty for the other modes."""


class ValuesStreamPart(_Part):
    """The state after a step."""

    type: Literal["values"]
    """The mode."""
    data: dict[str, Any]
    """The graph's state, without its interrupts."""


class UpdatesStreamPart(_Part):
    """What the nodes of a step returned."""

    type: Literal["updates"]
    """The mode."""
    data: dict[str, Any]
    """Node → what it returned."""


class MessagesPartialStreamPart(_Part):
    """Messages as far as they are generated, of mode `messages`."""

    type: Literal["messages/partial"]
    """The mode."""
    data: list[dict[str, Any]]
    """The messages."""


class MessagesCompleteStreamPart(_Part):
    """Whole messages, of mode `messages`."""

    type: Literal["messages/complete"]
    """The mode."""
    data: list[dict[str, Any]]
    """The messages."""


class MessagesMetadataStreamPart(_Part):
    """The origin of messages, of mode `messages`."""

    type: Literal["messages/metadata"]
    """The mode."""
    data: dict[str, Any]
    """ID of a message → its metadata."""


class MessagesTupleStreamPart(_Part):
    """A chunk of a message with its metadata, of mode `messages-tuple`."""

    type: Literal["messages"]
    """The mode."""
    data: list[dict[str, Any]]
    """The pair of chunk and metadata."""


class CustomStreamPart(_Part):
    """Data that the graph wrote itself."""

    type: Literal["custom"]
    """The mode."""
    data: Any
    """The data."""


class CheckpointsStreamPart(_Part):
    """A checkpoint."""

    type: Literal["checkpoints"]
    """The mode."""
    data: CheckpointPayload
    """The checkpoint."""


class TasksStreamPart(_Part):
    """A task that starts, or that is finished."""

    type: Literal["tasks"]
    """The mode."""
    data: TaskPayload | TaskResultPayload
    """The task, or its result."""


class DebugStreamPart(_Part):
    """A checkpoint or a task, with the number of the step."""

    type: Literal["debug"]
    """The mode."""
    data: DebugPayload
    """Its `type` says which it is."""


class EventsStreamPart(_Part):
    """An event of LangChain."""

    type: Literal["events"]
    """The mode."""
    data: dict[str, Any]
    """The event."""


class MetadataStreamPart(_Part):
    """The first part, which names the run."""

    type: Literal["metadata"]
    """The mode."""
    data: RunMetadataPayload
    """The run's UUID."""


class ErrorStreamPart(_Part):
    """The last part of a run that failed."""

    type: Literal["error"]
    """The mode."""
    data: dict[str, Any]
    """`error`, the error's name, and `message`."""


StreamPartV2: TypeAlias = Union[
    ValuesStreamPart,
    UpdatesStreamPart,
    MessagesPartialStreamPart,
    MessagesCompleteStreamPart,
    MessagesMetadataStreamPart,
    MessagesTupleStreamPart,
    CustomStreamPart,
    CheckpointsStreamPart,
    TasksStreamPart,
    DebugStreamPart,
    EventsStreamPart,
    MetadataStreamPart,
    ErrorStreamPart,
]
"""A part; its `type` says which it is."""
