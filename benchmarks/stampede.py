"""How fast connections come when 1,000 streams open at once, and when 1,000 streams reconnect after a server's restart.

`python -m benchmarks.stampede` prints how many connections a server accepts in each 100 ms. The server reads a request and answers with one event;
then it keeps the connection, until it closes all of them at once, and refuses new ones for as long as a restart takes.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import resource
import selectors
import socket
import threading
import time
from collections import Counter
from multiprocessing.connection import Connection
from typing import Any

from benchmarks import shapes

_STEP = 0.1
_EVENT = shapes.event("custom", b'{"n":0}', 0)
_HEAD = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-location: /threads/%b/runs/%b\r\n"
    b"transfer-encoding: chunked\r\n\r\n"
)
_ANSWER = _HEAD % (shapes.IDLE.encode(), shapes.RUN.encode()) + b"%x\r\n%b\r\n" % (len(_EVENT), _EVENT)


class CountingServer:
    """Accepts connections, and notes when. It is a process of its own, which the threads of the client leave alone.

    Args:
        backlog: How many connections the kernel holds until they are accepted.
        orders: Brings how long a restart is to take, or None to ask for the moments of all connections.
    """

    def __init__(self, backlog: int, orders: Connection) -> None:
        self._backlog = backlog
        self._orders = orders
        self._selector = selectors.DefaultSelector()
        self._selector.register(orders, selectors.EVENT_READ)
        self._open: set[socket.socket] = set()
        self.accepted: list[float] = []
        self.port = 0
        self._listener = self._listen()
        orders.send(self.port)

    def run(self) -> None:
        """Serve for as long as the process lasts."""
        while True:
            for key, _ in self._selector.select():
                connection: Any = key.fileobj
                if connection is self._orders:
                    self._obey(self._orders.recv())
                    break
                if connection is self._listener:
                    self._accept()
                else:
                    self._answer(connection)

    def _obey(self, pause: float | None) -> None:
        if pause is None:
            self._orders.send(self.accepted)
        else:
            self._close_all(pause)

    def _listen(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port), backlog=self._backlog)
        self.port = listener.getsockname()[1]
        self._selector.register(listener, selectors.EVENT_READ)
        return listener

    def _accept(self) -> None:
        connection, _ = self._listener.accept()
        self.accepted.append(time.monotonic())
        self._open.add(connection)
        self._selector.register(connection, selectors.EVENT_READ)

    def _answer(self, connection: socket.socket) -> None:
        with contextlib.suppress(ConnectionError):
            data = connection.recv(65536)
            if b"\r\n\r\n" in data:
                connection.sendall(_ANSWER)
            if data:
                return
        self._forget(connection)

    def _forget(self, connection: socket.socket) -> None:
        self._selector.unregister(connection)
        self._open.discard(connection)
        connection.close()

    def _close_all(self, pause: float) -> None:
        self._selector.unregister(self._listener)
        self._listener.close()
        for connection in list(self._open):
            self._forget(connection)
        time.sleep(pause)
        self._listener = self._listen()


def serve(backlog: int, orders: Connection) -> None:
    """Run the server."""
    CountingServer(backlog, orders).run()


def moments(orders: Connection) -> list[float]:
    """When the server accepted each connection."""
    orders.send(None)
    found: list[float] = orders.recv()
    return found


def open_streams(client: Any, count: int) -> tuple[threading.Semaphore, Counter[str]]:
    """Open so many streams, one in each thread; what is returned counts the parts that came, and the failures."""
    from langgraph_client import LangGraphError

    came, failures = threading.Semaphore(0), Counter[str]()
    start = threading.Event()

    def read() -> None:
        start.wait()
        try:
            for _ in client.runs.join_stream(shapes.IDLE, shapes.RUN, last_event_id="-"):
                came.release()
        except LangGraphError as error:
            failures[type(error).__name__] += 1
            came.release()

    for _ in range(count):
        threading.Thread(target=read, daemon=True).start()
    start.set()
    return came, failures


def rates(accepted: list[float], since: float) -> list[int]:
    """How many of these moments are in each step since a moment."""
    found = Counter(int((moment - since) / _STEP) for moment in accepted if moment >= since)
    return [found[step] for step in range(max(found, default=-1) + 1)]


def main() -> None:
    """Print the rates."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stampede", description=__doc__)
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument(
        "--backlog", type=int, default=128, help="connections that wait in the kernel; uvicorn's is 2048"
    )
    parser.add_argument("--pause", type=float, default=2.0, help="seconds that the server refuses connections")
    parser.add_argument("--seconds", type=float, default=15.0, help="how long reconnects are counted")
    asked = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 4 * asked.streams + 100), most))
    from langgraph_client import get_client

    orders, its_orders = multiprocessing.Pipe()
    multiprocessing.Process(target=serve, args=(asked.backlog, its_orders), daemon=True).start()
    client = get_client(url=f"http://127.0.0.1:{orders.recv()}", api_key=None)
    began = time.monotonic()
    came, failures = open_streams(client, asked.streams)
    for _ in range(asked.streams):
        came.acquire()
    print(f"opened at once: {asked.streams} in {time.monotonic() - began:.1f} s, failures: {dict(failures)}")
    print("accepted in each 100 ms:", *rates(moments(orders), began))
    cut = time.monotonic()
    orders.send(asked.pause)
    time.sleep(asked.pause + asked.seconds)
    again = [moment for moment in moments(orders) if moment >= cut]
    print(f"after a restart of {asked.pause:g} s: {len(again)} reconnects, failures: {dict(failures)}")
    print("accepted in each 100 ms:", *rates(again, cut))


if __name__ == "__main__":
    main()
