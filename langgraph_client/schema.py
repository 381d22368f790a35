"""The types of the official client's `schema` module, under its names: those of `langgraph_client.models`, and a few more.

A type that is read from an answer is a class of models; one of which values are written, as dicts, is a TypedDict.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias, Union

from langgraph_client.models import (
    Assistant,
    AssistantSelectField,
    AssistantSortBy,
    AssistantVersion,
    CancelAction,
    Cron,
    CronSelectField,
    CronSortBy,
    Durability,
    GraphSchema,
    IfNotExists,
    Interrupt,
    Item,
    MultitaskStrategy,
    Run,
    RunSelectField,
    RunStatus,
    SearchItem,
    SearchItemsResponse,
    SortOrder,
    StreamMode,
    Subgraphs,
    Thread,
    ThreadSelectField,
    ThreadSortBy,
    ThreadState,
    ThreadStatus,
    ThreadStreamMode,
    ThreadTask,
)
from langgraph_client.models import BulkCancelStatus as BulkCancelRunsStatus
from langgraph_client.models import CheckpointConfig as Checkpoint
from langgraph_client.models import ListNamespacesResponse as ListNamespaceResponse
from langgraph_client.models import OnCompletion as OnCompletionBehavior
from langgraph_client.models import OnConflict as OnConflictBehavior
from langgraph_client.models import OnDisconnect as DisconnectMode
from langgraph_client.models import ThreadStateUpdateResponse as ThreadUpdateStateResponse
from langgraph_client.models import TTLStrategy as PruneStrategy
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.stream_parts import (
    CheckpointPayload,
    CheckpointsStreamPart,
    CheckpointTaskPayload,
    CustomStreamPart,
    DebugPayload,
    DebugStreamPart,
    ErrorStreamPart,
    EventsStreamPart,
    MessagesCompleteStreamPart,
    MessagesMetadataStreamPart,
    MessagesPartialStreamPart,
    MessagesTupleStreamPart,
    MetadataStreamPart,
    RunMetadataPayload,
    StreamPartV2,
    TaskPayload,
    TaskResultPayload,
    TasksStreamPart,
    UpdatesStreamPart,
    ValuesStreamPart,
)
from langgraph_client.resources.assistants import AssistantsSearchResponse
from langgraph_client.typed_dict import TypedDict
from langgraph_client.types import QueryParams as QueryParamTypes

__all__ = [
    "All",
    "Assistant",
    "AssistantBase",
    "AssistantSelectField",
    "AssistantSortBy",
    "AssistantVersion",
    "AssistantsSearchResponse",
    "BulkCancelRunsStatus",
    "CancelAction",
    "Checkpoint",
    "CheckpointPayload",
    "CheckpointTaskPayload",
    "CheckpointsStreamPart",
    "Command",
    "Config",
    "Context",
    "Cron",
    "CronSelectField",
    "CronSortBy",
    "CronUpdate",
    "CustomStreamPart",
    "DebugPayload",
    "DebugStreamPart",
    "DisconnectMode",
    "Durability",
    "ErrorStreamPart",
    "EventsStreamPart",
    "GraphSchema",
    "IfNotExists",
    "Input",
    "Interrupt",
    "Item",
    "Json",
    "LangSmithTracing",
    "ListNamespaceResponse",
    "MessagesCompleteStreamPart",
    "MessagesMetadataStreamPart",
    "MessagesPartialStreamPart",
    "MessagesTupleStreamPart",
    "MetadataStreamPart",
    "MultitaskStrategy",
    "OnCompletionBehavior",
    "OnConflictBehavior",
    "PrimitiveData",
    "PruneStrategy",
    "QueryParamTypes",
    "Run",
    "RunCreate",
    "RunCreateMetadata",
    "RunMetadataPayload",
    "RunSelectField",
    "RunStatus",
    "SearchItem",
    "SearchItemsResponse",
    "Send",
    "SortOrder",
    "StreamMode",
    "StreamPart",
    "StreamPartV2",
    "StreamVersion",
    "Subgraphs",
    "TaskPayload",
    "TaskResultPayload",
    "TasksStreamPart",
    "Thread",
    "ThreadSelectField",
    "ThreadSortBy",
    "ThreadState",
    "ThreadStateSelectField",
    "ThreadStatus",
    "ThreadStreamMode",
    "ThreadTask",
    "ThreadUpdateStateResponse",
    "UpdatesStreamPart",
    "ValuesStreamPart",
]

All: TypeAlias = Literal["*"]
"""Every node, for `interrupt_before` and `interrupt_after`."""

AssistantBase: TypeAlias = Union[Assistant, AssistantVersion]
"""What an assistant and a version of it have in common: read it from either."""

Context: TypeAlias = Any
"""A run's context: a mapping, a dataclass, a pydantic model."""

Input: TypeAlias = Any
"""A graph's input: a mapping, a dataclass, a pydantic model."""

Json: TypeAlias = Union[dict[str, Any], None]
"""A JSON object, or None."""

PrimitiveData: TypeAlias = Union[str, int, float, bool, None]
"""A scalar of JSON."""

StreamVersion: TypeAlias = Literal["v1", "v2"]
"""The form of a stream's parts: `StreamPart`, or the dicts of `StreamPartV2`."""

ThreadStateSelectField: TypeAlias = str
"""A field of a thread's state, such as `values` or `next`."""


class Config(TypedDict, total=False):
    """How a graph is run."""

    tags: list[str]
    """Tags of the run, for tracing."""
    recursion_limit: int
    """How many steps the graph may take before the run fails."""
    configurable: dict[str, Any]
    """Values that the graph declares configurable."""


class Send(TypedDict):
    """A node to go to, with an input of its own."""

    node: str
    """The node's name."""
    input: Any
    """What the node gets in place of the state."""


class Command(TypedDict, total=False):
    """An instruction to a graph in place of an input."""

    update: dict[str, Any] | Sequence[tuple[str, Any]]
    """What to write into the state."""
    resume: Any
    """The answer to the interrupt, or answers by the interrupts' IDs."""
    goto: Send | str | Sequence[Send | str]
    """The node or nodes to go to, by name or with an input of their own."""


class LangSmithTracing(TypedDict, total=False):
    """Where LangSmith files a run's trace."""

    project_name: str
    """The project's name."""
    example_id: str
    """The UUID of a data set's example that the run belongs to."""


class RunCreateMetadata(TypedDict):
    """What `on_run_created` is called with."""

    run_id: str
    """The run's UUID."""
    thread_id: str | None
    """Its thread's UUID."""


class _RunCreateRequired(TypedDict):
    """What a run can't be started without."""

    assistant_id: str
    """The assistant's UUID, or a graph's name."""


class RunCreate(_RunCreateRequired, total=False):
    """One run of `runs.create_batch`, with the fields that the official client describes; the other RunOptions can be in it, too."""

    thread_id: str | None
    """The server ignores it: the runs of a batch are stateless."""
    input: dict[str, Any] | None
    """The graph's input."""
    metadata: dict[str, Any] | None
    """The run's metadata."""
    config: Config | Mapping[str, Any] | None
    """The graph's configuration."""
    context: Context | None
    """The graph's context."""
    checkpoint_id: str | None
    """The checkpoint to start from."""
    interrupt_before: All | list[str] | None
    """Nodes to interrupt before."""
    interrupt_after: All | list[str] | None
    """Nodes to interrupt after."""
    webhook: str | None
    """The URL that the server calls when the run is finished."""
    multitask_strategy: MultitaskStrategy | None
    """What is done when the thread is busy."""


class CronUpdate(TypedDict, total=False):
    """What `crons.update` changes: `client.crons.update(cron_id, **changes)`."""

    schedule: str
    """The schedule, in the notation of cron."""
    timezone: str
    """An IANA time zone."""
    end_time: datetime.datetime
    """When it starts its last run."""
    input: Input
    """The graph's input."""
    metadata: dict[str, Any]
    """The cron's metadata."""
    config: Config | Mapping[str, Any]
    """The graph's configuration."""
    context: Context
    """The graph's context."""
    webhook: str
    """The URL that the server calls when a run is finished."""
    interrupt_before: All | list[str]
    """Nodes to interrupt before."""
    interrupt_after: All | list[str]
    """Nodes to interrupt after."""
    on_run_completed: OnCompletionBehavior
    """What is done with the thread of a finished run."""
    enabled: bool
    """Whether it starts runs."""
    stream_mode: StreamMode | Sequence[StreamMode]
    """What can be streamed of its runs."""
    stream_subgraphs: bool
    """Whether the parts of subgraphs are streamed too."""
    stream_resumable: bool
    """Whether the server stores the parts of its runs."""
    durability: Durability
    """When checkpoints are written."""
