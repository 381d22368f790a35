"""What the tests themselves tell, when they are stopped in the midst."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TWO = """
import time
def test_one():
    assert 0
def test_another():
    while True:
        time.sleep(1)
"""


def test_a_failure_is_named_at_once(tmp_path: Path) -> None:
    """The name of a failed test can be read while others still run, also when two processes share them."""
    (tmp_path / "test_two.py").write_text(TWO)
    words = ["-p", "tests.conftest", "-p", "no:cacheprovider", "--numprocesses=1", str(tmp_path)]
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *words], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]
    ) as tests:  # fmt: skip
        assert tests.stdout is not None
        assert any(line.startswith("FAILED") and line.endswith("test_two.py::test_one\n") for line in tests.stdout)
        assert tests.poll() is None
        tests.kill()
