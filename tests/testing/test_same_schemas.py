"""A graph that was scripted with schemas: the fake says them, and refuses what they do not allow."""

from __future__ import annotations

from typing import Any

import pytest

from langgraph_client import APIStatusError, Client, ProtocolError, UnprocessableEntityError
from langgraph_client.testing import FakeAgentServer, values
from tests.typed.golden import agents

WRONG = [
    ({"input": {"topik": "tea"}}, "input.topic is required"),
    ({"input": {"topic": 7}}, "input.topic must be of type string, got 7"),
]


def own(client: Client, graph: str) -> str:
    """The UUID of a graph's own assistant."""
    return client.assistants.search(graph_id=graph)[0].assistant_id


def test_schemas_are_as_on_the_real_server(server: FakeAgentServer, client: Client, of_real: Client):
    """The same keys and values, given what the real server says."""
    theirs = of_real.assistants.get_schemas(own(of_real, "agent"))
    server.script("agent", schemas=theirs)
    assert client.assistants.get_schemas(own(client, "agent")) == theirs


def test_a_script_without_schemas_says_so(server: FakeAgentServer, client: Client):
    """It has none, and tells how to give it some."""
    server.script("agent")
    with pytest.raises(
        APIStatusError, match=r"has no schemas of 'agent': give it some by script\('agent', schemas=…\)"
    ):
        client.assistants.get_schemas(own(client, "agent"))


@pytest.mark.parametrize(("body", "told"), WRONG)
def test_a_wrong_input_is_noticed(body: dict[str, Any], told: str, server: FakeAgentServer, client: Client):
    """A run in the background, one that is waited for and one that is streamed; nothing is started."""
    server.script("agent", [values({"topic": "tea"})], schemas=agents.SCHEMAS["agent"])
    thread_id = client.threads.create().thread_id
    for start in (client.runs.create, client.runs.wait, client.runs.stream):
        with pytest.raises(UnprocessableEntityError, match=told):
            start(thread_id, "agent", **body)
    assert client.runs.list(thread_id) == []


def test_a_wrong_context_is_noticed(server: FakeAgentServer, client: Client):
    """As an input is."""
    server.script("talk", schemas=agents.SCHEMAS["awkward-talk"])
    with pytest.raises(UnprocessableEntityError, match="context.name is required"):
        client.runs.wait(None, "talk", input={"messages": []}, context={})


def test_a_right_input_runs(server: FakeAgentServer, client: Client):
    """With a generated module on a fake server, as a user's test has it."""
    server.script("agent", [values({"topic": "tea", "joke": "ha"})], schemas=agents.SCHEMAS["agent"])
    graph = agents.agent(client, validate=True)
    assert graph.wait(None, input={"topic": "tea"}) == {"topic": "tea", "joke": "ha"}
    assert [part.data for part in graph.stream(None, input={"topic": "tea"})] == [{"topic": "tea", "joke": "ha"}]


def test_later_scripts_keep_the_schemas(server: FakeAgentServer, client: Client):
    """Unless they bring some of their own."""
    server.script("agent", schemas=agents.SCHEMAS["agent"])
    server.script("agent", [values({"topic": "tea"})])
    with pytest.raises(UnprocessableEntityError):
        client.runs.wait(None, "agent", input={})


def test_what_comes_and_does_not_fit_is_an_error(server: FakeAgentServer, client: Client):
    """With `validate`, of an output, of a stream's parts and of a state; without it, it passes."""
    server.script("agent", [values({"topic": 7})], schemas=agents.SCHEMAS["agent"])
    thread_id = client.threads.create().thread_id
    assert agents.agent(client).wait(thread_id, input={"topic": "tea"}) == {"topic": 7}
    graph = agents.agent(client, validate=True)
    told = "what came of agent does not fit its schema: {}.topic must be of type string, got 7"
    with pytest.raises(ProtocolError, match=told.format("output")):
        graph.wait(thread_id, input={"topic": "tea"})
    for mode in ("values", "updates"):
        server.script("agent", [values({"topic": 7}) if mode == "values" else ("updates", {"node": {"topic": 7}})])
        with pytest.raises(ProtocolError, match=told.format("state")):
            list(graph.stream(thread_id, input={"topic": "tea"}, stream_mode=mode))
    with pytest.raises(ProtocolError, match=told.format("state")):
        graph.get_state(thread_id)
