"""A body's bytes are handed on as they arrive, a body that breaks raises, and closing it ends it from anywhere."""

from __future__ import annotations

import gzip
import io
import sys
import threading

import pytest
import requests
import responses
from requests.adapters import HTTPAdapter
from urllib3.connectionpool import HTTPConnectionPool

from langgraph_client.config import Settings
from langgraph_client.errors import APIConnectionError, APITimeoutError, ProtocolError
from langgraph_client.request import StreamRequest
from langgraph_client.transport.http_transport import Transport
from tests.local_server import PATIENCE, LocalServer, Wire, answer, event, raw, stream

OPEN = StreamRequest(operation="x", method="GET", path="/x", idempotent=True)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
FRAMES = pytest.mark.parametrize("how", ["chunked", "close"])


@FRAMES
def test_bytes_are_handed_on_as_they_arrive(how):
    """The server waits for us after each piece: nothing is held back for more."""
    seen = [threading.Event() for _ in range(3)]
    pieces = [one for number, event_ in enumerate(seen) for one in (event("a", number), event_)]
    with LocalServer(stream(*pieces, how=how)) as server:
        transport = server.transport()
        got = []
        for chunk in transport.open(OPEN):
            got.append(chunk)
            seen[len(got) - 1].set()
        transport.close()
    assert got == [event("a", number) for number in range(3)]


@FRAMES
def test_a_large_body_comes_whole(how):
    """In pieces that are bounded, whatever the frames are."""
    data = b"0123456789abcdef" * 40_000
    with LocalServer(stream(data, data, how=how)) as server:
        transport = server.transport()
        assert b"".join(transport.open(OPEN)) == data * 2
        transport.close()


def test_a_large_chunk_is_not_held_while_the_next_one_is_waited_for():
    """A stream may be idle for hours after it."""
    over = threading.Event()
    data = event("a", "x" * 1_000_000)
    with LocalServer(stream(data, over)) as server:
        transport = server.transport()
        chunks = iter(transport.open(OPEN))
        chunk = next(chunks)
        assert chunk == data
        assert sys.getrefcount(chunk) == 2
        over.set()
        assert list(chunks) == []
        transport.close()


def test_a_body_of_a_known_length():
    """Neither chunked nor ended by the connection's end."""
    with LocalServer(answer(event("a", 1), content_type="text/event-stream")) as server:
        transport = server.transport()
        assert b"".join(transport.open(OPEN)) == event("a", 1)
        transport.close()


def test_a_body_that_is_compressed_all_the_same():
    """It is not asked for, and read."""
    data = gzip.compress(event("a", 1))
    with LocalServer(*[stream(data, how=how, content_encoding="gzip") for how in ("chunked", "close")]) as server:
        transport = server.transport()
        for _ in range(2):
            assert b"".join(transport.open(OPEN)) == event("a", 1)
        transport.close()


BREAKS = {
    "chunked, reset": stream(b"a", end="reset"),
    "chunked, cut in a chunk": stream(b"a", end="cut"),
    "chunked, cut between chunks": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n"),
    "chunked, cut in a length": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n4"),
    "chunked, a length that is none": raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\nx\r\n"),
    "shorter than its length": raw(HEAD + b"Content-Length: 2\r\n\r\na"),
    "shorter than its length, reset": raw(HEAD + b"Content-Length: 2\r\n\r\na", Wire.reset),
    "to the end, reset": raw(HEAD + b"\r\na", Wire.reset),
}


@pytest.mark.parametrize("fault", BREAKS)
def test_a_body_that_breaks_raises(fault):
    """What came before is handed out unless the reset overtakes it; a broken body never looks like a whole one."""
    got = []
    with LocalServer(BREAKS[fault]) as server:
        transport = server.transport()
        with pytest.raises(APIConnectionError, match=r"^GET /x: the connection was lost") as caught:
            got.extend(transport.open(OPEN))
        transport.close()
    assert caught.value.__cause__ is not None
    assert b"a".startswith(b"".join(got)[:1])


def test_gzip_that_is_none():
    """Another connection would bring the same."""
    with LocalServer(stream(b"data: 1\n\n", content_encoding="gzip")) as server:
        transport = server.transport()
        with pytest.raises(ProtocolError, match=r"^GET /x: the answer can't be decompressed"):
            b"".join(transport.open(OPEN))
        transport.close()


@FRAMES
def test_silence_is_a_timeout(how):
    """After the stall time-out the connection counts as dead."""
    over = threading.Event()
    with LocalServer(stream(b"a", over, how=how)) as server:
        transport = server.transport(stall_timeout=0.05)
        body = transport.open(OPEN)
        assert next(iter(body)) == b"a"
        with pytest.raises(APITimeoutError):
            next(iter(body))
        over.set()
        body.close()
        transport.close()


@FRAMES
@pytest.mark.parametrize("begun", [False, True])
def test_closing_from_another_thread_ends_a_read(how, begun):
    """The reader, which waits for bytes that do not come, finds the end and no error."""
    over, reading, got = threading.Event(), threading.Event(), []
    with LocalServer(stream(*[b"a"] * begun, over, how=how)) as server:
        transport = server.transport()
        body = transport.open(OPEN)

        def read():
            reading.set()
            got.extend(body)
            got.append("end")

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        assert reading.wait(PATIENCE)
        body.close()
        reader.join(PATIENCE)
        assert not reader.is_alive()
        over.set()
        transport.close()
    assert got in (["end"], [b"a", "end"])


@FRAMES
@pytest.mark.parametrize("moment", range(20))
def test_closing_at_any_moment_of_a_busy_stream(how, moment):
    """Bytes are coming all the time, so that the close falls anywhere into a read; it never raises."""
    over, failures, count = threading.Event(), [], threading.Semaphore(0)

    def flood(wire):
        wire.write(HEAD + (b"Transfer-Encoding: chunked\r\n\r\n" if how == "chunked" else b"\r\n"))
        while not over.is_set():
            wire.chunk(b"a" * 100) if how == "chunked" else wire.write(b"a" * 100)

    with LocalServer(flood) as server:
        transport = server.transport()
        body = transport.open(OPEN)

        def read():
            try:
                for _ in body:
                    count.release()
            except BaseException as error:  # noqa: BLE001 - any would be a bug
                failures.append(error)

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        for _ in range(moment):
            assert count.acquire(timeout=PATIENCE)
        body.close()
        body.close()
        reader.join(PATIENCE)
        assert not reader.is_alive()
        over.set()
        transport.close()
    assert not failures


def test_closing_between_two_chunks():
    """The rest is not read."""
    with LocalServer(stream(b"a", b"b", how="close")) as server:
        transport = server.transport()
        body = transport.open(OPEN)
        assert next(iter(body))
        body.close()
        assert not list(body)
        transport.close()


def test_closing_what_is_over():
    """Its connection is back in the pool and stays in use."""
    with LocalServer(stream(b"a"), stream(b"b")) as server:
        transport = server.transport()
        body = transport.open(OPEN)
        assert list(body) == [b"a"]
        body.close()
        assert list(transport.open(OPEN)) == [b"b"]
        transport.close()
        assert {seen.connection for seen in server.seen} == {1}


@responses.activate
def test_a_body_from_a_mock():
    """Users test with `responses`."""
    responses.get("http://server.test/x", body=event("a", 1), content_type="text/event-stream")
    body = Transport(Settings(url="http://server.test")).open(OPEN)
    assert b"".join(body) == event("a", 1)
    assert body.headers["CONTENT-TYPE"] == "text/event-stream"
    body.close()


def test_a_body_from_a_stand_in_for_urllib3s_response(monkeypatch):
    """Its `read1` knows nothing of compression, as that of a recorder's which keeps bodies in memory."""

    class Recorded(io.BytesIO):
        """A body in memory."""

    def send(adapter, request, **settings):
        response = requests.Response()
        response.status_code, response.request, response.url = 200, request, request.url
        response.headers["Content-Type"] = "text/event-stream"
        response.raw = Recorded(event("a", 1))
        return response

    monkeypatch.setattr(HTTPAdapter, "send", send)
    body = Transport(Settings(url="http://server.test")).open(OPEN)
    assert b"".join(body) == event("a", 1)


@FRAMES
def test_a_connection_goes_back_to_its_pool_once(how, monkeypatch):
    """Also when one thread closes the body just when another one goes on with it: two requests would share it."""
    back, inside, go_on = [], threading.Event(), threading.Event()
    put = HTTPConnectionPool._put_conn

    def slow(pool, connection):
        back.append(connection)
        inside.set()
        assert go_on.wait(PATIENCE)
        put(pool, connection)

    never = threading.Event()
    with LocalServer(stream(event("a", 1), never, how=how)) as server:
        transport = server.transport()
        body = transport.open(OPEN)
        chunks = iter(body)
        assert next(chunks) == event("a", 1)
        monkeypatch.setattr(HTTPConnectionPool, "_put_conn", slow)
        closer = threading.Thread(target=body.close)
        closer.start()
        assert inside.wait(PATIENCE)
        go_on_too = threading.Timer(0.2, go_on.set)  # should the reader wait there as well
        go_on_too.start()
        assert list(chunks) == []
        go_on.set()
        for thread in (closer, go_on_too):
            thread.join(PATIENCE)
        never.set()
        transport.close()
    assert len(back) == 1
