"""An `error` event of the server's own says that its stream failed, not the run: it is never taken for the run's end."""

from __future__ import annotations

import pytest

from langgraph_client import RunFailed, StreamInterrupted
from tests.local_server import THREAD, LocalServer, event, stream
from tests.streams.promised import CREATED, ERROR, METADATA, OWN, SUCCESS, client_of, started


def test_an_error_of_the_servers_stream_where_ids_are_unique_is_not_the_failed_runs():
    """[e0 error], status: error, after e0: [error], [], [e1 e2 end]: e2 is the run's error, which has an ID."""
    events = [("custom", 0), ("custom", 1), ("error", {"error": "ValueError", "message": "bad"}), ("end", None)]
    first, *rest = (event(name, data, f"run_event_{at}") for at, (name, data) in enumerate(events))
    script = [stream(first, OWN, **CREATED), ERROR, stream(OWN), stream(), stream(*rest)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts, got = started(client, raise_error=True), []
        with pytest.raises(RunFailed, match="bad"):
            got.extend(parts)
        assert [part.data for part in got] == [data for _, data in events]


def test_an_error_of_the_servers_stream_before_the_runs_end_is_a_gap_in_live_only_parts():
    """[messages/partial error], status: success: what the run published in between is not stored."""
    partial = event("messages/partial", [], "6-0")
    with LocalServer(stream(METADATA, partial, OWN, **CREATED), SUCCESS) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", stream_mode="messages")
        with pytest.raises(StreamInterrupted, match="the connection ended before the run"):
            list(parts)
