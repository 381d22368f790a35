"""A chapter on `FakeAgentServer`: what a scripted run costs it, against the client that reads the run.

`python -m benchmarks.fake PARTS` serves the scripts.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from typing import Any

from benchmarks.clients import OURS, OURS_FAST, TITLES
from benchmarks.process import fresh, started
from benchmarks.rounds import Rounds
from benchmarks.tables import Chapter, Goal

_PARTS = 10_000
_MODES = {"tokens": "messages-tuple", "custom": "custom", "updates": "updates"}
"""The scripts, named after their steps, and the mode that streams them."""
_GOAL = 1.5


def chapters(*, small: bool) -> list[Chapter]:
    """The one."""
    rows, goals, names, parts = [], [], (OURS, OURS_FAST), _PARTS // 10 if small else _PARTS
    for script in _MODES:
        rounds = Rounds(f"fake, {script}", 2 if small else 7, names, partial(_read, script, parts))
        ratios = [rounds.ratio(name, "server", name, "client") for name in names]
        server = rounds.value(OURS_FAST, "server", 1e6 / parts)
        rows.append([f"{parts:,} parts: {script}", server.text(1), *(ratio.text() for ratio in ratios)])
        for name, ratio in zip(names, ratios, strict=True):
            goals.append(Goal(f"CPU of FakeAgentServer: {script}, read by {TITLES[name]}", ratio, _GOAL))
    note = (
        "From the call to the end of the stream, as a multiple of the CPU of our client. The fake always encodes with the "
        "standard library."
    )
    head = ["", "µs a part", *(f"of {TITLES[name]}" for name in names)]
    return [Chapter("FakeAgentServer: CPU against its client", head, rows, note, goals)]


def _read(script: str, parts: int, name: str) -> dict[str, Any]:
    with started("-m", "benchmarks.fake", parts) as (port, process):
        return fresh("-m", "benchmarks.measure", "fake", name, port, process, script, _MODES[script], parts)


def _serve(parts: int) -> None:
    from langgraph_client.testing import FakeAgentServer, custom, tokens, updates

    data = [{"step": number, "text": "some words of a longer text " * 2} for number in range(parts)]
    with FakeAgentServer() as server:
        server.script("warm-up")
        server.script("tokens", [tokens("word " * parts)])
        server.script("custom", [custom(one) for one in data])
        server.script("updates", [updates(agent=one) for one in data])
        print(server.url.rpartition(":")[2], flush=True)
        signal.pause()


if __name__ == "__main__":
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    _serve(int(sys.argv[1]))
