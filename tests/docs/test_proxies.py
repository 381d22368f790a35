"""The guide to reverse proxies shows the table and the settings that `make test-between` tries. Needs no proxy."""

from __future__ import annotations

import pytest

from tests.between import claims
from tests.between.proxies import PROXIES, Setting
from tests.docs import tables

SHOWN = (Setting.WEBSOCKET, Setting.NO_DELAY, Setting.NO_CACHE)


def test_the_page_shows_the_table():
    """`python -m tests.between.claims` writes it."""
    text = claims.PAGE.read_text()
    assert text == claims.written(text), "docs/guides/proxies.md is out of date: run `python -m tests.between.claims`"
    assert tables.names(text) == ["proxies"]


def test_a_changed_claim_is_seen(monkeypatch):
    """A page that was written before differs."""
    monkeypatch.setitem(claims.CLAIMS, claims.Row.BROKEN, [claims.CUT] * len(claims.NAMES))
    text = claims.PAGE.read_text()
    assert text != claims.written(text)


def test_each_claim_is_made_of_each_proxy():
    """In the order of the suite's proxies."""
    assert tuple(one.name for one in PROXIES) == claims.NAMES
    assert list(claims.CLAIMS) == list(claims.Row)
    assert {len(one) for one in claims.CLAIMS.values()} == {len(PROXIES)}


def test_each_claim_is_tried():
    """A row that no test compares with what it sees would be mere words."""
    folder = claims.PAGE.parents[2] / "tests" / "between"
    tests = "".join(one.read_text() for one in folder.glob("test_*.py"))
    assert [row.name for row in claims.Row if f"claim(Row.{row.name}, " not in tests] == []


@pytest.mark.parametrize("kind", PROXIES, ids=lambda one: one.name)
def test_the_page_shows_the_settings_that_were_tried(kind):
    """Line by line."""
    page = claims.PAGE.read_text()
    lines = [line.strip() for one in SHOWN for line in kind.lines.get(one, "").splitlines()]
    assert [line for line in lines if line not in page] == []
