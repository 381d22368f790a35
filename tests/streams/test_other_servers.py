"""Runs on servers that do as the official one does not: what they send and take is read and sent as they do."""

from __future__ import annotations

import json

import pytest

from langgraph_client import NotFoundError, ProtocolError, ResultUnavailable
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream
from tests.streams.one_run import client_of, listed, requests_of, state, the_thread

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
SUCCESS = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})
MINUS = event("error", {"error": "ValueError", "message": "invalid literal for int() with base 10: '-'"})
"""What langgraph-api 0.2 says of `Last-Event-ID: -`."""
METADATA, ONE, TWO = event("metadata", {"run_id": RUN}, "0"), event("custom", 1, "1"), event("custom", 2, "2")
END = event("end", {"status": "success"}, "e3")


def ids_asked(server):
    """The `Last-Event-ID` of each stream."""
    return [seen.headers.get("last-event-id") for seen in server.seen if "stream" in seen.target]


@pytest.mark.parametrize(("given", "sent"), [({}, "continue"), ({"on_disconnect": "cancel"}, "cancel")])
@pytest.mark.parametrize("thread", [THREAD, None])
def test_a_disconnect_cancels_nothing_unless_asked_to(given, sent, thread):
    """It is always said, since servers differ in what they do without it."""
    with LocalServer(stream(METADATA, END, **CREATED), SUCCESS) as server, client_of(server) as client:
        list(client.runs.stream(thread, "agent", stream_resumable=thread is not None, **given))
        assert json.loads(server.seen[0].body)["on_disconnect"] == sent


def test_modes_that_a_server_does_not_filter():
    """Of all that it sends come the parts of the modes that were asked for, and those of no mode."""
    sent = [
        event("metadata", {}, "e0"),
        event("values", 1, "e1"),
        event("updates|a:1", 2, "e2"),
        event("messages", [{}, {}], "e3"),
    ]
    with LocalServer(stream(*sent, END), SUCCESS) as server, client_of(server) as client:
        joined = client.runs.join_stream(THREAD, RUN, last_event_id="-", stream_mode=["updates", "custom"])
        assert [part.event for part in joined] == ["metadata", "updates|a:1", "end"]


def test_modes_after_a_disconnect():
    """What is left out is no part that would have to come again."""
    first = stream(event("updates", 1, "e0"), event("values", 2, "e1"), end="cut")
    second = stream(event("updates", 1, "e0"), event("values", 2, "e1"), event("updates", 3, "e2"), END)
    with LocalServer(first, second, SUCCESS) as server, client_of(server) as client:
        joined = client.runs.join_stream(THREAD, RUN, last_event_id="-", stream_mode="updates")
        assert [part.data for part in joined] == [1, 3, {"status": "success"}]
        assert joined.delivered == 3


def test_modes_of_a_bookmark():
    """They are filtered as well."""
    first = stream(event("updates", 1, "e0"), end="cut")
    second = stream(event("updates", 1, "e0"), event("values", 2, "e1"), event("updates", 3, "e2"), END)
    with LocalServer(first, second, SUCCESS) as server, client_of(server) as client:
        joined = client.runs.join_stream(THREAD, RUN, last_event_id="-", stream_mode="updates")
        assert next(joined).data == 1
        bookmark = joined.bookmark
        joined.close()
        assert [part.data for part in client.runs.resume(bookmark)] == [3, {"status": "success"}]


def test_a_server_whose_start_is_another():
    """The stream begins there; what the server says of `-` is handed to nobody."""
    whole = stream(METADATA, ONE, TWO)
    with LocalServer(stream(MINUS), whole, SUCCESS, stream(TWO), stream(TWO)) as server, client_of(server) as client:
        joined = client.runs.join_stream(THREAD, RUN, last_event_id="-")
        assert [(part.event, part.id) for part in joined] == [("metadata", "0"), ("custom", "1"), ("custom", "2")]
        assert joined.status == "success"
        assert ids_asked(server) == ["-", "-1", "1", "1"]


def test_a_stateless_run_where_the_start_is_another():
    """Such a run is joined from its start."""
    made = answer({"run_id": RUN, "thread_id": THREAD, "status": "pending"})
    script = [made, stream(MINUS), stream(METADATA, ONE), SUCCESS, stream(ONE), stream(ONE), answer(status=204)]
    with LocalServer(*script) as server, client_of(server) as client:
        parts = client.runs.stream(None, "agent")
        assert [part.event for part in parts] == ["metadata", "custom"]
        assert (parts.status, parts.thread_id) == ("success", THREAD)


def test_the_error_is_taken_for_this_once():
    """A server that says it of its own start as well is not asked for ever: the error is then the run's, or the server's."""
    failed = answer({"run_id": RUN, "thread_id": THREAD, "status": "error"})
    with LocalServer(stream(MINUS), stream(MINUS), failed, stream(), stream(), stream()) as server:
        with client_of(server) as client:
            joined = client.runs.join_stream(THREAD, RUN, last_event_id="-")
            assert [part.event for part in joined] == ["error"]
        assert joined.status == "error"
        assert ids_asked(server)[:2] == ["-", "-1"]


def test_the_thread_of_a_stateless_run():
    """Where the header names it, the end of a run whose parts are not stored can be asked for."""
    running = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})
    with LocalServer(stream(METADATA, ONE, **CREATED), running) as server, client_of(server) as client:
        parts = client.runs.stream(None, "agent", stream_resumable=False)
        assert len(list(parts)) == 2
        assert (parts.thread_id, parts.run_id, parts.status) == (THREAD, RUN, "success")
        assert requests_of(server)[-1] == f"GET /runs/{RUN}"


@pytest.mark.parametrize("response", [None, {"__error__": {"error": "HTTPException", "message": "404: Run not found"}}])
def test_a_join_of_no_run(response):
    """A 200 that says so, or null from servers of old, is the NotFoundError that it means."""
    script = [answer(response), answer([]), answer({"detail": "Run not found"}, 404)]
    if response is None:
        script[0] = answer(b"null", content_type="application/json")
    with LocalServer(*script) as server, client_of(server) as client, pytest.raises(NotFoundError):
        client.runs.join(THREAD, RUN)


def test_a_stream_of_no_run():
    """The same, said in the stream."""
    told = event("error", {"error": "HTTPException", "message": "404: Run not found"})
    server = LocalServer(stream(told), answer(b"Not Found", 404))
    with server, client_of(server) as client, pytest.raises(NotFoundError):
        list(client.runs.join_stream(THREAD, RUN))


def test_an_end_without_a_status():
    """`end` with null is an end; the run says how it went."""
    with LocalServer(stream(METADATA, ONE, event("end", None, "3"), **CREATED), SUCCESS) as server:
        with client_of(server) as client:
            parts = client.runs.stream(THREAD, "agent")
            assert [part.event for part in parts] == ["metadata", "custom", "end"]
        assert parts.status == "success"


def test_cancel_says_no_more_than_it_was_asked_to():
    """`wait` is a number, and is left out when it is not set."""
    with LocalServer(answer(status=202), answer({})) as server, client_of(server) as client:
        client.runs.cancel(THREAD, RUN)
        client.runs.cancel(THREAD, RUN, wait=True)
        queries = [seen.target.partition("?")[2] for seen in server.seen]
    assert queries == ["action=interrupt", "wait=1&action=interrupt"]


def test_an_item_that_a_server_calls_missing():
    """It is None, as where the server responds with null; a path that is missing is an error."""
    missing = answer({"error": "not_found", "message": "Item not found", "details": None}, 404)
    server = LocalServer(missing, answer(b"null"), answer({"detail": "Not Found"}, 404))
    with server, client_of(server) as client:
        assert client.store.get_item(["a"], "k") is None
        assert client.store.get_item(["a"], "k") is None
        with pytest.raises(NotFoundError):
            client.store.get_item(["a"], "k")


@pytest.mark.parametrize(
    "create",
    [
        lambda crons: crons.create("agent", schedule="0 0 * * *"),
        lambda crons: crons.create_for_thread(THREAD, "agent", schedule="0 0 * * *"),
    ],
)
def test_a_cron_without_its_id(create):
    """A server that answers with a run instead has made a cron all the same."""
    server = LocalServer(answer({"run_id": RUN, "thread_id": THREAD}))
    found = r"made the cron .* client\.crons\.search\(\) finds it"
    with server, client_of(server) as client, pytest.raises(ProtocolError, match=found):
        create(client.crons)


ASKED = {"id": "i1", "value": "sure?"}


def test_interrupts_where_a_thread_has_none():
    """They are those of the thread's state."""
    ended = event("end", {"status": "interrupted"}, "e2")
    thread, a_state = (
        answer({"thread_id": THREAD}),
        answer({"tasks": [{"id": "t", "interrupts": [ASKED]}], "values": {}}),
    )
    with LocalServer(stream(METADATA, ended, **CREATED), thread, a_state) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", stream_mode="custom")
        list(parts)
        assert parts.interrupts == [ASKED]
        assert requests_of(server)[-1] == "GET /state"


def test_an_interrupt_that_modes_show_differently():
    """It is one all the same, by its ID."""
    values = event("values", {"__interrupt__": [ASKED]}, "e1")
    tasks = event("tasks", {"id": "t", "interrupts": [{**ASKED, "response_schema": None}]}, "e2")
    with LocalServer(stream(METADATA, values, tasks, END, **CREATED), SUCCESS) as server, client_of(server) as client:
        parts = client.runs.stream(THREAD, "agent", stream_mode=["values", "tasks"])
        list(parts)
        assert parts.interrupts == [ASKED]


def test_a_history_that_can_not_be_filtered():
    """The run's own state is looked for page by page."""
    told = {"error": "internal_error", "message": "got an unexpected keyword argument 'metadata'", "details": None}
    script = [
        answer({"joke": "a later run's"}),
        listed("success", newer=["success"]),
        answer(told, 500),
        answer([state({"joke": "a later run's"}, "later")]),
        answer([state({"joke": "a later run's"}, "later", checkpoint="c2"), state({"joke": "x"})]),
        the_thread(),
    ]
    with LocalServer(*script) as server, client_of(server, attempts=1) as client:
        assert client.runs.join(THREAD, RUN) == {"joke": "x"}
        searches = [json.loads(seen.body) for seen in server.seen if "history" in seen.target]
    assert ["metadata" in one for one in searches] == [True, False, False]


@pytest.mark.parametrize(("latest", "found"), [("a", True), ("b", False), (None, True)])
def test_a_state_that_does_not_name_its_graph(latest, found):
    """If the thread's latest run is one of another assistant, its graph may have read the state, and left values out."""
    own = {**state({"joke": "x"}), "metadata": {"run_id": RUN}}
    script = [
        answer({"joke": "a later run's"}),
        listed("success", newer=["success"]),
        answer([own]),
        answer({"thread_id": THREAD, "metadata": {} if latest is None else {"assistant_id": latest}}),
        answer({"run_id": RUN, "thread_id": THREAD, "assistant_id": "a"}),
    ]
    with LocalServer(*script) as server, client_of(server) as client:
        if found:
            assert client.runs.join(THREAD, RUN) == {"joke": "x"}
        else:
            with pytest.raises(ResultUnavailable):
                client.runs.join(THREAD, RUN)
