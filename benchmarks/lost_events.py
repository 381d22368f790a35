"""How many events each client loses when its connections are cut: the fault tests' runs, by both clients.

`python -m benchmarks.lost_events` prints a table. The cuts are those of the tests, by the same seeds; the official
client makes resumable runs, as ours does by itself, and has its own defaults for the rest.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
import time
import uuid
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from langgraph_sdk import get_sync_client

from examples.agent_server import running
from langgraph_client import Client, StreamPart, get_client
from tests.faults.conftest import QUICK, compared
from tests.faults.proxy import FaultProxy
from tests.faults.test_random_cuts import KINDS, random_cuts

if TYPE_CHECKING:
    from typing_extensions import Self

OURS, OFFICIAL = "langgraph_client", "langgraph-sdk"
LIMIT = 20.0
"""Seconds after which a run counts as stalled; uncut, each takes a second or two."""
COUNTS = ("runs", "cuts", "events", "lost", "doubled", "silently", "raised", "stalled")
HEAD = (
    "| client | kind | runs | cuts | events of the runs that ended | lost | doubled | runs that ended wrongly, and said "
    "nothing | runs that raised | runs that stalled |"
)


class OfficialStream:
    """A stream of the official client, with what the tests ask of one of ours."""

    status = "success"  # it has none: its end is all that it says

    def __init__(self, parts: Iterator[Any], direct: Client, thread_id: str | None, mark: str | None) -> None:
        self._parts = parts
        self._direct = direct
        self._thread_id = thread_id
        self._mark = mark  # of a run; a feed has none

    @property
    def thread_id(self) -> str:
        """The run's thread; one of the server's making is found by the run's mark."""
        return self._thread_id or str(self._direct.threads.search(metadata={"mark": self._mark})[0].thread_id)

    @property
    def run_id(self) -> str:
        """The thread's only run."""
        return str(self._direct.runs.list(self.thread_id)[0].run_id)

    def __iter__(self) -> Iterator[StreamPart]:
        for part in self._parts:
            yield StreamPart(part.event, part.data, part.id)
        if self._mark is not None:  # what is compared with is read after the run's end, and this may be before it
            self._direct.runs.join(self.thread_id, self.run_id)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._parts.close()  # type: ignore[attr-defined]  # it is a generator


class OfficialClient:
    """The official client where the tests have ours. It is its own `runs` and its own `threads`."""

    def __init__(self, url: str, direct: Client) -> None:
        self._client = get_sync_client(url=url, api_key=None)
        self._direct = direct
        self.runs = self
        self.threads = self

    def stream(self, thread_id: str | None, graph: str, **given: Any) -> OfficialStream:
        """Stream a run from its making. A thread that the server makes is kept, to compare with."""
        mark = str(uuid.uuid4())
        if thread_id is None:
            given |= {"metadata": {"mark": mark}, "on_completion": "keep"}
        parts = self._client.runs.stream(thread_id, graph, stream_resumable=True, **given)
        return OfficialStream(parts, self._direct, thread_id, mark)

    def join_stream(self, thread_id: str, run_id: str | None = None, **given: Any) -> OfficialStream:
        """Join a run, or a thread's feed. It knows no deadline."""
        given.pop("deadline", None)
        place = self._client.threads if run_id is None else self._client.runs
        target = (thread_id,) if run_id is None else (thread_id, run_id)
        return OfficialStream(place.join_stream(*target, **given), self._direct, thread_id, run_id)


def outcome(how: Any, *given: Any) -> tuple[Any, str]:
    """What came of a run and the truth, or None and why there is none."""
    found: list[tuple[Any, str]] = []

    def work() -> None:
        try:
            found.append((compared(*how(*given)), ""))
        except Exception as error:  # noqa: BLE001 - whatever it is, the user is told
            found.append((None, type(error).__name__))

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(LIMIT)
    return found[0] if found else (None, "stalled")


def measured(
    name: str, kind: tuple[Any, ...], url: str, direct: Client, *, cuts: bool
) -> tuple[Counter[str], set[str]]:
    """The counts of one kind of run, and the errors that were raised."""
    title, how, graph, given, runs, most = kind
    counts: Counter[str] = Counter()
    errors = set()
    for number in range(runs if cuts else 1):
        script = random_cuts(f"{title} {number}", most) if cuts else []
        with FaultProxy(url, *script) as proxy, contextlib.ExitStack() as stack:
            client: Any = OfficialClient(proxy.url, direct)
            if name == OURS:
                client = stack.enter_context(get_client(proxy.url, api_key=None, stall_timeout=0.5, retry=QUICK))
            seen, why = outcome(how, client, direct, url, graph, given)
            counts.update(runs=1, cuts=proxy.cuts)
        if seen is not None:
            counts.update(events=seen.events, lost=seen.lost, doubled=seen.doubled, silently=int(not seen.in_order))
        else:
            counts.update(stalled=int(why == "stalled"), raised=int(why != "stalled"))
            errors.add(why)
    return counts, errors - {"stalled"}


def line(name: str, kind: str, counts: Counter[str], errors: set[str]) -> str:
    """A line of the table."""
    cells = [str(counts[one]) for one in COUNTS]
    if errors:
        cells[COUNTS.index("raised")] += f" ({', '.join(sorted(errors))})"
    return f"| {name} | {kind} | {' | '.join(cells)} |"


def table(url: str, *, cuts: bool) -> None:
    """Every kind by each client, a line at a time, and the sums."""
    print(f"{HEAD}\n|{' --- |' * (len(COUNTS) + 2)}")
    with get_client(url, api_key=None, retry=QUICK) as direct:
        for name in (OURS, OFFICIAL):
            sums: Counter[str] = Counter()
            for kind in KINDS:
                counts, errors = measured(name, kind, url, direct, cuts=cuts)
                sums += counts
                print(line(name, kind[0], counts, errors), flush=True)
            print(line(f"**{name}**", "all", sums, set()), flush=True)


def main() -> None:
    """The table, of the server at `AGENT_SERVER_URL`, else of one that is started here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lost_events", description=__doc__)
    parser.add_argument(
        "--uncut", action="store_true", help="one run of each kind without a cut, to prove the comparison"
    )
    cuts = not parser.parse_args().uncut
    warnings.simplefilter("ignore")  # that it goes on without an id
    threading.excepthook = lambda _: None  # what stalled fails in its own time, when its proxy and server are gone
    start = time.monotonic()
    with contextlib.ExitStack() as stack:
        url = os.environ.get("AGENT_SERVER_URL") or stack.enter_context(running()).url
        table(url, cuts=cuts)
    print(f"\n{time.monotonic() - start:.0f} seconds")


if __name__ == "__main__":
    main()
