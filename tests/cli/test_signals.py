"""Ctrl-C, SIGTERM and a reader that goes away: the end comes at once, and what was printed is never printed again."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import subprocess
import sys
import termios
import threading
from pathlib import Path

import pytest

from langgraph_client import Client, RunCancelled
from tests.cli.shell import PATIENCE, PROGRAM, ended, environment, resume_words, shell, started
from tests.local_server import LocalServer, Wire

STEPS = 8
SLOW = f'{{"steps": {STEPS}, "delay": 0.2}}'
WORDS = ("run", "slow", "--input", SLOW, "--stream", "updates")


def steps(lines: list[str]) -> list[str]:
    """The steps that the lines of text are about."""
    return [line.partition('"step": ')[2].strip("} \n") for line in lines]


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
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


@pytest.mark.parametrize(("signum", "code"), [(signal.SIGINT, 130), (signal.SIGHUP, 129)])
def test_a_signal_cancels_when_asked(server_url: str, client: Client, signum: int, code: int) -> None:
    """With `--cancel-on-exit` Ctrl-C cancels the run, as does the end of the terminal; there is nothing to go on with."""
    with started(server_url, *WORDS, "--cancel-on-exit", "--output", "jsonl") as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signum)
        done = ended(process)
    assert done.code == code
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
    with started(server_url, *WORDS, "--output", "jsonl") as process:
        assert process.stdout is not None
        read = [process.stdout.readline() for _ in range(3)]
        process.send_signal(signal.SIGTERM)
        first = ended(process)
    assert first.code == 143
    file.write_text("".join(read) + first.out)
    second = shell(server_url, "run", "--resume", f"@{file}", "--output", "jsonl")
    lines = [json.loads(line) for line in file.read_text().splitlines()] + second.lines
    parts = [line["data"]["work"]["step"] for line in lines if line["event"] == "updates"]
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


def test_a_closed_terminal_cancels_when_asked(server_url: str, client: Client) -> None:
    """When the terminal itself goes away, so that nothing can be written any more, the run is cancelled."""
    thread = client.threads.create().thread_id
    ours, its = pty.openpty()
    with subprocess.Popen(
        [PROGRAM, *WORDS, "--thread", thread, "--cancel-on-exit", "--output", "jsonl"], env=environment(server_url),
        stdin=its, stdout=its, stderr=its, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - the child has one thread
    ) as process:  # fmt: skip
        os.close(its)
        seen = b""
        while b"metadata" not in seen:
            seen += os.read(ours, 1024)
        os.close(ours)
        assert process.wait(PATIENCE) in {129, 7}
    assert [run.status for run in client.runs.list(thread)] == ["interrupted"]


def test_under_nohup(server_url: str) -> None:
    """A signal that is ignored when the command starts stays so."""
    with subprocess.Popen(
        ["nohup", PROGRAM, *WORDS], env=environment(server_url), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGHUP)
        out, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert len(out.splitlines()) == STEPS - 1


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("at", [1, 2, 5, 20, 60, 120, 200, 300])
def test_a_signal_at_any_import(server_url: str, at: int, signum: int) -> None:
    """Wherever the program is at its start, a signal ends it without a traceback, and the exit code says which it was."""
    code = (
        "import os, sys\n"
        "from langgraph_client.cli import main\n"
        "at, signum, seen = int(sys.argv[1]), int(sys.argv[2]), []\n"
        "def hook(event, _):\n"
        "    if event == 'import':\n"
        "        seen.append(event)\n"
        "        if len(seen) == at:\n"
        "            os.kill(os.getpid(), signum)\n"
        "sys.argv[1:] = sys.argv[3:]\n"
        "import langgraph_client.cli.stopping as stopping\n"
        "stopping.quietly()\n"
        "sys.addaudithook(hook)\n"
        "sys.exit(main())\n"
    )
    words = ("run", "agent", "--input", '{"topic": "tea"}')
    done = subprocess.run(
        [sys.executable, "-c", code, str(at), str(int(signum)), *words], env=environment(server_url),
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode in {-signum, 128 + signum}
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
