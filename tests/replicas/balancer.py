"""A TCP balancer on loopback: it hands new connections to the replicas in turn, and on a drained one's no more.

Its law: it adds nothing. What is sent arrives, a connection that ends on one side ends on the other in the same way.
"""

from __future__ import annotations

import contextlib
import itertools
import socket
import struct
import threading
from collections import Counter

from typing_extensions import Self

from examples.agent_server import HOST

READ = 65536
PATIENCE = 20.0


class Balancer:
    """A context manager.

    Args:
        ports: Where the replicas listen.

    Attributes:
        url: Where the balancer listens.
        taken: How many connections each replica's port got.
    """

    def __init__(self, ports: list[int]) -> None:
        self.taken: Counter[int] = Counter()
        self._turns = itertools.cycle(ports)
        self._ports = ports
        self._drained: set[int] = set()
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server((HOST, 0), backlog=512)
        self.url = f"http://{HOST}:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            left = list(self._sockets)
        for one in left:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)

    def drain(self, port: int) -> None:
        """Give this replica no new connections; those that it has live on."""
        self._drained.add(port)

    def undrain(self, port: int) -> None:
        """Give it connections again."""
        self._drained.discard(port)

    def _start(self, target, *arguments) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True, name="balancer")
        with self._lock:
            self._threads = [*(one for one in self._threads if one.is_alive() or one.ident is None), thread]
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self._listener.accept()
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        server = self._connected()
        if server is None:  # as a balancer does that has nobody behind it
            _reset(client)
            return
        with client, server:
            with self._lock:
                self._sockets |= {client, server}
            for one in (client, server):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            forth = threading.Thread(target=_hand_on, args=(client, server), daemon=True, name="balancer")
            forth.start()
            _hand_on(server, client)
            forth.join()
            with self._lock:
                self._sockets -= {client, server}

    def _connected(self) -> socket.socket | None:
        """A connection to the next replica that takes one."""
        for _ in self._ports:
            with self._lock:
                port = next(self._turns)
            if port in self._drained:
                continue
            with contextlib.suppress(OSError):
                connection = socket.create_connection((HOST, port), PATIENCE)
                connection.settimeout(None)
                self.taken[port] += 1
                return connection
        return None


def _hand_on(source: socket.socket, target: socket.socket) -> None:
    """Hand on what comes, and in the end how it ended."""
    try:
        while data := source.recv(READ):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        for one in (source, target):
            _reset(one)


def _reset(one: socket.socket) -> None:
    """End a connection as a crash does. Closing alone would not wake a thread that reads from it."""
    with contextlib.suppress(OSError):
        one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        one.shutdown(socket.SHUT_RDWR)
    one.close()
