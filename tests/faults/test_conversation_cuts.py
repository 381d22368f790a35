"""Live conversations on the real server, cut several times at random, on both transports: nothing is lost or doubled.

What was read through the cuts is compared with what a late subscriber reads over a connection that nobody cuts. What a
graph says on a named channel of its own is left out: the server does not store it, so that it is gone with its connection.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from langgraph_client import APIConnectionError
from tests.faults.conftest import compared
from tests.faults.proxy import FaultProxy, random_cuts

CHANNELS = ["values", "messages", "lifecycle", "input", "tools", "updates", "custom"]
TRANSPORTS = ["sse", "websocket"]
STALL = 1.5
"""Seconds of silence that are a cut. The server takes up to one to begin with a run."""
RUNS = 4
"""Of each kind."""
AT_ONCE = 8


def said(text):
    """The input of a chat."""
    return {"messages": [{"role": "user", "content": text}]}


# Kind, graph, its input, and the most bytes before a cut.
KINDS = [
    ("chat", "chat", said("words:120"), 9_000),
    ("tools", "tools", said("Oslo"), 4_000),
    ("subgraphs", "team", {"topic": "tea"}, 5_000),
    ("two at once", "agents", {"topic": "tea"}, 3_000),
    ("custom", "custom", {"count": 60, "name": "told"}, 5_000),
    ("slow", "slow", {"steps": 25, "delay": 0.02}, 1_500),
    ("question", "approval", {"request": "buy cats"}, 900),
    ("meanwhile", "meanwhile", {"request": "buy cats"}, 2_000),
]


def sent(stream, direct, send):
    """Send a command that makes a run. Where the answer was lost, whether there is one is looked up."""
    before = runs_of(direct, stream.thread_id)
    for _ in range(10):
        try:
            send()
        except APIConnectionError:
            end = time.monotonic() + 1.0
            while runs_of(direct, stream.thread_id) == before and time.monotonic() < end:
                time.sleep(0.02)
        if runs_of(direct, stream.thread_id) != before:
            return
    raise AssertionError("no command came through")


def runs_of(client, thread_id):
    """How many runs a thread has had."""
    return len(client.runs.list(thread_id, limit=100)) if client.threads.search(ids=[thread_id]) else 0


def events_of(stream):
    """What the current run said, without the marks that each connection has of its own."""
    found = stream.subscribe(CHANNELS)
    return [(one.method, one.namespace, repr(one.data)) for one in found if not one.live_only]


def projections_of(stream):
    """What the current run's events come to."""
    tree = [(room.graph_name, [desk.graph_name for desk in room.subgraphs], room.output) for room in stream.subgraphs]
    calls = [(call.id, list(call.deltas), call.output, call.error) for call in stream.tool_calls]
    texts = [(message.namespace, message.id, list(message), message.text) for message in stream.messages]
    return tree, calls, texts, list(stream.extensions["told"])


def read(stream, *, projections_first):
    """Both, either first: the one that is first is read live."""
    if projections_first:
        projections = projections_of(stream)
        return events_of(stream), projections
    events = events_of(stream)
    return events, projections_of(stream)


def late(direct, stream):
    """The same by one who comes when all is over, and is not cut."""
    with direct.threads.stream(stream.thread_id, assistant_id=stream.assistant_id) as other:
        return read(other, projections_first=False)


def conversed(client, direct, transport, kind, number):
    """What a conversation gave and what it should have given, run by run."""
    _, graph, given, *_ = kind
    with client.threads.stream(assistant_id=graph, transport=transport) as stream:
        sent(stream, direct, lambda: stream.run.start(input=given))
        yield read(stream, projections_first=number % 2), late(direct, stream)
        if graph in ("approval", "meanwhile"):
            assert stream.interrupted
            sent(stream, direct, lambda: stream.run.respond("yes"))
            stream = client.threads.stream(stream.thread_id, assistant_id=graph, transport=transport)  # noqa: PLW2901
            with stream:
                yield read(stream, projections_first=number % 2), late(direct, stream)
                assert stream.output["answer"] == "yes"


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_random_cuts(transport, server_url, direct, client_of, tell):
    """The events and what comes of them are those of the late subscriber, in their order."""
    if transport == "websocket":
        pytest.importorskip("websockets")

    def one(job):
        kind, number = job
        cuts = random_cuts(f"{kind[0]} {number}", kind[-1])
        with FaultProxy(server_url, *cuts) as proxy, client_of(proxy.url, stall_timeout=STALL) as client:
            return list(conversed(client, direct, transport, kind, number)), proxy.cuts

    jobs = [(kind, number) for number in range(RUNS) for kind in KINDS]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(one, jobs))
    wrong = []
    for place, (name, *_) in enumerate(KINDS):
        mine = results[place :: len(KINDS)]
        cuts = sum(made for _, made in mine)
        pairs = [pair for found, _ in mine for pair in found]
        seen = [compared(events, truth) for (events, _), (truth, _) in pairs]
        events, lost, doubled = (sum(getattr(one, what) for one in seen) for what in ("events", "lost", "doubled"))
        sums = f"cuts {cuts:3}  events {events:5}  lost {lost}  doubled {doubled}"
        tell(f"{name:12}{transport:10}  runs {RUNS}  {sums}")
        right = lost == doubled == 0 and all(got == truth for got, truth in pairs)
        wrong += [] if right and cuts >= RUNS / 2 and events >= RUNS * 8 else [name]
    assert not wrong
