"""The result of a run: waited for with the patience of a stream, and that of the run which was asked for."""

from __future__ import annotations

import logging
import threading
from functools import partial

import pytest

from langgraph_client import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    DeadlineExceeded,
    InternalServerError,
    NotFoundError,
    ProtocolError,
    ResultUnavailable,
    RunCancelled,
    RunFailed,
    StreamInterrupted,
)
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, stream
from tests.streams.one_run import (
    ADVICE,
    BOOM,
    EMPTY,
    FAILED_TASK,
    GET,
    HEARTBEATS_AND_NOTHING,
    JOIN,
    JOKE,
    JSON,
    LIST,
    LOST,
    MADE,
    NOT_FOUND,
    client_of,
    listed,
    requests_of,
    state,
    the_thread,
)


@pytest.mark.parametrize(
    "fates",
    [
        [stream(b"\n", end="cut", **JSON)],
        [stream(b"\n", end="reset", **JSON)],
        [stream(b'{"joke": ', how="close", **JSON)],  # the proxy's HTTP/1.0: a cut looks like an end
        [HEARTBEATS_AND_NOTHING],
        [EMPTY],
        [LOST] * 9,
        [answer(status=502)] * 5 + [LOST] * 4,
        [answer(b"<html>Bad gateway</html>", 500, content_type="text/html"), LOST],
        [answer(b"<html>Back soon</html>", content_type="text/html")],
        [answer(status=429)],
    ],
)
def test_a_wait_joins_its_run_again(fates):
    """After a cut, an end in good order without a result, and an outage of several connections; it starts one run."""
    with LocalServer(MADE, *fates, answer(JOKE), listed("success")) as server, client_of(server) as client:
        assert client.runs.wait(THREAD, "agent") == JOKE
        assert requests_of(server) == ["POST /runs", *[JOIN] * (len(fates) + 1), LIST]


def test_the_questions_after_a_join_have_the_same_patience():
    """The result is there, and would be lost with the list of the runs."""
    fates = [*[LOST] * 4, answer(status=503), answer(b"<html>Back soon</html>", content_type="text/html")]
    with LocalServer(MADE, *[LOST] * 5, answer(JOKE), *fates, listed("success")) as server, client_of(server) as client:
        assert client.runs.wait(THREAD, "agent") == JOKE


def test_heartbeats_renew_the_patience():
    """A balancer may cut each connection after a minute, for hours."""
    fates = [LOST, HEARTBEATS_AND_NOTHING, stream(b"\n", end="cut", **JSON)] * 4
    with (
        LocalServer(*fates, answer(JOKE), listed("success")) as server,
        client_of(server, reconnect_attempts=2) as client,
    ):
        assert client.runs.join(THREAD, RUN) == JOKE


@pytest.mark.parametrize(
    ("fate", "error", "message"),
    [
        (LOST, APIConnectionError, "lost"),
        (answer(status=503), InternalServerError, "503"),
        (EMPTY, StreamInterrupted, "^every connection ended without the run's result"),
        (answer(b"<html>"), ProtocolError, "expected JSON"),
    ],
)
@pytest.mark.parametrize("start", [True, False])
def test_a_wait_that_is_given_up_says_how_to_go_on(fate, error, message, start):
    """After as many connections in a row as a stream makes; the error names the run."""
    script = [MADE, *[fate] * 4] if start else [fate] * 4
    with LocalServer(*script) as server, client_of(server, reconnect_attempts=3) as client:
        call = partial(client.runs.wait, THREAD, "agent") if start else partial(client.runs.join, THREAD, RUN)
        with pytest.raises(error, match=f"{message}.*{ADVICE}") as caught:
            call()
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)


def test_without_reconnects_the_first_failure_ends_the_wait():
    """As it does for a stream."""
    with (
        LocalServer(MADE, LOST) as server,
        client_of(server, reconnect_attempts=0) as client,
        pytest.raises(APIConnectionError),
    ):
        client.runs.wait(THREAD, "agent")


def test_a_refused_join_is_not_repeated():
    """Nothing would change."""
    with LocalServer(MADE, answer(status=401)) as server, client_of(server) as client:
        with pytest.raises(AuthenticationError, match=ADVICE) as caught:
            client.runs.wait(THREAD, "agent")
        assert caught.value.run_id == RUN


def test_a_silent_join_is_repeated():
    """A connection that is half open brings nothing until the read time-out."""
    never = threading.Event()
    script = [stream(never, **JSON), answer(JOKE), listed("success")]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN, timeout=(5, 0.2)) == JOKE
        never.set()
    never = threading.Event()
    with LocalServer(stream(never, **JSON)) as server, client_of(server, reconnect_attempts=0) as client:
        with pytest.raises(APITimeoutError, match=ADVICE):
            client.runs.join(THREAD, RUN, timeout=(5, 0.2))
        never.set()


def test_one_deadline_bounds_all_of_a_wait():
    """The run goes on, and so its thread stays."""
    never = threading.Event()
    with LocalServer(MADE, HEARTBEATS_AND_NOTHING, stream(b"\n", never, **JSON)) as server, client_of(server) as client:
        with pytest.raises(
            DeadlineExceeded, match=f"the deadline of 0.4 seconds passed; the run continues; {ADVICE}"
        ) as caught:
            client.runs.wait(None, "agent", deadline=0.4)
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)
        never.set()


@pytest.mark.parametrize("result", [None, {}, [], "text", 0, False, {"joke": "x"}])
def test_what_json_has_is_a_result(result):
    """A graph may return anything; nothing at all is no JSON."""
    with LocalServer(answer(result), listed("success")) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == result


def test_a_run_that_goes_on_is_joined_again():
    """Whatever the answer was: it can be that of a proxy, or come from the midst of a restart."""
    script = [answer({}), listed("running"), answer(JOKE), listed("success", newer=["pending", "pending"])]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE
        assert requests_of(server) == [JOIN, LIST, JOIN, LIST]


def test_a_run_that_seems_to_go_on_for_ever_is_given_up():
    """With the patience of a stream."""
    with LocalServer(*[answer({}), listed("running")] * 3) as server, client_of(server, reconnect_attempts=2) as client:
        with pytest.raises(StreamInterrupted, match="without the run's result") as caught:
            client.runs.join(THREAD, RUN)
        assert caught.value.run_id == RUN


CUT_SHORT = "UserInterrupt: the run was cancelled, or another run interrupted it"
ROLLED_BACK = "UserRollback: the run was rolled back or deleted"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ([answer(JOKE), listed("interrupted")], CUT_SHORT),
        ([answer({"__error__": BOOM}), listed("interrupted")], CUT_SHORT),
        ([answer(JOKE), listed("interrupted", newer=["success"]), answer([state(JOKE)]), the_thread()], CUT_SHORT),
        ([answer(JOKE), listed("interrupted", newer=["success"]), answer([])], CUT_SHORT),
        ([answer(JOKE), listed(newer=["running"]), answer(status=404)], ROLLED_BACK),
        ([answer(NOT_FOUND), listed(), answer(status=404)], ROLLED_BACK),
        ([answer(status=404), listed(), answer(status=404)], ROLLED_BACK),
    ],
)
def test_a_cancelled_run_has_no_result(script, message):
    """Neither has one that another run interrupted or rolled back."""
    with LocalServer(MADE, *script) as server, client_of(server) as client:
        with pytest.raises(RunCancelled, match=f"^{message}$") as caught:
            client.runs.wait(THREAD, "agent")
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)
    with LocalServer(MADE, *script) as server, client_of(server) as client:
        left = client.runs.wait(THREAD, "agent", raise_error=False)
        assert left["__error__"]["error"] == message.partition(":")[0]


@pytest.mark.parametrize(
    "script",
    [
        [answer(NOT_FOUND), listed(), answer(status=404)],
        [answer(NOT_FOUND), answer(status=404)],
        [answer(status=404)],
    ],
)
def test_the_join_of_a_run_that_does_not_exist(script):
    """Some servers say so with status 200."""
    with LocalServer(*script) as server, client_of(server) as client:
        with pytest.raises(NotFoundError) as caught:
            client.runs.join(THREAD, RUN)
        assert (caught.value.status_code, caught.value.run_id) == (404, RUN)


def test_a_run_that_was_seen_did_exist():
    """The server sends heartbeats of runs that are active."""
    script = [HEARTBEATS_AND_NOTHING, answer(NOT_FOUND), listed(), answer(status=404)]
    with LocalServer(*script) as server, client_of(server) as client, pytest.raises(RunCancelled, match="rolled back"):
        client.runs.join(THREAD, RUN)


def test_a_thread_that_is_deleted_takes_the_result_along():
    """A stateless run's, with the server's default, as soon as it has ended; what a join brought is the result."""
    with LocalServer(MADE, LOST, answer(NOT_FOUND), answer(status=404)) as server, client_of(server) as client:
        with pytest.raises(ResultUnavailable, match="the thread was deleted") as caught:
            client.runs.wait(None, "agent", on_completion="delete")
        assert caught.value.thread_id == THREAD
    with LocalServer(answer(JOKE), answer(status=404)) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        ([answer(JOKE), listed("success")], None),
        ([answer({"__error__": BOOM}), listed("error")], RunFailed),
        ([answer(JOKE), listed("interrupted")], RunCancelled),
        ([answer(NOT_FOUND), listed("success"), answer([])], ResultUnavailable),
    ],
)
@pytest.mark.parametrize(
    "deletion", [answer(status=204), answer(status=404), answer(status=409), answer(status=403), LOST]
)
def test_the_thread_of_a_stateless_run_is_deleted_once_it_is_over(script, outcome, deletion, caplog):
    """However it went, and a deletion that fails costs nothing but a line of the log."""
    with LocalServer(MADE, *script, deletion) as server, client_of(server, attempts=1) as client:
        with caplog.at_level(logging.WARNING, "langgraph_client.streams"):
            if outcome is None:
                assert client.runs.wait(None, "agent") == JOKE
            else:
                with pytest.raises(outcome):
                    client.runs.wait(None, "agent")
        assert requests_of(server)[-1] == "DELETE "
    failed = deletion is LOST or b"403" in _head_of(deletion)
    assert ("could not be deleted and is left" in caplog.text) == failed


def _head_of(step):
    """What a step of a script writes first."""
    written = []

    class Recorder:
        def write(self, data):
            written.append(data)

    step(Recorder())
    return written[0].split(b"\r\n")[0]


@pytest.mark.parametrize("given", [{"on_completion": "keep"}, {"on_completion": "delete"}])
def test_the_user_says_what_becomes_of_the_thread(given):
    """Then it is none of ours."""
    with LocalServer(MADE, answer(JOKE), listed("success")) as server, client_of(server) as client:
        assert client.runs.wait(None, "agent", **given) == JOKE


def test_a_wait_that_is_given_up_leaves_the_thread():
    """The run goes on there, and can be joined."""
    with (
        LocalServer(MADE, LOST) as server,
        client_of(server, reconnect_attempts=0) as client,
        pytest.raises(APIConnectionError),
    ):
        client.runs.wait(None, "agent")


KEYED = {"run_id": RUN, "thread_id": THREAD, "metadata": {"idempotency_key": "k"}}


def test_a_run_that_is_found_finished_is_not_joined():
    """Its result is in the history, whatever was written to the thread since."""
    script = [answer([KEYED]), answer({**KEYED, "status": "success"}), answer([state(JOKE)]), the_thread()]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.wait(THREAD, "agent", idempotency_key="k") == JOKE
        assert requests_of(server) == [LIST, GET, "POST /history", "GET "]
    script[2:] = [answer([]), answer(JOKE), listed("success")]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.wait(THREAD, "agent", idempotency_key="k") == JOKE
        assert server.seen[3].target == RUN_PATH + "/join"


def test_a_failed_run_is_found_failed():
    """A second start does not repeat it."""
    script = [answer([KEYED]), answer({**KEYED, "status": "error"}), answer([FAILED_TASK]), the_thread()]
    with (
        LocalServer(*script) as server,
        client_of(server) as client,
        pytest.raises(RunFailed, match="ValueError: boom"),
    ):
        client.runs.wait(THREAD, "agent", idempotency_key="k")
