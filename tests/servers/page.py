"""docs/servers.md, printed from what the tests found on each server: `python -m tests.servers.page` writes it."""

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

The client works with every server of this API. This page is what `make test-servers` found on Aegra, on a stock Postgres,
and on versions of the official server, langgraph-api, in memory. What a server lacks raises
[`UnsupportedByServer`](errors.md), which names the operation, the server and its version, and the first version of
langgraph-api that is known to have it. `langgraph-client doctor` says which server you have, and what it lacks.
"""
_STREAMS = """
## Streams under cuts

Connections are cut at random, in four ways, and each run is streamed to its end: parts lost / parts that came twice.
Where a server can't replay, the client raises, and what comes after the error counts as lost; nothing is lost silently.
"""
_OFFICIAL = """
The same runs by the official synchronous client, langgraph-sdk 0.4.14: 24 runs of 25 parts, all 24 at once. What a run that
raised or stalled had not brought by then counts as lost, too.
"""
_OPERATIONS = """
## Operations

`no` raises UnsupportedByServer; a number is the status with which the server refuses the call by design; `without` names
required fields that the server leaves out, so that they are UNSET.
"""
_ELSEWHERE = """
## What the client does about it

| Server | What is different there | The client |
| --- | --- | --- |
| Aegra | a disconnect cancels a run that is started without `on_disconnect` | always sends `on_disconnect="continue"` unless told otherwise |
| Aegra | runs have no `metadata` | raises ProtocolError for an `idempotency_key`, which can't be found again |
| Aegra | the modes of a join are ignored | leaves out the parts of other modes itself |
| Aegra | `threads.prune` ignores which threads are named, and prunes all that have expired | refuses to send it; it asks which server it is before the first prune |
| Aegra | an item that is missing in the store is a 404 | returns None |
| Aegra | a new cron is answered with a run | raises ProtocolError, which says how to find the cron |
| Aegra | a wait for a failed run does not name the error's class | RunFailed with `error="Error"` |
| Aegra; langgraph-api 0.2 ignores `ids`, too | `threads.search` ignores `ids` and `values` | raises UnsupportedByServer when a thread comes that was not asked for |
| Aegra | `threads.search` rejects `select`; namespaces of the store begin with `users/<id>` | nothing |
| Aegra | threads have no `values` and no `interrupts` | reads the open interrupts from the thread's state; `thread.values["x"]` says what is missing |
| Aegra | runs of one thread run at once, whatever `multitask_strategy` says; a cancel can't roll back | nothing |
| Aegra | a wait shows one of several open interrupts | nothing: `stream.interrupts`, and the thread's state, have all |
| langgraph-api before 0.4.7 | a run's start is `-1`, not `-` | notices, and joins from there |
| langgraph-api before 0.9.0 | feeds are not replayed | StreamGapWarning, or StreamInterrupted with `on_gap="raise"` |
| langgraph-api before 0.10 | a join of an unknown run responds with null | raises NotFoundError |
"""
_SHAPES = """
## Shapes of messages

`stream.tokens()` and `stream.messages()` read messages in every shape that servers stream them in, with an ID or without one:

| What | How it is written | Who writes it so |
| --- | --- | --- |
"""


def load() -> Results:
    """What was found so far."""
    return json.loads(RESULTS.read_text()) if RESULTS.exists() else {}


def page(results: Results) -> str:
    """The page."""
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
    """A row for each that was looked at, a column for each server."""
    lines = [
        f"| {first} | {' | '.join(_title(one) for one in results.values())} |",
        f"| --- |{' --- |' * len(results)}",
    ]
    for row in dict.fromkeys(row for found in results.values() for row in found.get(table, {})):
        cells = [found.get(table, {}).get(row, "not tried") for found in results.values()]
        lines.append(f"| {f'`{row}`' if table == 'operations' else row} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _shapes() -> Iterator[str]:
    """A row for each that the client knows."""
    for shape in shapes.CHUNKS:
        yield f"| a chunk | `{json.dumps(shape.example)}` | {shape.source} |"
    for event, source in shapes.EVENTS.items():
        yield f"| the event of a chunk | `event: {event}` | {source} |"


def _title(found: Mapping[str, Mapping[str, str]]) -> str:
    return found[""]["title"].removeprefix(f"{servers.OFFICIAL} ")


if __name__ == "__main__":
    PAGE.write_text(page(load()))
