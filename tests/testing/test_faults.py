"""The faults of the fake against the client: wherever a stream is cut, nothing is lost and nothing comes twice."""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests

from langgraph_client import (
    APIConnectionError,
    Client,
    InternalServerError,
    RateLimitError,
    RetryPolicy,
    RunFailed,
    get_client,
)
from langgraph_client.testing import FakeAgentServer, gate, reply, tokens, updates, values
from langgraph_client.testing.faults import KINDS
from tests.testing.conftest import QUICK

MODES = ["values", "updates", "messages-tuple"]
SCRIPT = [values({"n": 0}), tokens("one two three"), updates(count={"n": 1}), values({"n": 1})]
EVENTS = 7  # with the metadata
CROWD = [values({"n": number}) for number in range(24)]
WAYS: list[Any] = ["reset", "close", "clean"]
RUN = "POST /threads/*/runs/stream"


@pytest.fixture(scope="module")
def cut_server() -> Iterator[FakeAgentServer]:
    """A server with a small script."""
    with FakeAgentServer() as server:
        server.script("agent", SCRIPT)
        yield server


def _body_length(url: str) -> int:
    """Bytes of the run's body."""
    body = {"assistant_id": "agent", "stream_mode": MODES, "stream_resumable": True, "if_not_exists": "create"}
    thread = "11111111-1111-4111-8111-111111111111"
    return len(requests.post(f"{url}/threads/{thread}/runs/stream", json=body, timeout=10).content)


def _run(url: str, **options: Any) -> tuple[list[Any], str | None, int]:
    """A run's parts without what differs, its end, and the times that it was taken up."""
    with get_client(url, api_key=None, retry=QUICK, **options) as client:
        thread_id = client.threads.create().thread_id
        stream = client.runs.stream(thread_id, "agent", input={}, stream_mode=MODES)
        parts = [(part.event, str(part.data)[:60]) for part in stream]
    return [part for part in parts if part[0] != "metadata"], stream.status, stream.reconnects


def _tally(url: str, results: list[tuple[list[Any], str | None, int]]) -> tuple[int, int]:
    """Events lost and doubled, against a run that nobody cut."""
    whole = Counter(_run(url)[0])
    lost = sum((whole - Counter(parts)).total() for parts, _, _ in results)
    doubled = sum((Counter(parts) - whole).total() for parts, _, _ in results)
    assert {status for _, status, _ in results} == {"success"}
    return lost, doubled


@pytest.mark.parametrize("how", ["reset", "close", "clean"])
@pytest.mark.parametrize(("repeated", "script", "events"), [(1, SCRIPT, EVENTS), (3, SCRIPT, EVENTS), (10, CROWD, 25)])
def test_a_cut_anywhere(
    how: str, repeated: int, script: list[Any], events: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """At each event and at many a byte, with unique ids and with those of the in-memory server, few of one and many."""
    with FakeAgentServer() as server:
        server.script("agent", script)
        if repeated > 1:
            server.fault("repeat_ids", count=repeated)
        places = [{"after_events": n} for n in range(events + 1)]
        places += [{"after_bytes": n} for n in range(100, _body_length(server.url), 700)]
        results = []
        for place in places:
            server.fault(how, on=RUN, **place)
            results.append(_run(server.url))
        lost, doubled = _tally(server.url, results)
    with capsys.disabled():
        checked = len(places) * (events - 1)
        print(
            f"\nfake, {how}, {repeated} events an id: {len(places)} cuts, {checked} events, {lost} lost, {doubled} doubled"
        )
    assert (lost, doubled) == (0, 0)


def test_a_cut_at_every_byte(cut_server: FakeAgentServer, capsys: pytest.CaptureFixture[str]) -> None:
    """The last byte to arrive is each one in turn, in the three ways in turn."""
    cut_server.script("small", [values({"n": 0}), updates(count={"n": 1}), values({"n": 1})])
    path = f"{cut_server.url}/threads/{uuid.uuid4()}/runs/stream"
    body = {"assistant_id": "small", "stream_mode": MODES, "stream_resumable": True, "if_not_exists": "create"}
    length = len(requests.post(path, json=body, timeout=10).content)

    def one(client: Client, at: int) -> tuple[list[Any], str | None]:
        thread_id = client.threads.create().thread_id
        cut_server.fault(WAYS[at % 3], on=f"POST /threads/{thread_id}/runs/stream", after_bytes=at)
        stream = client.runs.stream(thread_id, "small", input={}, stream_mode=MODES)
        return [(part.event, part.data) for part in stream if part.event != "metadata"], stream.status

    with get_client(cut_server.url, api_key=None, retry=QUICK) as client, ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda at: one(client, at), range(length)))
    whole = [("values", {"n": 0}), ("updates", {"count": {"n": 1}}), ("values", {"n": 1})]
    wrong = [at for at, told in enumerate(results) if told != (whole, "success")]
    with capsys.disabled():
        print(f"\nfake, every byte: {length} cuts, {3 * length} events, {len(wrong)} runs not as they are")
    assert wrong == []


def test_cut_again_and_again(cut_server: FakeAgentServer) -> None:
    """Each connection is cut a little later than the one before."""
    for after in range(1, 5):
        cut_server.fault("close", on="*/stream", after_events=after)
    parts, status, reconnects = _run(cut_server.url)
    assert (len(parts), status) == (EVENTS - 1, "success")
    assert reconnects >= 4


@pytest.mark.parametrize("how", WAYS)
def test_a_conversation_is_cut_at_each_event(how: Any, server: FakeAgentServer, client: Client) -> None:
    """In the thread protocol, too, each token comes once, and the state is whole."""
    server.script("chat", [values({"messages": []}), reply("one two three")])
    for after in range(12):
        server.fault(how, on="*/stream/events", after_events=after)
        with client.threads.stream(assistant_id="chat") as stream:
            stream.run.start(input={})
            assert [list(message) for message in stream.messages] == [["one ", "two ", "three"]], after
            assert [one["content"] for one in stream.output["messages"]] == ["one two three"]


@pytest.mark.parametrize("how", WAYS)
def test_a_feed_is_cut_at_each_event(how: Any, server: FakeAgentServer, client: Client) -> None:
    """A thread's feed goes on behind each cut."""
    server.script("agent", [values({"n": n}) for n in range(3)])
    for after in range(6):
        thread_id = client.threads.create().thread_id
        list(client.runs.stream(thread_id, "agent", input={}))
        server.fault(how, on="GET /threads/*/stream", after_events=after)
        with client.threads.join_stream(thread_id, last_event_id="-") as feed:
            parts = [next(feed) for _ in range(5)]
        assert [part.event for part in parts] == ["metadata", "values", "values", "values", "metadata"], after


def test_a_stalled_stream_is_taken_up_again(cut_server: FakeAgentServer) -> None:
    """Silence without heartbeats counts as a dead connection."""
    cut_server.fault("stall", on=RUN, after_events=2)
    parts, status, _ = _run(cut_server.url, stall_timeout=0.5)
    assert (len(parts), status) == (EVENTS - 1, "success")


def test_a_busy_server_is_asked_again(server: FakeAgentServer, client: Client) -> None:
    """429 with Retry-After, twice, then the answer."""
    server.fault("status", status=429, retry_after=0, times=2, on="POST /threads")
    assert client.threads.create().status == "idle"
    assert [one.path for one in server.requests] == ["/threads"] * 3


@pytest.mark.parametrize(
    ("status", "error"), [(429, RateLimitError), (500, InternalServerError), (503, InternalServerError)]
)
def test_a_broken_server_is_an_error(
    status: int, error: type[Exception], server: FakeAgentServer, client: Client
) -> None:
    """When it stays broken."""
    server.fault("status", status=status, times=None)
    with pytest.raises(error):
        client.threads.get("11111111-1111-4111-8111-111111111111")


def test_a_refusing_server_is_tried_again(server: FakeAgentServer) -> None:
    """No connections for a moment, then as before, on the same port."""
    with get_client(
        server.url, api_key=None, retry=RetryPolicy(attempts=50, initial_backoff=0.02, max_backoff=0.02)
    ) as client:
        server.fault("refuse", seconds=0.1)
        assert client.system.ok() is not None


def test_a_server_that_is_gone_refuses(client: Client, server: FakeAgentServer) -> None:
    """After `close` nothing listens."""
    server.close()
    with pytest.raises(APIConnectionError):
        client.threads.create()


def test_a_slow_header(server: FakeAgentServer, client: Client) -> None:
    """It comes in pieces, and comes."""
    server.fault("slow_header", seconds=0.1)
    assert client.threads.create().status == "idle"


def test_a_run_that_is_made_to_fail(server: FakeAgentServer, client: Client) -> None:
    """After so many steps of its script; the next run is as scripted."""
    server.script("agent", SCRIPT)
    server.fault("fail_run", on="agent", after_events=1, error="KeyError", message="lost")
    with pytest.raises(RunFailed, match="lost"):
        client.runs.wait(None, "agent", input={})
    assert client.runs.wait(None, "agent", input={}) == {"n": 1}


def test_a_run_that_is_made_to_ask(server: FakeAgentServer, client: Client) -> None:
    """After so many steps, and with this question."""
    server.script("agent", SCRIPT)
    server.fault("interrupt_run", value={"sure": False}, after_events=1)
    stream = client.runs.stream(client.threads.create().thread_id, "agent", input={})
    list(stream)
    assert [one["value"] for one in stream.interrupts] == [{"sure": False}]


def test_a_live_run_is_cut_before_it_goes_on(server: FakeAgentServer, client: Client) -> None:
    """The run waits at a gate while its connection is lost; what comes then comes on the next one."""
    opened = gate()
    server.script("agent", [values({"n": 0}), opened, values({"n": 1})])
    server.fault("reset", on=RUN, after_events=2)
    stream = client.runs.stream(
        client.threads.create().thread_id, "agent", input={}, on_reconnect=lambda *_: opened.set()
    )
    threading.Timer(0.5, opened.set).start()
    assert [part.data for part in stream if part.event == "values"] == [{"n": 0}, {"n": 1}]


@pytest.mark.parametrize(
    ("kind", "options", "error", "words"),
    [
        ("explode", {}, ValueError, "kind must be one of reset, close"),
        ("reset", {"seconds": 1}, TypeError, "has no option 'seconds'; it has after_events, after_bytes"),
    ],
)
def test_a_wrong_fault(kind: Any, options: Any, error: type[Exception], words: str, server: FakeAgentServer) -> None:
    """It is refused when it is ordered, in words that help."""
    with pytest.raises(error, match=words):
        server.fault(kind, **options)


def test_each_kind_is_described() -> None:
    """The method that orders faults tells of all kinds and their options."""
    told = str(FakeAgentServer.fault.__doc__)
    for kind, known in KINDS.items():
        assert f"`{kind}`" in told
        assert all(option in told for option in known.options)


def test_many_at_once(cut_server: FakeAgentServer) -> None:
    """Thirty clients, each with its own cut."""
    cut_server.fault("reset", on=RUN, after_events=3, times=30)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: _run(cut_server.url), range(30)))
    assert _tally(cut_server.url, results) == (0, 0)
