"""What is tried again and what is not: one table of methods and faults, and the waits between tries."""

from __future__ import annotations

import datetime
import threading
from email.utils import format_datetime

import pytest

from langgraph_client import RetryPolicy, errors, models
from langgraph_client._generated.endpoints import assistants, crons, runs, store, threads
from langgraph_client.decoders import anything
from langgraph_client.request import Request, StreamRequest
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.retry import call_with_retries, delay, may_repeat
from tests.local_server import RUN, THREAD, LocalServer, Wire, answer, event, once, raw, refusing_port, stream

THREE = RetryPolicy(attempts=3)
KINDS = {
    "GET": ("GET", True),
    "PUT": ("PUT", True),
    "DELETE": ("DELETE", True),
    "POST that reads": ("POST", True),
    "POST that makes": ("POST", False),
    "PATCH": ("PATCH", False),
}
SAFE = [name for name, (_, idempotent) in KINDS.items() if idempotent]
ALL = list(KINDS)
FAULTS = {
    "reset": (raw(b"", Wire.reset), SAFE, errors.APIConnectionError),
    "closed": (raw(b""), SAFE, errors.APIConnectionError),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH\r\n\r\n"), SAFE, errors.APIConnectionError),
    "cut body": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"), SAFE, errors.APIConnectionError),
    "cut chunks": (stream(b"{", end="cut"), SAFE, errors.APIConnectionError),
    "429": (answer(status=429), ALL, errors.RateLimitError),
    "502": (answer(status=502), SAFE, errors.InternalServerError),
    "503": (answer(status=503), SAFE, errors.InternalServerError),
    "504": (answer(status=504), SAFE, errors.InternalServerError),
    "500": (answer(status=500), [], errors.InternalServerError),
    "501": (answer(status=501), [], errors.InternalServerError),
    "400": (answer(status=400), [], errors.BadRequestError),
    "404": (answer(status=404), [], errors.NotFoundError),
    "408": (answer(status=408), [], errors.APIStatusError),
    "409": (answer(status=409), [], errors.ConflictError),
    "no JSON": (answer(b"<html>"), [], errors.ProtocolError),
}


def request_of(kind):
    """A request of one of the kinds."""
    method, idempotent = KINDS[kind]
    return Request(operation="x", method=method, path="/x", json={}, idempotent=idempotent, decode=anything)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_tried_again(kind, fault):
    """Three tries where it is safe, and where it is not exactly one."""
    step, repeated, error = FAULTS[fault]
    tries = 3 if kind in repeated else 1
    waits = []
    with LocalServer(*[step] * tries) as server:
        transport = server.transport(retry=THREE, sleep=waits.append)
        with pytest.raises(error):
            transport.send(request_of(kind))
        transport.close()
        assert len(server.seen) == tries
        assert len(waits) == tries - 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_connection_is_tried_again_by_all(kind):
    """Nothing was sent, so nothing can be done twice."""
    waits = []
    with refusing_port() as port, LocalServer() as server:
        server.url = f"http://127.0.0.1:{port}"
        transport = server.transport(retry=THREE, sleep=waits.append)
        with pytest.raises(errors.APIConnectionError, match="could not connect") as caught:
            transport.send(request_of(kind))
    assert len(waits) == 2
    assert not caught.value.request_sent


@pytest.mark.parametrize("kind", KINDS)
def test_a_read_timeout_is_not_tried_again(kind):
    """The server may be at work on it, and is slow already."""
    over = threading.Event()
    with LocalServer(lambda _: over.wait(20)) as server:
        transport = server.transport(retry=THREE, timeout=(5, 0.05))
        with pytest.raises(errors.APITimeoutError) as caught:
            transport.send(request_of(kind))
        over.set()
        transport.close()
        assert len(server.seen) == 1
    assert caught.value.request_sent


def test_a_call_that_recovers():
    """Each try is a new one, and the first answer counts."""
    script = (answer(status=503), raw(b"", Wire.reset), answer(status=429), answer({"a": 1}))
    with LocalServer(*script) as server:
        transport = server.transport()
        assert transport.send(request_of("GET")) == {"a": 1}
        transport.close()


def test_a_stream_is_opened_with_retries():
    """The same rules, until its headers are there; `attempts` goes before the policy's."""
    request = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)
    with LocalServer(answer(status=503), stream(event("a", 1)), *[answer(status=503)] * 2) as server:
        transport = server.transport()
        assert b"".join(transport.open(request)) == event("a", 1)
        with pytest.raises(errors.InternalServerError):
            transport.open(request, attempts=2)
        transport.close()


PAGE = answer(b"<html><title>Maintenance</title></html>", content_type="text/html")
TINYPROXY = answer(b"<html><title>500 Unable to connect</title></html>", 500)
PASSING = {"500": (TINYPROXY, errors.InternalServerError), "a page": (PAGE, errors.ProtocolError)}


@pytest.mark.parametrize("fault", PASSING)
def test_what_a_proxy_says_at_a_reconnect_is_passing(fault):
    """Its server is away for a moment: with the patience of reconnects, and no longer than that."""
    step, kind = PASSING[fault]
    request = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)
    waits = []
    with LocalServer(step, step, stream(event("a", 1)), *[step] * 3) as server:
        transport = server.transport(sleep=waits.append)
        assert b"".join(transport.open(request, attempts=3)) == event("a", 1)
        assert len(waits) == 2
        with pytest.raises(kind):
            transport.open(request, attempts=3)
        transport.close()


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize(("idempotent", "attempts"), [(True, None), (False, 3)])
def test_what_a_proxy_says_at_first_is_final(fault, idempotent, attempts):
    """And what makes something is not sent again."""
    step, kind = PASSING[fault]
    request = StreamRequest(operation="x", method="GET", path="/x", idempotent=idempotent)
    with LocalServer(step) as server:
        transport = server.transport()
        with pytest.raises(kind):
            transport.open(request, attempts=attempts)
        transport.close()
        assert len(server.seen) == 1


def test_a_500_that_asks_for_too_long_a_wait_is_final_at_a_reconnect():
    """As every other status."""
    request = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)
    with LocalServer(answer(status=500, retry_after="9999")) as server:
        transport = server.transport()
        with pytest.raises(errors.InternalServerError):
            transport.open(request, attempts=3)
        transport.close()


class Clock:
    """A clock that a test moves."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        """The time."""
        return self.now

    def sleep(self, seconds):
        """Let it pass."""
        self.now += seconds


def late(failures, *, seconds=2.0, pace=0.9):
    """What a call raises that fails so and takes that long each time."""
    clock = Clock()
    script = iter(failures)

    def call():
        clock.sleep(pace)
        raise next(script)

    with pytest.raises(errors.DeadlineExceeded) as caught:
        call_with_retries(
            call,
            policy=RetryPolicy(attempts=9, initial_backoff=1e-9, max_backoff=1e-9),
            idempotent=True,
            description="GET /x",
            sleep=clock.sleep,
            deadline=Deadline(seconds, clock),
        )
    return caught.value


def test_a_deadline_shows_the_error_before_it():
    """Whether it passes in a wait, or in a try whose connection breaks for it, or is found passed by a try."""
    refused, busy, cut = (
        errors.APIConnectionError("refused"),
        errors.RateLimitError("", status_code=429),
        errors.APIConnectionError("cut by the deadline"),
    )
    busy.retry_after = 5
    assert late([refused, busy]).__cause__ is busy
    assert late([refused, busy], pace=0.1).__cause__ is busy
    assert late([refused, busy], pace=0.1).__cause__.__cause__ is None
    assert late([refused, refused, cut]).__cause__ is refused
    assert late([cut], pace=3).__cause__ is cut
    assert late([refused, errors.DeadlineExceeded("it passed")]).__cause__ is refused
    alone = late([errors.DeadlineExceeded("it passed")])
    assert alone.__cause__ is None


def test_a_deadline_of_a_call_shows_the_error_before_it():
    """On the wire: a server that is busy for longer than the call may take."""
    with LocalServer(answer(status=503, retry_after="30")) as server:
        transport = server.transport()
        with pytest.raises(errors.DeadlineExceeded, match="^the deadline of 1 second passed$") as caught:
            transport.exchange(request_of("GET"), deadline=Deadline(1))
        transport.close()
    assert isinstance(caught.value.__cause__, errors.InternalServerError)


def test_one_attempt_never_tries_again():
    """`RetryPolicy(attempts=1)` is never."""
    with LocalServer(answer(status=503)) as server:
        transport = server.transport(retry=once())
        with pytest.raises(errors.InternalServerError):
            transport.send(request_of("GET"))
        transport.close()


@pytest.mark.parametrize(
    ("given", "waited", "status"),
    [("3", [3.0], 429), ("3", [3.0], 503), ("60", [60.0], 429), ("0", [0.0], 503)],
)
def test_retry_after_is_waited_for(given, waited, status):
    """What the server asks goes before our own wait."""
    waits = []
    with LocalServer(answer(status=status, retry_after=given), answer("done")) as server:
        transport = server.transport(sleep=waits.append)
        assert transport.send(request_of("GET")) == "done"
        transport.close()
    assert waits == waited


def test_retry_after_can_be_a_date():
    """A date in the future is waited for until then."""
    when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=50)
    waits = []
    script = (answer(status=429, retry_after=format_datetime(when, usegmt=True)), answer("done"))
    with LocalServer(*script) as server:
        transport = server.transport(sleep=waits.append)
        transport.send(request_of("POST that makes"))
        transport.close()
    assert 0 < waits[0] <= 50


@pytest.mark.parametrize("given", ["61", "9" * 400])
def test_a_retry_after_that_is_too_long_raises_at_once(given):
    """The caller learns how long it is."""
    with LocalServer(answer(status=429, retry_after=given)) as server:
        transport = server.transport()
        with pytest.raises(errors.RateLimitError) as caught:
            transport.send(request_of("GET"))
        transport.close()
    assert caught.value.retry_after == float(given)


@pytest.mark.parametrize(("attempt", "most"), [(1, 0.5), (2, 1.0), (3, 2.0), (5, 8.0), (9, 8.0), (5000, 8.0)])
def test_waits_are_jittered_and_bounded(attempt, most, monkeypatch):
    """A random share of a bound that doubles up to the policy's longest, however many failures there were."""
    bounds = []
    monkeypatch.setattr("random.uniform", lambda low, high: bounds.append((low, high)) or high)
    assert delay(RetryPolicy(), attempt) == most
    assert bounds == [(0, most)]
    monkeypatch.undo()
    assert all(0 <= delay(RetryPolicy(), attempt) <= most for _ in range(50))


@pytest.mark.parametrize(
    ("error", "idempotent", "expected"),
    [
        (errors.APITimeoutError("", request_sent=False), False, True),
        (errors.APITimeoutError(""), True, False),
        (errors.APIConnectionError("", retryable=False), True, False),
        (errors.APIConnectionError("", request_sent=False, retryable=False), True, False),
        (errors.APIConnectionError(""), True, True),
        (errors.APIConnectionError(""), False, False),
        (errors.ProtocolError(""), True, False),
        (errors.RunFailed("a", "b"), True, False),
    ],
)
def test_which_errors_may_be_repeated(error, idempotent, expected):
    """A connection that timed out was never made; a TLS failure would come again."""
    assert may_repeat(error, RetryPolicy(), idempotent=idempotent) is expected


ENDPOINTS = [
    (threads.search(models.ThreadSearchRequest()), True),
    (threads.get(THREAD), True),
    (threads.delete(THREAD), True),
    (threads.create(models.ThreadCreate()), False),
    (threads.update(THREAD, models.ThreadPatch()), False),
    (threads.copy(THREAD), False),
    (runs.create(THREAD, models.RunCreateStateful(assistant_id="a")), False),
    (runs.stream(THREAD, models.RunCreateStreamingStateful(assistant_id="a")), False),
    (runs.stream_stateless(models.RunCreateStreamingStateless(assistant_id="a")), False),
    (runs.join_stream(THREAD, RUN), True),
    (runs.get(THREAD, RUN), True),
    (assistants.get("a"), True),
    (crons.get(RUN), True),
    (store.put_item(models.StorePutRequest(namespace=["a"], key="b", value={})), True),
]


@pytest.mark.parametrize(("request_", "expected"), ENDPOINTS, ids=lambda one: getattr(one, "operation", ""))
def test_which_operations_may_be_repeated(request_, expected):
    """All that reads, overwrites or deletes; nothing that makes or merges."""
    assert request_.idempotent is expected
