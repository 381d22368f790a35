"""One client serves all threads of a process: each stream gets its own events, and calls go on beside them."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

from tests.processes.crowd import ask

STREAMS = 500
CALLERS = 3
EVENTS = 20


def test_five_hundred_streams_at_once(client, crowd_url):
    """No stream gets its second half before all have got their first one, so that all of them are open together."""
    threads = [str(uuid.uuid4()) for _ in range(STREAMS)]
    over = threading.Event()
    plan = {"events": EVENTS, "gate": "five hundred", "after": EVENTS // 2, "gather": STREAMS}

    def read(thread):
        parts = client.runs.stream(thread, "agent", input=plan)
        got = [part.data for part in parts if part.event == "values"]
        return got, parts.reconnects, parts.status

    def call(_):
        calls = 0
        while not over.is_set() or not calls:
            wanted = str(uuid.uuid4())
            assert client.threads.get(wanted).thread_id == wanted
            calls += 1
        return calls

    with ThreadPoolExecutor(CALLERS) as callers, ThreadPoolExecutor(STREAMS) as readers:
        called = callers.map(call, range(CALLERS))
        try:
            got = list(readers.map(read, threads))
        finally:
            over.set()
        assert sum(called) >= CALLERS
    wanted = [([{"thread": thread, "number": number} for number in range(EVENTS)], 0, "success") for thread in threads]
    assert got == wanted
    assert ask(crowd_url, "GET", "/open") == {"streams": 0}
