"""Replicas killed, drained and restarted in the midst of streams: nothing is lost, nothing comes twice.

Runs are placed: the replica that holds a stream's connection is known, and so is the one that runs its job. What ends
one of them ends the stream's connection, the run's worker, or both.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pytest

from langgraph_client import DeadlineExceeded, LangGraphError, RetryPolicy, StreamInterrupted, get_client
from tests.faults.conftest import as_part, compared, run_truth, stored_bytes

PATIENCE = 40.0
MODES = ["updates"]
STEPS = {"steps": 60, "delay": 0.1}
PLACING = 90.0
"""Seconds to place a run: a replica that was restarted takes runs only when it has finished those of the killed one."""
# A replica is away for some seconds.
PATIENT = RetryPolicy(initial_backoff=0.05, max_backoff=0.5, reconnect_attempts=120)
KINDS = ["stream", "stateless", "join", "feed"]


def start(kind: str, client: Any, direct: Any, given: Any, **options: Any) -> Any:
    """A stream of this kind through `client`; what else is needed for it is done by `direct`."""
    if kind == "stateless":
        return client.runs.stream(None, "placed", input=given, stream_mode=MODES, **options)
    thread_id = direct.threads.create().thread_id
    if kind == "stream":
        return client.runs.stream(thread_id, "placed", input=given, stream_mode=MODES, **options)
    run = direct.runs.create(thread_id, "placed", input=given, stream_mode=MODES, stream_resumable=True)
    if kind == "join":
        return client.runs.join_stream(thread_id, run.run_id, last_event_id="-", **options)
    return client.threads.join_stream(thread_id, last_event_id="-", **options)


def process_of(part: Any) -> int | None:
    """The process that took the step that a part shows."""
    return part.data["work"]["process"] if part.event == "updates" and "work" in part.data else None


def up_to_the_end(kind: str, parts: Any) -> Iterator[Any]:
    """The parts of a feed up to its run's last step; all of another stream.

    The end of a run is no end of a feed here: the server keeps it, and does not always send it to feeds that are live.
    """
    for part in parts:
        yield part
        if kind == "feed" and process_of(part) and part.data["work"]["step"] == STEPS["steps"]:
            return


@dataclass
class Reader:
    """A stream, and what it gave."""

    kind: str
    stream: Any
    parts: list[Any] = field(default_factory=list)
    error: BaseException | None = None
    thread: threading.Thread = field(init=False)

    @property
    def process(self) -> int:
        """The process that runs the job, read from the stream's first parts."""
        while (process := process_of(self.parts[-1]) if self.parts else None) is None:
            self.parts.append(next(self.stream))
        return process

    @property
    def run_id(self) -> str:
        """The run, as its first part names it."""
        return str(self.parts[0].data["run_id"])

    def read_on(self) -> None:
        """Read to the end, in a thread."""
        self.thread = threading.Thread(target=self._read, daemon=True)
        self.thread.start()

    def _read(self) -> None:
        try:
            self.parts += up_to_the_end(self.kind, self.stream)
        except LangGraphError as error:
            self.error = error

    def ended(self) -> Reader:
        """Wait for the end, which is sure to come."""
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive(), f"{self.kind}: no end after {len(self.parts)} parts"
        return self

    def truth(self, url: str) -> list[Any]:
        """What the server has stored."""
        thread_id = self.stream.thread_id
        if self.kind != "feed":
            return run_truth(url, thread_id, self.run_id)
        stored = stored_bytes(url, f"/threads/{thread_id}/stream", stream_modes="run_modes")
        return list(up_to_the_end(self.kind, map(as_part, stored)))


@pytest.fixture
def placed(cluster: Any) -> Iterator[Callable[..., Reader]]:
    """Makes a reader whose connection is on one replica, and whose run is on another, or the same."""
    clients, readers = [], []

    def make(kind: str, *, connection: Any, worker: Any, given: Any = STEPS, **options: Any) -> Reader:
        for replica in cluster.replicas:
            (cluster.undrain if replica is connection else cluster.drain)(replica)
        client = get_client(url=cluster.url, api_key=None, retry=PATIENT, stall_timeout=8.0)
        clients.append(client)
        with get_client(url=worker.url, api_key=None) as direct:
            end = time.monotonic() + PLACING
            while time.monotonic() < end:
                reader = Reader(kind, start(kind, client, direct, given, **options))
                readers.append(reader)
                if cluster.of_process(reader.process) is worker:
                    break
                reader.stream.close()
                direct.runs.cancel(reader.stream.thread_id, reader.run_id)
            else:
                raise AssertionError(f"{worker.name} took no run in {PLACING:.0f} seconds")
        for replica in cluster.replicas:
            cluster.undrain(replica)
        return reader

    yield make
    for one in [*(reader.stream for reader in readers), *clients]:
        one.close()


def killed(cluster: Any, replica: Any, other: Any) -> None:
    """Gone at once, and the balancer knows."""
    replica.kill()


def drained(cluster: Any, replica: Any, other: Any) -> None:
    """Given no more connections, and asked to end."""
    cluster.drain(replica)
    replica.stop()


def restarted(cluster: Any, replica: Any, other: Any) -> None:
    """Gone and back, while nobody takes its place."""
    cluster.drain(other)
    replica.kill()
    replica.start()


def report(tell: Any, what: str, readers: list[Reader], url: str) -> tuple[int, int]:
    """Tell what became of the streams; the sums of lost and doubled events."""
    lost = doubled = 0
    for one in readers:
        truth = one.truth(url)
        seen = compared(one.parts, truth)
        if not seen.in_order:
            tell(f"given: {[p for p in one.parts if p not in truth or one.parts.count(p) > 1]}")
            tell(f"missing: {[p for p in truth if p not in one.parts]}")
        lost, doubled = lost + seen.lost, doubled + seen.doubled
        sums = f"events {seen.events:5}  lost {seen.lost:5}  doubled {seen.doubled:5}"
        tell(f"{what:10} {one.kind:10} reconnects {one.stream.reconnects:3}  {sums}  {one.error or ''}")
    return lost, doubled


@pytest.mark.parametrize("disturbed", [killed, drained, restarted])
def test_the_connections_replica(disturbed: Any, cluster: Any, placed: Any, tell: Any) -> None:
    """The run lives on elsewhere: each stream of it goes on, and is whole."""
    here, there = cluster.replicas
    readers = [placed(kind, connection=here, worker=there) for kind in KINDS]
    for reader in readers:
        reader.read_on()
    disturbed(cluster, here, there)
    lost, doubled = report(tell, disturbed.__name__, [reader.ended() for reader in readers], there.url)
    assert [reader.error for reader in readers] == [None] * len(readers)
    assert (lost, doubled) == (0, 0)
    assert all(reader.stream.reconnects for reader in readers)
    for reader in readers:
        steps = [part.data["work"]["step"] for part in reader.parts if process_of(part)]
        assert steps == list(range(1, STEPS["steps"] + 1))


@pytest.mark.parametrize("where", ["with its connection", "elsewhere"])
def test_the_workers_replica(where: str, cluster: Any, placed: Any, tell: Any) -> None:
    """A run whose worker died is left by the clocks: it stays `running`, and its connection has heartbeats."""
    here, there = cluster.replicas
    connection = there if where == "with its connection" else here
    given = {"steps": 600, "delay": 0.1}
    clocks = {"idle_timeout": 4.0}, {"deadline": 10.0}
    readers = [placed("join", connection=connection, worker=there, given=given, **clock) for clock in clocks]
    for reader in readers:
        reader.read_on()
    there.kill()
    idle, late = (reader.ended() for reader in readers)
    tell(f"worker killed {where}: {idle.error}; {late.error}")
    assert isinstance(idle.error, StreamInterrupted)
    assert isinstance(late.error, DeadlineExceeded)
    with get_client(url=here.url, api_key=None) as client:
        for reader in readers:
            assert reader.stream.status is None
            assert client.runs.get(reader.stream.thread_id, reader.run_id).status == "running"
            assert_bookmarked(client, reader, here.url)


def assert_bookmarked(client: Any, reader: Reader, url: str) -> None:
    """The error's bookmark goes on after the parts that came; nothing came twice."""
    assert reader.error.bookmark
    assert reader.error.delivered == len(reader.parts)
    stored = stored_bytes(url, f"/threads/{reader.stream.thread_id}/runs/{reader.run_id}/stream")
    truth = [as_part(event) for _, event in zip(reader.parts, stored, strict=False)]
    assert truth == reader.parts
    with client.runs.resume(reader.error.bookmark, idle_timeout=1.0) as rest:
        with pytest.raises(StreamInterrupted):
            next(rest)
        assert rest.delivered == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_bookmark_goes_on_elsewhere(kind: str, cluster: Any, tell: Any) -> None:
    """Taken up on the other replica again and again, a live stream is whole."""
    clients = [get_client(url=replica.url, api_key=None) for replica in cluster.replicas]
    stream = start(kind, clients[0], clients[0], STEPS)
    reader = Reader(kind, stream)
    moves = 0
    parts = up_to_the_end(kind, stream)
    while True:
        taken = list(islice(parts, 7))
        reader.parts += taken
        if len(taken) < 7:
            break
        bookmark = stream.bookmark
        stream.close()
        moves += 1
        client = clients[moves % 2]
        stream = (client.threads if kind == "feed" else client.runs).resume(bookmark)
        parts = up_to_the_end(kind, stream)
    reader.stream = stream
    lost, doubled = report(tell, f"{moves} moves", [reader], cluster.url)
    assert (lost, doubled) == (0, 0)
    assert moves >= 8
    for one in (stream, *clients):
        one.close()


def test_the_workers_replica_is_drained(cluster: Any, placed: Any, tell: Any) -> None:
    """A run that is asked to move goes on elsewhere, as another attempt; its streams show all of it."""
    here, there = cluster.replicas
    readers = [placed(kind, connection=here, worker=there) for kind in KINDS]
    for reader in readers:
        reader.read_on()
    drained(cluster, there, here)
    lost, doubled = report(tell, "moved", [reader.ended() for reader in readers], here.url)
    assert [reader.error for reader in readers] == [None] * len(readers)
    assert (lost, doubled) == (0, 0)
    for reader in readers:
        attempts = [part.data["attempt"] for part in reader.parts if part.event == "metadata"]
        assert attempts == [1, 2]
        assert process_of(reader.parts[-1]) == here.pid
