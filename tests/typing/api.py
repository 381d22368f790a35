"""A user's script that touches every resource: mypy --strict proves that each answer has its type. It is never run."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from typing import Any

import requests
from typing_extensions import assert_type

import langgraph_client
from langgraph_client import (
    UNSET,
    APIError,
    Client,
    Interrupt,
    Message,
    NotFoundError,
    RetryPolicy,
    RunStream,
    StreamPart,
    SyncHttpClient,
    SyncLangGraphClient,
    SyncRunsClient,
    ThreadEvent,
    ThreadFeed,
    ThreadStream,
    get_client,
    get_sync_client,
    models,
    schema,
)
from langgraph_client.resources.assistants import AssistantsSearchResponse


def clients() -> None:
    """Every way to make a client."""
    assert_type(get_sync_client(), Client)
    session = requests.Session()
    made = get_client(
        "http://server",
        api_key=None,
        headers=lambda: {"Authorization": "Bearer x"},
        timeout=(5, 60),
        stall_timeout=20.0,
        retry=RetryPolicy(attempts=2),
        session=session,
        auth=("user", "password"),
    )
    with made as client:
        assert_type(client, Client)


def names() -> None:
    """A name that is not there is an error, and a module with public names is an attribute."""
    print(langgraph_client.no_such_name)  # type: ignore[attr-defined] # pyright: ignore[reportAttributeAccessIssue]
    print(langgraph_client.errors.NotFoundError)


def ids(client: Client, some: uuid.UUID) -> None:
    """A UUID is an id, as it comes from a URL of Django's or Flask's."""
    assert_type(client.threads.get(some), models.Thread)
    assert_type(client.runs.get(some, some), models.Run)
    assert_type(client.runs.stream(some, some), RunStream)
    assert_type(client.runs.wait(some, "agent"), Any)
    assert_type(client.threads.join_stream(some), ThreadFeed)
    assert_type(client.threads.stream(some, assistant_id=some), ThreadStream)
    assert_type(client.runs.stream(None, "agent").interrupts, list[models.Interrupt])
    client.threads.prune([some, "id"])


def assistants(client: Client) -> None:
    """`client.assistants`."""
    made = client.assistants.create("agent", {"tags": ["a"]}, name="mine", if_exists="do_nothing")
    assert_type(made, models.Assistant)
    assert_type(made.assistant_id, str)
    assert_type(client.assistants.get("id"), models.Assistant)
    assert_type(client.assistants.update("id", name="other"), models.Assistant)
    assert_type(client.assistants.search(graph_id="agent"), list[models.Assistant])
    assert_type(client.assistants.search(response_format="object"), AssistantsSearchResponse)
    assert_type(client.assistants.iter(graph_id="agent"), Iterator[models.Assistant])
    assert_type(client.assistants.count(), int)
    assert_type(client.assistants.get_graph("id", xray=1), models.AssistantGraph)
    assert_type(client.assistants.get_schemas("id"), models.GraphSchema)
    assert_type(client.assistants.get_subgraphs("id", recurse=True), dict[str, models.GraphSchemaNoId])
    assert_type(client.assistants.get_versions("id"), list[models.AssistantVersion])
    assert_type(client.assistants.set_latest("id", 2), models.Assistant)
    client.assistants.delete("id", delete_threads=True)


def threads(client: Client) -> None:
    """`client.threads`."""
    thread = client.threads.create(metadata={"a": 1}, ttl=5)
    assert_type(thread, models.Thread)
    assert_type(thread["thread_id"], str)
    assert_type(thread["ttl"], models.ThreadTTL)
    assert_type(thread["of_a_newer_server"], Any)
    assert_type(thread.values["topic"], Any)
    assert_type(thread.status, models.ThreadStatus)
    if thread.ttl is not UNSET:
        assert_type(thread.ttl, models.ThreadTTL)
    assert_type(client.threads.get("id", include=["ttl"]), models.Thread)
    assert_type(client.threads.update("id", metadata={}), models.Thread | None)
    assert_type(client.threads.search(status="idle", select=["values"]), list[models.Thread])
    assert_type(client.threads.iter(page_size=10), Iterator[models.Thread])
    assert_type(client.threads.count(values={"a": 1}), int)
    assert_type(client.threads.copy("id"), models.Thread)
    assert_type(client.threads.prune(["id"]), models.ThreadPruneResponse)
    assert_type(client.threads.get_storage("id"), models.ThreadStorage)
    state = client.threads.get_state("id", subgraphs=True)
    assert_type(state, models.ThreadState)
    assert_type(state.checkpoint, models.CheckpointConfig | None)
    assert_type(client.threads.get_state("id", state.checkpoint), models.ThreadState)
    assert_type(client.threads.update_state("id", {"a": 1}, as_node="n"), models.ThreadStateUpdateResponse)
    assert_type(client.threads.get_history("id", before="checkpoint"), list[models.ThreadState])
    feed = client.threads.join_stream("id", stream_mode=["lifecycle", "run_modes"], last_event_id="-")
    assert_type(feed, ThreadFeed)
    assert_type(client.threads.resume(feed.bookmark), ThreadFeed)
    assert_type(next(feed), StreamPart)
    client.threads.delete("id")


def conversations(client: Client) -> None:
    """`client.threads.stream`."""
    stream = client.threads.stream(assistant_id="agent", transport="websocket", headers={"a": "b"}, deadline=60)
    assert_type(stream, ThreadStream)
    assert_type(stream.thread_id, str)
    with stream as entered:
        assert_type(entered, ThreadStream)
    assert_type(stream.run.start(input={"a": 1}, config={}, metadata={}), dict[str, Any])
    assert_type(stream.run.respond("yes", interrupt_id="id"), dict[str, Any])
    assert_type(stream.agent.get_tree(xray=True), models.AssistantGraph)
    for message in stream.messages:
        assert_type(list(message), list[str])
        assert_type(message.text, str)
        assert_type(list(message.text), list[str])
        assert_type((message.message_id, message.node), tuple[str | None, str | None])
        assert_type(message.tool_calls, list[dict[str, Any]])
        assert_type(message.usage, dict[str, Any] | None)
        assert_type(message.output, Message)
    for call in stream.tool_calls:
        assert_type((call.name, call.tool_call_id), tuple[str, str])
        assert_type(call.error, str | None)
    for subgraph in stream.subgraphs:
        assert_type(subgraph.path, tuple[str, ...])
        assert_type([message.text for message in subgraph.messages], list[str])
        assert_type([inner.status for inner in subgraph.subgraphs], list[str])
    assert_type(list(stream.values), list[Any])
    assert_type(list(stream.extensions["progress"]), list[Any])
    assert_type(stream.events, Iterator[ThreadEvent])
    assert_type(stream.subscribe(["values"], namespaces=[["a"]], depth=1), Iterator[ThreadEvent])
    event = next(stream.events)
    raw: dict[str, Any] = event
    assert_type((event.method, event["method"], event.params), tuple[str, Any, dict[str, Any]])
    assert_type((event.event_id, event.seq, event.timestamp), tuple[str | None, int | None, int | None])
    assert_type((event.namespace, event.extra, event.node), tuple[tuple[str, ...], dict[str, Any], str | None])
    assert_type((event.channel, event.name, event.run_id), tuple[str, str | None, str | None])
    assert_type((event.is_stored, event.live_only, event.phase), tuple[bool, bool, str | None])
    assert_type(json.dumps(raw | {"own": 1}), str)
    assert_type(stream.interleave_projections(["values", "messages"]), Iterator[tuple[str, Any]])
    assert_type(stream.interrupted, bool)
    assert_type(stream.interrupts, list[Interrupt])
    assert_type(stream.interrupts[0].namespace, list[str])
    assert_type(stream.output, Any)
    stream.close()


def runs(client: Client) -> None:
    """`client.runs`."""
    run = client.runs.create("id", "agent", input={"topic": "x"}, stream_mode=["values", "updates"])
    assert_type(run, models.Run)
    assert_type(run.status, models.RunStatus)
    assert_type(client.runs.create_batch([{"assistant_id": "agent"}]), list[models.Run])
    stream = client.runs.stream(None, "agent", input={"topic": "x"}, stream_mode="updates", timeout=5)
    assert_type(stream, RunStream)
    assert_type(stream.status, models.RunStatus | None)
    assert_type(stream.bookmark, str | None)
    for part in stream:
        assert_type(part, StreamPart)
        assert_type(part.namespace, tuple[str, ...])
        assert_type((part.event, part.data, part.id), tuple[str, Any, str | None])
        event, data, event_id = part[:]
        print(event, data, event_id, part[2], len(part) == 3, part == ("values", {}, None))
        assert_type(part._replace(data=None), StreamPart)
        assert_type(part._asdict(), dict[str, Any])
        match part:
            case StreamPart("values", data, last_id):
                assert_type(last_id, str | None)
    for mode, chunk in client.runs.stream("id", "agent", command={"resume": "yes"}):
        assert_type(mode, str)
        assert_type(chunk, Any)
    assert_type(client.runs.stream("id", "agent", version="v2"), Iterator[schema.StreamPartV2])
    assert_type(client.runs.wait("id", "agent", input=None, durability="exit"), Any)
    assert_type(client.runs.join("id", "run"), Any)
    assert_type(client.runs.join_stream("id", "run", stream_mode="values", last_event_id="-"), RunStream)
    assert_type(client.runs.resume("lg1.x"), RunStream)
    assert_type(client.runs.list("id", status="success"), list[models.Run])
    assert_type(client.runs.iter("id"), Iterator[models.Run])
    assert_type(client.runs.get("id", "run"), models.Run)
    client.runs.cancel("id", "run", wait=True, action="rollback")
    client.runs.resume("bookmark", cancel_on_close=True, on_gap="warn").cancel()
    client.runs.cancel_many(status="all")
    client.runs.delete("id", "run")


def crons(client: Client) -> None:
    """`client.crons`."""
    assert_type(client.crons.create("agent", schedule="0 0 * * *", timezone="UTC"), models.Cron)
    assert_type(client.crons.create_for_thread("id", "agent", schedule="0 0 * * *"), models.Cron)
    assert_type(client.crons.get("cron"), models.Cron)
    assert_type(client.crons.update("cron", end_time=None), models.Cron)
    assert_type(client.crons.search(enabled=True), list[models.Cron])
    assert_type(client.crons.iter(), Iterator[models.Cron])
    assert_type(client.crons.count(), int)
    client.crons.delete("cron")


def store(client: Client) -> None:
    """`client.store`."""
    client.store.put_item(["a", "b"], "key", {"value": 1}, ttl=60)
    assert_type(client.store.get_item(["a", "b"], "key"), models.Item | None)
    assert_type(client.store.search_items(["a"], query="x"), models.SearchItemsResponse)
    assert_type(client.store.iter_items(["a"]), Iterator[models.SearchItem])
    assert_type(client.store.list_namespaces(["a"]), models.ListNamespacesResponse)
    client.store.delete_item(["a", "b"], "key", {"x-own": "1"}, "a=1&b=2", timeout=5)
    client.store.put_item(["a"], "key", {}, None, None, None, {"a": None, "b": [1, None]})


def others(client: Client) -> None:
    """`client.system`, `client.mcp`, `client.a2a`, and an error."""
    assert_type(client.system.ok(), models.Health)
    assert_type(client.system.info(), models.ServerInfo)
    assert_type(client.system.metrics(), str)
    assert_type(client.system.metrics(format="json"), dict[str, Any])
    assert_type(client.mcp.post({"jsonrpc": "2.0"}), dict[str, Any] | None)
    assert_type(client.a2a.post("id", {"jsonrpc": "2.0"}), dict[str, Any])
    try:
        client.runs.get("id", "run")
    except NotFoundError as error:
        assert_type(error.status_code, int)
        assert_type(error.request_id, str | None)


class Times:
    """Time-outs as attributes, as httpx has them."""

    connect: float | None = 5.0
    read: float | None = None
    write: float | None = None
    pool: float | None = None


def settings(client: Client) -> None:
    """The forms of a time-out, and a key for one call."""
    get_client(timeout=(5, 60, None, 5))
    get_client(timeout=Times())
    client.threads.get("id", timeout=Times(), headers={"x-api-key": "tenant"})


def own_routes(client: Client, http: SyncHttpClient) -> None:
    """`client.http`."""
    assert_type(client.http, SyncHttpClient)
    seen: list[int] = []
    http.get("/r", params={"a": 1}, on_response=lambda response: seen.append(response.status_code))
    http.post("/r", json={"a": 1}, headers={"a": "b"}, timeout=5)
    for part in http.stream("/events", "POST", json={}):
        assert_type(part, StreamPart)


def what_was_wrong(error: APIError) -> None:
    """An error's request and response."""
    assert_type(error.code, str | None)
    if isinstance(error, NotFoundError):
        assert_type(error.response.status_code, int)
        assert_type(error.response.headers["x-request-id"], str)
        assert_type(error.response.text, str)


def official_names(client: SyncLangGraphClient) -> None:
    """The official client's names, in hints."""
    runs: SyncRunsClient = client.runs
    batch: list[schema.RunCreate] = [{"assistant_id": "agent", "thread_id": None, "input": {"topic": "tea"}}]
    assert_type(runs.create_batch(batch), list[schema.Run])
    checkpoint: schema.Checkpoint | None = client.threads.get_state("id").checkpoint
    assert_type(checkpoint, models.CheckpointConfig | None)
    mode: schema.DisconnectMode = "cancel"
    for part in runs.stream(None, "agent", on_disconnect=mode, version="v2"):
        if part["type"] == "metadata":
            assert_type(part["data"]["run_id"], str)
        elif part["type"] == "values":
            assert_type(part["data"], dict[str, Any])
    changes: schema.CronUpdate = {"schedule": "* * * * *", "enabled": False}
    assert_type(client.crons.update("id", **changes), schema.Cron)
