"""The server's own operations: what is asked, and text or JSON as it was asked for."""

from __future__ import annotations

from functools import partial

import pytest

from langgraph_client import models
from langgraph_client.resources.system import System
from tests.resources.wire import assert_refused, assert_sent, sent, server, transport

system = System(transport())
INFO = {"version": "0.16.7", "langgraph_py_version": "1.2.22", "flags": {"crons": True}, "new": 1}


@pytest.mark.parametrize(
    ("call", "where", "query", "answer", "result"),
    [
        (system.ok, "GET /ok", [("check_db", "0")], {"ok": True}, models.Health(ok=True)),
        (partial(system.ok, check_db=True), "GET /ok", [("check_db", "1")], {"ok": True}, models.Health(ok=True)),
        (system.info, "GET /info", [], INFO, models.ServerInfo.from_dict(INFO)),
        (partial(system.metrics, "json"), "GET /metrics", [("format", "json")], {"queue": {}}, {"queue": {}}),
    ],
)
def test_every_option_is_sent_and_the_answer_read(call, where, query, answer, result):
    """Each method sends its options, and those of the call, and decodes what comes."""
    got = assert_sent(call, where, query, answer=answer)
    assert got == result
    assert type(got) is type(result)


def test_what_a_newer_server_tells_is_kept():
    """A key that is not known yet can be read."""
    with server(INFO):
        assert system.info()["new"] == 1


def test_metrics_are_text_in_the_format_of_prometheus():
    """Text comes as a str, and both media types are asked for."""
    with server("# HELP a\na 1\n", content_type="text/plain; version=1.0.0; charset=utf-8") as mock:
        assert system.metrics().splitlines() == ["# HELP a", "a 1"]
        assert sent(mock)[0].query == [("format", "prometheus")]
        assert sent(mock)[0].headers["accept"] == "application/json, text/plain"


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(system.ok, check_db=1), TypeError, "check_db must be a bool"),
        (partial(system.metrics, "jsonn"), ValueError, "format must be one of 'prometheus', 'json'"),
        (partial(system.info, retry=3), TypeError, "unexpected keyword argument 'retry'"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(call, error, message)
