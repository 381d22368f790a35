"""Bursts that are joined while the server changes over from its store to live events: no cut, and nothing comes twice.

`LATE_JOINS` in the environment is the number of runs of each kind: 5 by default, 100 to look closely.
"""

from __future__ import annotations

import os
import random
from collections import Counter

import pytest

from tests.faults.conftest import compared, run_truth
from tests.faults.proxy import FaultProxy, late

RUNS = int(os.environ.get("LATE_JOINS", "5"))
PARTS = 1500
BURST = {"count": PARTS}
MODES = ["custom", "updates"]


def stateless(client, direct, url, pick):
    """A stateless stream: its run is started, and joined from its first part up to a second later."""
    stream = client.runs.stream(None, "burst", input=BURST, stream_mode=MODES)
    parts = list(stream)
    return stream, parts, 0


def joined_in_mid_burst(client, direct, url, pick):
    """A join after an event of a run that is at work: what came before it is not wanted."""
    thread = direct.threads.create()
    begun = direct.runs.stream(thread.thread_id, "burst", input=BURST, stream_mode=MODES)
    before = [next(begun) for _ in range(pick.randint(1, 400))]
    last = before[-1].id
    stream = client.runs.join_stream(thread.thread_id, begun.run_id, last_event_id=last)
    parts = list(stream)
    begun.close()
    return stream, parts, last


@pytest.mark.parametrize("how", [stateless, joined_in_mid_burst])
def test_late_joins(how, server_url, direct, client_of, tell):
    """The parts are those that the server has stored, in their order, and the status is the run's."""
    sums: Counter[str] = Counter()
    wrong = []
    for number in range(RUNS):
        pick = random.Random(f"{how.__name__} {number}")
        with (
            FaultProxy(server_url, late(pick.uniform(0, 1))) as proxy,
            client_of(proxy.url, stall_timeout=15) as client,
        ):
            stream, got, last = how(client, direct, server_url, pick)
        truth = run_truth(server_url, stream.thread_id, stream.run_id)
        if last:
            after = max(n for n, part in enumerate(truth) if part.id == last)
            truth = truth[after + 1 :]
        seen = compared(got, truth)
        wrong += [] if seen.in_order and stream.status == "success" else [(number, seen, stream.status)]
        sums.update(runs=1, events=seen.events, lost=seen.lost, doubled=seen.doubled, reconnects=stream.reconnects)
    tell(f"late join: {how.__name__:20}  " + "  ".join(f"{name} {value:6}" for name, value in sums.items()))
    assert not wrong
    assert (sums["lost"], sums["doubled"]) == (0, 0)
