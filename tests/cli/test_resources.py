"""The tables of commands, each command against the real server."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, get_args

import pytest

from langgraph_client import Client, NotFoundError, models
from tests.cli.shell import Ended

Command: TypeAlias = Callable[..., Ended]


def made(command: Command, *words: str) -> str:
    """The id that a command prints, and nothing else."""
    done = command(*words)
    assert done.code == 0, done
    return str(uuid.UUID(done.out.strip()))


def test_threads(command: Command, client: Client) -> None:
    """Make, list in three forms, get and delete a thread."""
    metadata = f'{{"mark": "{uuid.uuid4()}"}}'
    thread = made(command, "threads", "create", "--metadata", metadata)
    assert command("threads", "get", thread).json == client.threads.get(thread)
    words = ("threads", "list", "--metadata", metadata)
    assert command(*words).out.split("\t")[:2] == [thread, "idle"]
    assert command(*words, "--output", "jsonl").lines[0]["thread_id"] == thread
    assert command(*words, "--output", "json").json[0]["thread_id"] == thread
    assert command("threads", "delete", thread).out == ""
    with pytest.raises(NotFoundError):
        client.threads.get(thread)


def test_a_thread_by_its_id(command: Command, client: Client) -> None:
    """A thread that exists already is left as it is."""
    thread = client.threads.create(metadata={"mine": 1}).thread_id
    assert made(command, "threads", "create", "--thread-id", thread) == thread
    assert client.threads.get(thread).metadata["mine"] == 1


def test_what_becomes_of_a_thread(command: Command, client: Client) -> None:
    """Change its metadata, read its history, copy it, prune and delete both."""
    thread = made(command, "threads", "create")
    assert command("threads", "update", thread, "--metadata", '{"user": 42}').out == ""
    assert client.threads.get(thread).metadata["user"] == 42
    for topic in ("tea", "cats"):
        list(client.runs.stream(thread, "agent", input={"topic": topic}))
    states = client.threads.get_history(thread, limit=100)
    ids = [state["checkpoint"]["checkpoint_id"] for state in states]
    words = ("threads", "history", thread)
    assert [line.split("\t")[0] for line in command(*words, "--limit", "0").out.splitlines()] == ids
    assert [one["values"] for one in command(*words, "-o", "jsonl", "--limit", "3").lines] == [
        state["values"] for state in states[:3]
    ]
    assert command(*words, "--before", ids[0], "--limit", "1", "--select", "checkpoint_id").out == ids[1] + "\n"
    copy = made(command, "threads", "copy", thread)
    assert client.threads.get_state(copy)["values"] == states[0]["values"]
    kept = command("threads", "prune", copy, "--strategy", "keep_latest")
    assert (kept.code, "in-memory" in kept.err) == (2, True)  # it reached the server, which can't do it
    assert command("threads", "prune", thread, copy).code == 0
    for one in (thread, copy):
        with pytest.raises(NotFoundError):
            client.threads.get(one)


@pytest.mark.parametrize(
    ("words", "values"),
    [(("threads", "list"), models.ThreadStatus), (("runs", "list", "--thread", "x"), models.RunStatus)],
)
def test_a_status_is_one_of_some(command: Command, words: tuple[str, ...], values: object) -> None:
    """They are those of the server, help shows them, and another one is refused."""
    said = command(*words, "--help").out
    assert "|".join(get_args(values)) in re.sub(r"\s", "", said)
    assert command(*words, "--status", "bogus").code == 2


def test_a_run_by_its_status(command: Command, client: Client) -> None:
    """`--status` picks."""
    thread = client.threads.create().thread_id
    list(client.runs.stream(thread, "agent", input={"topic": "tea"}))
    words = ("runs", "list", "--thread", thread, "--status")
    assert len(command(*words, "success").out.splitlines()) == 1
    assert command(*words, "error").out == ""


def test_runs(command: Command, client: Client) -> None:
    """List, get, cancel and delete a run."""
    thread = client.threads.create().thread_id
    run = client.runs.create(thread, "slow", input={"steps": 100, "delay": 0.2}).run_id
    on = ("--thread", thread)
    assert command("runs", "list", *on).out.split("\t")[0] == run
    assert command("runs", "get", run, *on).json["run_id"] == run
    assert command("runs", "cancel", run, *on).code == 0
    assert client.runs.get(thread, run).status == "interrupted"
    assert command("runs", "delete", run, *on).code == 0
    assert client.runs.list(thread) == []


def test_assistants(command: Command, client: Client) -> None:
    """Make, list, get and delete an assistant."""
    name = made(command, "assistants", "create", "agent", "--name", "mine", "--metadata", '{"team": 1}')
    assert command("assistants", "get", name).json == client.assistants.get(name)
    assert name in command("assistants", "list", "--graph", "agent", "--limit", "0").out
    assert command("assistants", "delete", name).code == 0
    assert command("assistants", "get", name).code == 2


def test_what_becomes_of_an_assistant(command: Command, client: Client) -> None:
    """Change it, which makes a version; list the versions; print its graph and its schemas."""
    name = made(command, "assistants", "create", "agent", "--name", "mine", "--description", "for tests")
    assert command("assistants", "update", name, "--name", "yours", "--config", '{"tags": ["x"]}').out == "2\n"
    assert client.assistants.get(name).name == "yours"
    assert [line.split("\t")[0] for line in command("assistants", "versions", name).out.splitlines()] == ["2", "1"]
    assert command("assistants", "graph", name).json == client.assistants.get_graph(name)
    assert command("assistants", "schemas", name, "--select", "graph_id").out == "agent\n"
    drawn = command("assistants", "graph", "agent", "--mermaid").out
    assert drawn == command("run", "agent", "--graph-mermaid").out
    assert drawn.splitlines()[0] == "graph TD;"
    assert '["refine_topic"];' in drawn
    client.assistants.delete(name)


def test_crons(command: Command, client: Client) -> None:
    """Make, list, get and delete a cron."""
    words = ("crons", "create", "agent", "--schedule", "0 7 1 1 *", "--input", '{"topic": "x"}', "--timezone", "UTC")
    thread = client.threads.create().thread_id
    cron = made(command, *words, "--thread", thread)
    assert command("crons", "get", cron).json["thread_id"] == thread
    assert cron in command("crons", "list", "--limit", "0").out
    change = ("--schedule", "0 8 1 1 *", "--metadata", '{"team": 1}', "--disable")
    assert command("crons", "update", cron, *change).out == ""
    changed = client.crons.get(cron)
    assert (changed.schedule, changed.metadata["team"], changed.enabled) == ("0 8 1 1 *", 1, False)
    assert command("crons", "update", cron, "--enable").code == 0
    assert client.crons.get(cron).enabled
    assert command("crons", "delete", cron).code == 0
    assert client.crons.count(thread_id=thread) == 0
    other = made(command, *words)
    assert client.crons.get(other).schedule == "0 7 1 1 *"
    client.crons.delete(other)


def test_the_store(command: Command, client: Client, tmp_path: Path) -> None:
    """Put, get, search, list and delete an item."""
    user = f"user-{uuid.uuid4()}"
    (tmp_path / "item.json").write_text('{"theme": "dark"}')
    item = (f"users.{user}", "settings")
    assert command("store", "put", *item, f"@{tmp_path / 'item.json'}").code == 0
    assert command("store", "get", *item).json["value"] == {"theme": "dark"}
    found = command("store", "search", "users", "--filter", '{"theme": "dark"}', "--limit", "0").out
    assert f"users.{user}\tsettings\t" in found
    assert item[0] in command("store", "list", "--prefix", "users", "--limit", "0").out.splitlines()
    assert command("store", "delete", *item).code == 0
    gone = command("store", "get", *item)
    assert (gone.code, "there is no item" in gone.err) == (2, True)


def test_a_limit(command: Command, client: Client) -> None:
    """No more comes than was asked for."""
    for _ in range(3):
        client.threads.create()
    assert len(command("threads", "list", "--limit", "2").out.splitlines()) == 2


def test_a_part_of_each(command: Command, client: Client) -> None:
    """`--select` prints what is there: a text without quotes, else JSON; null where one of many has no such thing."""
    mark = str(uuid.uuid4())
    with_user = client.threads.create(metadata={"mark": mark, "user": {"name": "Ann", "tags": ["a", "b"]}}).thread_id
    without = client.threads.create(metadata={"mark": mark}).thread_id
    listed = ("threads", "list", "--metadata", f'{{"mark": "{mark}"}}', "--select")
    assert sorted(command(*listed, "thread_id").out.splitlines()) == sorted([with_user, without])
    assert sorted(command(*listed, "metadata.user.name").out.splitlines()) == ["Ann", "null"]
    assert sorted(command(*listed, "metadata.user.name", "-o", "json").json, key=str) == ["Ann", None]
    one = ("threads", "get", with_user, "--select")
    assert command(*one, "metadata.user.tags").out == '["a", "b"]\n'
    assert command(*one, "metadata.user.tags.-1").out == "b\n"
    missing = command(*one, "metadata.user.nam")
    assert (missing.code, missing.out) == (2, "")
    assert "there is no 'nam' in 'metadata.user', which has name, tags" in missing.err
    assert command(*one, "metadata.user.tags.2").err.endswith(
        "there is no '2' in 'metadata.user.tags', an array of 2\n"
    )
    assert command(*one, "metadata..user").code == 2


def test_any_route(command: Command, client: Client, tmp_path: Path) -> None:
    """`api` sends what it is told, with the client's errors and exit codes."""
    thread = client.threads.create(metadata={"a": 1}).thread_id
    assert command("api", "GET", f"/threads/{thread}").json == client.threads.get(thread)
    assert command("api", "get", "info?x=1", "--select", "version").out.strip() == client.system.info()["version"]
    (tmp_path / "body.json").write_text('{"metadata": {"b": 2}}')
    assert (
        command("api", "PATCH", f"/threads/{thread}", "--input", f"@{tmp_path / 'body.json'}").json["metadata"]["b"]
        == 2
    )
    found = command("api", "POST", "/threads/search", "--input", f'{{"ids": ["{thread}"]}}', "--select", "0.thread_id")
    assert found.out == thread + "\n"
    body = '{"assistant_id": "agent", "input": {"topic": "tea"}}'
    events = command("api", "POST", f"/threads/{thread}/runs/stream", "--stream", "--input", body).lines
    assert events[-1]["data"]["topic"] == "tea and cats"
    assert command("api", "DELETE", f"/threads/{thread}").code == 0
    assert command("api", "GET", f"/threads/{thread}").code == 2
    assert command("api", "GET", "/info", "--input", "{}").code == 2
    assert command("api", "GET", "http://elsewhere/info").code == 2
    assert command("api", "FETCH", "/info").code == 2
