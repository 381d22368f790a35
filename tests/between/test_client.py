"""The client and the real Agent Server, with a proxy between them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from examples.processes import eventually
from langgraph_client import LangGraphError
from tests.between.claims import NOT_HELD, PACKAGED, SET, Row
from tests.between.conftest import PATIENCE, Watched, client_of, end_of, opened
from tests.between.line import Line
from tests.between.proxies import Setting
from tests.faults.conftest import compared, run_truth
from tests.faults.test_random_cuts import feed, joined, on_a_thread, stateless

BURST, SLOW = {"count": 200}, {"steps": 10, "delay": 0.05}


def difference(got, truth):
    """What was lost and doubled, in the guide's words."""
    seen = compared(got, truth)
    assert seen.events >= 3
    assert seen.in_order
    return f"lost {seen.lost}, doubled {seen.doubled}"


def background(direct, steps, delay):
    """A run that takes its time: its thread and its id."""
    thread_id = str(direct.threads.create().thread_id)
    given = {"steps": steps, "delay": delay}
    run = direct.runs.create(thread_id, "slow", input=given, stream_mode=["updates"], stream_resumable=True)
    return thread_id, str(run.run_id)


def test_the_version(kind, claim):
    """What the guide says was seen with these versions."""
    claim(Row.VERSION, kind.version())


@pytest.fixture(scope="module")
def packaged(kind, server_port):
    """A proxy with its packaged defaults."""
    with kind(server_port) as proxy:
        yield proxy


@pytest.mark.parametrize(
    ("how", "graph", "given"),
    [(on_a_thread, "slow", SLOW), (stateless, "burst", BURST), (joined, "burst", BURST), (feed, "slow", SLOW)],
)
def test_streams_are_whole(how, graph, given, packaged, claim, direct, server_url):
    """Every part that the server has stored comes once."""
    with client_of(packaged) as client:
        claim(Row.STREAMS, difference(*how(client, direct, server_url, graph, given)))


def test_the_first_event_is_not_held_back(packaged, claim, direct):
    """It is there while the run still has hours before it."""
    with client_of(packaged) as client:
        stream = client.runs.stream(
            direct.threads.create().thread_id, "slow", input={"steps": 2, "delay": 10_000}, deadline=PATIENCE
        )
        with stream:
            assert next(stream).event == "metadata"
            assert direct.runs.get(stream.thread_id, stream.run_id).status in ("pending", "running")
            claim(Row.FIRST, NOT_HELD)
            direct.runs.cancel(stream.thread_id, stream.run_id, wait=True)


def test_a_time_out_in_mid_stream(kind, claim, direct, server_url, server_port):
    """A run that is silent for longer than the proxy bears: the client reconnects, and misses nothing."""
    with kind(server_port, [Setting.SHORT_TIMEOUT]) as proxy, client_of(proxy) as client:
        thread_id, run_id = background(direct, steps=3, delay=3.0)
        with opened(proxy, f"/threads/{thread_id}/runs/{run_id}/stream") as response:
            claim(Row.TIMED_OUT, end_of(response))
        stream = client.runs.join_stream(thread_id, run_id, last_event_id="-")
        parts = list(stream)
        assert (stream.status, stream.reconnects > 0) == ("success", True)
        claim(Row.AFTER_TIME_OUT, difference(parts, run_truth(server_url, thread_id, run_id)))


@pytest.fixture
def outage(kind, server_port):
    """A line that can be cut, a proxy in front of it, and a client that counts the proxy's errors."""
    with Line(server_port) as line, kind(line.port) as proxy, Watched() as session, client_of(proxy, session) as client:
        yield line, proxy, session, client


def cut(line, proxy, session):
    """Take the server away until the client has had an error from the proxy, and return what the proxy responds then."""
    before = len(session.errors)
    line.kill()
    assert eventually(lambda: len(session.errors) > before, PATIENCE)
    status = session.get(f"{proxy.url}/ok", timeout=PATIENCE).status_code
    line.start()
    return str(status)


def test_a_server_that_goes_and_comes_back(outage, claim, direct, server_url):
    """In mid-stream: the client meets the proxy's error pages, and then goes on where it was."""
    line, proxy, session, client = outage
    thread_id, run_id = background(direct, steps=30, delay=0.1)
    stream = client.runs.join_stream(thread_id, run_id, last_event_id="-")
    begun = threading.Event()
    parts = []

    def read():
        for part in stream:
            parts.append(part)
            begun.set()

    path = f"/threads/{thread_id}/runs/{run_id}/stream"
    with ThreadPoolExecutor(1) as pool, opened(proxy, path) as response:
        reading = pool.submit(read)
        assert begun.wait(PATIENCE)
        claim(Row.AWAY, cut(line, proxy, session))
        claim(Row.BROKEN, end_of(response))
        reading.result()
    assert (stream.status, stream.reconnects > 0) == ("success", True)
    claim(Row.AFTER_RETURN, difference(parts, run_truth(server_url, thread_id, run_id)))


def test_a_wait_across_a_broken_connection(outage, claim, direct):
    """The result is that of the one run that was started."""
    line, proxy, session, client = outage
    thread_id = str(direct.threads.create().thread_id)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(client.runs.wait, thread_id, "slow", input={"steps": 3, "delay": 1.0})
        assert eventually(lambda: [one.status for one in direct.runs.list(thread_id)] == ["running"], PATIENCE)
        cut(line, proxy, session)
        assert waiting.result()["step"] == 3
    assert len(direct.runs.list(thread_id)) == 1
    claim(Row.WAIT, "one run, its result")


def said(proxy):
    """What a conversation over a WebSocket says, and an answer to its question."""
    with client_of(proxy) as client, client.threads.stream(assistant_id="shopper", transport="websocket") as talk:
        talk.run.start(input={"messages": [{"role": "user", "content": "buy cats"}]})
        list(talk.values)
        (asked,) = talk.interrupts
        talk.run.respond("yes", interrupt_id=asked.interrupt_id)
        return str(talk.output["messages"][-1]["content"])


def test_a_conversation_over_a_websocket(kind, packaged, claim, server_port):
    """Where the packaged defaults drop the upgrade, settings let it pass."""
    try:
        words, how = said(packaged), PACKAGED
    except LangGraphError:
        with kind(server_port, [Setting.WEBSOCKET, Setting.NO_CACHE]) as proxy:
            words, how = said(proxy), SET
    assert "cats" in words
    claim(Row.WEBSOCKET, how)


def status_after_the_end(proxy, direct):
    """The status of a finished run, which was read once while it was active."""
    thread_id, run_id = background(direct, steps=2, delay=0.5)
    with client_of(proxy) as client:
        assert client.runs.get(thread_id, run_id).status in ("pending", "running")
        direct.runs.join(thread_id, run_id)
        return client.runs.get(thread_id, run_id).status


def test_the_status_of_a_finished_run(kind, packaged, claim, direct, server_port):
    """A cache between may repeat an old one, unless it is told not to."""
    how = PACKAGED
    if status_after_the_end(packaged, direct) != "success":
        how = SET
        with kind(server_port, [Setting.NO_CACHE]) as proxy:
            assert status_after_the_end(proxy, direct) == "success"
    claim(Row.STATUS, how)
