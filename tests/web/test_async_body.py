"""The body under ASGI: awaited in an event loop that nothing holds up, and left when the iteration is cancelled."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterable

import pytest
from django.test import AsyncClient, AsyncRequestFactory

from langgraph_client.web import body as bodies
from langgraph_client.web import django as views
from langgraph_client.web.django import sse_response
from langgraph_client.web.sse import sse_body
from tests.local_server import PATIENCE, RUN, THREAD, answer
from tests.web.conftest import comes_true, readers
from tests.web.sites import django_site
from tests.web.upstreams import END, METADATA, VALUES, Held, join, status, told, upstream

CANCELLED = answer(None, 202)


async def collected(body):
    """All that comes."""
    return [chunk async for chunk in body]


async def first_events(body, seen):
    """Iterate without end; sets `seen` at the first event."""
    async for chunk in body:
        if b"event:" in chunk:
            seen.set()


async def leave_at_first_event(body):
    """As a server does when the browser leaves: the task is cancelled while it waits."""
    seen = asyncio.Event()
    task = asyncio.create_task(first_events(body, seen))
    await asyncio.wait_for(seen.wait(), PATIENCE)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_the_same_bytes_as_for_wsgi(browser):
    """Whoever takes either, as StreamingResponse does, takes it for async."""
    script = [told(*VALUES, END), status("success")]
    with upstream(*script, *script) as (_, client):
        body = sse_body(join(client))
        assert isinstance(body, AsyncIterable)
        awaited = b"".join(asyncio.run(collected(body)))
        assert awaited == b"".join(sse_body(join(client)))
    assert browser.read([awaited]).data("end") == [{"status": "success", "interrupts": []}]


def test_silence_is_filled():
    """Without holding up the event loop, in which others go on."""
    go_on = threading.Event()

    async def watch(body):
        chunks = []
        async for chunk in body:
            chunks.append(chunk)
            if chunks.count(b": heartbeat\n\n") == 3:
                go_on.set()
        return chunks

    with upstream(told(go_on, VALUES[0], END), status("success")) as (_, client):
        chunks = asyncio.run(watch(sse_body(join(client), 0.02)))
    assert b"event: end" in chunks[-1]


def test_a_browser_that_leaves_ends_the_upstream_at_once():
    """The run goes on."""
    held = Held(METADATA)
    with upstream(held) as (_, client):
        body = sse_body(join(client))
        asyncio.run(leave_at_first_event(body))
        assert held.left.wait(PATIENCE)
        assert comes_true(lambda: not readers())


def test_leaving_cancels_the_run_where_it_is_to(monkeypatch):
    """In a thread, while the event loop goes on."""
    monkeypatch.setattr(bodies, "_GRACE", 0.01)
    held, cancelled = Held(METADATA), threading.Event()

    def cancel(wire):
        CANCELLED(wire)
        cancelled.set()

    async def leave(body):
        await leave_at_first_event(body)
        await asyncio.wait_for(asyncio.to_thread(cancelled.wait, PATIENCE), PATIENCE)

    with upstream(held, cancel) as (server, client):
        asyncio.run(leave(sse_body(join(client), cancel_on_close=True)))
        assert server.seen[-1].method == "POST"
        assert "/cancel" in server.seen[-1].target


def test_a_server_that_stops_cancels_no_run():
    """Its event loop ends with the iteration: the browser is still there, and comes again."""
    held = Held(METADATA)
    with upstream(held) as (server, client):
        asyncio.run(leave_at_first_event(sse_body(join(client), cancel_on_close=True)))
        assert held.left.wait(PATIENCE)
        assert [one.method for one in server.seen] == ["GET"]


def test_an_end_is_no_leaving():
    """The run is left as it is."""
    with upstream(told(*VALUES, END), status("success")) as (server, client):
        asyncio.run(collected(sse_body(join(client), cancel_on_close=True)))
        assert {one.method for one in server.seen} == {"GET"}


def test_django_gets_an_async_body_for_an_asgi_request(browser):
    """And under WSGI an iterator."""
    with upstream(told(*VALUES, END), status("success")) as (_, client):
        said = sse_response(join(client), request=AsyncRequestFactory().get("/"))
        assert (said.streaming, said.is_async) == (True, True)
        chunks = asyncio.run(collected(said))
        assert browser.read(chunks).data("end") == [{"status": "success", "interrupts": []}]


def test_a_view_under_asgi(browser):
    """With all of Django around it."""

    async def visit():
        said = await AsyncClient().get(f"/chat/{THREAD}/runs/{RUN}/stream")
        assert said.headers["Content-Encoding"] == "identity"
        return await collected(said)

    with upstream(answer({"run_id": RUN, "thread_id": THREAD}), told(*VALUES, END), status("success")) as (_, client):
        options = {"client": client, "assistant_id": "agent", "authorize": lambda *_: True, "stream_mode": "values"}
        with django_site([], **options):
            browser.read(asyncio.run(visit()))
    assert browser.names == ["metadata", *["values"] * 5, "end"]


class Connections:
    """What Django knows of its database connections, and who asked it to close them."""

    def __init__(self, *, atomic):
        self.in_atomic_block = atomic
        self.closed = []

    def all(self, *, initialized_only):
        """The connections of the thread: one."""
        assert initialized_only
        return [self]

    def close(self):
        """Close it."""
        self.closed.append("one")

    def close_all(self):
        """Close those of the thread."""
        self.closed.append(threading.current_thread().name)


@pytest.mark.parametrize("atomic", [False, True])
def test_database_connections_are_given_back(atomic, monkeypatch):
    """That of the view before the first byte, unless a transaction is open; what `transform` opened, by its own thread."""
    connections = Connections(atomic=atomic)
    monkeypatch.setattr(views, "connections", connections)
    with upstream(told(*VALUES, END), status("success")) as (_, client):
        said = sse_response(join(client))
        assert connections.closed == []
        content = iter(said)
        next(content)
        assert connections.closed.count("one") == (0 if atomic else 1)
        list(content)
        assert comes_true(lambda: connections.closed[-1:] == ["langgraph_client-sse"])
