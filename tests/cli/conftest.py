"""What tests of commands share: a client beside the command, and the command within this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from langgraph_client import Client, get_client
from langgraph_client.cli.app import start
from tests.cli.shell import PROGRAM, Ended, environment


@pytest.fixture
def client(server_url: str) -> Iterator[Client]:
    """A client of the same server: it prepares what a command is about, and sees what the command did."""
    with get_client(server_url, api_key=None) as client:
        yield client


@pytest.fixture
def command(
    server_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Runs a command line here: a process of its own spends half a second on its imports."""
    for name in [name for name in os.environ if name not in environment()]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LANGGRAPH_API_URL", server_url)

    def run(*words: str) -> Ended:
        monkeypatch.setattr(sys, "argv", [str(PROGRAM), *words])
        code = start()
        return Ended(code, *capsys.readouterr())

    return run
