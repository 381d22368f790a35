"""Interim responses (1xx) come before the final one and are skipped; no call is ever given the response to another."""

from __future__ import annotations

import ssl
import threading

import pytest
import requests
import trustme
import urllib3
from requests.adapters import HTTPAdapter

from langgraph_client.config import RetryPolicy
from langgraph_client.decoders import anything
from langgraph_client.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    LangGraphError,
    NotFoundError,
    ProtocolError,
)
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.final_response import FinalResponse
from langgraph_client.transport.interim import MAX_INTERIM
from langgraph_client.transport.pool import _skipping_interim
from langgraph_client.transport.websocket import connect
from tests.local_server import PATIENCE, LocalServer, answer, event, once, raw, stream
from tests.transport.frames import echo, talk
from tests.transport.test_websocket_network import tunnel

GET = Request(operation="x", method="GET", path="/x", idempotent=True, decode=anything)
POST = Request(operation="x", method="POST", path="/x", json={}, decode=anything)
OPEN = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)
HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
INTERIM = {
    "103": HINTS,
    "100": CONTINUE,
    "102": b"HTTP/1.1 102 Processing\r\n\r\n",
    "104 with a length": b"HTTP/1.1 104 Upload Resumption\r\nContent-Length: 9\r\n\r\n",
    "199": b"HTTP/1.1 199 Whatever\r\nTransfer-Encoding: chunked\r\n\r\n",
    "many": (HINTS + CONTINUE) * (MAX_INTERIM // 2),
}


def after(interim, step, wait=None):
    """A step that sends interim responses first, and waits before the final one."""

    def both(wire):
        wire.write(interim)
        if wait is not None:
            assert wait.wait(PATIENCE)
        step(wire)

    return both


@pytest.fixture(scope="module")
def authority():
    """A private CA."""
    return trustme.CA()


@pytest.fixture
def context(authority):
    """A server's side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def trusted(authority, tmp_path, monkeypatch):
    """The CA in the environment."""
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))


@pytest.mark.parametrize("tls", [False, True], ids=["clear", "TLS"])
@pytest.mark.parametrize("request_", [GET, POST], ids=["GET", "POST"])
@pytest.mark.parametrize("interim", INTERIM)
def test_the_final_response_counts(interim, request_, tls, context, trusted):
    """Whatever came before it, and the connection serves the next call."""
    script = [after(INTERIM[interim], answer(1)), answer(2), after(INTERIM[interim], answer(3))]
    with LocalServer(*script, tls=context if tls else None) as server:
        transport = server.transport(retry=once())
        assert [transport.send(request_) for _ in script] == [1, 2, 3]
        transport.close()
        assert {seen.connection for seen in server.seen} == {1}


def test_a_late_final_response_is_waited_for():
    """The interim response is there long before."""
    late = threading.Event()
    with LocalServer(after(HINTS, answer("late"), late), answer("next")) as server:
        transport = server.transport(retry=once())
        threading.Timer(0.2, late.set).start()
        assert transport.send(POST) == "late"
        assert transport.send(POST) == "next"
        transport.close()


def test_a_final_response_that_is_too_late_is_given_to_nobody():
    """The connection of a call that gave up is not used again."""
    late = threading.Event()
    with LocalServer(after(HINTS, answer("late"), late), answer("next")) as server:
        transport = server.transport(retry=once(), timeout=(5, 0.1))
        with pytest.raises(APITimeoutError):
            transport.send(POST)
        assert transport.send(POST, {"timeout": 5}) == "next"
        late.set()
        transport.close()
        assert [seen.connection for seen in server.seen] == [1, 2]


def test_errors_and_streams_behind_interim_responses():
    """All that is read has them skipped."""
    with LocalServer(after(HINTS, answer({}, 404)), after(HINTS, stream(event("a", 1)))) as server:
        transport = server.transport(retry=once())
        with pytest.raises(NotFoundError):
            transport.send(GET)
        assert b"".join(transport.open(OPEN)) == event("a", 1)
        transport.close()


@pytest.mark.parametrize("interim", [HINTS, CONTINUE], ids=["103", "100"])
def test_interim_responses_are_bounded(interim):
    """A server that sends them for ever ends no call's time-out: it is an error, and a start is sent once."""
    with LocalServer(raw(interim * 1000)) as server:
        transport = server.transport(retry=RetryPolicy(attempts=3))
        with pytest.raises(APIConnectionError, match=f"more than {MAX_INTERIM} interim responses") as caught:
            transport.send(POST)
        assert caught.value.request_sent
        transport.close()
        assert len(server.seen) == 1


@pytest.mark.parametrize("way", ["direct", "TLS", "proxy", "proxy, TLS"])
def test_a_websocket_behind_interim_responses(way, context, trusted, monkeypatch):
    """101 stays the response to an upgrade."""
    talking = LocalServer(after(HINTS + CONTINUE, talk(echo)), tls=context if "TLS" in way else None)
    with talking as server, LocalServer(tunnel) as proxy:
        if "proxy" in way:
            for name in ("http_proxy", "https_proxy"):
                monkeypatch.setenv(name, proxy.url)
            for name in ("no_proxy", "NO_PROXY"):
                monkeypatch.setenv(name, "")
        websocket = connect(server.transport(retry=once()), "/x")
        websocket.send("hello")
        assert websocket.receive() == "hello"
        websocket.close()
        assert len(proxy.seen) == ("proxy" in way)


def test_pools_for_socks_are_equipped_too():
    """Their connections keep what they do otherwise."""
    pool = _skipping_interim(urllib3.HTTPSConnectionPool)
    assert issubclass(pool, urllib3.HTTPSConnectionPool)
    assert pool.ConnectionCls.response_class is FinalResponse
    assert issubclass(pool.ConnectionCls, urllib3.HTTPSConnectionPool.ConnectionCls)


class Own(HTTPAdapter):
    """An adapter of the user's."""


def read_at_once(response, **_):
    """A hook of the user's that reads the response, after which its connection is back in the pool."""
    assert response.content == b""


@pytest.mark.parametrize("request_", [GET, POST], ids=["GET", "POST"])
@pytest.mark.parametrize("hook", [None, read_at_once])
@pytest.mark.parametrize("adapter", [HTTPAdapter, Own])
def test_a_session_of_the_users_never_gives_the_response_of_another_call(adapter, hook, request_):
    """Its adapter takes the 103 for the response: an error says so, once, and the connection is closed."""
    late = threading.Event()
    with LocalServer(after(HINTS, answer("first"), late), answer("second")) as server, requests.Session() as session:
        session.mount("http://", adapter())
        if hook is not None:
            session.hooks["response"].append(hook)
        transport = server.transport(session=session, retry=RetryPolicy(attempts=3))
        told = "(POST|GET) /x: the session's adapter took the interim response 103 for the response"
        with pytest.raises(ProtocolError, match=told):
            transport.send(request_)
        session.hooks["response"].clear()
        assert transport.send(request_) == "second"
        late.set()
        assert [seen.connection for seen in server.seen] == [1, 2]


@pytest.mark.parametrize("own", [True, False])
def test_after_a_switch_of_protocols_that_nobody_asked_for(own):
    """What comes on that connection is no HTTP any more."""
    late = threading.Event()
    switch = b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n"
    with LocalServer(after(switch, answer("first"), late), answer("second")) as server, requests.Session() as session:
        transport = server.transport(retry=once(), session=None if own else session)
        with pytest.raises(APIStatusError, match="101 GET /x"):
            transport.send(GET)
        assert transport.send(GET) == "second"
        late.set()
        transport.close()
        assert [seen.connection for seen in server.seen] == [1, 2]


def test_an_interim_response_that_is_cut():
    """It is a lost connection."""
    with LocalServer(raw(HINTS)) as server:
        transport = server.transport(retry=once())
        with pytest.raises(LangGraphError) as caught:
            transport.send(GET)
        transport.close()
    assert type(caught.value) is APIConnectionError
