"""Programs written for the official client print the same with ours: nothing but their imports is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = "programs"
PROGRAMS = sorted(path.stem for path in (Path(__file__).parent / FOLDER).glob("*.py"))


@pytest.mark.parametrize("program", PROGRAMS)
def test_same_output(program, printed):
    """Line by line, with identifiers and times normalised."""
    official, ours = (client.get(program) for client in printed)
    assert official, "the program printed nothing with the official client"
    assert not official[-1].startswith("FAILED"), official[-1]
    assert ours == official


def test_enough_of_them(tell, printed):
    """Tell how many there are, and how many lines were compared."""
    official, _ = printed
    tell(
        f"programs run with both clients: {len(PROGRAMS)}, {sum(len(official[name]) for name in PROGRAMS)} lines compared"
    )
    assert len(PROGRAMS) >= 40
