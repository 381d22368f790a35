"""A conversation with a thread: what its projections give, and its commands, on a server that does what the test says."""

from __future__ import annotations

import copy
import json
import pickle
import threading

import pytest

from langgraph_client import EventsDropped, ThreadEvent
from langgraph_client.errors import APITimeoutError, DeadlineExceeded, RunFailed, StreamInterrupted
from langgraph_client.transport.deadline import Deadline
from tests.protocol.thread_wire import OTHER, RUN, event, graph, message, root, tool, values
from tests.streams.scripted import channels_of, not_found, thread

BEGIN, END = root("running"), root("completed")
HELLO = message("m1", ["You ", "said: ", "hi"], usage={"total_tokens": 3})
NAMED = event("custom", {"name": "progress", "payload": 1})
WRITTEN = event("custom", {"name": "progress", "step": 1})


def test_starting_a_run():
    """The command has what was given; the answer comes out."""
    one = thread(started=False)
    assert one.stream.run.start(input={"a": 1}, config={"configurable": {}}, metadata={"b": 2}) == {"run_id": RUN}
    (command,) = one.connector.commands
    assert command.to_dict() == {
        "id": 1,
        "method": "run.start",
        "params": {"assistant_id": "agent", "input": {"a": 1}, "config": {"configurable": {}}, "metadata": {"b": 2}},
    }


def test_a_message_grows_while_it_is_iterated():
    """Asked meanwhile it says what has come; asked before or after, all."""
    one = thread([[BEGIN], HELLO[:4], HELLO[4:], [END]])
    for said in one.stream.messages:
        assert not said.done
        seen = [(piece, said.text) for piece in said]
        assert seen == [("You ", "You said: "), ("said: ", "You said: "), ("hi", "You said: hi")]
        assert (said.text, said.usage, said.tool_calls, said.reasoning) == ("You said: hi", {"total_tokens": 3}, [], "")
        assert (said.id, said.role, said.namespace, said.error, said.done) == ("m1", "ai", (), None, True)
        assert (said.output.text, str(said)) == ("You said: hi", "You said: hi")
    assert one.connector.opened == [(channels_of("messages"), None)]


def test_a_message_that_is_only_asked_for_its_text():
    """It is waited for."""
    one = thread([[BEGIN], *([piece] for piece in HELLO), [END]])
    assert [said.text for said in one.stream.messages] == ["You said: hi"]
    assert repr(next(iter(one.stream.messages))) == "MessageHandle(id='m1', role='ai', done=True)"


def test_the_text_of_a_message():
    """A str, but iterating it gives the deltas; while the message is iterated, those that have come."""
    start, *rest = message("m1", ("reasoning", ["h", "m"]), ["You ", "said"])
    start.data["metadata"] = {"langgraph_node": "talk"}
    one = thread([[BEGIN, start], rest, [END]])
    (said,) = one.stream.messages
    assert [list(said.text) for _ in said] == [["You ", "said"]] * 2
    assert (said.text, list(said.text), "".join(said.text)) == ("You said", ["You ", "said"], "You said")
    assert (isinstance(said.text, str), json.dumps(said.text), len(said.text)) == (True, '"You said"', 8)
    assert (said.text[0], said.text + "!", f"{said.text} so") == ("Y", "You said!", "You said so")
    assert type(str(said)) is type(str(said.text)) is str
    assert (said.reasoning, list(said.reasoning)) == ("hm", ["h", "m"])
    for copied in (copy.copy(said.text), pickle.loads(pickle.dumps(said.text))):
        assert (copied, list(copied)) == ("You said", ["You ", "said"])
    assert (said.message_id, said.id, said.node) == ("m1", "m1", "talk")


def test_a_message_that_breaks_off_with_its_run():
    """It keeps what was said, and has the run's error."""
    one = thread([[BEGIN], HELLO[:4], [root("failed", error="boom")]])
    (said,) = one.stream.messages
    assert (said.text, said.error, said.output.text) == ("You said: ", "boom", "You said: ")


def test_values_begin_with_the_state_now():
    """Then come the changes of the run, without those of subgraphs."""
    one = thread(
        [[BEGIN, values(1), values(7, namespace=("a:1",)), values(2), END]], threads_get_state={"values": {"x": 0}}
    )
    assert list(one.stream.values) == [{"x": 0}, 1, 2]
    assert one.stream.values.get() == {"x": 0}


def test_tools():
    """Each call when it begins; what it hands out, returns or fails with is waited for."""
    one = thread([[BEGIN, tool("tool-started", "c1", tool_name="add", input={"a": 1}), tool("tool-started", "c2")],
                  [tool("tool-output-delta", "c1", delta="1")], [tool("tool-error", "c2", message="boom")],
                  [tool("tool-output-delta", "c1", delta="2"), tool("tool-finished", "c1", output="12")], [END]])  # fmt: skip
    first, second = one.stream.tool_calls
    assert (first.id, first.name, first.input, list(first.deltas), first.output) == (
        "c1",
        "add",
        {"a": 1},
        ["1", "2"],
        "12",
    )
    assert repr(second) == "ToolCallHandle(id='c2', name='', input=None, done=True)"
    assert (first.error, second.error, second.output, second.done) == (None, "boom", None, True)
    assert (first.tool_call_id, second.tool_call_id) == ("c1", "c2")


def test_subgraphs_have_the_same_projections():
    """One level down, and again. What a subgraph says ends with it, not with the run."""
    left, deep = ("left:1",), ("left:1", "deep:2")
    late = threading.Event()
    script = [[BEGIN, graph("started", *left), graph("started", *deep), *message("m2", ["deep"], namespace=deep)],
              [values({"d": 1}, namespace=deep), graph("completed", *deep), *message("m3", ["left"], namespace=left)],
              [graph("completed", *left)], late, [END]]  # fmt: skip
    one = thread(script, script, script)
    for outer in one.stream.subgraphs:
        assert (outer.path, outer.namespace, outer.graph_name, outer.status) == (left, left, "left", "started")
        (inner,) = outer.subgraphs
        assert ([said.text for said in inner.messages], inner.output, inner.status) == (["deep"], {"d": 1}, "completed")
        assert [said.text for said in outer.messages] == ["left"]
        assert (outer.error, outer.status, list(outer.values), outer.output) == (None, "completed", [], None)
        late.set()


def test_a_graphs_own_channels():
    """By name, the whole data; what is unnamed is to be subscribed to."""
    one = thread([[BEGIN, NAMED, WRITTEN, event("custom", {"x": 1}), END]] * 2)
    assert list(one.stream.extensions["progress"]) == [NAMED.data, WRITTEN.data]
    assert list(one.stream.extensions["other"]) == list(one.stream.extensions["values"]) == []
    assert [found.data for found in one.stream.subscribe(["custom"])] == [NAMED.data, WRITTEN.data, {"x": 1}]
    assert one.stream.extensions["progress"] is one.stream.extensions["progress"]
    with pytest.raises(ValueError, match="name must be that of a channel"):
        one.stream.extensions[""]


def test_everything_raw():
    """And only some of it."""
    everything = [BEGIN, values(1), *HELLO, values(2, namespace=("a:1", "b:2")), values(3, namespace=("a:1",)), END]
    one = thread([everything], [everything])
    first, second = list(one.stream.events), list(one.stream.events)
    assert {type(found) for found in first} == {ThreadEvent}
    assert first == second == [found.to_event() for found in everything]
    first[1]["params"].clear()
    assert second[1] == everything[1].to_event()
    assert [found.data for found in one.stream.subscribe("values", namespaces=[["a"]], depth=0)] == [3]
    with pytest.raises(ValueError, match="no such channel: 'message'"):
        one.stream.subscribe(["message"])


def test_several_projections_at_once():
    """In the server's order; their handles grow together."""
    one = thread(
        [[BEGIN, values(1), HELLO[0], NAMED, tool("tool-started", tool_name="add")], HELLO[1:], [values(2), END]]
    )
    names = ["values", "messages", "progress", "tool_calls"]
    found = [
        (name, item.text if name == "messages" else item) for name, item in one.stream.interleave_projections(names)
    ]
    assert [name for name, _ in found] == ["values", "messages", "progress", "tool_calls", "values"]
    assert [item for name, item in found if name != "tool_calls"] == [1, "You said: hi", NAMED.data, 2]
    for wrong in ([], ["values", "values"]):
        with pytest.raises(ValueError, match="names must be different"):
            one.stream.interleave_projections(wrong)
    for wrong in ("lifecycle", "tools", "input", "", "custom:"):
        with pytest.raises(ValueError, match=f"own channels, got '{wrong}'" + "(: tools are `tool_calls`)?$"):
            one.stream.interleave_projections(["values", wrong])


def test_one_projection_after_the_other():
    """A channel that is asked for later comes on a new connection; each projection sees all, in order."""
    everything = [BEGIN, graph("started", "a:1"), values(1), *HELLO, *message("m2", ["sub"], namespace=("a:1",)),
                  graph("completed", "a:1"), values(2), END]  # fmt: skip
    one = thread([everything], [everything])
    assert list(one.stream.values)[1:] == [1, 2]
    assert [said.text for said in one.stream.messages] == ["You said: hi"]
    assert [[said.text for said in graph.messages] for graph in one.stream.subgraphs] == [["sub"]]
    assert list(one.stream.values)[1:] == [1, 2]
    assert one.connector.opened == [(channels_of("values"), None), (channels_of("values", "messages"), None)]
    assert one.stream.reconnects == 0


def test_a_projection_goes_on_when_another_widens_the_connection():
    """It neither loses nor doubles anything, also what the server does not send again."""
    first, second = [BEGIN, values(1), NAMED], [values(2), *HELLO, END]
    one = thread([first], [first[:2], second])
    changes = one.stream.interleave_projections(["values", "progress"])
    assert [next(changes), next(changes)] == [("values", 1), ("progress", NAMED.data)]
    assert [said.text for said in one.stream.messages] == ["You said: hi"]
    assert list(changes) == [("values", 2)]
    assert list(one.stream.extensions["progress"]) == [NAMED.data]


def test_two_threads_read_at_once():
    """One waits for what comes while the other asks for more channels: it is woken, and both see all."""
    waiting = threading.Event()
    first = [BEGIN, values(1)]
    one = thread([first, waiting.set], [[*first, *HELLO, values(2), END]])
    found = []
    reader = threading.Thread(target=lambda: found.extend(one.stream.values))
    reader.start()
    assert waiting.wait(20)
    assert [said.text for said in one.stream.messages] == ["You said: hi"]
    reader.join(20)
    assert found[1:] == [1, 2]
    assert one.stream.reconnects == 0


def test_a_second_run():
    """Its projections are its own; those of the first one ended with it."""
    one = thread([[BEGIN, values(1), END], [root("running", OTHER), values(2), root("completed", OTHER)]],
                 replies=lambda command: {"type": "success", "result": {"run_id": RUN if command.id == 1 else OTHER}})  # fmt: skip
    assert [found.data for found in one.stream.subscribe(["values"])] == [1]
    one.stream.run.start(input={})
    assert [found.data for found in one.stream.subscribe(["values"])] == [2]
    assert len(one.connector.opened) == 1


def test_earlier_runs_are_passed_over():
    """The server tells the whole thread each time."""
    history = [root("running", OTHER), values("old"), *message("m0", ["old"]), root("completed", OTHER)]
    one = thread([[*history, BEGIN, values("new"), *HELLO, END]])
    assert [said.text for said in one.stream.messages] == ["You said: hi"]


def test_who_comes_late_reads_the_latest_run():
    """From its start."""
    one = thread([[root("running", OTHER), root("completed", OTHER), BEGIN, *HELLO, END]], started=False)
    assert [said.text for said in one.stream.messages] == ["You said: hi"]
    assert one.stream.output == {}


def test_a_run_that_another_thread_starts():
    """It is waited for; and when nobody starts one, that is said."""
    one = thread([[BEGIN, *HELLO, END]], started=False, runs_list=not_found())
    found = []
    reader = threading.Thread(target=lambda: found.extend(said.text for said in one.stream.messages))
    reader.start()
    one.stream.run.start(input={})
    reader.join(20)
    assert found == ["You said: hi"]
    idle = thread(started=False, runs_list=[], run_start_timeout=0.001)
    with pytest.raises(APITimeoutError, match="no run was started within 0.001 seconds"):
        list(idle.stream.messages)
    assert (idle.stream.interrupts, idle.stream.interrupted) == ([], False)


def test_output():
    """The state at the run's end; or the run's error."""
    one = thread([[BEGIN, END]], threads_get_state={"values": {"x": 1}})
    assert one.stream.output == {"x": 1}
    failed = thread([[BEGIN, root("failed", error="boom")]], threads_get={"error": "ValueError", "message": "boom"})
    with pytest.raises(RunFailed, match="ValueError: boom") as caught:
        _ = failed.stream.output
    assert (caught.value.run_id, caught.value.thread_id) == (RUN, failed.stream.thread_id)


def test_a_cancelled_run_that_the_server_calls_failed():
    """The run itself says better how it ended."""
    cancelled = thread([[BEGIN, root("failed", error="An internal error occurred")]], runs_get="interrupted")
    assert cancelled.stream.output == {}


def test_closing():
    """From another thread: what waits just ends; what needs the end says that it has none."""
    waiting = threading.Event()
    one = thread([[BEGIN, values(1)], waiting.set])
    found = []
    reader = threading.Thread(target=lambda: found.extend(one.stream.values))
    reader.start()
    assert waiting.wait(20)
    with one.stream:
        pass
    reader.join(20)
    assert found[1:] == [1]
    assert list(one.stream.messages) == list(one.stream.values) == list(one.stream.events) == []
    with pytest.raises(StreamInterrupted, match="closed before the run's end"):
        _ = one.stream.output


def test_a_reader_that_is_too_slow():
    """It is told so, never left with a gap."""
    one = thread([[BEGIN], *([values(number)] for number in range(20)), [END]], limit=10)
    slow = one.stream.subscribe(["values"])
    next(slow)
    assert len(list(one.stream.subscribe(["values"]))) <= 20
    with pytest.raises(EventsDropped, match="max_buffered_events"):
        list(slow)


def test_the_graph():
    """As the assistant's own method gives it."""
    one = thread(assistants_get_graph={"nodes": []})
    assert one.stream.agent.get_tree(xray=2) == {"nodes": []}
    assert one.rest.asked[-1].path == "/assistants/agent/graph"
    assert dict(one.rest.asked[-1].query) == {"xray": "2"}


def test_a_deadline():
    """It is the reader's error, not an end."""
    one = thread([[BEGIN, values(1)], DeadlineExceeded("the deadline passed")], deadline=Deadline(60))
    changes = iter(one.stream.subscribe(["values"]))
    assert next(changes).data == 1
    with pytest.raises(DeadlineExceeded):
        next(changes)
