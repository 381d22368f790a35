"""A server's own routes: what is sent, what is retried, and that no stream ends silently."""

from __future__ import annotations

import json
import threading

import pytest

from langgraph_client import Client, NotFoundError, StreamInterrupted, StreamPart
from langgraph_client.config import RetryPolicy
from langgraph_client.errors import APIConnectionError, InternalServerError, ProtocolError
from tests.local_server import KEY, LocalServer, Wire, answer, event, raw, stream

FAST = RetryPolicy(initial_backoff=0.001, max_backoff=0.001)


def client_of(server, **settings):
    """A client whose waits between tries are short."""
    return Client(server.url, api_key=KEY, retry=FAST, **settings)


CALLS = [
    (lambda http: http.get("/r/7"), "GET", "/r/7", b""),
    (lambda http: http.get("r/7?a=1&b=", params={"c": [2, 3]}), "GET", "/r/7?a=1&b=&c=2&c=3", b""),
    (lambda http: http.get("/caf é/a%2Fb"), "GET", "/caf%20%C3%A9/a%2Fb", b""),
    (lambda http: http.post("/r", json={"a": 1}), "POST", "/r", b'{"a":1}'),
    (lambda http: http.post("/r", json=None), "POST", "/r", b""),
    (lambda http: http.put("/r", json=[1]), "PUT", "/r", b"[1]"),
    (lambda http: http.patch("/r", json={}), "PATCH", "/r", b"{}"),
]


@pytest.mark.parametrize(("call", "method", "target", "body"), CALLS)
def test_what_is_sent(call, method, target, body):
    """With the client's key and headers; the decoded JSON is returned."""
    with LocalServer(answer({"ok": True})) as server, client_of(server, headers={"X-Team": "a"}) as client:
        assert call(client.http) == {"ok": True}
        (seen,) = server.seen
    assert (seen.method, seen.target) == (method, target)
    assert (seen.body and json.loads(seen.body)) == (body and json.loads(body))
    assert (seen.headers["x-api-key"], seen.headers["x-team"]) == (KEY, "a")


def test_delete_returns_nothing():
    """Whatever the response holds; it can have a body of its own."""
    with LocalServer(answer({"gone": 1}), answer(b"", 204)) as server, client_of(server) as client:
        assert client.http.delete("/r/7") is None
        assert client.http.delete("/r/7", json={"why": "old"}, headers={"X-A": "b"}) is None
        assert (server.seen[1].headers["x-a"], json.loads(server.seen[1].body)) == ("b", {"why": "old"})


def test_what_is_returned():
    """JSON decoded, plain text as it is, None for no body; another type can't be read."""
    steps = [
        answer([1]),
        answer(b"hi", content_type="text/plain"),
        answer(b""),
        answer(b"<p>", content_type="text/html"),
    ]
    with LocalServer(*steps) as server, client_of(server) as client:
        assert [client.http.get("/r") for _ in range(3)] == [[1], "hi", None]
        with pytest.raises(ProtocolError):
            client.http.get("/r")


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_an_idempotent_call_is_retried(method):
    """As the client's policy says."""
    more = {"json": {}} if method == "put" else {}
    with LocalServer(answer(status=503), answer({})) as server, client_of(server) as client:
        getattr(client.http, method)("/r", **more)
        assert len(server.seen) == 2


@pytest.mark.parametrize("method", ["post", "patch"])
@pytest.mark.parametrize(("step", "error"), [(answer(status=503), InternalServerError), (raw(b""), APIConnectionError)])
def test_another_call_is_not_sent_again_blindly(method, step, error):
    """Unless the server can't have acted on it: it responded 429."""
    with LocalServer(step, answer(status=429), answer({})) as server, client_of(server) as client:
        with pytest.raises(error):
            getattr(client.http, method)("/r", json={})
        assert len(server.seen) == 1
        assert getattr(client.http, method)("/r", json={}) == {}
        assert len(server.seen) == 3


def test_on_response():
    """It is called with the response, once for a call, and before an error of the status is raised."""
    seen = []
    steps = [answer(status=503), answer({"a": 1}, x_page="2"), answer({"detail": "no"}, 404), stream(event("a", 1))]
    with LocalServer(*steps, answer(status=404)) as server, client_of(server) as client:
        assert client.http.get("/r", on_response=seen.append) == {"a": 1}
        with pytest.raises(NotFoundError) as caught:
            client.http.get("/r", on_response=seen.append)
        list(client.http.stream("/r", "GET", on_response=seen.append))
        with pytest.raises(NotFoundError):
            client.http.stream("/r", "GET", on_response=seen.append)
    assert [one.status_code for one in seen] == [200, 404, 200, 404]
    assert (seen[0].headers["X-Page"], seen[0].json()) == ("2", {"a": 1})
    assert seen[1] is caught.value.response
    assert seen[2].headers["content-type"].startswith("text/event-stream")


@pytest.mark.parametrize(
    "path", ["http://other.test/r", "//other.test/r", "/a/../r", "/%2e%2E/r", ".", "/r#a", "/r\r\nx: y", "/\x00"]
)
def test_a_path_stays_under_the_url(path):
    """The key goes nowhere else. Nothing is sent."""
    with LocalServer() as server, client_of(server) as client:
        with pytest.raises(ValueError, match="path must be a path under"):
            client.http.get(path)
        with pytest.raises(ValueError, match="path must be a path under"):
            client.http.stream(path, "GET")


def test_bad_arguments():
    """Each error names the argument and what is allowed."""
    http = Client("http://server.test").http
    with pytest.raises(TypeError, match="path must be a str, got 5"):
        http.get(5)
    with pytest.raises(ValueError, match="method must be one of GET, POST, PUT, PATCH, DELETE, got 'TRACE'"):
        http.stream("/r", "TRACE")
    with pytest.raises(TypeError, match="unexpected keyword argument 'data'"):
        http.post("/r", json={}, data=b"")
    with pytest.raises(TypeError, match="body"):
        http.post("/r", json=object())


def test_a_stream():
    """Parts with event, data and id; what is sent can have a body."""
    pieces = [event("a", {"n": 1}, "7"), event("b", 2, "8")]
    with LocalServer(stream(*pieces)) as server, client_of(server) as client:
        parts = list(client.http.stream("/events", "post", json={"q": 1}, params={"a": "b"}))
        (seen,) = server.seen
    assert parts == [StreamPart("a", {"n": 1}, "7"), StreamPart("b", 2, "8")]
    assert (seen.method, seen.target, json.loads(seen.body)) == ("POST", "/events?a=b", {"q": 1})
    assert (seen.headers["accept"], seen.headers["x-api-key"]) == ("text/event-stream", KEY)


FIRST = event("a", 1)
ENDS = {
    "cut in a chunk": stream(FIRST, end="cut"),
    "reset": stream(FIRST, end="reset"),
    "within an event": stream(FIRST, b"event: b\ndata: 2\n"),
    "without a mark of its end": stream(FIRST, how="close"),
}


@pytest.mark.parametrize("how", ENDS)
def test_a_stream_never_ends_silently(how):
    """What came is delivered, then it raises."""
    with LocalServer(ENDS[how]) as server, client_of(server) as client:
        parts = client.http.stream("/events", "GET")
        assert next(parts) == StreamPart("a", 1)
        with pytest.raises(StreamInterrupted, match="GET /events: ") as caught:
            next(parts)
    assert (caught.value.delivered, caught.value.bookmark) == (1, None)


@pytest.mark.parametrize("last", ["end", "error"])
def test_a_final_event_marks_the_end(last):
    """Also where the connection's end is the body's."""
    with LocalServer(stream(event(last, 1), how="close")) as server, client_of(server) as client:
        assert [part.event for part in client.http.stream("/events", "GET")] == [last]


def test_a_stream_can_be_closed():
    """By itself, and with the client."""
    waits = [threading.Event() for _ in range(2)]
    steps = [stream(FIRST, wait) for wait in waits]
    with LocalServer(*steps) as server, client_of(server) as client:
        first, second = (client.http.stream("/events", "GET") for _ in range(2))
        assert next(first) == next(second) == StreamPart("a", 1)
        first.close()
        client.close()
        assert list(first) == list(second) == []
        for wait in waits:
            wait.set()


def test_a_response_that_is_no_stream():
    """It is said at once."""
    with (
        LocalServer(answer({})) as server,
        client_of(server) as client,
        pytest.raises(ProtocolError, match="event-stream"),
    ):
        client.http.stream("/events", "GET")


def test_a_silent_route_is_read_for_the_time_out():
    """It sends no heartbeats, so that `stall_timeout` is not for it."""
    gate = threading.Event()

    def step(wire: Wire) -> None:
        stream(FIRST, gate)(wire)

    with LocalServer(step) as server, client_of(server, stall_timeout=30.0) as client:
        parts = client.http.stream("/events", "GET", timeout=(5, 0.05))
        assert next(parts) == StreamPart("a", 1)
        with pytest.raises(StreamInterrupted, match="no response in time"):
            next(parts)
        gate.set()
