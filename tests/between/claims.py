"""What is claimed of each proxy: the tests compare it with what they see, and the guide's table is printed from it.

`python -m tests.between.claims` writes the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from tests.docs.blocks import ROOT
from tests.docs.tables import with_tables

PAGE = ROOT / "docs" / "guides" / "proxies.md"
NAMES = ("nginx", "HAProxy", "Apache", "Caddy", "Varnish")
WHOLE = "lost 0, doubled 0"
NOT_HELD = "not held back"
CUT, COMPLETE = "cut", "**complete**"
"""How a body ends: without its last chunk, or as if nothing were missing."""
PACKAGED, SET = "as packaged", "with settings"


class Row(Enum):
    """What is asked of a proxy, in the guide's words."""

    VERSION = "Debian 12's version"
    STREAMS = "streams, joins, stateless runs, feeds"
    FIRST = "first event of a stream"
    TIMED_OUT = "proxy's timeout during a stream: the response ends"
    AFTER_TIME_OUT = "… and the stream"
    BROKEN = "server stopped during a stream: the response ends"
    AWAY = "… meanwhile the proxy responds"
    AFTER_RETURN = "… and the stream, after the server restarted"
    WAIT = "`runs.wait`, server stopped and restarted"
    WEBSOCKET = "conversation over a WebSocket"
    STATUS = "GET: the current status of a run"
    RELAYED = "relay: each event"
    RELAY_TIMED_OUT = "relay: timeout during a stream, then `Last-Event-ID`"
    RELAY_AWAY = "relay: site stopped, the proxy responds"
    RELAY_BACK = "relay: site restarted, then `Last-Event-ID`"


def _all(value: str) -> Sequence[str]:
    return [value] * len(NAMES)


# In the order of NAMES.
CLAIMS: Mapping[Row, Sequence[str]] = {
    Row.VERSION: ["1.22", "2.6", "2.4", "2.6", "7.1"],
    Row.STREAMS: _all(WHOLE),
    Row.FIRST: _all(NOT_HELD),
    Row.TIMED_OUT: [CUT, CUT, CUT, COMPLETE, CUT],
    Row.AFTER_TIME_OUT: _all(WHOLE),
    Row.BROKEN: [CUT, CUT, CUT, COMPLETE, CUT],
    Row.AWAY: ["502", "503", "503", "502", "503"],
    Row.AFTER_RETURN: _all(WHOLE),
    Row.WAIT: _all("one run, its result"),
    Row.WEBSOCKET: [SET, PACKAGED, SET, PACKAGED, SET],
    Row.STATUS: [PACKAGED, PACKAGED, PACKAGED, PACKAGED, SET],
    Row.RELAYED: _all(NOT_HELD),
    Row.RELAY_TIMED_OUT: _all(WHOLE),
    Row.RELAY_AWAY: ["502", "503", "503", "502", "503"],
    Row.RELAY_BACK: _all(WHOLE),
}


def claimed(row: Row, name: str) -> str:
    """What is claimed of a proxy."""
    return CLAIMS[row][NAMES.index(name)]


def table() -> Iterable[list[str]]:
    """The guide's table; the first row is its head."""
    yield ["", *NAMES]
    for row in Row:
        yield [row.value, *CLAIMS[row]]


def written(text: str) -> str:
    """The guide's text with the table as it is claimed."""
    return with_tables(text, {"proxies": table})


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text()))
