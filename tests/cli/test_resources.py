"""The tables of commands, each command against the real server."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from langgraph_client import Client, NotFoundError
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


def test_crons(command: Command, client: Client) -> None:
    """Make, list, get and delete a cron."""
    words = ("crons", "create", "agent", "--schedule", "0 7 1 1 *", "--input", '{"topic": "x"}', "--timezone", "UTC")
    thread = client.threads.create().thread_id
    cron = made(command, *words, "--thread", thread)
    assert command("crons", "get", cron).json["thread_id"] == thread
    assert cron in command("crons", "list", "--limit", "0").out
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
