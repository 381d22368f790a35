"""A proxy ends the response of a wait without its result: the wait joins the run again and returns the run's result."""

from __future__ import annotations

import pytest

from tests.faults.proxy import FaultProxy
from tests.faults.steps import ended_early

SLOW = {"steps": 10, "delay": 0.1}


@pytest.mark.parametrize("times", [1, 3])
def test_the_wait_joins_again(times, server_url, direct, client_of):
    """The result is the run's, and each step of the proxy was used."""
    thread = direct.threads.create()
    with (
        FaultProxy(server_url, waits=[ended_early(0.2)] * times) as proxy,
        client_of(proxy.url) as client,
    ):
        result = client.runs.wait(thread.thread_id, "slow", input=SLOW)
        assert (proxy.cuts, len(proxy.waits)) == (times, 0)
    assert result == SLOW | {"step": 10}
