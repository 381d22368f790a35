"""Every operation on one server: it works, or it is said that the server lacks it, as the table of servers tells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from langgraph_client import APIStatusError, ProtocolError, UnsupportedByServer, get_client, servers
from langgraph_client.request import Request
from langgraph_client.transport.websocket import connect
from tests.integration.test_contract import CASES, World, missing

BY_DESIGN = ("mcp.get", "mcp.delete")
"""Operations that langgraph-api has a route for, and refuses."""
LEFT_OUT = {
    "Run": {"metadata", "kwargs", "multitask_strategy"},
    "Cron": {"cron_id", "end_time", "schedule", "payload", "enabled"},
    "Item": {"created_at", "updated_at"},
    "SearchItemsResponse": {"created_at", "updated_at"},
    "ServerInfo": {"langgraph_py_version"},
}
"""Fields that the interface requires and Aegra leaves out."""


class OtherWorld(World):
    """A world on a server that may not say which cron it made."""

    def cron(self) -> str:
        """A new cron that never fires."""
        try:
            return super().cron()
        except ProtocolError:
            return self.client.crons.search()[0].cron_id


@pytest.fixture(scope="module")
def world(server_url: str) -> Iterator[World]:
    """Things for operations to work on."""
    with get_client(url=server_url, api_key=None) as client:
        yield OtherWorld(client)


def left_out(answer: Any) -> list[str]:
    """The names of required fields that are missing in an answer."""
    return sorted({place.rpartition(".")[2] for place in missing(answer)})


@pytest.mark.parametrize("operation", [one for one in CASES if one != "threads.prune"])
def test_an_operation(operation, world, server, found):
    """What the table says that the server has works; anything else is UnsupportedByServer, which says since when."""
    row = servers.OPERATIONS.get(operation)
    if row is not None and servers.lacks(server, row):
        with pytest.raises(UnsupportedByServer) as caught:
            send(world, CASES[operation][1](world))
        assert (caught.value.server, caught.value.version) == (server.name, server.version)
        found("operations", operation, "no")
        return
    if operation in BY_DESIGN:
        with pytest.raises(APIStatusError) as refused:
            send(world, CASES[operation][1](world))
        assert not isinstance(refused.value, UnsupportedByServer)
        found("operations", operation, str(refused.value.status_code))
        return
    answer = send(world, CASES[operation][1](world))
    names = left_out(answer)
    if names:
        first = answer[0] if isinstance(answer, list) else answer
        assert server.name == servers.AEGRA
        assert set(names) <= LEFT_OUT[type(first).__name__]
    found("operations", operation, f"without {', '.join(f'`{name}`' for name in names)}" if names else "yes")


def send(world: World, call: Any) -> Any:
    """The answer to a call; None for a stream, whose first bytes are read."""
    transport = world.client._transport
    if isinstance(call, Request):
        return transport.send(call)
    body = transport.open(call)
    assert next(iter(body)).startswith((b"event: ", b"data: ", b": "))
    body.close()
    return None


def test_a_websocket(world, server, found):
    """The handshake succeeds, or is refused as unsupported; never as if the key were refused."""
    path = f"/threads/{world.thread()}/stream/events"
    if servers.lacks(server, servers.OPERATIONS["websocket"]):
        with pytest.raises(UnsupportedByServer):
            connect(world.client._transport, path)
        found("operations", "websocket", "no")
        return
    connect(world.client._transport, path).close()
    found("operations", "websocket", "yes")


def test_pruning(world, server, found):
    """No thread is pruned by a server that would not look at which ones are named."""
    thread_id = world.thread()
    if servers.lacks(server, servers.OPERATIONS["threads.prune"]):
        with pytest.raises(UnsupportedByServer):
            world.client.threads.prune([thread_id])
        assert world.client.threads.get(thread_id).thread_id == thread_id
        found("operations", "threads.prune", "no")
        return
    assert world.client.threads.prune([thread_id]).pruned_count == 1
    found("operations", "threads.prune", "yes")


def test_a_search_by_ids(world, server, found):
    """The threads that were asked for come, or an error; never others."""
    wanted = world.thread()
    world.thread()
    if servers.lacks(server, servers.FEATURES["search by ids"]):
        with pytest.raises(UnsupportedByServer, match="ignores ids"):
            world.client.threads.search(ids=[wanted])
        found("operations", "threads.search by ids", "no")
        return
    assert [one.thread_id for one in world.client.threads.search(ids=[wanted])] == [wanted]
    found("operations", "threads.search by ids", "yes")


def test_keys(world, server, found):
    """A start is made once; where no run can be found by its key, that is an error."""
    row = servers.FEATURES["run metadata"]
    thread_id = world.thread()
    if servers.lacks(server, row):
        with pytest.raises(ProtocolError, match="leaves out the `metadata` of runs"):
            world.client.runs.create(thread_id, "agent", input={"topic": "a"}, idempotency_key="k")
        found("operations", "idempotency_key", "no")
        return
    made = {
        world.client.runs.create(thread_id, "agent", input={"topic": "a"}, idempotency_key="k").run_id for _ in range(2)
    }
    assert len(made) == 1
    found("operations", "idempotency_key", "yes")
