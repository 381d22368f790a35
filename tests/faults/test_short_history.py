"""A server that stores only the newest events: a stream that reconnects too late for the next one reports the gap."""

from __future__ import annotations

import pytest

from langgraph_client import StreamInterrupted
from tests.faults.conftest import compared, run_truth
from tests.faults.proxy import FaultProxy, cut
from tests.faults.steps import newest_only

COUNT = 400


def started(client, direct):
    """A run on a thread of its own, streamed from its first part."""
    return client.runs.stream(
        direct.threads.create().thread_id, "burst", input={"count": COUNT}, stream_mode=["custom", "updates"]
    )


def test_a_gap_is_an_error(server_url, direct, client_of):
    """The parts before the gap are delivered, and none after it."""
    script = cut(2_000, "close"), newest_only(20)
    with FaultProxy(server_url, *script) as proxy, client_of(proxy.url, stall_timeout=15) as client:
        stream = started(client, direct)
        parts = []
        with pytest.raises(StreamInterrupted) as caught:
            parts.extend(stream)
        assert not proxy.script
        assert caught.value.delivered == stream.delivered
    truth = run_truth(server_url, stream.thread_id, stream.run_id)
    assert 0 < stream.delivered < len(truth) - 20


def test_a_history_that_is_long_enough_is_no_gap(server_url, direct, client_of):
    """The last part that was delivered is among the newest: nothing is missing."""
    script = cut(2_000, "close"), newest_only(COUNT + 10)
    with FaultProxy(server_url, *script) as proxy, client_of(proxy.url, stall_timeout=15) as client:
        stream = started(client, direct)
        parts = list(stream)
        assert (proxy.cuts, len(proxy.script)) == (1, 0)
    assert compared(parts, run_truth(server_url, stream.thread_id, stream.run_id)).in_order
