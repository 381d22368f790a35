"""How long a stream's ends take, wherever it is just then: left when stalled, closed, or out of time.

`python -m benchmarks.clocks` prints a table; a server of its own puts the stream where it is to be.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import socket
import statistics
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from langgraph_client import Client, LangGraphError, RetryPolicy, get_client

STALL, DEADLINE = 1.0, 2.0
RARELY = RetryPolicy(initial_backoff=1e6, max_backoff=1e6)
"""It is waiting to retry when it is closed."""
OFTEN = RetryPolicy(initial_backoff=0.2, max_backoff=0.2, attempts=1000, reconnect_attempts=1000)
"""It is at it until its time is over."""
HOPELESS = 12.0
"""Seconds after which a measurement is given up."""
THREAD, RUN = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
PATH = f"/threads/{THREAD}/runs/{RUN}"
HEAD = (
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
    f"Location: {PATH}/stream\r\nContent-Location: {PATH}\r\n\r\n"
).encode()
METADATA = b'event: metadata\r\ndata: {"run_id": "%b"}\r\nid: 1-0\r\n\r\n' % RUN.encode()
END = b"event: end\r\ndata: null\r\n\r\n"
JSON_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
ERROR_HEAD = b"HTTP/1.1 500 No\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
BUSY = b"HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n"


@dataclass
class Server:
    """A listener, and what one script needs to lead a client to some place."""

    listener: socket.socket
    there: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    connections: list[socket.socket] = field(default_factory=list)
    asked_at: list[float] = field(default_factory=list)

    def accept(self) -> socket.socket:
        """The next request's connection; the request is read, and of no interest."""
        connection, _ = self.listener.accept()
        self.connections.append(connection)
        data = b""
        while b"\r\n\r\n" not in data:
            data += connection.recv(65536)
        self.asked_at.append(time.perf_counter())
        return connection

    def begin(self, more: bytes = b"") -> socket.socket:
        """Accept, and send a stream's first event."""
        connection = self.accept()
        connection.sendall(HEAD + chunk(METADATA + more))
        return connection

    def trickle(self, connection: socket.socket, piece: bytes, pause: float) -> None:
        """Send a piece again and again."""
        self.there.set()
        with contextlib.suppress(OSError):
            while not self.over.wait(pause):
                connection.sendall(piece)

    def stay(self) -> None:
        """Do nothing more."""
        self.there.set()
        self.over.wait(HOPELESS)

    def fill(self) -> None:
        """Let the system drop who wants to connect, as a host that is overrun does."""
        for _ in range(8):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(self.listener.getsockname())
            self.connections.append(one)
        time.sleep(0.1)


def chunk(data: bytes) -> bytes:
    """A chunk of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def reset(connection: socket.socket) -> None:
    """Cut the connection."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def a_trickle_of(head: bytes, server: Server, piece: bytes | None = None) -> None:
    """Begin an answer, and send its rest in pieces, without an end: those of a chunked body, or the one given."""
    connection = server.accept()
    connection.sendall(head)
    server.trickle(connection, chunk(b"\n") if piece is None else piece, 0.02)


def nothing_comes(server: Server) -> None:
    server.begin()
    server.stay()


def heartbeats(server: Server) -> None:
    server.trickle(server.begin(), chunk(b": heartbeat\r\n\r\n"), 0.1)


def a_trickle(server: Server) -> None:
    connection = server.begin()
    connection.sendall(chunk(b"event: values\r\ndata: "))
    server.trickle(connection, chunk(b"x"), 0.02)


def connecting_again(server: Server) -> None:
    connection = server.begin()
    server.fill()
    reset(connection)
    time.sleep(0.3)
    server.stay()


def the_answer_again(server: Server) -> None:
    reset(server.begin())
    server.accept()
    server.stay()


def a_header_again(server: Server) -> None:
    reset(server.begin())
    a_trickle_of(b"HTTP/1.1 200 OK\r\nX-Long: ", server, b"x")


def refused(server: Server) -> None:
    connection = server.begin()
    server.listener.close()
    reset(connection)
    time.sleep(0.3)
    server.stay()


def told_to_wait(server: Server) -> None:
    reset(server.begin())
    server.accept().sendall(BUSY)
    time.sleep(0.3)
    server.stay()


def asking_for_the_status(server: Server) -> None:
    connection = server.begin(END)
    connection.sendall(b"0\r\n\r\n")
    with contextlib.suppress(OSError):
        data = connection.recv(65536)  # on the same connection
        if not data:
            server.accept()
    server.stay()


PLACES: dict[str, Callable[[Server], None]] = {
    "reading, and nothing comes": nothing_comes,
    "reading heartbeats": heartbeats,
    "draining a trickle": a_trickle,
    "connecting again, and nobody accepts": connecting_again,
    "waiting for the answer to a reconnect": the_answer_again,
    "draining the header of a reconnect": a_header_again,
    "waiting to retry, refused": refused,
    "waiting to retry, told to": told_to_wait,
    "asking how the run ended": asking_for_the_status,
}


def nobody_accepts(server: Server) -> None:
    server.fill()
    server.stay()


def no_answer(server: Server) -> None:
    server.accept()
    server.stay()


def nobody_listens(server: Server) -> None:
    server.listener.close()
    server.stay()


def a_header(server: Server) -> None:
    a_trickle_of(b"HTTP/1.1 200 OK\r\nX-Long: ", server, b"x")


FIRST_PLACES: dict[str, tuple[Callable[[Server], None], str]] = {
    "connecting, and nobody accepts": (nobody_accepts, "stream"),
    "waiting for the answer": (no_answer, "stream"),
    "waiting to retry, nobody listens": (nobody_listens, "stream"),
    "draining a header": (a_header, "stream"),
    "draining a refusal that trickles": (lambda server: a_trickle_of(ERROR_HEAD, server), "stream"),
    "`wait`, draining a trickle": (lambda server: a_trickle_of(JSON_HEAD, server), "wait"),
    "`wait`, nobody accepts": (nobody_accepts, "wait"),
}


@contextlib.contextmanager
def served(
    script: Callable[[Server], None], retry: RetryPolicy, stall_timeout: float = 60
) -> Iterator[tuple[Server, Client]]:
    """A server that follows the script, and a client of it."""
    server = Server(socket.create_server(("127.0.0.1", 0), backlog=0))
    url = f"http://127.0.0.1:{server.listener.getsockname()[1]}"
    thread = threading.Thread(target=_follow, args=(script, server), daemon=True)
    thread.start()
    try:
        with get_client(url, api_key=None, stall_timeout=stall_timeout, retry=retry) as client:
            yield server, client
    finally:
        server.over.set()
        for one in server.connections:
            one.close()
        server.listener.close()
        thread.join(HOPELESS)


def _follow(script: Callable[[Server], None], server: Server) -> None:
    with contextlib.suppress(OSError):  # the client went away
        script(server)


@dataclass
class Reader(threading.Thread):
    """Does something to its end, and says when and how it ended."""

    work: Callable[[], Any]
    ended_at: float | None = None
    how: str = "still at it"

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        """Do it."""
        try:
            self.work()
            how = "ended"
        except LangGraphError as error:
            how = type(error).__name__
        self.ended_at, self.how = time.perf_counter(), how

    def wait(self, since: float) -> tuple[float, str]:
        """Seconds that it took since then, and how it ended."""
        if self.is_alive():  # not when it was run in this thread
            self.join(HOPELESS)
        return (self.ended_at or time.perf_counter()) - since, self.how


def closing(script: Callable[[Server], None]) -> tuple[float, float, str]:
    """Seconds until `close` returns, and until the reader has ended."""
    with served(script, RARELY) as (server, client):
        parts = client.runs.stream(THREAD, "agent")
        reader = Reader(lambda: list(parts))
        reader.start()
        server.there.wait(HOPELESS)
        time.sleep(0.05)
        start = time.perf_counter()
        parts.close()
        returned = time.perf_counter() - start
        return (returned, *reader.wait(start))


def closing_by_signal(script: Callable[[Server], None]) -> tuple[float, float, str]:
    """The same from a handler, in the thread that reads."""
    with served(script, RARELY) as (server, client):
        parts = client.runs.stream(THREAD, "agent")
        times = []

        def handle(*_: object) -> None:
            times.append(time.perf_counter())
            parts.close()
            times.append(time.perf_counter())

        before = signal.signal(signal.SIGALRM, handle)
        signal.setitimer(signal.ITIMER_REAL, 0.6)
        try:
            reader = Reader(lambda: list(parts))
            reader.run()
        finally:
            signal.signal(signal.SIGALRM, before)
        if not server.there.is_set():
            raise RuntimeError("the signal came too early")
        return (times[1] - times[0], *reader.wait(times[0]))


def out_of_time(script: Callable[[Server], None], call: str = "stream") -> tuple[float, str]:
    """Seconds from a call with a deadline to its end."""
    with served(script, OFTEN) as (_, client):
        calls: dict[str, Callable[[], Any]] = {
            "stream": lambda: list(client.runs.stream(THREAD, "agent", deadline=DEADLINE)),
            "wait": lambda: client.runs.wait(THREAD, "agent", deadline=DEADLINE),
        }
        reader = Reader(calls[call])
        start = time.perf_counter()
        reader.start()
        return reader.wait(start)


def stalled() -> tuple[float, str]:
    """Seconds from the last byte of a connection to the request of the next one."""

    def script(server: Server) -> None:
        server.begin()
        server.asked_at[0] = time.perf_counter()
        server.accept()
        server.stay()

    with served(script, OFTEN, stall_timeout=STALL) as (server, client):
        parts = client.runs.stream(THREAD, "agent")
        reader = Reader(lambda: list(parts))
        reader.start()
        server.there.wait(HOPELESS)
        parts.close()
        reader.join(HOPELESS)
        return server.asked_at[1] - server.asked_at[0], "another connection"


def row(what: str, where: str, bound: float, results: list[tuple[float, str]]) -> str:
    """A line of the table."""
    times = [seconds for seconds, _ in results]
    ends = ", ".join(sorted({how for _, how in results}))
    verdict = "" if max(times) <= bound else " **too late**"
    return f"| {what} | {where} | {bound:g} | {statistics.median(times):.3f} | {max(times):.3f}{verdict} | {ends} |"


def main() -> None:
    """The table, a line at a time."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clocks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each line")
    rounds = range(parser.parse_args().rounds)
    print("| what | while | at most, s | median, s | worst, s | how it ended |\n| --- | --- | --- | --- | --- | --- |")
    print(row(f"stall_timeout={STALL:g}", "nothing comes", STALL + 1, [stalled() for _ in rounds]), flush=True)
    for way, measure in (("close()", closing), ("close() in a signal handler", closing_by_signal)):
        for where, script in PLACES.items():
            results = [measure(script) for _ in rounds]
            print(row(f"{way} returns", where, 0.2, [(returned, "") for returned, _, _ in results]))
            print(row(f"{way}, the reader ends", where, 0.2, [(ended, how) for _, ended, how in results]), flush=True)
    for where, script in PLACES.items():
        results = [out_of_time(script) for _ in rounds]
        print(row(f"deadline={DEADLINE:g}", where, DEADLINE + 0.5, results), flush=True)
    for where, (script, call) in FIRST_PLACES.items():
        results = [out_of_time(script, call) for _ in rounds]
        print(row(f"deadline={DEADLINE:g}", where, DEADLINE + 0.5, results), flush=True)


if __name__ == "__main__":
    main()
