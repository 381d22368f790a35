"""The table of limits is that of the code: each row has its constant, and each constant that is a limit its row."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

import langgraph_client

PAGE = Path("docs/memory.md")
UNITS = {"": 1, "KiB": 1024, "MiB": 1024**2, "levels": 1, "characters": 1}
FOLDERS = ("transport", "protocol", "streams", "web")
OF_MESSAGES = {
    "config.MAX_SECONDS",  # that sockets can wait
    "transport.chunks._MAX_LINE",
    "transport.failures._MAX_REASON",
    "transport.content._MAX_SHOWN",
    "transport.status._MAX_HEAD",
    "protocol.sse._MAX_RETRY_DIGITS",
    "protocol.sse._MAX_NAMES",  # short ones, of one parser
    "protocol.dialect._MAX_SEQUENCE",
    "protocol.position._MAX_KNOWN",  # is MAX_REMEMBERED
    "streams.own_state._MAX_PAGES",
    "web.body._MAX_PAUSE",  # seconds
    "web.frames._MAX_NAMES",  # short ones, of one process
}
"""Of texts that are cut, and of what is as small as its number."""
SAYS_LIMIT = re.compile(r"^(_?MAX_\w+|DEFAULT_MAX_\w+|DEFAULT_BUFFER|BUFFER_BYTES)\b.*=", re.MULTILINE)


def rows():
    """The constants of the table, and their values as it tells them."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.read_text("utf-8").splitlines()]
    found = {row[4].strip("`"): row[1] for row in cells if len(row) == 5 and row[4].startswith("`")}
    assert len(found) > 15
    return found


def limits():
    """The constants of the code that are limits by their names, without those of messages."""
    package = Path(langgraph_client.__file__).parent
    files = [package / "config.py", *(file for folder in FOLDERS for file in (package / folder).rglob("*.py"))]
    for file in files:
        module = ".".join(file.relative_to(package).with_suffix("").parts)
        yield from (f"{module}.{name}" for name in SAYS_LIMIT.findall(file.read_text("utf-8")))


@pytest.mark.parametrize("constant", rows())
def test_a_row_is_true(constant):
    """The default is the constant's value."""
    number, _, unit = rows()[constant].partition(" ")
    module, _, name = constant.rpartition(".")
    value = getattr(importlib.import_module(f"langgraph_client.{module}"), name)
    assert int(number.replace(",", "")) * UNITS[unit] == value


def test_each_limit_has_its_row():
    """A new one is either told to users or said to be no limit on what a server can make us keep."""
    assert {*limits()} == {*rows()} | OF_MESSAGES
