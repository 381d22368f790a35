"""Every operation of the interface, called on the real server: its status, its decoding, and no required field missing."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import typing
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
import requests

from codegen import spec
from langgraph_client import APIStatusError, Client, get_client, models
from langgraph_client._generated import endpoints
from langgraph_client._generated.endpoints import a2a, assistants, crons, mcp, runs, store, system, threads
from langgraph_client.model_base import Model
from langgraph_client.request import Call, Request
from langgraph_client.types import Unset
from tests.codegen.samples import hints_of

NEVER = "0 0 29 2 *"
"""A schedule that no test lives to see."""
JOKE = {"topic": "ice cream"}


def mark() -> models.Config:
    """A configuration that no other assistant has: some servers refuse a second one that is equal."""
    return models.Config(configurable={"mark": str(uuid.uuid4())})


@attrs.define
class World:
    """Things for operations to work on, made when they are first needed."""

    client: Client

    @functools.cached_property
    def assistant(self) -> str:
        """An assistant with two versions."""
        made = self.new_assistant("agent")
        self.client.assistants.update(made, metadata={"version": 2})
        return made

    @functools.cached_property
    def finished(self) -> models.Run:
        """A run that is over, and that keeps its parts."""
        run = self.client.runs.create(self.thread(), "agent", input=JOKE, stream_resumable=True)
        self.client.runs.join(run.thread_id, run.run_id)
        return run

    def new_assistant(self, graph: str) -> str:
        """An assistant that is like no other."""
        return self.client.assistants.create(graph, config=mark(), metadata={"version": 1}).assistant_id

    def thread(self) -> str:
        """A new thread."""
        return self.client.threads.create().thread_id

    def slow(self) -> models.Run:
        """A run that goes on for a while."""
        return self.client.runs.create(self.thread(), "slow", input={"steps": 60, "delay": 0.5})

    def cron(self) -> str:
        """A new cron that never fires."""
        return self.client.crons.create("agent", schedule=NEVER, input=JOKE).cron_id

    def checkpoint(self) -> str:
        """The latest checkpoint of the finished run's thread."""
        found = self.client.threads.get_state(self.finished.thread_id).checkpoint
        assert found is not None
        return str(found.checkpoint_id)


def _rpc(method: str, **params: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": "1", "method": method, "params": params}


def _say(text: str) -> dict[str, Any]:
    message = {"role": "user", "parts": [{"kind": "text", "text": text}], "messageId": str(uuid.uuid4())}
    return {"message": message}


def _initialize() -> dict[str, Any]:
    info = {"name": "contract", "version": "1"}
    return _rpc("initialize", clientInfo=info, protocolVersion="2025-03-26", capabilities={})


def _command(method: str, **params: Any) -> models.ProtocolCommand:
    return models.ProtocolCommand(id=1, method=method, params=params)


def _on(run: models.Run, operation: Callable[[str, str], Call]) -> Call:
    return operation(run.thread_id, run.run_id)


def _another(world: World) -> models.Run:
    run = world.client.runs.create(world.finished.thread_id, "agent", input=JOKE)
    world.client.runs.join(run.thread_id, run.run_id)
    return run


def _cancel_many(run: models.Run) -> Call:
    return runs.cancel_many(models.RunsCancel(thread_id=run.thread_id, run_ids=[run.run_id]))


def _with_item(world: World, call: Call) -> Call:
    world.client.store.put_item(["contract"], "k", {"a": 1})
    return call


def _at_checkpoint(world: World) -> Call:
    at = models.CheckpointConfig(checkpoint_id=world.checkpoint(), checkpoint_ns="")
    return threads.get_state_at_checkpoint(world.finished.thread_id, models.ThreadStateCheckpointRequest(checkpoint=at))


def _protocol_events(world: World) -> Call:
    thread_id = world.thread()
    call = threads.send_command(thread_id, _command("run.start", assistant_id="agent", input=JOKE))
    world.client._transport.send(call)
    return threads.stream_events(thread_id, models.ProtocolEventStreamRequest(channels=["values", "lifecycle"]))


Case = tuple[int, Callable[[World], Call]]
"""The status, and what to call."""

CASES: dict[str, Case] = {
    "a2a.post": (
        200,
        lambda w: a2a.post(w.new_assistant("chat"), _rpc("message/send", **_say("Hi"))),
    ),
    "a2a.post_stream": (
        200,
        lambda w: a2a.post_stream(w.new_assistant("chat"), _rpc("message/stream", **_say("Hi"))),
    ),
    "assistants.count": (200, lambda w: assistants.count(models.AssistantCountRequest(graph_id="agent"))),
    "assistants.create": (200, lambda w: assistants.create(models.AssistantCreate(graph_id="agent", config=mark()))),
    "assistants.delete": (204, lambda w: assistants.delete(w.new_assistant("agent"))),
    "assistants.get": (200, lambda w: assistants.get(w.assistant)),
    "assistants.get_graph": (200, lambda w: assistants.get_graph(w.assistant, xray=True)),
    "assistants.get_schemas": (200, lambda w: assistants.get_schemas(w.assistant)),
    "assistants.get_subgraphs": (
        200,
        lambda w: assistants.get_subgraphs(w.new_assistant("nested"), recurse=True),
    ),
    "assistants.get_subgraphs_at": (
        200,
        lambda w: assistants.get_subgraphs_at(w.new_assistant("nested"), "middle"),
    ),
    "assistants.get_versions": (
        200,
        lambda w: assistants.get_versions(w.assistant, models.AssistantVersionsSearchRequest(limit=5)),
    ),
    "assistants.search": (200, lambda w: assistants.search(models.AssistantSearchRequest(graph_id="agent", limit=2))),
    "assistants.set_latest": (
        200,
        lambda w: assistants.set_latest(w.assistant, models.AssistantVersionChange(version=1)),
    ),
    "assistants.update": (200, lambda w: assistants.update(w.assistant, models.AssistantPatch(name="renamed"))),
    "crons.count": (200, lambda w: crons.count(models.CronCountRequest())),
    "crons.create": (200, lambda w: crons.create(models.CronCreate(assistant_id="agent", schedule=NEVER, input=JOKE))),
    "crons.create_for_thread": (
        200,
        lambda w: crons.create_for_thread(
            w.thread(), models.ThreadCronCreate(assistant_id="agent", schedule=NEVER, input=JOKE)
        ),
    ),
    "crons.delete": (204, lambda w: crons.delete(w.cron())),
    "crons.get": (200, lambda w: crons.get(w.cron())),
    "crons.search": (200, lambda w: w.cron() and crons.search(models.CronSearch(limit=3))),
    "crons.update": (200, lambda w: crons.update(w.cron(), models.CronPatch(enabled=False))),
    "mcp.delete": (404, lambda _: mcp.delete()),
    "mcp.get": (405, lambda _: mcp.get()),
    "mcp.post": (200, lambda w: attrs.evolve(mcp.post(_initialize()), accept="application/json, text/event-stream")),
    "runs.cancel": (202, lambda w: _on(w.slow(), runs.cancel)),
    "runs.cancel_many": (204, lambda w: _cancel_many(w.slow())),
    "runs.create": (200, lambda w: runs.create(w.thread(), models.RunCreateStateful(assistant_id="agent", input=JOKE))),
    "runs.create_batch": (
        200,
        lambda w: runs.create_batch([models.RunCreateStateless(assistant_id="agent", input=JOKE)]),
    ),
    "runs.create_stateless": (
        200,
        lambda w: runs.create_stateless(models.RunCreateStateless(assistant_id="agent", input=JOKE)),
    ),
    "runs.delete": (204, lambda w: runs.delete(w.finished.thread_id, _another(w).run_id)),
    "runs.get": (200, lambda w: _on(w.finished, runs.get)),
    "runs.join": (200, lambda w: _on(w.finished, runs.join)),
    "runs.join_stream": (
        200,
        lambda w: runs.join_stream(w.finished.thread_id, w.finished.run_id, last_event_id="-", stream_mode=["values"]),
    ),
    "runs.list": (200, lambda w: runs.list(w.finished.thread_id, limit=5, status="success")),
    "runs.stream": (
        200,
        lambda w: runs.stream(w.thread(), models.RunCreateStreamingStateful(assistant_id="agent", input=JOKE)),
    ),
    "runs.stream_stateless": (
        200,
        lambda w: runs.stream_stateless(models.RunCreateStreamingStateless(assistant_id="agent", input=JOKE)),
    ),
    "runs.wait": (
        200,
        lambda w: runs.wait(w.thread(), models.RunCreateStreamingStateful(assistant_id="agent", input=JOKE)),
    ),
    "runs.wait_stateless": (
        200,
        lambda w: runs.wait_stateless(models.RunCreateStreamingStateless(assistant_id="agent", input=JOKE)),
    ),
    "store.delete_item": (
        204,
        lambda w: store.delete_item(models.StoreDeleteRequest(namespace=["contract"], key="gone")),
    ),
    "store.get_item": (200, lambda w: _with_item(w, store.get_item(namespace=["contract"], key="k"))),
    "store.list_namespaces": (200, lambda w: _with_item(w, store.list_namespaces(models.StoreListNamespacesRequest()))),
    "store.put_item": (
        204,
        lambda w: store.put_item(models.StorePutRequest(namespace=["contract"], key="k", value={"a": 1})),
    ),
    "store.search_items": (
        200,
        lambda w: _with_item(w, store.search_items(models.StoreSearchRequest(namespace_prefix=["contract"]))),
    ),
    "system.info": (200, lambda w: system.info()),
    "system.metrics": (200, lambda w: system.metrics(format="json")),
    "system.ok": (200, lambda w: system.ok(check_db=1)),
    "threads.copy": (200, lambda w: threads.copy(w.finished.thread_id)),
    "threads.count": (200, lambda w: threads.count(models.ThreadCountRequest(status="idle"))),
    "threads.create": (200, lambda w: threads.create(models.ThreadCreate(metadata={"by": "contract"}))),
    "threads.delete": (204, lambda w: threads.delete(w.thread())),
    "threads.get": (200, lambda w: threads.get(w.finished.thread_id, include=["ttl"])),
    "threads.get_history": (
        200,
        lambda w: threads.get_history(w.finished.thread_id, models.ThreadStateSearch(limit=3)),
    ),
    "threads.get_history_page": (200, lambda w: threads.get_history_page(w.finished.thread_id, limit=3)),
    "threads.get_state": (200, lambda w: threads.get_state(w.finished.thread_id, subgraphs=True)),
    "threads.get_state_at": (200, lambda w: threads.get_state_at(w.finished.thread_id, w.checkpoint())),
    "threads.get_state_at_checkpoint": (200, _at_checkpoint),
    "threads.get_storage": (200, lambda w: threads.get_storage(w.finished.thread_id)),
    "threads.join_stream": (
        200,
        lambda w: threads.join_stream(w.finished.thread_id, last_event_id="-", stream_modes=["lifecycle", "run_modes"]),
    ),
    "threads.prune": (200, lambda w: threads.prune(models.ThreadPruneRequest(thread_ids=[w.thread()]))),
    "threads.search": (200, lambda w: threads.search(models.ThreadSearchRequest(limit=3))),
    "threads.send_command": (
        200,
        lambda w: threads.send_command(w.thread(), _command("run.start", assistant_id="agent", input=JOKE)),
    ),
    "threads.stream_events": (200, _protocol_events),
    "threads.update": (200, lambda w: threads.update(w.thread(), models.ThreadPatch(metadata={"a": 1}))),
    "threads.update_state": (
        200,
        lambda w: threads.update_state(
            w.finished.thread_id, models.ThreadStateUpdate(values=JOKE, as_node="refine_topic")
        ),
    ),
}

ON_POSTGRES = {
    "system.metrics": 500,  # the runtime does not count its workers, which the server asks for
    "threads.get_storage": 404,  # newer than that server
}
"""Where the server of `make test-replicas` answers with another status."""


@pytest.fixture(scope="module")
def statuses() -> list[int]:
    """The statuses of all answers, in order."""
    return []


@pytest.fixture(scope="module")
def world(server_url: str, statuses: list[int]) -> Iterator[World]:
    """A world whose client writes down each answer's status."""
    session = requests.Session()
    session.hooks["response"].append(lambda response, **_: statuses.append(response.status_code))
    with get_client(url=server_url, api_key=None, session=session) as client, session:
        yield World(client)


def functions() -> dict[str, Callable[..., Call]]:
    """Every generated function, by `resource.name`."""
    found = {}
    for module in pkgutil.iter_modules(endpoints.__path__):
        room = importlib.import_module(f"{endpoints.__name__}.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            if function.__module__ == room.__name__:
                found[f"{module.name}.{name}"] = function
    return found


def missing(value: Any, at: str = "answer") -> Iterator[str]:
    """Where a required field is not there."""
    if isinstance(value, Model):
        for key, hint in hints_of(type(value)).items():
            optional = hint is Any or Unset in typing.get_args(
                hint
            )  # Any takes UNSET in: `values` is left out of a copy
            if key not in value and not optional:
                yield f"{at}.{key}"
            yield from missing(value.get(key), f"{at}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from missing(item, f"{at}[{index}]")


@pytest.mark.parametrize("operation", CASES)
def test_operation_answers_as_the_interface_says(
    operation: str, world: World, statuses: list[int], on_postgres: bool
) -> None:
    """The operation answers with its status, decodes, and leaves out nothing that is required."""
    status, make = CASES[operation]
    status = ON_POSTGRES.get(operation, status) if on_postgres else status
    call = make(world)
    assert call.operation == operation
    if status >= 400:
        with pytest.raises(APIStatusError) as caught:
            world.client._transport.send(call)
        assert caught.value.status_code == status
    elif isinstance(call, Request):
        answer = world.client._transport.send(call)
        assert statuses[-1] == status
        assert list(missing(answer)) == []
    else:
        body = world.client._transport.open(call)
        assert statuses[-1] == status
        assert next(iter(body)).startswith((b"event: ", b"data: ", b": "))
        body.close()


def test_every_operation_has_a_case(capsys: pytest.CaptureFixture[str]) -> None:
    """The cases cover each generated function, and so each operation of the interface."""
    assert set(CASES) == set(functions())
    interface = {key for key, _ in spec.operations(spec.load())} - {"GET /docs"}
    called = {key for key, name in spec.load_names()["operations"].items() if name in CASES}
    with capsys.disabled():
        print(f"\ncontract: {len(called)} operations called of {len(interface)} in the interface (all but /docs)")
    assert called == interface
