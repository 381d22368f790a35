"""Generates docs/servers.md from the results of the tests on each server: `python -m tests.servers.page`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from examples.agent_server import REPOSITORY
from langgraph_client import servers
from langgraph_client.protocol import shapes
from tests.servers.running import NAMES

RESULTS = Path(__file__).with_name("results.json")
PAGE = REPOSITORY / "docs" / "servers.md"
Results: TypeAlias = Mapping[str, Mapping[str, Mapping[str, str]]]
"""Server → table → row → cell."""

_HEAD = """\
# Servers

The client works with every server that has this API. This page shows the results of `make test-servers` on Aegra with a stock Postgres, and
on versions of the official server, langgraph-api, in memory. An operation that the server doesn't support raises
[`UnsupportedByServer`](errors.md), which names the operation, the server and its version, and the first version of langgraph-api that is
known to support it. `langgraph-client doctor` shows which server you have and which operations it lacks.
"""
_STREAMS = """
## Streams with disconnects

The tests disconnect streams at random, in four ways, and read each run to its end. Each cell shows the parts lost / the parts delivered twice. If a
server can't replay, the client raises an error, and the parts that follow count as lost. No part is lost silently.
"""
_OFFICIAL = """
The same runs with the official synchronous client, langgraph-sdk 0.4.14: 24 concurrent runs of 25 parts each. If a run raised or stalled, the parts
that it had not delivered also count as lost.
"""
_OPERATIONS = """
## Operations

`no` means that the call raises UnsupportedByServer. A number is the status with which the server rejects the call by design. `without` lists required
fields that the server omits; they are UNSET.
"""
_ELSEWHERE = """
## How the client handles differences

| Server | Difference | The client |
| --- | --- | --- |
| Aegra | a disconnect cancels a run that is started without `on_disconnect` | always sends `on_disconnect="continue"` unless told otherwise |
| Aegra | runs have no `metadata` | raises ProtocolError for an `idempotency_key`, because it can't find the run by it |
| Aegra | ignores the modes of a join | drops the parts of other modes |
| Aegra | `threads.prune` ignores the given IDs and prunes all expired threads | raises UnsupportedByServer; it checks which server it is before the first prune |
| Aegra | responds with 404 if an item is missing in the store | returns None |
| Aegra | responds to the creation of a cron with a run | raises ProtocolError with a message that says how to find the cron |
| Aegra | does not name the error's class in the response to a wait for a failed run | raises RunFailed with `error="Error"` |
| Aegra; langgraph-api 0.2 ignores `ids`, too | `threads.search` ignores `ids` and `values` | raises UnsupportedByServer if the response has a thread that was not requested |
| Aegra | `threads.search` rejects `select`; namespaces of the store begin with `users/<id>` | nothing |
| Aegra | threads have no `values` and no `interrupts` | reads the pending interrupts from the thread's state; `thread.values["x"]` raises TypeError, which says what the server omitted |
| Aegra | executes the runs of a thread concurrently and ignores `multitask_strategy`; a cancel can't roll back | nothing |
| Aegra | returns only one of several pending interrupts from a wait | nothing: `stream.interrupts` and the thread's state have all of them |
| langgraph-api before 0.4.7 | uses the ID `-1`, not `-`, for a run's start | detects this and joins from `-1` |
| langgraph-api before 0.9.0 | does not replay feeds | warns with StreamGapWarning, or raises StreamInterrupted with `on_gap="raise"` |
| langgraph-api before 0.10 | responds to the join of an unknown run with null | raises NotFoundError |
"""
_SHAPES = """
## Message formats

`stream.tokens()` and `stream.messages()` support every format in which servers stream messages, with or without an ID:

| What | Format | Used by |
| --- | --- | --- |
"""


def load() -> Results:
    """Return the stored results."""
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {}


def page(results: Results) -> str:
    """Return the page as Markdown."""
    known = {name: results[name] for name in NAMES if name in results}
    blocks = [
        _HEAD,
        _STREAMS,
        _table(known, "streams", "stream"),
        _OFFICIAL,
        _table(known, "official", "stream"),
        _OPERATIONS,
        _table(known, "operations", "operation"),
        _ELSEWHERE,
        _SHAPES + "\n".join(_shapes()),
    ]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def _table(results: Results, table: str, first: str) -> str:
    """Return a table with a row per test and a column per server."""
    lines = [
        f"| {first} | {' | '.join(_title(one) for one in results.values())} |",
        f"| --- |{' --- |' * len(results)}",
    ]
    for row in dict.fromkeys(row for found in results.values() for row in found.get(table, {})):
        cells = [found.get(table, {}).get(row, "not tried") for found in results.values()]
        lines.append(f"| {f'`{row}`' if table == 'operations' else row} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _shapes() -> Iterator[str]:
    """Yield a row for each format that the client supports."""
    for shape in shapes.CHUNKS:
        yield f"| a chunk | `{json.dumps(shape.example)}` | {shape.source} |"
    for event, source in shapes.EVENTS.items():
        yield f"| the event of a chunk | `event: {event}` | {source} |"


def _title(found: Mapping[str, Mapping[str, str]]) -> str:
    return found[""]["title"].removeprefix(f"{servers.OFFICIAL} ")


if __name__ == "__main__":
    PAGE.write_text(page(load()))
