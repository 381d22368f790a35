"""The example graphs on the real server, and their twins on the fake: the same events, states, histories and ends."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
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
RUNS: list[Any] = [
    *((graph, ALL) for graph in INPUTS),
    ("agent", "values"),
    ("chat", "messages-tuple"),
    ("chat", ["messages", "values"]),
    ("approval", "updates"),
]


@pytest.fixture(scope="module")
def both(of_twin: Client, of_real: Client) -> tuple[Client, Client]:
    """A client of the fake, and one of the real server."""
    return of_twin, of_real


def _said(parts: Any) -> list[Any]:
    """The parts without what is different each time."""
    return [(part.event, alike(part.data), part.id is not None) for part in parts]


def _told(client: Client, graph: str, modes: Any, **options: Any) -> dict[str, Any]:
    """What there is to see of a run: its stream, twice, and all that is left of it."""
    thread_id = client.threads.create().thread_id
    stream = client.runs.stream(thread_id, graph, input=INPUTS[graph], stream_mode=modes, **options)
    live = _said(stream)
    run_id = str(stream.run_id)
    again = client.runs.join_stream(thread_id, run_id, last_event_id="-")
    filtered = {one: client.runs.join_stream(thread_id, run_id, last_event_id="-", stream_mode=one) for one in ALL}
    state = client.threads.get_state(thread_id).to_dict()
    thread = client.threads.get(thread_id)
    history = client.threads.get_history(thread_id)
    return {
        "live": live,
        "status": stream.status,
        "interrupts": alike(stream.interrupts),
        "again": _said(again),
        "filtered": {mode: _said(parts) for mode, parts in filtered.items()},
        "joined": alike(client.runs.join(thread_id, run_id, raise_error=False)),
        "state": alike({name: state[name] for name in ("values", "next", "interrupts")}),
        "tasks": [_task(one) for one in state["tasks"]],
        "thread": alike({name: thread[name] for name in ("status", "values", "error", "metadata")}),
        "history": [
            {
                "values": _filled(alike(one["values"])),
                "next": one["next"],
                "tasks": [_task(task) for task in one["tasks"]],
                "where": (one["metadata"]["source"], one["metadata"]["step"]),
                "noted": sorted(one["metadata"]),
            }
            for one in history
        ],
    }


def _filled(values: Any) -> Any:
    """A state without empty lists, which a graph's reducers put in before anything is said."""
    return {name: value for name, value in values.items() if value != []}


def _task(task: Any) -> Any:
    """What a task came to. An input's is what was asked for, in the server's own words."""
    result = None if task["name"] == "__start__" else alike(task["result"])
    return (task["name"], task["error"], result, len(task["interrupts"]))


@pytest.fixture(scope="module")
def tales(both: tuple[Client, Client]) -> list[tuple[Any, Any]]:
    """What each server told of each run. All at once, since a run of the real server takes a second to begin."""
    with ThreadPoolExecutor(8) as pool:
        told = [[pool.submit(_told, client, graph, modes) for client in both] for graph, modes in RUNS]
        return [(ours.result(), theirs.result()) for ours, theirs in told]


@pytest.mark.parametrize("number", range(len(RUNS)), ids=lambda number: "{}-{}".format(*RUNS[number]))
def test_a_run_is_told_the_same(number: int, tales: list[tuple[Any, Any]]) -> None:
    """Live and joined later, in each mode, its end, its result, the thread, the state and the history."""
    ours, theirs = tales[number]
    assert ours == theirs


@pytest.mark.parametrize("graph", ["failing", "chat"])
def test_a_run_without_a_thread_is_told_the_same(graph: str, both: tuple[Client, Client]) -> None:
    """A stateless run, whether it keeps its parts or not, and its result."""

    def told(client: Client) -> Any:
        kept = client.runs.stream(None, graph, input=INPUTS[graph], stream_mode=["values", "updates", "messages"])
        lost = client.runs.stream(None, graph, input=INPUTS[graph], stream_resumable=False)
        return (
            _said(kept),
            kept.status,
            _said(lost),
            lost.status,
            alike(client.runs.wait(None, graph, input=INPUTS[graph], raise_error=False)),
        )

    ours, theirs = map(told, both)
    assert ours == theirs


def test_an_answer_goes_on_the_same(both: tuple[Client, Client]) -> None:
    """A question, its answer by `command`, and the state after each."""

    def told(client: Client) -> Any:
        thread_id = client.threads.create().thread_id
        asked = client.runs.stream(thread_id, "approval", input=ASK, stream_mode=["values", "updates"])
        first = _said(asked)
        waits = client.threads.get(thread_id)
        answered = asked.respond("yes")
        second = _said(answered)
        state = client.threads.get_state(thread_id)
        history = client.threads.get_history(thread_id)
        values = [(one["values"], one["next"], one["metadata"]["source"], one["metadata"]["step"]) for one in history]
        return first, waits["status"], len(waits["interrupts"]), second, answered.status, state["values"], alike(values)

    ours, theirs = map(told, both)
    assert ours == theirs


@pytest.fixture(scope="module")
def fed(both: tuple[Client, Client]) -> list[tuple[Client, str]]:
    """A thread with two runs on each server."""

    def made(client: Client) -> tuple[Client, str]:
        thread_id = client.threads.create().thread_id
        for graph in ("agent", "failing"):
            list(client.runs.stream(thread_id, graph, input=TOPIC, stream_mode=["values", "updates"]))
        return client, thread_id

    return list(map(made, both))


@pytest.mark.parametrize("modes", ["run_modes", "lifecycle", ["run_modes", "lifecycle"], "state_update"])
def test_a_feed_is_told_the_same(modes: Any, fed: list[tuple[Client, str]]) -> None:
    """A thread's feed from its start, over two runs, in each mode."""

    def told(client: Client, thread_id: str) -> Any:
        count = {"lifecycle": 4, "state_update": 0}.get(str(modes), 12)
        with client.threads.join_stream(thread_id, stream_mode=modes, last_event_id="-", idle_timeout=5) as feed:
            return _said(itertools.islice(feed, count))

    ours, theirs = (told(*one) for one in fed)
    assert ours == theirs


def _spoken(client: Client, graph: str, *answers: Any) -> Any:
    """A conversation in the thread protocol, as its events tell it."""
    stream = client.threads.stream(assistant_id=graph)
    with stream:
        stream.run.start(input=INPUTS[graph])
        said = [list(_events(stream))]
        for one in answers:
            stream.run.respond(one)
            said.append(list(_events(stream)))
        return said, stream.interrupted


def _events(stream: Any) -> Iterator[Any]:
    """Events without the shape of messages in a state, which the real server has in blocks here."""
    for one in stream.subscribe(["values", "messages", "lifecycle", "input"]):
        data = sorted(one.data) if one.method == "values" else alike(one.data)
        yield one.method, one.namespace, data


TALKS: list[Any] = [("agent", ()), ("failing", ()), ("chat", ()), ("approval", ("yes",))]


@pytest.fixture(scope="module")
def talks(both: tuple[Client, Client]) -> list[tuple[Any, Any]]:
    """What each server told of each conversation, all at once."""
    with ThreadPoolExecutor(8) as pool:
        told = [[pool.submit(_spoken, client, graph, *answers) for client in both] for graph, answers in TALKS]
        return [(ours.result(), theirs.result()) for ours, theirs in told]


@pytest.mark.parametrize("number", range(len(TALKS)), ids=lambda number: TALKS[number][0])
def test_a_conversation_is_told_the_same(number: int, talks: list[tuple[Any, Any]]) -> None:
    """The thread protocol's events of a run, and of the run that an answer makes."""
    ours, theirs = talks[number]
    assert ours == theirs


def test_a_cancelled_run_is_told_the_same(both: tuple[Client, Client]) -> None:
    """Its stream ends without a word, the run and the thread are interrupted, and a second cancel finds nothing."""

    def told(client: Client) -> Any:
        thread_id = client.threads.create().thread_id
        many = {"steps": 100, "delay": 0.1}
        with client.runs.stream(thread_id, "slow", input=many, raise_error=True) as stream:
            events = {next(stream).event for _ in range(3)}
            client.runs.cancel(thread_id, str(stream.run_id), wait=True)
            events |= {part.event for part in stream}
        thread = client.threads.get(thread_id)
        return events, stream.status, thread["status"], thread["error"]

    ours, theirs = map(told, both)
    assert ours == theirs


@pytest.mark.parametrize("name", ["chat"])
def test_the_wire_is_the_same(name: str, both: tuple[Client, Client]) -> None:
    """Byte for byte but for ids, times and what a server notes of itself: fields, their order, line ends, headers."""

    def told(client: Client) -> Any:
        thread_id = client.threads.create().thread_id
        body = {"assistant_id": name, "input": INPUTS[name], "stream_mode": ["updates"], "stream_resumable": True}
        response = requests.post(f"{client.url}/threads/{thread_id}/runs/stream", json=body, timeout=20)
        lines = response.text.split("\r\n")
        kept = {
            "Location",
            "Content-Location",
            "Cache-Control",
            "X-Accel-Buffering",
            "Content-Type",
            "Transfer-Encoding",
        }
        headers = {one: alike(value) for one, value in response.headers.items() if one.title() in kept}
        return [alike(line).partition(": 1")[0] for line in lines], {k.lower(): v for k, v in headers.items()}

    ours, theirs = map(told, both)
    assert ours == theirs
