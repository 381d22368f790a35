"""The key is in no message, no repr, no traceback and no log, whoever repeats it."""

from __future__ import annotations

import functools
import json
import logging
import pickle
import traceback

import pytest

from langgraph_client import Client
from langgraph_client.decoders import anything, kind
from langgraph_client.errors import APIStatusError, LangGraphError
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.status import MAX_ERROR_BYTES
from tests.local_server import KEY, LocalServer, Wire, answer, once, raw, stream

GET = Request(operation="x", method="GET", path="/x", idempotent=True, decode=anything)
LIST = Request(operation="x", method="GET", path="/x", decode=kind(list))
OPEN = StreamRequest(operation="x", method="GET", path="/x")
ODD = 'qu"ote\\d/key'


def shown(error):
    """All that a log would show of an error."""
    parts = [*traceback.format_exception(type(error), error, error.__traceback__), repr(error), str(error)]
    members = {name: str(value) for name, value in vars(error).items()}
    response = getattr(error, "response", None)
    if response is not None:
        parts += [response.text, str(response.headers), repr(response), repr(error.request)]
    return "\n".join([*parts, json.dumps(members), repr(members), str(pickle.loads(pickle.dumps(error)))])


def echo(status, template="you sent %s", **headers):
    """A step that repeats the key that it got."""

    def step(wire):
        answer((template % wire.request.headers["x-api-key"]).encode(), status, **headers)(wire)

    return step


def echo_in(header):
    """A step that repeats the key in a header of an error, and of what should be a stream."""

    def step(wire):
        key = wire.request.headers["x-api-key"]
        raw(f"HTTP/1.1 403 No\r\n{header.replace('KEY', key)}\r\nContent-Length: 0\r\n\r\n".encode())(wire)

    return step


DEEP = "[" * 200 + '"%s"' + "]" * 200
ECHOES = {
    "x-request-id": echo_in("x-request-id: KEY"),
    "x-request-id among others": echo_in("x-request-id: for-KEY-7"),
    "a header's name": echo_in("x-KEY-x: 1"),
    "another shape, long": echo(200, '"' + "x" * 1985 + '%s"'),
    "too deep": echo(500, DEEP),
    "too long": echo(500, "x" * (MAX_ERROR_BYTES - 10) + "%s"),
    "text": echo(500),
    "detail": echo(401, '{"detail": "bad key %s"}'),
    "list": echo(422, '{"detail": [{"input": "%s"}]}'),
    "error and message": echo(403, '{"error": "E", "message": "bad key %s"}'),
    "HTML": echo(502, "<html><pre>x-api-key: %s</pre></html>"),
    "cut in the middle of the key": echo(500, "x" * 990 + "%s"),
    "redirect": echo(302, "%s", location="http://other.test/"),
    "HTML that says 200": echo(200, "<html>%s</html>", content_type="text/html"),
    "HTML that says 200, long": echo(200, "<html>" + "x" * 230 + "%s</html>"),
    "another shape": echo(200, '{"you": "%s"}'),
}


@pytest.mark.parametrize("name", ECHOES)
def test_a_key_that_the_server_repeats_is_not_shown(name, caplog):
    """Neither in the message, nor in the body, nor where a message is cut."""
    caplog.set_level(logging.DEBUG)
    with LocalServer(ECHOES[name]) as server:
        transport = server.transport(api_key=KEY, retry=once())
        with pytest.raises(LangGraphError) as caught:
            transport.send(LIST)
        transport.close()
    assert KEY[:12] not in shown(caught.value)
    assert KEY not in caplog.text
    assert KEY not in repr(transport.settings)


SOURCES = {
    "of the call": ({"api_key": "other"}, {"headers": {"X-Api-Key": KEY}}),
    "of a function": ({"headers": lambda: {"X-API-KEY": KEY}}, {}),
}


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("name", [*ECHOES, "no HTTP"])
def test_another_key_that_the_server_repeats_is_not_shown(source, name):
    """A key of one call, or one that a function gives, is as secret as the client's."""
    settings, options = SOURCES[source]
    step = ECHOES.get(name, lambda wire: raw(f"no {wire.request.headers['x-api-key']}\r\n".encode())(wire))
    with LocalServer(step) as server:
        transport = server.transport(retry=once(), **settings)
        with pytest.raises(LangGraphError) as caught:
            transport.send(LIST, options)
        transport.close()
        assert server.seen[0].headers["x-api-key"] == KEY
    assert KEY[:12] not in shown(caught.value)


def test_a_key_that_json_writes_otherwise_is_not_shown():
    """Quotes and backslashes are escaped in JSON."""
    with LocalServer(answer({"detail": ODD}, 401)) as server:
        transport = server.transport(api_key=ODD)
        with pytest.raises(APIStatusError) as caught:
            transport.send(GET)
        transport.close()
        assert server.seen[0].headers["x-api-key"] == ODD
    assert caught.value.message == "***"
    assert caught.value.body == {"detail": "***"}


def test_a_key_that_is_repeated_where_no_http_is():
    """A status line that can't be read is shown, and kept in the cause."""
    for step in (lambda wire: raw(f"no {wire.request.headers['x-api-key']}\r\n".encode())(wire),):
        with LocalServer(step) as server:
            transport = server.transport(api_key=KEY, retry=once())
            with pytest.raises(LangGraphError, match=r"the connection was lost: no \*\*\*") as caught:
                transport.send(GET)
            transport.close()
        assert KEY not in shown(caught.value)


def test_a_key_that_html_writes_otherwise_is_not_shown():
    """Each of its characters as a reference."""
    numbered = "".join(f"&#x{ord(one):x};" for one in KEY)
    with LocalServer(answer(f"<html><title>{numbered}</title>".encode(), 502)) as server:
        transport = server.transport(api_key=KEY, retry=once())
        with pytest.raises(APIStatusError) as caught:
            transport.send(GET)
        transport.close()
    assert caught.value.message == "***"
    assert KEY not in shown(caught.value)
    assert numbered not in shown(caught.value)


def stream_of_type_key(wire):
    """A step that repeats the key as the type of a body."""
    answer({}, content_type=wire.request.headers["x-api-key"])(wire)


def test_a_key_in_json_that_is_too_deep_is_not_shown():
    """It is written with escapes, in a body that stays text."""
    escaped = "".join(f"\\u{ord(one):04x}" for one in KEY)
    with LocalServer(answer((DEEP % escaped).encode(), 500)) as server:
        transport = server.transport(api_key=KEY, retry=once())
        with pytest.raises(LangGraphError) as caught:
            transport.send(GET)
        transport.close()
    assert "***" in caught.value.body
    assert escaped not in shown(caught.value)
    assert KEY not in shown(caught.value)


FAULTS = {
    "a type that is the key": stream_of_type_key,
    "reset": raw(b"", Wire.reset),
    "no HTTP": raw(b"what?\r\n\r\n"),
    "cut": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"),
    "500": answer(b"oh", 500),
    "no stream": answer({}),
    "bad address": answer(b"", 302, location="http://[::1"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_key_is_in_no_error_and_no_log(fault, caplog):
    """With every logger at its most talkative."""
    caplog.set_level(logging.DEBUG)
    with LocalServer(FAULTS[fault], FAULTS[fault]) as server:
        transport = server.transport(api_key=KEY)
        with pytest.raises(LangGraphError) as caught:
            transport.open(OPEN)
        transport.close()
        server.script = []
    assert KEY not in shown(caught.value)
    assert KEY not in caplog.text


def test_retries_and_answers_are_logged_without_the_key(caplog):
    """The log says what was called and what came of it."""
    caplog.set_level(logging.DEBUG)
    with LocalServer(answer(status=503), answer(1), stream()) as server:
        transport = server.transport(api_key=KEY, headers={"cookie": KEY})
        transport.send(GET)
        transport.open(OPEN).close()
        transport.close()
    assert "GET /x failed (InternalServerError), try 2 follows" in caplog.messages
    assert "GET /x: 200" in caplog.messages
    assert KEY not in caplog.text


@pytest.mark.parametrize("key", [KEY + "\n", " " + KEY, KEY + "\r\nx: y", KEY + "é"])
def test_a_key_that_cannot_be_sent_is_refused_without_showing_it(key):
    """When the client is made, from the argument."""
    with pytest.raises(ValueError, match="api_key") as caught:
        Client("http://server.test", api_key=key)
    assert KEY not in shown(caught.value)


@pytest.mark.parametrize("value", [KEY + "\n", " " + KEY, KEY + "€"])
def test_a_header_that_cannot_be_sent_is_refused_without_showing_it(value):
    """From the client's headers and from a call's."""
    bad = {"authorization": value}
    make_client = functools.partial(Client, "http://server.test", api_key=None)
    for make in (
        functools.partial(make_client, headers=bad),
        functools.partial(make_client().system.ok, headers=bad),
        make_client(headers=lambda: bad).system.ok,
    ):
        with pytest.raises(ValueError, match="authorization") as caught:
            make()
        assert KEY not in shown(caught.value)


def test_a_client_shows_its_url_alone():
    """Its settings and its transport show no more."""
    client = Client("http://server.test", api_key=KEY, headers={"authorization": KEY}, auth=("user", KEY))
    assert repr(client) == "Client(url='http://server.test')"
    assert KEY not in repr(client._transport) + repr(client._transport.settings)
