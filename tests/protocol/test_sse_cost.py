"""What reading an event stream costs grows with its bytes alone; counted, not timed."""

from __future__ import annotations

from io import BytesIO

import pytest

from langgraph_client.protocol import blocks, sse
from langgraph_client.protocol.items import Event
from langgraph_client.protocol.sse import EventParser
from tests.protocol.test_sse import SERVER, read


class CountingBytesIO(BytesIO):
    """A buffer that counts what is copied into it."""

    copied = 0

    def write(self, data):
        """Count and write."""
        CountingBytesIO.copied += len(data)
        return super().write(data)


@pytest.mark.parametrize(
    "block",
    [
        b"data: " + b"x" * 300_000 + b"\r\n\r\n",
        b"data: 1234567\n" * 20_000 + b"\n",
        b"id: " + b"x" * 300_000 + b"\ndata: a\n\n",
    ],
    ids=["one line", "many lines", "a huge id"],
)
@pytest.mark.parametrize("size", [10, 1000, 65536])
def test_each_byte_is_buffered_at_most_once(monkeypatch, block, size):
    """However large an event is and however it is cut, what is copied is what came, not a power of it."""
    monkeypatch.setattr(sse, "BytesIO", CountingBytesIO)
    monkeypatch.setattr(CountingBytesIO, "copied", 0)
    events, _ = read(block[i : i + size] for i in range(0, len(block), size))
    assert len(events) == 1
    assert CountingBytesIO.copied <= len(block)


def test_payloads_and_the_servers_own_form_stay_away_from_sseclient(monkeypatch):
    """The field reader is asked only about blocks of another form, and never sees a payload."""
    seen = []
    original = sse._FieldReader.read

    def spy(self, lines):
        lines = list(lines)
        seen.append(lines)
        return original(self, lines)

    monkeypatch.setattr(sse._FieldReader, "read", spy)
    assert len(read([SERVER])[0]) == 3
    last = b"event: a\ndata: b\nid: c\n\n"
    assert len(read([last])[0]) == 1
    assert seen == []
    assert len(read([last[:-1], b"\n" + last])[0]) == 2
    assert seen == [[b"event: a", b"id: c"]], "only the block that was cut took the long way"
    seen.clear()
    read([b"id: 1\nevent: a\nfoo\ndata: b\ndata: c\nevent: d\n:e\n\n"])
    assert seen == [[b"id: 1", b"event: d"]]


@pytest.mark.parametrize(
    "chunk",
    [
        b"x" * 9000,
        b"a\r\n" + b"x" * 9000 + b"\r\n\r\n",
        b"a\rb" + b"x" * 9000 + b"\r\rc\r\r\nd",
        b"x" * 9000 + b"\r",
        b"\n" * 9000,
        b"\r" * 9000,
        b"\n\r" + b"x" * 9000 + b"\n\r\n\r",
        b"\n" + b"x" * 9000 + b"\nc",
    ],
)
def test_long_chunks_are_split_like_any_other(chunk):
    """The way of splitting made for long lines gives what `bytes.splitlines` gives."""
    assert blocks.split_lines(chunk) == chunk.splitlines()


class CountingBytes(bytes):
    """A chunk that counts how often it is split as a whole, which is slow for long lines and fast for short ones."""

    splits = 0

    def splitlines(self):
        """Count and split."""
        self.splits += 1
        return super().splitlines()


@pytest.mark.parametrize(
    ("chunk", "splits"),
    [
        (b"event: a\r\ndata: " + b"x" * 9000 + b"\r\n\r\n", 0),
        (b"x" * 6000 + b"\n" + b"x" * 9000 + b"\n" + b"x" * 1000, 0),
        (b"x" * 9000, 0),
        (b"data: 1234567\n" * 1000, 1),
        (b"x" * 4000 + b"\ndata: 1234567\n\n" + b"x" * 4000, 1),
    ],
)
def test_a_long_line_is_split_off_in_the_fast_way(chunk, splits):
    """Lines that are about as long as their chunk are looked for one by one, many short ones at once."""
    counting = CountingBytes(chunk)
    assert blocks.split_lines(counting) == chunk.splitlines()
    assert counting.splits == splits


def test_a_name_is_learned_once(monkeypatch):
    """Streams use few names, again and again."""
    learned = []
    original = sse._Names.__missing__
    monkeypatch.setattr(sse._Names, "__missing__", lambda self, name: learned.append(name) or original(self, name))
    assert len(read([b"event: a\ndata: b\n\nevent: c\ndata: d\nid: 1\n\n" * 3])[0]) == 6
    assert learned == [b"a", b"c"]


def test_names_are_remembered_within_bounds():
    """A stream with endless new or huge names does not fill the memory."""
    parser = EventParser()
    parser.feed(b"event: " + b"x" * 1000 + b"\ndata: a\n\n")
    for i in range(1000):
        (event,) = parser.feed(b"event: %d\ndata: a\n\n" % i)
        assert event == Event(str(i), b"a", "")
    assert len(parser._names) == 256
    parser = EventParser()
    for length in (255, 256):
        parser.feed(b"event: " + b"x" * length + b"\ndata: a\n\n")
    assert [len(name) for name in parser._names] == [255]


KNOWN = b"".join(b"%07d" % number for number in range(50_000))


@pytest.mark.parametrize("size", [10, 1000, 65536])
def test_a_payload_that_comes_again_is_not_kept_a_second_time(monkeypatch, size):
    """It is compared as it arrives, and what is returned is what was known."""
    monkeypatch.setattr(sse, "BytesIO", CountingBytesIO)
    monkeypatch.setattr(CountingBytesIO, "copied", 0)
    block = b"event: a\r\ndata: " + KNOWN + b"\r\nid: 1\r\n\r\n"
    parser = EventParser(known=KNOWN)
    events = [one for i in range(0, len(block), size) for one in parser.feed(block[i : i + size])]
    assert events == [Event("a", KNOWN, "1")]
    assert events[0].data is KNOWN
    assert CountingBytesIO.copied < 20, "the other lines"


@pytest.mark.parametrize(
    "data",
    [KNOWN[:-1], KNOWN + b"1", KNOWN[:9999] + b"x" + KNOWN[10_000:], b"x" + KNOWN, b"", KNOWN + b"\n", KNOWN[:20_000]],
    ids=["shorter", "longer", "another byte", "another begin", "empty", "another line", "the beginning"],
)
@pytest.mark.parametrize("size", [7, 1000, 65536])
def test_a_payload_that_differs_from_the_known_one(data, size):
    """Wherever the difference is, and the event after it."""
    lines = b"".join(b"data: %b\r\n" % line for line in data.split(b"\n"))
    block = b"event: a\r\n" + lines + b"id: 1\r\n\r\nevent: b\r\ndata: 2\r\n\r\n"
    parser = EventParser(known=KNOWN)
    events = [one for i in range(0, len(block), size) for one in parser.feed(block[i : i + size])]
    assert events == [Event("a", data, "1"), Event("b", b"2", "1")]
