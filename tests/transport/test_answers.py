"""What becomes of an answer: JSON, text where it was asked for, nothing; all else can't be read, and says so."""

from __future__ import annotations

import pytest
import responses

from langgraph_client import models
from langgraph_client._generated.endpoints import assistants, runs, system, threads
from langgraph_client.config import RetryPolicy, Settings
from langgraph_client.decoders import anything
from langgraph_client.errors import APIConnectionError, NotFoundError, ProtocolError
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.http_transport import Transport
from tests.local_server import KEY, RUN, THREAD, LocalServer, answer, once, raw

URL = "http://server.test"
GET = Request(operation="x", method="GET", path="/x", decode=anything)


def answered(request, body=b"", content_type="application/json", status=200):
    """What comes of a request when the server answers so."""
    with responses.RequestsMock() as mock:
        mock.add(request.method, URL + request.path, body=body, status=status, content_type=content_type or "")
        return Transport(Settings(url=URL)).send(request)


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b'{"a": 1}', "application/json", {"a": 1}),
        (b"\n\n\n[1]\n", "application/json", [1]),
        (b"\n\n", "application/json", None),
        (b"null", "application/json; charset=utf-8", None),
        (b'"\xc3\xa9"', "application/json", "é"),
        (b"[1]", "text/html", [1]),
        (b"[1]", None, [1]),
        (b"[1]", "json", [1]),
        (b"[1]", "application/problem+json", [1]),
        (b"", "text/html", None),
    ],
)
def test_json_however_it_is_labelled(body, content_type, expected):
    """The line breaks that keep a long wait alive are no part of it, and no body is None."""
    assert answered(GET, body, content_type) == expected


def test_no_content():
    """A 204 is None."""
    assert answered(threads.delete(THREAD), status=204) is None


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"# TYPE a gauge\n", "text/plain; version=0.0.4", "# TYPE a gauge"),
        (b'{"a": 1}', "application/json", {"a": 1}),
        (b'{"a": 1}', None, {"a": 1}),
    ],
)
def test_text_where_it_was_asked_for(body, content_type, expected):
    """Metrics are text or JSON, as their type says."""
    assert answered(system.metrics(), body, content_type) == expected


@pytest.mark.parametrize(
    ("body", "content_type", "message"),
    [
        (b"<html>Log in</html>", "text/html", "expected JSON, got text/html: b'<html>Log in"),
        (b"hello", None, "expected JSON, got no content type"),
        (b'{"a":', "application/json", "expected JSON, got application/json"),
        (b"{} {}", "application/json", "expected JSON"),
        (b"x" * 999, "text/plain", "expected JSON, got text/plain: b'xxx"),
    ],
)
def test_what_is_no_json_is_a_protocol_error(body, content_type, message):
    """It names the call, and shows the beginning of what came."""
    with pytest.raises(ProtocolError) as caught:
        answered(threads.get(THREAD), body, content_type)
    assert str(caught.value).startswith(f"GET /threads/{THREAD}: {message}")
    assert len(str(caught.value)) < 400
    assert isinstance(caught.value.__cause__, ValueError)


@pytest.mark.parametrize(
    ("request_", "body", "message"),
    [
        (threads.get(THREAD), b"[]", "expected Thread, got list: []"),
        (threads.get(THREAD), b"", "expected Thread, got NoneType"),
        (threads.get(THREAD), b'"a"', "expected Thread, got str"),
        (runs.list(THREAD), b"{}", "expected an array, got dict"),
        (runs.list(THREAD), b"[1]", "expected Run, got int"),
        (assistants.search(models.AssistantSearchRequest()), b"{}", "expected an array, got dict"),
        (threads.count(models.ThreadCountRequest()), b'"1"', "expected int, got str"),
    ],
)
def test_another_shape_is_a_protocol_error(request_, body, message):
    """It names the call, and what was expected."""
    with pytest.raises(ProtocolError) as caught:
        answered(request_, body)
    assert str(caught.value).startswith(f"{request_.method} {request_.path}: {message}")


@pytest.mark.parametrize(
    ("content_type", "said"),
    [("application/json", "application/json"), ("text/html; charset=utf-8", "text/html")],
)
def test_a_stream_that_is_none_is_a_protocol_error(content_type, said):
    """As a proxy's login page, which would else be a stream without events."""
    request = StreamRequest(operation="x", method="GET", path=f"/threads/{THREAD}/runs/{RUN}/stream")
    with responses.RequestsMock() as mock:
        mock.get(URL + request.path, body=b"<html>", content_type=content_type)
        with pytest.raises(ProtocolError, match=f"^GET {request.path}: expected text/event-stream, got {said}"):
            Transport(Settings(url=URL)).open(request)


@pytest.mark.parametrize(
    "header", [b"", b"Date: Sun, 22 N", b"Content-Type: text/eve", b"Content-Type: text/event-stre"]
)
def test_a_header_that_is_cut_off_is_a_lost_connection(header):
    """What reads is tried again; what makes something is not."""
    for idempotent, tries in ((True, 2), (False, 1)):
        request = StreamRequest(operation="x", method="GET", path="/x", idempotent=idempotent)
        with LocalServer(*[raw(b"HTTP/1.1 200 OK\r\n" + header)] * tries) as server:
            with pytest.raises(APIConnectionError, match="lost in the answer's header"):
                server.transport(retry=RetryPolicy(attempts=2)).open(request)
            assert len(server.seen) == tries


def test_a_new_key_of_the_server_is_kept():
    """Models never refuse what they don't know."""
    thread = answered(threads.get(THREAD), b'{"thread_id": "1", "newer": true}')
    assert thread.thread_id == "1"
    assert thread["newer"] is True


def test_an_error_has_its_request_and_response():
    """As they were; the URL without the query, which may hold a secret."""
    with LocalServer(answer({"detail": "no", "code": "gone"}, 404, x_request_id="r")) as server:
        transport = server.transport(api_key=KEY)
        with pytest.raises(NotFoundError) as caught:
            transport.send(GET, {"params": {"token": KEY}})
        transport.close()
    error = caught.value
    assert (error.request.method, error.request.url) == ("GET", f"{server.url}/x")
    assert (error.response.status_code, error.response.json(), error.code) == (404, error.body, "gone")
    assert error.response.headers["X-Request-ID"] == "r"


def test_a_connection_error_has_its_request():
    """What could not be sent, or was not answered."""
    with LocalServer(raw(b"")) as server:
        transport = server.transport(retry=once())
        with pytest.raises(APIConnectionError) as caught:
            transport.send(GET)
        transport.close()
    assert (caught.value.request.method, caught.value.request.url) == ("GET", f"{server.url}/x")
