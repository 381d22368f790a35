"""A chapter on streams to browsers: what a relayed token costs, against a generator by hand over the official client."""

from __future__ import annotations

from functools import partial
from typing import Any

from benchmarks.clients import OFFICIAL, OURS, OURS_FAST
from benchmarks.process import fresh, server
from benchmarks.rounds import Rounds
from benchmarks.shapes import SHAPES, Shape
from benchmarks.tables import Chapter, Goal

_GOALS = {"tokens": (0.75, 0.60), "tokens-64k": (1.30, 1.00)}
"""Of the generator's CPU, with the standard library's JSON and with orjson."""


def chapters(*, small: bool) -> list[Chapter]:
    """The one."""
    rows, goals = [], []
    for shape in (one.smaller() if small else one for one in SHAPES if one.key in _GOALS):
        with server(shape.key, small=small) as port:
            measure = partial(_relay, port, shape)
            rounds = Rounds(f"relay, {shape.title}", 2 if small else 7, (OFFICIAL, OURS, OURS_FAST), measure)
        ratios = [rounds.ratio(name, "cpu", OFFICIAL) for name in (OURS, OURS_FAST)]
        official = rounds.value(OFFICIAL, "cpu", 1e6 / shape.events)
        rows.append([shape.title, official.text(1), *(ratio.text() for ratio in ratios)])
        for kind, ratio, bound in zip(("", ", orjson"), ratios, _GOALS[shape.key], strict=True):
            goals.append(Goal(f"CPU of a relay: {shape.title}{kind}", ratio, bound))
    note = (
        "From the call to the last byte for the browser, as a multiple of a generator that formats the official client's parts "
        "with `json.dumps`. That one sends the server's ids, has no heartbeats, and does not verify the end."
    )
    head = ["", "by hand, µs an event", "ours", "ours, orjson"]
    return [Chapter("Relay: CPU against a generator by hand", head, rows, note, goals)]


def _relay(port: int, shape: Shape, name: str) -> dict[str, Any]:
    return fresh("-m", "benchmarks.measure", "relay", name, port, shape.events)
