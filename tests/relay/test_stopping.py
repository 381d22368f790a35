"""A server that stops cancels no run, although leaving does: the browser is still there, and comes again."""

from __future__ import annotations

from tests.relay.conftest import Site
from tests.web.conftest import Browser


def test_a_worker_that_stops(server, client, gates, upstream):
    """Asked to stop while a browser waits in silence."""
    for mount in server.server.mounts[:1]:
        site = Site(server, mount, client, gates)
        stream = site.start(before=1, gate="never")
        with site.watch(stream) as body:
            Browser().read(body, lambda browser: browser.data("custom"))
            server.stop()
        assert (site.status(stream) == "running") is server.server.told_apart
