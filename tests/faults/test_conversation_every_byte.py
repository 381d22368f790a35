"""Recorded conversations cut at every byte and at every frame, on both transports: nothing is lost or doubled.

The recordings are the real server's; who replays them is a stand-in for the network, so that thousands of cuts take
seconds. The truth is the recording itself, read without the client under test.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import random
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from requests.adapters import BaseAdapter

from langgraph_client import get_client
from langgraph_client.protocol.thread_events import ENDS
from tests.faults.conftest import QUICK, as_part, compared, stored_bytes
from tests.faults.proxy import PATIENCE
from tests.faults.raw import Raw
from tests.transport.frames import PING, closing, frame

URL = "http://replayed"
CHANNELS = ["values", "messages", "lifecycle", "input", "tools", "updates", "custom"]
TRANSPORTS = ["sse", "websocket"]
ACCEPT = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
GRAPHS = {
    "chat": {"messages": [{"role": "user", "content": "Hi"}]},
    "nested": {"trail": []},
    "approval": {"request": "buy cats"},
}


@dataclass(frozen=True)
class Recording:
    """A finished run: what the server says of it, its events on the thread's stream, and those of the run's own."""

    run: dict[str, Any]
    events: list[bytes]
    own: list[bytes]

    @cached_property
    def truth(self) -> list[Any]:
        """What happened."""
        return [(one["method"], one["params"]["namespace"], one["params"].get("data")) for one in self.frames]

    @cached_property
    def frames(self) -> list[Any]:
        """The events without what carries them."""
        return [as_part(one).data for one in self.events]

    def pieces(self, transport: str) -> list[bytes]:
        """What a connection brings, in whole frames; a sign of life among them."""
        if transport == "sse":
            found, sign = list(self.events), b": heartbeat\r\n\r\n"
        else:
            found, sign = [frame(json.dumps(one)) for one in self.frames], frame(b"", PING)
            found.insert(0, frame(json.dumps({"type": "success", "id": 0, "result": {"replayed_events": 0}})))
        found.insert(len(found) // 2, sign)
        return found


class Line(socket.socket):
    """A WebSocket's connection that brings given bytes and then breaks, or goes silent for good."""

    def __init__(self, pieces: list[bytes], way: str) -> None:
        super().__init__(socket.AF_UNIX)
        self._pieces, self._way = [one for one in pieces if one], way

    def recv(self, *_: int) -> bytes:
        """The next piece."""
        if not self._pieces and self._way == "reset":
            raise ConnectionResetError(104, "Connection reset")
        return self._pieces.pop(0) if self._pieces else b""

    def send(self, data: bytes, *_: int) -> int:  # type: ignore[override]
        """All of it is taken, and nobody listens."""
        return len(data)


class Upgraded:
    """The answer 101, as far as the client looks at it."""

    def __init__(self, line: Line) -> None:
        self.connection = SimpleNamespace(sock=line)
        self._fp = SimpleNamespace(fp=SimpleNamespace(peek=lambda: b""))

    def close(self) -> None:
        """End it."""
        self.connection.sock.close()

    release_conn = close


class Replay(BaseAdapter):
    """A server that has one finished run, in the place of the network.

    Args:
        recording: The run.
        transport: How its events are carried.
        cuts: Where and how to cut, one for each connection of the thread's stream; later ones are whole.
    """

    def __init__(self, recording: Recording, transport: str, cuts: list[tuple[int, str]]) -> None:
        super().__init__()
        self.recording = recording
        self.cuts = list(cuts)
        self.body = b"".join(recording.pieces(transport))

    def send(self, request: requests.PreparedRequest, *_: object, **__: object) -> requests.Response:
        """The stream, or what the server says of the run."""
        response = requests.Response()
        response.status_code, response.request, response.url = 200, request, str(request.url)
        path = str(request.path_url).partition("?")[0]
        if path.endswith("/stream/events"):
            self._stream(response)
        elif path.endswith("/stream"):
            response.headers["content-type"] = "text/event-stream"
            after = request.headers.get("Last-Event-ID") or "-"
            response.raw = Raw([one for one in self.recording.own if str(as_part(one).id) > after], "clean")
        else:
            response.headers["content-type"] = "application/json"
            found = [self.recording.run] if path.endswith("/runs") else self.recording.run
            response._content = json.dumps(found).encode()
        return response

    def close(self) -> None:
        """Nothing is open."""

    def _stream(self, response: requests.Response) -> None:
        where, way = self.cuts.pop(0) if self.cuts else (len(self.body), "silence")
        half = where // 2
        pieces = [self.body[:half], self.body[half:where]]
        key = response.request.headers.get("Sec-WebSocket-Key")
        if key is None:
            response.headers["content-type"] = "text/event-stream"
            response.raw = Raw(pieces, way)
            return
        accept = base64.b64encode(hashlib.sha1(key.encode() + ACCEPT).digest()).decode()
        response.status_code = 101
        response.headers.update({"upgrade": "websocket", "connection": "Upgrade", "sec-websocket-accept": accept})
        response.raw = Upgraded(Line([*pieces, closing(1001) if way == "clean" else b""], way))


def recorded(client: Any, url: str, graph: str, given: Any) -> Recording:
    """A run of the real server, read from it without the client's streams."""
    with client.threads.stream(assistant_id=graph) as stream:
        run_id = stream.run.start(input=given)["run_id"]
        assert stream.output is not None
    path = f"/threads/{stream.thread_id}"
    run = client.runs.get(stream.thread_id, run_id)
    own = list(stored_bytes(url, f"{path}/runs/{run_id}/stream"))
    parts = [as_part(one) for one in own]
    last = (parts[-1].id, parts[-1].event)
    count = [(one.id, one.event) for one in parts].count(last)
    return Recording(run.to_dict(), list(thread_bytes(url, f"{path}/stream/events", last, count)), own)


def thread_bytes(url: str, path: str, last: tuple[str | None, str], missing: int) -> Iterator[bytes]:
    """The thread's events, up to the run's end: its last one, and what the graph itself came to.

    The server gives events of one millisecond the same id: as many as are `missing` may have the last one's, and its name.
    """
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    try:
        headers = {"Accept": "text/event-stream", "Content-Type": "application/json"}
        connection.request("POST", path, json.dumps({"channels": CHANNELS}), headers)
        response, buffer, ended = connection.getresponse(), b"", False
        while (missing > 0 or not ended) and (data := response.read1(65536)):
            *whole, buffer = (buffer + data).split(b"\r\n\r\n")
            for one in whole:
                if one.startswith(b":"):
                    continue
                yield one + b"\r\n\r\n"
                event = as_part(one).data
                namespace = event["params"]["namespace"]
                missing -= (event["event_id"].partition(".")[0], "|".join([event["method"], *namespace])) == last
                is_end = event["method"] == "lifecycle" and event["params"]["data"]["event"] in ENDS
                ended = ended or (is_end and not namespace)
    finally:
        connection.close()


@pytest.fixture(scope="module")
def recordings(direct, server_url):
    """A run of each sort."""
    return {graph: recorded(direct, server_url, graph, given) for graph, given in GRAPHS.items()}


def replayed(recording, transport, cuts):
    """What the client makes of a run that is cut."""
    with requests.Session() as session:
        server = Replay(recording, transport, cuts)
        session.mount(URL, server)
        session.trust_env = False  # a look at the environment takes a third of the time
        with get_client(url=URL, api_key=None, session=session, retry=QUICK) as client:
            thread_id = str(recording.run["thread_id"])
            with client.threads.stream(thread_id, assistant_id="agent", transport=transport) as stream:
                found = [(one.method, list(one.namespace), one.data) for one in stream.subscribe(CHANNELS)]
        return found


def tally(recording, transport, cases):
    """Replay each case; the sums of events checked, lost and doubled."""
    events = lost = doubled = 0
    for cuts in cases:
        found = replayed(recording, transport, cuts)
        seen = compared(found, recording.truth)
        assert seen.in_order or seen.lost or seen.doubled, cuts
        events, lost, doubled = events + seen.events, lost + seen.lost, doubled + seen.doubled
    return events, lost, doubled


def ends_of(pieces):
    """Where each frame ends, and where the first begins."""
    return [sum(map(len, pieces[:count])) for count in range(len(pieces) + 1)]


def cases_of(recording, transport, stride):
    """A cut at each byte, or each so many, in ways that take turns; and in all ways at each frame. Some are cut again.

    A WebSocket's closing frame comes behind a whole one only.
    """
    pieces = recording.pieces(transport)
    frames, length, pick = ends_of(pieces), sum(map(len, pieces)), random.Random(7)
    anywhere = ["reset", "close", "clean"] if transport == "sse" else ["reset", "close"]
    cases = [[(where, way)] for where in frames for way in ("reset", "close", "clean")]
    for number, where in enumerate(range(0, length, stride)):
        way = anywhere[number % len(anywhere)]
        cases.append([(where, way)])
        if number % 5 == 0:
            cases.append([(where, way), (pick.randrange(length), pick.choice(["reset", "close"]))])
    return cases


# With `--exhaustive` every byte of one, some of the others, and else a part of these; every frame in any case.
@pytest.mark.parametrize(("graph", "stride"), [("chat", 1), ("nested", 11), ("approval", 5)])
@pytest.mark.parametrize("transport", TRANSPORTS)
def test_cuts_everywhere(recordings, graph, stride, transport, part, tell):
    """Whichever byte is the last one to arrive, each event is handed out once."""
    if transport == "websocket":
        pytest.importorskip("websockets")
    recording = recordings[graph]
    cases = cases_of(recording, transport, stride * part)
    events, lost, doubled = tally(recording, transport, cases)
    made = sum(map(len, cases))
    tell(f"{graph:10}{transport:10}  {made} cuts, {events} events checked, {lost} lost, {doubled} doubled")
    assert (lost, doubled) == (0, 0)
