"""A real server for the faults, ways to read what it has stored, and the proof that no proxy is left behind."""

from __future__ import annotations

import http.client
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import pytest

from langgraph_client import Client, RetryPolicy, StreamInterrupted, StreamPart, get_client
from langgraph_client.codec import loads
from tests.faults.proxy import PATIENCE

QUICK = RetryPolicy(initial_backoff=0.01, max_backoff=0.05, reconnect_attempts=60)
"""Hardly any delay; and enough tries for a server that says nothing for seconds because the machine is busy."""


@dataclass(frozen=True)
class Difference:
    """What a stream gave, against what the server has."""

    events: int
    lost: int
    doubled: int
    in_order: bool


def compared(got: Sequence[StreamPart], truth: Sequence[StreamPart]) -> Difference:
    """How many parts of the truth are missing, and how many came too often."""
    have, want = Counter(map(repr, got)), Counter(map(repr, truth))
    return Difference(len(truth), (want - have).total(), (have - want).total(), list(got) == list(truth))


def stored_bytes(url: str, path: str, after: str = "-", **query: str) -> Iterator[bytes]:
    """The events that the server has stored, each as it is on the wire, read without the client under test."""
    server = urlsplit(url)
    connection = http.client.HTTPConnection(str(server.hostname), server.port, timeout=PATIENCE)
    try:
        target = f"{path}?{urlencode(query)}" if query else path
        connection.request("GET", target, headers={"Last-Event-ID": after, "Accept": "text/event-stream"})
        response = connection.getresponse()
        assert response.status == http.client.OK
        buffer = b""
        while data := response.read1(65536):
            *whole, buffer = (buffer + data).split(b"\r\n\r\n")
            yield from (one + b"\r\n\r\n" for one in whole if not one.startswith(b":"))
    finally:
        connection.close()


def as_part(event: bytes) -> StreamPart:
    """An event of the wire as a part, in the simplest way."""
    fields = dict(line.split(b": ", 1) for line in event.strip().split(b"\r\n"))
    number = fields.get(b"id")
    return StreamPart(fields[b"event"].decode(), loads(fields[b"data"]), number and number.decode())


def run_truth(url: str, thread_id: str, run_id: str, **query: str) -> list[StreamPart]:
    """Every part of a finished run."""
    return [as_part(event) for event in stored_bytes(url, f"/threads/{thread_id}/runs/{run_id}/stream", **query)]


def taken_up(client: Client, feed: Iterator[StreamPart], idle_timeout: float = 4.0) -> Iterator[StreamPart]:
    """The parts of a live feed, which is taken up again when nothing came for a while.

    The server on Postgres stores all parts, and does not always send the last of a run to live feeds.
    """
    for _ in range(10):
        try:
            yield from feed
        except StreamInterrupted as error:  # noqa: PERF203
            feed = client.threads.resume(str(error.bookmark), idle_timeout=idle_timeout)
        else:
            return
    raise AssertionError("the feed was silent again and again")


@pytest.fixture(scope="session")
def direct(server_url: str) -> Iterator[Client]:
    """A client without a proxy."""
    with get_client(url=server_url, api_key=None, retry=QUICK) as client:
        yield client


@pytest.fixture
def client_of() -> Callable[..., AbstractContextManager[Client]]:
    """Makes a client that reconnects fast and takes half a second of silence for a dead connection."""

    def make(url: str, *, stall_timeout: float = 0.5, retry: RetryPolicy = QUICK) -> Client:
        return get_client(url=url, api_key=None, stall_timeout=stall_timeout, retry=retry)

    return make


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """After each test no thread of a proxy lives."""
    yield
    assert [one.name for one in threading.enumerate() if one.name.startswith("fault-proxy")] == []
