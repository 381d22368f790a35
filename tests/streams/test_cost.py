"""What a stream costs, counted without a clock: calls for each event, and how the end of a huge event is proven."""

from __future__ import annotations

import gc
import hashlib
import sys
import threading
import weakref
from io import BytesIO
from itertools import islice

import pytest

from langgraph_client import Client
from langgraph_client.protocol import events, position, replay
from langgraph_client.protocol.ending import State
from langgraph_client.transport import body
from langgraph_client.transport.chunks import ChunkedBody
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
SUCCESS = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})


def test_the_end_of_a_huge_event_is_proven_without_hashing_or_decoding_it_again(monkeypatch):
    """Its replay is compared with it as it arrives; no second copy is made of it."""
    decoded, hashed = [], []
    loads, blake2b = events.codec.try_loads, hashlib.blake2b
    monkeypatch.setattr(events.codec, "try_loads", lambda data: decoded.append(len(data)) or loads(data))
    monkeypatch.setattr(replay.hashlib, "blake2b", lambda *args, **kw: hashed.append(1) or blake2b(*args, **kw))
    huge = event("values", {"text": "x" * position.MIN_LARGE}, "6-0")
    with LocalServer(
        stream(event("metadata", {"run_id": RUN}, "5-0"), huge, **CREATED), SUCCESS, stream(huge)
    ) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}) as parts:
            assert [part.event for part in parts] == ["metadata", "values"]
            assert (parts.status, parts._ending.state) == ("success", State.OVER)
            assert len([size for size in decoded if size >= position.MIN_LARGE]) == 1
            assert hashed == []
            assert parts._body is None
        client.close()


def test_a_huge_event_that_comes_again_with_another_content_proves_nothing():
    """One byte of it differs; its ID does not."""
    huge, other = (event("values", {"text": "x" * position.MIN_LARGE + end}, "6-0") for end in "ab")
    with LocalServer(
        stream(huge, **CREATED), SUCCESS, stream(other), stream(other), *[stream(huge, other)] * 2
    ) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}) as parts:
            got = [part.data["text"][-1] for part in parts]
        client.close()
    assert got == ["a", "b"]


EVENTS = 3000


@pytest.mark.parametrize(
    ("together", "bound"), [(True, 5.5), (False, 24.5)], ids=["many in a read", "each in a read of its own"]
)
def test_calls_for_each_event(monkeypatch, together, bound):
    """A token's way is short: from the bytes of its chunk to the part that is yielded. One more call exceeds the bound.

    Calls are those of functions in Python and in C, and of generators that go on. Fewer than one is for its batch.
    """
    received = body._content_of_chunks

    def read(*args):
        """All that came, in chunks of an event each: many to a read, or one."""
        blocks = b"".join(received(*args)).split(b"\r\n\r\n")[:-1]
        if not together:
            return (block + b"\r\n\r\n" for block in blocks)
        chunks = b"".join(b"%x\r\n%b\r\n\r\n\r\n" % (len(block) + 4, block) for block in blocks)
        return iter(ChunkedBody(BytesIO(chunks + b"0\r\n\r\n")))

    monkeypatch.setattr(body, "_content_of_chunks", read)
    tokens = [event("messages", [{"content": "a" * 200}, {}], f"{number}-0") for number in range(6, EVENTS + 206)]
    calls = 0

    def count(_frame, kind, _argument):
        nonlocal calls
        calls += kind in ("call", "c_call")

    with LocalServer(stream(event("metadata", {"run_id": RUN}, "5-0"), b"".join(tokens), **CREATED)) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple") as stream_:
            parts = iter(stream_)
            assert sum(1 for _ in islice(parts, 100)) == 100
            some = islice(parts, EVENTS)
            gc.collect()
            gc.disable()  # what it would finalize is of other tests
            sys.setprofile(count)
            try:
                for _ in some:
                    pass
            finally:
                sys.setprofile(None)
                gc.enable()
            assert stream_.delivered == EVENTS + 100
        client.close()
    assert calls / EVENTS < bound
    assert calls / EVENTS > bound - 1, "the bound can be lowered"


def test_an_open_stream_keeps_nothing_that_it_was_started_with():
    """Neither the input, which may be large, nor the request and its headers."""
    text = "x" * 1_000_000
    requests: list[weakref.ref] = []
    over = threading.Event()

    def auth(request):
        requests.append(weakref.ref(request))
        return request

    before = sys.getrefcount(text)
    with LocalServer(stream(event("metadata", {"run_id": RUN}, "5-0"), over, **CREATED)) as server:
        client = Client(server.url, api_key=None, auth=auth)
        with client.runs.stream(THREAD, "agent", input={"text": text}) as parts:
            next(parts)
            gc.collect()
            assert sys.getrefcount(text) == before
            assert [request() for request in requests] == [None]
        over.set()
        client.close()


def test_a_stream_that_flows_has_the_attributes_that_it_was_made_with():
    """One more takes 1.3 KB, see `RunLoop`."""
    token = event("messages", [{"content": "a"}, {}], "6-0")
    over = threading.Event()
    with LocalServer(stream(event("metadata", {"run_id": RUN}, "5-0"), token, over, **CREATED)) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}) as parts:
            made_with = set(vars(parts))
            assert [next(parts).event, next(parts).event] == ["metadata", "messages"]
            assert set(vars(parts)) == made_with
            assert len(made_with) < 30
        over.set()
        client.close()
