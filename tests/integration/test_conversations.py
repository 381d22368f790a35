"""Conversations on a real server, the same over each transport: what happens in them, and how they end."""

from __future__ import annotations

import threading
import uuid

import pytest

from langgraph_client import Client, CommandRefused, RunFailed

CHAT = {"messages": [{"role": "user", "content": "Hello there"}]}
BUY = {"request": "buy cats"}


@pytest.fixture(params=["sse", "websocket"])
def transport(request):
    """Server-sent events, or a WebSocket."""
    if request.param == "websocket":
        pytest.importorskip("websockets")
    return request.param


@pytest.fixture
def talk(client: Client, transport):
    """Begins a conversation with a graph."""
    streams = []

    def begin(graph, thread_id=None, **options):
        streams.append(client.threads.stream(thread_id, assistant_id=graph, transport=transport, **options))
        return streams[-1]

    yield begin
    for stream in streams:
        stream.close()


def test_the_tokens_of_a_chat(talk, client):
    """As they come; the message is what the graph's state holds."""
    stream = talk("chat")
    started = stream.run.start(input=CHAT, metadata={"of": "a test"})
    assert client.runs.get(stream.thread_id, started["run_id"]).metadata["of"] == "a test"
    (said,) = stream.messages
    assert list(said) == ["You ", "said: ", "Hello ", "there"]
    assert (said.text, said.role, said.error) == ("You said: Hello there", "ai", None)
    assert list(said.text) == ["You ", "said: ", "Hello ", "there"]
    state = stream.output
    assert (state["messages"][-1]["id"], client.runs.join(stream.thread_id, started["run_id"])) == (said.id, state)
    assert [message["id"] for message in list(stream.values)[-1]["messages"]] == [m["id"] for m in state["messages"]]
    assert (stream.interrupted, stream.reconnects) == (False, 0)


@pytest.mark.parametrize(("graph", "given"), [("slow", {"steps": 4, "delay": 0.3}), ("approval", BUY)])
def test_a_run_that_is_joined_before_its_end(talk, client, graph, given):
    """The result is the state, as after its end."""
    stream = talk(graph)
    run_id = stream.run.start(input=given)["run_id"]
    early = client.runs.join(stream.thread_id, run_id)
    assert {name: early[name] for name in given} == given
    assert early == client.runs.join(stream.thread_id, run_id)


def test_a_thread_in_capitals(talk, client):
    """It is the same thread: its state is not empty."""
    stream = talk("agent", str(uuid.uuid4()).upper())
    stream.run.start(input={"topic": "tea"})
    assert stream.output == client.threads.get_state(stream.thread_id.upper()).values
    assert stream.output["topic"] == "tea and cats"


def test_many_tokens(talk):
    """Each once, in order."""
    stream = talk("chat")
    stream.run.start(input={"messages": [{"role": "user", "content": "words:2000"}]})
    (said,) = stream.messages
    assert list(said) == [f"word{number} " for number in range(1, 2000)] + ["word2000"]


def test_tools(talk):
    """Three at once: one hands out its answer bit by bit, one fails."""
    stream = talk("tools")
    stream.run.start(input={"messages": [{"role": "user", "content": "Oslo"}]})
    calls = {call.name: call for call in stream.tool_calls}
    assert sorted(calls) == ["broken", "forecast", "population"]
    assert calls["forecast"].input == {"city": "Oslo"}
    assert list(calls["forecast"].deltas) == ["Oslo: ", "cold, ", "dark"]
    assert calls["forecast"].output["content"] == "Oslo: cold, dark"
    assert (calls["broken"].output, calls["broken"].error) == (None, "no such city: Oslo")
    assert stream.output["messages"][-1]["content"] == "Done with Oslo"


def test_a_channel_of_the_graphs_own(talk):
    """By its name, though the server does not keep it and another projection was read before; and what has no name."""
    stream = talk("tools")
    stream.run.start(input={"messages": [{"role": "user", "content": "Oslo"}]})
    tools = ["broken", "forecast", "population"]
    assert sorted(told["payload"]["began"] for told in stream.extensions["progress"]) == tools
    list(stream.values)
    assert sorted(told["payload"]["began"] for told in stream.extensions["progress"]) == tools
    plain = talk("custom")
    plain.run.start(input={"count": 3})
    assert [event.data for event in plain.subscribe(["custom"])] == [{"step": 1}, {"step": 2}, {"step": 3}]


def test_what_a_graph_writes_with_a_name(talk):
    """All of it, by its name; and again, also on a new stream, as the server stores it."""
    stream = talk("custom")
    stream.run.start(input={"count": 5, "name": "progress"})
    written = [{"name": "progress", "step": step} for step in range(1, 6)]
    assert list(stream.extensions["progress"]) == written
    assert list(stream.interleave_projections(["progress"])) == [("progress", one) for one in written]
    assert list(stream.extensions["other"]) == []
    assert list(talk("custom", stream.thread_id).extensions["progress"]) == written


def test_a_subgraph_in_a_subgraph(talk):
    """Each with its projections."""
    stream = talk("nested")
    stream.run.start(input={"trail": []})
    for middle in stream.subgraphs:
        assert (middle.graph_name, middle.path) == ("middle", (f"middle:{middle.trigger_call_id}",))
        (inner,) = middle.subgraphs
        assert (inner.graph_name, list(inner.values)[0]) == ("inner", {"trail": ["outer", "middle"]})  # noqa: RUF015
        assert (inner.output, inner.status) == ({"trail": ["outer", "middle", "inner"]}, "completed")
        assert middle.output == {"trail": ["outer", "middle", "inner"]}


def test_two_that_talk_at_the_same_time(talk):
    """In subgraphs of subgraphs: each message in its own place."""
    stream = talk("team")
    stream.run.start(input={"topic": "tea"})
    said = {room.graph_name: [[m.text for m in desk.messages] for desk in room.subgraphs] for room in stream.subgraphs}
    assert said == {name: [[f"{name} on tea: one two three"]] for name in ("left", "right")}
    assert list(stream.messages) == []


def test_two_that_talk_at_the_same_time_in_one_graph(talk):
    """Where the server does not say whose a piece is: whole messages, unmixed."""
    stream = talk("agents")
    stream.run.start(input={"topic": "tea"})
    said = {message.text: message for message in stream.messages}
    assert sorted(said) == ["Let me look up tea.", "Why tea, of all things?"]
    researcher = said["Let me look up tea."]
    assert researcher.reasoning == "I know nothing of tea"
    assert [(call["name"], call["args"]) for call in researcher.tool_calls] == [("look_up", {"topic": "tea"})]
    assert researcher.usage["total_tokens"] == 18
    by_id = {message["id"]: message for message in stream.output["messages"]}
    assert {message.id for message in said.values()} < set(by_id)


def test_a_human_in_the_loop(talk):
    """The question, an answer that the server does not know, the answer, the end."""
    stream = talk("approval")
    stream.run.start(input=BUY)
    assert list(stream.values)[-1] == BUY
    (asked,) = stream.interrupts
    assert (stream.interrupted, asked.value, asked["namespace"]) == (True, {"question": "Shall I buy cats?"}, [])
    with pytest.raises(CommandRefused) as caught:
        stream.run.respond("yes", interrupt_id="unknown")
    assert caught.value.code == "no_such_interrupt"
    assert stream.run.respond("yes")["run_id"]
    assert list(stream.values)[-1] == stream.output == {**BUY, "answer": "yes"}
    assert (stream.interrupted, stream.interrupts) == (False, [])
    with pytest.raises(ValueError, match="no pending interrupt"):
        stream.run.respond("yes")


def test_two_questions_at_once(talk):
    """Both are there, and are answered one by one."""
    stream = talk("approvals")
    stream.run.start(input=BUY)
    with pytest.raises(ValueError, match="several"):
        stream.run.respond("yes")
    ids = {asked.value["question"]: asked.interrupt_id for asked in stream.interrupts}
    assert sorted(ids) == ["Are we allowed to buy cats?", "Can we afford to buy cats?"]
    stream.run.respond("barely", interrupt_id=ids["Can we afford to buy cats?"])
    assert [asked.interrupt_id for asked in _settled(stream)] == [ids["Are we allowed to buy cats?"]]
    stream.run.respond("yes")
    assert stream.output == {**BUY, "budget": "barely", "law": "yes"}


def _settled(stream):
    """The questions when the run stands still."""
    list(stream.events)
    return stream.interrupts


def test_a_question_while_others_go_on(talk):
    """The run is called interrupted at once: what is said after that is not lost."""
    stream = talk("meanwhile")
    stream.run.start(input=BUY)
    read = list(stream.interleave_projections(["values", "messages"]))
    assert [item.text for name, item in read if name == "messages"] == ["Let me think it over"]
    assert read[-1] == ("values", {**BUY, "thoughts": "Let me think it over"})
    stream.run.respond("yes")
    assert stream.output["answer"] == "yes"


def test_answering_a_day_later(talk):
    """In another process, by the thread's id alone."""
    first = talk("approval")
    first.run.start(input=BUY)
    assert first.output == BUY
    second = talk("approval", first.thread_id)
    assert [asked.value for asked in second.interrupts] == [{"question": "Shall I buy cats?"}]
    second.run.respond("no")
    assert second.output == {**BUY, "answer": "no"}


def test_a_failing_graph(talk):
    """What it did comes; then the error."""
    stream = talk("failing")
    started = stream.run.start(input={"topic": "x"})
    assert list(stream.values)[-1] == {"topic": "x", "started": True}
    with pytest.raises(RunFailed, match="ValueError: boom") as caught:
        _ = stream.output
    assert (caught.value.run_id, caught.value.thread_id) == (started["run_id"], stream.thread_id)


def test_cancelling_in_the_middle(talk, client):
    """The run ends, and nobody is asked."""
    stream = talk("slow")
    started = stream.run.start(input={"steps": 1000, "delay": 0.05})
    seen = 0
    for seen, _ in enumerate(stream.values):
        if seen == 5:
            client.runs.cancel(stream.thread_id, started["run_id"])
    assert 5 <= seen < 900
    assert (stream.interrupted, stream.output["steps"]) == (False, 1000)


def test_a_second_run(talk):
    """On the same thread, of the same stream and of another: each projection has its own run only."""
    stream = talk("chat")
    for turn in ("one", "two"):
        stream.run.start(input={"messages": [{"role": "user", "content": turn}]})
        assert [said.text for said in stream.messages] == [f"You said: {turn}"]
    other = talk("chat", stream.thread_id)
    other.run.start(input={"messages": [{"role": "user", "content": "three"}]})
    assert [said.text for said in other.messages] == ["You said: three"]
    assert len(other.output["messages"]) == 6


def test_who_comes_late(talk, client):
    """While the run is under way, and when it is over: all of it, from its start."""
    first = talk("slow")
    first.run.start(input={"steps": 20, "delay": 0.05})
    changes = iter(first.subscribe(["values"]))
    seen = [next(changes).data for _ in range(5)]
    second = talk("slow", first.thread_id)
    late = [event.data for event in second.subscribe(["values"])]
    assert [*seen, *(event.data for event in changes)] == late
    assert [change.get("step", 0) for change in late][-20:] == list(range(1, 21))
    third = talk("slow", first.thread_id)
    assert [event.data for event in third.subscribe(["values"])] == late


def test_projections_one_after_the_other_and_at_once(talk):
    """Each sees everything; one that begins in the middle of another's run disturbs nobody."""
    stream = talk("team")
    stream.run.start(input={"topic": "tea"})
    found = {}

    def read(name):
        found[name] = list(getattr(stream, name))

    threads = [threading.Thread(target=read, args=(name,)) for name in ("values", "subgraphs", "events")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert found["values"][-1]["said"] == [f"{name} on tea: one two three" for name in ("left", "right")]
    assert sorted(room.graph_name for room in found["subgraphs"]) == ["left", "right"]
    again = list(stream.events)
    assert [event.event_id for event in found["events"]] == [event.event_id for event in again]
    assert len({event.event_id for event in again}) == len(again) > 30


def test_the_graph_and_a_run_that_is_refused(talk):
    """The assistant's graph; and what the server says to an assistant that is not there."""
    assert {node["id"] for node in talk("nested").agent.get_tree()["nodes"]} >= {"mark_outer", "middle"}
    with pytest.raises(CommandRefused):
        talk(str(uuid.uuid4())).run.start(input={})
