"""The result is that of the run which was asked for, though the server answers with the state of its thread."""

from __future__ import annotations

import uuid

import pytest

from langgraph_client import (
    ResultUnavailable,
    RunCancelled,
    RunFailed,
)
from tests.local_server import RUN, THREAD, LocalServer, answer
from tests.streams.one_run import (
    BOOM,
    FAILED_TASK,
    GET,
    INTERRUPT,
    JOIN,
    JOKE,
    LIST,
    OTHER,
    client_of,
    listed,
    requests_of,
    state,
    the_thread,
)


@pytest.mark.parametrize("newer", [["success"], ["running"], ["pending", "error"], ["interrupted"]])
def test_after_a_later_run_the_result_is_read_from_the_history(newer):
    """The join answered the state of the thread."""
    script = [answer({"joke": "later"}), listed("success", newer=newer), answer([state(JOKE)]), the_thread()]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE
        assert requests_of(server) == [JOIN, LIST, "POST /history", "GET "]


@pytest.mark.parametrize(
    ("end", "last", "result"),
    [
        ("success", state(JOKE), JOKE),
        ("interrupted", state(JOKE, tasks=[{"interrupts": [INTERRUPT]}]), {**JOKE, "__interrupt__": [INTERRUPT]}),
    ],
)
def test_a_run_of_a_conversation(end, last, result):
    """Before its end, the join is answered with an event of the conversation, and not with the state."""
    data = {"namespace": [], "timestamp": 5, "data": {"joke": "within"}, "interrupts": []}
    event = {"type": "event", "method": "values", "params": data, "seq": 7}
    with LocalServer(answer(event), listed(end), answer([last])) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == result
        assert requests_of(server) == [JOIN, LIST, "POST /history"]


@pytest.mark.parametrize("params", [None, {"id": 7}])
def test_a_state_that_resembles_an_event_is_the_result(params):
    """Its keys are the graph's own, which may be `type`, `method` and `params`."""
    own = {"type": "event", "method": "POST", "params": params}
    with LocalServer(answer(own), listed("success"), answer([])) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == own
        assert requests_of(server) == [JOIN, LIST]


def test_an_event_of_a_conversation_is_no_result():
    """Nor where the history does not show the run."""
    event = {"type": "event", "method": "values", "params": {"data": JOKE}}
    script = [answer(event), listed("success"), answer([])]
    with LocalServer(*script) as server, client_of(server) as client, pytest.raises(ResultUnavailable):
        client.runs.join(THREAD, RUN)


@pytest.mark.parametrize("run_id", [RUN.replace("-", ""), RUN.upper(), uuid.UUID(RUN)])
def test_a_run_id_in_another_form(run_id):
    """The server accepts each form of a UUID."""
    with LocalServer(answer(JOKE), listed("success")) as server, client_of(server) as client:
        assert client.runs.join(THREAD, run_id) == JOKE


def test_a_run_behind_many_others_is_asked_for_itself():
    """The list is one page."""
    many = answer([{"run_id": str(number), "status": "success"} for number in range(10)])
    script = [
        answer({"joke": "later"}),
        many,
        answer({"run_id": RUN, "status": "success"}),
        answer([state(JOKE)]),
        the_thread(),
    ]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE
        assert requests_of(server)[2] == GET


def test_a_server_that_allows_no_list():
    """The run itself says how it ended, and the history has its state."""
    script = [
        answer(JOKE),
        answer(status=403),
        answer({"run_id": RUN, "status": "success"}),
        answer([state(JOKE)]),
        the_thread(),
    ]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE


def test_a_server_that_ignores_the_filter_of_the_history():
    """The pages are read until the run's own state is there."""
    pages = [[state({}, OTHER, checkpoint="c9")], [state({}, OTHER, checkpoint=f"c{n}") for n in (8, 7)], [state(JOKE)]]
    script = [answer({}), listed("success", newer=["success"]), *map(answer, pages), the_thread()]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE
        bodies = [seen.body for seen in server.seen[2:5]]
        assert [b'"checkpoint_id":"c9"' in bodies[1], b'"checkpoint_id":"c7"' in bodies[2]] == [True, True]


@pytest.mark.parametrize(
    "rest",
    [
        [answer([])],
        [answer(status=404)],
        [answer([state(JOKE, graph="other")]), the_thread()],  # read by another graph, the state lacks values
        [answer([state({}, OTHER)]), *[answer([state({}, OTHER)])] * 10],
    ],
)
def test_a_result_that_is_not_to_be_had(rest):
    """It is an error, and nothing else is taken for it."""
    with LocalServer(answer({"joke": "later"}), listed("success", newer=["success"]), *rest) as server:
        with client_of(server) as client, pytest.raises(ResultUnavailable, match="no longer shows") as caught:
            client.runs.join(THREAD, RUN)
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)


def test_the_interrupt_in_which_a_run_ended():
    """It is a result, whichever status the server gives the run; the state is added where the join left it out."""
    tasks = [{"id": "t", "name": "ask", "interrupts": [INTERRUPT]}]
    whole = {**JOKE, "__interrupt__": [INTERRUPT]}
    alone = {"__interrupt__": [INTERRUPT]}
    later = [listed("success", newer=["success"]), answer([state(JOKE, tasks=tasks)]), the_thread()]
    for script in (
        [answer(whole), listed("success")],
        [answer(whole), listed("interrupted")],
        [answer(alone), listed("success"), answer([state(JOKE, tasks=tasks)])],
        [answer({"joke": "later"}), *later],
    ):
        with LocalServer(*script) as server, client_of(server) as client:
            assert client.runs.join(THREAD, RUN) == whole
    with LocalServer(answer(alone), listed("success"), answer([])) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == alone  # a run that was answered, and asked again, wrote no state


ODD_TASK = state(JOKE, tasks=[{"id": "t", "name": "a", "error": "Odd(1, x)"}])


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ([answer({"__error__": BOOM}), listed("error")], BOOM),
        ([answer({"__error__": BOOM}), listed("timeout")], BOOM),
        ([answer({"__error__": BOOM}), answer(status=404)], BOOM),
        ([answer(JOKE), listed("error", newer=["success"]), answer([FAILED_TASK]), the_thread()], BOOM),
        (
            [answer(JOKE), listed("error", newer=["success"]), answer([ODD_TASK]), the_thread()],
            {"error": "Odd", "message": "Odd(1, x)"},
        ),
        (
            [answer(JOKE), listed("error", newer=["success"]), answer([state(JOKE)]), the_thread()],
            {"error": "error", "message": "the server no longer says why"},
        ),
        (
            [answer(JOKE), listed("timeout", newer=["success"]), answer([])],
            {"error": "timeout", "message": "the server no longer says why"},
        ),
    ],
)
def test_a_failed_run_is_raised_or_given_back(script, told):
    """Though a later run did better."""
    with LocalServer(*script) as server, client_of(server) as client:
        with pytest.raises(RunFailed, match=told["error"]) as caught:
            client.runs.join(THREAD, RUN)
        assert (caught.value.error, caught.value.message) == (told["error"], told["message"])
        assert (caught.value.thread_id, caught.value.run_id) == (THREAD, RUN)
        assert not isinstance(caught.value, RunCancelled)
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN, raise_error=False) == {"__error__": told}


def test_the_failure_of_a_later_run_is_none_of_this_one():
    """The join answered it."""
    script = [answer({"__error__": BOOM}), listed("success", newer=["error"]), answer([state(JOKE)]), the_thread()]
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE
    script = [answer({"__error__": BOOM}), listed("success"), answer([state(JOKE)])]  # an error of the server's stream
    with LocalServer(*script) as server, client_of(server) as client:
        assert client.runs.join(THREAD, RUN) == JOKE
