"""A run that keeps no parts, and whose connection is lost: an error, or a mark and a warning, as the user said."""

from __future__ import annotations

import pytest

from langgraph_client import Client, RetryPolicy, StreamGapWarning, StreamInterrupted
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1})
FIRST, LAST = event("values", 1), event("values", 9)
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
RUNNING, OVER = (answer({"run_id": RUN, "thread_id": THREAD, "status": status}) for status in ("running", "success"))


def client_of(server):
    """A client that hardly waits between tries."""
    return Client(server.url, api_key=None, retry=RetryPolicy(initial_backoff=0.001, max_backoff=0.002))


@pytest.mark.parametrize("how", ["stream", "join_stream"])
@pytest.mark.parametrize("end", ["cut", "clean"])
def test_it_goes_on_with_a_mark_and_a_warning(how, end):
    """From where the server is now; without an id there is nothing to go on from, and nothing is asked for twice."""
    before = [RUNNING] if end == "clean" else []
    script = [stream(METADATA, FIRST, end=end, **CREATED), *before, stream(LAST), OVER]
    with LocalServer(*script) as server, client_of(server) as client:
        if how == "stream":
            parts = client.runs.stream(THREAD, "agent", stream_resumable=False, on_gap="warn")
        else:
            parts = client.runs.join_stream(THREAD, RUN, on_gap="warn")
        assert [next(parts).data for _ in range(2)][1] == 1
        assert not parts.gap
        with pytest.warns(
            StreamGapWarning, match=f"keeps no events: parts of run {RUN} may be missing after the 2 "
        ) as caught:
            assert [part.data for part in parts] == [9]
        assert caught[0].filename == __file__
        assert (parts.gap, parts.status, parts.reconnects, parts.bookmark) == (True, "success", 1, None)
        rejoined = server.seen[1 + len(before)]
        assert rejoined.target.startswith(RUN_PATH + "/stream")
        assert "last-event-id" not in rejoined.headers


@pytest.mark.parametrize("end", ["cut", "clean"])
def test_it_raises_unless_told_otherwise(end):
    """With what came, and how to get the result."""
    before = [RUNNING] if end == "clean" else []
    with LocalServer(stream(METADATA, FIRST, end=end, **CREATED), *before) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", stream_resumable=False)
        with pytest.raises(StreamInterrupted, match="keeps no events; `client.runs.join") as caught:
            list(parts)
        assert (caught.value.delivered, parts.gap) == (2, False)


def test_a_stateless_run_has_no_name_to_go_on_with():
    """The server does not tell its thread."""
    with LocalServer(stream(METADATA, FIRST, end="cut")) as server, client_of(server) as client:
        parts = client.runs.stream(None, "agent", stream_resumable=False, on_gap="warn")
        with pytest.raises(StreamInterrupted):
            list(parts)


@pytest.mark.parametrize("resumable", [True, False])
def test_a_stream_that_brought_nothing_and_names_no_run_is_no_success(resumable):
    """As when the answer's header was cut off behind its type."""
    with LocalServer(stream()) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", stream_resumable=resumable)
        with pytest.raises(StreamInterrupted, match="before the server named the run"):
            list(parts)
        assert parts.status is None


def test_what_to_do_is_one_of_two():
    """Before anything is sent."""
    with LocalServer() as server, client_of(server) as client:
        with pytest.raises(ValueError, match="on_gap must be one of"):
            client.runs.stream(THREAD, "agent", on_gap="ignore")
        with pytest.raises(ValueError, match="on_gap must be one of"):
            client.runs.join_stream(THREAD, RUN, on_gap="ignore")
    assert server.seen == []
