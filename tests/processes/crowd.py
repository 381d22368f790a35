"""A server in a process of its own for many streams at once: every event says which run it is of.

A run's input says how it goes: `events` to send, then an `end`; before the event number `after` it waits at the gate
`gate`, which opens when `gather` runs wait there or somebody posts to `/gates/<gate>`; with `hold` no end is sent and
the connection stays. Nothing is stored: a stream that is cut can't be taken up again, so that no cut goes unnoticed.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import subprocess
import sys
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
_BACKLOG = 2048


@dataclass
class Gate:
    """Where runs wait."""

    waiting: int = 0
    opened: asyncio.Event = field(default_factory=asyncio.Event)


class Crowd:
    """What the server knows: its gates, and how many streams are open."""

    def __init__(self) -> None:
        self.gates: dict[str, Gate] = defaultdict(Gate)
        self.streams = 0
        self.connections = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.connections += 1
        number = self.connections
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while request := await _next(reader):
                method, target, body = request
                path = target.partition("?")[0].strip("/").split("/")
                if path[-2:] == ["runs", "stream"]:
                    await self._stream(path[1], body["input"], reader, writer)
                else:
                    _answer(writer, *self._small(method, path, number))
                await writer.drain()
        writer.close()

    def _small(self, method: str, path: list[str], number: int) -> tuple[int, Any]:
        if path[0] == "gates":
            self.gates[path[1]].opened.set()
            return 200, None
        if path == ["open"]:
            return 200, {"streams": self.streams}
        if path[0] == "threads" and len(path) == 2:
            return 200, {"thread_id": path[1], "metadata": {"connection": number}}
        if path[0] == "threads" and len(path) == 4 and method == "GET":
            return 200, {"thread_id": path[1], "run_id": path[3], "status": "success"}
        return 404, {"detail": "/".join(path)}

    async def _stream(self, thread: str, plan: Any, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        run = f"/threads/{thread}/runs/{uuid.uuid4()}"
        head = f"Location: {run}/stream\r\nContent-Location: {run}\r\nTransfer-Encoding: chunked"
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{head}\r\n\r\n".encode())
        self.streams += 1
        gone = asyncio.ensure_future(reader.read(1))  # a client that streams sends nothing more until the end
        try:
            async for event in self._events(thread, plan, gone):
                writer.write(b"%x\r\n%b\r\n" % (len(event), event))
                await writer.drain()
            if plan.get("hold"):
                await gone
            if not gone.done():
                writer.write(b"0\r\n\r\n")
        finally:
            self.streams -= 1
            gone.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await gone

    async def _events(self, thread: str, plan: Any, gone: asyncio.Future[bytes]) -> AsyncIterator[bytes]:
        for number in range(plan["events"]):
            if "gate" in plan and number == plan.get("after", 0):
                yield b": waiting\r\n\r\n"
                await self._pass(plan, gone)
            data = json.dumps({"thread": thread, "number": number})
            yield f"event: values\r\ndata: {data}\r\nid: {number + 1}-0\r\n\r\n".encode()
        if not plan.get("hold"):
            yield b"event: end\r\ndata: null\r\n\r\n"

    async def _pass(self, plan: Any, gone: asyncio.Future[bytes]) -> None:
        gate = self.gates[plan["gate"]]
        gate.waiting += 1
        if gate.waiting == plan.get("gather"):
            gate.opened.set()
        opened = asyncio.ensure_future(gate.opened.wait())
        await asyncio.wait([opened, gone], return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        if gone.done():
            raise ConnectionResetError


async def _next(reader: asyncio.StreamReader) -> tuple[str, str, Any] | None:
    line = (await reader.readline()).decode("latin-1").split()
    if not line:
        return None
    length = 0
    while text := (await reader.readline()).decode("latin-1").strip().lower():
        if text.startswith("content-length:"):
            length = int(text.partition(":")[2])
    body = await reader.readexactly(length)
    return line[0], line[1], json.loads(body) if body else None


def _answer(writer: asyncio.StreamWriter, status: int, value: Any) -> None:
    body = json.dumps(value).encode()
    head = f"HTTP/1.1 {status} Said\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)


async def main() -> None:
    """Serve until the input ends."""
    server = await asyncio.start_server(Crowd().serve, "127.0.0.1", 0, backlog=_BACKLOG)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    os._exit(0)  # open streams are not waited for


@contextlib.contextmanager
def crowd() -> Iterator[str]:
    """The URL of a server that is started here, and ended with the block or with this process."""
    command = [sys.executable, "-m", "tests.processes.crowd"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.communicate()


def ask(url: str, method: str, path: str) -> Any:
    """What the server says, asked without the client under test."""
    connection = http.client.HTTPConnection(str(urlsplit(url).hostname), urlsplit(url).port, timeout=20)
    try:
        connection.request(method, path)
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


if __name__ == "__main__":
    asyncio.run(main())
