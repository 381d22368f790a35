"""Where the two clients differ, they differ as `differences.py` says, and the guide says so too."""

from __future__ import annotations

from pathlib import Path

import pytest

from examples.agent_server import REPOSITORY
from tests.moving_over.differences import DIFFERENCES

FOLDER = "different"
GUIDE = REPOSITORY / "docs" / "guides" / "moving-over.md"
ELSEWHERE = {"`runs.wait`", "async"}
"""What no program prints: how many requests there are (`tests/resources/test_runs.py`), and what does not exist."""


@pytest.mark.parametrize("program", DIFFERENCES)
def test_difference(program, printed):
    """Each client prints what the table holds."""
    official, ours = (client.get(program) for client in printed)
    assert (official, ours) == (DIFFERENCES[program].official, DIFFERENCES[program].ours)


def test_every_difference_is_in_the_guide():
    """By a row of its own."""
    assert {one.row for one in DIFFERENCES.values()} - rows(GUIDE.read_text()) == set()


def test_every_difference_in_the_guide_is_tested():
    """By a program, or elsewhere."""
    different = GUIDE.read_text().split("### Different")[1].split("\n## ")[0]
    assert rows(different) - {one.row for one in DIFFERENCES.values()} == ELSEWHERE


def rows(markdown):
    """The first cells of all tables' rows, without heads."""
    cells = [line.split("|")[1].strip() for line in markdown.splitlines() if line.startswith("|")]
    return {cell for cell in cells if cell.strip("-")}


def test_every_program_is_in_the_table():
    """And each program of the table exists."""
    assert {path.stem for path in (Path(__file__).parent / FOLDER).glob("*.py")} == set(DIFFERENCES)
