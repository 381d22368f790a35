"""The tables of the documentation are those that run."""

import pytest

from langgraph_client.protocol import ending, verdicts
from tests.docs import tables


def test_the_page_shows_the_data() -> None:
    """`python -m tests.docs.tables` writes it."""
    text = tables.PAGE.read_text()
    assert text == tables.with_tables(text), "docs/resuming.md is out of date: run `python -m tests.docs.tables`"


def test_each_table_is_on_the_page() -> None:
    """Each once."""
    assert sorted(tables.names(tables.PAGE.read_text())) == sorted(tables.TABLES)


def test_a_changed_row_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was written before the data changed differs from it."""
    key = (verdicts.Phase.REPLAY, verdicts.Relation.BACK)
    monkeypatch.setitem(verdicts.TABLE, key, (verdicts.Verdict.NEW, verdicts.Phase.REPLAY))
    text = tables.PAGE.read_text()
    assert text != tables.with_tables(text)


def test_each_row_is_shown() -> None:
    """A row that has no place in the table would be missing silently."""
    shown = [cell for row in [*tables.relations(), *tables.endings()][1:] for cell in row[2:] if cell.startswith("`")]
    assert len(shown) == len(verdicts.TABLE) + len(ending.TABLE)


def test_an_unknown_table_fails() -> None:
    """A marker with a misspelt name is no comment."""
    with pytest.raises(KeyError):
        tables.with_tables("<!-- table: nothing -->\n\n<!-- end of table -->\n")
