"""The Python that has the neighbours installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT

PATIENCE = 120.0
"""Seconds for one neighbour."""


@pytest.fixture(scope="session")
def said() -> Callable[..., str]:
    """Runs a module of the tests among the neighbours, and gives what it prints."""
    folder = Path(os.environ.get("NEIGHBOURS_VENV", ROOT / ".venv-neighbours"))
    python = str(folder / ("Scripts" if sys.platform == "win32" else "bin") / "python")

    def run(*arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [python, "-m", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
            cwd=ROOT,
            env=environment,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
