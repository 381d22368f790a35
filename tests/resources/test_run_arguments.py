"""Runs: arguments that can't be right are refused before anything is sent, and what only a newer server knows is sent."""

from __future__ import annotations

import enum
from functools import partial

import pytest

from tests.resources.test_runs import ANSWER, BOOKMARK, RUN, THREAD, runs
from tests.resources.wire import assert_refused, sent, server


class Mode(str, enum.Enum):
    """An enumeration of a user's own."""

    UPDATES = "updates"
    NEW = "paused"


@pytest.mark.parametrize("start", [runs.create, runs.stream, runs.wait])
@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"input": {"x": object()}}, TypeError, "input.x: a value of type object has no JSON form"),
        ({"input": {"x": ["a", "\ud800"]}}, ValueError, "input.x[1]: the str contains a lone surrogate"),
        ({"input": {b"x": 2}}, TypeError, "input: the key b'x': a value of type bytes has no JSON form"),
        ({"command": "resume"}, TypeError, "command must be a mapping"),
        ({"metadata": []}, TypeError, "metadata must be a mapping"),
        ({"config": 1}, TypeError, "config must be a mapping"),
        ({"multitask_strategy": "queue"}, ValueError, "multitask_strategy must be one of 'reject', 'rollback'"),
        ({"durability": "asynch"}, ValueError, "durability must be one of 'sync', 'async', 'exit'"),
        ({"if_not_exists": True}, TypeError, "if_not_exists must be"),
        ({"interrupt_before": "node"}, ValueError, "interrupt_before must be '*' or a sequence"),
        ({"after_seconds": "5"}, TypeError, "after_seconds must be a number"),
        ({"langsmith_tracing": 5}, TypeError, "langsmith_tracing must be a mapping"),
        ({"webhook": 5}, TypeError, "webhook must be a str"),
        ({"colour": None}, TypeError, "unexpected keyword argument 'colour'"),
        ({"headers": {"a": "b\r\nc: d"}}, ValueError, "headers['a'] must be printable"),
        ({"on_run_created": 5}, TypeError, "on_run_created must be a function, got 5"),
        ({"timeout": -1}, ValueError, "timeout must be"),
        ({"params": 5}, TypeError, "params must be"),
    ],
)
def test_bad_options_are_refused_before_anything_is_sent(start, given, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(partial(start, THREAD, "agent", **given), error, message)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(runs.stream, THREAD, None), TypeError, "assistant_id must be a str"),
        (partial(runs.stream, 5, "agent"), TypeError, "thread_id must be a str or a UUID"),
        (partial(runs.stream, THREAD, "agent", stream_mode="update"), ValueError, "stream_mode must be"),
        (partial(runs.stream, THREAD, "agent", stream_mode=["values", 3]), TypeError, "stream_mode must be"),
        (partial(runs.stream, THREAD, "agent", stream_subgraphs="yes"), TypeError, "stream_subgraphs must be a bool"),
        (partial(runs.stream, THREAD, "agent", feedback_keys="f"), TypeError, "feedback_keys must be a sequence"),
        (partial(runs.stream, THREAD, "agent", on_disconnect="no"), ValueError, "on_disconnect must be one of"),
        (partial(runs.stream, None, "agent", on_disconnect="no"), ValueError, "on_disconnect must be one of"),
        (partial(runs.stream, THREAD, "agent", version="v3"), ValueError, "version must be one of"),
        (partial(runs.stream, THREAD, "agent", stream_resumable=None), TypeError, "stream_resumable must be a bool"),
        (partial(runs.stream, THREAD, "agent", raise_error="no"), TypeError, "raise_error must be a bool"),
        (partial(runs.stream, THREAD, "agent", cancel_on_close=1), TypeError, "cancel_on_close must be a bool"),
        (partial(runs.join_stream, THREAD, RUN, raise_error="no"), TypeError, "raise_error must be a bool"),
        (partial(runs.resume, BOOKMARK, cancel_on_close=None), TypeError, "cancel_on_close must be a bool"),
        (partial(runs.wait, THREAD, "agent", raise_error="no"), TypeError, "raise_error must be a bool"),
        (partial(runs.join, THREAD, RUN, raise_error="no"), TypeError, "raise_error must be a bool"),
        (partial(runs.get, THREAD, None), TypeError, "run_id must be a str or a UUID"),
        (partial(runs.join, None, RUN), TypeError, "thread_id must be a str or a UUID"),
        (partial(runs.join, THREAD, None), TypeError, "run_id must be a str or a UUID"),
        (partial(runs.join_stream, THREAD, RUN, stream_mode=["message"]), ValueError, "stream_mode must be"),
        (partial(runs.join_stream, THREAD, RUN, last_event_id="1\nid: 2"), ValueError, "Last-Event-ID must be"),
        (partial(runs.cancel, THREAD, RUN, action="Rollback"), ValueError, "action must be one of"),
        (partial(runs.cancel_many), ValueError, "cancel_many takes either status"),
        (partial(runs.cancel_many, status="all", thread_id=THREAD), ValueError, "cancel_many takes either status"),
        (partial(runs.cancel_many, thread_id=THREAD), ValueError, "cancel_many takes either status"),
        (partial(runs.cancel_many, status="runing"), ValueError, "status must be one of"),
        (partial(runs.list, THREAD, status="succes"), ValueError, "status must be one of"),
        (partial(runs.create_batch, [{"input": 1}]), TypeError, "payloads[0]: assistant_id must be a str"),
        (
            partial(runs.create_batch, [{"assistant_id": "a"}, {"assistant_id": "a", "inputs": 1}]),
            TypeError,
            "payloads[1] has the unknown key 'inputs'; the keys are after_seconds, assistant_id, ",
        ),
        (
            partial(runs.create_batch, [{"assistant_id": "a"}, {"assistant_id": "a", "input": object()}]),
            TypeError,
            "payloads[1]: input: a value of type object has no JSON form",
        ),
        (
            partial(runs.create_batch, [{"assistant_id": "a", "durability": "asynch"}]),
            ValueError,
            "payloads[0]: durability must be one of 'sync', 'async', 'exit'",
        ),
        (partial(runs.create_batch, [5]), TypeError, "payloads[0] must be a mapping, got 5"),
        (partial(runs.create_batch, None), TypeError, "payloads must be a sequence of mappings, got None"),
        (
            partial(runs.create_batch, {"assistant_id": "a"}),
            TypeError,
            "payloads must be a sequence of mappings, got {",
        ),
        (partial(runs.resume, 5), TypeError, "bookmark must be a str"),
        (partial(runs.resume, "lg9.x"), ValueError, "bookmark must begin with"),
        (partial(runs.resume, BOOKMARK, thread_id=RUN), ValueError, "bookmark must be of thread "),
        (partial(runs.resume, BOOKMARK, run_id=THREAD), ValueError, "bookmark must be of thread "),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(call, error, message)


@pytest.mark.parametrize(
    ("call", "query", "body"),
    [
        (partial(runs.create, THREAD, "agent", stream_mode=["tools", "lifecycle"]), [], ["tools", "lifecycle"]),
        (partial(runs.create, THREAD, "agent", stream_mode=Mode.UPDATES), [], "updates"),
        (partial(runs.list, THREAD, limit=1, select=["cancel_reason"]), [("select", "cancel_reason")], None),
        (partial(runs.list, THREAD, limit=1, status=Mode.NEW), [("status", "paused")], None),
    ],
)
def test_what_only_a_newer_server_knows_is_sent(call, query, body):
    """The server says whether it knows it."""
    with server(ANSWER if body else []) as mock:
        call()
        request = sent(mock)[0]
    assert [pair for pair in request.query if pair[0] not in ("limit", "offset")] == query
    assert (request.body or {}).get("stream_mode") == body


def test_nan_and_keys_of_all_kinds_are_sent():
    """As the official client sends them."""
    given = {"score": float("nan"), 1: {Mode.UPDATES: [float("inf")]}}
    with server(ANSWER) as mock:
        runs.create(THREAD, "agent", input=given)
        assert sent(mock)[0].body["input"] == {"score": None, "1": {"updates": [None]}}
