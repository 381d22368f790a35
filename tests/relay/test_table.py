"""The table of the guide is that of the servers that are tested."""

from __future__ import annotations

from tests.relay import table


def test_the_guides_table_is_up_to_date():
    """`python -m tests.relay.table` writes it."""
    text = table.PAGE.read_text(encoding="utf-8")
    assert text == table.with_table(text)
