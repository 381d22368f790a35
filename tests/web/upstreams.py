"""A scripted Agent Server for the tests of bodies: what it says, and what it sees of us."""

from __future__ import annotations

import contextlib
import threading

from langgraph_client import Client, RetryPolicy
from tests.local_server import KEY, RUN, RUN_PATH, THREAD, LocalServer, answer, event, stream

METADATA = event("metadata", {"run_id": RUN, "attempt": 1}, "5-0")
VALUES = [event("values", {"number": number}, f"{number + 6}-0") for number in range(5)]
END = event("end", None)
"""What servers send that say themselves when a run is over; ours is then asked for no second connection."""
FOUND = {"location": RUN_PATH + "/stream", "content_location": RUN_PATH}
FOR_EVER = 1e6


def status(value):
    """The run as the server tells it."""
    return answer({"run_id": RUN, "thread_id": THREAD, "status": value})


def told(*pieces, **more):
    """A connection that brings a run's parts."""
    return stream(METADATA, *pieces, **FOUND, **more)


class Held:
    """A connection that stays open after its pieces, until the client leaves it: then `left` is set."""

    def __init__(self, *pieces):
        self.pieces, self.left = pieces, threading.Event()

    def __call__(self, wire):
        """Serve a request so."""
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in FOUND.items())
        wire.write(f"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n{lines}\r\n".encode())
        for piece in self.pieces:
            wire.write(piece)
        with contextlib.suppress(OSError):
            wire.connection.recv(1)
        self.left.set()
        wire.close()


@contextlib.contextmanager
def upstream(*script, reconnects=0):
    """A scripted server and a client of it that gives up at once."""
    retry = RetryPolicy(attempts=1, reconnect_attempts=reconnects)
    with LocalServer(*script) as server, Client(server.url, api_key=KEY, retry=retry, stall_timeout=FOR_EVER) as client:
        yield server, client


def join(client, **options):
    """The run's stream, from its start."""
    return client.runs.join_stream(THREAD, RUN, last_event_id="-", **options)
