"""How the command starts: what is not needed is not imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.shell import environment

CODE = "import sys; from langgraph_client.cli import main; code = main(); print(*sys.modules, file=sys.stderr); sys.exit(code)"
HEAVY = {"requests", "urllib3", "rich", "tenacity", "langgraph_client.client", "langgraph_client.models"}


@pytest.mark.parametrize(
    "words",
    [("--version",), ("--help",), ("run", "--help"), ("threads", "list", "--help"), ("doctor", "--help"), ("man",), ("profiles",)],
    ids=" ".join,
)  # fmt: skip
def test_what_sends_nothing_imports_nothing_heavy(words: tuple[str, ...]) -> None:
    """Neither requests nor rich, nor what is built on them."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], env=environment(), capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(done.stderr.split())


def test_the_version_imports_next_to_nothing() -> None:
    """Not even typer: only what Python itself needs, and modules of ours without imports of their own."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, "--version"], env=environment(), capture_output=True, text=True, check=True
    )
    ours = {name for name in done.stderr.split() if name.startswith("langgraph_client")}
    assert ours == {
        "langgraph_client", "langgraph_client._version", "langgraph_client.cli", "langgraph_client.cli.stopping",
        "langgraph_client.cli.terminal",
    }  # fmt: skip
    assert not {"typer", "attrs", "attr", "logging", "json"} & set(done.stderr.split())
