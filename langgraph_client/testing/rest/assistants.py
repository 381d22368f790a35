"""Assistants: configured graphs, with versions."""

from __future__ import annotations

from typing import Any

from langgraph_client.testing.http import Refused, Response, answer, nothing
from langgraph_client.testing.rest.search import filtered, page
from langgraph_client.testing.routes import Call
from langgraph_client.testing.state import State, check_id, new_id, now

_KEPT = ("config", "context", "metadata", "name", "description")


def create(call: Call) -> Response:
    """POST /assistants."""
    body, state = call.body, call.fake.state
    graphs = call.fake.graphs
    if body["graph_id"] not in graphs:
        raise Refused(404, f"Graph '{body['graph_id']}' not found. Expected one of: {sorted(graphs)}")
    assistant_id = body.get("assistant_id") or new_id()
    check_id("assistant", assistant_id)
    if assistant_id in state.assistants:
        if body.get("if_exists") != "do_nothing":
            raise Refused(409, f"Assistant {assistant_id} already exists")
        return answer(state.assistant_record(assistant_id))
    return answer(add(state, assistant_id, body))


def add(state: State, assistant_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Create the first version of an assistant."""
    record = {
        "assistant_id": assistant_id,
        "graph_id": body["graph_id"],
        "config": body.get("config") or {},
        "context": body.get("context") or {},
        "metadata": body.get("metadata") or {},
        "name": body.get("name") or "Untitled",
        "created_at": now(),
        "updated_at": now(),
        "version": 1,
        "description": body.get("description"),
    }
    state.assistants[assistant_id] = [record]
    state.latest[assistant_id] = 1
    return record


def get(call: Call) -> Response:
    """GET /assistants/{assistant_id}."""
    return answer(_known(call, "Not Found"))


def get_schemas(call: Call) -> Response:
    """GET /assistants/{assistant_id}/schemas."""
    graph = _known(call, "Not Found")["graph_id"]
    schemas = call.fake.schemas.get(graph)
    if schemas is None:
        raise Refused(
            501, f"A fake Agent Server has no schemas of {graph!r}: give it some by script({graph!r}, schemas=…)."
        )
    keys = ("input_schema", "output_schema", "state_schema", "config_schema", "context_schema")
    return answer({"graph_id": graph, **{key: schemas.get(key) for key in keys}})


def update(call: Call) -> Response:
    """PATCH /assistants/{assistant_id}: a new version."""
    (assistant_id,) = call.ids
    old = _known(call, f"Assistant {assistant_id} not found")
    state = call.fake.state
    versions = state.assistants[assistant_id]
    given = {name: call.body[name] for name in (*_KEPT, "graph_id") if name in call.body}
    if "metadata" in given:
        given["metadata"] = {**old["metadata"], **given["metadata"]}
    record = {**old, **given, "updated_at": now(), "version": max(one["version"] for one in versions) + 1}
    versions.append(record)
    state.latest[assistant_id] = record["version"]
    return answer(record)


def delete(call: Call) -> Response:
    """DELETE /assistants/{assistant_id}."""
    (assistant_id,) = call.ids
    _known(call, f"Assistant with ID {assistant_id} not found")
    del call.fake.state.assistants[assistant_id], call.fake.state.latest[assistant_id]
    return nothing()


def search(call: Call) -> Response:
    """POST /assistants/search."""
    return page(_found(call), call.body)


def count(call: Call) -> Response:
    """POST /assistants/count."""
    return answer(len(_found(call)))


def get_versions(call: Call) -> Response:
    """POST /assistants/{assistant_id}/versions."""
    _known(call, "Not Found")
    versions = filtered(call.fake.state.assistants[call.ids[0]], call.body, equal=())
    newest = [{**one, "created_at": one["updated_at"]} for one in reversed(versions)]
    for one in newest:
        del one["updated_at"]
    offset = call.body.get("offset") or 0
    return answer(newest[offset : offset + (call.body.get("limit") or 10)])


def set_latest(call: Call) -> Response:
    """POST /assistants/{assistant_id}/latest."""
    (assistant_id,) = call.ids
    _known(call, "Not Found")
    version = call.body["version"]
    state = call.fake.state
    if version not in {one["version"] for one in state.assistants[assistant_id]}:
        raise Refused(404, f"Version {version} not found for assistant {assistant_id}")
    state.latest[assistant_id] = version
    return answer({**state.assistant_record(assistant_id), "updated_at": now()})


def _known(call: Call, otherwise: str) -> dict[str, Any]:
    (assistant_id,) = call.ids
    check_id("assistant", assistant_id)
    if assistant_id not in call.fake.state.assistants:
        raise Refused(404, otherwise)
    return call.fake.state.assistant_record(assistant_id)


def _found(call: Call) -> list[dict[str, Any]]:
    state = call.fake.state
    part = str(call.body.get("name") or "").lower()
    records = [one for one in map(state.assistant_record, state.assistants) if part in one["name"].lower()]
    return filtered(records, call.body, equal=("graph_id",))
