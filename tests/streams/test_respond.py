"""What a graph asks of a person is found in every mode, and the answer is streamed with the options of the question."""

from __future__ import annotations

import json

import pytest

from langgraph_client import Client, RetryPolicy
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
ASKED = event("updates", {"__interrupt__": [{"id": "a", "value": "?"}]}, "6-0")
CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
RUN_OVER = {"run_id": RUN, "thread_id": THREAD, "status": "success", "assistant_id": "agent"}
OVER = answer(RUN_OVER)
OPEN = {"thread_id": THREAD, "interrupts": {"task": [{"id": "a", "value": "?"}]}}


def client_of(server):
    """A client that hardly waits between tries."""
    return Client(server.url, api_key=None, retry=RetryPolicy(initial_backoff=0.001, max_backoff=0.002))


def test_the_answer_has_the_options_of_the_question():
    """But for those of one start; others can be given."""
    script = [stream(METADATA, ASKED, **CREATED), OVER, stream(ASKED), stream(METADATA, **CREATED)]
    with LocalServer(*script) as server, client_of(server) as client:
        asked = client.runs.stream(
            THREAD, "agent", input={"a": 1}, stream_mode="updates", config={"tags": ["t"]}, stream_subgraphs=True,
            after_seconds=1, metadata={"m": 1}, checkpoint_id="c", headers={"x-mine": "1"}, raise_error=True,
        )  # fmt: skip
        list(asked)
        answered = asked.respond("yes", metadata={"m": 2})
        answered.close()
        body = json.loads(server.seen[-1].body)
        assert body == {
            "assistant_id": "agent", "command": {"resume": "yes"}, "stream_mode": "updates", "config": {"tags": ["t"]},
            "stream_subgraphs": True, "stream_resumable": True, "metadata": {"m": 2}, "on_disconnect": "continue",
        }  # fmt: skip
        assert server.seen[-1].headers["x-mine"] == "1"


@pytest.mark.parametrize("how", ["join_stream", "resume"])
def test_a_stream_that_was_joined_asks_for_the_assistant(how):
    """And for the run's modes."""
    run = answer({**RUN_OVER, "kwargs": {"stream_mode": ["updates", "custom"]}})
    script = [stream(METADATA, ASKED), OVER, stream(ASKED), run, stream(METADATA, **CREATED)]
    with LocalServer(*script) as server, client_of(server) as client:
        joined = client.runs.join_stream(THREAD, RUN, last_event_id="-")
        if how == "resume":
            bookmark = joined.bookmark
            joined.close()
            server.script[:] = script[:]
            joined = client.runs.resume(bookmark)
        list(joined)
        joined.respond("yes").close()
        body = json.loads(server.seen[-1].body)
        assert (body["assistant_id"], body["stream_mode"]) == ("agent", ["updates", "custom"])


def test_of_a_mode_that_shows_none_the_thread_is_asked():
    """Once, and when the stream is over."""
    token = event("messages", [{"content": "x", "type": "ai"}, {}], "6-0")
    script = [stream(METADATA, token, **CREATED), OVER, stream(token), answer(OPEN)]
    with LocalServer(*script) as server, client_of(server) as client:
        asked = client.runs.stream(THREAD, "agent", stream_mode="messages-tuple")
        assert asked.interrupts == []
        list(asked)
        assert asked.interrupts == asked.interrupts == [{"id": "a", "value": "?"}]
        assert server.seen[-1].target == f"/threads/{THREAD}"


def test_the_thread_of_a_stateless_run_is_deleted():
    """There are no open interrupts then."""
    run = answer(RUN_OVER)
    script = [run, stream(METADATA), OVER, stream(METADATA), answer(None), answer(status=404)]
    with LocalServer(*script) as server, client_of(server) as client:
        asked = client.runs.stream(None, "agent", stream_mode="custom")
        list(asked)
        assert asked.interrupts == []
        assert json.loads(server.seen[0].body)["on_completion"] == "keep"
        assert (server.seen[4].method, server.seen[4].target) == ("DELETE", f"/threads/{THREAD}")


def test_the_interrupts_of_a_stateless_run_are_fetched_before_its_thread_is_deleted():
    """From the thread, where no part has shown them."""
    run, interrupted = answer(RUN_OVER), answer({**RUN_OVER, "status": "interrupted"})
    script = [run, stream(METADATA), interrupted, stream(METADATA), answer(OPEN), answer(None)]
    with LocalServer(*script) as server, client_of(server) as client:
        asked = client.runs.stream(None, "agent", stream_mode="custom")
        list(asked)
        assert asked.status == "interrupted"
        assert asked.interrupts == [{"id": "a", "value": "?"}]
        assert [seen.method for seen in server.seen] == ["POST", "GET", "GET", "GET", "GET", "DELETE"]


def test_nothing_to_respond_to():
    """It says so, and sends nothing."""
    values = event("values", {}, "6-0")
    with LocalServer(stream(METADATA, values, **CREATED), OVER, stream(values)) as server, client_of(server) as client:
        stream_ = client.runs.stream(THREAD, "agent")
        list(stream_)
        with pytest.raises(ValueError, match="no open interrupt"):
            stream_.respond("yes")
    with (
        LocalServer(stream(METADATA)) as server,
        client_of(server) as client,
        client.runs.stream(None, "agent", stream_resumable=False) as stream_,
        pytest.raises(ValueError, match="did not name the thread"),
    ):
        stream_.respond("yes")
