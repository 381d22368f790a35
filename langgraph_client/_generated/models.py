"""The interface's models. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, overload

from langgraph_client.model_base import Model
from langgraph_client.types import Unset

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

    def _make_nested(self) -> None:
        if (raw := self.get("meta")) is not None:
            self["meta"] = ProtocolResponseMeta.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if (raw := self.get("checkpoint")) is not None:
            self["checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw


ThreadStatus: TypeAlias = Literal["idle", "busy", "interrupted", "error"]


ThreadStreamMode: TypeAlias = Literal["lifecycle", "run_modes", "state_update"]


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

    def _make_nested(self) -> None:
        if (raw := self.get("config")) is not None:
            self["config"] = Config.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if raw := self.get("by_channel"):
            self["by_channel"] = (
                {k0: StorageChannelBytes.from_dict(v0) if isinstance(v0, dict) else v0 for k0, v0 in raw.items()}
                if isinstance(raw, dict)
                else raw
            )


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

    def _make_nested(self) -> None:
        if (raw := self.get("config")) is not None:
            self["config"] = Config.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if (raw := self.get("meta")) is not None:
            self["meta"] = ProtocolResponseMeta.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if (raw := self.get("params")) is not None:
            self["params"] = ProtocolEventParams.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if raw := self.get("items"):
            self["items"] = (
                [SearchItem.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )


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

    def _make_nested(self) -> None:
        if raw := self.get("interrupts"):
            self["interrupts"] = (
                {
                    k0: [Interrupt.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )
        if (raw := self.get("ttl")) is not None:
            self["ttl"] = ThreadTTL.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if (raw := self.get("checkpoints")) is not None:
            self["checkpoints"] = StorageCount.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("channel_values")) is not None:
            self["channel_values"] = StorageChannels.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("pending_writes")) is not None:
            self["pending_writes"] = StorageCount.from_dict(raw) if isinstance(raw, dict) else raw


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

    def _make_nested(self) -> None:
        if raw := self.get("tasks"):
            self["tasks"] = (
                [ThreadTask.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("checkpoint")) is not None:
            self["checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("parent_checkpoint")) is not None:
            self["parent_checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("interrupts"):
            self["interrupts"] = (
                [Interrupt.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )


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

    def _make_nested(self) -> None:
        if raw := self.get("interrupts"):
            self["interrupts"] = (
                [Interrupt.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("checkpoint")) is not None:
            self["checkpoint"] = CheckpointConfig.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("state")) is not None:
            self["state"] = ThreadState.from_dict(raw) if isinstance(raw, dict) else raw


__all__ = [
    "Assistant",
    "AssistantGraph",
    "AssistantSelectField",
    "AssistantSortBy",
    "AssistantVersion",
    "BulkCancelStatus",
    "CancelAction",
    "CheckpointConfig",
    "Config",
    "Cron",
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
    "ListNamespacesResponse",
    "MultitaskStrategy",
    "OnCompletion",
    "OnConflict",
    "OnDisconnect",
    "ProtocolChannel",
    "ProtocolError",
    "ProtocolEvent",
    "ProtocolEventParams",
    "ProtocolNamespace",
    "ProtocolResponseMeta",
    "ProtocolSuccess",
    "Run",
    "RunSelectField",
    "RunStatus",
    "SearchItem",
    "SearchItemsResponse",
    "ServerInfo",
    "SortOrder",
    "StorageChannelBytes",
    "StorageChannels",
    "StorageCount",
    "StreamMode",
    "Subgraphs",
    "TTLStrategy",
    "Thread",
    "ThreadPruneResponse",
    "ThreadSelectField",
    "ThreadSortBy",
    "ThreadState",
    "ThreadStateUpdateResponse",
    "ThreadStatus",
    "ThreadStorage",
    "ThreadStreamMode",
    "ThreadTTL",
    "ThreadTask",
]
