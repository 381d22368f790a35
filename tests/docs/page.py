"""Runs a page in a process of its own, so that none can spoil another, with an end to its time."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.docs.blocks import blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

RUNNER = Path(__file__).with_name("run_page.py")
PATIENCE = 180.0
"""Seconds for one page."""
LOCAL = "127.0.0.1,localhost"


class PageFailed(AssertionError):
    """A page that does not do what it says; its message ends with the block's file and line."""


def run(page: Path, folder: Path, url: str, patience: float = PATIENCE) -> str:
    """Run every block of a page in an empty folder, and return what it wrote.

    Raises:
        PageFailed: A block failed, or did not end in time.
        ValueError: A snippet of the page does not exist.
    """
    found = blocks(page)
    if not found:  # no process is needed to do nothing
        return ""
    plan = json.dumps([dataclasses.asdict(block) for block in found])
    command = [sys.executable, "-u", "-W", "error", str(RUNNER), url, plan]
    with tempfile.TemporaryFile("w+") as output:
        try:
            with started(command, folder, url, output) as process:
                failed = process.wait(patience) != 0
        except subprocess.TimeoutExpired:
            failed = True
            output.write(f"{page}: not done after {patience:g} seconds")
        output.seek(0)
        told = output.read()
    if failed:
        raise PageFailed(told)
    return told


@contextlib.contextmanager
def started(command: list[str], folder: Path, url: str, output: IO[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is ended with all that it started."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment(folder, url),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def environment(folder: Path, url: str) -> dict[str, str]:
    """A new user's: the server's address, the virtual environment's commands, and no file of ours at home."""
    ours = ("LANGGRAPH_", "LANGSMITH_", "LANGCHAIN_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", os.defpath)])
    return {
        **kept,
        "HOME": str(folder),
        "LANGGRAPH_API_URL": url,
        "NO_PROXY": LOCAL,
        "PATH": path,
        "no_proxy": LOCAL,
    }
