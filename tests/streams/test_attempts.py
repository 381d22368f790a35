"""What `metadata` events say of a run's workers is remembered up to a bound, and believed only if it can be true."""

from __future__ import annotations

import itertools
import threading

import pytest

from langgraph_client import RetryPolicy, ThreadFeed
from langgraph_client.protocol.position import Position
from langgraph_client.streams import base
from tests.local_server import RUN, THREAD, LocalServer, event, stream

NEVER = RetryPolicy(reconnect_attempts=0)


def feed(server):
    """A thread's feed that does not reconnect."""
    return ThreadFeed(server.transport(retry=NEVER), THREAD, ["run_modes"], {}, Position(None))


@pytest.mark.parametrize("run_id", [[RUN], {"run": RUN}, 7, True], ids=repr)
def test_a_run_id_of_another_type_is_no_run_id(run_id):
    """Nothing is learnt from it, and the part is yielded as it came."""
    told, over = {"run_id": run_id, "attempt": 2}, threading.Event()
    with LocalServer(stream(event("metadata", told, "1-0"), over)) as server, feed(server) as parts:
        assert next(parts).data == told
        assert parts._attempts == {}
        over.set()


def test_attempts_are_remembered_up_to_a_bound(monkeypatch):
    """Of the last runs of a feed, whatever the length of their IDs."""
    monkeypatch.setattr(base, "MAX_ATTEMPTS", 5)
    over = threading.Event()
    events = [
        event("metadata", {"run_id": f"{number}" + "x" * 1000, "attempt": 2}, f"{number}-0") for number in range(8)
    ]
    with LocalServer(stream(*events, over)) as server, feed(server) as parts:
        assert len(list(itertools.islice(parts, 8))) == 8
        assert len(parts._attempts) == 5
        assert max(map(len, parts._attempts)) < 100
        over.set()
