"""The tables of commands, each command against the real server."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from langgraph_client import Client, NotFoundError
from tests.cli.shell import shell


def made(url: str, *words: str) -> str:
    """The id that a command prints, and nothing else."""
    done = shell(url, *words)
    assert done.code == 0, done
    return str(uuid.UUID(done.out.strip()))


def test_threads(server_url: str, client: Client) -> None:
    """Make, list in three forms, get and delete a thread."""
    metadata = f'{{"mark": "{uuid.uuid4()}"}}'
    thread = made(server_url, "threads", "create", "--metadata", metadata)
    assert shell(server_url, "threads", "get", thread).json == client.threads.get(thread)
    words = ("threads", "list", "--metadata", metadata)
    assert shell(server_url, *words).out.split("\t")[:2] == [thread, "idle"]
    assert shell(server_url, *words, "--output", "jsonl").lines[0]["thread_id"] == thread
    assert shell(server_url, *words, "--output", "json").json[0]["thread_id"] == thread
    assert shell(server_url, "threads", "delete", thread).out == ""
    with pytest.raises(NotFoundError):
        client.threads.get(thread)


def test_a_thread_by_its_id(server_url: str, client: Client) -> None:
    """A thread that exists already is left as it is."""
    thread = client.threads.create(metadata={"mine": 1}).thread_id
    assert made(server_url, "threads", "create", "--thread-id", thread) == thread
    assert client.threads.get(thread).metadata["mine"] == 1


def test_runs(server_url: str, client: Client) -> None:
    """List, get, cancel and delete a run."""
    thread = client.threads.create().thread_id
    run = client.runs.create(thread, "slow", input={"steps": 100, "delay": 0.2}).run_id
    on = ("--thread", thread)
    assert shell(server_url, "runs", "list", *on).out.split("\t")[0] == run
    assert shell(server_url, "runs", "get", run, *on).json["run_id"] == run
    assert shell(server_url, "runs", "cancel", run, *on).code == 0
    assert client.runs.get(thread, run).status == "interrupted"
    assert shell(server_url, "runs", "delete", run, *on).code == 0
    assert client.runs.list(thread) == []


def test_assistants(server_url: str, client: Client) -> None:
    """Make, list, get and delete an assistant."""
    name = made(server_url, "assistants", "create", "agent", "--name", "mine", "--metadata", '{"team": 1}')
    assert shell(server_url, "assistants", "get", name).json == client.assistants.get(name)
    assert name in shell(server_url, "assistants", "list", "--graph", "agent", "--limit", "0").out
    assert shell(server_url, "assistants", "delete", name).code == 0
    assert shell(server_url, "assistants", "get", name).code == 2


def test_crons(server_url: str, client: Client) -> None:
    """Make, list, get and delete a cron."""
    words = ("crons", "create", "agent", "--schedule", "0 7 1 1 *", "--input", '{"topic": "x"}', "--timezone", "UTC")
    thread = client.threads.create().thread_id
    cron = made(server_url, *words, "--thread", thread)
    assert shell(server_url, "crons", "get", cron).json["thread_id"] == thread
    assert cron in shell(server_url, "crons", "list", "--limit", "0").out
    assert shell(server_url, "crons", "delete", cron).code == 0
    assert client.crons.count(thread_id=thread) == 0
    other = made(server_url, *words)
    assert client.crons.get(other).schedule == "0 7 1 1 *"
    client.crons.delete(other)


def test_the_store(server_url: str, client: Client, tmp_path: Path) -> None:
    """Put, get, search, list and delete an item."""
    user = f"user-{uuid.uuid4()}"
    (tmp_path / "item.json").write_text('{"theme": "dark"}')
    item = (f"users.{user}", "settings")
    assert shell(server_url, "store", "put", *item, f"@{tmp_path / 'item.json'}").code == 0
    assert shell(server_url, "store", "get", *item).json["value"] == {"theme": "dark"}
    found = shell(server_url, "store", "search", "users", "--filter", '{"theme": "dark"}', "--limit", "0").out
    assert f"users.{user}\tsettings\t" in found
    assert item[0] in shell(server_url, "store", "list", "--prefix", "users", "--limit", "0").out.splitlines()
    assert shell(server_url, "store", "delete", *item).code == 0
    gone = shell(server_url, "store", "get", *item)
    assert (gone.code, "there is no item" in gone.err) == (2, True)


def test_a_limit(server_url: str, client: Client) -> None:
    """No more comes than was asked for."""
    for _ in range(3):
        client.threads.create()
    assert len(shell(server_url, "threads", "list", "--limit", "2").out.splitlines()) == 2
