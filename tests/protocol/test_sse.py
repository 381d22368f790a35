"""The event-stream reader follows the WHATWG rules in every chunking."""

from __future__ import annotations

import logging

import pytest

from langgraph_client.errors import ProtocolError
from langgraph_client.protocol import blocks, sse
from langgraph_client.protocol.items import Comment, Event
from langgraph_client.protocol.sse import EventParser, iter_events

BOM = b"\xef\xbb\xbf"
SERVER = (
    b'event: metadata\r\ndata: {"run_id":"7","attempt":1}\r\nid: 1795360765151-0\r\n\r\n'
    b": heartbeat\r\n\r\n"
    b'event: updates|outer:28e7\r\ndata: {"joke":"\xc3\xa9"}\r\nid: 1795360765152-0\r\n\r\n'
    b"event: values\r\ndata: {}\r\n\r\n"
)
SERVER_EVENTS = [
    ("metadata", '{"run_id":"7","attempt":1}', "1795360765151-0"),
    ("updates|outer:28e7", '{"joke":"é"}', "1795360765152-0"),
    ("values", "{}", "1795360765152-0"),
]

# What it is about, the stream, the (event, text, id) that must come out, and the id in force afterwards.
CASES = [
    ("nothing", b"", [], ""),
    ("the server's own form, CRLF", SERVER, SERVER_EVENTS, "1795360765152-0"),
    ("the server's own form, LF", SERVER.replace(b"\r\n", b"\n"), SERVER_EVENTS, "1795360765152-0"),
    ("the server's own form, CR", SERVER.replace(b"\r\n", b"\r"), SERVER_EVENTS, "1795360765152-0"),
    ("LF, then a CRLF blank line", b"data: a\n\r\ndata: b\n\r\n", [("message", "a", ""), ("message", "b", "")], ""),
    ("CRLF, then a CR blank line", b"data: a\r\n\rdata: b\r\n\r", [("message", "a", ""), ("message", "b", "")], ""),
    ("CR, then a LF is one line end", b"data: a\r\ndata: b\n\r", [("message", "a\nb", "")], ""),
    ("a comment alone", b": heartbeat\n\n", [], ""),
    ("a comment inside an event", b"event: a\n:: b\ndata: c\n\n", [("a", "c", "")], ""),
    (
        "a heartbeat keeps the id",
        b"id: 1\ndata: a\n\n:\n\ndata: b\n\n",
        [("message", "a", "1"), ("message", "b", "1")],
        "1",
    ),
    ("a BOM at the start", BOM + b"event: a\ndata: b\n\n", [("a", "b", "")], ""),
    ("a second BOM is no BOM", BOM + BOM + b"data: a\ndata: b\n\n", [("message", "b", "")], ""),
    ("a BOM later is no BOM", b"\n" + BOM + b"event: a\ndata: b\n\n", [("message", "b", "")], ""),
    ("half a BOM", BOM[:2] + b"data: a\ndata: b\n\n", [("message", "b", "")], ""),
    ("a BOM and a blank line", BOM + b"\ndata: a\n\n", [("message", "a", "")], ""),
    ("no space after the colon", b"event:a\ndata:b\nid:c\n\n", [("a", "b", "c")], "c"),
    ("two spaces after the colon", b"event:  a\ndata:  b\nid:  c\n\n", [(" a", " b", " c")], " c"),
    ("a tab after the colon", b"data:\ta\n\n", [("message", "\ta", "")], ""),
    ("a space before the colon", b"data : a\nevent : b\n\n", [], ""),
    ("colons in values", b"event: a:b\ndata: c: d\nid: :\n\n", [("a:b", "c: d", ":")], ":"),
    ("the server's form with a line more", b"event: a\ndata: b\nid: c\ndata: d\n\n", [("a", "b\nd", "c")], "c"),
    ("the server's form without a space", b"event: a\ndata:bc\nid: d\n\n", [("a", "bc", "d")], "d"),
    ("many data lines", b"data: a\ndata: b\nevent: e\ndata: c\n\n", [("e", "a\nb\nc", "")], ""),
    ("empty data lines at the end", b"data: a\ndata:\ndata\ndata: \n\n", [("message", "a\n\n\n", "")], ""),
    (
        "empty data",
        b"data\n\ndata:\n\nevent: a\ndata: \n\n",
        [("message", "", ""), ("message", "", ""), ("a", "", "")],
        "",
    ),
    ("two empty data lines", b"data\ndata\n\n", [("message", "\n", "")], ""),
    ("no data, no event; its name is gone", b"event: a\n\ndata: b\n\n", [("message", "b", "")], ""),
    ("no data, but its id counts", b"event: a\nid: 1\n\n", [], "1"),
    ("an empty name", b"event: \ndata: a\n\nevent\ndata: b\n\n", [("message", "a", ""), ("message", "b", "")], ""),
    ("the last name counts", b"event: a\nevent: b\ndata: c\n\n", [("b", "c", "")], ""),
    ("the last name counts, also when empty", b"event: a\nevent\ndata: c\n\n", [("message", "c", "")], ""),
    ("an id stays", b"id: 1\ndata: a\n\ndata: b\n\n", [("message", "a", "1"), ("message", "b", "1")], "1"),
    ("an id alone", b"data: a\nid: 1\n\nid: 2\n\ndata: b\n\n", [("message", "a", "1"), ("message", "b", "2")], "2"),
    ("an empty id clears", b"id: 1\ndata: a\n\nid:\ndata: b\n\n", [("message", "a", "1"), ("message", "b", "")], ""),
    ("an id without a colon clears", b"id: 1\ndata: a\n\nid\n\n", [("message", "a", "1")], ""),
    ("an id with NUL", b"id: 1\n\nevent: a\ndata: b\nid: 2\0\n\n", [("a", "b", "1")], "1"),
    ("an id with NUL after a good one", b"id: 1\nid: \x002\ndata: a\n\n", [("message", "a", "1")], "1"),
    ("unknown fields", b"foo: a\ndata: b\nDATA: c\n data: d\n: e\ndatum: f\ndat\n\n", [("message", "b", "")], ""),
    ("blank lines", b"\n\n\r\n\r\rdata: a\n\n\n\n", [("message", "a", "")], ""),
    ("an unfinished event", b"id: 1\ndata: a\n\nid: 2\nevent: b\ndata: c\n", [("message", "a", "1")], "1"),
    ("an unfinished line", b"id: 1\ndata: a\n\nid: 2\ndata: b", [("message", "a", "1")], "1"),
    ("an unfinished id", b"id: 1\ndata: a\n\nevent: b\ndata: c\nid: 12", [("message", "a", "1")], "1"),
    ("an unfinished id without data", b"id: 1\n\nid: 2\n", [], "1"),
    ("bad UTF-8", b"event: \xff\ndata: a\xe2\x82\nid: \xc3\n\n", [("\ufffd", "a\ufffd", "\ufffd")], "\ufffd"),
    (
        "bad UTF-8 the long way",
        b"data: \xf0\x9f\nid: \xff\nevent: \xc3(\n\n",
        [("\ufffd(", "\ufffd", "\ufffd")],
        "\ufffd",
    ),
    ("UTF-8 of all lengths", "event: é\ndata: €𝄞\nid: ß\n\n".encode(), [("é", "€𝄞", "ß")], "ß"),
    (
        "Unicode's line ends",
        "data: a\u2028b\u2029c\u0085d\n\n".encode(),
        [("message", "a\u2028b\u2029c\u0085d", "")],
        "",
    ),
    (
        "ASCII's other separators",
        b"data: a\x0b\x0c\x1c\x1d\x1e\x00b\n\n",
        [("message", "a\x0b\x0c\x1c\x1d\x1e\0b", "")],
        "",
    ),
    ("a raw \\x85 is a bad byte", b"data: a\x85b\n\n", [("message", "a\ufffdb", "")], ""),
    ("NUL in a name", b"event: a\0\ndata: b\n\n", [("a\0", "b", "")], ""),
    ("separators alone on a line", b"\x0b\n \n\x1c\ndata: a\n\n", [("message", "a", "")], ""),
]
CASE_PARAMETERS = [pytest.param(*case[1:], id=case[0]) for case in CASES]


def cuts(stream: bytes):
    """The stream whole, byte by byte, with nothing in between, and in every two pieces."""
    yield [stream]
    yield [stream[i : i + 1] for i in range(len(stream))]
    yield [piece for i in range(len(stream)) for piece in (stream[i : i + 1], b"")]
    for i in range(len(stream) + 1):
        yield [stream[:i], stream[i:]]


def read(chunks, **options):
    """All that comes out of the chunks, and the parser afterwards."""
    parser = EventParser(**options)
    return [item for chunk in chunks for item in parser.feed(chunk)], parser


@pytest.mark.parametrize(("stream", "expected", "last_id"), CASE_PARAMETERS)
def test_rules_hold_however_the_stream_is_cut(stream, expected, last_id):
    """Each rule gives its events and its id in every cut."""
    for chunks in cuts(stream):
        events, parser = read(chunks)
        assert [(event.event, event.text, event.id) for event in events] == expected, chunks
        assert parser.last_event_id == last_id, chunks


@pytest.mark.parametrize(("stream", "expected", "last_id"), CASE_PARAMETERS)
def test_the_long_way_alone_keeps_the_same_rules(stream, expected, last_id):
    """With the short cut off nothing changes."""
    for chunks in cuts(stream):
        parser = EventParser()
        parser._short_cut_limit = 0
        events = [event for chunk in chunks for event in parser.feed(chunk)]
        assert [(event.event, event.text, event.id) for event in events] == expected, chunks
        assert parser.last_event_id == last_id, chunks


@pytest.mark.parametrize("long", [0, 40])
@pytest.mark.parametrize(("stream", "expected", "last_id"), CASE_PARAMETERS)
def test_ways_of_finding_blocks_keep_the_same_rules(monkeypatch, stream, expected, last_id, long):
    """All blocks of a chunk at once, or one after another in the ways for short chunks and for long ones."""
    monkeypatch.setattr(blocks, "LONG_CHUNK", long)
    monkeypatch.setattr(sse, "LONG_CHUNK", long)
    for chunks in cuts(stream):
        events, parser = read(chunks)
        assert [(event.event, event.text, event.id) for event in events] == expected, chunks
        assert parser.last_event_id == last_id, chunks


ONE = b"event: a\r\ndata: b\r\nid: 1\r\n\r\n"


@pytest.mark.parametrize(
    "other",
    [
        b": heartbeat\r\n\r\n",
        b"\r\n",
        b"retry: 5\r\n\r\n",
        b"event: a\r\ndata: b\r\n\r\n",
        b"event: a\r\ndata: b\rdata: c\r\n\r\n",
        b"event: a\r\ndata: b\r\nid: \0\r\n\r\n",
        b"event: a\r\ndata: b\r\nid: 2\rdata: c\r\n\r\n",
        b"data: event: a\r\ndata: b\r\nid: 3\r\n\r\n",
        b"event: \r\ndata: b\r\n\r\n",
        ONE.replace(b"\r\n", b"\n"),
        ONE.replace(b"\r\n", b"\r"),
    ],
)
def test_another_block_among_many_in_the_servers_form(other):
    """Wherever it stands, and with the chunk cut there, it is read as on the slow path."""
    for before, after in ((200, 200), (0, 400), (400, 0)):
        stream = ONE * before + other + ONE * after
        expected = EventParser(comments=True)
        expected._short_cut_limit = 0
        items = list(expected.feed(stream))
        for cut in (0, *range(before * len(ONE) - 3, before * len(ONE) + len(other) + 3)):
            found, parser = read([stream[: max(cut, 0)], stream[max(cut, 0) :]], comments=True)
            assert found == items
            assert (parser.last_event_id, parser.retry) == (expected.last_event_id, expected.retry)


@pytest.mark.parametrize(
    ("stream", "retry"),
    [
        (b"retry: 1500\n\n", 1500),
        (b"retry:7\n", 7),
        (b"retry: 007\r", 7),
        (b"retry: 1\nretry: 2\nretry: x\n\n", 2),
        (b"retry: 15", None),
        (b"retry\n\nretry:\n\nretry: \n\n", None),
        (b"retry: -1\nretry: +1\nretry: 1_000\nretry: 1.5\nretry:  1\nretry: 1 \n\n", None),
        ("retry: ١٢\nretry: ²\n\n".encode(), None),
        (b"retry: \xff1\n\n", None),
        (b"retry: " + b"9" * 18 + b"\n\n", 10**18 - 1),
        (b"retry: " + b"9" * 19 + b"\n\n", None),
    ],
)
def test_retry_is_ascii_digits_of_a_complete_line(stream, retry):
    """`retry` counts from the end of its line on; anything but digits, or an absurd number, is ignored."""
    for chunks in cuts(stream):
        assert read(chunks)[1].retry == retry


def test_comments_come_interleaved_when_asked_for():
    """Comments come out in their place among the events, as soon as their line is complete."""
    stream = b": heartbeat\r\n\r\nevent: a\r\n:b\r\ndata: c\r\n:\r\n\r\n:  \xff\r\n: cut off"
    expected = [Comment("heartbeat"), Comment("b"), Comment(""), Event("a", b"c", ""), Comment(" \ufffd")]
    for chunks in cuts(stream):
        assert read(chunks, comments=True)[0] == list(iter_events(chunks, comments=True)) == expected
        assert read(chunks)[0] == [Event("a", b"c", "")]
    assert read([b":\n"], comments=True)[0] == [Comment("")]


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_an_event_comes_with_the_first_byte_that_completes_it(end):
    """An event never waits for more than its blank line, and the LF of a CR that comes later makes no second one."""
    stream = end.join([b"event: a", b"data: b", b"id: c", b"", b""]) * 2
    parser = EventParser()
    arrivals = [i for i in range(len(stream)) for _ in parser.feed(stream[i : i + 1])]
    first = len(stream) // 2 - 1 - (end == b"\r\n")
    assert arrivals == [first, first + len(stream) // 2]


def test_the_payload_is_the_bytes_that_came():
    """`data` is undecoded and unchanged; `text` is what WHATWG readers would see."""
    (event,) = iter_events([b"data: a\xff\ndata: \xc3\xa9\n\n"])
    assert event == Event("message", b"a\xff\n\xc3\xa9", "")
    assert event.text == "a\ufffd\né"
    assert type(event.data) is bytes


def test_the_id_in_force_can_be_given():
    """A resumed stream's events have the id of the stream before until one of their own comes."""
    stream = b"data: a\n\nid: 2\ndata: b\n\n"
    assert [event.id for event in iter_events([stream], last_event_id="1")] == ["1", "2"]
    assert EventParser(last_event_id="1").last_event_id == "1"


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_whether_something_was_cut_off(end):
    """All that has begun is unfinished until its blank line comes; a byte order mark begins nothing."""
    block = end.join([b": a", b"data: b", b"", b""])
    for start in (b"", BOM, BOM + block, block):
        assert not read([start])[1].unfinished
        for length in range(1, len(block) - len(end) + 1):
            assert read([start, block[:length]])[1].unfinished
    assert read([BOM[:2]])[1].unfinished


def test_events_come_before_the_next_chunk_is_asked_for():
    """Reading is lazy: an event is handed out before more bytes are taken."""
    taken = []

    def chunks():
        for chunk in (b"data: a\n\n", b"data: b\n\n"):
            taken.append(chunk)
            yield chunk

    events = iter_events(chunks())
    assert next(events).data == b"a"
    assert len(taken) == 1


def test_values_are_immutable():
    """An event and a comment can't be changed."""
    with pytest.raises(AttributeError):
        Event("a", b"b", "c").id = "d"
    with pytest.raises(AttributeError):
        Comment("a").text = "b"


@pytest.mark.parametrize(
    ("value", "error", "message"),
    [
        (0, ValueError, "positive, not 0"),
        (-1, ValueError, "positive, not -1"),
        (1.5, TypeError, "an integer, not float"),
        ("9", TypeError, "an integer, not str"),
        (True, TypeError, "an integer, not bool"),
        (None, TypeError, "an integer, not NoneType"),
    ],
)
def test_the_limit_is_a_positive_integer(value, error, message):
    """A limit that is none is refused at once, by name."""
    with pytest.raises(error, match=f"^max_event_bytes must be {message}$"):
        iter_events([], max_event_bytes=value)


ENDLESS = {
    "one line of payload": b"data: " + b"x" * 5000,
    "one line of an id": b"id: " + b"x" * 5000,
    "one comment": b": " + b"x" * 5000,
    "one unknown field": b"x" * 5000,
    "many lines of payload": b"data: x\r\n" * 700,
    "many empty lines of payload": b"data\n" * 1200,
    "many ids": b"id: 7\n" * 1000,
    "many names": b"event: a\r" * 700,
    "many comments": b":\n" * 3000,
    "many unknown fields": b"x\n" * 3000,
}


@pytest.mark.parametrize("flood", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("size", [1, 7, 1000, 100_000])
def test_an_event_without_end_is_refused(flood, size):
    """Whatever a block is made of, it is refused at the limit; what was complete before it comes out."""
    stream = b"data: a\n\n" + flood
    events = iter_events((stream[i : i + size] for i in range(0, len(stream), size)), max_event_bytes=4000)
    assert next(events).data == b"a"
    with pytest.raises(ProtocolError, match=r"max_event_bytes=4000: \d{4} bytes"):
        next(events)


@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_the_limit_is_the_same_in_every_cut(end):
    """A block of exactly the limit passes and one byte less of limit refuses it, whole or in pieces."""
    block = end.join([b"event: abc", b"data: defg", b"id: hijk", b"", b""])
    size = len(b"event: abc\ndata: defg\nid: hijk\n")
    for chunks in cuts(block + block):
        assert len(read(chunks, max_event_bytes=size)[0]) == 2
        with pytest.raises(ProtocolError):
            read(chunks, max_event_bytes=size - 1)


def test_a_refused_stream_stays_refused():
    """After the refusal the rest of the event must not look like a new one."""
    parser = EventParser(max_event_bytes=10)
    with pytest.raises(ProtocolError):
        parser.feed(b"data: 123456\r")
    for more in (b"\n", b"\ndata: a\n\n", b"data: b\n\n"):
        with pytest.raises(ProtocolError):
            parser.feed(more)
    assert parser.last_event_id == ""


def test_many_events_in_a_chunk_may_exceed_the_limit_together():
    """The limit is one event's, not a chunk's."""
    assert len(read([b"data: 123\n\n" * 100], max_event_bytes=10)[0]) == 100


def test_payloads_are_not_logged(caplog):
    """Even the most talkative logging shows no payload."""
    with caplog.at_level(logging.DEBUG):
        read([b"id: 1\ndata: sesame\n\n"])
    assert "sesame" not in caplog.text
