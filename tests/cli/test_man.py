"""The manual page: made from the tables that the help is made from."""

from __future__ import annotations

import re

from langgraph_client.cli import exits, man, params
from langgraph_client.cli.app import ABOUT, COMMANDS, GROUPS
from tests.cli.shell import shell


def test_it_has_everything() -> None:
    """Each command, each option, each example and each exit code."""
    page = "\n".join(man.page(ABOUT, COMMANDS, GROUPS)).replace("\\-", "-").replace("\\(aq", "'")
    rows = [*COMMANDS, *(row for group in GROUPS.values() for row in group.commands)]
    for row in rows:
        assert re.search(rf"^\.SS (\w+ )?{row.name}\b", page, re.MULTILINE)
        assert all(f"langgraph-client {example}".replace("…", "...") in page for example in row.examples)
    named = {param.name for row in rows for param in row.params} | {param.name for param in params.GLOBAL}
    options = {name.strip("-") for name in re.findall(r"--[a-z-]+", page)}
    assert {"idempotency-key", "profile", "select", "wide", "graph-mermaid", "cancel-on-exit"} <= options
    assert len(named) > 40
    assert all(f".B {code}\n" in page for code in exits.MEANING)


def test_man_can_read_it() -> None:
    """Roff has nothing to complain of, no line is taken for a command of its own."""
    text = shell(None, "man").out
    commands = set(re.findall(r"^[.'](\S+)", text, re.MULTILINE))
    assert commands == {"TH", "SH", "SS", "B", "PP", "TP", "nf", "fi"}
