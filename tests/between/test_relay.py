"""A browser and a relay on gunicorn, with a proxy between them. The run waits at gates that the test opens."""

from __future__ import annotations

import statistics
import time
from collections import Counter

import pytest

from examples.processes import eventually
from langgraph_client import get_client
from langgraph_client.testing import FakeAgentServer, custom, gate
from tests.between.claims import NOT_HELD, WHOLE, Row
from tests.between.conftest import PATIENCE
from tests.between.proxies import HAProxy, Setting
from tests.between.site import Site
from tests.between.tab import Tab

EVENTS = 8


@pytest.fixture(scope="module")
def fake():
    """An Agent Server whose runs are scripts."""
    with FakeAgentServer() as server:
        yield server


@pytest.fixture(scope="module")
def one_site(fake):
    """The relay."""
    with Site(fake.url) as site:
        yield site


@pytest.fixture
def site(one_site):
    """The relay, which runs again after each test."""
    yield one_site
    if one_site.pid is None:
        one_site.start()


@pytest.fixture(scope="module")
def thread_of(fake):
    """Makes threads."""
    with get_client(fake.url, api_key=None) as client:
        yield lambda: str(client.threads.create().thread_id)


@pytest.fixture
def run(fake):
    """Writes numbers, each but the first behind a gate."""

    def make(count):
        gates = [gate() for _ in range(count - 1)]
        fake.script("agent", [custom(0), *([one, custom(number)] for number, one in enumerate(gates, 1))])
        return gates

    return make


def difference(tab, count):
    """What was lost and doubled, in the guide's words."""
    seen = Counter(tab.seen)
    assert tab.browser.data("end") == [{"status": "success", "interrupts": []}]
    return f"lost {count - len(seen)}, doubled {seen.total() - len(seen)}"


def read_event_by_event(tab, gates):
    """Open the next gate when the event before it is there, and return how long each event took behind its gate."""
    closed = iter(gates)
    opened, took = [], []

    def on_event():
        if opened and len(tab.seen) == len(took) + 2:
            took.append(time.monotonic() - opened[-1])
        if len(tab.seen) == len(opened) + 1 and (following := next(closed, None)):
            opened.append(time.monotonic())
            following.set()

    assert tab.connect(on_event) == 200
    return took


def seconds_of_an_event(proxy, thread_id, gates):
    """Read a run behind gates to its end. None of its events can be held back, else there were no next one."""
    with Tab(proxy.url, thread_id) as tab:
        took = read_event_by_event(tab, gates)
        assert difference(tab, EVENTS) == WHOLE
    assert tab.seen == list(range(EVENTS))
    return f"{statistics.median(took):.3f} s an event"


def test_each_event_comes_at_once(kind, site, run, thread_of, claim, tell):
    """The run writes an event only when the browser has read the one before it."""
    with kind(site.port) as proxy:
        tell(f"relay behind {kind.name} {kind.version()}: {seconds_of_an_event(proxy, thread_of(), run(EVENTS))}")
    claim(Row.RELAYED, NOT_HELD)


def test_haproxy_without_delay(site, run, thread_of, tell):
    """With the option that the guide recommends."""
    with HAProxy(site.port, [Setting.NO_DELAY]) as proxy:
        tell(f"relay behind HAProxy, no delay: {seconds_of_an_event(proxy, thread_of(), run(EVENTS))}")


def test_a_time_out_in_mid_stream(kind, site, run, thread_of, claim):
    """The proxy ends a response that is silent; the browser comes again, and the relay goes on behind its last event."""
    (only,) = run(2)
    with kind(site.port, [Setting.SHORT_TIMEOUT]) as proxy, Tab(proxy.url, thread_of(), site.url) as tab:
        assert eventually(lambda: tab.connect() == 200 and tab.seen, PATIENCE)
        assert tab.seen == [0]
        only.set()
        assert eventually(lambda: tab.connect() == 200 and tab.browser.ended, PATIENCE)
        claim(Row.RELAY_TIMED_OUT, difference(tab, 2))


def test_a_site_that_goes_and_comes_back(kind, site, run, thread_of, claim):
    """The site is killed in mid-stream and started again: the browser misses nothing."""
    (only,) = run(2)
    with kind(site.port) as proxy, Tab(proxy.url, thread_of()) as tab:
        tab.connect(on_event=lambda: tab.seen and site.kill())
        assert tab.seen == [0]
        assert eventually(lambda: not site.is_ready(), PATIENCE)  # its workers have gone, too
        claim(Row.RELAY_AWAY, str(tab.connect()))
        site.start()
        only.set()
        assert eventually(lambda: tab.connect() == 200, PATIENCE)
        claim(Row.RELAY_BACK, difference(tab, 2))
