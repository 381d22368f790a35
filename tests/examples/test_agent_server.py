"""`make server` and the example graphs, as somebody meets them in their first hour."""

from __future__ import annotations

import importlib
import json
import socket
from pathlib import Path

import pytest

from examples import agent_server


def test_the_graphs_need_nothing_set() -> None:
    """A plain `langgraph dev` starts them: no variable of the environment is named in their configuration."""
    text = (agent_server.GRAPHS / "langgraph.json").read_text()
    assert "env." not in text


def test_the_tests_server_has_a_secret(tmp_path: Path) -> None:
    """The copy that the tests run has one, for its webhooks."""
    agent_server.copy_graphs(tmp_path / "graphs", auth=True)
    config = json.loads((tmp_path / "graphs" / "langgraph.json").read_text())
    assert config["webhooks"]["headers"] == {"x-webhook-secret": "${{ env.LG_WEBHOOK_SECRET }}"}
    assert config["auth"]


def test_the_usual_port(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It is taken when it is free; else another one, and that is said."""
    with socket.socket() as other:
        other.bind((agent_server.HOST, 0))
        monkeypatch.setattr(agent_server, "USUAL_PORT", other.getsockname()[1])
        other.listen()
        taken = agent_server.usual_port()
    assert taken in agent_server.PORTS
    assert f"is taken: the server takes {taken}" in capsys.readouterr().out
    assert agent_server.usual_port() == agent_server.USUAL_PORT
    assert capsys.readouterr().out == ""


def test_the_demo_has_colours_for_a_person_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a pipe, not where they are not wanted."""
    monkeypatch.syspath_prepend(agent_server.GRAPHS.parent)  # it is run as a script
    demo = importlib.import_module("demo")
    assert demo.styled("1", "text") == "text"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert demo.styled("1", "text") == "\x1b[1mtext\x1b[0m"
    monkeypatch.setenv("NO_COLOR", "")
    assert demo.styled("1", "text") == "text"
