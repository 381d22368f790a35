"""Every exit code, with what stands on standard error, and no key anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from langgraph_client import Client
from tests.cli.shell import Ended, shell
from tests.local_server import KEY, LocalServer, answer, event, raw, refusing_port, stream

SLOW = '{"steps": 100, "delay": 0.1}'
CUT = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
RUN = {"run_id": "22222222-2222-4222-8222-222222222222", "thread_id": "11111111-1111-4111-8111-111111111111"}


def test_a_failed_run(server_url: str) -> None:
    """1: the graph's error is told, and the document has it, too."""
    done = shell(server_url, "run", "failing", "--input", '{"topic": "x"}', "--output", "json")
    assert done.err.endswith("langgraph-client: ValueError: boom\n")
    assert (done.code, done.json["status"], done.json["result"]) == (1, "error", None)
    assert done.json["error"] == {"error": "ValueError", "message": "boom"}


def test_a_deadline(server_url: str, client: Client) -> None:
    """4: with the command to go on, and in the document no status, since the run goes on."""
    done = shell(server_url, "run", "slow", "--input", SLOW, "--deadline", "3", "--output", "json", "--cancel-on-exit")
    assert (done.code, done.json["status"]) == (4, None)
    assert "the deadline of 3 seconds passed" in done.err
    assert client.runs.get(done.json["thread_id"], done.json["run_id"]).status == "interrupted"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "agent", "--stream", "bogus"), "bogus"),
        (("run", "--resume", "bogus"), "bookmark"),
        (("run", "no-such-graph", "--input", "{}"), "no-such-graph"),
        (("--url", "ftp://x", "run", "agent"), "url"),
        (("--header", "x-team: hunter2€", "run", "agent"), "x-team"),
        (("--key-file", "no-such-file", "run", "agent"), "--key-file"),
    ],
)
def test_wrong_usage(command: Callable[..., Ended], words: tuple[str, ...], said: str) -> None:
    """2: and what is wrong is named, be it the client or the server who finds it; but for a value that may be secret."""
    done = command(*words)
    assert done.code == 2
    assert said in done.err
    assert "hunter2" not in done.err


def test_refused_connections() -> None:
    """5: nobody listens."""
    with refusing_port() as port:
        done = shell(f"http://127.0.0.1:{port}", "--retries", "0", "run", "agent", "--input", "{}")
    assert done.code == 5
    assert "refused" in done.err


def test_a_broken_server() -> None:
    """5: also when somebody answers with an error of theirs."""
    with LocalServer(answer({"detail": "down"}, 503)) as server:
        assert shell(server.url, "--retries", "0", "run", "agent", "--input", "{}").code == 5


def test_a_lost_stream() -> None:
    """5: with the command to go on."""
    first = stream(event("metadata", {"run_id": RUN["run_id"]}, "1-0"), end="cut")
    with LocalServer(answer(RUN), first) as server:
        done = shell(server.url, "--retries", "0", "run", "agent", "--input", "{}", "--stream", "updates")
    assert done.code == 5
    assert "to go on: langgraph-client run --resume lg1." in done.err
    assert "--stream updates" in done.err


@pytest.mark.parametrize("status", [401, 403, 407])
def test_refused_by_the_server(tmp_path: Path, status: int) -> None:
    """6: and the key that was refused is not told, though the server tells it."""
    file = tmp_path / "key"
    file.write_text(KEY + "\n")
    with LocalServer(answer({"detail": f"bad key {KEY}"}, status)) as server:
        done = shell(server.url, "--key-file", str(file), "--verbose", "run", "agent", "--input", "{}")
    assert server.seen[0].headers["x-api-key"] == KEY
    assert done.code == 6
    assert KEY not in done.out + done.err


def test_the_key_is_never_shown(server_url: str) -> None:
    """Neither help, nor a log, nor an error tells the key."""
    for words in (("--help",), ("-v", "run", "agent", "--input", "{}"), ("run", "bogus")):
        done = shell(server_url, *words, env={"LANGGRAPH_API_KEY": KEY})
        assert KEY not in done.out + done.err


def test_an_empty_key_file(tmp_path: Path, server_url: str) -> None:
    """2: a file without a key is no key."""
    (tmp_path / "key").write_text("\n")
    done = shell(server_url, "--key-file", str(tmp_path / "key"), "threads", "list")
    assert (done.code, "empty" in done.err) == (2, True)


def test_another_cancels_the_run(server_url: str) -> None:
    """1: a run that somebody cancels did not come to its end."""
    with LocalServer(
        answer(RUN),
        stream(event("metadata", {"run_id": RUN["run_id"]}, "1-0")),
        answer({**RUN, "status": "interrupted"}),
        stream(event("metadata", {"run_id": RUN["run_id"]}, "1-0")),
        answer({**RUN, "interrupts": {}}),
    ) as server:
        done = shell(server.url, "run", "agent", "--input", "{}", "--stream", "custom")
    assert done.code == 1
    assert "cancelled" in done.err


@pytest.mark.parametrize("again", [(), (answer(status=404),)], ids=["asked", "reconnecting"])
def test_another_deletes_the_run(again: tuple[Any, ...]) -> None:
    """1: and no command to go on is told, since there is nothing to go on with."""
    first = stream(event("metadata", {"run_id": RUN["run_id"]}, "1-0"), end="cut" if again else "clean")
    with LocalServer(answer(RUN), first, *(again or [answer(status=404)])) as server:
        done = shell(server.url, "run", "agent", "--input", "{}", "--output", "json")
    assert (done.code, done.json["status"]) == (1, None)
    assert "the stream was lost after 1 parts" in done.err
    assert "to go on" not in done.err


@pytest.mark.parametrize(("again", "code"), [(404, 1), (400, 5)])
def test_another_deletes_the_thread(again: int, code: int) -> None:
    """1: and its feed is not to be gone on with, as one is that was lost."""
    thread = {
        "thread_id": RUN["thread_id"], "status": "idle", "metadata": {}, "values": {}, "interrupts": {},
        "created_at": "2026-11-22T17:43:44+00:00", "updated_at": "2026-11-22T17:43:44+00:00",
    }  # fmt: skip
    feed = stream(event("metadata", {"run_id": RUN["run_id"]}, "1-0"), end="cut")
    with LocalServer(answer(thread), feed, answer(status=again)) as server:
        done = shell(server.url, "tail", RUN["thread_id"])
    assert done.code == code
    assert ("to go on: langgraph-client tail" in done.err) is (code != 1)


@pytest.mark.parametrize(
    "words", [("wait",), ("run", "--output", "json"), ("run", "--stream", "values", "--output", "json")]
)
def test_a_result_that_is_not_available(words: tuple[str, ...]) -> None:
    """1: the run came to its end, which the document says, and no other run's result is shown."""
    first = event("metadata", {"run_id": RUN["run_id"]}, "1-0")
    later = [{"run_id": "later", "status": "success"}, {**RUN, "status": "success"}]
    with LocalServer(
        answer(RUN), stream(first), answer({**RUN, "status": "success"}), stream(first),
        answer({"of": "the later run"}), answer(later), answer([]),
        answer({**RUN, "interrupts": {}}),
    ) as server:  # fmt: skip
        done = shell(server.url, *words, "agent", "--input", "{}")
    assert done.code == 1
    assert "the thread no longer shows the state in which the run ended" in done.err
    assert "to go on" not in done.err
    if "json" in words:
        assert (done.json["status"], done.json["result"]) == ("success", None)
    else:
        assert done.out == ""


def test_without_the_extra(tmp_path: Path) -> None:
    """2: the command says what to install."""
    import subprocess
    import sys

    code = "import importlib.util as u; u.find_spec = lambda n: None; from langgraph_client.cli import main; raise SystemExit(main())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'langgraph_client[cli]'" in done.stderr
    assert "Traceback" not in done.stderr
