"""Which server of this API has what, and since which version: the one table of versions in this package.

`langgraph-api` is the official server; the versions are the first ones that were tried and have it, in memory. Nothing
here does I/O: what `GET /info` responded is handed in. `docs/servers.md` shows what each server did when it was tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

OFFICIAL: Final = "langgraph-api"
AEGRA: Final = "Aegra"
AEGRA_VERSION: Final = "0.11.0"
"""The version of Aegra that the table is about."""


@attrs.frozen
class Server:
    """A server, by what its `GET /info` responds.

    Attributes:
        name: `langgraph-api`, `Aegra`, or the name that another server gives; empty if it gives none.
        version: Its version; None if it gives none.
        flags: What it says that it can do, such as `crons`.
    """

    name: str
    version: str | None = None
    flags: Mapping[str, bool] = attrs.field(factory=dict, repr=False)

    def __str__(self) -> str:
        return f"{self.name or 'a server without a name'} {self.version or 'of unknown version'}"


@attrs.frozen(kw_only=True)
class Row:
    """Where something can be had.

    Attributes:
        what: What a user of this client does with it, in words.
        since: The first version of `langgraph-api` that has it; None if all do.
        aegra: Whether Aegra has it.
        flag: The flag of `GET /info` that says whether a server has it, whatever its version.
    """

    what: str
    since: str | None = None
    aegra: bool = False
    flag: str = ""


def _row(what: str, since: str | None = None, *, aegra: bool = False, flag: str = "") -> Row:
    return Row(what=what, since=since, aegra=aegra, flag=flag)


OPERATIONS: Final[Mapping[str, Row]] = {
    "a2a.post": _row("call an assistant by A2A", "0.4.48"),
    "a2a.post_stream": _row("stream an assistant's response by A2A", "0.4.48"),
    "assistants.count": _row("count assistants", "0.4.48", aegra=True),
    "assistants.get_subgraphs_at": _row("get the schemas of one subgraph"),
    "crons.count": _row("count crons", "0.7.103", aegra=True, flag="crons"),
    "crons.create": _row("make a cron", "0.7.103", aegra=True, flag="crons"),
    "crons.create_for_thread": _row("make a cron on a thread", "0.7.103", aegra=True, flag="crons"),
    "crons.delete": _row("delete a cron", "0.7.103", aegra=True, flag="crons"),
    "crons.get": _row("get one cron", "0.11.1"),
    "crons.search": _row("search crons", "0.7.103", aegra=True, flag="crons"),
    "crons.update": _row("change a cron", "0.7.103", aegra=True, flag="crons"),
    "mcp.delete": _row("end an MCP session"),
    "mcp.get": _row("open an MCP stream"),
    "mcp.post": _row("call the graphs by MCP"),
    "runs.create_batch": _row("start several runs at once"),
    "system.metrics": _row("read the server's metrics"),
    "system.ok": _row("ask whether the server is well"),
    "threads.copy": _row("copy a thread"),
    "threads.count": _row("count threads", "0.4.7"),
    "threads.get_storage": _row("see how much room a thread takes", "0.16.7"),
    "threads.join_stream": _row("read the feed of a thread", "0.4.7"),
    "threads.prune": _row("prune threads", "0.7.103"),
    "threads.send_command": _row("send a command to a conversation", "0.9.0", aegra=True),
    "threads.stream_events": _row("read a conversation's events", "0.9.0", aegra=True),
    "websocket": _row("hold a conversation over a WebSocket", "0.9.0"),
}
"""Operations that not every server has. All others are there everywhere."""

FEATURES: Final[Mapping[str, Row]] = {
    "feed replay": _row("resume a feed without a gap", "0.9.0"),
    "run metadata": _row("find a run by its idempotency_key"),
    "search by ids": _row("search threads by their ids", "0.4.48"),
    "select": _row("ask for some fields of threads alone"),
}
"""What streams and runs can do there."""

REFUSED: Final[Mapping[tuple[str, str], str]] = {
    (AEGRA, "threads.prune"): "it ignores which threads are named, and prunes all that have expired",
}
"""What a server does otherwise than it was asked to, and so dangerously that it is not asked."""


def identify(info: Mapping[str, Any]) -> Server:
    """Return the server that a response to `GET /info` is from."""
    named, version = info.get("name"), info.get("version")
    name = named if isinstance(named, str) else OFFICIAL if "langgraph_py_version" in info or "host" in info else ""
    flags = info.get("flags")
    return Server(name, version if isinstance(version, str) else None, flags if isinstance(flags, dict) else {})


def lacks(server: Server, row: Row) -> bool | None:
    """Return whether a server lacks something; None if the table does not know the server."""
    if row.flag in server.flags:
        return not server.flags[row.flag]
    if server.name == AEGRA:
        return not row.aegra
    if server.name != OFFICIAL or server.version is None:
        return None
    return row.since is not None and _numbers(server.version) < _numbers(row.since)


def lacking(server: Server) -> Iterator[tuple[str, Row]]:
    """Yield the operations and features that a server lacks, by name."""
    for name, row in (*OPERATIONS.items(), *FEATURES.items()):
        if lacks(server, row) or (server.name, name) in REFUSED:
            yield name, row


def _numbers(version: str) -> tuple[int, ...]:
    """A version's numbers, to compare it by; what follows them, such as `rc1`, does not count."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(map(int, found[0].split("."))) if found else ()
