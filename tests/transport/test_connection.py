"""Requests and responses of the client's own connections, which take fewer steps than urllib3's, and say the same."""

from __future__ import annotations

import http.client
import socket
import threading
from functools import partial

import pytest
import urllib3
from urllib3.util import SKIP_HEADER

from langgraph_client import APIConnectionError, RetryPolicy, get_client
from langgraph_client.transport.connection import _MAX_LINES, DirectConnection, _Lines, _Pieces
from langgraph_client.transport.headers import Headers, RawHeaders, merged
from langgraph_client.transport.pool import _Pool

OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n"
HEADERS = {"Host": "there", "User-Agent": "test", "X-Api-Key": "k", "Content-Length": "2"}


@pytest.fixture
def served():
    """Starts a server that sends one response to each connection; gives its port and what was received."""
    listener = socket.create_server(("127.0.0.1", 0))
    received: list[bytes] = []

    def serve(response: bytes, length: int = 2) -> tuple[int, list[bytes]]:
        def answer() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    data = b""
                    while len(data.partition(b"\r\n\r\n")[2]) < length or b"\r\n\r\n" not in data:
                        data += connection.recv(65536)
                    received.append(data)
                    connection.sendall(response)

        threading.Thread(target=answer, daemon=True).start()
        return listener.getsockname()[1], received

    yield serve
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()


@pytest.fixture
def sends(monkeypatch):
    """The bytes of each call of `send`."""
    found: list[bytes] = []
    send = urllib3.connection.HTTPConnection.send

    def noted(self, data):
        found.append(bytes(data))
        return send(self, data)

    monkeypatch.setattr(DirectConnection, "send", noted, raising=False)
    return found


def post(port: int, body: bytes = b"{}", **more: str):
    """The response to a request of a pool of ours."""
    pool = _Pool("127.0.0.1", port)
    headers = Headers({**HEADERS, "Content-Length": str(len(body)), **more})
    return pool.urlopen("POST", "/a", body=body, headers=headers, preload_content=False, retries=False)


def test_header_and_body_are_sent_at_once(served, sends):
    """One call of the system, and one packet."""
    port, received = served(OK + b"\r\n{}")
    assert post(port).read() == b"{}"
    assert sends == received
    assert received[0].startswith(b"POST /a HTTP/1.1\r\n")
    assert received[0].endswith(b"\r\n\r\n{}")
    assert b"X-Api-Key: k\r\n" in received[0]


def test_a_large_body_is_not_copied(served, sends):
    """It follows its header."""
    body = b"x" * 100_000
    port, received = served(OK + b"\r\n{}", len(body))
    assert post(port, body).read() == b"{}"
    assert [len(data) for data in sends[1:]] == [len(body)]
    assert b"".join(sends) == received[0]


@pytest.mark.parametrize("more", [{}, {"User-Agent": SKIP_HEADER}], ids=["ours", "urllib3's"])
def test_the_bytes_are_those_of_urllib3(served, more):
    """On either way, also with what urllib3 alone understands."""
    port, received = served(OK + b"\r\n{}")
    post(port, **more).read()
    plain = urllib3.HTTPConnectionPool("127.0.0.1", port)
    plain.urlopen("POST", "/a", body=b"{}", headers={**HEADERS, **more}).read()
    ours, theirs = (sorted(data.split(b"\r\n")) for data in received)
    assert ours == theirs
    assert (b"User-Agent: test" in ours) is not bool(more)


@pytest.mark.parametrize(
    "header", [("X-A", "é"), ("X-A", ""), ("X-A", b"a"), ("X-A", 1), ("X-A", "a\r\n b"), (b"X-A", "a")]
)
def test_a_header_is_sent_as_by_http_client(served, header):
    """The first and the second time, and for a value that is not a `str` or is folded, which only http.client encodes."""
    port, received = served(OK + b"\r\n{}")
    connection = DirectConnection("127.0.0.1", port)
    headers = RawHeaders([*HEADERS.items(), header])
    for _ in range(2):
        connection.request("POST", "/a", b"{}", headers, preload_content=False, decode_content=False)
        connection.getresponse().read()
        connection.close()  # what it has sent before is kept
    plain = http.client.HTTPConnection("127.0.0.1", port)
    plain.request("POST", "/a", b"{}", {**headers, "Accept-Encoding": "identity"})
    plain.getresponse().read()
    plain.close()
    first, second, theirs = (sorted(data.split(b"\r\n")) for data in received)
    assert first == second == theirs


@pytest.mark.parametrize(
    "header", [("X-A", "a\nb"), ("X-A", "a\r\nb: c"), ("X:A", "b"), ("X-A", "✓"), ("", "a"), ("X-é", "a")]
)
def test_a_header_that_http_client_refuses_is_refused(served, header):
    """With its own message, the second time as the first, and nothing is sent."""
    port, received = served(OK + b"\r\n{}")
    plain, found = http.client.HTTPConnection("127.0.0.1", port), []
    pool = _Pool("127.0.0.1", port)
    headers = RawHeaders([*HEADERS.items(), header])
    for send in (plain.request, pool.urlopen, pool.urlopen):
        with pytest.raises(ValueError, match=r"Invalid header|can't encode") as caught:
            send("POST", "/a", body=b"{}", headers=headers)
        found.append(str(caught.value))
    assert len(set(found)) == 1
    assert received == []


def test_the_lines_of_headers_that_differ_each_time_are_forgotten():
    """Such as those with an id of the call."""
    lines = _Lines()
    for number in range(3 * _MAX_LINES):
        assert lines.of(RawHeaders({"X-Id": str(number)})) == [b"X-Id: %d\r\n" % number]
    assert len(lines) <= _MAX_LINES


@pytest.mark.parametrize(("accept", "kept"), [("application/json", len(HEADERS) + 1), ("text/event-stream", 0)])
def test_the_connection_of_a_stream_keeps_no_lines(served, accept, kept):
    """It may stay open for hours, and its next request may never come."""
    port, _ = served(OK + b"\r\n{}")
    response = post(port, Accept=accept)
    assert len(response.connection._known or ()) == kept
    response.read()


class Proxy:
    """A method that tracers wrap as `wrapt` does: it has all attributes of the original."""

    def __init__(self, original, call):
        self._original, self._call = original, call

    def __getattr__(self, name):
        return getattr(self._original, name)

    def __get__(self, instance, owner):
        """Bind it."""
        return self if instance is None else partial(self._call, instance)

    def __call__(self, *args):
        """Call it."""
        return self._call(*args)


@pytest.mark.parametrize("plain", [True, False])
def test_a_replaced_method_of_http_client_is_called(served, monkeypatch, plain):
    """The one that each header passes through."""
    port, _ = served(OK + b"\r\n{}")
    theirs = http.client.HTTPConnection.putheader
    called: list[str] = []

    def traced(self, name, *values):
        called.append(name)
        theirs(self, name, *values)

    monkeypatch.setattr(http.client.HTTPConnection, "putheader", traced if plain else Proxy(theirs, traced))
    post(port).read()
    assert set(HEADERS) <= set(called)


@pytest.mark.parametrize("name", ["request", "getresponse"])
def test_a_replaced_method_of_urllib3_is_called(served, monkeypatch, name):
    """As a tracer replaces it, at any time."""
    port, _ = served(OK + b"\r\n{}")
    called: list[str] = []
    theirs = getattr(urllib3.connection.HTTPConnection, name)

    def traced(self, *args, **options):
        called.append(name)
        return theirs(self, *args, **options)

    monkeypatch.setattr(urllib3.connection.HTTPConnection, name, traced)
    assert post(port).read() == b"{}"
    assert called == [name]


def test_a_response_is_as_of_urllib3(served):
    """Its headers, several of a name and a folded one, its version and its reason."""
    more = b"X-One: a\r\nX-One: b\r\nX-Folded: a\r\n  b\r\n"
    port, _ = served(b"HTTP/1.1 201 Made it\r\ncontent-length: 2\r\n" + more + b"\r\n{}")
    found = post(port)
    assert (found.status, found.reason, found.version, found.version_string) == (201, "Made it", 11, "HTTP/1.1")
    assert (found.headers["x-one"], found.headers["x-folded"]) == ("a, b", "a b")
    assert (found.length_remaining, found.read(), found.length_remaining) == (2, b"{}", 0)


def test_a_header_that_is_not_one_is_logged(served, caplog):
    """As urllib3 does, and the response is read all the same."""
    port, _ = served(OK + b"no header\r\nX-Later: 1\r\n\r\n{}")
    post(port)
    assert "can't be read whole" in caplog.text


def test_a_body_that_ends_early_is_an_error(served):
    """Also where it is read in one piece."""
    port, _ = served(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{}", 0)
    with (
        get_client(f"http://127.0.0.1:{port}", api_key=None, retry=RetryPolicy(attempts=1)) as client,
        pytest.raises(APIConnectionError, match="truncated"),
    ):
        client.threads.get("t")


def test_of_names_in_several_cases_the_last_counts():
    """Names are compared without case, and sent as the last one writes them."""
    assert merged({"Accept": "a", "X": "1"}, {"ACCEPT": "b"}) == {"ACCEPT": "b", "X": "1"}
    headers = RawHeaders({"Proxy-Authorization": "a"})
    headers.update({"proxy-authorization": "b"})
    headers.update({})
    assert headers == {"proxy-authorization": "b"}
    assert headers.copy() == headers


def test_no_repr_shows_a_key():
    """Neither that of the headers nor that of the bytes that will be sent."""
    assert repr(RawHeaders(HEADERS)) == "<headers Host, User-Agent, X-Api-Key, Content-Length>"
    assert repr(_Pieces([b"X-Api-Key: k"])) == "<1 pieces>"
    assert repr(_Lines({("X-Api-Key", "k"): b"X-Api-Key: k"})) == "<1 lines>"
    assert type(RawHeaders(HEADERS).copy()) is RawHeaders
