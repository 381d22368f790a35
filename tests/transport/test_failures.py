"""Whatever breaks under us comes out as an error of ours, with its cause."""

from __future__ import annotations

import gzip
import http.client
import ssl
import threading

import pytest
import requests
import urllib3.exceptions as u3

from langgraph_client.config import Settings
from langgraph_client.decoders import anything
from langgraph_client.errors import APIConnectionError, APITimeoutError, LangGraphError, ProtocolError
from langgraph_client.request import Request
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.failures import map_exception, map_exceptions
from langgraph_client.transport.http_transport import Transport
from tests.local_server import PATIENCE, LocalServer, Wire, answer, once, raw, refusing_port, stream

GET = Request(operation="x", method="GET", path="/x", decode=anything)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
ZIPPED = HEAD + b"Content-Encoding: gzip\r\nContent-Length: "

BREAKS = {
    "reset before the answer": (raw(b"", Wire.reset), APIConnectionError),
    "closed before the answer": (raw(b""), APIConnectionError),
    "no HTTP": (raw(b"220 smtp.test ESMTP\r\n"), APIConnectionError),
    "a header beyond all bounds": (raw(b"HTTP/1.1 200 OK\r\na: " + b"b" * 70000 + b"\r\n\r\n"), APIConnectionError),
    "a body shorter than its length": (raw(HEAD + b'Content-Length: 99\r\n\r\n{"a":'), APIConnectionError),
    "a reset in the body": (raw(HEAD + b'Content-Length: 99\r\n\r\n{"a":', Wire.reset), APIConnectionError),
    "chunks that end too soon": (raw(CHUNKED + b'5\r\n{"a":\r\n'), APIConnectionError),
    "a chunk that ends too soon": (raw(CHUNKED + b'ff\r\n{"a":'), APIConnectionError),
    "a chunk without a length": (raw(CHUNKED + b"zz\r\n{}\r\n0\r\n\r\n"), APIConnectionError),
    "an error's body that is cut": (raw(b"HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\n{"), APIConnectionError),
    "two lengths that differ": (raw(HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"), ProtocolError),
    "two lengths in one header": (raw(HEAD + b"Content-Length: 2, 3\r\n\r\n{}"), ProtocolError),
    "two lengths of an error": (raw(b"HTTP/1.1 404 No\r\nContent-Length: 2, 3\r\n\r\n{}"), ProtocolError),
    "gzip that is none": (raw(ZIPPED + b"2\r\n\r\n{}"), ProtocolError),
    "gzip in an error that is none": (answer(b"no", 500, content_encoding="gzip"), ProtocolError),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_what_breaks_is_an_error_of_ours(fault):
    """It names the call, and what it was is kept as the cause."""
    step, kind = BREAKS[fault]
    with LocalServer(step) as server:
        transport = server.transport(retry=once())
        with pytest.raises(LangGraphError, match=r"^GET /x: ") as caught:
            transport.send(GET)
        transport.close()
    assert type(caught.value) is kind
    assert isinstance(caught.value.__cause__, (requests.RequestException, u3.HTTPError))


TRUNCATED = ["a body shorter than its length", "chunks that end too soon", "a chunk that ends too soon"]


@pytest.mark.parametrize("fault", TRUNCATED)
@pytest.mark.parametrize("limited", [False, True])
def test_a_truncated_body_is_called_so(fault, limited):
    """In place of what parsing its rest stumbles over."""
    deadline = Deadline(PATIENCE) if limited else None
    with LocalServer(BREAKS[fault][0]) as server:
        transport = server.transport(retry=once())
        told = rf"^GET /x: the connection was lost: the response body was truncated \(server 127.0.0.1:{server.port}\)$"
        with pytest.raises(APIConnectionError, match=told) as caught:
            transport.exchange(GET, deadline=deadline)
        transport.close()
    assert caught.value.request_sent


def test_an_answer_that_is_compressed():
    """Calls take it as it comes."""
    with LocalServer(answer(gzip.compress(b"[1]"), content_encoding="gzip")) as server:
        transport = server.transport()
        assert transport.send(GET) == [1]
        transport.close()


def test_a_refused_connection():
    """It was certainly not sent."""
    with refusing_port() as port:
        transport = Transport(Settings(url=f"http://127.0.0.1:{port}", retry=once()))
        with pytest.raises(ConnectionError, match=r"^GET /x: could not connect") as caught:
            transport.send(GET)
    assert type(caught.value) is APIConnectionError
    assert not caught.value.request_sent


def test_a_name_that_does_not_exist(monkeypatch):
    """It was certainly not sent either."""
    monkeypatch.setattr("socket.getaddrinfo", _no_such_name)
    transport = Transport(Settings(url="http://nonexistent.invalid", retry=once()))
    with pytest.raises(
        APIConnectionError, match=r"^GET /x: could not connect to nonexistent\.invalid:80: .*not known"
    ) as caught:
        transport.send(GET)
    assert not caught.value.request_sent


def _no_such_name(*_, **__):
    import socket

    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


@pytest.mark.parametrize("begun", [False, True])
def test_a_read_that_takes_too_long(begun):
    """Before the answer and in its body; it is a TimeoutError too."""
    over = threading.Event()
    step = stream(b"[", over, content_type="application/json") if begun else lambda wire: (over.wait(20), wire.close())
    with LocalServer(step) as server:
        transport = server.transport(timeout=(5, 0.05))
        with pytest.raises(
            TimeoutError,
            match=r"^GET /x: no response in time from 127\.0\.0\.1:\d+: a proxy may be buffering .*`stall_timeout`",
        ) as caught:
            transport.send(GET)
        over.set()
        transport.close()
    assert type(caught.value) is APITimeoutError
    assert caught.value.request_sent


@pytest.mark.parametrize("url", ["http://" + "a" * 70 + ".test", "http://.a.test", "http://*.test"])
def test_an_address_that_requests_refuses_is_a_value_error(url):
    """It is an argument of the caller's that is wrong, and nothing was sent."""
    with pytest.raises(ValueError, match="can't be sent") as caught:
        Transport(Settings(url=url)).send(GET)
    assert not isinstance(caught.value, requests.RequestException)


CONNECT = u3.ConnectTimeoutError(None, "slow")
NEW = u3.NewConnectionError(None, "refused")
CASES = [
    (requests.ConnectTimeout(u3.MaxRetryError(None, "/", CONNECT)), APITimeoutError, False, True),
    (requests.ReadTimeout(u3.ReadTimeoutError(None, "/", "slow")), APITimeoutError, True, True),
    (requests.ConnectionError(u3.ReadTimeoutError(None, "/", "slow")), APITimeoutError, True, True),
    (u3.ReadTimeoutError(None, "/", "slow"), APITimeoutError, True, True),
    (TimeoutError("slow"), APITimeoutError, True, True),
    (requests.ConnectionError(u3.MaxRetryError(None, "/", NEW)), APIConnectionError, False, True),
    (requests.exceptions.ProxyError(u3.MaxRetryError(None, "/", u3.ProxyError("no", NEW))), APIConnectionError,
     False, True),
    (requests.exceptions.ChunkedEncodingError(u3.IncompleteRead(1, 2)), APIConnectionError, True, True),
    (u3.ProtocolError("broken", ConnectionResetError(104, "reset")), APIConnectionError, True, True),
    (ConnectionResetError(104, "reset"), APIConnectionError, True, True),
    (requests.exceptions.SSLError(u3.SSLError("bad")), APIConnectionError, True, False),
    (requests.exceptions.RetryError(u3.ResponseError("too many")), APIConnectionError, True, False),
    (requests.ConnectionError(u3.ClosedPoolError(None, "closed")), APIConnectionError, False, True),
    (requests.exceptions.SSLError(u3.SSLError(ssl.SSLCertVerificationError("bad"))), APIConnectionError, False, False),
    (requests.exceptions.SSLError(u3.SSLError(ssl.SSLEOFError("cut"))), APIConnectionError, True, True),
    (u3.ProtocolError("aborted", http.client.BadStatusLine("Tunnel connection failed: 403 No")), APIConnectionError,
     True, True),
    (FileNotFoundError(2, "no bundle"), APIConnectionError, False, False),
]  # fmt: skip


@pytest.mark.parametrize(("error", "kind", "sent", "retryable"), CASES, ids=lambda one: repr(one)[:40])
def test_what_each_failure_means(error, kind, sent, retryable):
    """Of which kind it is, whether the request can have left, and whether another try can do better."""
    ours = map_exception(error, "GET /x")
    assert type(ours) is kind
    assert (ours.request_sent, ours.retryable) == (sent, retryable)


def test_a_long_reason_is_cut_and_a_circle_of_causes_ends():
    """A message fits a line of a log."""
    error = requests.ConnectionError("x" * 999)
    error.__cause__ = error
    assert len(str(map_exception(error, "GET /x"))) < 300


@pytest.mark.parametrize("error", [ProtocolError("ours"), APITimeoutError("ours"), KeyError("the user's")])
def test_what_is_none_of_theirs_passes(error):
    """Ours, some of which are OSErrors, and bugs."""
    with pytest.raises(type(error)) as caught, map_exceptions("GET /x"):
        raise error
    assert caught.value is error
