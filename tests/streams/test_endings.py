"""Every row of the table of endings is reached by a stream: no state of a run that nobody has seen."""

from __future__ import annotations

import pytest

from langgraph_client import Client, RetryPolicy, StreamInterrupted
from langgraph_client.protocol import ending
from langgraph_client.protocol.ending import TABLE, Came, State
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
METADATA, ONE, TWO = event("metadata", {"run_id": RUN}, "5-0"), event("custom", 1, "6-0"), event("custom", 2, "7-0")
FAILED, END = event("error", {"error": "E", "message": "bad"}, "8-0"), event("end", None)
OWN = event("error", {"error": "OperationalError", "message": "the server's own stream failed"})
RUNNING, SUCCESS, ERROR = (
    answer({"run_id": RUN, "thread_id": THREAD, "status": status}) for status in ("running", "success", "error")
)
MISSING = answer(status=404)
PROOF, TWO_PROOFS = [SUCCESS, stream(ONE)], [SUCCESS, stream(ONE), stream(ONE)]


def start(*pieces, end="clean"):
    """The stream that starts the run."""
    return stream(*pieces, end=end, **CREATED)


SCRIPTS = {
    (State.ACTIVE, Came.CUT): [start(METADATA, ONE, end="cut"), stream(ONE), *TWO_PROOFS],
    (State.ACTIVE, Came.AGAIN): [stream(METADATA, ONE, ONE), stream(ONE), *PROOF],
    (State.ACTIVE, Came.NEW): [start(METADATA, ONE), *PROOF],
    (State.ACTIVE, Came.PROVEN): [start(METADATA, ONE, end="cut"), stream(ONE), *TWO_PROOFS],
    (State.ACTIVE, Came.UNPROVEN): [start(METADATA, ONE, end="cut"), stream(), *TWO_PROOFS],
    (State.ACTIVE, Came.FAILED): [start(METADATA, FAILED, end="cut"), stream(), ERROR, stream()],
    (State.ACTIVE, Came.NOTHING): [stream(), SUCCESS, stream(), stream(), stream()],
    (State.ACTIVE, Came.BROKEN): [start(METADATA, ONE, OWN), *TWO_PROOFS],
    (State.ACTIVE, Came.END): [start(METADATA, ONE, END), SUCCESS],
    (State.ACTIVE, Came.IS_ACTIVE): [start(METADATA), RUNNING, stream(METADATA, ONE), *TWO_PROOFS],
    (State.ACTIVE, Came.IS_FINISHED): [start(METADATA, ONE), *PROOF],
    (State.ACTIVE, Came.NOT_FOUND): [start(METADATA, ONE), MISSING],
    (State.TOLD, Came.CUT): [start(METADATA, ONE), SUCCESS, stream(ONE, end="cut"), stream(ONE), stream(ONE)],
    (State.TOLD, Came.AGAIN): [start(METADATA, ONE), SUCCESS, stream(ONE, TWO, TWO), stream(TWO), stream(TWO)],
    (State.TOLD, Came.NEW): [start(METADATA), SUCCESS, stream(METADATA, ONE), stream(ONE), stream(ONE)],
    (State.TOLD, Came.PROVEN): [start(METADATA, ONE), *PROOF],
    (State.TOLD, Came.UNPROVEN): [start(METADATA, ONE), SUCCESS, stream(), stream(), stream()],
    (State.TOLD, Came.FAILED): [start(METADATA, FAILED), ERROR, stream()],
    (State.TOLD, Came.NOTHING): [stream(), SUCCESS, stream(), stream(), stream()],
    (State.TOLD, Came.BROKEN): [start(METADATA, ONE), SUCCESS, stream(ONE, OWN), stream(ONE), stream(ONE)],
    (State.TOLD, Came.END): [start(METADATA, ONE), SUCCESS, stream(ONE, END)],
}
"""What the server does, so that a row is reached. Everything of it has to be used."""
JOINED = {(State.ACTIVE, Came.AGAIN): "-", (State.ACTIVE, Came.NOTHING): None, (State.TOLD, Came.NOTHING): None}
"""Where the stream is that of a run which was started elsewhere: where it begins."""
LOST = {
    (State.ACTIVE, Came.NOT_FOUND): "not found any more",
    (State.TOLD, Came.UNPROVEN): "does not show its last parts",
}


def test_every_row_has_a_stream_that_reaches_it():
    """Another one would be of no use."""
    assert {*SCRIPTS} == {*TABLE}


@pytest.mark.parametrize("row", SCRIPTS, ids=lambda row: f"{row[0].name}-{row[1].name}")
def test_a_row_is_reached(row, monkeypatch):
    """By what a server does; the stream ends, with all parts or an error that says why not."""
    rows = []

    class Table(dict):
        def __getitem__(self, key):
            rows.append(key)
            return super().__getitem__(key)

    monkeypatch.setattr(ending, "TABLE", Table(TABLE))
    quick = RetryPolicy(initial_backoff=0.001, max_backoff=0.002)
    with LocalServer(*SCRIPTS[row]) as server, Client(server.url, api_key=None, retry=quick) as client:
        if row in JOINED:
            parts = client.runs.join_stream(THREAD, RUN, last_event_id=JOINED[row])
        else:
            parts = client.runs.stream(THREAD, "agent", stream_mode="custom")
        if row in LOST:
            with pytest.raises(StreamInterrupted, match=LOST[row]):
                list(parts)
        else:
            names = [part.event for part in parts]
            assert names == list(dict.fromkeys(names)) or names == ["metadata", "custom", "custom"]
            assert parts.status == ("error" if Came.FAILED in row else "success")
        assert server.script == []
    assert row in rows
