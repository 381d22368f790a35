"""A stream that is left half-way, in whatever way, leaves no socket and no thread behind."""

from __future__ import annotations

import gc
import itertools
import uuid

import pytest

from langgraph_client import get_client
from tests.processes.conftest import comes_true, sockets, threads
from tests.processes.crowd import ask

LIMITS = ({}, {"deadline": 3600}, {"idle_timeout": 3600}, {"deadline": 3600, "idle_timeout": 3600})
"""Each but the first has a thread that watches the stream."""
STREAMS = 200
"""Opened and left, of each way: fifty for each of the limits. One that leaves something fails the test."""
AT_ONCE = 50
CLIENTS = 3
"""Closed while their streams are open, one after the other."""


def opened(client, number):
    """A stream of five events that then stays open."""
    given = {"events": 5, "hold": True}
    return client.runs.stream(str(uuid.uuid4()), "agent", input=given, **LIMITS[number % len(LIMITS)])


def left_by_break(client, number):
    """The stream has no name, and its loop is left."""
    for part in opened(client, number):
        assert part.data["number"] == 0
        return


def left_by_next(client, number):
    """The stream is an iterator that nobody asks further."""
    parts = opened(client, number)
    assert [next(parts).data["number"], next(parts).data["number"]] == [0, 1]


def never_begun(client, number):
    """Nobody asks for a part."""
    opened(client, number)


def closed(client, number):
    """As one should."""
    parts = opened(client, number)
    next(parts)
    parts.close()


def left_by_with(client, number):
    """As one should; an error in the block is none of the stream's business."""
    with pytest.raises(ZeroDivisionError), opened(client, number) as parts:
        next(parts)
        _ = 1 / 0


WAYS = [left_by_break, left_by_next, never_begun, closed, left_by_with]


def held(url):
    """The sockets and threads of this process, and the streams that the server has open."""
    return sockets(), threads(), ask(url, "GET", "/open")["streams"]


def nothing_is_left(url, before):
    """Assert that nothing is held now that was not before."""
    gc.collect()

    def left():
        old_sockets, old_threads, old_streams = before
        new_sockets, new_threads, streams = held(url)
        return len(new_sockets - old_sockets), len(new_threads - old_threads), streams - old_streams

    assert comes_true(lambda: left() == (0, 0, 0)), "sockets, threads and streams left: {} {} {}".format(*left())


@pytest.mark.parametrize("leave", WAYS)
def test_streams_that_are_left_leave_nothing(leave, crowd_url):
    """A quarter of them with each sort of limit."""
    before = held(crowd_url)
    with get_client(crowd_url, api_key=None) as client:
        for number in range(STREAMS):
            leave(client, number)
    nothing_is_left(crowd_url, before)


@pytest.mark.parametrize("begun", [True, False])
def test_a_client_that_is_closed_ends_its_streams(begun, crowd_url):
    """Those that somebody still holds as well; they end without an error, as if they were closed."""
    before = held(crowd_url)
    for _ in range(CLIENTS):
        client = get_client(crowd_url, api_key=None)
        kept = [opened(client, number) for number in range(AT_ONCE)]
        if begun:
            assert [next(parts).data["number"] for parts in kept] == [0] * AT_ONCE
        client.close()
        nothing_is_left(crowd_url, before)
        assert [list(parts) for parts in kept] == [[]] * AT_ONCE


def test_streams_that_are_dropped_after_their_client(crowd_url):
    """The client's end does not keep them."""
    before = held(crowd_url)
    for _ in range(CLIENTS):
        client = get_client(crowd_url, api_key=None)
        kept = [opened(client, number) for number in range(AT_ONCE)]
        for parts in kept[::2]:
            next(parts)
        client.close()
        del client, kept, parts
    nothing_is_left(crowd_url, before)


@pytest.mark.parametrize("limits", LIMITS)
def test_a_closed_client_keeps_no_connection(limits, crowd_url):
    """At once, without a collection of garbage, and with what it gave still in use."""
    before = sockets()
    with get_client(crowd_url, api_key=None) as client:
        parts = client.runs.stream(str(uuid.uuid4()), "agent", input={"events": 2}, **limits)
        assert [part.event for part in parts] == ["values", "values", "end"]
        assert client.threads.get(str(uuid.uuid4()))
        assert len(sockets() - before) == 1
        gc.disable()
    left = sockets() - before
    gc.enable()
    assert not left
    assert parts.status == "success"


@pytest.mark.parametrize("leave", ["break", "close", "with"])
def test_real_runs_that_are_left_leave_nothing(leave, server_url):
    """Their runs go on, and that is all."""
    before = sockets(), threads()
    limits = itertools.cycle(LIMITS)
    with get_client(server_url, api_key=None) as client:
        thread = client.threads.create()
        for _ in range(10):
            given = {"steps": 3, "delay": 0.05}
            parts = client.runs.stream(thread.thread_id, "slow", input=given, stream_mode="updates", **next(limits))
            assert next(parts).event == "metadata"
            if leave == "close":
                parts.close()
            elif leave == "with":
                with parts:
                    pass
            del parts
        assert client.runs.list(thread.thread_id, limit=20)
    gc.collect()
    assert comes_true(lambda: not threads() - before[1])
    assert not sockets() - before[0]
