"""The event-stream reader against a literal reading of the standard, on streams and cuts nobody thought of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from langgraph_client.errors import ProtocolError
from langgraph_client.protocol import sse
from langgraph_client.protocol.blocks import LONG_CHUNK
from langgraph_client.protocol.events import decode
from langgraph_client.protocol.items import Comment, Event
from langgraph_client.protocol.sse import EventParser

PIECES = [
    *(b"\n", b"\r", b"\r\n", b"\n\n", b"\r\n\r\n", b":", b" ", b": ", b"\0", b"\xef\xbb\xbf", b"\xef\xbb"),
    *(b"data", b"data:", b"data: ", b"event: ", b"event", b"id: ", b"id", b"id:", b"retry: ", b": heartbeat"),
    *(b"a", b"12", b"\xff", b"\xc3", b"\xa9", "€".encode(), b"\xe2\x82", "\u2028".encode(), b"\x0b", b"\x85", b"\x1c"),
    b"x" * 2100,
]
PLAIN = st.text(st.characters(exclude_characters="\r\n\0", exclude_categories=["Cs"]), max_size=12).map(str.encode)
VALUES = st.one_of(PLAIN, st.sampled_from([b"", b" ", b"\xff", b"\0", b":", b"x" * 3000]))


@st.composite
def server_blocks(draw):
    """A block as the server writes it, or a heartbeat, with either line end."""
    end = draw(st.sampled_from([b"\r\n", b"\n"]))
    if draw(st.integers(0, 5)) == 0:
        return b": heartbeat" + end + end
    lines = [b"event: " + draw(VALUES), b"data: " + draw(VALUES)]
    if draw(st.booleans()):
        lines.append(b"id: " + draw(VALUES))
    return end.join([*lines, b"", b""])


@st.composite
def uniform_streams(draw):
    """Blocks of one form, as a run writes its tokens, perhaps with something else in one of them, and behind them."""
    end = draw(st.sampled_from([b"\r\n", b"\n"]))
    with_id = draw(st.booleans())
    odd = draw(st.sampled_from([b"", b"", b"", b"\r", b"\n", b"\0", b"\n:", b"\r\nretry: 7", b"\r\n\r\n", b"\xff"]))
    blocks = draw(
        st.lists(st.tuples(st.sampled_from([b"messages", b"values", b"a|b", b""]), VALUES, VALUES), max_size=6)
    )
    stream = b""
    for name, payload, event_id in blocks:
        lines = [b"event: " + name, b"data: " + payload + odd * draw(st.booleans()), b"id: " + event_id]
        stream += end.join([*lines[: 2 + with_id], b"", b""])
    return stream + draw(
        st.sampled_from([b"", b": heartbeat" + end * 2, b"event: b" + end + b"data: c", b"event: b" + end + b"r"])
    )


MESSY_STREAMS = st.lists(st.sampled_from(PIECES), max_size=60).map(b"".join)
SERVER_STREAMS = st.lists(server_blocks(), max_size=8).map(b"".join)
STREAMS = st.one_of(
    MESSY_STREAMS, SERVER_STREAMS, st.lists(st.one_of(server_blocks(), MESSY_STREAMS), max_size=6).map(b"".join)
)


@dataclass
class Reading:
    """What a stream means: its happenings, and the state it leaves behind."""

    items: list = field(default_factory=list)
    last_event_id: str = ""
    retry: int | None = None


def literal_reading(stream: bytes) -> Reading:
    """The standard's sections 9.2.5 and 9.2.6, step by step, with the whole stream in hand.

    The one thing added is our bound of 18 digits on a reconnection time.
    """
    reading = Reading()
    text = stream.decode("utf-8", "replace").removeprefix("\ufeff")
    data = event_type = ""
    id_buffer = ""
    for line in re.split("\r\n|\n|\r", text)[:-1]:
        if line == "":
            reading.last_event_id = id_buffer
            if data != "":
                reading.items.append((event_type or "message", data[:-1], id_buffer))
            data = event_type = ""
            continue
        if line[0] == ":":
            reading.items.append(line[2:] if line[1:2] == " " else line[1:])
            continue
        name, _, value = line.partition(":")
        value = value[1:] if value[:1] == " " else value
        if name == "event":
            event_type = value
        elif name == "data":
            data += value + "\n"
        elif name == "id" and "\0" not in value:
            id_buffer = value
        elif name == "retry" and re.fullmatch("[0-9]{1,18}", value):
            reading.retry = int(value)
    return reading


def our_reading(chunks, *, short_cuts: bool = True, long_chunk: int = LONG_CHUNK) -> Reading:
    """The same by our reader."""
    parser = EventParser(comments=True)
    if not short_cuts:
        parser._short_cut_limit = 0
    with mock.patch.object(sse, "LONG_CHUNK", long_chunk):
        out = [item for chunk in chunks for item in parser.feed(chunk)]
    items = [(item.event, item.text, item.id) if isinstance(item, Event) else item.text for item in out]
    return Reading(items, parser.last_event_id, parser.retry)


def cut(stream: bytes, places: list[int]) -> list[bytes]:
    """The stream cut at the places, some of the chunks empty."""
    edges = [0, *sorted(place % (len(stream) + 1) for place in places), len(stream)]
    return [stream[start:stop] for start, stop in pairwise(edges)]


PLACES = st.lists(st.integers(0, 1 << 16), max_size=12)


@given(STREAMS, PLACES)
@settings(max_examples=400, deadline=None)
def test_any_stream_in_any_chunking_means_what_the_standard_says(stream, places):
    """Events, comments, the id in force and the reconnection time are those of a literal reading."""
    assert our_reading(cut(stream, places)) == literal_reading(stream)


@given(MESSY_STREAMS)
@settings(max_examples=100, deadline=None)
def test_byte_by_byte_means_the_same(stream):
    """The smallest chunks of all change nothing."""
    assert our_reading(stream[i : i + 1] for i in range(len(stream))) == literal_reading(stream)


@given(STREAMS, PLACES)
@settings(max_examples=200, deadline=None)
def test_the_short_cut_is_the_long_way(stream, places):
    """Blocks that take the short cut come out as they would have the long way."""
    chunks = cut(stream, places)
    assert our_reading(chunks) == our_reading(chunks, short_cuts=False)


@given(st.one_of(uniform_streams(), STREAMS), PLACES, st.sampled_from([1, 30, 100]))
@settings(max_examples=500, deadline=None)
def test_columns_are_the_long_way(stream, places, long_chunk):
    """Long chunks come out as they would block by block; here they are long early. Nothing waits for the next chunk."""
    chunks = cut(stream, places)
    assert our_reading(chunks, long_chunk=long_chunk) == our_reading(chunks, short_cuts=False)


@given(SERVER_STREAMS, st.integers(0, 1 << 16))
@settings(max_examples=150, deadline=None)
def test_what_is_cut_off_never_happened(stream, place):
    """A stream cut anywhere gives a beginning of the whole stream's events, and the id of the blocks it completed."""
    place %= len(stream) + 1
    part, whole = our_reading([stream[:place]]), our_reading([stream])
    assert part.items == whole.items[: len(part.items)]
    assert part == literal_reading(stream[:place])


@given(STREAMS, PLACES, st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_the_limit_does_not_depend_on_the_cuts(stream, places, limit):
    """The same events come before the refusal, and it comes or does not, in every chunking."""
    assert limited_reading([stream], limit) == limited_reading(cut(stream, places), limit)


def limited_reading(chunks, limit: int):
    """What comes out under a limit, and whether the stream was refused."""
    parser = EventParser(max_event_bytes=limit)
    out = []
    try:
        for chunk in chunks:
            out.extend(parser.feed(chunk))
    except ProtocolError:
        return out, True
    return out, False


@given(st.binary(max_size=300), PLACES, st.integers(1, 400))
@settings(max_examples=200, deadline=None)
def test_hostile_bytes_raise_nothing_but_our_error(noise, places, limit):
    """Noise gives events, comments or a refusal, and always an end."""
    parser = EventParser(max_event_bytes=limit, comments=True)
    message = ""
    try:
        for chunk in cut(noise, places):
            assert all(isinstance(item, (Event, Comment)) for item in parser.feed(chunk))
    except ProtocolError as error:
        message = str(error)
    assert not message or f"max_event_bytes={limit}:" in message


JSON_PIECES = st.sampled_from(
    [b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\ud800", b"1", b"-", b"e9", b"null", b"NaN", b"\xff", b" "]
)


@given(st.one_of(st.binary(max_size=40), st.lists(JSON_PIECES, max_size=20).map(b"".join)))
@settings(max_examples=200, deadline=None)
def test_hostile_payloads_raise_nothing_but_our_error(data):
    """They are JSON, or the error says of which event they are not."""
    message = ""
    try:
        assert decode(Event("values", data, "5-0")).id == "5-0"
    except ProtocolError as error:
        message = str(error)
    assert not message or "event 'values' with id '5-0'" in message
