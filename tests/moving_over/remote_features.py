"""What langgraph's RemoteGraph does with a synchronous client, feature by feature.

`python remote_features.py URL` runs each feature with the official client and with ours, and prints a line of JSON for each:
its name and what the two gave. It runs in a Python that has langgraph, both clients and nothing else in common with the tests.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import langgraph_sdk
from langgraph.graph import END, START, StateGraph
from langgraph.pregel.remote import RemoteGraph
from langgraph.types import Command
from typing_extensions import TypedDict

import langgraph_client

AT_ONCE = 6
"""Features that run at the same time."""
MODES = ("values", "updates", "messages", "custom", "tasks", "checkpoints", "debug")
Remote = Callable[[str], RemoteGraph]
FEATURES: dict[str, Callable[[Remote], Any]] = {}


def feature(name: str) -> Callable[[Callable[[Remote], Any]], Callable[[Remote], Any]]:
    """Put a function into the table of features."""

    def put(function: Callable[[Remote], Any]) -> Callable[[Remote], Any]:
        FEATURES[name] = function
        return function

    return put


def new_thread() -> dict[str, Any]:
    """The configuration of a thread of its own."""
    return {"configurable": {"thread_id": str(uuid4())}}


@feature("invoke")
def invoke(remote: Remote) -> Any:
    """Without a thread, and on one."""
    return [remote("agent").invoke({"topic": "tea"}), remote("agent").invoke({"topic": "milk"}, new_thread())]


@feature("invoke, version v2")
def invoke_v2(remote: Remote) -> Any:
    """A GraphOutput, with interrupts."""
    found = remote("approval").invoke({"request": "go"}, new_thread(), version="v2")
    return [found.value, [one.value for one in found.interrupts]]


@feature("invoke of a failing graph")
def invoke_failing(remote: Remote) -> Any:
    """A RemoteException."""
    try:
        remote("failing").invoke({"topic": "tea"})
    except Exception as error:  # noqa: BLE001 - which one it is, is the result
        return [type(error).__name__, str(error)]


def add_stream(mode: str) -> None:
    """Add a feature: one mode, of the graph that writes custom events or of the one that talks."""
    graph, given = ("chat", {"messages": [("user", "Hi there")]}) if mode == "messages" else ("custom", {"count": 2})
    FEATURES[f"stream, {mode}"] = lambda remote: list(remote(graph).stream(given, new_thread(), stream_mode=mode))


for mode in MODES:
    add_stream(mode)


@feature("stream, the default mode")
def stream_default(remote: Remote) -> Any:
    """Updates."""
    return list(remote("agent").stream({"topic": "tea"}))


@feature("stream, a list of modes")
def stream_list(remote: Remote) -> Any:
    """Parts, of which the first two elements are read by index."""
    modes = ["updates", "values", "custom"]
    return [(part[0], part[1]) for part in remote("custom").stream({"count": 2}, new_thread(), stream_mode=modes)]


@feature("stream, all modes at once")
def stream_all(remote: Remote) -> Any:
    """In whatever order modes of one step come."""
    parts = list(remote("chat").stream({"messages": [("user", "Hi")]}, new_thread(), stream_mode=list(MODES)))
    return sorted((part.event, type(part.data).__name__) for part in parts)


@feature("stream, subgraphs")
def stream_subgraphs(remote: Remote) -> Any:
    """Pairs of namespace and update."""
    return list(remote("nested").stream({"trail": []}, new_thread(), stream_mode="updates", subgraphs=True))


@feature("stream, subgraphs and a list of modes")
def stream_subgraphs_list(remote: Remote) -> Any:
    """Triples."""
    return list(remote("nested").stream({"trail": []}, new_thread(), stream_mode=["updates", "values"], subgraphs=True))


@feature("stream, version v2")
def stream_v2(remote: Remote) -> Any:
    """Dicts with a type."""
    modes = ["updates", "values"]
    return list(remote("approval").stream({"request": "go"}, new_thread(), stream_mode=modes, version="v2"))


@feature("interrupt_before, and on")
def breakpoints(remote: Remote) -> Any:
    """A static breakpoint."""
    config = new_thread()
    first = remote("agent").invoke({"topic": "tea"}, config, interrupt_before=["generate_joke"])
    return [first, remote("agent").invoke(None, config)]


@feature("interrupt, and Command(resume=…)")
def resume(remote: Remote) -> Any:
    """A question and its answer."""
    config = new_thread()
    asked = list(remote("approval").stream({"request": "go"}, config, stream_mode="updates"))
    return [asked, list(remote("approval").stream(Command(resume="yes"), config, stream_mode="updates"))]


@feature("get_state")
def get_state(remote: Remote) -> Any:
    """At an interrupt, and at the end."""
    config = new_thread()
    remote("approvals").invoke({"request": "go"}, config)
    asked = remote("approvals").get_state(config)
    remote("approvals").invoke(Command(resume={one.id: "yes" for one in asked.interrupts}), config)
    return [asked, remote("approvals").get_state(config)]


@feature("get_state, subgraphs")
def get_state_subgraphs(remote: Remote) -> Any:
    """At breakpoints before and inside of them. RemoteGraph cannot read a subgraph that has not started, whatever the client."""
    config = new_thread()
    states: list[Any] = []
    for given in ({"trail": []}, None, None, None):
        remote("nested").invoke(given, config, interrupt_before="*")
        try:
            states.append(remote("nested").get_state(config, subgraphs=True))
        except TypeError as error:
            states.append(str(error))
    return states


@feature("get_state_history")
def history(remote: Remote) -> Any:
    """All of it, some of it, and what came before."""
    config = new_thread()
    remote("agent").invoke({"topic": "tea"}, config)
    states = list(remote("agent").get_state_history(config))
    return [states, list(remote("agent").get_state_history(config, limit=2, filter={"source": "loop"}))]


@feature("update_state")
def update_state(remote: Remote) -> Any:
    """From outside a run, and a fork from an earlier checkpoint."""
    config = new_thread()
    agent = remote("agent")
    agent.invoke({"topic": "tea"}, config)
    earlier = next(state for state in agent.get_state_history(config) if state.next == ("generate_joke",))
    fork = agent.update_state(earlier.config, {"topic": "whales"}, as_node="refine_topic")
    return [sorted(fork["configurable"]), agent.get_state(fork), agent.invoke(None, fork)]


@feature("get_graph")
def get_graph(remote: Remote) -> Any:
    """The drawing, with and without subgraphs."""
    return [remote("nested").get_graph(xray=xray).draw_mermaid() for xray in (False, True, 1)]


@feature("with_config")
def with_config(remote: Remote) -> Any:
    """Tags, metadata and a limit of steps."""
    graph = remote("slow").with_config({"tags": ["a"], "metadata": {"b": 1}, "recursion_limit": 3})
    try:
        return graph.invoke({"steps": 9, "delay": 0})
    except Exception as error:  # noqa: BLE001 - which one it is, is the result
        return [type(error).__name__, str(error)]


class Outer(TypedDict, total=False):
    """The state of a local graph around the remote one."""

    topic: str
    joke: str
    request: str
    answer: str


def around(remote: RemoteGraph) -> Any:
    """A local graph whose only node is the remote one."""
    builder = StateGraph(Outer)
    builder.add_node("remote", remote)
    builder.add_edge(START, "remote")
    builder.add_edge("remote", END)
    return builder.compile()


@feature("a node of a local graph")
def as_node(remote: Remote) -> Any:
    """Invoked, and streamed with subgraphs."""
    graph = around(remote("agent"))
    modes = ["updates", "values"]
    return [graph.invoke({"topic": "tea"}), list(graph.stream({"topic": "tea"}, stream_mode=modes, subgraphs=True))]


@feature("an interrupt inside a local graph")
def interrupt_as_node(remote: Remote) -> Any:
    """It reaches the local graph's caller."""
    return list(around(remote("approval")).stream({"request": "go"}, stream_mode="updates"))


@feature("stream_events v3: output")
def events_output(remote: Remote) -> Any:
    """The final state."""
    with remote("agent").stream_events({"topic": "tea"}, new_thread(), version="v3") as run:
        return [run.output, run.interrupted, run.interrupts]


@feature("stream_events v3: values")
def events_values(remote: Remote) -> Any:
    """The snapshots."""
    with remote("agent").stream_events({"topic": "tea"}, new_thread(), version="v3") as run:
        return list(run.values)


@feature("stream_events v3: messages")
def events_messages(remote: Remote) -> Any:
    """The deltas of each message, and its text."""
    with remote("chat").stream_events({"messages": [("user", "Hi there")]}, new_thread(), version="v3") as run:
        return [(list(message.text), str(message.text)) for message in run.messages]


@feature("stream_events v3: tool calls")
def events_tools(remote: Remote) -> Any:
    """Names, inputs and outputs."""
    with remote("tools").stream_events({"messages": [("user", "Oslo")]}, new_thread(), version="v3") as run:
        calls = list(run.tool_calls)
        return sorted((call.name, call.input, call.output) for call in calls if call.name != "broken")


@feature("stream_events v3: subgraphs")
def events_subgraphs(remote: Remote) -> Any:
    """Their names and paths."""
    with remote("nested").stream_events({"trail": []}, new_thread(), version="v3") as run:
        return [(one.graph_name, [name.split(":")[0] for name in one.path]) for one in run.subgraphs]


@feature("stream_events v3: extensions")
def events_extensions(remote: Remote) -> Any:
    """Channels by their names."""
    found = {}
    for name in ("updates", "custom", "progress"):
        with remote("tools").stream_events({"messages": [("user", "Oslo")]}, new_thread(), version="v3") as run:
            found[name] = sorted(json.dumps(item, sort_keys=True, default=str)[:60] for item in run.extensions[name])
    return found


@feature("stream_events v3: interrupts and resume")
def events_interrupts(remote: Remote) -> Any:
    """A question and its answer, in two streams."""
    config = new_thread()
    with remote("approval").stream_events({"request": "go"}, config, version="v3") as run:
        list(run.values)
        asked = [run.interrupted, len(run.interrupts)]
    with remote("approval").stream_events(Command(resume="yes"), config, version="v3") as run:
        return [asked, run.output]


@feature("stream_events v3: interleave")
def events_interleave(remote: Remote) -> Any:
    """Two projections in one loop."""
    with remote("agent").stream_events({"topic": "tea"}, new_thread(), version="v3") as run:
        return [item for name, item in run.interleave("values", "messages")]


@feature("stream_events v3: abort")
def events_abort(remote: Remote) -> Any:
    """The run is cancelled."""
    config = new_thread()
    with remote("slow").stream_events({"steps": 500, "delay": 0.05}, config, version="v3") as run:
        first = next(iter(run.values))
        run.abort()
    return [first]


def plain(value: Any) -> Any:
    """A value as JSON has it, whichever classes it is made of."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        named = type(value).__name__ if hasattr(value, "_fields") else ""
        return [*([named] if named else []), *map(plain, value)]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return plain({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
    return value if isinstance(value, (str, int, float, bool, type(None))) else repr(value)


def result(function: Callable[[Remote], Any], client: Any) -> Any:
    """What a feature gives with this client; an error is a result too."""
    try:
        return plain(function(lambda graph: RemoteGraph(graph, sync_client=client)))
    except Exception as error:  # noqa: BLE001 - a feature that fails is a row of the table
        return f"FAILED {type(error).__name__}: {error}"


def main(url: str) -> None:
    """Run every feature with both clients."""
    with (
        langgraph_sdk.get_sync_client(url=url, api_key=None) as official,
        langgraph_client.get_sync_client(url=url, api_key=None) as ours,
    ):
        clients = (("official", official), ("ours", ours))
        # Most of the time a run waits for the server's queue to take it: several features wait together.
        with ThreadPoolExecutor(AT_ONCE) as pool:
            records = pool.map(
                lambda name: {"feature": name, **{who: result(FEATURES[name], client) for who, client in clients}},
                FEATURES,
            )
            for record in records:
                print(json.dumps(record), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
