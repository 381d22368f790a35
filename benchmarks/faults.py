"""What is measured by `lost_events`: kinds of runs, and what the proxy does to each run of a kind.

A kind's function returns what the client delivered and what the server has, as those of the fault tests do.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.faults.conftest import QUICK
from tests.faults.proxy import FaultProxy, cut, late, random_cuts
from tests.faults.steps import ended_early, newest_only
from tests.faults.test_random_cuts import KINDS, on_a_thread, stateless

LONG_BURST = {"count": 1500}
THREE_SECONDS = {"steps": 30, "delay": 0.1}
NEWEST = 20
"""Events that the server with a short history replays."""


@dataclass(frozen=True)
class Kind:
    """Runs of one kind.

    Attributes:
        title: The kind's name, in the table and in the seeds.
        how: Makes one run: the client, a client without a proxy, the server, the graph and its input.
        graph: The graph.
        given: Its input.
        runs: How many runs.
        proxied: Makes the proxy of one run, by the server's URL and a seed.
        settings: Settings of our client that are not its defaults.
    """

    title: str
    how: Callable[..., tuple[list[Any], list[Any]]]
    graph: str
    given: Mapping[str, Any]
    runs: int
    proxied: Callable[[str, str], FaultProxy]
    settings: Mapping[str, Any] = field(default_factory=dict)


def waited(client: Any, direct: Any, _url: str, graph: str, given: Mapping[str, Any]) -> tuple[list[Any], list[Any]]:
    """`runs.wait` on a thread. A wrong result counts as a lost one."""
    thread_id = str(direct.threads.create().thread_id)
    right = {**given, "step": given["steps"]}
    result = client.runs.wait(thread_id, graph, input=given)
    return [result] if result == right else [], [right]


def cut_kind(title: str, how: Any, graph: str, given: Mapping[str, Any], runs: int, most: int) -> Kind:
    """A kind of the fault tests, with their cuts."""
    settings = {"stall_timeout": 0.5, "retry": QUICK}
    return Kind(title, how, graph, given, runs, lambda url, seed: FaultProxy(url, *random_cuts(seed, most)), settings)


def delayed(url: str, seed: str) -> FaultProxy:
    """Delay the first request of a stream."""
    return FaultProxy(url, late(random.Random(seed).uniform(0, 1)))


def early_end(url: str, seed: str) -> FaultProxy:
    """End the first response to a wait while the run is active."""
    return FaultProxy(url, waits=[ended_early(random.Random(seed).uniform(0.5, 2))])


def short_history(url: str, seed: str) -> FaultProxy:
    """Cut the stream once after its first part, then replay only the newest events."""
    pick = random.Random(seed)
    first = cut(pick.randrange(500, 6_000), pick.choice(("reset", "close", "clean")))
    return FaultProxy(url, first, *[newest_only(NEWEST)] * 10)


CUTS = [cut_kind(*one) for one in KINDS]
OTHERS = [
    Kind("stateless burst, delayed", stateless, "burst", LONG_BURST, 10, delayed),
    Kind("wait, response ended early", waited, "slow", THREE_SECONDS, 5, early_end),
    Kind("stream burst, short history", on_a_thread, "burst", LONG_BURST, 5, short_history),
]
