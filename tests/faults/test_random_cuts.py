"""Live runs of the real server, cut several times at random: what arrives is what the server has stored."""

from __future__ import annotations

import itertools
import threading
from collections import defaultdict

import pytest

from tests.faults.conftest import as_part, compared, run_truth, stored_bytes, taken_up
from tests.faults.proxy import FaultProxy, random_cuts

BURST, SLOW = {"count": 200}, {"steps": 25, "delay": 0.02}
FEED_RUNS = 2


def streamed(client, graph, given, thread_id):
    """The parts of a run that is streamed from its making, on a thread or without one."""
    stream = client.runs.stream(thread_id, graph, input=given, stream_mode=["custom", "updates", "values"])
    parts = list(stream)
    assert stream.status == "success"
    return stream, parts


def on_a_thread(client, direct, url, graph, given):
    """`runs.stream` on a thread."""
    stream, parts = streamed(client, graph, given, direct.threads.create().thread_id)
    return parts, run_truth(url, stream.thread_id, stream.run_id)


def stateless(client, direct, url, graph, given):
    """`runs.stream` without a thread; its events outlive it."""
    stream, parts = streamed(client, graph, given, None)
    assert stream.thread_id is not None
    return parts, run_truth(url, stream.thread_id, stream.run_id)


def joined(client, direct, url, graph, given, mode=None):
    """`runs.join_stream` from the start of a run that is under way."""
    thread = direct.threads.create()
    run = direct.runs.create(
        thread.thread_id, graph, input=given, stream_mode=["custom", "updates", "values"], stream_resumable=True
    )
    stream = client.runs.join_stream(thread.thread_id, run.run_id, last_event_id="-", stream_mode=mode)
    parts = list(stream)
    assert stream.status == "success"
    return parts, run_truth(url, thread.thread_id, run.run_id, **({"stream_mode": mode} if mode else {}))


def joined_one_mode(client, direct, url, graph, given):
    """`runs.join_stream` with one of the run's modes."""
    return joined(client, direct, url, graph, given, "custom" if graph == "burst" else "updates")


def is_end_of_run(part):
    """Whether a part of a feed says that a run is over."""
    return part.event == "metadata" and isinstance(part.data, dict) and part.data.get("status") == "run_done"


def up_to_the_end(parts):
    """The parts of a feed up to the end of its second run."""
    ends = itertools.count(1)
    for part in parts:
        yield part
        if is_end_of_run(part) and next(ends) == FEED_RUNS:
            return


def feed(client, direct, url, graph, given):
    """`threads.join_stream` from the start of a thread whose two runs are over."""
    thread_id = str(direct.threads.create().thread_id)
    for _ in range(FEED_RUNS):
        run = direct.runs.create(
            thread_id, graph, input=given, stream_mode=["custom", "updates"], stream_resumable=True
        )
        direct.runs.join(thread_id, run.run_id)
    with client.threads.join_stream(thread_id, last_event_id="-") as parts:
        got = list(up_to_the_end(parts))
    stored = stored_bytes(url, f"/threads/{thread_id}/stream", stream_modes="run_modes")
    return got, list(up_to_the_end(map(as_part, stored)))


def live_feed(client, direct, url, graph, given):
    """`threads.join_stream` from the start of a thread whose runs come one after the other while it is read."""
    thread_id = str(direct.threads.create().thread_id)

    def work():
        for _ in range(FEED_RUNS):
            run = direct.runs.create(
                thread_id, graph, input=given, stream_mode=["custom", "updates"], stream_resumable=True
            )
            direct.runs.join(thread_id, run.run_id)

    worker = threading.Thread(target=work)
    with client.threads.join_stream(thread_id, last_event_id="-", idle_timeout=4.0) as feed:
        worker.start()
        parts = taken_up(client, feed)
        got = list(up_to_the_end(parts))
        parts.close()
    worker.join()
    stored = stored_bytes(url, f"/threads/{thread_id}/stream", stream_modes="run_modes")
    return got, list(up_to_the_end(map(as_part, stored)))


# Kind, how, graph, its input, runs, and the most bytes before a cut.
KINDS = [
    ("stream burst", on_a_thread, "burst", BURST, 10, 6_000),
    ("stream slow", on_a_thread, "slow", SLOW, 5, 2_000),
    ("stateless burst", stateless, "burst", BURST, 5, 6_000),
    ("stateless slow", stateless, "slow", SLOW, 2, 2_000),
    ("join burst", joined, "burst", BURST, 5, 6_000),
    ("join slow", joined, "slow", SLOW, 3, 2_000),
    ("join one mode", joined_one_mode, "burst", BURST, 4, 6_000),
    ("join one mode slow", joined_one_mode, "slow", SLOW, 2, 1_000),
    ("feed", feed, "burst", BURST, 4, 15_000),
    ("live feed burst", live_feed, "burst", BURST, 5, 6_000),
    ("live feed slow", live_feed, "slow", SLOW, 3, 1_500),
]


@pytest.mark.parametrize(("kind", "how", "graph", "given", "runs", "most"), KINDS, ids=[one[0] for one in KINDS])
def test_random_cuts(kind, how, graph, given, runs, most, server_url, direct, client_of, tell):
    """The parts are those that the server has stored, in their order."""
    sums = defaultdict(int)
    wrong = []
    for number in range(runs):
        seed = f"{kind} {number}"
        with FaultProxy(server_url, *random_cuts(seed, most)) as proxy, client_of(proxy.url) as client:
            got, truth = how(client, direct, server_url, graph, given)
            seen = compared(got, truth)
            wrong += [] if seen.in_order else [(seed, seen)]
            for name, value in (("cuts", proxy.cuts), ("events", seen.events), ("lost", seen.lost),
                                ("doubled", seen.doubled)):  # fmt: skip
                sums[name] += value
    table = "  ".join(f"{name} {value:5}" for name, value in sums.items())
    tell(f"{kind:20}  runs {runs:3}  {table}")
    assert not wrong
    assert (sums["lost"], sums["doubled"]) == (0, 0)
    assert sums["cuts"] >= runs / 2
    assert sums["events"] >= runs * 20
