"""What a person sees, and that none of it is in a pipe."""

from __future__ import annotations

import json
import re

from langgraph_client import get_client
from tests.cli.shell import on_terminal, shell


def chat(text: str) -> str:
    """The input of the chat graph."""
    return json.dumps({"messages": [{"role": "user", "content": text}]})


def test_a_spinner_names_the_node_and_the_time(server_url: str) -> None:
    """While nobody speaks, a terminal shows the node at work and how long it has been."""
    code, seen = on_terminal(server_url, "run", "slow", "--input", '{"steps": 4, "delay": 0.2}')
    assert code == 0
    assert "work" in seen
    assert re.search(r"0:00:0\d", seen)
    assert '"step": 4' in seen
    assert seen.endswith("\x1b[2K")  # nothing of the spinner is left


def test_tokens_on_a_terminal(server_url: str) -> None:
    """What a model says stands on a terminal as one line."""
    code, seen = on_terminal(server_url, "run", "chat", "--input", chat("words:20"))
    assert code == 0
    assert " ".join(f"word{number}" for number in range(1, 21)) in seen


def test_no_model_drives_the_terminal(server_url: str) -> None:
    """Control characters in what a model says are written out on a terminal."""
    code, seen = on_terminal(server_url, "-q", "run", "chat", "--input", chat("\x1b[31mred"))
    assert code == 0
    assert "\\x1b[31mred" in seen


def test_a_pipe_gets_plain_lines(server_url: str) -> None:
    """No escape codes and no spinner, neither in results nor beside them, whatever the environment asks for."""
    env = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    for words in (
        ("run", "slow", "--input", '{"steps": 2, "delay": 0.1}'),
        ("threads", "list"),
        ("--help",),
    ):
        done = shell(server_url, *words, env=env)
        assert done.code == 0
        assert "\x1b" not in done.out + done.err
        assert "\r" not in done.out + done.err


def test_a_table_on_a_terminal(server_url: str) -> None:
    """A list has a head on a terminal, and none in a pipe."""
    with get_client(server_url) as client:
        client.threads.create()
    _, seen = on_terminal(server_url, "threads", "list", "--limit", "1")
    assert "thread_id" in seen
    assert "thread_id" not in shell(server_url, "threads", "list", "--limit", "1").out
