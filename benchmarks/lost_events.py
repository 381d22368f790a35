"""How many events and results each client loses behind a faulty proxy: the fault tests' runs, by both clients.

`python -m benchmarks.lost_events` prints a table. The cuts are those of the tests, by the same seeds; the official
client makes resumable runs, as ours does by itself, and has its own defaults for the rest. The kinds that are not cut at
random (`faults.OTHERS`) are measured with the defaults of both clients.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import threading
import time
import warnings
from collections import Counter
from typing import Any

from benchmarks.faults import CUTS, OTHERS, Kind
from benchmarks.official import OfficialClient
from examples.agent_server import running
from langgraph_client import Client, get_client
from tests.faults.conftest import QUICK, compared
from tests.faults.proxy import FaultProxy

OURS, OFFICIAL = "langgraph_client", "langgraph-sdk"
LIMIT = 20.0
"""Seconds after which a run counts as stalled; uncut, each takes a second or two."""
COUNTS = ("runs", "cuts", "events", "lost", "doubled", "silently", "raised", "stalled")
HEAD = (
    "| client | kind | runs | cuts | events of the runs that ended | lost | doubled | runs that ended wrongly, and said "
    "nothing | runs that raised | runs that stalled |"
)


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


def measured(name: str, kind: Kind, url: str, direct: Client, *, faults: bool) -> tuple[Counter[str], set[str]]:
    """The counts of one kind of run, and the errors that were raised."""
    counts: Counter[str] = Counter()
    errors = set()
    for number in range(kind.runs if faults else 1):
        seed = f"{kind.title} {number}"
        with kind.proxied(url, seed) if faults else FaultProxy(url) as proxy, contextlib.ExitStack() as stack:
            client: Any = OfficialClient(proxy.url, direct)
            if name == OURS:
                client = stack.enter_context(get_client(proxy.url, api_key=None, **kind.settings))
            seen, why = outcome(kind.how, client, direct, url, kind.graph, kind.given)
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


def table(url: str, *, faults: bool, cuts: bool) -> None:
    """Every kind by each client, a line at a time, and the sums of those that are cut at random."""
    print(f"{HEAD}\n|{' --- |' * (len(COUNTS) + 2)}")
    with get_client(url, api_key=None, retry=QUICK) as direct:
        for name in (OURS, OFFICIAL) if cuts else ():
            sums: Counter[str] = Counter()
            for kind in CUTS:
                counts, errors = measured(name, kind, url, direct, faults=faults)
                sums += counts
                print(line(name, kind.title, counts, errors), flush=True)
            print(line(f"**{name}**", "all cut at random", sums, set()), flush=True)
        for kind in OTHERS:
            for name in (OURS, OFFICIAL):
                print(line(name, kind.title, *measured(name, kind, url, direct, faults=faults)), flush=True)


def main() -> None:
    """The table, of the server at `AGENT_SERVER_URL`, else of one that is started here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lost_events", description=__doc__)
    parser.add_argument(
        "--uncut", action="store_true", help="one run of each kind without a fault, to prove the comparison"
    )
    parser.add_argument("--others", action="store_true", help="only the kinds that are not cut at random")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")  # that it goes on without an id
    threading.excepthook = lambda _: None  # what stalled fails in its own time, when its proxy and server are gone
    start = time.monotonic()
    with contextlib.ExitStack() as stack:
        url = os.environ.get("AGENT_SERVER_URL") or stack.enter_context(running()).url
        table(url, faults=not arguments.uncut, cuts=not arguments.others)
    print(f"\n{time.monotonic() - start:.0f} seconds")


if __name__ == "__main__":
    main()
