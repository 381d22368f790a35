"""The measurements, each in a process of its own that begins with a warm-up: `python -m benchmarks.measure NAME …`."""

from __future__ import annotations

import json
import os
import statistics
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any

from benchmarks import clients, limit
from benchmarks.process import Memory, cpu_of, use_first_core
from benchmarks.server import PAGE
from benchmarks.shapes import IDLE, STREAM, WARM_UP


def stream(name: str, port: str, events: str) -> dict[str, float]:
    """One stream: to its last event in hand, and to its end, about which each client asks the server."""
    if name in (clients.LIMIT, clients.LIMIT_FAST):
        return limit.stream(name, int(port))
    client = _warm(name, port)
    last, seen = int(events) + 1, 0
    found: dict[str, float] = {}
    memory, start = Memory(), time.process_time()
    for _part in clients.stream(client, STREAM):
        seen += 1
        if seen == last:
            found["cpu_in_hand"] = time.process_time() - start
            found["peak_in_hand"] = memory.peak()
    found["cpu"] = time.process_time() - start
    found["peak"] = memory.peak()
    if seen != last:
        raise RuntimeError(f"{name} delivered {seen} events instead of {last}")
    return found


def relay(name: str, port: str, events: str) -> dict[str, float]:
    """One stream to a browser, from the call to the last byte."""
    client = clients.connect(name, int(port))
    for _ in clients.relayed(name, client, WARM_UP):
        pass
    last, seen = int(events) + 1, 0
    start = time.process_time()
    for content in clients.relayed(name, client, STREAM):
        seen += content.count(b"\ndata: {") + content.count(b"\ndata: [")
    found = {"cpu": time.process_time() - start}
    if seen - (name != clients.OFFICIAL) != last:  # ours has an event `end` of its own
        raise RuntimeError(f"{name} relayed {seen} events instead of {last}")
    return found


def conversation(name: str, port: str, transport: str, pieces: str) -> dict[str, float]:
    """One conversation, to the last whole message and the closed stream."""
    client = clients.connect(name, int(port))
    for _ in clients.conversation(client, WARM_UP, transport):
        pass
    memory, start = Memory(), time.process_time()
    texts = list(clients.conversation(client, STREAM, transport))
    found = {"cpu": time.process_time() - start, "peak": memory.peak()}
    if (said := sum(len(text.split()) for text in texts)) != int(pieces):
        raise RuntimeError(f"{name} delivered {said} pieces instead of {pieces}")
    return found


def fake(name: str, port: str, server: str, script: str, mode: str, parts: str) -> dict[str, float]:
    """One run of a fake's script: the CPU of the client that reads it, and of the fake."""
    client = clients.connect(name, int(port))
    for _ in client.runs.stream(None, "warm-up", stream_mode=mode):
        pass
    start, server_start = time.process_time(), cpu_of(int(server))
    seen = sum(part.event != "metadata" for part in client.runs.stream(None, script, stream_mode=mode))
    found = {"client": time.process_time() - start, "server": cpu_of(int(server)) - server_start}
    if seen != int(parts):
        raise RuntimeError(f"{name} delivered {seen} parts instead of {parts}")
    return found


def latency(name: str, port: str, thread: str, count: str) -> dict[str, float]:
    """Milliseconds from the server's write to the decoded event, in the median."""
    if name in (clients.LIMIT, clients.LIMIT_FAST):
        times = list(islice(limit.latency(name, int(port), thread), int(count)))
    else:
        parts = clients.stream(_warm(name, port), thread)
        times = [time.monotonic_ns() - part.data["sent"] for part in islice(parts, int(count))]
    return {"ms": statistics.median(times) / 1e6}


def calls(name: str, port: str, count: str) -> dict[str, float]:
    """Microseconds for a small call, and of CPU."""
    if name in limit.CALLERS:
        return limit.calls(name, int(port), "GET", f"/threads/{WARM_UP}", int(count))
    threads = _warm(name, port).threads
    return limit.timed(lambda: threads.get(WARM_UP), int(count))


def pages(name: str, port: str, count: str) -> dict[str, float]:
    """Microseconds for a page of threads, and of CPU."""
    if name in limit.CALLERS:
        return limit.calls(name, int(port), "POST", "/threads/search", int(count))
    threads = _warm(name, port).threads
    return limit.timed(lambda: threads.search(limit=PAGE), int(count))


def idle(name: str, port: str, threads: str, share: str) -> dict[str, Any]:
    """How many streams come to be open at once, one in each thread, with `share` threads to a client."""
    if name == clients.LIMIT:
        next(limit.idle(int(port)))
        pool: list[Callable[[], Iterator[Any]]] = [partial(limit.idle, int(port))]
        failure: type[Exception] = OSError
    else:
        pool = [partial(clients.stream, _warm(name, port), IDLE) for _ in range(int(threads) // int(share))]
        failure = clients.failure(name)
    done = threading.Semaphore(0)
    failures: Counter[str] = Counter()
    memory, cpu = Memory(), time.process_time()

    def hold(stream: Callable[[], Iterator[Any]]) -> None:
        try:
            parts = stream()
            next(parts)
        except failure as error:
            failures[type(error).__name__] += 1
            return
        finally:
            done.release()
        next(parts)

    for number in range(int(threads)):
        threading.Thread(target=hold, args=(pool[number % len(pool)],), daemon=True).start()
    for _ in range(int(threads)):
        done.acquire()
    opened = int(threads) - failures.total()
    return {
        "open": opened,
        "kb": memory.now() * 1000 / opened,
        "cpu_ms": (time.process_time() - cpu) * 1000 / opened,
        "failures": dict(failures),
    }


def _warm(name: str, port: str) -> Any:
    client = clients.connect(name, int(port))
    for _ in clients.stream(client, WARM_UP):
        pass
    return client


MEASUREMENTS: dict[str, Callable[..., dict[str, Any]]] = {
    "stream": stream,
    "relay": relay,
    "conversation": conversation,
    "fake": fake,
    "latency": latency,
    "calls": calls,
    "pages": pages,
    "idle": idle,
}

if __name__ == "__main__":
    use_first_core()
    print(json.dumps(MEASUREMENTS[sys.argv[1]](*sys.argv[2:])), flush=True)
    os._exit(0)  # threads of `idle` still wait
