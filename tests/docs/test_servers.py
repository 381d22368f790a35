"""docs/servers.md is what was found on the servers."""

from __future__ import annotations

from tests.servers.page import PAGE, load, page
from tests.servers.running import NAMES


def test_the_page_is_printed_from_what_was_found():
    """`python -m tests.servers.page` writes it."""
    assert PAGE.read_text() == page(load())


def test_every_server_is_there():
    """With all that was looked at on it."""
    found = load()
    assert set(found) == set(NAMES)
    tables = {name: {table: set(rows) for table, rows in found[name].items()} for name in NAMES}
    assert all(tables[name] == tables["newest"] for name in NAMES)
