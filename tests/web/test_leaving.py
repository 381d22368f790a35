"""A browser that leaves: the upstream ends at once, and the run is cancelled where it is to be, and not when a server stops."""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading

import pytest

from langgraph_client.web import body as bodies
from langgraph_client.web.sse import sse_body
from tests.local_server import KEY, PATIENCE, RUN, THREAD, answer, event
from tests.web.conftest import Browser, comes_true, readers
from tests.web.upstreams import END, METADATA, VALUES, Held, join, status, told, upstream

CANCELLED = answer(None, 202)


def test_a_browser_that_leaves_ends_the_upstream_at_once():
    """While nothing comes: its connection is closed, and the thread ends. Leaving twice is leaving."""
    held = Held(METADATA)
    with upstream(held) as (_, client):
        body = sse_body(join(client))
        next(body)
        assert b"metadata" in next(body)
        body.close()
        assert held.left.wait(PATIENCE)
        body.close()
        assert list(body) == []
        assert comes_true(lambda: not readers())


def test_a_browser_that_leaves_before_the_first_byte():
    """No thread was started for it."""
    held = Held(METADATA)
    with upstream(held) as (_, client):
        body = sse_body(join(client))
        assert readers() == []
        body.close()
        assert held.left.wait(PATIENCE)
        assert (list(body), readers()) == ([], [])


def test_an_iteration_that_waits_ends_when_another_thread_closes():
    """As by a server's time-out."""
    held = Held(METADATA)
    with upstream(held) as (_, client):
        body, rest = sse_body(join(client)), []
        next(body), next(body)
        waiting = threading.Thread(target=lambda: rest.extend(body))
        waiting.start()
        body.close()
        waiting.join(PATIENCE)
        assert (waiting.is_alive(), rest) == (False, [])


def requests(server):
    """What was asked for."""
    return [f"{seen.method} {seen.target.removeprefix(f'/threads/{THREAD}/runs/{RUN}')}" for seen in server.seen]


@pytest.mark.parametrize("begun", [True, False], ids=["in the middle", "before the first byte"])
def test_leaving_cancels_the_run_where_it_is_to(begun):
    """Once, and after the upstream was closed."""
    held = Held(METADATA)
    with upstream(held, CANCELLED) as (server, client):
        body = sse_body(join(client), cancel_on_close=True)
        if begun:
            next(body), next(body)
        body.close()
        body.close()
        assert held.left.wait(PATIENCE)
        assert [one.partition("?")[0] for one in requests(server)] == ["GET /stream", "POST /cancel"]


@pytest.mark.parametrize(
    "script",
    [
        [told(*VALUES, END), status("success")],
        [
            told(event("error", {"error": "E", "message": "m"}), END),
            status("error"),
            answer({"thread_id": THREAD, "interrupts": {}}),
        ],
        [told(*VALUES, end="cut")],
    ],
    ids=["the end", "a failed run", "a lost stream"],
)
def test_an_end_is_no_leaving(script, browser):
    """The run is left as it is: the browser comes again, or it is over."""
    with upstream(*script) as (server, client):
        body = sse_body(join(client), cancel_on_close=True)
        browser.read(body)
        body.close()
        assert not [one for one in requests(server) if "cancel" in one]


def test_a_run_that_can_not_be_cancelled_is_logged(caplog):
    """Nobody is left to be told; the server's thread goes on."""
    with upstream(Held(METADATA), answer({"detail": "no"}, 500)) as (_, client):
        body = sse_body(join(client), cancel_on_close=True)
        next(body)
        body.close()
    assert "could not be cancelled: 500" in caplog.text
    assert KEY not in caplog.text


@pytest.mark.parametrize("place", ["gunicorn.socket", "werkzeug.socket"])
def test_a_browser_that_left_in_silence_is_noticed(place):
    """Nothing is sent for long, and the server has told nobody: the connection itself does."""
    held = Held(METADATA)
    ours, theirs = socket.socketpair()
    with ours, upstream(held, CANCELLED) as (server, client):
        ours.settimeout(7.0)
        body = sse_body(join(client), 1e6, cancel_on_close=True, environ={place: ours})
        next(body), next(body)
        theirs.close()
        assert list(body) == []
        assert held.left.wait(PATIENCE)
        assert "POST" in requests(server)[-1]
        assert ours.gettimeout() == 7.0


def test_a_browser_that_left_is_noticed_while_events_come(monkeypatch):
    """By the clock: what is sent to it may lie in a buffer for long."""
    monkeypatch.setattr(bodies, "_LOOK", 0.0)
    ours, theirs = socket.socketpair()
    left = threading.Event()

    def flood(wire):
        wire.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n")
        with contextlib.suppress(OSError):
            for number in itertools.count(5):
                wire.write(event("values", {"number": number}, f"{number}-0"))
        left.set()
        wire.close()

    with ours, upstream(flood, CANCELLED) as (server, client):
        body = sse_body(join(client), 1e6, cancel_on_close=True, environ={"gunicorn.socket": ours})
        Browser().read(body, lambda browser: len(browser.events) > 100)
        theirs.close()
        assert list(body) == []
        assert left.wait(PATIENCE)
        assert "POST" in requests(server)[-1]


def test_a_server_that_stops_cancels_no_run():
    """It closes the body while the browser is still there, which comes again to another worker."""
    held = Held(METADATA)
    ours, theirs = socket.socketpair()
    with ours, theirs, upstream(held) as (server, client):
        body = sse_body(join(client), 1e6, cancel_on_close=True, environ={"gunicorn.socket": ours})
        next(body), next(body)
        body.close()
        assert held.left.wait(PATIENCE)
        assert [one.partition("?")[0] for one in requests(server)] == ["GET /stream"]


def test_a_browser_that_is_there_is_left_alone(browser):
    """Also one that has sent its next request already."""
    ours, theirs = socket.socketpair()
    with ours, theirs, upstream(told(*VALUES, END), status("success")) as (_, client):
        theirs.send(b"GET")
        body = sse_body(join(client), 0.05, environ={"gunicorn.socket": ours})
        assert browser.read(body).ended
        assert ours.recv(10) == b"GET"
