"""The fixtures, in a user's own suite: pytest finds them by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SUITE = """
from langgraph_client import get_client
from langgraph_client.testing import reply


def handler(question):
    with get_client() as client:
        messages = [{"role": "user", "content": question}]
        return "".join(client.runs.stream(None, "chat", input={"messages": messages}, stream_mode="messages-tuple").tokens())


def test_handler(fake_agent_server):
    fake_agent_server.script("chat", [reply("Hello there")])
    assert handler("Hi") == "Hello there"
    assert fake_agent_server.requests[0].json["input"]["messages"][0]["content"] == "Hi"


def test_client(agent_client, fake_agent_server):
    assert agent_client.url == fake_agent_server.url
    assert fake_agent_server.requests == []
    fake_agent_server.fault("status", status=503, on="GET /info")
    assert agent_client.system.info().version
"""


def _run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_suite.py").write_text(SUITE)
    command = [sys.executable, "-m", "pytest", "-q", "-W", "error", "-p", "no:cacheprovider", *options]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "LANG", "COV"))}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_fixtures_are_found(tmp_path: Path) -> None:
    """A suite of a user's own passes, without a line of set-up."""
    done = _run(tmp_path)
    assert "2 passed" in done.stdout, done.stdout + done.stderr
