"""Tokens and whole messages of the real server, with models that talk at the same time."""

from __future__ import annotations

from typing import Any

import pytest

from langgraph_client import Client
from langgraph_client.models import StreamMode, Thread
from langgraph_client.streams.run import RunStream

HELLO = {"messages": [{"role": "user", "content": "words:50"}]}
ANSWER = " ".join(f"word{number}" for number in range(1, 51))
QUESTION = "Why tea, of all things?"
SENTENCE = "Let me look up tea."


def stream(client: Client, thread: Thread, graph: str, input: Any, mode: StreamMode = "messages-tuple") -> RunStream:
    """A run's parts."""
    return client.runs.stream(thread.thread_id, graph, input=input, stream_mode=mode)


def test_tokens_join_to_the_answer(client: Client, thread: Thread) -> None:
    """One token a word, and the stream ends as it does when it is iterated."""
    said = stream(client, thread, "chat", HELLO)
    pieces = list(said.tokens())
    assert (len(pieces), "".join(pieces)) == (50, ANSWER)
    assert said.status == "success"


def test_tokens_and_parts_are_taken_from_one_stream(client: Client, thread: Thread) -> None:
    """What iterating took, `tokens` does not see, and it can be left and taken up again."""
    said = stream(client, thread, "chat", HELLO)
    assert next(said).event == "metadata"
    next(said)
    pieces = said.tokens()
    taken = [next(pieces), next(pieces)]
    assert [*taken, *said.tokens()] == [f"word{number} " for number in range(2, 50)] + ["word50"]


@pytest.mark.parametrize("mode", ["messages-tuple", "messages"])
def test_the_answer_is_one_message(client: Client, thread: Thread, mode: StreamMode) -> None:
    """In either mode it is the message that the thread keeps."""
    [message] = stream(client, thread, "chat", HELLO, mode).messages()
    assert (message.type, message.text, message.node) == ("ai", ANSWER, "talk")
    assert message == client.threads.get_state(thread.thread_id)["values"]["messages"][-1]


@pytest.mark.parametrize("mode", ["messages-tuple", "messages"])
def test_agents_that_talk_at_the_same_time(client: Client, thread: Thread, mode: StreamMode) -> None:
    """Each one's chunks become its message: with thoughts, calls and usage, equal to what the thread keeps."""
    found = {message.node: message for message in stream(client, thread, "agents", {"topic": "tea"}, mode).messages()}
    assert {node: message.text for node, message in found.items()} == {
        "critic": QUESTION,
        "researcher": SENTENCE,
        "tools": "tea: see elsewhere",
    }
    researcher = found["researcher"]
    assert researcher.reasoning == "I know nothing of tea"
    assert researcher.tool_calls == [{"name": "look_up", "args": {"topic": "tea"}, "id": "call-1", "type": "tool_call"}]
    assert researcher.usage is not None
    assert researcher.usage["output_token_details"] == {"reasoning": 3}
    assert (found["critic"].tags, found["tools"]["tool_call_id"]) == (["critical"], "call-1")
    kept = client.threads.get_state(thread.thread_id)["values"]["messages"]
    assert {message["id"]: message for message in kept} == {message.id: message for message in found.values()}


def test_messages_come_as_soon_as_they_are_complete(client: Client, thread: Thread) -> None:
    """The tool's answer comes after both agents are through."""
    nodes = [message.node for message in stream(client, thread, "agents", {"topic": "tea"}).messages()]
    assert sorted(nodes[:2], key=str) == ["critic", "researcher"]
    assert nodes[2:] == ["tools"]


@pytest.mark.parametrize(
    ("wanted", "text"), [({"node": "researcher"}, SENTENCE), ({"tags": "critical"}, QUESTION), ({"node": "tools"}, "")]
)
def test_tokens_of_one_agent(client: Client, thread: Thread, wanted: dict[str, str], text: str) -> None:
    """By its node, or by a tag of its model; a tool is no model."""
    assert "".join(stream(client, thread, "agents", {"topic": "tea"}).tokens(**wanted)) == text


def test_a_message_can_be_sent_back(client: Client, thread: Thread) -> None:
    """What a run said is input for the next one, as it is."""
    first, *_ = stream(client, thread, "agents", {"topic": "tea"}).messages(tags="critical")
    assert (
        "".join(client.runs.stream(None, "chat", input={"messages": [first]}, stream_mode="messages-tuple").tokens())
        == f"You said: {QUESTION}"
    )
