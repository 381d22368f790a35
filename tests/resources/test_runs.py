"""Runs: every option is seen on the wire, every answer is read, and what can't be right is never sent."""

from __future__ import annotations

import datetime
import inspect
import uuid
from functools import partial

import attrs
import pytest

from langgraph_client import models
from langgraph_client.protocol.bookmark import Bookmark
from langgraph_client.resources.runs import Runs
from tests.resources.wire import assert_refused, assert_sent, sent, server, transport

THREAD, RUN = "4f0c8b2e-37a5-4a8e-9d53-0a7d1f0b7a11", "7a0c8b2e-37a5-4a8e-9d53-0a7d1f0b7a12"
AT = f"/threads/{THREAD}/runs"
runs = Runs(transport())
BOOKMARK = str(Bookmark(kind="run", thread_id=THREAD, run_id=RUN))

ANSWER = {
    "run_id": RUN,
    "thread_id": THREAD,
    "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
    "created_at": "2026-11-22T17:43:44+00:00",
    "updated_at": "2026-11-22T17:43:44+00:00",
    "status": "pending",
    "metadata": {},
    "kwargs": {},
    "multitask_strategy": "enqueue",
}
A_RUN = models.Run.from_dict(ANSWER)
OPTIONS = {
    "input": {"topic": "x", "empty": None},
    "command": {"resume": None, "goto": "node"},
    "metadata": {"k": "v"},
    "config": {"tags": ["a"], "recursion_limit": 3, "configurable": {"c": 1}, "own": True},
    "context": {"d": 2},
    "checkpoint": {"checkpoint_id": "c", "checkpoint_ns": ""},
    "checkpoint_id": "c",
    "checkpoint_during": True,
    "interrupt_before": ["a"],
    "interrupt_after": "*",
    "webhook": "https://hook.test/",
    "multitask_strategy": "reject",
    "if_not_exists": "create",
    "on_completion": "keep",
    "after_seconds": 1.5,
    "durability": "sync",
    "strict_resume": True,
}
GIVEN = {**OPTIONS, "langsmith_tracing": {"project_name": "p", "example_id": "e"}}
SENT = {**OPTIONS, "assistant_id": "agent", "langsmith_tracer": {"project_name": "p", "example_id": "e"}}
NONE = dict.fromkeys(GIVEN)
STREAMED = {"stream_mode": ["values", "updates"], "stream_subgraphs": True, "stream_resumable": True}
DEFAULTS = {"stream_mode": "values", "stream_subgraphs": False}

# The call, what is sent (method and path, query, body), what the server answers, and what the call gives.
CALLS = [
    (partial(runs.create, THREAD, "agent", **GIVEN, **STREAMED), f"POST {AT}", [], {**SENT, **STREAMED}, ANSWER, A_RUN),
    (partial(runs.create, None, "agent", **GIVEN, **STREAMED), "POST /runs", [], {**SENT, **STREAMED}, ANSWER, A_RUN),
    (
        partial(runs.create, THREAD, "agent", **NONE),
        f"POST {AT}",
        [],
        {"assistant_id": "agent", **DEFAULTS, "stream_resumable": False},
        ANSWER,
        A_RUN,
    ),
    (
        partial(
            runs.create_batch,
            [{"assistant_id": "agent", **GIVEN}, {"assistant_id": "b", "input": None, "thread_id": THREAD}],
        ),
        "POST /runs/batch",
        [],
        [SENT, {"assistant_id": "b", "thread_id": THREAD}],
        [ANSWER],
        [A_RUN],
    ),
    (
        partial(runs.list, THREAD, limit=3, offset=1, status="error", select=["run_id", "status"]),
        f"GET {AT}",
        [("limit", "3"), ("offset", "1"), ("status", "error"), ("select", "run_id"), ("select", "status")],
        None,
        [ANSWER],
        [A_RUN],
    ),
    (partial(runs.list, THREAD), f"GET {AT}", [("limit", "10"), ("offset", "0")], None, [], []),
    (partial(runs.get, THREAD, RUN), f"GET {AT}/{RUN}", [], None, ANSWER, A_RUN),
    (partial(runs.get, uuid.UUID(THREAD), uuid.UUID(RUN)), f"GET {AT}/{RUN}", [], None, ANSWER, A_RUN),
    (partial(runs.delete, THREAD, RUN), f"DELETE {AT}/{RUN}", [], None, "", None),
    (
        partial(runs.cancel, THREAD, RUN, wait=True, action="rollback"),
        f"POST {AT}/{RUN}/cancel",
        [("wait", "1"), ("action", "rollback")],
        None,
        "",
        None,
    ),
    (
        partial(runs.cancel, THREAD, RUN),
        f"POST {AT}/{RUN}/cancel",
        [("action", "interrupt")],
        None,
        "",
        None,
    ),
    (
        partial(runs.cancel_many, thread_id=THREAD, run_ids=(RUN,), action="rollback"),
        "POST /runs/cancel",
        [("action", "rollback")],
        {"thread_id": THREAD, "run_ids": [RUN]},
        "",
        None,
    ),
    (
        partial(runs.cancel_many, status="all"),
        "POST /runs/cancel",
        [("action", "interrupt")],
        {"status": "all"},
        "",
        None,
    ),
]


@pytest.mark.parametrize(("call", "where", "query", "body", "answer", "result"), CALLS)
def test_every_option_is_sent_and_the_answer_read(call, where, query, body, answer, result):
    """Each method sends its options, and those of the call, and decodes what comes."""
    got = assert_sent(call, where, query, body, answer=answer)
    assert got == result
    assert type(got) is type(result)


def first_request(call, answer=""):
    """The first request of a stream that is closed at once."""
    with server(answer, "", content_type="text/event-stream") as mock, call():
        return sent(mock)[0], mock


def test_stream_sends_every_option():
    """A run on a thread is started by the request that streams it."""
    more = {**STREAMED, "feedback_keys": ["f"], "on_disconnect": "continue"}
    with pytest.warns(DeprecationWarning, match="durability"):
        one, _ = first_request(partial(runs.stream, THREAD, "agent", headers={"x-own": "1"}, **more, **GIVEN))
    assert (one.method, one.path, one.body) == ("POST", f"{AT}/stream", {**SENT, **more})
    assert (one.headers["accept"], one.headers["accept-encoding"]) == ("text/event-stream", "identity")
    assert one.headers["x-own"] == "1"


def test_stream_keeps_parts_unless_told_otherwise():
    """`stream_resumable` is on by default, and a disconnect cancels nothing; what else was not given is not sent."""
    one, _ = first_request(partial(runs.stream, THREAD, "agent", **NONE))
    assert one.body == {"assistant_id": "agent", **DEFAULTS, "stream_resumable": True, "on_disconnect": "continue"}
    one, _ = first_request(partial(runs.stream, THREAD, "agent", stream_resumable=False))
    assert one.body["stream_resumable"] is False


def test_a_stateless_stream_is_started_apart():
    """Without a thread the run is made first, since only then the server tells its thread; then it is streamed."""
    with server() as mock:
        mock.reset()
        mock.add("POST", "http://server/runs", json=ANSWER)
        mock.add("GET", f"http://server{AT}/{RUN}/stream", body="", content_type="text/event-stream")
        runs.stream(None, "agent", input=1, on_disconnect="cancel", feedback_keys=["f"], params={"own": 1}).close()
        made, streamed = sent(mock)
    assert (made.method, made.path) == ("POST", "/runs")
    assert made.body == {
        "assistant_id": "agent",
        "input": 1,
        "feedback_keys": ["f"],
        **DEFAULTS,
        "stream_resumable": True,
        "on_completion": "keep",
    }
    assert streamed.query == [("cancel_on_disconnect", "true"), ("own", "1")]
    assert streamed.headers["last-event-id"] == "-"


def test_a_stateless_stream_without_parts_is_started_directly():
    """Told not to keep parts, there is nothing to go on from, and one request does."""
    one, _ = first_request(partial(runs.stream, None, "agent", stream_resumable=False, on_disconnect="cancel"))
    expected = {"assistant_id": "agent", **DEFAULTS, "stream_resumable": False, "on_disconnect": "cancel"}
    assert (one.method, one.path, one.body) == ("POST", "/runs/stream", expected)


@pytest.mark.parametrize(
    ("given", "query"),
    [
        ({}, []),
        ({"stream_mode": "values"}, [("stream_mode", '["values"]')]),
        ({"stream_mode": ("updates", "values")}, [("stream_mode", '["updates", "values"]')]),
        ({"cancel_on_disconnect": True}, [("cancel_on_disconnect", "true")]),
        ({"last_event_id": "-", "params": {"own": [1, 2]}}, [("own", "1"), ("own", "2")]),
    ],
)
def test_join_stream_sends_every_option(given, query):
    """Several modes are one JSON array, the only form in which the server reads them; the id is a header."""
    one, _ = first_request(partial(runs.join_stream, THREAD, RUN, **given))
    assert (one.method, one.path, one.query) == ("GET", f"{AT}/{RUN}/stream", query)
    assert one.headers.get("last-event-id") == given.get("last_event_id")


def test_a_wait_sends_every_option():
    """The run is started, joined and looked up; each request has the options of the call."""
    listed = [{"run_id": RUN, "status": "success"}]
    with server(ANSWER, "\n\n" + '{"joke": "x"}', listed) as mock:
        with pytest.warns(DeprecationWarning, match="durability"):
            result = runs.wait(THREAD, "agent", on_disconnect="cancel", headers={"x-own": "1"}, **GIVEN)
        made, joined, looked_up = sent(mock)
    assert result == {"joke": "x"}
    assert (made.method, made.path, made.body) == ("POST", AT, SENT)
    assert (joined.method, joined.path, joined.query) == (
        "GET",
        f"{AT}/{RUN}/join",
        [("cancel_on_disconnect", "true")],
    )
    assert (looked_up.method, looked_up.path) == ("GET", AT)
    assert looked_up.query == [("limit", "10"), ("select", "run_id"), ("select", "status")]
    assert [one.headers["x-own"] for one in (made, joined, looked_up)] == ["1"] * 3


@pytest.mark.parametrize(("given", "deleted"), [({}, True), ({"on_completion": "keep"}, False)])
def test_a_stateless_wait_deletes_the_thread_that_was_kept_for_it(given, deleted):
    """Unless the user said himself what becomes of it."""
    listed = [{"run_id": RUN, "status": "success"}]
    with server(ANSWER, {"joke": "x"}, listed, "") as mock:
        assert runs.wait(None, "agent", **NONE | given) == {"joke": "x"}
        made, joined, _, *rest = sent(mock)
    assert (made.method, made.path) == ("POST", "/runs")
    assert made.body == {"assistant_id": "agent", "on_completion": "keep"}
    assert (joined.path, joined.query) == (f"{AT}/{RUN}/join", [])
    assert [(one.method, one.path) for one in rest] == ([("DELETE", f"/threads/{THREAD}")] if deleted else [])


def test_a_join_sends_two_requests():
    """The join, and the list of the thread's runs."""
    with server({"joke": "x"}, [{"run_id": RUN, "status": "success"}]) as mock:
        assert runs.join(uuid.UUID(THREAD), uuid.UUID(RUN), params={"own": 1}) == {"joke": "x"}
        assert [(one.method, one.path) for one in sent(mock)] == [("GET", f"{AT}/{RUN}/join"), ("GET", AT)]
        assert sent(mock)[1].query[-1] == ("own", "1")


@pytest.mark.parametrize(
    ("ids", "error", "message"),
    [((THREAD, 5), TypeError, "run_id must be a str or a UUID"), (("", RUN), ValueError, "thread_id must be")],
)
def test_a_join_of_what_is_no_id_is_refused(ids, error, message):
    """Before anything is sent."""
    assert_refused(partial(runs.join, *ids), error, message)


def test_on_run_created_is_told_before_the_result_is_there():
    """As soon as the run is started."""
    told = []
    with server((ANSWER, {}), ("{}", {}), ([{"run_id": RUN, "status": "success"}], {}), (ANSWER, {})):
        runs.wait(THREAD, "agent", on_run_created=told.append)
        runs.create(THREAD, "agent", on_run_created=told.append)
    assert told == [{"run_id": RUN, "thread_id": THREAD}] * 2


def test_a_location_of_another_thread_is_not_believed():
    """What a gateway puts into `Content-Location` must fit the thread that was asked for."""
    answer = ("", {"Content-Location": "/threads/other/runs/poison"})
    with server(answer, content_type="text/event-stream"), runs.stream(THREAD, "agent") as stream:
        assert stream.run_id is None


def test_input_may_be_what_users_hold():
    """Dataclasses, attrs classes, dates and UUIDs in an input become JSON."""
    when = datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc)

    @attrs.define
    class Topic:
        name: str

    given = {"topic": Topic("cats"), "when": when, "id": uuid.UUID(RUN), "tags": {"a"}}
    with server(ANSWER) as mock:
        runs.create(THREAD, "agent", input=given)
        assert sent(mock)[0].body["input"] == {
            "topic": {"name": "cats"},
            "when": when.isoformat(),
            "id": RUN,
            "tags": ["a"],
        }


def test_iter_walks_all_pages():
    """`iter` asks for a page when it is needed."""
    with server([ANSWER, ANSWER], [ANSWER]) as mock:
        found = runs.iter(THREAD, status="success", select=["run_id"], page_size=2)
        assert len(mock.calls) == 0
        assert len(list(found)) == 3
        assert [dict(one.query)["offset"] for one in sent(mock)] == ["0", "2"]


def test_help_lists_every_keyword():
    """The signature that is shown has the options in place of the two stars."""
    shown = inspect.signature(Runs.stream).parameters
    assert {*GIVEN, "headers", "params", "timeout", "on_run_created", "feedback_keys"} <= set(shown)
    assert all(one.kind is not inspect.Parameter.VAR_KEYWORD for one in shown.values())


def test_a_bookmark_fits_its_thread_and_run_however_they_are_spelled():
    """A site that keeps UUIDs in capitals resumes its own streams, and each names its run in the server's form."""
    with server("", "", content_type="text/event-stream") as mock:
        resumed = runs.resume(BOOKMARK, thread_id=THREAD.upper(), run_id=RUN.replace("-", ""))
        joined = runs.join_stream(THREAD.upper(), RUN.upper())
        assert [one.path for one in sent(mock)] == [f"{AT}/{RUN}/stream"] * 2
    assert (resumed.thread_id, resumed.run_id) == (joined.thread_id, joined.run_id) == (THREAD, RUN)
