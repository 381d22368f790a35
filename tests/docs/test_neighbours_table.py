"""The table of neighbours shows what the suite tries, and in which version."""

from tests.docs.tables import names
from tests.neighbours import table


def test_the_page_shows_what_is_tried() -> None:
    """`python -m tests.neighbours.table` writes it."""
    text = table.PAGE.read_text()
    assert text == table.page(text), f"{table.PAGE} is out of date: run `python -m tests.neighbours.table`"


def test_each_kind_is_on_the_page() -> None:
    """Each once."""
    assert sorted(names(table.PAGE.read_text())) == sorted(table.TABLES)
