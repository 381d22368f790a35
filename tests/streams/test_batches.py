"""Tokens that arrive together are delivered like tokens that arrive one by one: part, bookmark, end and error are the same."""

from __future__ import annotations

import json
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client import Client, ProtocolError, RetryPolicy, StreamInterrupted, StreamPart
from langgraph_client.protocol.events import decode, parts_of, undecoded
from langgraph_client.protocol.items import Batch, Comment, Event
from langgraph_client.protocol.position import Position
from langgraph_client.protocol.replay import digest
from langgraph_client.protocol.shapes import of_modes
from langgraph_client.streams.base import EventStream
from tests.local_server import RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

CREATED = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
SUCCESS = answer({"run_id": RUN, "thread_id": THREAD, "status": "success"})
METADATA = event("metadata", {"run_id": RUN}, "5-0")
COUNT = 60


def token(number: int, text: str = "") -> bytes:
    """One token, of 100 bytes and more."""
    return event("messages", [{"content": text or f"{number:0100}", "type": "AIMessageChunk"}, {}], f"{number}-0")


TOKENS = [token(number) for number in range(6, 6 + COUNT)]


@pytest.fixture
def batches(monkeypatch):
    """The sizes of the batches that were delivered without a check of each event."""
    sizes = []
    begin = Position.begin_batch

    def spy(position, batch):
        begun = begin(position, batch)
        if begun:
            sizes.append(len(batch))
        return begun

    monkeypatch.setattr(Position, "begin_batch", spy)
    return sizes


def seen(blocks: list[bytes], **options) -> list:
    """Each part with the bookmark after it, and the status at the end."""
    begun = threading.Event()
    with LocalServer(stream(METADATA, begun, *blocks, **CREATED), SUCCESS, stream(blocks[-1])) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple", **options) as parts:
            got: list = []
            for part in parts:
                got.append((part, parts.bookmark, parts.last_event_id, parts.delivered))
                begun.set()  # so that the tokens don't arrive with the metadata
        client.close()
        return [*got, parts.status]


def test_one_chunk_or_many(batches):
    """What is yielded and where it resumes do not depend on how tokens arrive."""
    together = seen([b"".join(TOKENS)])
    assert batches
    assert sum(batches) == COUNT
    batches.clear()
    assert seen(TOKENS, idle_timeout=60) == together
    assert batches == []  # each restarts the idle time-out
    assert together[-1] == "success"
    assert [entry[0].id for entry in together[1:-1]] == [f"{number}-0" for number in range(6, 6 + COUNT)]
    assert len({entry[1] for entry in together[:-1]}) == COUNT + 1


@pytest.mark.parametrize(
    ("odd", "heartbeats"),
    [
        (b": heartbeat\r\n\r\n", 0),
        (event("values", {"text": "x"}, "40-1"), 1),
        (token(40), 1),
        (event("messages", []), 1),
    ],
    ids=["heartbeat", "another mode", "the same ID again", "no ID"],
)
def test_chunks_that_are_checked_event_by_event(batches, odd, heartbeats):
    """Something else among the tokens is delivered, or left out, where it is."""
    blocks = [*TOKENS[:35], odd, *TOKENS[35:]]
    got = seen([b"".join(blocks)])
    assert batches == []
    assert len(got) == COUNT + 2 + heartbeats


def test_a_bookmark_from_the_middle_of_a_batch(batches):
    """The stream is closed there, by its reader: it resumes after the part that was yielded last."""
    begun = threading.Event()
    with LocalServer(stream(METADATA, begun, b"".join(TOKENS), **CREATED)) as server:
        client = Client(server.url, api_key=None)
        parts = client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple")
        for part in parts:
            begun.set()
            if part.id == "20-0":
                parts.close()
        assert (part.id, parts.last_event_id, parts.delivered) == ("20-0", "20-0", 16)
        bookmark = parts.bookmark
        client.close()
    assert batches == [COUNT]
    with LocalServer(stream(b"".join(TOKENS[14:])), SUCCESS, stream(TOKENS[-1])) as server:
        client = Client(server.url, api_key=None)
        with client.runs.resume(bookmark) as rest:
            assert [part.id for part in rest] == [f"{number}-0" for number in range(21, 6 + COUNT)]
        client.close()


def test_a_connection_that_breaks_after_a_batch(batches):
    """The next one replays the last token of the batch, as a proof."""
    first, second = TOKENS[:50], TOKENS[49:]
    begun = threading.Event()
    broken = stream(METADATA, begun, b"".join(first), end="cut", **CREATED)
    with LocalServer(broken, stream(b"".join(second)), SUCCESS, *[stream(TOKENS[-1])] * 2) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple") as parts:
            assert next(parts).id == "5-0"
            begun.set()
            assert [part.id for part in parts] == [f"{number}-0" for number in range(6, 6 + COUNT)]
            assert parts.status == "success"
        client.close()
    assert batches[0] == 50


def test_a_long_chunk_without_a_whole_event(batches):
    """It brings nothing new: the connection counts as one that ended at once."""
    begun = threading.Event()
    beginning = token(6, "x" * 200_000)[:150_000]
    broken = stream(METADATA, begun, beginning[:70_000], beginning[70_000:], end="cut", **CREATED)
    with LocalServer(broken, *[stream(METADATA, beginning, end="cut")] * 2) as server:
        client = Client(server.url, api_key=None, retry=RetryPolicy(reconnect_attempts=2, initial_backoff=0.01))
        with client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple") as parts:
            assert next(parts).event == "metadata"
            begun.set()
            with pytest.raises(StreamInterrupted, match="every new connection ended at once"):
                next(parts)
            assert parts.delivered == 1
        client.close()
    assert batches == []


def test_data_that_is_not_json(batches):
    """Everything before it is delivered, and the error names it."""
    broken = token(30).replace(b"data: [", b"data: ]")
    blocks = [*TOKENS[:24], broken, *TOKENS[25:]]
    begun = threading.Event()
    with LocalServer(stream(METADATA, begun, b"".join(blocks), **CREATED)) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple") as parts:
            next(parts)
            begun.set()
            with pytest.raises(ProtocolError, match="event 'messages' with id '30-0' is no JSON"):
                for part in parts:
                    last = part.id
            assert (last, parts.delivered) == ("29-0", 25)
        client.close()
    assert batches == [COUNT]


def test_an_exception_of_the_user_is_not_taken_for_broken_data(batches):
    """A ValueError that is thrown into the iteration leaves it."""
    begun = threading.Event()
    with LocalServer(stream(METADATA, begun, b"".join(TOKENS), **CREATED)) as server:
        client = Client(server.url, api_key=None)
        with client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple") as parts:
            iterator = iter(parts)
            next(iterator)
            begun.set()
            assert [next(iterator).id for _ in range(9)][-1] == "14-0"
            with pytest.raises(ValueError, match="mine"):
                iterator.throw(ValueError("mine"))
            assert parts.last_event_id == "14-0"
        client.close()
    assert batches == [COUNT]


def test_modes_that_were_not_asked_for(batches):
    """A batch of the wanted modes stays one; of other modes it is filtered."""
    batch = as_batch([Event("messages", b"1", "1-0"), Event("messages", b"2", "2-0")])
    assert of_modes({"messages-tuple"}, batch) is batch
    assert of_modes({"values"}, batch) == []
    batch.append(Comment("heartbeat"))
    assert of_modes({"values"}, batch) == [Comment("heartbeat")]


def as_batch(events: list[Event]) -> Batch:
    """The events as columns."""
    batch = Batch()
    for one in events:
        batch.append(one)
    return batch


PAYLOADS = st.sampled_from(
    [b"[1]", b'{"a": 1}', b"", b"NaN", b"1e400", b'"\\ud800"', b"[" * 2000 + b"]" * 2000, b"12 "]
)


@given(st.lists(PAYLOADS, min_size=1, max_size=8), st.integers(0, 8), st.booleans())
def test_parts_of_a_batch(payloads, broken, wanted):
    """They are those of its events; the first that can't be decoded raises."""
    events = [Event("messages", payload, f"{number}-0") for number, payload in enumerate(payloads)]
    if broken < len(events):
        events[broken] = events[broken]._replace(data=b"[")
    batch = as_batch(events)
    assert outcome(parts_of(batch, None)) == outcome(map(decode, events))
    decoded = (lambda _: True) if wanted else (lambda _: False)
    assert outcome(parts_of(batch, decoded)) == outcome(undecoded(one, decoded) for one in events)


def outcome(parts) -> tuple[list[str], str]:
    """The parts up to an error, and what it says."""
    got = []
    try:
        for part in parts:
            assert type(part) is StreamPart
            got.append(repr(part[:]))
    except ProtocolError as error:
        return got, str(error)
    return got, ""


def test_another_thread_sees_an_id_with_its_own_digest():
    """Whenever it asks, also between two batches."""
    position = Position()
    events = [Event("messages", json.dumps(number).encode(), f"{number}-0") for number in range(1, 5001)]
    digests = {one.id: [digest(one)] for one in events} | {"": []}
    over = threading.Event()
    wrong = []

    def read() -> None:
        while not over.is_set():
            event_id, found = position.for_bookmark()
            if found != digests[event_id]:
                wrong.append((event_id, found))

    reader = threading.Thread(target=read)
    reader.start()
    position.mark_delivered(events[0])
    for start in range(1, len(events), 7):
        batch = as_batch(events[start : start + 7])
        assert position.begin_batch(batch)
        for _ in range(len(batch)):
            position.delivered += 1
        position.end_batch()
    over.set()
    reader.join()
    assert wrong == []
    assert position.last_event_id == "5000-0"


def test_a_stream_that_is_closed_meanwhile_yields_no_further_part(batches):
    """By another thread, or a signal handler, between two parts of a batch."""
    begun = threading.Event()
    with LocalServer(stream(METADATA, begun, b"".join(TOKENS), **CREATED)) as server:
        client = Client(server.url, api_key=None)
        parts: EventStream = client.runs.stream(THREAD, "agent", input={}, stream_mode="messages-tuple")
        got = []
        for part in parts:
            begun.set()
            got.append(part.id)
            if len(got) == 10:
                closer = threading.Thread(target=parts.close)
                closer.start()
                closer.join()
        assert (got[-1], len(got), parts.last_event_id) == ("14-0", 10, "14-0")
        client.close()
    assert batches == [COUNT]
