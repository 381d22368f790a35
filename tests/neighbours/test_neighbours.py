"""Each neighbour gets along with both sessions, calls and streams. `make test-neighbours` runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT
from tests.neighbours.cases import NEIGHBOURS
from tests.neighbours.probes import load

load()
PATIENCE = 120.0
"""Seconds for one neighbour."""


@pytest.fixture(scope="session")
def python() -> str:
    """The Python that has them all installed."""
    folder = Path(os.environ.get("NEIGHBOURS_VENV", ROOT / ".venv-neighbours"))
    return str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")


def said_by(python: str, *arguments: str) -> str:
    """What a module of the tests prints there."""
    done = subprocess.run(
        [python, "-m", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", list(NEIGHBOURS))
def test_a_neighbour(name, python, tell):
    """Its probe passes in each case that there is."""
    failures = json.loads(said_by(python, "tests.neighbours.run", name).splitlines()[-1])
    assert {case: failure for case, failure in failures.items() if failure} == {}
    assert list(failures) == [str(case) for case in NEIGHBOURS[name].cases]
    tell(f"{name:26} {', '.join(failures)}")
