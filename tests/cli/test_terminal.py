"""The standard streams: no text drives a terminal, a full disk and closed streams are told, and no encoding fails."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from langgraph_client import Client
from langgraph_client.cli import terminal
from tests.cli.shell import PATIENCE, PROGRAM, Ended, environment, on_terminal, resume_words, shell
from tests.local_server import LocalServer, answer

HOSTILE = "\x1b]0;title\x07\x9b31m\x7f\u202eabc\u2066\u2028\r\x08"
FORBIDDEN = {*"\x07\x9b\x7f\u202e\u2066\u2028\x08"}
KEPT = "a\tb\nÄ 日本 👩\u200d💻 \u00a0\u200c\u00ad\u3000\ue000"
TERMS = ["xterm-256color", "dumb"]
STEPS = ("run", "slow", "--input", '{"steps": 4, "delay": 0.05}', "--stream", "updates", "--output", "jsonl")


DIRECTIONS = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def drives(one: str) -> bool:
    """Whether a character moves a cursor, breaks a line unseen, or turns the direction of text, as Unicode has it."""
    turns = unicodedata.bidirectional(one) in DIRECTIONS or one in "\u200e\u200f\u061c"
    return one not in "\n\t" and (turns or unicodedata.category(one) in {"Cc", "Zl", "Zp"})


def test_what_is_written_out() -> None:
    """All that drives a terminal, whatever its code, and not what joins emoji or keeps words together."""
    for one in map(chr, range(sys.maxunicode + 1)):
        shown = terminal.visible(one)
        assert shown != one or not drives(one), ascii(one)
        assert shown == one or shown.isascii(), ascii(one)
    assert terminal.visible(KEPT) == KEPT


@pytest.mark.parametrize("text", [HOSTILE, "plain", "\U000e0041 tag", "日本 é 👩\u200d💻"])
def test_json_keeps_its_value(text: str) -> None:
    """What is written out in JSON stands for the same value, and drives nothing."""
    shown = terminal.visible_json(json.dumps({text: [text]}, ensure_ascii=False))
    assert json.loads(shown) == {text: [text]}
    assert terminal.visible(shown) == shown


@pytest.fixture(scope="module")
def thread(server_url: str) -> str:
    """A thread on which everything that a server can say is hostile."""
    from langgraph_client import get_client

    with get_client(server_url, api_key=None) as client:
        thread = client.threads.create(metadata={HOSTILE: HOSTILE}).thread_id
        message = {"role": "user", "content": HOSTILE}
        modes: Any = ["messages-tuple", "values"]
        list(client.runs.stream(thread, "chat", input={"messages": [message]}, stream_mode=modes))
        client.store.put_item(["hostile"], "key", {HOSTILE: HOSTILE})
    return thread


COMMANDS = [
    ("run", "chat", "--input", json.dumps({"messages": [{"role": "user", "content": HOSTILE}]})),
    ("run", "chat", "--input", json.dumps({"messages": [{"role": "user", "content": HOSTILE}]}), "--output", "json"),
    ("run", "chat", "--input", json.dumps({"messages": [{"role": "user", "content": HOSTILE}]}), "--output", "jsonl"),
    ("tail", "{thread}", "--from-start", "--deadline", "3"),
    ("tail", "{thread}", "--from-start", "--deadline", "3", "--output", "jsonl"),
    ("state", "{thread}"),
    ("state", "{thread}", "--select", "values.messages.0.content"),
    ("threads", "get", "{thread}"),
    ("threads", "list", "--wide"),
    ("threads", "history", "{thread}"),
    ("threads", "list", "--output", "jsonl"),
    ("store", "search", "hostile"),
    ("api", "GET", "/threads/{thread}"),
]


CASES = [(words, "xterm-256color") for words in COMMANDS] + [(words, "dumb") for words in COMMANDS[:6]]
IDS = [f"{' '.join(words[:2] + words[3:])} on {term}".replace("{thread}", "") for words, term in CASES]


@pytest.mark.parametrize(("words", "term"), CASES, ids=IDS)
def test_no_text_drives_a_terminal(server_url: str, thread: str, words: tuple[str, ...], term: str) -> None:
    """Whatever command shows a server's text, and whatever terminal it is."""
    _, seen = on_terminal(server_url, *(word.format(thread=thread) if "{thread}" in word else word for word in words),
                          env={"TERM": term}, columns=200)  # fmt: skip
    assert "title" in seen
    assert not FORBIDDEN & set(seen)
    assert "\x1b]" not in seen
    assert term != "dumb" or "\x1b" not in seen


@pytest.mark.parametrize("term", TERMS)
def test_json_on_a_terminal_is_json(server_url: str, thread: str, term: str) -> None:
    """What is copied from a terminal is the state as it is."""
    _, seen = on_terminal(server_url, "state", thread, env={"TERM": term}, columns=500)
    assert json.loads(seen)["values"]["messages"][0]["content"] == HOSTILE


def test_no_error_drives_a_terminal() -> None:
    """An error's text is a server's, too, as a log line is."""
    with LocalServer(answer({"detail": HOSTILE}, 404)) as server:
        code, seen = on_terminal(server.url, "--verbose", "threads", "get", "x")
    assert code == 2
    assert "title" in seen
    assert not FORBIDDEN & set(seen)
    assert "\x1b" not in seen


def test_a_pipe_gets_the_text_as_it_is(server_url: str, thread: str) -> None:
    """What another program reads is not changed."""
    words = ("state", thread, "--select", "values.messages.0.content")
    out = subprocess.run([PROGRAM, *words], env=environment(server_url), stdout=subprocess.PIPE, check=True).stdout
    assert out.decode() == HOSTILE + "\n"


def to_file(path: str | Path, url: str, *words: str, limit: int | None = None) -> Ended:
    """Run a command with its output in a file, which can be no longer than a limit."""

    def prepare() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with Path(path).open("a", encoding="utf-8") as file:
        done = subprocess.run(
            [PROGRAM, *words], env=environment(url), stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.PIPE,
            text=True, timeout=PATIENCE, check=False, preexec_fn=prepare,
        )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, "", done.stderr)


@pytest.mark.parametrize(
    "words",
    [STEPS, (*STEPS[:4], "--output", "json"), ("wait", *STEPS[1:4]), ("threads", "list", "-o", "json"), ("doctor",),
     ("--version",), ("--help",), ("man",), ("api", "GET", "/info")],
    ids=" ".join,
)  # fmt: skip
def test_a_full_disk(server_url: str, words: tuple[str, ...]) -> None:
    """7: and what could not be written is told."""
    done = to_file("/dev/full", server_url, *words)
    assert done.code == 7
    assert "can't be written: No space left on device" in done.err


def test_going_on_after_a_full_disk(server_url: str, tmp_path: Path) -> None:
    """The command that is printed begins with the part that the disk had no room for: no step is lost or comes twice."""
    file = tmp_path / "parts.jsonl"
    whole = shell(server_url, *STEPS).out.splitlines(keepends=True)
    limit = len("".join(whole[:3])) + 20  # the bytes of some lines, and the beginning of another
    first = to_file(file, server_url, *STEPS, limit=limit)
    assert first.code == 7
    assert "File too large" in first.err
    *lines, cut = file.read_text().splitlines(keepends=True)
    assert not cut.endswith("\n")
    second = shell(server_url, *resume_words(first.err))
    parts = [json.loads(line) for line in lines] + second.lines
    assert [part["data"]["work"]["step"] for part in parts if part["event"] == "updates"] == [1, 2, 3, 4]


def test_a_full_disk_cancels_when_asked(server_url: str, client: Client) -> None:
    """With `--cancel-on-exit` a run whose parts have no place to go is cancelled."""
    done = to_file(
        "/dev/full",
        server_url,
        "run",
        "slow",
        "--input",
        '{"steps": 100, "delay": 0.1}',
        "--cancel-on-exit",
        *STEPS[4:],
    )
    _, run_id, _, _, thread_id = done.err.splitlines()[0].split()
    assert done.code == 7
    assert client.runs.get(thread_id, run_id).status == "interrupted"


def closed(url: str, number: int, *words: str, stdin: str = "") -> Ended:
    """Run a command that one of the standard streams is closed for."""
    code = "import os, sys; os.close(int(sys.argv[1])); os.execv(sys.argv[2], sys.argv[2:])"
    done = subprocess.run(
        [sys.executable, "-c", code, str(number), PROGRAM, *words], env=environment(url), input=stdin,
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    return Ended(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize(
    "words",
    [STEPS, ("wait", *STEPS[1:4]), ("threads", "create"), ("threads", "list"), ("doctor",), ("--version",), ("--help",)],
    ids=" ".join,
)  # fmt: skip
def test_closed_standard_output(server_url: str, client: Client, words: tuple[str, ...]) -> None:
    """2, before anything is sent: results would have nowhere to go."""
    before = client.threads.count()
    done = closed(server_url, 1, *words)
    assert (done.code, done.err) == (2, "langgraph-client: standard output is closed: there is nowhere to write to\n")
    assert client.threads.count() == before


def test_closed_standard_output_of_what_prints_nothing(server_url: str, client: Client) -> None:
    """0: there is nothing to write."""
    thread = client.threads.create().thread_id
    assert closed(server_url, 1, "threads", "delete", thread).code == 0


def test_closed_standard_error(server_url: str) -> None:
    """Notices go nowhere: not among the results, nor into a connection."""
    done = closed(server_url, 2, "run", "agent", "--input", '{"topic": "tea"}')
    assert (done.code, list(done.json)) == (0, ["topic", "joke"])
    assert closed(server_url, 2, "threads", "get", "x").code == 2


def test_closed_standard_input(server_url: str) -> None:
    """2 when it is to be read, and no matter else."""
    done = closed(server_url, 0, "run", "agent", "--input", "-")
    assert done.code == 2
    assert "--input" in done.err
    assert "standard input is closed" in done.err
    assert closed(server_url, 0, "run", "agent", "--input", '{"topic": "tea"}').code == 0


def test_an_empty_input(command: Callable[..., Ended], tmp_path: Path) -> None:
    """2: an empty file is not taken for an empty object, and it is said what is."""
    (tmp_path / "empty").touch()
    for given, said in ((f"@{tmp_path / 'empty'}", "which is empty"), ("", "got ''")):
        done = command("run", "agent", "--input", given)
        assert done.code == 2
        assert said in done.err
        assert "{} is an empty object" in " ".join(done.err.split())


DEEP = "[" * 100_000 + "]" * 100_000
NEARLY = '{"topic":' * 900 + "1" + "}" * 900


@pytest.mark.parametrize("option", ["--input", "--config", "--answer", "--command"])
def test_deep_json(server_url: str, tmp_path: Path, option: str) -> None:
    """2: and the option is named."""
    (tmp_path / "deep.json").write_text(DEEP)
    done = shell(server_url, "run", "agent", "--thread", "x", option, f"@{tmp_path / 'deep.json'}")
    assert done.code == 2
    assert option in done.err
    assert "nested" in done.err


def test_a_deep_file_of_a_bookmark(server_url: str, tmp_path: Path) -> None:
    """2: as any file without a bookmark."""
    (tmp_path / "deep.json").write_text('{"bookmark":' + DEEP)
    done = shell(server_url, "run", "--resume", f"@{tmp_path / 'deep.json'}")
    assert (done.code, "bookmark" in done.err) == (2, True)


def test_a_deep_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be written as JSON is told, not raised as a bug."""
    from langgraph_client.cli.screen import Plain

    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValueError, match="nested too deeply"):
        Plain(io.StringIO()).document(deep)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-8"])
def test_a_terminal_of_another_encoding(server_url: str, encoding: str) -> None:
    """Help, errors and results are shown; what the encoding lacks is written as an escape, which in JSON stands for it."""
    env = {"PYTHONIOENCODING": encoding}
    assert shell(server_url, "--help", env=env).code == 0
    assert shell(server_url, "run", "--help", env=env).code == 0
    missing = shell(server_url, "threads", "get", "日本", env=env)
    assert missing.code == 2
    topic = {"topic": "日本 é 😀"}
    done = subprocess.run(
        [PROGRAM, "run", "agent", "--input", json.dumps(topic)], env=environment(server_url, **env),
        capture_output=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert json.loads(done.stdout.decode(encoding))["topic"] == f"{topic['topic']} and cats"


def test_the_streams_are_those_of_the_process() -> None:
    """A wrapped stream writes to the same file as the one it takes the place of."""
    code = "from langgraph_client.cli import terminal; terminal.prepare(); import os, sys; os.write(1, b'a'); print('b'); sys.__stdout__.write('c')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout == "ab\nc"
