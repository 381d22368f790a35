"""The other side: raw sockets in a process of their own, and nothing left to do but to send.

Framed as the Agent Server does it, a rejoin by `Last-Event-ID` and the question for the run's status included, so that
each client ends its streams in the way it ends them in earnest.
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from typing import BinaryIO

from benchmarks import shapes, threads
from benchmarks.shapes import CONVERSATION, IDLE, LATENCY_CHUNKED, LATENCY_UNCHUNKED, RUN, STREAM, WARM_UP, Shape
from benchmarks.threads import Conversation

_BETWEEN_EVENTS = 0.005
_BETWEEN_HEARTBEATS = 5.0
_LAST_CHUNK = b"0\r\n\r\n"
PAGE = 50
"""Threads in the answer to a search."""


class Recording:
    """A run that is over, and kept."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._events = list(shapes.events(shape))
        self._body = b"".join(shapes.chunks(shape, self._events)) + _LAST_CHUNK

    def after(self, event_id: str) -> bytes:
        """The body of what came after an id; with none, and with that of the start, the whole."""
        if event_id in ("", "-"):
            return self._body
        rest = self._events[shapes.number_of(event_id) + 1 :]
        return b"".join(shapes.chunks(self._shape, rest)) + _LAST_CHUNK


def answer(connection: socket.socket, recordings: dict[str, Recording], conversations: dict[str, Conversation]) -> None:
    """Answer the requests of one connection, to its end."""
    reader = connection.makefile("rb")
    try:
        while request := _read_request(reader):
            path, headers, content = request
            parts = path.partition("?")[0].strip("/").split("/")
            thread = parts[1]
            if parts[-1] == "commands":
                _send_json(connection, threads.result(json.loads(content)))
            elif "upgrade" in headers:
                threads.talk(connection, reader, headers["sec-websocket-key"], conversations[thread])
                break
            elif parts[-1] == "events":
                channels = json.loads(content)["channels"]
                connection.sendall(_stream_head(thread) + conversations[thread].body(channels))
                reader.read(1)  # until the client leaves
                break
            elif parts[-1] == "search":
                connection.sendall(_PAGE)
            elif parts[-1] != "stream":
                _send_json(connection, _run(thread) if "runs" in parts else _thread(thread))
            elif thread in recordings:
                body = recordings[thread].after(headers.get("last-event-id", ""))
                connection.sendall(_stream_head(thread))
                connection.sendall(body)
            else:
                _LIVE[thread](connection, thread)
            if headers.get("connection") == "close":
                break
    except ConnectionError:
        pass  # the client has what it wanted
    finally:
        connection.close()


def _read_request(reader: BinaryIO) -> tuple[str, dict[str, str], bytes] | None:
    line = reader.readline().decode()
    if not line:
        return None
    headers = {}
    while field := reader.readline().decode().strip():
        name, _, value = field.partition(":")
        headers[name.lower()] = value.strip()
    return line.split()[1], headers, reader.read(int(headers.get("content-length", 0)))


def _stream_head(thread: str, framing: str = "transfer-encoding: chunked") -> bytes:
    return (
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\ncache-control: no-store\r\n"
        f"location: /threads/{thread}/runs/{RUN}/stream\r\n"
        f"content-location: /threads/{thread}/runs/{RUN}\r\n{framing}\r\n\r\n"
    ).encode()


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def _send_clock(connection: socket.socket, thread: str) -> None:
    """Events one by one that say when they were written, until the client leaves."""
    chunked = thread == LATENCY_CHUNKED
    connection.sendall(_stream_head(thread) if chunked else _stream_head(thread, "connection: close"))
    number = 0
    while True:
        time.sleep(_BETWEEN_EVENTS)
        data = shapes.event("custom", b'{"sent":%d}' % time.monotonic_ns(), number)
        connection.sendall(_chunk(data) if chunked else data)
        number += 1


def _stay_idle(connection: socket.socket, thread: str) -> None:
    """One event, and then heartbeats until the client leaves."""
    connection.sendall(_stream_head(thread) + _chunk(shapes.event("custom", b'{"n":0}', 0)))
    connection.settimeout(_BETWEEN_HEARTBEATS)
    while not _left(connection):
        connection.sendall(_chunk(b": heartbeat\r\n\r\n"))


def _left(connection: socket.socket) -> bool:
    try:
        return not connection.recv(1)
    except TimeoutError:
        return False


_LIVE = {LATENCY_CHUNKED: _send_clock, LATENCY_UNCHUNKED: _send_clock, IDLE: _stay_idle}


def _run(thread: str) -> dict[str, object]:
    now = "2026-01-02T03:04:05.678901+00:00"
    return {
        "run_id": RUN,
        "thread_id": thread,
        "assistant_id": shapes.THREAD.format(99),
        "created_at": now,
        "updated_at": now,
        "status": "success",
        "metadata": {},
        "kwargs": {},
        "multitask_strategy": "enqueue",
    }


def _thread(thread: str) -> dict[str, object]:
    """A thread of about 1 KB."""
    now = "2026-01-02T03:04:05.678901+00:00"
    messages = [{"type": "human", "content": "what is the weather in the north of the country", "id": RUN}] * 6
    return {
        "thread_id": thread,
        "created_at": now,
        "updated_at": now,
        "state_updated_at": now,
        "metadata": {"graph_id": "agent", "assistant_id": shapes.THREAD.format(99)},
        "config": {},
        "status": "idle",
        "values": {"messages": messages},
        "interrupts": {},
        "error": None,
    }


def _json_response(value: object) -> bytes:
    content = json.dumps(value, separators=(",", ":")).encode()
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    return head % len(content) + content


def _send_json(connection: socket.socket, value: object) -> None:
    connection.sendall(_json_response(value))


_PAGE = _json_response([_thread(shapes.THREAD.format(number)) for number in range(PAGE)])


def main(key: str, size: str) -> None:
    """Serve on a free port, which is printed."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    recorded = {WARM_UP: shapes.WARM, STREAM: shapes.find(key, small=size == "small")}
    recordings = {thread: Recording(shape) for thread, shape in recorded.items() if key != CONVERSATION.key}
    conversations = {thread: Conversation(shape) for thread, shape in recorded.items() if key == CONVERSATION.key}
    listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
    print(listener.getsockname()[1], flush=True)
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=answer, args=(connection, recordings, conversations), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
