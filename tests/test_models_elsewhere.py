"""Answers in the libraries that take dicts and types: pydantic, FastAPI, msgspec, cattrs."""

from __future__ import annotations

import asyncio
import json

import cattrs
import fastapi
import msgspec
import pydantic
import pytest

import langgraph_client
from langgraph_client import models, schema

STATE = {
    "values": {"topic": "cats"},
    "next": [],
    "checkpoint": {"thread_id": "0c5", "checkpoint_ns": ""},
    "newer": [1],
}


class Kept(pydantic.BaseModel):
    """A user's record with an answer in it."""

    state: models.ThreadState
    history: list[models.ThreadState] = []


@pytest.fixture
def state() -> models.ThreadState:
    """A part of an answer: what is absent is UNSET as an attribute."""
    return models.ThreadState.from_dict(STATE)


def test_pydantic_takes_an_answer_as_a_field(state):
    """From an answer, a dict and JSON; nested answers are models; what is absent stays absent."""
    for kept in (
        Kept(state=state, history=[state]),
        Kept.model_validate({"state": STATE, "history": [STATE]}),
        Kept.model_validate_json(json.dumps({"state": STATE, "history": [STATE]})),
    ):
        assert type(kept.state) is models.ThreadState
        assert type(kept.history[0].checkpoint) is models.CheckpointConfig
        assert kept.model_dump() == {"state": STATE, "history": [STATE]}
        assert json.loads(kept.model_dump_json()) == {"state": STATE, "history": [STATE]}
    assert Kept.model_json_schema()["properties"]["state"]["type"] == "object"
    with pytest.raises(pydantic.ValidationError, match="valid dictionary"):
        Kept(state="none")


def test_pydantic_adapts_an_answers_type(state):
    """TypeAdapter validates and dumps it."""
    adapter = pydantic.TypeAdapter(models.ThreadState)
    assert adapter.validate_python(STATE).checkpoint.thread_id == "0c5"
    assert json.loads(adapter.dump_json(state)) == STATE


@pytest.mark.parametrize("name", schema.__all__)
def test_pydantic_takes_every_type_of_the_schema_module(name):
    """Before Python 3.12 it takes the TypedDict of typing_extensions only."""
    pydantic.TypeAdapter(getattr(schema, name))


def test_pydantic_keeps_where_a_message_is_from():
    """It is not part of the dict."""
    message = langgraph_client.Message({"type": "ai"}, ("outer:1",), {"langgraph_node": "talk"})
    adapter = pydantic.TypeAdapter(langgraph_client.Message)
    kept = adapter.validate_python(message)
    assert (kept, kept.node, kept.namespace) == ({"type": "ai"}, "talk", ("outer:1",))
    assert adapter.validate_python({"type": "ai"}).namespace == ()
    assert json.loads(adapter.dump_json(message)) == {"type": "ai"}


def test_fastapi_answers_with_an_answer(state):
    """As the return type of an endpoint and in its OpenAPI document."""
    app = fastapi.FastAPI()

    @app.get("/state")
    def read() -> models.ThreadState:
        return state

    sent = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b""}

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/state", "query_string": b"", "headers": []}
    asyncio.run(app(scope, receive, send))
    assert sent[0]["status"] == 200
    assert json.loads(sent[1]["body"]) == STATE
    assert app.openapi()["paths"]["/state"]["get"]["responses"]["200"]["content"]["application/json"]["schema"][
        "type"
    ] == ("object")


def test_msgspec_encodes_an_answer(state):
    """As JSON and MessagePack, with what the server sent and no more."""
    assert msgspec.json.decode(msgspec.json.encode(state)) == STATE
    assert msgspec.msgpack.decode(msgspec.msgpack.encode([state])) == [STATE]


def test_cattrs_unstructures_an_answer(state):
    """To plain dicts."""
    assert cattrs.unstructure({"state": state}) == {"state": STATE}
