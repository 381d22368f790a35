"""A user's script on generated modules: type checkers prove what each value is. It is never run.

The lines with `# wrong` are mistakes: without a complaint there, the comment that expects it would be one.
"""

from __future__ import annotations

from typing import Any

from typing_extensions import assert_type

from langgraph_client import Client, models
from langgraph_client.typed import TypedRunStream
from tests.typed.golden import agents, agents_attrs


def runs(client: Client, thread_id: str) -> None:
    """What is sent and what comes back."""
    agent = agents.agent(client)
    output = agent.wait(thread_id, input={"topic": "tea"}, deadline=60, metadata={"order": 7})
    assert_type(output, agents.AgentOutput)
    assert_type(output["topic"], str)
    run = agents.agent(client, validate=True).create(None, input={"topic": "tea"}, stream_resumable=True)
    assert_type(run, models.Run)
    assert_type(agent.join(run.thread_id, run.run_id), agents.AgentOutput)


def streams(client: Client, thread_id: str) -> None:
    """The mode says what the data are."""
    agent = agents.agent(client)
    with agent.stream(thread_id, input={"topic": "tea"}) as stream:
        for state in stream:
            assert_type(state.data, agents.AgentState)
    for update in agent.stream(thread_id, input={"topic": "tea"}, stream_mode="updates"):
        assert_type(update.data, dict[str, agents.AgentState | None])
    for part in agent.stream(thread_id, input=None, command={"resume": "yes"}, stream_mode=["values", "updates"]):
        assert_type(part.data, Any)
    resumed = agent.resume("bookmark", stream_mode="updates", thread_id=thread_id)
    assert_type(resumed, TypedRunStream[dict[str, agents.AgentState | None]])


def states(client: Client, thread_id: str) -> None:
    """The state of a thread."""
    agent = agents.agent(client)
    assert_type(agent.get_state(thread_id).values, agents.AgentState)
    agent.update_state(thread_id, {"joke": "a better one"}, as_node="generate_joke")


def messages(client: Client) -> None:
    """Messages are told apart by their type, and may be given as chat models take them."""
    talk = agents.awkward_talk(client)
    new: list[agents.NewMessage] = [{"role": "user", "content": "hi"}, {"type": "human", "content": "again"}]
    output = talk.wait(None, input={"messages": new}, context={"name": "Ada"})
    for message in output["messages"]:
        if message["type"] == "ai":
            assert_type(message, agents.AIMessage)
            assert_type(message.get("tool_calls"), list[agents.ToolCall] | None)


def awkward(client: Client) -> None:
    """Aliases, tags, recursion, enumerations, and keys that are no identifiers."""
    order = agents.awkward_order(client).wait(None, input={"order_id": 1, "address": {"streetName": "Elm St"}})
    assert_type(order["address"].get("zip-code"), str | None)
    zoo = agents.awkward_zoo(client).wait(None, input={"star": {"kind": "dog", "owner": "Ada"}})
    assert_type(zoo["star"], agents.Cat | agents.Dog)
    forest = agents.awkward_forest(client).wait(None, input={"trees": [{"label": "a", "children": [{"label": "b"}]}]})
    assert_type(forest["trees"][0].get("children", []), list[agents.Branch])
    paint = agents.awkward_paint(client).wait(None, input={"colour": "red", "level": 10, "finish": None})
    assert_type(paint.get("mixed", {}), dict[str, float])
    narrow = agents.awkward_narrow(client).wait(None, input={"question": "why?"})
    assert_type(narrow["answer"], str)


def classes(client: Client, thread_id: str) -> None:
    """The other style: classes as the client's own."""
    job = agents_attrs.job(client).wait(thread_id, input=agents_attrs.MyJobInput(name="mow"))
    assert_type(job, agents_attrs.MyJobOutput)
    assert_type(job.name, str)
    for part in agents_attrs.job(client).stream(thread_id, input=agents_attrs.MyJobInput(name="mow")):
        assert_type(part.data, agents_attrs.MyJobState)


def mistakes(client: Client) -> None:
    """Each of these is a red line in an editor."""
    agent = agents.agent(client)
    agent.wait(None, input={"topik": "tea"})  # type: ignore[arg-type]  # wrong: a key that there is not
    agent.wait(None, input={})  # type: ignore[arg-type]  # wrong: a key that is missing
    agent.wait(None, input={"topic": 7})  # type: ignore[arg-type]  # wrong: a value of another type
    agent.wait(None)  # type: ignore[call-arg]  # wrong: no input
    agent.wait(None, input={"topic": "tea"}, deadlin=3)  # type: ignore[call-arg]  # wrong: an option that there is not
    agents.awkward_talk(client).wait(None, input={"messages": []}, context={"nam": "Ada"})  # type: ignore[arg-type]  # wrong
    agents.awkward_zoo(client).wait(None, input={"star": {"kind": "cow"}})  # type: ignore[arg-type]  # wrong: no such animal
    agents.awkward_paint(client).wait(None, input={"colour": "blue"})  # type: ignore[arg-type]  # wrong: no such colour
