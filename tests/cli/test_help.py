"""The command line itself, without a process: what is parsed, and what help says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from langgraph_client import __version__
from langgraph_client.cli import arguments, stopping
from langgraph_client.cli.app import COMMANDS, GROUPS, app
from langgraph_client.cli.exits import BROKEN_PIPE, Exit
from langgraph_client.cli.settings import Settings
from langgraph_client.cli.table import Command
from tests.docs.blocks import ROOT
from tests.local_server import refusing_port

ROWS = [((), row) for row in COMMANDS] + [((name,), row) for name, group in GROUPS.items() for row in group.commands]


def test_version() -> None:
    """`--version` is the package's."""
    assert CliRunner().invoke(app, ["--version"]).output == f"langgraph-client {__version__}\n"


@pytest.mark.parametrize(
    "words", [["--url", "{}", "--retries", "0", "doctor"], ["doctor", "--url", "{}", "--retries", "0"]]
)
def test_global_options_stand_anywhere(words: list[str]) -> None:
    """Before the command or behind it."""
    with refusing_port() as port:
        done = CliRunner().invoke(app, [word.format(f"http://127.0.0.1:{port}") for word in words])
    assert done.exit_code == 5
    assert f"http://127.0.0.1:{port}: GET /info: could not connect" in done.output


def test_what_is_said_twice() -> None:
    """Of headers all are sent; else the word behind the command counts."""
    said = {"key_file": None, "timeout": None, "retries": None, "verbose": False}
    before = Settings().but(url="http://a", header=["A: 1", "B: 1"], quiet=True, **said)
    both = before.but(url="http://b", header=["B: 2"], quiet=False, **said)
    assert (both.url, both.headers, both.quiet) == ("http://b", {"A": "1", "B": "2"}, True)


def test_help_has_the_exit_codes() -> None:
    """Every code that a command can end with stands in the help, and in the guide."""
    said = CliRunner().invoke(app, ["--help"]).output.partition("Exit codes:\n")[2]
    codes = [str(128 + signum) for signum in stopping.SIGNALS] + [str(code.value) for code in Exit] + [str(BROKEN_PIPE)]
    assert [line.split()[0] for line in said.splitlines()] == sorted(codes, key=int)
    guide = (ROOT / "docs" / "guides" / "cli.md").read_text().partition("## Exit codes")[2]
    assert re.findall(r"^\| (\d+) \|", guide, re.MULTILINE) == sorted(codes, key=int)


@pytest.mark.parametrize(("before", "row"), ROWS, ids=[" ".join((*before, row.name)) for before, row in ROWS])
def test_help_has_examples(before: tuple[str, ...], row: object) -> None:
    """Every command's help ends with examples of itself, as they were written."""
    assert isinstance(row, Command)
    done = CliRunner().invoke(app, [*before, row.name, "--help"])
    assert done.exit_code == 0
    for example in row.examples:
        assert example in done.output
        assert " ".join((*before, row.name)) in example


@pytest.mark.parametrize(
    ("given", "command"),
    [("yes", "yes"), ("true", True), ("3", 3), ('{"a": 1}', {"a": 1}), ('"3"', "3"), ("null", None)],
)
def test_an_answer_is_json_or_text(given: str, command: object) -> None:
    """What reads as JSON is JSON; quotes make a text of it."""
    assert arguments.answer(given) == {"resume": command}


def test_json_from_a_file(tmp_path: Path) -> None:
    """`@file` stands for what is in the file."""
    (tmp_path / "input.json").write_text('{"topic": "tea"}')
    assert arguments.json_value(f"@{tmp_path / 'input.json'}") == {"topic": "tea"}


@pytest.mark.parametrize("given", ["", "{}", '{"event": 1}', "{cut"])
def test_a_file_without_a_bookmark(given: str, tmp_path: Path) -> None:
    """A file whose last line has no bookmark is refused."""
    file = tmp_path / "parts"
    file.write_text(given)
    with pytest.raises(typer.BadParameter, match="bookmark"):
        arguments.bookmark(f"@{file}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "agent", "--input", "{bad"), "--input"),
        (("run", "agent", "--input", "@no-such-file"), "no-such-file"),
        (("run", "agent", "--config", "[1]"), "--config"),
        (("run", "agent", "--deadline", "0"), "--deadline"),
        (("run", "--input", "{}"), "AGENT"),
        (("run", "agent", "--answer", "yes"), "--thread"),
        (("run", "agent", "--input", "1", "--answer", "yes", "--thread", "x"), "--answer"),
        (("run", "--resume", "lg1.x", "--input", "{}"), "--input"),
        (("run", "--resume", "lg1.x", "--temporary", "--subgraphs"), "--temporary, --subgraphs"),
        (("run", "agent", "--temporary", "--idempotency-key", "k"), "--temporary"),
        (("--header", "secret", "run", "agent"), "NAME:VALUE"),
        (("no-such-command",), "no-such-command"),
    ],
)
def test_wrong_words(words: tuple[str, ...], said: str) -> None:
    """What can't be meant ends with 2 before anything is sent, and is named; but for what may be secret."""
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert said in done.output
    assert "secret" not in done.output


def test_completion_of_the_shell() -> None:
    """What bash asks of the command to complete its words is answered."""
    asked = {"_LANGGRAPH_CLIENT_COMPLETE": "complete_bash", "COMP_WORDS": "langgraph-client thr", "COMP_CWORD": "1"}
    done = CliRunner().invoke(app, [], env=asked, prog_name="langgraph-client")
    assert done.output.split() == ["threads"]
