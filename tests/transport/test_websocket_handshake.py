"""The handshake of a WebSocket: a request like any other, with its headers, its refusals and its retries."""

from __future__ import annotations

import logging
import sys

import pytest

from langgraph_client._generated.endpoints import system
from langgraph_client.config import RetryPolicy
from langgraph_client.errors import (
    APIStatusError,
    AuthenticationError,
    InternalServerError,
    NotFoundError,
    PermissionDeniedError,
    ProtocolError,
    RateLimitError,
)
from langgraph_client.transport.websocket import connect, require
from tests.local_server import KEY, LocalServer, answer, once, raw
from tests.transport.frames import (
    echo,
    switched,
    talk,
)


def test_the_handshake_is_a_request_of_the_clients():
    """Its headers, its key, its authentication, the call's headers and parameters, and none of a stream of events."""
    with LocalServer(talk(echo)) as server:
        transport = server.transport(
            api_key=KEY, headers=lambda: {"x-now": "1", "upgrade": "h2c"}, auth=("me", "secret")
        )
        options = {"headers": {"x-call": "2"}, "params": {"a": ["b", 1]}}
        connect(transport, "/p/%2F", options).close()
        seen = server.seen[0]
    assert (seen.method, seen.target) == ("GET", "/p/%2F?a=b&a=1")
    wanted = {
        "x-api-key": KEY,
        "x-now": "1",
        "x-call": "2",
        "authorization": "Basic bWU6c2VjcmV0",
        "upgrade": "websocket",
        "connection": "Upgrade",
        "sec-websocket-version": "13",
        "accept": "*/*",
    }
    assert {name: seen.headers.get(name) for name in wanted} == wanted
    assert seen.headers["user-agent"].startswith("langgraph-client/")
    assert not {"origin", "sec-websocket-extensions", "sec-websocket-protocol"} & seen.headers.keys()


@pytest.mark.parametrize(
    ("status", "error"),
    [(401, AuthenticationError), (403, PermissionDeniedError), (404, NotFoundError), (500, InternalServerError)],
)
def test_a_refused_handshake(status, error):
    """The server's status and words, at once."""
    with LocalServer(answer({"detail": "no, " + KEY}, status)) as server, pytest.raises(error) as caught:
        connect(server.transport(api_key=KEY), "/x")
    assert str(caught.value) == f"{status} GET /x: no, ***"


def test_a_busy_server_is_asked_again():
    """After the time that it asks for, with a nonce of its own each time."""
    waits = []
    with LocalServer(answer(status=429, retry_after="7"), raw(b""), answer(status=503), talk(echo)) as server:
        connect(server.transport(sleep=waits.append), "/x").close()
        nonces = {seen.headers["sec-websocket-key"] for seen in server.seen}
    assert waits[0] == 7
    assert len(waits) == 3
    assert len(nonces) == 4


def test_attempts_go_before_the_policy():
    """As for streams."""
    with LocalServer(answer(status=429)) as server, pytest.raises(RateLimitError):
        connect(server.transport(retry=RetryPolicy(attempts=9)), "/x", attempts=1)


def test_redirects_stay_within_the_origin():
    """There it is followed; elsewhere no key goes."""
    with LocalServer() as other, LocalServer(answer(status=302, location="/y"), talk(echo)) as server:
        connect(server.transport(api_key=KEY), "/x").close()
        assert [seen.target for seen in server.seen] == ["/x", "/y"]
        server.script = [answer(status=307, location=other.url + "/y")]
        with pytest.raises(APIStatusError, match="redirected, and not followed"):
            connect(server.transport(api_key=KEY), "/x")
        assert not other.seen


@pytest.mark.parametrize(
    "headers", [{"upgrade": "h2c"}, {"sec_websocket_accept": "no"}, {"sec_websocket_protocol": "v"}]
)
def test_an_answer_to_another_question(headers):
    """As a cache would give, or a server that agrees to what nobody asked for."""
    told = "GET /x: the answer 101 is none to the WebSocket"
    with (
        LocalServer(lambda wire: (wire.write(switched(wire, **headers)), wire.close())) as server,
        pytest.raises(ProtocolError, match=told),
    ):
        connect(server.transport(), "/x")


def test_a_server_without_websockets():
    """It takes the handshake for a plain GET."""
    told = r"GET /x: expected 101 \(Switching Protocols\), got 200: a proxy, or the server, dropped the header Upgrade"
    with LocalServer(answer({})) as server, pytest.raises(ProtocolError, match=told):
        connect(server.transport(), "/x")


def test_another_protocol_that_nobody_asked_for():
    """An ordinary request takes no 101 for an answer."""
    step = raw(b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\n\r\n")
    with LocalServer(step) as server, pytest.raises(APIStatusError, match="101 GET /ok"):
        server.transport(retry=once()).send(system.ok())


def test_without_the_library(monkeypatch):
    """It is said what to install, and nothing is sent."""
    require()
    monkeypatch.setitem(sys.modules, "websockets.protocol", None)
    with LocalServer() as server:
        with pytest.raises(ImportError, match=r"pip install 'langgraph_client\[websocket\]'"):
            connect(server.transport(), "/x")
        assert not server.seen


def test_the_key_is_in_no_log(caplog):
    """With every logger at its most talkative."""
    caplog.set_level(logging.DEBUG)
    with LocalServer(talk(echo)) as server:
        websocket = connect(server.transport(api_key=KEY, headers={"cookie": KEY}, retry=once()), "/x")
        websocket.send("hello")
        assert websocket.receive() == "hello"
        assert KEY not in repr(websocket)
        websocket.close()
    assert "GET /x: 101" in caplog.messages
    assert KEY not in caplog.text
