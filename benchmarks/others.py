"""Chapters on what is no flowing stream: small calls, idle streams, the import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.clients import OFFICIAL, OURS, OURS_FAST, TITLES
from benchmarks.process import fresh, server
from benchmarks.rounds import Rounds
from benchmarks.tables import Chapter, Goal

_CLIENTS = tuple(TITLES)
_KINDS = (("", OURS), (", orjson", OURS_FAST))
_IMPORT = Path(__file__).with_name("importing.py")


def chapters(*, small: bool) -> list[Chapter]:
    """All of them."""
    return [_calls(small=small), _idle(small=small), _importing(small=small)]


def _calls(*, small: bool) -> Chapter:
    count = 200 if small else 1000
    with server() as port:

        def measure(name: str) -> dict[str, Any]:
            return fresh("-m", "benchmarks.measure", "calls", name, port, count)

        rounds = Rounds("calls", 2 if small else 11, _CLIENTS, measure)
    rows = [
        [
            TITLES[name],
            *(rounds.value(name, field).text(0) for field in ("us", "cpu")),
            rounds.ratio(name, "us", OFFICIAL).text(),
        ]
        for name in _CLIENTS
    ]
    goals = [Goal(f"{count} calls{kind}", rounds.ratio(name, "us", OFFICIAL), 0.9) for kind, name in _KINDS]
    head = ["", "µs a call", "µs of CPU", "time against official"]
    note = f"{count} times `threads.get` in sequence, an answer of 1 KB; ours decodes it into a model."
    return Chapter("Small calls", head, rows, note, goals)


def _idle(*, small: bool) -> Chapter:
    threads = 150 if small else 500
    with server() as port:

        def measure(name: str, share: int) -> dict[str, Any]:
            return fresh("-m", "benchmarks.measure", "idle", name, port, threads, share)

        alone = measure(OFFICIAL, threads)
        rounds = Rounds(
            "idle streams",
            2 if small else 3,
            _CLIENTS,
            lambda name: measure(name, threads // 5 if name == OFFICIAL else threads),
        )
    failed = ", ".join(f"{count} {kind}" for kind, count in alone["failures"].items())
    rows = [[f"official, one client ({failed or 'no failure'})", str(alone["open"]), "", ""]]
    for name in _CLIENTS:
        values = [rounds.value(name, field).text(digits) for field, digits in (("open", 0), ("kb", 1), ("cpu_ms", 2))]
        rows.append([f"{TITLES[name]}, {'five clients' if name == OFFICIAL else 'one client'}", *values])
    goals = []
    for kind, name in _KINDS:
        goals += [
            Goal(f"streams open at once{kind}", rounds.value(name, "open"), threads, digits=0, at_least=True),
            Goal(f"memory of an idle stream{kind}", rounds.ratio(name, "kb", OFFICIAL), 1.0),
        ]
    head = ["", "open", "KB a stream", "ms of CPU to open one"]
    return Chapter(f"{threads} streams in {threads} threads", head, rows, "The thread's own memory is in it.", goals)


def _importing(*, small: bool) -> Chapter:
    def measure(name: str) -> dict[str, Any]:
        return fresh(_IMPORT, name)

    for name in _CLIENTS:
        measure(name)  # so that all is compiled and in the page cache
    rounds = Rounds("import", 2 if small else 7, _CLIENTS, measure)
    fields = ("imported", "ready", "mb", "modules")
    rows = [[TITLES[name], *(rounds.value(name, field).text(0) for field in fields)] for name in _CLIENTS]
    goals = [
        Goal(f"import, to a client that is ready{kind}", rounds.ratio(name, "ready", OFFICIAL), 0.5)
        for kind, name in _KINDS
    ]
    goals += [Goal(f"memory of the import{kind}", rounds.ratio(name, "mb", OFFICIAL), 1.0) for kind, name in _KINDS]
    head = ["", "ms for the import", "ms until ready", "MB at most", "modules"]
    note = "Ready: a client is made, and `runs` and `threads` are looked up, which is when ours imports them."
    return Chapter("Import", head, rows, note, goals)
