"""Every stream mode of the real server, alone and together, with and without a thread, with the parts of subgraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from langgraph_client import Client, StreamPart, UnprocessableEntityError
from langgraph_client.models import StreamMode, Thread

JOKE = {"topic": "ice cream"}
PUNCH_LINE = "This is a joke about ice cream and cats"
HELLO = {"messages": [{"role": "user", "content": "words:5"}]}


def parts(client: Client, thread: Thread | None, graph: str, input: Any, mode: Any, **options: Any) -> list[StreamPart]:
    """All parts of a run but the first, which names the run."""
    thread_id = thread.thread_id if thread else None
    first, *rest = client.runs.stream(thread_id, graph, input=input, stream_mode=mode, **options)
    assert first.event == "metadata"
    assert set(first.data) == {"run_id", "attempt"}
    return rest


def test_values_are_the_state_after_each_step(client: Client, thread: Thread) -> None:
    """`values` gives the whole state: the input, then after each node."""
    states = [part.data for part in parts(client, thread, "agent", JOKE, "values")]
    refined = {"topic": "ice cream and cats"}
    assert states == [JOKE, refined, {**refined, "joke": PUNCH_LINE}]


def test_updates_are_what_each_node_returned(client: Client, thread: Thread) -> None:
    """`updates` gives one part a node, under the node's name."""
    pairs = [tuple(part) for part in parts(client, thread, "agent", JOKE, "updates")]
    refined, told = {"topic": "ice cream and cats"}, {"joke": PUNCH_LINE}
    assert pairs == [("updates", {"refine_topic": refined}), ("updates", {"generate_joke": told})]


def test_messages_tuple_gives_tokens(client: Client, thread: Thread) -> None:
    """`messages-tuple` gives each chunk of a message with its metadata, as event `messages`."""
    chunks = parts(client, thread, "chat", HELLO, "messages-tuple")
    assert {part.event for part in chunks} == {"messages"}
    assert "".join(message["content"] for message, _ in (part.data for part in chunks)) == " ".join(
        f"word{n}" for n in range(1, 6)
    )
    assert all(metadata["langgraph_node"] for _, metadata in (part.data for part in chunks))


def test_messages_gives_messages_as_they_grow(client: Client, thread: Thread) -> None:
    """`messages` gives a message's metadata, and the whole text so far with each chunk."""
    grown = parts(client, thread, "chat", HELLO, "messages")
    assert grown[0].event == "messages/metadata"
    partial = [part.data[0]["content"] for part in grown if part.event == "messages/partial"]
    assert all(after.startswith(before) for before, after in pairwise(partial))
    assert partial[-1] == "word1 word2 word3 word4 word5"


def test_custom_is_what_the_graph_writes(client: Client, thread: Thread) -> None:
    """`custom` gives what a node writes to its stream writer."""
    assert [part.data for part in parts(client, thread, "custom", {"count": 3}, "custom")] == [
        {"step": 1},
        {"step": 2},
        {"step": 3},
    ]


def test_events_are_those_of_langchain(client: Client, thread: Thread) -> None:
    """`events` gives the events of everything that runs, down to the model's chunks."""
    names = [part.data["event"] for part in parts(client, thread, "chat", HELLO, "events")]
    assert names[0] == "on_chain_start"
    assert names.count("on_chat_model_stream") == 5
    assert names[-1] == "on_chain_end"


def test_tasks_start_and_end(client: Client, thread: Thread) -> None:
    """`tasks` gives two parts a node: with its input, and with its result."""
    tasks = [part.data for part in parts(client, thread, "agent", JOKE, "tasks")]
    assert [(task["name"], "result" in task) for task in tasks] == [
        ("refine_topic", False),
        ("refine_topic", True),
        ("generate_joke", False),
        ("generate_joke", True),
    ]


def test_checkpoints_are_what_is_kept(client: Client, thread: Thread) -> None:
    """`checkpoints` gives each checkpoint with the state in it."""
    kept = [part.data for part in parts(client, thread, "agent", JOKE, "checkpoints")]
    assert kept[-1]["values"]["joke"] == PUNCH_LINE
    assert kept[-1]["next"] == []


def test_debug_is_tasks_and_checkpoints(client: Client, thread: Thread) -> None:
    """`debug` gives tasks and checkpoints, each with its step and type."""
    kinds = {part.data["type"] for part in parts(client, thread, "agent", JOKE, "debug")}
    assert kinds == {"checkpoint", "task", "task_result"}


def test_several_modes_come_as_pairs(client: Client, thread: Thread) -> None:
    """With a list of modes each part is a pair of mode and chunk, in the order in which they happened."""
    modes: list[StreamMode] = ["values", "updates", "custom"]
    pairs = [(mode, chunk) for mode, chunk in parts(client, thread, "custom", {"count": 2}, modes)]
    assert [mode for mode, _ in pairs] == ["values", "custom", "custom", "updates", "values"]


def test_subgraphs_have_a_namespace(client: Client, thread: Thread) -> None:
    """With `stream_subgraphs` the parts of graphs in graphs come too, and say where they are from."""
    inner = parts(client, thread, "nested", {"trail": []}, "updates", stream_subgraphs=True)
    where = [tuple(name.partition(":")[0] for name in part.namespace) for part in inner]
    assert where == [(), ("middle",), ("middle", "inner"), ("middle",), ()]
    assert {part.mode for part in inner} == {"updates"}


def test_without_a_thread(client: Client) -> None:
    """`thread_id=None` makes a stateless run with a thread of its own, which is gone afterwards."""
    stream = client.runs.stream(None, "agent", input=JOKE, stream_mode="updates")
    assert stream.thread_id
    assert stream.run_id
    assert [part.mode for part in stream] == ["metadata", "updates", "updates"]
    assert stream.status == "success"


def test_without_a_thread_and_without_keeping_parts(client: Client) -> None:
    """A stateless run that keeps nothing is streamed by the request that starts it."""
    stream = client.runs.stream(None, "agent", input=JOKE, stream_mode="updates", stream_resumable=False)
    assert [part.id for part in stream] == [None, None, None]
    assert (stream.thread_id, stream.bookmark) == (None, None)


def test_version_2_gives_dicts(client: Client, thread: Thread) -> None:
    """`version="v2"` gives dicts with the type, the namespace, the data and the interrupts apart."""
    given = client.runs.stream(thread.thread_id, "approval", input={"request": "buy"}, version="v2")
    *_, last = given
    assert set(last) == {"type", "ns", "data", "interrupts"}
    assert (last["type"], last["ns"], "__interrupt__" in last["data"]) == ("values", [], False)
    assert last["interrupts"][0]["value"] == {"question": "Shall I buy?"}


@pytest.mark.parametrize("mode", ["update", "message", "debugg", 3, ["values", "value"]])
def test_a_misspelt_mode_is_refused_here(client: Client, thread: Thread, mode: Any) -> None:
    """And so is what is not a str: nothing is sent."""
    with pytest.raises((TypeError, ValueError), match="stream_mode must be"):
        client.runs.stream(thread.thread_id, "agent", input=JOKE, stream_mode=mode)
    with pytest.raises((TypeError, ValueError), match="stream_mode must be"):
        client.runs.join_stream(thread.thread_id, thread.thread_id, stream_mode=mode)


@pytest.mark.parametrize("mode", ["tools", ["values", "nonsense"]])
def test_a_mode_that_the_server_does_not_know_is_refused_there(client: Client, thread: Thread, mode: Any) -> None:
    """A newer server may know it: the client sends it, and this server answers 422."""
    with pytest.raises(UnprocessableEntityError, match="nonsense|tools"):
        client.runs.stream(thread.thread_id, "agent", input=JOKE, stream_mode=mode)
