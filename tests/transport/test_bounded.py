"""The body of a response is read up to a bound: a server, or what pretends to be one, does not fill the memory."""

from __future__ import annotations

import gzip
import json
import threading
import tracemalloc

import pytest
import requests

from langgraph_client import ProtocolError, get_client
from langgraph_client.decoders import anything
from langgraph_client.errors import APIStatusError
from langgraph_client.request import Request
from langgraph_client.transport.bounded import beginning, whole
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.status import MAX_ERROR_BYTES
from tests.local_server import PATIENCE, LocalServer, answer, once, stream

GET = Request(operation="x", method="GET", path="/x", idempotent=True, decode=anything)
LIMIT = 5000
CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"


def text_of(size):
    """JSON of so many bytes."""
    return json.dumps("x" * (size - 2)).encode()


BODIES = {
    "with a length": lambda size: answer(text_of(size)),
    "in chunks": lambda size: stream(text_of(size)),
    "to the end of the connection": lambda size: stream(text_of(size), how="close"),
    "compressed": lambda size: answer(gzip.compress(text_of(size)), content_encoding="gzip"),
    "twice compressed": lambda size: answer(gzip.compress(gzip.compress(text_of(size))), content_encoding="gzip, gzip"),
}
WAYS = {"plain": {}, "with a deadline": {"deadline": PATIENCE}, "watched": {"on_body": lambda _: None}}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("body", BODIES)
def test_a_body_of_just_the_limit_is_read(body, way):
    """Counted as it is once it is decompressed."""
    with LocalServer(BODIES[body](LIMIT)) as server:
        transport = server.transport(max_response_bytes=LIMIT)
        assert exchanged(transport, way) == "x" * (LIMIT - 2)
        transport.close()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("body", BODIES)
def test_a_larger_body_is_refused(body, way):
    """It is not tried again, and the connection is not used again."""
    with LocalServer(BODIES[body](LIMIT + 1), answer(1)) as server:
        transport = server.transport(max_response_bytes=LIMIT)
        with pytest.raises(ProtocolError, match=rf"^GET /x: .* larger than the client's max_response_bytes={LIMIT}"):
            exchanged(transport, way)
        assert transport.send(GET) == 1
        transport.close()


def exchanged(transport, way):
    """The answer to a call that is made in one of the ways."""
    options = dict(WAYS[way])
    if "deadline" in options:
        options["deadline"] = Deadline(options["deadline"])
    return transport.exchange(GET, **options).value


def test_what_never_ends_is_not_read_to_its_end():
    """The call returns while the server has more to send."""
    more = threading.Event()
    with LocalServer(stream(b'"', *[b"x" * 1000] * 6, more)) as server:
        transport = server.transport(max_response_bytes=LIMIT)
        with pytest.raises(ProtocolError):
            transport.send(GET)
        more.set()
        transport.close()


@pytest.mark.parametrize("how", ["chunked", "close"])
def test_of_an_error_the_beginning_is_read(how):
    """It is still the error that its status says, with as much of its text as is kept."""
    more = threading.Event()
    with LocalServer(stream(*[b"x" * 65536] * 18, more, how=how, status=503)) as server:
        transport = server.transport(retry=once())
        with pytest.raises(APIStatusError) as caught:
            transport.send(GET)
        more.set()
        transport.close()
    assert caught.value.status_code == 503
    assert caught.value.body == "x" * MAX_ERROR_BYTES
    assert len(caught.value.response.content) == MAX_ERROR_BYTES


def test_single_bytes_take_no_more_memory_than_many():
    """A list of them would take fifty times as much."""
    pieces = 200_000
    tracemalloc.start()
    try:
        for read in (whole(pieces * 2, "GET /x"), lambda pieces_: beginning(pieces_, pieces * 2)):
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            assert len(read(bytes((65, number % 256)) for number in range(pieces))) == pieces * 2
            assert tracemalloc.get_traced_memory()[1] - before < pieces * 2 * 4
    finally:
        tracemalloc.stop()


def test_the_limit_is_an_argument_of_the_client():
    """Users who expect more, or want less, set it."""
    with (
        LocalServer(answer(text_of(101)), answer(text_of(100))) as server,
        get_client(server.url, api_key=None, max_response_bytes=100) as client,
    ):
        with pytest.raises(ProtocolError, match="max_response_bytes=100"):
            client.http.get("/x")
        assert len(client.http.get("/x")) == 98


@pytest.mark.parametrize(("limit", "error"), [(0, ValueError), (-1, ValueError), (True, TypeError), (1.5, TypeError)])
def test_a_limit_that_is_none(limit, error):
    """The message names the argument and the value."""
    with pytest.raises(error, match=rf"^max_response_bytes must .* got {limit}"):
        get_client("http://x", max_response_bytes=limit)


@pytest.mark.parametrize("way", WAYS)
def test_a_response_that_a_hook_kept_can_be_read(way):
    """As after any call of requests, however the body was read."""
    kept = []
    session = requests.Session()
    session.hooks["response"].append(lambda response, **_: kept.append(response))
    with LocalServer(answer({"a": 1})) as server, get_client(server.url, api_key=None, session=session) as client:
        assert exchanged(client._transport, way) == {"a": 1}
    assert kept[0].json() == {"a": 1}


@pytest.mark.parametrize(
    "pieces", [[], [b""], [b"a"], [b"", b"a"], [b"a", b""], [b"a", b"b", b"", b"c"], [b"", b"ab", b"c"]]
)
def test_pieces_are_joined(pieces):
    """And what comes in one piece is not copied."""
    seen: list[bytes] = []
    found = whole(3, "GET /x", seen.append)(iter(pieces))
    assert found == b"".join(pieces)
    assert seen == pieces
    if len(pieces) == 1:
        assert found is pieces[0]
