"""One WebSocket against a scripted server: messages, pings, every end that there is, and `close`."""

from __future__ import annotations

import contextlib
import threading

import pytest

from langgraph_client.errors import (
    APIConnectionError,
    APITimeoutError,
    DeadlineExceeded,
    ProtocolError,
)
from langgraph_client.transport import fragments
from langgraph_client.transport.deadline import Deadline
from langgraph_client.transport.fragments import MAX_UNREAD_PONGS
from langgraph_client.transport.websocket import connect
from tests.local_server import KEY, PATIENCE, LocalServer, Wire
from tests.transport.frames import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    closing,
    echo,
    frame,
    read_frame,
    switched,
    talk,
    texts,
)


def wait_for_client(wire):
    """Read on until the client goes away."""
    while read_frame(wire)[0] != CLOSE:
        pass


def received(*script, count=1, **settings):
    """What the client receives, and how it ends when more is asked for."""
    with LocalServer(*script) as server:
        websocket = connect(server.transport(**settings), "/x")
        got = [websocket.receive() for _ in range(count)]
        with pytest.raises((APIConnectionError, ProtocolError)) as caught:
            websocket.receive()
        with pytest.raises(type(caught.value)) as again:
            websocket.receive_many()
        with pytest.raises(type(caught.value)):
            websocket.send("too late")
        assert str(again.value) == str(caught.value)
        assert websocket._socket.fileno() == -1
        websocket.close()
    return got, caught.value


MESSAGES = {
    "whole": (frame("a") + frame("") + frame("ü€😀"), ["a", "", "ü€😀"]),
    "long": (frame("x" * 200) + frame("y" * 70_000), ["x" * 200, "y" * 70_000]),
    "fragmented": (
        frame("a", fin=False) + frame("b", CONTINUATION, fin=False) + frame("ping", PING) + frame("c", CONTINUATION),
        ["abc"],
    ),
    "a character in two fragments": (frame(b"\xc3", fin=False) + frame(b"\xbc", CONTINUATION), ["ü"]),
    "a pong that nobody asked for": (frame("?", PONG) + frame("a"), ["a"]),
}


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize("how", ["at once", "with the handshake", "byte by byte"])
def test_messages(name, how):
    """However their bytes come."""
    data, expected = MESSAGES[name]
    pieces = [data[place : place + 1] for place in range(min(len(data), 300))] + [data[300:]]

    def together(wire):
        wire.write(switched(wire) + data)
        wire.close()

    step = together if how == "with the handshake" else talk(*(pieces if how == "byte by byte" else [data]))
    got, error = received(step, count=len(expected))
    assert got == expected
    assert str(error).startswith("WebSocket /x: the connection was lost: ")


def test_all_that_has_come():
    """`receive_many` gives it in one call, in order, and waits for one."""
    with LocalServer(talk(texts(*range(3)), wait_for_client)) as server:
        websocket = connect(server.transport(), "/x")
        got = []
        while len(got) < 3:
            more = websocket.receive_many()
            assert more
            got += more
        assert got == ["0", "1", "2"]
        websocket.close()


def test_both_ways():
    """Text of any length, and from several threads at once, each whole."""
    messages = ["", "ü€😀", "x" * 126, "y" * 70_000, *(str(number) * 1000 for number in range(8))]
    with LocalServer(talk(echo)) as server:
        websocket = connect(server.transport(), "/x")
        senders = [threading.Thread(target=websocket.send, args=(one,)) for one in messages]
        for sender in senders:
            sender.start()
        got = [websocket.receive() for _ in messages]
        for sender in senders:
            sender.join(PATIENCE)
        websocket.close()
    assert sorted(got) == sorted(messages)


ENDS = {
    "with a reason": (closing(1011, "keepalive ping timeout"), "the server closed it: 1011 keepalive ping timeout"),
    "without one": (closing(1000), "the server closed it: 1000"),
    "with nothing": (frame(b"", CLOSE), "the server closed it: 1005"),
    "with the key": (closing(4001, f"bad key {KEY}"), "the server closed it: 4001 bad key ***"),
    "in a head": (b"\x81", "the connection was lost: it ended without a closing frame"),
    "in a frame": (frame("abc", length=9), "the connection was lost: it ended without a closing frame"),
    "in a message": (frame("abc", fin=False), "the connection was lost: it ended without a closing frame"),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_servers_end(name):
    """What came before is handed out; then it is an error, and stays one."""
    data, told = ENDS[name]
    got, error = received(talk(frame("a") + data), api_key=KEY)
    assert got == ["a"]
    assert (type(error), str(error)) == (APIConnectionError, f"WebSocket /x: {told}")


def test_a_reset():
    """The cause is kept."""
    go = threading.Event()
    with LocalServer(talk(frame("a"), go, end=Wire.reset)) as server:
        websocket = connect(server.transport(), "/x")
        websocket.receive()
        go.set()
        with pytest.raises(APIConnectionError, match="the connection was lost: .*reset") as caught:
            websocket.receive()
    assert isinstance(caught.value.__cause__, ConnectionResetError)


BROKEN = {
    "binary": (frame("b", BINARY), "expected text, got a binary message"),
    "no UTF-8": (frame(b"a\xff"), "a message is not UTF-8: invalid start byte at byte 1"),
    "too long": (frame("x" * 101), "a message is longer than 100 bytes"),
    "too long, as it says": (frame("x", length=1 << 40), "a message is longer than 100 bytes"),
    "too long in fragments": (
        frame("x" * 60, fin=False) + frame("x" * 41, CONTINUATION),
        "a message is longer than 100 bytes",
    ),
    "too long in fragments of two bytes": (
        frame("xx", fin=False) + frame("xx", CONTINUATION, fin=False) * 50,
        "a message is longer than 100 bytes",
    ),
    "reserved bits": (b"\xf1\x01a", "the server broke the protocol: reserved bits must be 0"),
    "no beginning": (frame("a", CONTINUATION), "the server broke the protocol: unexpected continuation frame"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read(name):
    """It is said what is wrong, after the messages before it."""
    data, told = BROKEN[name]
    with LocalServer(talk(frame("a" * 100) + data + frame("never seen"), wait_for_client)) as server:
        websocket = connect(server.transport(), "/x", max_size=100)
        assert websocket.receive() == "a" * 100
        with pytest.raises(ProtocolError) as caught:
            websocket.receive()
    assert str(caught.value) == f"WebSocket /x: {told}"


@pytest.mark.parametrize("fragment", ["", "x"])
def test_fragments_without_an_end(fragment, monkeypatch):
    """Empty ones would never make a message too long. Those of another message count for themselves."""
    monkeypatch.setattr(fragments, "MAX_FRAGMENTS", 50)
    first, more = frame(fragment, fin=False), frame(fragment, CONTINUATION, fin=False)
    with LocalServer(talk((first + more * 48 + frame("", CONTINUATION)) * 2 + first + more * 50)) as server:
        websocket = connect(server.transport(), "/x")
        assert [websocket.receive() for _ in range(2)] == [fragment * 49] * 2
        with pytest.raises(ProtocolError, match=r"^WebSocket /x: a message has more than 50 fragments$"):
            websocket.receive()


def test_a_server_that_reads_no_pongs():
    """What is to be sent to it does not grow without a bound: it is an error, for readers and writers alike."""
    over = threading.Event()

    def ping(wire):
        with contextlib.suppress(OSError):  # the client went away
            while not over.is_set():
                wire.write(frame("x" * 125, PING) * 500)

    with LocalServer(talk(ping)) as server:
        websocket = connect(server.transport(), "/x", deadline=Deadline(PATIENCE))
        with pytest.raises(ProtocolError, match=r"^WebSocket /x: the server sends pings and reads no pong: \d+ bytes"):
            websocket.receive()
        with pytest.raises(ProtocolError, match="reads no pong"):
            websocket.send("x")
        over.set()
        websocket.close()
    assert len(websocket._unsent) < 2 * MAX_UNREAD_PONGS


def test_the_servers_pings_are_answered():
    """With what was in them."""
    got = []
    script = talk(frame("one", PING), lambda wire: got.append(read_frame(wire)), frame("a"), wait_for_client)
    with LocalServer(script) as server:
        websocket = connect(server.transport(), "/x")
        assert websocket.receive() == "a"
        websocket.close()
    assert got == [(PONG, b"one")]


def test_a_quiet_server_that_lives():
    """It answers pings for longer than the stall time-out, and then speaks."""

    def patient(wire):
        for _ in range(4):
            kind, data = read_frame(wire)
            assert kind == PING
            wire.write(frame(data, PONG))
        wire.write(frame("at last"))
        wait_for_client(wire)

    with LocalServer(talk(patient)) as server:
        websocket = connect(server.transport(stall_timeout=0.9), "/x")
        assert websocket.receive() == "at last"
        websocket.close()


def test_a_server_that_is_gone():
    """Nothing comes, not even a pong: two pings were sent."""
    got, over = [], threading.Event()

    def deaf(wire):
        assert over.wait(PATIENCE)
        while (one := read_frame(wire))[0] != CLOSE:
            got.append(one[0])

    with LocalServer(talk(deaf)) as server:
        websocket = connect(server.transport(stall_timeout=0.3), "/x")
        with pytest.raises(APITimeoutError, match="WebSocket /x: nothing came for 0.3 seconds"):
            websocket.receive()
        over.set()
    assert got == [PING, PING]


def test_a_server_that_takes_nothing():
    """Whoever sends is told; so is whoever reads."""
    over = threading.Event()
    with LocalServer(talk(over)) as server:
        websocket = connect(server.transport(stall_timeout=0.3), "/x")
        with pytest.raises(APITimeoutError, match="WebSocket /x: nothing could be sent for 0.3 seconds"):
            websocket.send("x" * 50_000_000)
        with pytest.raises(APITimeoutError, match="nothing could be sent"):
            websocket.receive()
        over.set()


def test_the_deadline():
    """It ends the handshake, a wait, a flood of pings and a send, without an end of the connection."""
    over = threading.Event()

    def flood(wire):
        while not over.is_set():
            wire.write(frame(kind=PING))
            read_frame(wire)

    with LocalServer(talk(over), talk(flood), lambda _: over.wait(PATIENCE)) as server:
        transport = server.transport()
        for _ in range(2):
            websocket = connect(transport, "/x", deadline=Deadline(0.3))
            with pytest.raises(DeadlineExceeded, match="deadline of 0.3 seconds"):
                websocket.receive()
            with pytest.raises(DeadlineExceeded):
                websocket.send("x" * 50_000_000)
            websocket.close()
        with pytest.raises(DeadlineExceeded):
            connect(transport, "/x", deadline=Deadline(0.3))
        over.set()


@pytest.mark.parametrize("act", [lambda one: one.receive(), lambda one: one.send("x" * 50_000_000)])
def test_closing_from_another_thread(act):
    """Whoever waits is woken at once; nothing is left open."""
    over, begun, errors = threading.Event(), threading.Event(), []
    with LocalServer(talk(over)) as server:
        websocket = connect(server.transport(), "/x")

        def work():
            begun.set()
            with pytest.raises(APIConnectionError) as caught:
                act(websocket)
            errors.append(str(caught.value))

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        assert begun.wait(PATIENCE)
        websocket.close()
        worker.join(PATIENCE)
        websocket.close()
        over.set()
        assert errors == ["WebSocket /x: it is closed"]
        assert websocket._socket.fileno() == -1
        with pytest.raises(APIConnectionError, match="it is closed"):
            websocket.receive()


def test_a_farewell():
    """The server is told that the client closes; what had come and was not read is gone."""
    got = []
    with LocalServer(talk(texts(1, 2), lambda wire: got.append(read_frame(wire)))) as server:
        websocket = connect(server.transport(), "/x")
        assert websocket.receive() == "1"
        before = threading.active_count()
        websocket.close()
        with pytest.raises(APIConnectionError, match="it is closed"):
            websocket.receive()
        assert before >= threading.active_count()
    assert got == [(CLOSE, b"\x03\xe8")]
