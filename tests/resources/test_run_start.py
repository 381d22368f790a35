"""A start with a key happens once: it is looked for before every try, found, and joined."""

from __future__ import annotations

import json
import uuid

import pytest

from langgraph_client import APIConnectionError, Client, InternalServerError, ProtocolError, RetryPolicy
from langgraph_client.resources.run_start import KEYS
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, raw, stream

RUNS = f"/threads/{THREAD}/runs"
MADE = {"run_id": RUN, "thread_id": THREAD, "status": "pending", "metadata": {"idempotency_key": "job 7"}}
NONE, FOUND = (
    answer([{"run_id": "other", "metadata": {"a": 1}}]),
    answer([{"run_id": RUN, "metadata": MADE["metadata"]}]),
)
LOST = raw(b"")  # the request was read, and the connection closed without an answer


def client_of(server, attempts=3):
    """A client that hardly waits between tries."""
    return Client(
        server.url, api_key=None, retry=RetryPolicy(attempts=attempts, initial_backoff=0.001, max_backoff=0.002)
    )


def asked(server):
    """What the server was asked: method and path."""
    return [(seen.method, seen.target.partition("?")[0].removeprefix(RUNS)) for seen in server.seen]


def test_a_first_start_makes_the_run():
    """With the key in its metadata, beside the user's own."""
    with LocalServer(NONE, answer(MADE)) as server, client_of(server) as client:
        run = client.runs.create(THREAD, "agent", idempotency_key="job 7", metadata={"mine": 1})
        assert run.run_id == RUN
        assert json.loads(server.seen[1].body)["metadata"] == {"mine": 1, "idempotency_key": "job 7"}
        assert "idempotency_key" not in json.loads(server.seen[1].body)
        assert asked(server) == [("GET", ""), ("POST", "")]


def test_a_second_start_finds_the_first():
    """And makes none; the hook is told all the same."""
    told = []
    with LocalServer(FOUND, answer(MADE)) as server, client_of(server) as client:
        run = client.runs.create(THREAD, "agent", idempotency_key="job 7", on_run_created=told.append)
        assert run.run_id == RUN
        assert told == [{"run_id": RUN, "thread_id": THREAD}]
        assert asked(server) == [("GET", ""), ("GET", f"/{RUN}")]


@pytest.mark.parametrize("fate", [LOST, answer(status=502), answer(status=500)])
def test_a_start_whose_answer_was_lost_is_found(fate):
    """It is not sent again before looking."""
    with LocalServer(NONE, fate, FOUND, answer(MADE)) as server, client_of(server) as client:
        assert client.runs.create(THREAD, "agent", idempotency_key="job 7").run_id == RUN
        assert [method for method, _ in asked(server)] == ["GET", "POST", "GET", "GET"]


def test_a_start_that_never_arrived_is_made_again():
    """The look shows that there is none."""
    with LocalServer(NONE, LOST, NONE, answer(MADE)) as server, client_of(server) as client:
        assert client.runs.create(THREAD, "agent", idempotency_key="job 7").run_id == RUN
        assert [method for method, _ in asked(server)] == ["GET", "POST", "GET", "POST"]


@pytest.mark.parametrize(("fate", "error"), [(LOST, APIConnectionError), (answer(status=500), InternalServerError)])
def test_it_is_given_up_after_all_attempts(fate, error):
    """With what the last try raised."""
    with LocalServer(*[NONE, fate] * 3) as server, client_of(server) as client, pytest.raises(error):
        client.runs.create(THREAD, "agent", idempotency_key="job 7")


def test_a_start_without_a_key_is_never_sent_again():
    """Its fate is unknown."""
    with LocalServer(LOST) as server, client_of(server) as client, pytest.raises(APIConnectionError):
        client.runs.create(THREAD, "agent")


def test_of_several_the_earliest_is_taken():
    """The latest come first, on pages; whoever looks finds the same one."""
    mine = {"metadata": MADE["metadata"]}
    pages = [
        answer([{"run_id": str(number), **mine} for number in range(1000)]),
        answer([{"run_id": "1000", **mine}, {"run_id": RUN, **mine}, {"run_id": "1002", "metadata": None}]),
    ]
    with LocalServer(*pages, answer(MADE)) as server, client_of(server) as client:
        client.runs.create(THREAD, "agent", idempotency_key="job 7")
        assert [seen.target.partition("?")[2].split("&")[1] for seen in server.seen[:2]] == ["offset=0", "offset=1000"]
        assert asked(server)[2] == ("GET", f"/{RUN}")


def test_a_stream_is_that_of_the_run_from_its_first_part():
    """Whoever made it."""
    told = []
    parts = [event("metadata", {"run_id": RUN}, "1-0"), event("values", 1, "2-0")]
    script = [FOUND, answer(MADE), stream(*parts), answer({**MADE, "status": "success"}), stream(parts[1])]
    with LocalServer(*script) as server, client_of(server) as client:
        got = client.runs.stream(THREAD, "agent", idempotency_key="job 7", on_run_created=told.append)
        assert [part.data for part in got][1:] == [1]
        assert (got.run_id, told) == (RUN, [{"run_id": RUN, "thread_id": THREAD}])
        assert server.seen[2].headers["last-event-id"] == "-"


@pytest.mark.parametrize("on_disconnect", [None, "cancel"])
def test_a_wait_joins_the_run(on_disconnect):
    """And gives its result."""
    script = [FOUND, answer(MADE), answer({"joke": "x"}), answer([{"run_id": RUN, "status": "success"}])]
    with LocalServer(*script) as server, client_of(server) as client:
        result = client.runs.wait(THREAD, "agent", idempotency_key="job 7", on_disconnect=on_disconnect)
        assert result == {"joke": "x"}
        path, _, query = server.seen[2].target.partition("?")
        assert path == RUN_PATH + "/join"
        assert query == ("cancel_on_disconnect=true" if on_disconnect else "")


def test_a_thread_that_is_made_with_the_run():
    """There is none to look on yet."""
    with LocalServer(answer(status=404), answer(MADE)) as server, client_of(server) as client:
        client.runs.create(THREAD, "agent", idempotency_key="job 7", if_not_exists="create")


@pytest.mark.parametrize("given", [{}, {"on_completion": "keep"}, {"if_not_exists": "reject"}])
def test_without_a_thread_the_key_and_the_assistant_determine_one(given):
    """The ids must never change: whoever starts again, with another version, has to find the same thread."""
    thread_id = "f0f34dab-bf5e-5af2-93f7-c0d721b1c1db"
    assert str(uuid.uuid5(KEYS, "agent\njob 7")) == thread_id
    made = {**MADE, "thread_id": thread_id}
    with LocalServer(answer(status=404), answer(made)) as server, client_of(server) as client:
        assert client.runs.create(None, "agent", idempotency_key="job 7", **given).thread_id == thread_id
        assert [seen.target.partition("?")[0] for seen in server.seen] == [f"/threads/{thread_id}/runs"] * 2
        body = json.loads(server.seen[1].body)
        assert (body["if_not_exists"], "on_completion" in body) == (given.get("if_not_exists", "create"), False)


@pytest.mark.parametrize("runs", [[{"run_id": RUN}], [{"run_id": RUN, "metadata": None}]])
def test_a_server_whose_runs_have_no_metadata_is_refused(runs):
    """Aegra leaves it out: no run could be found again, so that each start would make another one."""
    with LocalServer(answer(runs)) as server, client_of(server) as client:
        with pytest.raises(ProtocolError, match=r"leaves out the `metadata` of runs.*\(no run was started\)") as caught:
            client.runs.create(THREAD, "agent", idempotency_key="job 7")
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, None)


def test_the_first_start_on_such_a_server_says_which_run_it_made():
    """Nothing could be known before."""
    made = {name: value for name, value in MADE.items() if name != "metadata"}
    with LocalServer(answer([]), answer(made)) as server, client_of(server) as client:
        with pytest.raises(ProtocolError, match=f"run {RUN} was started") as caught:
            client.runs.wait(THREAD, "agent", idempotency_key="job 7")
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)


def test_a_key_that_makes_no_sense_is_refused():
    """Before anything is sent."""
    with LocalServer() as server, client_of(server) as client:
        for start in (client.runs.create, client.runs.stream, client.runs.wait):
            with pytest.raises(ValueError, match="^idempotency_key must not be empty"):
                start(THREAD, "agent", idempotency_key="")
            with pytest.raises(ValueError, match="^on_completion must be 'keep' with idempotency_key"):
                start(None, "agent", idempotency_key="x", on_completion="delete")
            with pytest.raises(TypeError, match="^idempotency_key must be"):
                start(THREAD, "agent", idempotency_key=7)
            with pytest.raises(ValueError, match=r"^metadata\['idempotency_key'\] must be the idempotency_key 'x'"):
                start(THREAD, "agent", idempotency_key="x", metadata={"idempotency_key": "y"})
        with pytest.raises(ValueError, match="^idempotency_key needs stream_resumable"):
            client.runs.stream(THREAD, "agent", idempotency_key="x", stream_resumable=False)
        with pytest.raises(TypeError, match="idempotency_key"):
            client.runs.create_batch([{"assistant_id": "agent", "idempotency_key": "x"}])
    assert server.seen == []
