"""Chapters on what is no flowing stream: small calls, pages, idle streams, the import."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.clients import (
    LIMIT,
    LIMIT_FAST,
    OFFICIAL,
    OURS,
    OURS_FAST,
    REQUESTS_FAST,
    TITLES,
    URLLIB3,
    URLLIB3_FAST,
)
from benchmarks.process import fresh, server
from benchmarks.rounds import Rounds
from benchmarks.server import PAGE
from benchmarks.tables import Chapter, Goal

_CLIENTS = tuple(TITLES)
_KINDS = (("", OURS), (", orjson", OURS_FAST))
_ALONE = {
    LIMIT: "limit",
    LIMIT_FAST: "limit, orjson",
    URLLIB3: "urllib3 alone",
    URLLIB3_FAST: "urllib3 alone, orjson",
    REQUESTS_FAST: "requests alone, orjson",
}
_LIMIT = """The limit is `http.client` on a connection that is kept, and the JSON library. The last rows use a pool of \
urllib3 and a session of requests in its place, without models, retries, typed errors or redaction."""
_IMPORT = Path(__file__).with_name("importing.py")


def chapters(*, small: bool) -> list[Chapter]:
    """All of them."""
    return [_calls(small=small), _pages(small=small), _idle(small=small), _importing(small=small)]


def _calls(*, small: bool) -> Chapter:
    count = 200 if small else 1000
    rows, goals = _called("calls", f"{count} calls", count, 0.75, small=small)
    head = ["", "µs a call", "µs of CPU", "CPU against official"]
    note = f"{count} times `threads.get` in sequence, an answer of 1 KB; ours decodes it into a model. {_LIMIT}"
    return Chapter("Small calls", head, rows, note, goals)


def _pages(*, small: bool) -> Chapter:
    count = 50 if small else 300
    rows, goals = _called("pages", f"a page of {PAGE} threads", count, 0.8, small=small)
    head = ["", "µs a page", "µs of CPU", "CPU against official"]
    note = f"{count} times `threads.search` in sequence, an answer of {PAGE} threads of 1 KB. {_LIMIT}"
    return Chapter("Pages", head, rows, note, goals)


def _called(
    measurement: str, what: str, count: int, bound: float, *, small: bool
) -> tuple[list[list[str]], list[Goal]]:
    """The rows and the goals of calls in sequence."""
    titles = {**TITLES, **_ALONE}
    with server() as port:

        def measure(name: str) -> dict[str, Any]:
            return fresh("-m", "benchmarks.measure", measurement, name, port, count)

        rounds = Rounds(measurement, 2 if small else 11, tuple(titles), measure)
    rows = [
        [
            title,
            *(rounds.value(name, field).text(0) for field in ("us", "cpu")),
            rounds.ratio(name, "cpu", OFFICIAL).text(),
        ]
        for name, title in titles.items()
    ]
    return rows, [Goal(f"CPU of {what}{kind}", rounds.ratio(name, "cpu", OFFICIAL), bound) for kind, name in _KINDS]


def _idle(*, small: bool) -> Chapter:
    threads = 150 if small else 500
    with server() as port:

        def measure(name: str, share: int) -> dict[str, Any]:
            return fresh("-m", "benchmarks.measure", "idle", name, port, threads, share)

        alone = measure(OFFICIAL, threads)
        rounds = Rounds(
            "idle streams",
            2 if small else 3,
            (*_CLIENTS, LIMIT),
            lambda name: measure(name, threads // 5 if name == OFFICIAL else threads),
        )
    failed = ", ".join(f"{count} {kind}" for kind, count in alone["failures"].items())
    rows = [[f"official, one client ({failed or 'no failure'})", str(alone["open"]), "", ""]]
    titles = {name: f"{TITLES[name]}, {'five clients' if name == OFFICIAL else 'one client'}" for name in _CLIENTS}
    for name, title in {**titles, LIMIT: "limit"}.items():
        values = [rounds.value(name, field).text(digits) for field, digits in (("open", 0), ("kb", 1), ("cpu_ms", 2))]
        rows.append([title, *values])
    goals = []
    for kind, name in _KINDS:
        goals += [
            Goal(f"streams open at once{kind}", rounds.value(name, "open"), threads, digits=0, at_least=True),
            Goal(f"memory of an idle stream{kind}", rounds.ratio_above(LIMIT, name, "kb", OFFICIAL), 0.8),
            Goal(f"memory of an idle stream and its thread{kind}", rounds.ratio(name, "kb", OFFICIAL), 1.0),
        ]
    head = ["", "open", "KB a stream", "ms of CPU to open one"]
    note = (
        "The thread's own memory is in it. The limit is a thread that waits for bytes of a socket: what it takes is not "
        "the stream's."
    )
    return Chapter(f"{threads} streams in {threads} threads", head, rows, note, goals)


def _importing(*, small: bool) -> Chapter:
    def measure(name: str) -> dict[str, Any]:
        return fresh(_IMPORT, name)

    for name in _CLIENTS:
        measure(name)  # so that all is compiled and in the page cache
    rounds = Rounds("import", 2 if small else 7, _CLIENTS, measure)
    fields = ("imported", "ready", "mb", "modules")
    rows = [[TITLES[name], *(rounds.value(name, field).text(0) for field in fields)] for name in _CLIENTS]
    goals = [
        Goal(f"import, to a client that is ready{kind}", rounds.ratio(name, "ready", OFFICIAL), 0.4)
        for kind, name in _KINDS
    ]
    goals += [Goal(f"memory of the import{kind}", rounds.ratio(name, "mb", OFFICIAL), 1.0) for kind, name in _KINDS]
    head = ["", "ms of CPU for the import", "ms of CPU until ready", "MB at most", "modules"]
    note = "Ready: a client is made, and `runs` and `threads` are looked up, which is when ours imports them."
    return Chapter("Import", head, rows, note, goals)
