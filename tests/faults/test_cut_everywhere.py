"""One recorded run, cut at every byte: nothing is lost and nothing comes twice, in whatever way the connection ends.

Where more than one cut matters, at every byte with `--exhaustive` only.
"""

from __future__ import annotations

import json
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
import requests
from requests.adapters import BaseAdapter

from langgraph_client import get_client
from langgraph_client.models import Run
from tests.faults.conftest import QUICK, as_part, compared, run_truth, stored_bytes
from tests.faults.proxy import FaultProxy, cut
from tests.faults.raw import Raw

URL = "http://replayed"
SOCKET_STRIDE = 7
FEWEST_EVENTS = 10


@dataclass(frozen=True)
class Recording:
    """A finished run: what the server says of it, and its events as they are on the wire."""

    run: Run
    events: list[bytes]

    @cached_property
    def body(self) -> bytes:
        """All of it as one body, with heartbeats in it, which the server sends by the clock."""
        return with_beats(self.events)

    @cached_property
    def ids(self) -> list[str]:
        """The events' ids."""
        return [str(as_part(event).id) for event in self.events]


def with_beats(events: list[bytes]) -> bytes:
    """A body with a heartbeat in the midst of the events, as it comes while a long store is sent."""
    middle = len(events) // 2
    return b"".join(events[:middle]) + b": heartbeat\r\n\r\n" + b"".join(events[middle:])


class Replay(BaseAdapter):
    """A server that has one finished run, in the place of the network.

    It compares ids as text and repeats those of one millisecond, as the in-memory runtime does.

    Args:
        recording: The run.
        cuts: Where and how to cut, one for each connection; later ones end cleanly.
        overlap: How many of the events that were never sent a resumed connection brings twice, from the store and then
            live.
    """

    def __init__(self, recording: Recording, *cuts: tuple[int, str], overlap: int = 0) -> None:
        super().__init__()
        self.recording = recording
        self.cuts = list(cuts)
        self.overlap = overlap
        self.connections = 0
        self.sent = 0

    def send(self, request: requests.PreparedRequest, *_: object, **__: object) -> requests.Response:
        """The stream, or what the server says of the run."""
        response = requests.Response()
        response.status_code, response.request, response.url = 200, request, str(request.url)
        streams = str(request.path_url).partition("?")[0].endswith("/stream")
        response.headers["content-type"] = "text/event-stream" if streams else "application/json"
        if streams:
            response.raw = self._raw(request.headers.get("Last-Event-ID"))
        else:
            response._content = json.dumps(self.recording.run.to_dict()).encode()
        return response

    def close(self) -> None:
        """Nothing is open."""

    def _raw(self, after: str | None) -> Any:
        self.connections += 1
        where, way = self.cuts.pop(0) if self.cuts else (-1, "clean")
        numbered = zip(self.recording.events, self.recording.ids, strict=True)
        events = [event for event, number in numbered if number > (after or "-")]
        fresh = self.recording.events[self.sent :]
        body = with_beats(events) + b"".join(fresh[len(fresh) - min(self.overlap, len(fresh)) :])
        self._note_sent(events, body[:where] if where >= 0 else body)
        if where < 0 or where >= len(body):
            return Raw([body], "clean")
        half = where // 2
        return Raw([body[:half], body[half:where]], way)

    def _note_sent(self, events: list[bytes], body: bytes) -> None:
        """An event that was sent in part is no news either."""
        before = len(self.recording.events) - len(events)
        self.sent = max(self.sent, before + sum(event in body for event in events) + bool(body))


@pytest.fixture(scope="module")
def recording(direct, server_url):
    """A run of the real server several of whose events share a millisecond."""
    for _ in range(20):
        thread = direct.threads.create()
        run = direct.runs.create(
            thread.thread_id, "burst", input={"count": 9}, stream_mode=["custom", "values"], stream_resumable=True
        )
        direct.runs.join(run.thread_id, run.run_id)
        path = f"/threads/{run.thread_id}/runs/{run.run_id}/stream"
        found = Recording(direct.runs.get(run.thread_id, run.run_id), list(stored_bytes(server_url, path)))
        if len(set(found.ids)) < len(found.ids):
            break
    assert len(found.events) >= FEWEST_EVENTS
    return found


def replayed(recording, *cuts, **options):
    """What the client makes of a run that is cut: its parts, the status, and connections made."""
    with requests.Session() as session:
        server = Replay(recording, *cuts, **options)
        session.mount(URL, server)
        session.trust_env = False  # a look at the environment takes half of the time
        client = get_client(url=URL, api_key=None, session=session, retry=QUICK)
        stream = client.runs.join_stream(str(recording.run.thread_id), recording.run.run_id, last_event_id="-")
        return list(stream), stream.status, server.connections


def tally(recording, cases, **options):
    """Replay each case; the sums of events checked, lost and doubled."""
    truth = [as_part(event) for event in recording.events]
    events = lost = doubled = 0
    for cuts in cases:
        parts, status, connections = replayed(recording, *cuts, **options)
        seen = compared(parts, truth)
        assert seen.in_order or seen.lost or seen.doubled, cuts
        assert (status, connections >= 2) == ("success", True), cuts
        events, lost, doubled = events + seen.events, lost + seen.lost, doubled + seen.doubled
    return events, lost, doubled


@pytest.mark.parametrize("way", ["reset", "close", "clean"])
def test_a_cut_at_every_byte(recording, way, tell):
    """Whichever byte is the last one to arrive, each event is handed out once."""
    cases = [[(where, way)] for where in range(len(recording.body) + 1)]
    events, lost, doubled = tally(recording, cases)
    tell(f"{way}: {len(cases)} cuts, {events} events checked, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)


def test_a_cut_and_another_one_after_it(recording, part, tell):
    """The connection that goes on is cut as well, anywhere."""
    pick = random.Random(7)
    length = len(recording.body)
    ways = ["reset", "close", "clean"]
    places = range(0, length, part)
    cases = [[(where, pick.choice(ways)), (pick.randrange(length), pick.choice(ways))] for where in places]
    events, lost, doubled = tally(recording, cases)
    tell(f"twice: {2 * len(cases)} cuts, {events} events checked, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)


@pytest.mark.parametrize("overlap", [1, 2, 5, 12])
def test_a_cut_where_the_store_and_the_live_stream_overlap(recording, overlap, part, tell):
    """What a resumed connection brings from the store and once more live is handed out once."""
    cases = [[(where, "reset")] for where in range(overlap % part, len(recording.body), part)]
    events, lost, doubled = tally(recording, cases, overlap=overlap)
    tell(f"overlap {overlap}: {len(cases)} cuts, {events} events checked, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)


def test_cuts_over_sockets(recording, server_url, client_of, tell):
    """The same through the proxy, in front of the real server, at every seventh byte."""
    thread_id, run_id = str(recording.run.thread_id), recording.run.run_id
    truth = run_truth(server_url, thread_id, run_id)
    ways = ["reset", "close", "clean"]
    cases = [(where, ways[number % 3]) for number, where in enumerate(range(0, len(recording.body), SOCKET_STRIDE))]

    def one(case):
        with FaultProxy(server_url, cut(*case)) as proxy, client_of(proxy.url, stall_timeout=5.0) as client:
            stream = client.runs.join_stream(thread_id, run_id, last_event_id="-")
            seen = compared(list(stream), truth)
            assert stream.status == "success"
            return proxy.cuts, seen

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(one, cases))
    cuts, events = sum(made for made, _ in results), sum(seen.events for _, seen in results)
    lost, doubled = sum(seen.lost for _, seen in results), sum(seen.doubled for _, seen in results)
    tell(f"sockets: {cuts} cuts, {events} events checked, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)
    assert cuts > len(cases) * 0.8
