"""A live run that keeps no parts is cut: with `on_gap="warn"` its stream says so, and comes to the run's end."""

from __future__ import annotations

import pytest

from langgraph_client import StreamGapWarning
from tests.faults.proxy import WAYS, FaultProxy, cut


@pytest.mark.parametrize("way", WAYS)
def test_it_goes_on_to_the_end(way, server_url, direct, client_of):
    """No part comes twice; what came in between is missing at most."""
    thread = direct.threads.create()
    given = {"steps": 20, "delay": 0.05}
    with FaultProxy(server_url, cut(600, way)) as proxy, client_of(proxy.url, stall_timeout=5.5) as client:
        stream = client.runs.stream(
            thread.thread_id, "slow", input=given, stream_mode="updates", stream_resumable=False, on_gap="warn"
        )
        with pytest.warns(StreamGapWarning):
            parts = list(stream)
        assert proxy.cuts == 1
    steps = [part.data["work"]["step"] for part in parts if part.event == "updates" and "work" in part.data]
    assert (stream.gap, stream.status) == (True, "success")
    assert steps == sorted(set(steps))
    assert steps
