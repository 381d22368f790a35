"""The example graphs on the real server, and their twins on the fake: the same events, states, histories and ends.

A run of the real server takes a second to begin: so all tales are told at once, and then compared one by one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
import requests

from langgraph_client import Client
from tests.testing.twins import HELLO, alike

TOPIC = {"topic": "ice cream"}
ASK = {"request": "buy cats"}
STEPS = {"steps": 3, "delay": 0.01}
INPUTS: dict[str, Any] = {"agent": TOPIC, "approval": ASK, "failing": TOPIC, "slow": STEPS, "chat": HELLO}
ALL = ["values", "updates", "messages-tuple", "messages", "custom"]
HEADERS = ("location", "content-location", "cache-control", "x-accel-buffering", "content-type", "transfer-encoding")


def _said(parts: Any) -> list[Any]:
    """The parts without what is different each time."""
    return [(part.event, alike(part.data), part.id is not None) for part in parts]


def _run(graph: str, modes: Any, client: Client) -> Any:
    """A run, live and joined later, in each mode; its end, its result, the thread, the state and the history."""
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, graph, input=INPUTS[graph], stream_mode=modes)
    live = _said(stream)
    run_id = str(stream.run_id)
    join = partial(client.runs.join_stream, thread_id, run_id, last_event_id="-")
    thread = client.threads.get(thread_id)
    return {
        "live": live,
        "end": (stream.status, alike(stream.interrupts)),
        "again": _said(join()),
        "filtered": {mode: _said(join(stream_mode=mode)) for mode in ALL},
        "joined": alike(client.runs.join(thread_id, run_id, raise_error=False)),
        "state": _state(client.threads.get_state(thread_id).to_dict()),
        "thread": alike({name: thread[name] for name in ("status", "values", "error", "metadata")}),
        "history": [_state(one.to_dict()) for one in client.threads.get_history(thread_id)],
    }


def _state(state: dict[str, Any]) -> Any:
    """A state. What a graph's reducers put in before anything is said, and an input in the server's words, are left out."""
    return {
        "values": {name: value for name, value in alike(state["values"]).items() if value != []},
        "next": state["next"],
        "interrupts": alike(state["interrupts"]),
        "tasks": [
            (
                one["name"],
                one["error"],
                one["name"] != "__start__" and alike(one["result"]),
                len(one["interrupts"]),
                sorted(one),
            )
            for one in state["tasks"]
        ],
        "where": (state["metadata"]["source"], state["metadata"]["step"]),
        "noted": sorted(state["metadata"]),
    }


def _without_a_thread(graph: str, client: Client) -> Any:
    """A stateless run that keeps its parts, one that does not, and one that is waited for."""
    modes = ["values", "updates", "messages"]
    kept = client.runs.stream(None, graph, input=INPUTS[graph], stream_mode=modes)
    lost = client.runs.stream(None, graph, input=INPUTS[graph], stream_resumable=False)
    result = client.runs.wait(None, graph, input=INPUTS[graph], raise_error=False)
    return _said(kept), kept.status, _said(lost), lost.status, alike(result)


def _answered(client: Client) -> Any:
    """A question and its answer by a command, and what is left of both."""
    thread_id = client.threads.create().thread_id
    asked = client.runs.stream(thread_id, "approval", input=ASK, stream_mode=["values", "updates"])
    first = _said(asked)
    waits = client.threads.get(thread_id)
    answered = asked.respond("yes")
    second = _said(answered)
    history = [_state(one.to_dict()) for one in client.threads.get_history(thread_id)]
    return first, waits["status"], len(waits["interrupts"]), second, answered.status, history


def _feed(client: Client) -> Any:
    """A thread's feed from its start, over two runs, in each mode."""
    thread_id = client.threads.create().thread_id
    for graph in ("agent", "failing"):
        list(client.runs.stream(thread_id, graph, input=TOPIC, stream_mode=["values", "updates"]))
    told = []
    modes: list[Any] = ["run_modes", "lifecycle", ["run_modes", "lifecycle"]]
    for mode, count in zip(modes, (12, 4, 12), strict=True):
        with client.threads.join_stream(thread_id, stream_mode=mode, last_event_id="-", idle_timeout=5) as feed:
            told.append(_said(itertools.islice(feed, count)))
    return told


def _conversation(graph: str, answers: tuple[str, ...], client: Client) -> Any:
    """The thread protocol's events of a run, and of the runs that answers make."""
    with client.threads.stream(assistant_id=graph) as stream:
        stream.run.start(input=INPUTS[graph])
        said = [list(_events(stream))]
        for one in answers:
            stream.run.respond(one)
            said.append(list(_events(stream)))
        return said, stream.interrupted


def _events(stream: Any) -> Iterator[Any]:
    """Events without the shape of messages in a state, which the real server has in blocks here."""
    for one in stream.subscribe(["values", "messages", "lifecycle", "input"]):
        yield one.method, one.namespace, sorted(one.data) if one.method == "values" else alike(one.data)


def _cancelled(client: Client) -> Any:
    """A run that is cancelled: its stream ends without a word, and run and thread are interrupted."""
    thread_id = client.threads.create().thread_id
    with client.runs.stream(thread_id, "slow", input={"steps": 100, "delay": 0.1}, raise_error=True) as stream:
        events = {next(stream).event for _ in range(3)}
        client.runs.cancel(thread_id, str(stream.run_id), wait=True)
        events |= {part.event for part in stream}
    thread = client.threads.get(thread_id)
    return events, stream.status, thread["status"], thread["error"]


def _wire(client: Client) -> Any:
    """A stream byte for byte, but for ids, times and what a server notes of itself: fields, their order, line ends, headers."""
    thread_id = client.threads.create().thread_id
    body = {"assistant_id": "chat", "input": HELLO, "stream_mode": ["updates"], "stream_resumable": True}
    response = requests.post(f"{client.url}/threads/{thread_id}/runs/stream", json=body, timeout=20)
    headers = {name: alike(response.headers.get(name)) for name in HEADERS}
    return [alike(line).partition(": 1")[0] for line in response.text.split("\r\n")], headers


TALES: dict[str, Callable[[Client], Any]] = {
    **{f"a run of {graph}": partial(_run, graph, ALL) for graph in INPUTS},
    "a run in values": partial(_run, "agent", "values"),
    "a run in updates": partial(_run, "approval", "updates"),
    "a run in messages-tuple": partial(_run, "chat", "messages-tuple"),
    "a run in messages": partial(_run, "chat", ["messages", "values"]),
    "a failing run without a thread": partial(_without_a_thread, "failing"),
    "a chat without a thread": partial(_without_a_thread, "chat"),
    "a question and its answer": _answered,
    "a feed": _feed,
    "a conversation": partial(_conversation, "agent", ()),
    "a conversation that fails": partial(_conversation, "failing", ()),
    "a conversation token by token": partial(_conversation, "chat", ()),
    "a conversation with a question": partial(_conversation, "approval", ("yes",)),
    "a cancelled run": _cancelled,
    "the wire": _wire,
}
"""What is told by a client of each server."""


@pytest.fixture(scope="module")
def told(of_twin: Client, of_real: Client) -> Iterator[dict[str, list[Future[Any]]]]:
    """All tales, as each server tells them: the fake's first."""
    with ThreadPoolExecutor(8) as pool:
        yield {name: [pool.submit(tale, client) for client in (of_twin, of_real)] for name, tale in TALES.items()}


@pytest.mark.parametrize("name", TALES)
def test_it_is_told_the_same(name: str, told: dict[str, list[Future[Any]]]) -> None:
    """The fake tells it as the real server does."""
    ours, theirs = (one.result() for one in told[name])
    assert ours == theirs
