"""A chunked body comes the same however it is cut, in few system calls, and one that breaks raises."""

from __future__ import annotations

import io
import random
import tracemalloc

import pytest
from urllib3.exceptions import ProtocolError

from langgraph_client.transport.chunks import ChunkedBody
from langgraph_client.transport.final_response import STREAM_BUFFER


class Pieces(io.RawIOBase):
    """A socket that brings so many bytes with each call, and counts the calls."""

    def __init__(self, pieces):
        self._pieces = [piece for piece in pieces if piece]
        self.calls = 0
        self.sizes = []

    def readable(self):
        """It is."""
        return True

    def readinto(self, buffer):
        """Bring a piece, or what there is room for."""
        self.calls += 1
        self.sizes.append(len(buffer))
        if not self._pieces:
            return 0
        piece = self._pieces.pop(0)
        buffer[: len(piece)] = piece[: len(buffer)]
        if len(piece) > len(buffer):
            self._pieces.insert(0, piece[len(buffer) :])
        return min(len(piece), len(buffer))


def read(*pieces):
    """The content, and whether the connection can be used again."""
    body = ChunkedBody(io.BufferedReader(Pieces(pieces)))
    return b"".join(body), body.reusable


def chunk(data, extension=b""):
    """A chunk."""
    return b"%x%b\r\n%b\r\n" % (len(data), extension, data)


BODY = chunk(b"data: a\r\n\r\n") + chunk(b"b", b";name=value") + chunk(b"5\r\n") + b"0\r\nTrailer: x\r\n\r\n"
CONTENT = b"data: a\r\n\r\nb5\r\n"


def test_every_cut_in_two_and_byte_by_byte():
    """Sizes, contents, line ends and trailers."""
    for cut in range(len(BODY)):
        assert read(BODY[:cut], BODY[cut:]) == (CONTENT, True)
    assert read(*(BODY[i : i + 1] for i in range(len(BODY)))) == (CONTENT, True)


@pytest.mark.parametrize("size", [1, 4096, 4097, 16385, 50_000, 65535, 65536, 65537, 300_000])
def test_chunks_of_all_sizes_in_random_cuts(size):
    """Short ones that are waited for, those that are yielded whole, and long ones in parts."""
    chance = random.Random(size)
    contents = [chance.randbytes(size) for _ in range(3)]
    body = b"".join(map(chunk, contents)) + b"0\r\n\r\n"
    for _ in range(50):
        cuts = sorted(chance.choices(range(len(body)), k=chance.randint(0, 12)))
        pieces = [body[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(body)], strict=True)]
        assert read(*pieces) == (b"".join(contents), True)


def test_what_came_is_yielded_before_more_is_waited_for():
    """Whole chunks, and a long one as far as it came."""
    long = chunk(b"x" * 100_000)
    stream = Pieces([chunk(b"a") + chunk(b"b") + chunk(b"c" * 9000)[:50], b""])
    assert next(iter(ChunkedBody(io.BufferedReader(stream)))) == b"ab"
    stream = Pieces([long[:5000]])
    assert next(iter(ChunkedBody(io.BufferedReader(stream)))) == b"x" * (5000 - len(b"186a0\r\n"))


@pytest.mark.parametrize("size", [100, 5000, 40_000, 65_536])
def test_a_chunk_is_yielded_before_its_line_end_has_arrived(size):
    """Some servers send it together with the next chunk."""
    body = chunk(b"a" * size) + chunk(b"b" * size)
    for end in (1, 2):
        stream = Pieces([body[: len(body) - end], body[-end:], b"0\r\n\r\n"])
        parts = iter(ChunkedBody(io.BufferedReader(stream, STREAM_BUFFER)))
        got = b""
        while len(got) < 2 * size:
            got += next(parts)
        assert body[-end:] in stream._pieces
        assert list(parts) == []


def test_one_system_call_brings_many_chunks():
    """As many as fit into 64 KiB."""
    body = chunk(b"event: a\r\ndata: {}\r\n\r\n") * 100_000 + b"0\r\n\r\n"
    stream = Pieces([body])
    assert sum(map(len, ChunkedBody(io.BufferedReader(stream)))) == 100_000 * 22
    assert stream.calls <= len(body) / 65536 + 2


def test_a_stream_that_waits_reserves_little_memory():
    """After a read that brought little; one that is full is followed by a large one."""
    little, much = chunk(b"a"), chunk(b"b" * 3000)
    stream = Pieces([little, little, much[:1024], much[1024:], much, little, b"0\r\n\r\n"])
    assert b"".join(ChunkedBody(io.BufferedReader(stream))) == b"aa" + b"b" * 6000 + b"a"
    assert stream.sizes == [65536, 1024, 1024, 65536, 65536, 65536, 1024]


def test_a_chunk_of_medium_size_is_yielded_whole():
    """Because an event comes in a chunk, and a whole event takes the fast path."""
    body = b"".join(chunk(bytes([65 + number]) * 50_000) for number in range(20)) + b"0\r\n\r\n"
    got = list(ChunkedBody(io.BufferedReader(Pieces([body]))))
    assert [len(one) % 50_000 for one in got] == [0] * len(got)


def large_event(size):
    """An event in a chunk of its own."""
    return b"event: values\r\ndata: " + b"x" * size + b"\r\nid: 1-0\r\n\r\n"


@pytest.mark.parametrize("buffer", [STREAM_BUFFER, 8192])
def test_a_chunk_that_is_one_large_event_is_yielded_whole(buffer):
    """Received in its place, in whatever pieces it arrives. What has begun may be in the file's buffer."""
    blocks = [large_event(size) for size in (70_000, 5_000_000, 1_000_000)]
    body = b"".join(map(chunk, blocks)) + b"0\r\n\r\n"
    pieces = [body[at : at + 30_000] for at in range(0, len(body), 30_000)]
    assert list(ChunkedBody(io.BufferedReader(Pieces(pieces), buffer))) == blocks


@pytest.mark.parametrize(
    "content",
    [
        large_event(10_000_000),
        b": heartbeat\r\n\r\n" * 30 + large_event(300_000),
        large_event(1000) + large_event(300_000),
        large_event(10) + large_event(300_000),
    ],
    ids=["a huge event", "heartbeats before it", "an event before it", "a short event before it"],
)
def test_other_long_chunks_are_yielded_as_they_arrive(content):
    """One that would take much memory, and several events, of which the first must not wait for the last."""
    body = chunk(content)
    stream = Pieces([body[:5000], body[5000:]])
    parts = iter(ChunkedBody(io.BufferedReader(stream, STREAM_BUFFER)))
    assert next(parts) == body[body.index(b"\n") + 1 : 5000]
    assert stream.calls == 1
    with pytest.raises(ProtocolError, match="ended prematurely"):
        list(parts)


@pytest.mark.parametrize("cut", [5000, 99_999])
def test_a_large_event_that_ends_early_raises(cut):
    """What has come is yielded before; the parser drops it."""
    body = chunk(large_event(100_000))[:cut]
    parts = iter(ChunkedBody(io.BufferedReader(Pieces([body]))))
    assert next(parts) == body[body.index(b"\n") + 1 :]
    with pytest.raises(ProtocolError, match="ended prematurely"):
        next(parts)


@pytest.mark.parametrize("first", [300, 900, 3000])
@pytest.mark.parametrize("error", [None, TimeoutError, ConnectionResetError])
def test_the_events_of_a_long_chunk_do_not_wait_for_its_end(first, error):
    """Of many events in one chunk each is yielded with the piece that ends it, and nothing that came is lost."""
    content = large_event(2000) * 500
    body = chunk(content)[:-1000]

    class Broken(Pieces):
        def readinto(self, buffer):
            if error and not self._pieces:
                raise error
            return super().readinto(buffer)

    stream = Broken([body[:first], *(body[at : at + 5000] for at in range(first, len(body), 5000))])
    got = b""
    with pytest.raises(error or ProtocolError):
        for part in ChunkedBody(io.BufferedReader(stream, STREAM_BUFFER)):
            got += part
            assert len(part) <= 65536
    assert got == body[body.index(b"\n") + 1 :]


@pytest.mark.parametrize("error", [TimeoutError, ConnectionResetError])
def test_what_came_of_a_large_event_is_yielded_before_an_error(error):
    """It may be more than one event."""
    content = large_event(100_000) + b": heartbeat\r\n\r\n"

    class Broken(Pieces):
        def readinto(self, buffer):
            if not self._pieces:
                raise error
            return super().readinto(buffer)

    body = chunk(content)[:-10]
    parts = iter(ChunkedBody(io.BufferedReader(Broken([body]), STREAM_BUFFER)))
    assert next(parts) == body[body.index(b"\n") + 1 :]
    with pytest.raises(error):
        next(parts)


@pytest.mark.parametrize("cut", range(len(BODY) - len(b"0\r\nTrailer: x\r\n\r\n") + 2))
def test_a_body_that_ends_early_raises(cut):
    """Wherever, before the last chunk."""
    with pytest.raises(ProtocolError, match="ended prematurely"):
        read(BODY[:cut])


@pytest.mark.parametrize("cut", [3, 5000, 9003, 30_000, 30_006, 30_007, 90_000, 100_007, 100_008])
def test_a_large_chunk_that_ends_early_raises(cut):
    """In its content, or in its line end."""
    with pytest.raises(ProtocolError, match="ended prematurely"):
        read(chunk(b"x" * 100_000)[:cut])
    for size in (9000, 30_000):
        with pytest.raises(ProtocolError, match="ended prematurely"):
            read(chunk(b"x" * size)[:cut])


@pytest.mark.parametrize("line", [b"\r\n", b"x\r\n", b"-5\r\n", b";a\r\n", b"1" * 140_000])
def test_a_size_that_is_none_raises(line):
    """Also one without an end."""
    with pytest.raises(ProtocolError, match="invalid chunk length|too long"):
        read(chunk(b"a") + line + b"b\r\n")


@pytest.mark.parametrize("rest", [b"", b"\r", b"A: b\r\n", b"A: " + b"b" * 200_000, b"\r\nHTTP/1.1 200 OK"])
def test_a_connection_is_not_reused_after_another_end(rest):
    """The end is missing or endless, or something follows it."""
    assert read(chunk(b"a") + b"0\r\n" + rest) == (b"a", False)


def test_chunks_of_mixed_sizes_in_random_cuts():
    """Each kind after each other one, with and without extensions."""
    chance = random.Random(1)
    for _ in range(100):
        contents = [chance.randbytes(chance.choice((1, 300, 5000, 20_000, 50_000, 90_000))) for _ in range(40)]
        body = b"".join(chunk(one, chance.choice((b"", b"", b";a=b"))) for one in contents) + b"0\r\n\r\n"
        cuts = sorted(chance.choices(range(len(body)), k=chance.randint(0, 40)))
        pieces = [body[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(body)], strict=True)]
        source = io.BufferedReader(Pieces(pieces), chance.choice((STREAM_BUFFER, 8192)))
        whole = ChunkedBody(source)
        assert b"".join(whole) == b"".join(contents)
        assert whole.reusable


def test_the_chunk_after_one_of_medium_size_is_read_at_once():
    """The file's buffer, which is small, may hold only its beginning, or nothing."""
    medium = chunk(b"x" * 40_000)
    stream = Pieces([chunk(b"x"), medium[:1000], medium[1000:], medium, b"0\r\n\r\n"])
    assert b"".join(ChunkedBody(io.BufferedReader(stream, STREAM_BUFFER))) == b"x" * 80_001
    assert stream.sizes == [65536, 1024, 65538 - 994, 65536, 65536]


def test_chunks_of_medium_size_that_flow_take_few_system_calls():
    """Many of them arrive with each, and each is yielded by itself."""
    contents = [bytes([number]) * 50_000 for number in range(200)]
    stream = Pieces([b"".join(map(chunk, contents)) + b"0\r\n\r\n"])
    assert list(ChunkedBody(io.BufferedReader(stream, STREAM_BUFFER))) == contents
    assert stream.calls < len(contents) / 10


def test_what_chunks_of_medium_size_were_received_into_is_not_kept():
    """A stream may be idle for hours after they flowed."""
    tracemalloc.start()
    try:
        pieces = [b"".join(chunk(b"x" * 50_000) for _ in range(50)), chunk(b"y"), b""]
        parts = iter(ChunkedBody(io.BufferedReader(Pieces(pieces), STREAM_BUFFER)))
        before, _ = tracemalloc.get_traced_memory()
        while next(parts) != b"y":
            pass
        after, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after < before + 10_000
    assert most > 600_000
