"""On every server: events come at once, a browser that left is noticed, and nothing is lost."""

from __future__ import annotations

import contextlib
import http.client
import signal
import uuid

import pytest

from tests.relay.conftest import Site, comes_true
from tests.relay.servers import PATIENCE
from tests.web.conftest import Browser


@pytest.fixture
def sites(server, client, gates):
    """Each framework on the server."""
    return [Site(server, mount, client, gates) for mount in server.server.mounts]


def has(count):
    """Whether so many parts have come."""
    return lambda browser: len(browser.data("custom")) == count


def test_events_come_at_once(sites):
    """The first while the run waits for it to be seen; then the rest, and the end."""
    for site in sites:
        name, browser = str(uuid.uuid4()), Browser()
        with site.watch(site.start(before=1, gate=name, after=2)) as body:
            browser.read(body, has(1))
            site.gates[name].set()
            browser.read(body)
        assert browser.data("custom") == [0, 1, 2]
        assert browser.data("end") == [{"status": "success", "interrupts": []}]


@pytest.mark.parametrize("plan", [{"gate": "never"}, {"after": 1000, "every": 0.2}], ids=["silence", "events"])
def test_a_browser_that_left_is_noticed(sites, plan):
    """In silence, and while events come: the run is cancelled, as leaving is to do."""
    streams = []
    for site in sites:
        streams.append((site, site.start(before=1, **plan)))
        with site.watch(streams[-1][1]) as body:
            Browser().read(body, has(1))
    for site, stream in streams:
        assert comes_true(lambda site=site, stream=stream: site.status(stream) == "interrupted"), stream


def test_a_browser_that_comes_again_loses_nothing(sites):
    """It leaves after each third event and goes on by the last id. That a run is over is no leaving."""
    for site in sites:
        stream, browser = site.start(before=20), Browser()
        assert comes_true(lambda site=site, stream=stream: site.status(stream) == "success")
        while not browser.ended:
            seen = len(browser.events)
            with site.watch(stream, browser.last_event_id) as body:
                browser.read(body, lambda one, seen=seen: len(one.events) == seen + 3)
        assert browser.data("custom") == list(range(20))


def test_http_1_0(sites):
    """Whole, and its end is the connection's."""
    for site in sites:
        browser = Browser()
        with site.watch(site.start(before=3), version=10) as body:
            assert browser.read(body).data("custom") == [0, 1, 2]
        assert browser.ended


def test_head_opens_no_stream(sites, upstream):
    """It is refused, and the Agent Server hears nothing of it."""
    for site in sites:
        stream = site.start(before=1)
        thread_id = stream.split("/")[-4]  # requests for the streams of earlier tests may still arrive
        before = [request for request in upstream.requests if thread_id in request.path]
        with site.ask("HEAD", stream) as said:
            assert said.status == 405
        assert [request for request in upstream.requests if thread_id in request.path] == before


def test_many_at_once(sites):
    """Each has its first event before the first one ends."""
    for site in sites:
        name = str(uuid.uuid4())
        with contextlib.ExitStack() as stack:
            streams = [site.start(before=1, gate=name, after=1) for _ in range(site.many)]
            bodies = [stack.enter_context(site.watch(stream)) for stream in streams]
            browsers = [Browser().read(body, has(1)) for body in bodies]
            site.gates[name].set()
            for browser, body in zip(browsers, bodies, strict=True):
                browser.read(body)
        assert [browser.data("custom") for browser in browsers] == [[0, 1]] * site.many


def test_a_server_that_stops(sites):
    """It cuts its streams. The browser is still there and comes again, so that the run is not cancelled, although leaving does."""
    server = sites[0].server
    with contextlib.ExitStack() as stack:
        streams = [(site, site.start(before=1, gate="never")) for site in sites[: server.server.many]]
        bodies = [stack.enter_context(site.watch(stream)) for site, stream in streams]
        for body in bodies:
            Browser().read(body, has(1))
        server.interrupt()
        for body in bodies:
            with contextlib.suppress(ConnectionError, http.client.IncompleteRead):
                Browser().read(body)
        if server.server.stop is signal.SIGTERM:
            server.process.wait(PATIENCE)
    statuses = {site.status(stream) for site, stream in streams}
    assert statuses == {"running"} or not server.server.spares
