"""The interface's models. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, overload

import attrs

from langgraph_client.model_base import Model
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset

if TYPE_CHECKING:
    from typing_extensions import Self


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantCountRequest(RequestModel):
    """Which assistants to count.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        graph_id: Only assistants of the graph with this name.
        name: Part of the name; upper and lower case are the same.
    """

    metadata: dict[str, Any] | Unset = UNSET
    graph_id: str | Unset = UNSET
    name: str | Unset = UNSET


AssistantSelectField: TypeAlias = Literal[
    "assistant_id",
    "graph_id",
    "name",
    "description",
    "config",
    "context",
    "created_at",
    "updated_at",
    "metadata",
    "version",
]


AssistantSortBy: TypeAlias = Literal["assistant_id", "created_at", "updated_at", "name", "graph_id"]


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantVersionChange(RequestModel):
    """The version to make the latest.

    Attributes:
        version: The number of the version.
    """

    version: int


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantVersionsSearchRequest(RequestModel):
    """Which versions to list.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
    """

    metadata: dict[str, Any] | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET


BulkCancelStatus: TypeAlias = Literal["pending", "running", "all"]


CancelAction: TypeAlias = Literal["interrupt", "rollback"]


class CheckpointConfig(Model):
    """Names a checkpoint. It can be used to fork, to resume or to read a state.

    Attributes:
        thread_id: The thread's UUID.
        checkpoint_ns: The subgraph's namespace; empty for the graph itself.
        checkpoint_id: The checkpoint's UUID.
        checkpoint_map: The ids of the checkpoints of the graphs above, by namespace. Null without subgraphs.
    """

    thread_id: str | Unset
    checkpoint_ns: str | Unset
    checkpoint_id: str | Unset
    checkpoint_map: dict[str, Any] | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["thread_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["checkpoint_ns"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["checkpoint_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["checkpoint_map"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class Config(Model):
    """How a graph is run.

    Attributes:
        tags: Tags of the run, for tracing.
        recursion_limit: How many steps the graph may take before the run fails.
        configurable: Values that the graph declares configurable. Not to be combined with context.
    """

    tags: list[str] | Unset
    recursion_limit: int | Unset
    configurable: dict[str, Any] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["tags"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["recursion_limit"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["configurable"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class CronCountRequest(RequestModel):
    """Which crons to count.

    Attributes:
        assistant_id: Only crons of this assistant, by its UUID.
        thread_id: Only crons of this thread, by its UUID.
        metadata: Only those whose metadata contain these pairs.
    """

    assistant_id: str | Unset = UNSET
    thread_id: str | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET


CronSelectField: TypeAlias = Literal[
    "cron_id",
    "assistant_id",
    "thread_id",
    "on_run_completed",
    "end_time",
    "schedule",
    "timezone",
    "created_at",
    "updated_at",
    "user_id",
    "payload",
    "next_run_date",
    "metadata",
    "enabled",
]


CronSortBy: TypeAlias = Literal[
    "cron_id",
    "assistant_id",
    "thread_id",
    "next_run_date",
    "end_time",
    "created_at",
    "updated_at",
]


Durability: TypeAlias = Literal["sync", "async", "exit"]


class ErrorResponse(Model):
    """The body of an error.

    Attributes:
        detail: What went wrong, in words.
    """

    detail: str

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["detail"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class GraphSchema(Model):
    """The JSON Schemas of a graph.

    Attributes:
        graph_id: The graph's name in the server's configuration.
        input_schema: JSON Schema of the input. Null when the server can't work it out.
        output_schema: JSON Schema of the output. Null when the server can't work it out.
        state_schema: JSON Schema of the state. Null when the server can't work it out.
        config_schema: JSON Schema of what is configurable. Null when the server can't work it out.
        context_schema: JSON Schema of the context. Null when the graph has none.
    """

    graph_id: str
    state_schema: dict[str, Any] | None
    input_schema: dict[str, Any] | None | Unset
    output_schema: dict[str, Any] | None | Unset
    config_schema: dict[str, Any] | None | Unset
    context_schema: dict[str, Any] | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["graph_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["state_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["input_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["output_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["config_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["context_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class GraphSchemaNoId(Model):
    """The JSON Schemas of a subgraph.

    Attributes:
        input_schema: JSON Schema of the input. Null when the server can't work it out.
        output_schema: JSON Schema of the output. Null when the server can't work it out.
        state_schema: JSON Schema of the state. Null when the server can't work it out.
        config_schema: JSON Schema of what is configurable. Null when the server can't work it out.
        context_schema: JSON Schema of the context. Null when the graph has none.
    """

    input_schema: dict[str, Any] | None
    output_schema: dict[str, Any] | None
    state_schema: dict[str, Any] | None
    config_schema: dict[str, Any] | None | Unset
    context_schema: dict[str, Any] | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["input_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["output_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["state_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["config_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["context_schema"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


IfNotExists: TypeAlias = Literal["create", "reject"]


class Interrupt(Model):
    """A graph's question to a human.

    Attributes:
        id: The id to answer to.
        value: What the graph asks: any JSON.
        response_schema: JSON Schema of the answer, if the graph gave one.
    """

    value: Any
    id: str | None | Unset
    response_schema: dict[str, Any] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["value"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["response_schema"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


InterruptNodes: TypeAlias = Literal["*"] | list[str]


class Item(Model):
    """A value in the store under a namespace and a key.

    Attributes:
        namespace: The labels of the namespace, the outermost first.
        key: The item's key, unique in its namespace.
        value: The item's value.
        created_at: When it was created.
        updated_at: When it was last changed.
    """

    namespace: list[str]
    key: str
    value: dict[str, Any]
    created_at: str
    updated_at: str

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["namespace"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["key"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["value"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


MultitaskStrategy: TypeAlias = Literal["reject", "rollback", "interrupt", "enqueue"]


OnCompletion: TypeAlias = Literal["delete", "keep"]


OnConflict: TypeAlias = Literal["raise", "do_nothing"]


OnDisconnect: TypeAlias = Literal["cancel", "continue"]


ProtocolChannel: TypeAlias = (
    Literal[
        "values",
        "updates",
        "messages",
        "tools",
        "lifecycle",
        "input",
        "tasks",
        "custom",
        "checkpoints",
    ]
    | str
)


@attrs.define(kw_only=True, eq=False, repr=False)
class ProtocolCommand(RequestModel):
    """A command to a thread.

    Attributes:
        id: A number by which the answer is recognised. At least 0.
        method: What to do, such as run.start.
        params: The method's parameters.
    """

    id: int
    method: str
    params: dict[str, Any] | Unset = UNSET


ProtocolNamespace: TypeAlias = list[str]


class ProtocolResponseMeta(Model):
    """What the server says with an answer.

    Attributes:
        applied_through_seq: The seq of the last event that the answer takes into account. At least 0.
    """

    applied_through_seq: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["applied_through_seq"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class ProtocolSuccess(Model):
    """The answer to a command that was carried out.

    Attributes:
        type: Which kind of message this is.
        id: The number of the command. At least 0.
        result: What the command came to, such as the id of a run.
        meta: How far the server had got.
    """

    type: Literal["success"]
    id: int
    result: dict[str, Any]
    meta: ProtocolResponseMeta | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["success"]: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["result"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["meta"], /) -> ProtocolResponseMeta: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("meta")) is not None:
            made["meta"] = ProtocolResponseMeta.from_dict(raw) if isinstance(raw, dict) else raw
        return made


RunSelectField: TypeAlias = Literal[
    "run_id",
    "thread_id",
    "assistant_id",
    "created_at",
    "updated_at",
    "status",
    "metadata",
    "kwargs",
    "multitask_strategy",
    "langsmith_session_name",
]


RunStatus: TypeAlias = Literal["pending", "running", "error", "success", "timeout", "interrupted"]


@attrs.define(kw_only=True, eq=False, repr=False)
class RunsCancel(RequestModel):
    """Which runs to cancel: those with a status, or those of a thread with these ids.

    Attributes:
        status: Cancel the runs of every thread that have this status. Excludes the other two.
        thread_id: The UUID of the thread whose runs are meant.
        run_ids: The UUIDs of the runs.
    """

    status: BulkCancelStatus | Unset = UNSET
    thread_id: str | Unset = UNSET
    run_ids: list[str] | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class Send(RequestModel):
    """A node to go to, with an input of its own.

    Attributes:
        node: The node's name.
        input: What the node gets in place of the state.
    """

    node: str
    input: dict[str, Any] | list[Any] | float | str | bool | None


SortOrder: TypeAlias = Literal["asc", "desc"]


class StorageCount(Model):
    """A number of records and their size.

    Attributes:
        count: How many there are.
        bytes: Their size in bytes.
    """

    count: int
    bytes: int

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["bytes"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class StoreDeleteRequest(RequestModel):
    """The item to delete.

    Attributes:
        namespace: The labels of the namespace, the outermost first.
        key: The item's key, unique in its namespace.
    """

    namespace: list[str]
    key: str


@attrs.define(kw_only=True, eq=False, repr=False)
class StoreListNamespacesRequest(RequestModel):
    """Which namespaces to list.

    Attributes:
        prefix: The labels that a namespace begins with.
        suffix: The labels that a namespace ends with.
        max_depth: At most this many labels; what is longer is cut to that length.
        limit: At most this many results. The server's default is `100`.
        offset: How many results to skip. The server's default is `0`.
    """

    prefix: list[str] | Unset = UNSET
    suffix: list[str] | Unset = UNSET
    max_depth: int | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class StorePutRequest(RequestModel):
    """An item to put into the store.

    Attributes:
        namespace: The labels of the namespace, the outermost first: at least one, none with a dot.
        key: The item's key, unique in its namespace.
        value: The item's value.
        index: The fields to index for searches by meaning. False for none, null for the server's configuration. The
            server's default is `null`.
        ttl: How long to live, in minutes. The server's configuration decides when null. The server's default is
            `null`.
    """

    namespace: list[str]
    key: str
    value: dict[str, Any]
    index: Literal[False] | list[str] | None | Unset = UNSET
    ttl: float | None | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class StoreSearchRequest(RequestModel):
    """Which items to find.

    Attributes:
        namespace_prefix: The labels that the namespace begins with. An empty list means the whole store.
        filter: What keys of the value must be equal to; operators such as $eq, $ne, $gt, $gte, $lt and $lte compare
            otherwise.
        limit: At most this many results. The server's default is `10`.
        offset: How many results to skip. The server's default is `0`.
        query: What to search for by meaning, in words.
        refresh_ttl: Whether finding items starts their time to live anew. Null for the server's configuration. The
            server's default is `null`.
    """

    namespace_prefix: list[str]
    filter: dict[str, Any] | None | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    query: str | None | Unset = UNSET
    refresh_ttl: bool | None | Unset = UNSET


StreamMode: TypeAlias = Literal[
    "values",
    "messages",
    "messages-tuple",
    "tasks",
    "checkpoints",
    "updates",
    "events",
    "debug",
    "custom",
]


Subgraphs: TypeAlias = dict[str, GraphSchemaNoId]


TTLStrategy: TypeAlias = Literal["delete", "keep_latest"]


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadCronCreate(RequestModel):
    """A new cron that runs on one thread.

    Attributes:
        schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
        timezone: The IANA name of the time zone in which the schedule is read, such as Europe/Berlin. UTC when left
            out.
        end_time: When the cron stops.
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        input: The input of every run.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        multitask_strategy: What happens when the thread already has a run. The server's default is `"enqueue"`.
        enabled: Whether the cron is active. The server's default is `true`.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
    """

    schedule: str
    assistant_id: str
    timezone: str | Unset = UNSET
    end_time: str | Unset = UNSET
    input: list[dict[str, Any]] | dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    enabled: bool | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadPruneRequest(RequestModel):
    """Which threads to prune, and how.

    Attributes:
        thread_ids: The threads' UUIDs.
        strategy: Whether the threads are deleted or keep their latest checkpoint. The server's default is
            `"delete"`.
    """

    thread_ids: list[str]
    strategy: TTLStrategy | Unset = UNSET


class ThreadPruneResponse(Model):
    """What pruning did.

    Attributes:
        pruned_count: How many threads were pruned.
    """

    pruned_count: int

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["pruned_count"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


ThreadSelectField: TypeAlias = Literal[
    "thread_id",
    "created_at",
    "updated_at",
    "state_updated_at",
    "metadata",
    "config",
    "status",
    "values",
    "interrupts",
]


ThreadSortBy: TypeAlias = Literal["thread_id", "status", "created_at", "updated_at", "state_updated_at"]


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadStateCheckpointRequest(RequestModel):
    """Which state to get.

    Attributes:
        checkpoint: The checkpoint.
        subgraphs: Whether the tasks include the states of their subgraphs.
        select: The fields to answer with. All of them when left out.
    """

    checkpoint: CheckpointConfig
    subgraphs: bool | Unset = UNSET
    select: list[str] | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadStateSearch(RequestModel):
    """Which past states to find.

    Attributes:
        limit: At most this many states. From 1 to 1000. The server's default is `1`.
        before: Only states from before this one: an object with the key configurable, and in it a checkpoint_id.
        metadata: Only states whose metadata contain these pairs.
        checkpoint: The checkpoint whose history is meant; with a checkpoint_ns it is a subgraph's.
        select: The fields to answer with. All of them when left out.
    """

    limit: int | Unset = UNSET
    before: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    checkpoint: CheckpointConfig | Unset = UNSET
    select: list[str] | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadStateUpdate(RequestModel):
    """Values to write into a thread.

    Attributes:
        values: What to write, as a node would return it. Null writes nothing.
        checkpoint: The checkpoint to start from, which may be a subgraph's. The latest when left out.
        as_node: The node in whose name the values are written. The server guesses when left out.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
    """

    values: list[Any] | dict[str, Any] | None | Unset = UNSET  # type: ignore[assignment]
    checkpoint: CheckpointConfig | Unset = UNSET
    as_node: str | Unset = UNSET
    checkpoint_id: str | Unset = UNSET


class ThreadStateUpdateResponse(Model):
    """What writing a state answers.

    Attributes:
        checkpoint: The checkpoint of the new state.
    """

    checkpoint: CheckpointConfig | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["checkpoint"], /) -> CheckpointConfig: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("checkpoint")) is not None:
            made["checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        return made


ThreadStatus: TypeAlias = Literal["idle", "busy", "interrupted", "error"]


ThreadStreamMode: TypeAlias = Literal["lifecycle", "run_modes", "state_update"]


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadTTLInput(RequestModel):
    """How long a thread lives, and what happens then.

    Attributes:
        strategy: What happens to the thread when its time is over. The server's default is `"delete"`.
        ttl: How long to live, in minutes.
    """

    strategy: TTLStrategy | Unset = UNSET
    ttl: float | Unset = UNSET


class AssistantGraph(Model):
    """A graph that can be drawn.

    Attributes:
        nodes: The nodes, each with its id, its type and data about it.
        edges: The edges, each with the ids of its source and its target; a conditional one says so.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["nodes"], /) -> list[dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["edges"], /) -> list[dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class AssistantVersion(Model):
    """One version of an assistant.

    Attributes:
        assistant_id: The assistant's UUID.
        graph_id: The graph's name in the server's configuration.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        created_at: When this version was created.
        updated_at: When this version was last changed. The server leaves it out.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        version: The number of this version, from 1.
        name: The assistant's name, which need not be unique.
        description: What the assistant is for, or null.
    """

    assistant_id: str
    graph_id: str
    config: Config
    created_at: str
    metadata: dict[str, Any]
    context: dict[str, Any] | Unset
    updated_at: str | Unset
    version: int | Unset
    name: str | Unset
    description: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["assistant_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["graph_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["config"], /) -> Config: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["context"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["version"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["description"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("config")) is not None:
            made["config"] = Config.from_dict(raw) if isinstance(raw, dict) else raw
        return made


class ThreadTTL(Model):
    """How long a thread lives, as the server tells it.

    Attributes:
        strategy: What happens to the thread when its time is over.
        ttl_minutes: How long to live, in minutes.
        expires_at: When the time is over.
    """

    strategy: TTLStrategy | Unset
    ttl_minutes: float | Unset
    expires_at: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["strategy"], /) -> TTLStrategy: ...
        @overload
        def __getitem__(self, key: Literal["ttl_minutes"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["expires_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class StorageChannelBytes(Model):
    """How much room one channel takes.

    Attributes:
        versions: How many versions of its value are kept.
        bytes: Their size in bytes.
    """

    versions: int
    bytes: int

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["versions"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["bytes"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class StorageChannels(Model):
    """The channels' values: in all, and by channel.

    Attributes:
        count: How many there are.
        bytes: Their size in bytes.
        by_channel: The same by the channel's name.
    """

    count: int
    bytes: int
    by_channel: dict[str, StorageChannelBytes]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["bytes"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["by_channel"], /) -> dict[str, StorageChannelBytes]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if raw := data.get("by_channel"):
            made["by_channel"] = (
                {k0: StorageChannelBytes.from_dict(v0) if isinstance(v0, dict) else v0 for k0, v0 in raw.items()}
                if isinstance(raw, dict)
                else raw
            )
        return made


class ProtocolEventParams(Model):
    """What happened, and where.

    Attributes:
        namespace: Where in the graph it happened: empty for the graph itself.
        timestamp: When it happened, in milliseconds since 1970.
        data: What happened; its form depends on the channel.
        node: The node in which it happened.
    """

    namespace: ProtocolNamespace
    timestamp: int
    data: Any
    node: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["namespace"], /) -> ProtocolNamespace: ...
        @overload
        def __getitem__(self, key: Literal["timestamp"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["data"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["node"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class LangSmithTracer(RequestModel):
    """Where LangSmith files a run's trace.

    Attributes:
        project_name: The project's name. The server's own when null.
        example_id: The UUID of a data set's example that the run belongs to.
    """

    project_name: str | None | Unset = UNSET
    example_id: str | None | Unset = UNSET


class SearchItem(Model):
    """An item that a search found.

    Attributes:
        namespace: The labels of the namespace, the outermost first.
        key: The item's key, unique in its namespace.
        value: The item's value.
        created_at: When it was created.
        updated_at: When it was last changed.
        score: How close the item is to the query. Null without a query.
    """

    namespace: list[str]
    key: str
    value: dict[str, Any]
    created_at: str
    updated_at: str
    score: float | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["namespace"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["key"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["value"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["score"], /) -> float | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class ListNamespacesResponse(Model):
    """What listing the namespaces answers.

    Attributes:
        namespaces: The namespaces, each a list of labels.
    """

    namespaces: list[list[str]]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["namespaces"], /) -> list[list[str]]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class ServerInfo(Model):
    """What a server is and can do.

    Attributes:
        version: The version of the Agent Server.
        langgraph_py_version: The version of langgraph that runs the graphs.
        flags: The features that are on or off, by name.
        host: Where and as what the server is deployed.
        metadata: More about the deployment. Left out by this version.
    """

    version: str
    langgraph_py_version: str
    flags: dict[str, Any]
    host: dict[str, Any] | Unset
    metadata: dict[str, Any] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["version"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["langgraph_py_version"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["flags"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["host"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class Health(Model):
    """How a server is.

    Attributes:
        ok: Whether everything that was checked is well.
        services: The state of each service that the server needs, by name.
    """

    ok: bool
    services: dict[str, Any] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["ok"], /) -> bool: ...
        @overload
        def __getitem__(self, key: Literal["services"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class Assistant(Model):
    """A graph together with a configuration, under an id and with versions.

    Attributes:
        assistant_id: The assistant's UUID.
        graph_id: The graph's name in the server's configuration.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        created_at: When it was created.
        updated_at: When it was last changed.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        version: The number of this version, from 1.
        name: The assistant's name, which need not be unique.
        description: What the assistant is for, or null.
    """

    assistant_id: str
    graph_id: str
    config: Config
    created_at: str
    updated_at: str
    metadata: dict[str, Any]
    context: dict[str, Any] | Unset
    version: int | Unset
    name: str | Unset
    description: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["assistant_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["graph_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["config"], /) -> Config: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["context"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["version"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["description"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("config")) is not None:
            made["config"] = Config.from_dict(raw) if isinstance(raw, dict) else raw
        return made


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantCreate(RequestModel):
    """A new assistant.

    Attributes:
        assistant_id: The UUID to give the assistant. The server chooses one when left out.
        graph_id: The graph's name in the server's configuration.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        if_exists: What happens when the id is already taken. The server's default is `"raise"`.
        name: The assistant's name, which need not be unique.
        description: What the assistant is for.
    """

    graph_id: str
    assistant_id: str | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    if_exists: OnConflict | Unset = UNSET
    name: str | Unset = UNSET
    description: str | None | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantPatch(RequestModel):
    """A change of an assistant; what is left out stays as it is.

    Attributes:
        graph_id: The name of another graph.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        metadata: Pairs to add to the present ones.
        name: The assistant's name, which need not be unique.
        description: What the assistant is for. Null is refused.
    """

    graph_id: str | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantSearchRequest(RequestModel):
    """Which assistants to find, in which order.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        graph_id: Only assistants of the graph with this name.
        name: Part of the name; upper and lower case are the same.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
        sort_by: Which field to sort by.
        sort_order: The direction of sorting.
        select: The fields to answer with. All of them when left out.
    """

    metadata: dict[str, Any] | Unset = UNSET
    graph_id: str | Unset = UNSET
    name: str | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sort_by: AssistantSortBy | Unset = UNSET
    sort_order: SortOrder | Unset = UNSET
    select: list[AssistantSelectField] | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class Command(RequestModel):
    """An instruction to a graph in place of an input.

    Attributes:
        update: What to write into the state.
        resume: The answer to the interrupt, or answers by the interrupts' ids.
        goto: The node or nodes to go to, by name or with an input of their own.
    """

    update: dict[str, Any] | list[Any] | None | Unset = UNSET
    resume: dict[str, Any] | list[Any] | float | str | bool | None | Unset = UNSET
    goto: Send | list[Send] | str | list[str] | None | Unset = UNSET


class Cron(Model):
    """A run that the server repeats by a schedule.

    Attributes:
        cron_id: The cron's UUID.
        assistant_id: The assistant's UUID.
        thread_id: The UUID of the thread to run on, or null when every run gets one of its own.
        end_time: When the cron stops, or null.
        schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
        created_at: When it was created.
        updated_at: When it was last changed.
        user_id: The identity of the user who created the cron.
        payload: The body that every run is created with.
        next_run_date: When the next run is due, or null.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        enabled: Whether the cron is active. The server's default is `true`.
        timezone: The IANA name of the time zone in which the schedule is read. Null stands for UTC.
        on_run_completed: What happens to a run's thread when the run is over. Null for a cron of one thread.
    """

    cron_id: str
    thread_id: str | None
    end_time: str | None
    schedule: str
    created_at: str
    updated_at: str
    payload: dict[str, Any]
    enabled: bool
    assistant_id: str | None | Unset
    user_id: str | None | Unset
    next_run_date: str | None | Unset
    metadata: dict[str, Any] | Unset
    timezone: str | None | Unset
    on_run_completed: OnCompletion | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["cron_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["thread_id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["end_time"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["schedule"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["payload"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["enabled"], /) -> bool: ...
        @overload
        def __getitem__(self, key: Literal["assistant_id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["user_id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["next_run_date"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["timezone"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["on_run_completed"], /) -> OnCompletion | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class CronCreate(RequestModel):
    """A new cron whose every run gets a thread of its own.

    Attributes:
        schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
        timezone: The IANA name of the time zone in which the schedule is read, such as Europe/Berlin. UTC when left
            out.
        end_time: When the cron stops.
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        input: The input of every run.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        on_run_completed: What happens to the thread that a run was given when the run is over. The server's default
            is `"delete"`.
        enabled: Whether the cron is active. The server's default is `true`.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        durability: When checkpoints are written. The server's default is `"async"`.
        multitask_strategy: What happens when the thread already has a run.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
    """

    schedule: str
    assistant_id: str
    timezone: str | Unset = UNSET
    end_time: str | Unset = UNSET
    input: list[dict[str, Any]] | dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    on_run_completed: OnCompletion | Unset = UNSET
    enabled: bool | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class CronPatch(RequestModel):
    """A change of a cron; what is left out stays as it is.

    Attributes:
        schedule: When to run, as five cron fields: minute, hour, day of month, month, day of week.
        timezone: The IANA name of the time zone in which the schedule is read, such as Europe/Berlin. UTC when left
            out.
        end_time: When the cron stops. Null takes the end away.
        input: The input of every run.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        on_run_completed: What happens to the thread that a run was given when the run is over.
        enabled: Whether the cron is active.
        stream_mode: What the run's stream consists of: one mode or several.
        stream_subgraphs: Whether the events of subgraphs are streamed too.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed.
        durability: When checkpoints are written.
    """

    schedule: str | Unset = UNSET
    timezone: str | Unset = UNSET
    end_time: str | None | Unset = UNSET
    input: list[dict[str, Any]] | dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    on_run_completed: OnCompletion | Unset = UNSET
    enabled: bool | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    durability: Durability | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class CronSearch(RequestModel):
    """Which crons to find, in which order.

    Attributes:
        assistant_id: Only crons of this assistant, by its UUID.
        thread_id: Only crons of this thread, by its UUID.
        enabled: Only crons that are active, or only those that are not.
        metadata: Only those whose metadata contain these pairs.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
        sort_by: Which field to sort by. The server's default is `"created_at"`.
        sort_order: The direction of sorting. The server's default is `"desc"`.
        select: The fields to answer with. All of them when left out.
    """

    assistant_id: str | Unset = UNSET
    thread_id: str | Unset = UNSET
    enabled: bool | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sort_by: CronSortBy | Unset = UNSET
    sort_order: SortOrder | Unset = UNSET
    select: list[CronSelectField] | Unset = UNSET


class ProtocolError(Model):
    """The answer to a command that was refused.

    Attributes:
        type: Which kind of message this is.
        id: The number of the command. Null when it could not be read.
        error: Which kind of error it is.
        message: What went wrong, in words.
        stacktrace: Where it went wrong, if the server tells.
        meta: How far the server had got.
    """

    type: Literal["error"]
    id: int | None
    error: Literal[
        "invalid_argument",
        "unknown_command",
        "unknown_error",
        "no_such_run",
        "no_such_subscription",
        "no_such_namespace",
        "no_such_interrupt",
        "no_such_checkpoint",
        "permission_denied",
        "not_supported",
    ]
    message: str
    stacktrace: str | Unset
    meta: ProtocolResponseMeta | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["error"]: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> int | None: ...
        @overload
        def __getitem__(
            self, key: Literal["error"], /
        ) -> Literal[
            "invalid_argument",
            "unknown_command",
            "unknown_error",
            "no_such_run",
            "no_such_subscription",
            "no_such_namespace",
            "no_such_interrupt",
            "no_such_checkpoint",
            "permission_denied",
            "not_supported",
        ]: ...
        @overload
        def __getitem__(self, key: Literal["message"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["stacktrace"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["meta"], /) -> ProtocolResponseMeta: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("meta")) is not None:
            made["meta"] = ProtocolResponseMeta.from_dict(raw) if isinstance(raw, dict) else raw
        return made


class ProtocolEvent(Model):
    """Something that happened on a thread.

    Attributes:
        type: Which kind of message this is.
        event_id: The event's lasting id, by which a repeated event is recognised.
        seq: The event's number within one connection. At least 0.
        method: The channel of the event.
        params: What happened, and where.
    """

    type: Literal["event"]
    method: str
    params: ProtocolEventParams
    event_id: str | Unset
    seq: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["event"]: ...
        @overload
        def __getitem__(self, key: Literal["method"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["params"], /) -> ProtocolEventParams: ...
        @overload
        def __getitem__(self, key: Literal["event_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["seq"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("params")) is not None:
            made["params"] = ProtocolEventParams.from_dict(raw) if isinstance(raw, dict) else raw
        return made


@attrs.define(kw_only=True, eq=False, repr=False)
class ProtocolEventStreamRequest(RequestModel):
    """What to subscribe to on a thread.

    Attributes:
        channels: The channels, at least one.
        namespaces: Only events of these namespaces and what is below them.
        depth: How many levels below a namespace still count. At least 0.
        since: Only events with a seq above this one. At least 0.
    """

    channels: list[ProtocolChannel]
    namespaces: list[ProtocolNamespace] | Unset = UNSET
    depth: int | Unset = UNSET
    since: int | Unset = UNSET


class Run(Model):
    """One execution of an assistant's graph.

    Attributes:
        run_id: The run's UUID.
        thread_id: The thread's UUID.
        assistant_id: The assistant's UUID.
        created_at: When the run was created; with after_seconds, when it is to start.
        updated_at: When it was last changed.
        status: How far the run has got.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        kwargs: The arguments of the run as the server has understood them.
        multitask_strategy: What happens when the thread already has a run.
        langsmith_session_name: The LangSmith project with the run's trace, or null without tracing.
    """

    run_id: str
    thread_id: str
    assistant_id: str
    created_at: str
    updated_at: str
    status: RunStatus
    metadata: dict[str, Any]
    kwargs: dict[str, Any]
    multitask_strategy: MultitaskStrategy
    langsmith_session_name: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["run_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["thread_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["assistant_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["status"], /) -> RunStatus: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["multitask_strategy"], /) -> MultitaskStrategy: ...
        @overload
        def __getitem__(self, key: Literal["langsmith_session_name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class RunCreateStateful(RequestModel):
    """A new run on a thread.

    Attributes:
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        checkpoint: The checkpoint to start from, which may be a subgraph's. The latest when left out.
        input: The graph's input. Null goes on from the thread's present state.
        command: A command to the graph in place of an input: to resume after an interrupt, to update the state or
            to go to a node.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        feedback_keys: Keys for which the server asks LangSmith for URLs to which feedback can be sent.
        multitask_strategy: What happens when the thread already has a run. The server's default is `"enqueue"`.
        if_not_exists: What happens when the thread doesn't exist. The server's default is `"reject"`.
        after_seconds: How many seconds to wait before the run starts.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
        langsmith_tracer: Where LangSmith files the run's trace.
        on_completion: Of no effect on a thread of one's own: it is always kept.
        strict_resume: Whether an answer to an interrupt that isn't waiting fails the run. Older servers ignore it;
            GET /info has a flag for it.
    """

    assistant_id: str
    checkpoint: CheckpointConfig | Unset = UNSET
    input: dict[str, Any] | list[Any] | str | float | bool | None | Unset = UNSET
    command: Command | None | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    feedback_keys: list[str] | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    if_not_exists: IfNotExists | Unset = UNSET
    after_seconds: float | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
    langsmith_tracer: LangSmithTracer | Unset = UNSET
    on_completion: OnCompletion | Unset = UNSET
    strict_resume: bool | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class RunCreateStateless(RequestModel):
    """A new run on a thread that the server makes for it.

    Attributes:
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        input: The graph's input. Null goes on from the thread's present state.
        command: A command to the graph in place of an input. Resuming needs a thread and is an error 400.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        feedback_keys: Keys for which the server asks LangSmith for URLs to which feedback can be sent.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        on_completion: What happens to the thread that the server made for the run. Of no effect on a thread of
            one's own. The server's default is `"delete"`.
        after_seconds: How many seconds to wait before the run starts.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint: The checkpoint to start from. A new thread has none to offer.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        multitask_strategy: What happens when the thread already has a run.
        if_not_exists: Of little use here: the server always makes the thread.
        langsmith_tracer: Where LangSmith files the run's trace.
        strict_resume: Whether an answer to an interrupt that isn't waiting fails the run. Older servers ignore it;
            GET /info has a flag for it.
    """

    assistant_id: str
    input: dict[str, Any] | list[Any] | str | float | bool | None | Unset = UNSET
    command: Command | None | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    feedback_keys: list[str] | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    on_completion: OnCompletion | Unset = UNSET
    after_seconds: float | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint: CheckpointConfig | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    if_not_exists: IfNotExists | Unset = UNSET
    langsmith_tracer: LangSmithTracer | Unset = UNSET
    strict_resume: bool | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class RunCreateStreamingStateful(RequestModel):
    """A new run on a thread whose caller stays to listen.

    Attributes:
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        checkpoint: The checkpoint to start from, which may be a subgraph's. The latest when left out.
        input: The graph's input. Null goes on from the thread's present state.
        command: A command to the graph in place of an input: to resume after an interrupt, to update the state or
            to go to a node.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        feedback_keys: Keys for which the server asks LangSmith for URLs to which feedback can be sent.
        multitask_strategy: What happens when the thread already has a run. The server's default is `"enqueue"`.
        if_not_exists: What happens when the thread doesn't exist. The server's default is `"reject"`.
        after_seconds: How many seconds to wait before the run starts.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
        langsmith_tracer: Where LangSmith files the run's trace.
        on_completion: Of no effect on a thread of one's own: it is always kept.
        strict_resume: Whether an answer to an interrupt that isn't waiting fails the run. Older servers ignore it;
            GET /info has a flag for it.
        on_disconnect: What happens to the run when this connection drops. The server's default is `"continue"`.
    """

    assistant_id: str
    checkpoint: CheckpointConfig | Unset = UNSET
    input: dict[str, Any] | list[Any] | str | float | bool | None | Unset = UNSET
    command: Command | None | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    feedback_keys: list[str] | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    if_not_exists: IfNotExists | Unset = UNSET
    after_seconds: float | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
    langsmith_tracer: LangSmithTracer | Unset = UNSET
    on_completion: OnCompletion | Unset = UNSET
    strict_resume: bool | Unset = UNSET
    on_disconnect: OnDisconnect | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class RunCreateStreamingStateless(RequestModel):
    """A new run without a thread whose caller stays to listen.

    Attributes:
        assistant_id: The assistant's UUID, or a graph's name for that graph's own assistant.
        input: The graph's input. Null goes on from the thread's present state.
        command: A command to the graph in place of an input. Resuming needs a thread and is an error 400.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        webhook: A URL that is called with a POST when the run is over; a path is one of the server itself. Loopback
            addresses are refused.
        stream_mode: What the run's stream consists of: one mode or several. The server's default is `["values"]`.
        feedback_keys: Keys for which the server asks LangSmith for URLs to which feedback can be sent.
        stream_subgraphs: Whether the events of subgraphs are streamed too. The server's default is `false`.
        stream_resumable: Whether the events are stored and get ids, so that the stream can be joined later or
            resumed. The server's default is `false`.
        on_completion: What happens to the thread that the server made for the run. Of no effect on a thread of
            one's own. The server's default is `"delete"`.
        after_seconds: How many seconds to wait before the run starts.
        checkpoint_during: Deprecated: use durability. True is the same as async, false as exit.
        durability: When checkpoints are written. The server's default is `"async"`.
        checkpoint: The checkpoint to start from. A new thread has none to offer.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
        interrupt_before: The nodes to stop before, or * for every node.
        interrupt_after: The nodes to stop after, or * for every node.
        multitask_strategy: What happens when the thread already has a run.
        if_not_exists: Of little use here: the server always makes the thread.
        langsmith_tracer: Where LangSmith files the run's trace.
        strict_resume: Whether an answer to an interrupt that isn't waiting fails the run. Older servers ignore it;
            GET /info has a flag for it.
        on_disconnect: What happens to the run when this connection drops. The server's default is `"continue"`.
    """

    assistant_id: str
    input: dict[str, Any] | list[Any] | str | float | bool | None | Unset = UNSET
    command: Command | None | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    webhook: str | Unset = UNSET
    stream_mode: list[StreamMode] | StreamMode | Unset = UNSET
    feedback_keys: list[str] | Unset = UNSET
    stream_subgraphs: bool | Unset = UNSET
    stream_resumable: bool | Unset = UNSET
    on_completion: OnCompletion | Unset = UNSET
    after_seconds: float | Unset = UNSET
    checkpoint_during: bool | Unset = UNSET
    durability: Durability | Unset = UNSET
    checkpoint: CheckpointConfig | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
    interrupt_before: InterruptNodes | Unset = UNSET
    interrupt_after: InterruptNodes | Unset = UNSET
    multitask_strategy: MultitaskStrategy | Unset = UNSET
    if_not_exists: IfNotExists | Unset = UNSET
    langsmith_tracer: LangSmithTracer | Unset = UNSET
    strict_resume: bool | Unset = UNSET
    on_disconnect: OnDisconnect | Unset = UNSET


class SearchItemsResponse(Model):
    """What a search of the store answers.

    Attributes:
        items_: The items found.
    """

    items_: list[SearchItem]

    KEYS: ClassVar[dict[str, str]] = {"items_": "items"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["items"], /) -> list[SearchItem]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if raw := data.get("items"):
            made["items"] = (
                [SearchItem.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        return made


class Thread(Model):
    """A conversation or a task: a row of states that runs add to.

    Attributes:
        thread_id: The thread's UUID.
        created_at: When it was created.
        updated_at: When it was last changed.
        state_updated_at: When the state was last changed.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        config: The configuration that the server keeps with the thread.
        status: What the thread is doing.
        values: The values of the latest state. Null before the first run, absent in a fresh copy.
        interrupts: The interrupts that wait for an answer, by the id of their task.
        ttl: The time to live. Only sent when asked for.
        extracted: The values that the search was asked to extract, by their alias.
        error: What ended the latest run, or null.
    """

    thread_id: str
    created_at: str
    updated_at: str
    metadata: dict[str, Any]
    status: ThreadStatus
    state_updated_at: str | Unset
    config: dict[str, Any] | Unset
    values: Any
    interrupts: dict[str, list[Interrupt]] | Unset
    ttl: ThreadTTL | Unset
    extracted: dict[str, Any] | Unset
    error: dict[str, Any] | str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["thread_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["status"], /) -> ThreadStatus: ...
        @overload
        def __getitem__(self, key: Literal["state_updated_at"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["config"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["values"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["interrupts"], /) -> dict[str, list[Interrupt]]: ...
        @overload
        def __getitem__(self, key: Literal["ttl"], /) -> ThreadTTL: ...
        @overload
        def __getitem__(self, key: Literal["extracted"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["error"], /) -> dict[str, Any] | str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if raw := data.get("interrupts"):
            made["interrupts"] = (
                {
                    k0: [Interrupt.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )
        if (raw := data.get("ttl")) is not None:
            made["ttl"] = ThreadTTL.from_dict(raw) if isinstance(raw, dict) else raw
        return made


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadCountRequest(RequestModel):
    """Which threads to count.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        values: Only threads whose values contain these.
        status: Only threads with this status.
    """

    metadata: dict[str, Any] | Unset = UNSET
    values: dict[str, Any] | Unset = UNSET  # type: ignore[assignment]
    status: ThreadStatus | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadPatch(RequestModel):
    """A change of a thread; what is left out stays as it is.

    Attributes:
        metadata: Pairs to add to the present ones.
        ttl: The new time to live.
    """

    metadata: dict[str, Any] | Unset = UNSET
    ttl: ThreadTTLInput | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadSearchRequest(RequestModel):
    """Which threads to find, in which order.

    Attributes:
        ids: Only threads with these UUIDs.
        metadata: Only those whose metadata contain these pairs.
        values: Only threads whose values contain these.
        status: Only threads with this status.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
        sort_by: Which field to sort by.
        sort_order: The direction of sorting.
        select: The fields to answer with. All of them when left out.
        extract: Values to pick out of each thread: paths such as values.messages[-1] by alias, at most 10. A path
            begins with values, metadata, config or interrupts.
    """

    ids: list[str] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    values: dict[str, Any] | Unset = UNSET  # type: ignore[assignment]
    status: ThreadStatus | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sort_by: ThreadSortBy | Unset = UNSET
    sort_order: SortOrder | Unset = UNSET
    select: list[ThreadSelectField] | Unset = UNSET
    extract: dict[str, str] | Unset = UNSET


class ThreadStorage(Model):
    """How much room a thread's checkpoints take.

    Attributes:
        thread_id: The thread's UUID.
        total_bytes: The size of everything in bytes.
        checkpoints: The checkpoints themselves.
        channel_values: The values of the state's channels.
        pending_writes: What tasks wrote that no checkpoint holds yet.
    """

    thread_id: str
    total_bytes: int
    checkpoints: StorageCount
    channel_values: StorageChannels
    pending_writes: StorageCount

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["thread_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["total_bytes"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["checkpoints"], /) -> StorageCount: ...
        @overload
        def __getitem__(self, key: Literal["channel_values"], /) -> StorageChannels: ...
        @overload
        def __getitem__(self, key: Literal["pending_writes"], /) -> StorageCount: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if (raw := data.get("checkpoints")) is not None:
            made["checkpoints"] = StorageCount.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := data.get("channel_values")) is not None:
            made["channel_values"] = StorageChannels.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := data.get("pending_writes")) is not None:
            made["pending_writes"] = StorageCount.from_dict(raw) if isinstance(raw, dict) else raw
        return made


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadSuperstepUpdate(RequestModel):
    """What one node wrote in a step.

    Attributes:
        values: What the node returned.
        command: The command that the node returned.
        as_node: The node in whose name the values are written.
    """

    as_node: str
    values: list[dict[str, Any]] | dict[str, Any] | None | Unset = UNSET  # type: ignore[assignment]
    command: Command | None | Unset = UNSET


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadSuperstep(RequestModel):
    """One step of a history: updates that were made together.

    Attributes:
        updates: The updates.
    """

    updates: list[ThreadSuperstepUpdate]


RunBatchCreate: TypeAlias = list[RunCreateStateless]


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadCreate(RequestModel):
    """A new thread.

    Attributes:
        thread_id: The UUID to give the thread. The server chooses one when left out.
        metadata: Key-value pairs for the caller's own use. With supersteps they must have the graph_id.
        if_exists: What happens when the id is already taken. The server's default is `"raise"`.
        ttl: The time to live. The server's configuration decides when left out.
        supersteps: The history to start with, one entry a step.
    """

    thread_id: str | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    if_exists: OnConflict | Unset = UNSET
    ttl: ThreadTTLInput | Unset = UNSET
    supersteps: list[ThreadSuperstep] | Unset = UNSET


class ThreadState(Model):
    """A thread at one checkpoint: its values and what comes next.

    Attributes:
        values: The state's values.
        next: The nodes that come next; empty when the graph is at its end.
        tasks: The tasks of the next step, with what they have come to so far.
        checkpoint: The checkpoint of this state. Null before the first run.
        metadata: What the server and the run noted with the checkpoint. Null before the first run.
        created_at: When the checkpoint was written. Null before the first run.
        parent_checkpoint: The checkpoint before this one, or null for the first.
        interrupts: The interrupts that wait for an answer.
    """

    values: Any
    next: list[str]
    checkpoint: CheckpointConfig | None
    metadata: dict[str, Any] | None
    created_at: str | None
    tasks: list[ThreadTask] | Unset
    parent_checkpoint: CheckpointConfig | None | Unset
    interrupts: list[Interrupt] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["values"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["next"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["checkpoint"], /) -> CheckpointConfig | None: ...
        @overload
        def __getitem__(self, key: Literal["metadata"], /) -> dict[str, Any] | None: ...
        @overload
        def __getitem__(self, key: Literal["created_at"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["tasks"], /) -> list[ThreadTask]: ...
        @overload
        def __getitem__(self, key: Literal["parent_checkpoint"], /) -> CheckpointConfig | None: ...
        @overload
        def __getitem__(self, key: Literal["interrupts"], /) -> list[Interrupt]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if raw := data.get("tasks"):
            made["tasks"] = (
                [ThreadTask.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := data.get("checkpoint")) is not None:
            made["checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := data.get("parent_checkpoint")) is not None:
            made["parent_checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := data.get("interrupts"):
            made["interrupts"] = (
                [Interrupt.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        return made


class ThreadTask(Model):
    """A task of a step: one node to run, or one that has run.

    Attributes:
        id: The task's id.
        name: The node's name.
        path: How the graph came to the task.
        error: What the node failed with, or null.
        interrupts: The interrupts that wait for an answer.
        checkpoint: Where the subgraph's state is found, if the node is a subgraph.
        state: The subgraph's state, if it was asked for.
        result: What the node returned, or null.
    """

    id: str
    name: str
    path: list[Any] | Unset
    error: dict[str, Any] | str | None | Unset
    interrupts: list[Interrupt] | Unset
    checkpoint: CheckpointConfig | None | Unset
    state: ThreadState | None | Unset
    result: Any

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["path"], /) -> list[Any]: ...
        @overload
        def __getitem__(self, key: Literal["error"], /) -> dict[str, Any] | str | None: ...
        @overload
        def __getitem__(self, key: Literal["interrupts"], /) -> list[Interrupt]: ...
        @overload
        def __getitem__(self, key: Literal["checkpoint"], /) -> CheckpointConfig | None: ...
        @overload
        def __getitem__(self, key: Literal["state"], /) -> ThreadState | None: ...
        @overload
        def __getitem__(self, key: Literal["result"], /) -> Any: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        made = cls(data)
        if raw := data.get("interrupts"):
            made["interrupts"] = (
                [Interrupt.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := data.get("checkpoint")) is not None:
            made["checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := data.get("state")) is not None:
            made["state"] = ThreadState.from_dict(raw) if isinstance(raw, dict) else raw
        return made


__all__ = [
    "Assistant",
    "AssistantCountRequest",
    "AssistantCreate",
    "AssistantGraph",
    "AssistantPatch",
    "AssistantSearchRequest",
    "AssistantSelectField",
    "AssistantSortBy",
    "AssistantVersion",
    "AssistantVersionChange",
    "AssistantVersionsSearchRequest",
    "BulkCancelStatus",
    "CancelAction",
    "CheckpointConfig",
    "Command",
    "Config",
    "Cron",
    "CronCountRequest",
    "CronCreate",
    "CronPatch",
    "CronSearch",
    "CronSelectField",
    "CronSortBy",
    "Durability",
    "ErrorResponse",
    "GraphSchema",
    "GraphSchemaNoId",
    "Health",
    "IfNotExists",
    "Interrupt",
    "InterruptNodes",
    "Item",
    "LangSmithTracer",
    "ListNamespacesResponse",
    "MultitaskStrategy",
    "OnCompletion",
    "OnConflict",
    "OnDisconnect",
    "ProtocolChannel",
    "ProtocolCommand",
    "ProtocolError",
    "ProtocolEvent",
    "ProtocolEventParams",
    "ProtocolEventStreamRequest",
    "ProtocolNamespace",
    "ProtocolResponseMeta",
    "ProtocolSuccess",
    "Run",
    "RunBatchCreate",
    "RunCreateStateful",
    "RunCreateStateless",
    "RunCreateStreamingStateful",
    "RunCreateStreamingStateless",
    "RunSelectField",
    "RunStatus",
    "RunsCancel",
    "SearchItem",
    "SearchItemsResponse",
    "Send",
    "ServerInfo",
    "SortOrder",
    "StorageChannelBytes",
    "StorageChannels",
    "StorageCount",
    "StoreDeleteRequest",
    "StoreListNamespacesRequest",
    "StorePutRequest",
    "StoreSearchRequest",
    "StreamMode",
    "Subgraphs",
    "TTLStrategy",
    "Thread",
    "ThreadCountRequest",
    "ThreadCreate",
    "ThreadCronCreate",
    "ThreadPatch",
    "ThreadPruneRequest",
    "ThreadPruneResponse",
    "ThreadSearchRequest",
    "ThreadSelectField",
    "ThreadSortBy",
    "ThreadState",
    "ThreadStateCheckpointRequest",
    "ThreadStateSearch",
    "ThreadStateUpdate",
    "ThreadStateUpdateResponse",
    "ThreadStatus",
    "ThreadStorage",
    "ThreadStreamMode",
    "ThreadSuperstep",
    "ThreadSuperstepUpdate",
    "ThreadTTL",
    "ThreadTTLInput",
    "ThreadTask",
]
