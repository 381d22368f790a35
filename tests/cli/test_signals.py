"""Ctrl-C, SIGTERM and a reader that goes away: the end comes at once, and what was printed is never printed again."""

from __future__ import annotations

import signal
import subprocess
import threading
from pathlib import Path

import pytest

from langgraph_client import Client, RunCancelled
from tests.cli.shell import PATIENCE, ended, resume_words, shell, started
from tests.local_server import LocalServer, Wire

STEPS = 8
SLOW = f'{{"steps": {STEPS}, "delay": 0.2}}'
WORDS = ("run", "slow", "--input", SLOW, "--stream", "updates")


def steps(lines: list[str]) -> list[str]:
    """The steps that the lines of text are about."""
    return [line.partition('"step": ')[2].strip("} \n") for line in lines]


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_going_on_after_a_signal(server_url: str, signum: int, code: int) -> None:
    """The command that is printed goes on exactly after the last part: all steps come once. The run was left alone."""
    with started(server_url, *WORDS) as process:
        assert process.stdout is not None
        read = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signum)
        first = ended(process)
    assert first.code == code
    read += first.out.splitlines()
    assert len(read) < STEPS
    second = shell(server_url, *resume_words(first.err))
    assert second.code == 0
    assert steps(read + second.out.splitlines()) == [str(number) for number in range(1, STEPS + 1)]


def test_a_signal_cancels_when_asked(server_url: str, client: Client) -> None:
    """With `--cancel-on-exit` Ctrl-C cancels the run, and there is nothing to go on with."""
    with started(server_url, *WORDS, "--cancel-on-exit", "--output", "jsonl") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        done = ended(process)
    assert done.code == 130
    assert "to go on" not in done.err
    _, run_id, _, _, thread_id = done.err.splitlines()[0].split()
    with pytest.raises(RunCancelled):
        client.runs.join(thread_id, run_id)


def test_a_reader_that_goes_away(server_url: str) -> None:
    """After `| head -1` the command ends without a word, as one does that SIGPIPE ends."""
    with started(server_url, "-q", *WORDS) as process:
        with subprocess.Popen(["head", "-1"], stdin=process.stdout, stdout=subprocess.PIPE, text=True) as head:
            assert process.stdout is not None
            process.stdout.close()
            out, _ = head.communicate()
        assert process.stderr is not None
        assert process.wait(20) == 141
        assert process.stderr.read() == ""
    assert steps([out]) == ["1"]


def test_a_bookmark_from_a_file(server_url: str, tmp_path: Path) -> None:
    """`--resume @file` goes on after the last line of a file of jsonl, so that the file is its own bookmark."""
    file = tmp_path / "parts.jsonl"
    first = shell(server_url, *WORDS, "--output", "jsonl", "--deadline", "1.2")
    assert first.code == 4
    file.write_text(first.out)
    second = shell(server_url, "run", "--resume", f"@{file}", "--output", "jsonl")
    parts = [line["data"]["work"]["step"] for line in first.lines + second.lines if line["event"] == "updates"]
    assert parts == list(range(1, STEPS + 1))


def test_a_signal_before_there_is_a_run() -> None:
    """A server that does not answer does not keep the command from ending."""
    asked, over = threading.Event(), threading.Event()

    def silent(_: Wire) -> None:
        asked.set()
        over.wait(PATIENCE)

    with LocalServer(silent) as server, started(server.url, *WORDS) as process:
        assert asked.wait(PATIENCE)
        process.send_signal(signal.SIGTERM)
        done = ended(process)
        over.set()
    assert (done.code, done.out, done.err) == (143, "", "")
