"""Lists on a terminal: one line a row, at any width from 60 up, with ids that are whole and times that are ages."""

from __future__ import annotations

import re
import uuid
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from rich.cells import cell_len

from langgraph_client import get_client
from langgraph_client.cli.columns import Column, age, identity, since, table, to_text, whole
from langgraph_client.cli.resources import GROUPS
from tests.cli.shell import on_terminal, shell

NOW = datetime(2026, 11, 29, 12, tzinfo=timezone.utc)
ROW = {
    "thread_id": str(uuid.uuid4()), "status": "interrupted", "updated_at": "2026-11-29T11:57:00+00:00",
    "metadata": {"user": "日本" * 60, "tab": "a\tb\nc"},
}  # fmt: skip
COLUMNS = (identity("thread_id"), whole("status"), since("updated_at", "updated"), Column("metadata"))


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0s"),
        (59, "59s"),
        (60, "1m"),
        (3599, "59m"),
        (7200, "2h"),
        (86_400 * 40, "40d"),
        (86_400 * 800, "2y"),
        (-180, "in 3m"),
    ],
)
def test_ages(seconds: int, shown: str) -> None:
    """A time is told by its largest unit; one to come has a word before it."""
    then = NOW - timedelta(seconds=seconds)
    assert age(then.isoformat(), NOW) == shown
    assert age(then.isoformat().replace("+00:00", "Z"), NOW) == shown


@pytest.mark.parametrize(("value", "shown"), [(None, ""), ("soon", "soon"), (7, "7"), ({"a": 1}, '{"a": 1}')])
def test_what_is_no_time(value: Any, shown: str) -> None:
    """It is shown as it is."""
    assert age(value, NOW) == shown


@pytest.mark.parametrize("width", [60, 61, 80, 110, 200])
def test_every_line_fits(width: int) -> None:
    """No line is longer than the terminal is wide, no row has two, and the id is whole."""
    head, *lines = table(COLUMNS, [ROW, ROW], width=width)
    assert head.startswith("thread_id")
    assert len(lines) == 2
    assert all(cell_len(line) <= width for line in lines)
    assert all(line.startswith(ROW["thread_id"]) for line in lines)
    assert "interrupted" in lines[0]
    assert ("…" in lines[0]) is (width > 70)  # there is no room for a part that says something else


def test_what_is_written_out_counts() -> None:
    """A control character takes as many cells as it is shown with."""
    _, line = table((identity("id"), Column("text")), [{"id": "1", "text": "\x9b" * 100}], width=60)
    assert cell_len(line) == 60
    assert line.startswith("1   \\x9b\\x9b")


def test_wide() -> None:
    """Nothing is cut, and a time is whole."""
    _, line = table(COLUMNS, [ROW], wide=True, width=60)
    assert to_text(ROW["metadata"]) in line
    assert ROW["updated_at"] in line


def test_a_column_that_is_not_cut_is_left_out() -> None:
    """A second id that has no room is not shown in half."""
    columns = (identity("run_id"), whole("assistant_id"))
    head, line = table(columns, [{"run_id": "r" * 36, "assistant_id": "a" * 36}], width=60)
    assert (head, line) == ("run_id", "r" * 36)
    assert "a" * 36 in [*table(columns, [{"run_id": "r" * 36, "assistant_id": "a" * 36}], width=80)][1]


def test_columns_that_are_cut_share_the_room() -> None:
    """One that needs less leaves the rest to the others."""
    rows = [{"id": "1", "short": "s", "long": "l" * 100}]
    _, line = table((identity("id"), Column("short"), Column("long")), rows, width=60)
    assert cell_len(line) == 60
    assert line.endswith("l…")


@pytest.mark.parametrize("width", [60, 110, 200])
def test_lists_on_a_terminal(server_url: str, width: int) -> None:
    """On a real terminal of this width."""
    with get_client(server_url, api_key=None) as client:
        thread = client.threads.create(metadata={"note": "x" * 300}).thread_id
        list(client.runs.stream(thread, "agent", input={"topic": "tea"}))
    for words in (
        ("threads", "list"),
        ("runs", "list", "--thread", thread),
        ("assistants", "list"),
        ("threads", "history", thread),
    ):
        code, seen = on_terminal(server_url, *words, columns=width)
        assert code == 0
        head, *lines = seen.splitlines()
        assert re.match(r"\w+_id", head)
        assert lines
        assert all(len(line) <= width and re.match(r"[0-9a-f-]{36}  ", line) for line in lines)


@pytest.mark.parametrize("name", GROUPS)
def test_an_empty_list_says_so(server_url: str, name: str) -> None:
    """On a terminal; a pipe gets nothing."""
    with get_client(server_url, api_key=None) as client:
        thread = client.threads.create().thread_id
    none = ("--metadata", '{"none": "such"}')
    words = {"runs": ("runs", "list", "--thread", thread), "store": ("store", "search", "none-such")}.get(
        name, (name, "list", *none)
    )
    code, seen = on_terminal(server_url, *words)
    what = "items" if name == "store" else name
    assert (code, seen) == (0, f"no {what}\r\n")
    done = shell(server_url, *words)
    assert (done.code, done.out, done.err) == (0, "", "")
