"""Conversations with the real server, recorded and served again; and no secret in the file."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import requests

from langgraph_client import Client, InternalServerError, get_client
from langgraph_client.testing import FakeAgentServer, gate, record, replay, reply, values
from langgraph_client.testing.redaction import is_secret
from tests.local_server import KEY
from tests.testing.conftest import QUICK
from tests.testing.twins import HELLO

TOPIC = {"topic": "ice cream"}


def _conversation(client: Client) -> dict[str, Any]:
    """What a handler could ask: a thread, streams, a question and its answer, a failure, pages, the store."""
    thread_id = client.threads.create(metadata={"by": "recording"}).thread_id
    stream = client.runs.stream(thread_id, "agent", input=TOPIC, stream_mode=["values", "updates"])
    told = [tuple(part) for part in stream]
    asked = client.runs.stream(client.threads.create().thread_id, "approval", input={"request": "buy cats"})
    first = [part.event for part in asked]
    answered = [part.data for part in asked.respond("yes")][1:]
    tokens = list(client.runs.stream(None, "chat", input=HELLO, stream_mode="messages-tuple").tokens())
    failed = client.runs.wait(None, "failing", input=TOPIC, raise_error=False)
    client.store.put_item(["recorded"], "k", {"a": 1})
    return {
        "told": told[1:],
        "status": stream.status,
        "first": first,
        "answered": answered,
        "tokens": tokens,
        "failed": failed,
        "state": client.threads.get_state(thread_id)["values"],
        "found": len(client.threads.search(metadata={"by": "recording"}, limit=1)),
        "item": client.store.get_item(["recorded"], "k")["value"],
    }


@pytest.fixture(scope="module")
def recorded(of_real: Client, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The conversation with the real server, and the file of it."""
    path = tmp_path_factory.mktemp("recorded") / "conversation.json"
    with record(of_real, path) as client:
        return path, _conversation(client)


def test_a_conversation_is_served_again(recorded: tuple[Path, dict[str, Any]]) -> None:
    """Another client, with other ids of its own, is told the same, as often as it asks."""
    path, told = recorded
    with replay(path) as server, get_client(server.url, api_key=None, retry=QUICK) as client:
        for _ in range(3):
            assert _conversation(client) == told
        assert len(server.requests) > 30


@pytest.mark.parametrize("how", ["reset", "close", "clean"])
@pytest.mark.parametrize("after", [0, 1, 3, 5])
def test_a_recording_can_be_cut(how: Any, after: int, recorded: tuple[Path, dict[str, Any]]) -> None:
    """Where the real one was not: the client is given what it misses."""
    path, told = recorded
    with replay(path) as server, get_client(server.url, api_key=None, retry=QUICK) as client:
        server.fault(how, on="POST /threads/*/runs/stream", after_events=after)
        assert _conversation(client) == told


def test_what_was_not_recorded_is_refused(recorded: tuple[Path, dict[str, Any]]) -> None:
    """Never a wrong answer in silence."""
    with replay(recorded[0]) as server, get_client(server.url, api_key=None, retry=QUICK) as client:
        with pytest.raises(InternalServerError, match="The recording has no answer to POST /runs"):
            client.runs.wait(None, "agent", input={"topic": "something else"})
        with pytest.raises(ValueError, match="a recording has its own runs"):
            server.fault("fail_run")


def test_a_stream_is_handed_on_while_it_is_recorded(server: FakeAgentServer, client: Client, tmp_path: Path) -> None:
    """What has come is handed out while the run waits; after the block the client's session is as it was."""
    opened = gate()
    server.script("agent", [values({"n": 1}), opened, values({"n": 2})])
    before = dict(client.session.adapters)
    with record(client, tmp_path / "live.json"):
        stream = client.runs.stream(client.threads.create().thread_id, "agent", input={})
        assert [next(stream).event for _ in range(2)] == ["metadata", "values"]
        threading.Timer(0.1, opened.set).start()
        assert [part.data for part in stream] == [{"n": 2}]
    assert dict(client.session.adapters) == before


def test_a_stream_that_is_left_early(server: FakeAgentServer, client: Client, tmp_path: Path) -> None:
    """What was read of it is in the file; closing it ends it at once."""
    server.script("agent", [values({"n": 1}), gate()])
    with record(client, tmp_path / "left.json"), client.threads.join_stream("1" * 8 + "-1111-4111-8111-111111111111"):
        pass
    assert json.loads((tmp_path / "left.json").read_text())["exchanges"][0]["response"]["events"] == []


SECRETS = {
    "key": KEY,
    "bearer": "bearer-value-4711",
    "cookie": "cookie-value-4711",
    "query": "query-value-4711",
    "body": "body-value-4711",
    "answer": "answer-value-4711",
    "langsmith": "lsv2_sk_0123456789abcdef0123",
}


def test_no_secret_is_written(server: FakeAgentServer, tmp_path: Path) -> None:
    """Planted in headers, cookies, a query, a body, a path, an answer and a stream, none is in the file."""
    server.script(
        "agent", [values({"client_secret": SECRETS["answer"], "echo": f"you sent {KEY}"}), reply(SECRETS["langsmith"])]
    )
    path = tmp_path / "secret.json"
    session = requests.Session()
    session.cookies["session"] = SECRETS["cookie"]
    headers = {"Authorization": f"Bearer {SECRETS['bearer']}", "X-Tenant": "acme"}
    with session, get_client(server.url, api_key=KEY, headers=headers, session=session) as client:
        with record(client, path):
            thread = client.threads.create(
                metadata={"api_key": SECRETS["body"], "deep": [{"password": SECRETS["body"]}]}
            )
            options: Any = {"params": {"access_token": SECRETS["query"], "page": "1"}}
            list(client.runs.stream(thread.thread_id, "agent", input={"note": SECRETS["bearer"]}, **options))
            client.store.put_item(["things"], SECRETS["query"], {"note": SECRETS["cookie"], "token": SECRETS["body"]})
        text = path.read_text()
        assert [name for name, value in SECRETS.items() if value in text] == []
        assert "acme" not in text
        assert "***" in text
    with replay(path) as again, get_client(again.url, api_key=None, retry=QUICK) as other:
        made = other.threads.create(metadata={"api_key": "another", "deep": [{"password": "another"}]})
        assert made.metadata["api_key"] == "***"


@pytest.mark.parametrize("way", ["auth", "url", "session"])
def test_no_password_is_written(way: str, server: FakeAgentServer, tmp_path: Path) -> None:
    """Of basic authentication the header has it encoded; in a body and in an answer it stands as it is."""
    pair, path = ("user-4711", "pass/word-4711"), tmp_path / "password.json"
    url = server.url.replace("://", f"://{pair[0]}:{quote(pair[1], safe='')}@") if way == "url" else server.url
    with requests.Session() as session:
        session.auth = pair if way == "session" else None
        more: Any = {"auth": pair} if way == "auth" else {}
        client = get_client(url, api_key=None, session=session, headers={"X-Auth": "auth-4711"}, **more)
        with client, record(client, path):
            client.threads.create(metadata={"note": f"it is {pair[1]}", "pair": ":".join(pair), "x": "auth-4711"})
    text = path.read_text()
    assert "it is ***" in text
    assert [secret for secret in (pair[1], quote(pair[1], safe=""), "auth-4711") if secret in text] == []


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("x-api-key", True), ("Authorization", True), ("Set-Cookie", True), ("openai_api_key", True), ("clientSecret", True),
        ("token", True), ("refresh_token", True), ("db-password", True), ("privateKey", True), ("AWS_SECRET_ACCESS_KEY", True),
        ("key", False), ("idempotency_key", False), ("feedback_keys", False), ("max_tokens", False), ("author", False),
        ("tokens", False), ("keyword", False), ("X-Auth", True), ("auth", True), ("X-Auth-Key", True), ("jwt", True),
        ("db_pwd", True), ("sessionId", True), ("bearer", True), ("authors", False), ("authored_by", False), ("session", False),
    ],
)  # fmt: skip
def test_names_of_secrets(name: str, secret: bool) -> None:
    """By its name a value is a secret, or it isn't."""
    assert is_secret(name) is secret


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    """And named."""
    (tmp_path / "x.json").write_text('{"exchanges": []}')
    with pytest.raises(ValueError, match="is not a recording of version 1"):
        replay(tmp_path / "x.json")
