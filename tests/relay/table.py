"""The table of docs/guides/web-servers.md, printed from the rows that are tested: `python -m tests.relay.table` writes it."""

from __future__ import annotations

import re

from tests.relay.servers import ROOT, SERVERS

PAGE = ROOT / "docs" / "guides" / "web-servers.md"
_TABLE = re.compile(r"(<!-- table: servers -->\n).*?(<!-- end of table -->)", re.DOTALL)
_HEAD = ["server", "settings", "notices that the browser left", "runs survive a stop", "notes"]


def rows() -> list[list[str]]:
    """One for each server."""
    return [
        [
            one.name,
            one.settings,
            "within a second" if one.tells else "when sending fails",
            "yes" if one.spares else "**no**: leave `cancel_on_close` off",
            one.advice,
        ]
        for one in SERVERS
    ]


def with_table(text: str) -> str:
    """A page's text with the table as the rows have it."""
    lines = [_HEAD, ["---"] * len(_HEAD), *rows()]
    table = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    return _TABLE.sub(lambda found: found[1] + table + found[2], text)


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
