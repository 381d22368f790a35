"""Chapters on streams that flow: CPU, memory, growth with the size of an event, latency."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import Any

from benchmarks.clients import LIMIT, LIMIT_FAST, OFFICIAL, OURS, OURS_FAST, TITLES
from benchmarks.process import fresh, server
from benchmarks.rounds import Rounds
from benchmarks.shapes import GROWTH, LATENCY_CHUNKED, LATENCY_UNCHUNKED, SHAPES, Shape
from benchmarks.tables import Chapter, Goal

_CLIENTS = tuple(TITLES)
_GOALS = {
    "tokens": (0.36, 0.28),
    "tokens-64k": (0.75, 0.45),
    "50kb": (1.15, 0.60),
    "5mb": (1.15, 0.60),
    "100mb": (1.15, 0.75),
    "100mb-emoji": (1.15, 0.75),
}
"""Of the official client's CPU, with the standard library's JSON and with orjson."""
_LARGE = 5_000_000
"""From this size on an event decides over a process's memory."""
_MOST_GROWTH = 2.0
"""Of the time for a MB, from events of 1 MB to one of 16: it pays for memory that is new to the process. Quadratic is 16."""


def chapters(*, small: bool) -> list[Chapter]:
    """All of them."""
    return [*_cpu_and_memory(small=small), _growth(small=small), _latency(small=small)]


def _cpu_and_memory(*, small: bool) -> list[Chapter]:
    found: dict[Shape, Rounds] = {}
    for shape in (one.smaller() if small else one for one in SHAPES):
        rounds = 2 if small else 3 if shape.size > _LARGE else 7
        with server(shape.key, small=small) as port:
            measure = partial(_stream, port, shape)
            found[shape] = Rounds(shape.title, rounds, (*_CLIENTS, LIMIT, LIMIT_FAST), measure)
    return [_cpu(found), _cpu_in_hand(found), _above_limit(found), _memory(found)]


def _stream(port: int, shape: Shape, name: str) -> dict[str, Any]:
    return fresh("-m", "benchmarks.measure", "stream", name, port, shape.events)


def _cpu(found: dict[Shape, Rounds]) -> Chapter:
    rows, goals = [], []
    for shape, rounds in found.items():
        spreads = [rounds.ratio(name, "cpu", OFFICIAL) for name in (OURS, OURS_FAST, LIMIT, LIMIT_FAST)]
        official = rounds.value(OFFICIAL, "cpu", 1e6 / shape.events)
        rows.append([shape.title, official.text(1), *(spread.text() for spread in spreads)])
        for kind, spread, bound in zip(("", ", orjson"), spreads, _GOALS[shape.key], strict=False):
            goals.append(Goal(f"CPU of a stream: {shape.title}{kind}", spread, bound))
    head = ["", "official, µs an event", "ours", "ours, orjson", "limit", "limit, orjson"]
    note = (
        "The whole stream, from the call to its verified end, as a multiple of the official client. To verify the end "
        "ours lets the server repeat the last event and asks for the run's status; the official client asks for the status."
    )
    return Chapter("Streams: CPU against the official client", head, rows, note, goals)


def _cpu_in_hand(found: dict[Shape, Rounds]) -> Chapter:
    rows = [
        [shape.title, *(rounds.ratio(name, "cpu_in_hand", OFFICIAL).text() for name in (OURS, OURS_FAST))]
        for shape, rounds in found.items()
    ]
    note = "The same up to the moment when the last event is in hand, so without what the end costs."
    return Chapter("Streams: CPU until the last event", ["", "ours", "ours, orjson"], rows, note)


def _above_limit(found: dict[Shape, Rounds]) -> Chapter:
    pairs = ((OFFICIAL, LIMIT_FAST), (OURS, LIMIT), (OURS_FAST, LIMIT_FAST))
    rows = [
        [shape.title, *(rounds.ratio(name, "cpu_in_hand", limit).text() for name, limit in pairs)]
        for shape, rounds in found.items()
    ]
    note = (
        "Up to the last event, as a multiple of `recv` and decoding alone, each with its own JSON library. With huge "
        "events the price of fresh memory decides, and the noise can bring a client below 1."
    )
    return Chapter("Streams: CPU against the limit", ["", "official", "ours", "ours, orjson"], rows, note)


def _memory(found: dict[Shape, Rounds]) -> Chapter:
    rows, goals = [], []
    for shape, rounds in found.items():
        ends = [rounds.value(name, "peak").text(1) for name in (*_CLIENTS, LIMIT, LIMIT_FAST)]
        rows.append([shape.title, *ends])
        if shape.size >= _LARGE:
            for kind, name in (("", OURS), (", orjson", OURS_FAST)):
                goals.append(Goal(f"peak memory: {shape.title}{kind}", rounds.ratio(name, "peak", OFFICIAL), 1.0))
    note = (
        "How many MB the warm process grows at most. The limit is the bytes of the largest event, and what decoding them "
        "takes."
    )
    head = ["", "official", "ours", "ours, orjson", "limit", "limit, orjson"]
    return Chapter("Streams: peak memory", head, rows, note, goals)


def _growth(*, small: bool) -> Chapter:
    shapes = {shape.key: shape for shape in GROWTH}
    names = [f"{name} {key}" for name in _CLIENTS for key in shapes]
    with ExitStack() as stack:
        ports = {key: stack.enter_context(server(key)) for key in shapes}

        def measure(name: str) -> dict[str, Any]:
            client, key = name.split()
            return _stream(ports[key], shapes[key], client)

        rounds = Rounds("1, 4 and 16 MB", 2 if small else 3, names, measure)
    rows, goals = [], []
    for name in _CLIENTS:
        for chunk, cut in ((0, "a chunk each"), (65_536, "64 KiB chunks")):
            each = [rounds.value(f"{name} {size}mb-{chunk}", "cpu_in_hand", 1000 / 16).text(1) for size in (1, 4, 16)]
            growth = rounds.ratio(f"{name} 16mb-{chunk}", "cpu_in_hand", f"{name} 1mb-{chunk}")
            rows.append([f"{TITLES[name]}, {cut}", *each, growth.text()])
            if name != OFFICIAL:
                goals.append(Goal(f"growth with the size: {TITLES[name]}, {cut}", growth, _MOST_GROWTH))
    head = ["ms of CPU a MB", "16 events of 1 MB", "4 of 4 MB", "1 of 16 MB", "16 MB to 1 MB"]
    return Chapter(
        "Streams: growth with the size of an event",
        head,
        rows,
        "Linear is 1, but for memory that a large event takes anew; quadratic is 16.",
        goals,
    )


def _latency(*, small: bool) -> Chapter:
    rows, goals = [], []
    for thread, framing in ((LATENCY_CHUNKED, "chunked"), (LATENCY_UNCHUNKED, "not chunked, ends with the connection")):
        with server() as port:

            def measure(name: str, port: int = port, thread: str = thread) -> dict[str, Any]:
                return fresh("-m", "benchmarks.measure", "latency", name, port, thread, 20 if small else 100)

            rounds = Rounds(f"latency, {framing}", 2 if small else 5, (*_CLIENTS, LIMIT), measure)
        rows.append([framing, *(rounds.value(name, "ms").text() for name in (*_CLIENTS, LIMIT))])
        for kind, name in (("", OURS), (", orjson", OURS_FAST)):
            goals.append(Goal(f"latency, {framing}{kind}", rounds.ratio(name, "ms", OFFICIAL), 1.0))
    head = ["ms", "official", "ours", "ours, orjson", "limit"]
    note = "From the server's write to the decoded event, one event every 5 ms."
    return Chapter("Streams: latency", head, rows, note, goals)
