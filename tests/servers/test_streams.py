"""Streams of one server, cut at random: what was lost, what came twice, and whether it was said.

The graphs number their parts, so that what has to come is known without asking the server.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import pytest

from langgraph_client import Client, LangGraphError, StreamPart, servers
from tests.faults.proxy import FaultProxy, random_cuts
from tests.servers.running import environment_of

STEPS, COUNT = 25, 150
SLOW, BURST = {"steps": STEPS, "delay": 0.02, "step": 0}, {"count": COUNT}
OFFICIAL = Path(__file__).with_name("official.py")
AT_ONCE = 8
"""Runs that are streamed at once."""


@attrs.frozen
class Kind:
    """A way to stream, and what has to come."""

    how: Callable[..., Iterator[int]]
    graph: str
    given: dict[str, int | float]
    runs: int
    most_bytes: int
    times: int = 1

    @property
    def truth(self) -> list[int]:
        """The numbers of all parts, in order."""
        return [*(range(COUNT) if self.graph == "burst" else range(1, STEPS + 1))] * self.times


def number(part: StreamPart) -> int | None:
    """The number that a part has."""
    if part.event == "custom":
        return part.data["number"]
    return part.data["work"]["step"] if part.event == "updates" and "work" in part.data else None


def numbers(parts: Iterator[StreamPart]) -> Iterator[int]:
    """The numbers of the parts that have one."""
    return (one for one in map(number, parts) if one is not None)


def mode_of(graph: str) -> Any:
    """The mode in which a graph's numbers come."""
    return "custom" if graph == "burst" else "updates"


def on_a_thread(client, direct, kind):
    """A run that is streamed from its start."""
    thread_id = direct.threads.create().thread_id
    stream = client.runs.stream(thread_id, kind.graph, input=kind.given, stream_mode=mode_of(kind.graph))
    yield from numbers(stream)
    assert stream.status == "success"


def stateless(client, direct, kind):
    """The same without a thread."""
    stream = client.runs.stream(None, kind.graph, input=kind.given, stream_mode=mode_of(kind.graph))
    yield from numbers(stream)
    assert stream.status == "success"


def replayed(client, direct, kind):
    """A run that is over, joined from its start, in one of its two modes."""
    modes = [mode_of(kind.graph), "values"]
    run = direct.runs.create(
        direct.threads.create().thread_id, kind.graph, input=kind.given, stream_mode=modes, stream_resumable=True
    )
    direct.runs.join(run.thread_id, run.run_id)
    stream = client.runs.join_stream(run.thread_id, run.run_id, last_event_id="-", stream_mode=modes[0])
    for part in stream:
        assert part.event != "values"
        if (one := number(part)) is not None:
            yield one
    assert stream.status == "success"


def from_bookmarks(client, direct, kind):
    """A run that is streamed by one stream after the other, each from the bookmark of the one before."""
    thread_id = direct.threads.create().thread_id
    stream = client.runs.stream(thread_id, kind.graph, input=kind.given, stream_mode=mode_of(kind.graph))
    while stream.status is None:
        for part in stream:
            if (one := number(part)) is not None:
                yield one
                if one % 10 == 9:
                    break
        bookmark = stream.bookmark
        if stream.status is None:
            stream.close()
            stream = client.runs.resume(bookmark)


def fed(client, direct, kind):
    """The feed of a thread, on which run after run is made while it is read."""
    thread_id = str(direct.threads.create().thread_id)

    def work():
        for graph, given in (*[(kind.graph, kind.given)] * kind.times, ("agent", {"topic": "the end"})):
            modes = [mode_of(kind.graph), "updates"]
            run = direct.runs.create(thread_id, graph, input=given, stream_mode=modes, stream_resumable=True)
            direct.runs.join(thread_id, run.run_id)

    with client.threads.join_stream(thread_id, idle_timeout=8.0, on_gap="raise") as feed:
        worker = threading.Thread(target=work)
        worker.start()
        for part in feed:
            if part.event == "updates" and "generate_joke" in part.data:
                break
            if (one := number(part)) is not None:
                yield one
    worker.join()


KINDS = {
    "resume: a run on a thread, slow": Kind(on_a_thread, "slow", SLOW, 24, 2_000),
    "resume: a run on a thread, in a burst": Kind(on_a_thread, "burst", BURST, 6, 5_000),
    "stateless: a run without a thread": Kind(stateless, "slow", SLOW, 6, 2_000),
    "replay: a run that is over, from its start": Kind(replayed, "burst", BURST, 6, 5_000),
    "bookmark: a run, from one to the next": Kind(from_bookmarks, "slow", SLOW, 6, 500),
    "feed: the runs of a thread": Kind(fed, "slow", SLOW, 4, 1_500, times=2),
}
EVERYWHERE = servers.Row(what="stream a run", aegra=True)
NEEDS = {"feed: the runs of a thread": (servers.OPERATIONS["threads.join_stream"], servers.FEATURES["feed replay"])}
"""The rows of the table that a kind needs: to be there at all, and to lose nothing."""


@attrs.define
class Tally:
    """What came of the runs of a kind."""

    runs: int = 0
    cuts: int = 0
    lost: int = 0
    doubled: int = 0
    silent: int = 0
    said: Counter[str] = attrs.field(factory=Counter)

    def add(self, cuts: int, got: Sequence[int], truth: Sequence[int], said: str) -> None:
        """Count one run."""
        have, want = Counter(got), Counter(truth)
        lost = (want - have).total()
        self.runs, self.cuts = self.runs + 1, self.cuts + cuts
        self.lost, self.doubled = self.lost + lost, self.doubled + (have - want).total()
        self.silent += lost if not said else 0
        self.said.update([said] if said else [])

    def __str__(self) -> str:
        said = ", ".join(f"{name} in {count}" for name, count in sorted(self.said.items()))
        return f"{self.lost} / {self.doubled}" + (f" ({said} of {self.runs} runs)" if said else "")


def one_run(
    url: str, seed: str, kind: Kind, client_of: Callable[..., Any], direct: Client
) -> tuple[int, list[int], str]:
    """One run behind a proxy that cuts: the cuts, the numbers that came, and the error that was raised."""
    got: list[int] = []
    said = ""
    with FaultProxy(url, *random_cuts(seed, kind.most_bytes)) as proxy, client_of(proxy.url) as client:
        try:
            got.extend(kind.how(client, direct, kind))
        except LangGraphError as error:
            said = type(error).__name__
    return proxy.cuts, got, said


@pytest.mark.parametrize("title", KINDS)
def test_cuts(title, server_url, server, direct, client_of, found, tell):
    """Nothing comes twice, and nothing is lost; what a server can't replay is lost with an error, never silently."""
    kind, tally = KINDS[title], Tally()
    exists, whole = NEEDS.get(title, (EVERYWHERE, EVERYWHERE))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ended = pool.map(lambda seed: one_run(server_url, f"{title} {seed}", kind, client_of, direct), range(kind.runs))
        for cuts, got, said in ended:
            tally.add(cuts, got, kind.truth, said)
    tell(f"{server}: {title:35} runs {tally.runs:3}  cuts {tally.cuts:3}  lost / doubled {tally}")
    missing = servers.lacks(server, exists)
    found("streams", title, "no" if missing else str(tally))
    if missing:
        assert tally.said == {"UnsupportedByServer": kind.runs}
        return
    assert (tally.silent, tally.doubled) == (0, 0)
    assert tally.cuts >= 1
    if not servers.lacks(server, whole):
        assert (tally.lost, tally.said) == (0, {})


def test_the_official_client(server_url, server, found, tell):
    """The same runs by the official client, whose losses are counted and not judged: that it ran is what is tested."""
    title, tally = "resume: a run on a thread, slow", Tally()
    kind = KINDS[title]
    python = environment_of("newest") / "bin" / "python"
    with contextlib.ExitStack() as stack:
        proxies = [
            stack.enter_context(FaultProxy(server_url, *random_cuts(f"{title} {seed}", kind.most_bytes)))
            for seed in range(kind.runs)
        ]
        command = [str(python), str(OFFICIAL), kind.graph, json.dumps(kind.given), *(one.url for one in proxies)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    for proxy, line in zip(proxies, done.stdout.splitlines(), strict=True):
        run = json.loads(line)
        tally.add(proxy.cuts, run["numbers"], kind.truth, run["said"])
    tell(f"{server}: the official client, {title:13} runs {tally.runs:3}  cuts {tally.cuts:3}  lost / doubled {tally}")
    found("official", title, f"{tally}; {tally.silent} lost without an error")
    assert tally.runs == kind.runs
    assert tally.cuts >= kind.runs / 2
