"""What no client can be faster than: `recv` of the bytes, and the JSON library on payloads that are cut out already."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.clients import LIMIT, LIMIT_FAST, REQUESTS_FAST, URLLIB3, URLLIB3_FAST
from benchmarks.process import MB, Memory
from benchmarks.shapes import IDLE, RUN, STREAM

_BUFFER = bytearray(1 << 20)


def decoder(name: str) -> Callable[[bytes], Any]:
    """JSON by orjson, or by the cheapest way into the standard library."""
    if name in (LIMIT_FAST, URLLIB3_FAST, REQUESTS_FAST):
        import orjson

        return orjson.loads
    decode = json.JSONDecoder().raw_decode
    return lambda data: decode(str(data, "utf-8"))[0]


def stream(name: str, port: int) -> dict[str, float]:
    """CPU seconds to receive a stream and to decode its payloads, and MB at most: the largest payload, and what comes of it."""
    loads = decoder(name)
    payloads = _payloads(port)
    connection = get(port, STREAM)
    memory, start = Memory(), time.process_time()
    while connection.recv_into(_BUFFER):
        pass
    for payload in payloads:
        loads(payload)
    seconds = time.process_time() - start
    return {"cpu": seconds, "cpu_in_hand": seconds, "peak": memory.peak() + max(map(len, payloads)) / MB}


def calls(name: str, port: int, method: str, path: str, count: int) -> dict[str, float]:
    """Microseconds for a call, and of CPU: the bytes from one of `CALLERS`, and the JSON library."""
    loads, read = decoder(name), CALLERS[name](port)
    body, headers = (b"{}", {"content-type": "application/json"}) if method == "POST" else (None, {})
    return timed(lambda: loads(read(method, path, body, headers)), count)


def _http_client(port: int) -> Callable[..., bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def read(*request: Any) -> bytes:
        connection.request(*request)
        return connection.getresponse().read()

    return read


def _urllib3(port: int) -> Callable[..., bytes]:
    import urllib3

    pool = urllib3.HTTPConnectionPool("127.0.0.1", port)
    return lambda *request: pool.urlopen(*request).data


def _requests(port: int) -> Callable[..., bytes]:
    import requests

    session, url = requests.Session(), f"http://127.0.0.1:{port}"
    return lambda method, path, body, headers: session.request(method, url + path, data=body, headers=headers).content


CALLERS: dict[str, Callable[[int], Callable[..., bytes]]] = {
    LIMIT: _http_client,
    LIMIT_FAST: _http_client,
    URLLIB3: _urllib3,
    URLLIB3_FAST: _urllib3,
    REQUESTS_FAST: _requests,
}
"""What sends a request and returns the body of its response, on one connection that is kept."""


def timed(call: Callable[[], object], count: int) -> dict[str, float]:
    """Microseconds for a call, and of CPU, after some to warm up."""
    for _ in range(20):
        call()
    cpu, clock = time.process_time(), time.perf_counter()
    for _ in range(count):
        call()
    each = 1e6 / count
    return {"us": (time.perf_counter() - clock) * each, "cpu": (time.process_time() - cpu) * each}


def latency(name: str, port: int, thread: str) -> Iterator[int]:
    """How many nanoseconds after each write its event is decoded."""
    loads = decoder(name)
    connection = get(port, thread)
    while data := connection.recv_into(_BUFFER):
        text = bytes(_BUFFER[:data])
        if (start := text.find(b"data: ")) >= 0:
            value = loads(text[start + 6 : text.index(b"\r\n", start)])
            yield time.monotonic_ns() - value["sent"]


def idle(port: int) -> Iterator[bytes]:
    """What arrives of a stream that then is idle; meanwhile nothing but a socket is held."""
    connection = get(port, IDLE)
    while data := connection.recv(1024):
        yield data


def get(port: int, thread: str) -> socket.socket:
    """A connection over which a stream comes; it is closed behind it."""
    connection = socket.create_connection(("127.0.0.1", port))
    path = f"/threads/{thread}/runs/{RUN}/stream"
    connection.sendall(f"GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n".encode())
    return connection


def _payloads(port: int) -> list[bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"/threads/{STREAM}/runs/{RUN}/stream")
    blocks = connection.getresponse().read().split(b"\r\n\r\n")
    return [block[block.index(b"data: ") + 6 : block.rindex(b"\r\nid: ")] for block in blocks if block]
