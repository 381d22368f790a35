"""Calls of tools, graphs in the graph, and channels whose events are values already."""

from __future__ import annotations

from langgraph_client.protocol.projections.plain import Extension, Payloads
from langgraph_client.protocol.projections.subgraphs import Subgraphs
from langgraph_client.protocol.projections.tools import ToolCalls
from tests.protocol.thread_wire import event, graph, root, tool, values


def folded(fold, *events):
    """What comes of events."""
    return [item for one in events for item in fold.add(one)]


def test_calls_at_the_same_time():
    """Each event names its call."""
    first, second = folded(
        ToolCalls(),
        tool("tool-started", "c1", tool_name="add", input={"a": 1}),
        tool("tool-started", "c2", tool_name="fail"),
        tool("tool-output-delta", "c1", delta="1"),
        tool("tool-error", "c2", message="boom"),
        tool("tool-output-delta", "c1", delta={"n": 2}),
        tool("tool-finished", "c1", output=3),
    )
    assert (first.id, first.name, first.input, first.deltas) == ("c1", "add", {"a": 1}, ["1", {"n": 2}])
    assert (first.output, first.error, first.done) == (3, None, True)
    assert (second.name, second.output, second.error, second.done) == ("fail", None, "boom", True)


def test_a_call_that_is_made_again():
    """A tool that asked a person runs anew: that is another call."""
    started = tool("tool-started", tool_name="ask")
    calls = folded(ToolCalls(), started, started, tool("tool-finished", output="yes"), started)
    assert [one.output for one in calls] == [None, "yes", None]


def test_calls_elsewhere():
    """They are of another graph."""
    assert folded(ToolCalls(("a:1",)), tool("tool-started"), values({}), event("tools", 1, ("a:1",))) == []
    assert len(folded(ToolCalls(("a:1",)), tool("tool-started", namespace=("a:1",)))) == 1


def test_a_call_that_breaks_off():
    """With the run's error, or without one."""
    for error in ("boom", None):
        fold = ToolCalls()
        (call,) = folded(fold, tool("tool-output-delta", delta="x"))
        fold.end(error)
        assert (call.done, call.error) == (True, error or "the run ended before the tool")


def test_subgraphs_one_level_down():
    """What is deeper is theirs."""
    fold = Subgraphs()
    first, second = folded(
        fold,
        root("running"),
        graph("started", "a:1", trigger_call_id="t"),
        graph("started", "a:1", "b:2"),
        graph("failed", "a:1", error="boom"),
        graph("started", "c:3"),
        values({}, namespace=("d:4",)),
    )
    assert (first.namespace, first.graph_name, first.trigger_call_id) == (("a:1",), "a", "t")
    assert (first.status, first.error, first.done) == ("failed", "boom", True)
    assert (second.status, second.done) == ("started", False)
    fold.end()
    assert (second.status, second.error, second.done) == ("completed", None, True)
    assert [
        one.namespace for one in folded(Subgraphs(("a:1",)), graph("started", "a:1"), graph("started", "a:1", "b:2"))
    ] == [("a:1", "b:2")]


def test_a_subgraph_of_a_failed_run():
    """It failed with it."""
    fold = Subgraphs()
    (one,) = folded(fold, graph("started", "a:1"))
    fold.end("boom")
    assert (one.status, one.error) == ("failed", "boom")


def test_plain_channels():
    """Their events' data, of one namespace."""
    assert folded(Payloads("values"), values(1), values(2, namespace=("a:1",)), event("updates", 3)) == [1]
    assert folded(Payloads("updates", ("a:1",)), event("updates", 3, ("a:1",))) == [3]
    assert Payloads("values").end() is None


def test_a_graphs_own_channel():
    """What it said, with the name; of subgraphs too. And what the graph wrote with this name."""
    pushed = {name: {"name": name, "payload": name} for name in "ab"}
    events = [event("custom", pushed[name], space) for name in "ab" for space in ((), ("s:1",))]
    written = {"name": "a", "step": 1}
    assert folded(Extension("a"), *events, event("custom", 1), event("custom", written)) == [pushed["a"]] * 2 + [
        written
    ]
    assert folded(Extension("b", ("s:1",)), *events) == [pushed["b"]]
    assert Extension("a").end() is None
