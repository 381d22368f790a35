"""What a server can't do is said so: which operation, which server, and since when there is one."""

from __future__ import annotations

import pickle

import pytest

from langgraph_client import (
    APIStatusError,
    LangGraphError,
    NotFoundError,
    PermissionDeniedError,
    UnsupportedByServer,
    get_client,
    servers,
)
from langgraph_client.servers import Server
from langgraph_client.transport.websocket import connect
from tests.local_server import RUN, THREAD, LocalServer, answer, once

AEGRA = {"name": "Aegra", "version": "0.11.0", "flags": {"assistants": True, "crons": True}}
OTHER = {"name": "Gateway", "version": "2"}
NOT_FOUND, NOT_ALLOWED = answer({"detail": "Not Found"}, 404), answer({"detail": "Method Not Allowed"}, 405)


def official(version, **flags):
    """What `GET /info` of the official server responds."""
    return {"version": version, "langgraph_py_version": "1.2.22", "flags": flags}


def client_of(server):
    """A client that tries once."""
    return get_client(url=server.url, api_key=None, retry=once())


def paths(server):
    """What was requested."""
    return [f"{seen.method} {seen.target}" for seen in server.seen]


MISSING = [
    (lambda c: c.threads.count(), answer(b"Method Not Allowed", 405), official("0.2.125"), "0.4.7"),
    (lambda c: c.threads.get_storage(THREAD), NOT_FOUND, official("0.12.12"), "0.16.7"),
    (lambda c: c.threads.join_stream(THREAD), answer(b"Not Found", 404), official("0.2.125"), "0.4.7"),
    (lambda c: c.crons.count(), answer(b"Crons are not available", 403), official("0.5.42", crons=False), "0.7.103"),
    (lambda c: c.crons.get(RUN), NOT_ALLOWED, AEGRA, "0.11.1"),
    (lambda c: c.runs.create_batch([{"assistant_id": "a"}]), NOT_FOUND, AEGRA, None),
    (lambda c: c.system.ok(), NOT_FOUND, AEGRA, None),
    (lambda c: c.threads.stream(assistant_id="a", thread_id=THREAD).run.start(input={}), NOT_FOUND, official("0.7.103"), "0.9.0"),
    (lambda c: c.threads.update(THREAD, metadata={}), NOT_ALLOWED, OTHER, None),
    (lambda c: c.threads.count(), NOT_FOUND, OTHER, "0.4.7"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "refusal", "info", "since"), MISSING)
def test_a_missing_route(call, refusal, info, since):
    """The error names the operation, the server by `GET /info`, and the version that has one."""
    with LocalServer(refusal, answer(info)) as server, client_of(server) as client:
        with pytest.raises(UnsupportedByServer) as caught:
            call(client)
        assert paths(server)[-1] == "GET /info"
    error = caught.value
    name = info.get("name", "langgraph-api")
    assert (error.server, error.version, error.since) == (name, info["version"], since)
    assert f"{name} {info['version']} has no {error.operation}" in str(error)
    assert f"from {since} on" in str(error) if since else "known to have it" not in str(error)
    assert isinstance(error.__cause__, APIStatusError)
    assert (error.status_code, error.body) == (error.__cause__.status_code, error.__cause__.body)
    assert not isinstance(error, (NotFoundError, PermissionDeniedError))


def test_the_server_is_asked_once():
    """However many operations it lacks."""
    with LocalServer(NOT_FOUND, answer(AEGRA), NOT_ALLOWED, NOT_FOUND) as server, client_of(server) as client:
        for call in (client.system.ok, client.threads.count, lambda: client.threads.copy(THREAD)):
            with pytest.raises(UnsupportedByServer):
                call()
        assert paths(server).count("GET /info") == 1


PRESENT = [
    (lambda c: c.threads.get_storage(THREAD), answer({"detail": "Thread not found"}, 404), None, NotFoundError),
    (lambda c: c.threads.get_storage(THREAD), NOT_FOUND, answer(official("0.16.7")), NotFoundError),
    (lambda c: c.runs.get(THREAD, RUN), answer(b"Not Found", 404), None, NotFoundError),
    (lambda c: c.crons.count(), answer({"detail": "Forbidden"}, 403), answer(official("0.16.7", crons=True)), PermissionDeniedError),
    (lambda c: c.threads.count(), NOT_FOUND, NOT_FOUND, NotFoundError),
    (lambda c: c.threads.get(THREAD), answer({"detail": "no"}, 403), None, PermissionDeniedError),
    (lambda c: c.http.get("/mine"), NOT_FOUND, None, NotFoundError),
]  # fmt: skip


@pytest.mark.parametrize(("call", "refusal", "info", "kind"), PRESENT)
def test_a_missing_thing_or_a_refused_key(call, refusal, info, kind):
    """A response that is about what was asked for stays what it is, also where the server does not say which one it is."""
    with LocalServer(*(step for step in (refusal, info) if step)) as server, client_of(server) as client:
        with pytest.raises(kind) as caught:
            call(client)
        assert not isinstance(caught.value, UnsupportedByServer)
        assert len(server.seen) == (1 if info is None else 2)


@pytest.mark.parametrize(("info", "kind"), [(AEGRA, UnsupportedByServer), (official("0.16.7"), PermissionDeniedError)])
def test_a_websocket(info, kind):
    """Where a server has none, its router refuses the handshake with 403 and no word."""
    with LocalServer(answer(b"", 403), answer(info)) as server, pytest.raises(kind):
        connect(server.transport(retry=once()), f"/threads/{THREAD}/stream/events")


def test_prune_where_it_prunes_everything():
    """Nothing is sent but the question which server it is."""
    with LocalServer(answer(AEGRA)) as server, client_of(server) as client:
        with pytest.raises(UnsupportedByServer, match="nothing was sent") as caught:
            client.threads.prune([THREAD])
        assert paths(server) == ["GET /info"]
    assert (caught.value.status_code, caught.value.request_sent) == (501, False)


def test_prune_elsewhere():
    """The server is asked once for all prunes."""
    pruned = answer({"pruned_count": 1})
    with LocalServer(answer(official("0.16.7")), pruned, pruned) as server, client_of(server) as client:
        assert client.threads.prune([THREAD], strategy="keep_latest").pruned_count == 1
        assert client.threads.prune([THREAD]).pruned_count == 1
        assert paths(server) == ["GET /info", "POST /threads/prune", "POST /threads/prune"]
        assert server.seen[1].body == b'{"thread_ids":["%s"],"strategy":"keep_latest"}' % THREAD.encode()


def test_what_goes_through_a_queue():
    """Its attributes survive pickling."""
    with (
        LocalServer(NOT_FOUND, answer(AEGRA)) as server,
        client_of(server) as client,
        pytest.raises(LangGraphError) as caught,
    ):
        client.threads.copy(THREAD)
    again = pickle.loads(pickle.dumps(caught.value))
    assert vars(again) == vars(caught.value)
    assert again.operation == "threads.copy"


@pytest.mark.parametrize(
    ("info", "server"),
    [
        (AEGRA, Server("Aegra", "0.11.0", AEGRA["flags"])),
        (official("0.4.48"), Server("langgraph-api", "0.4.48", {})),
        ({"version": "1.1.0", "context": "js", "host": {}}, Server("langgraph-api", "1.1.0", {})),
        ({}, Server("", None, {})),
        ({"name": 1, "version": 2, "flags": 3}, Server("", None, {})),
    ],
)
def test_who_it_is(info, server):
    """By what `GET /info` responds, whatever that is."""
    assert servers.identify(info) == server


@pytest.mark.parametrize(
    ("version", "operation", "lacks"),
    [
        ("0.4.6", "threads.count", True),
        ("0.4.7", "threads.count", False),
        ("0.4.7rc1", "threads.count", False),
        ("0.10.0", "threads.send_command", False),  # by its numbers, not by its letters
        ("0.9", "threads.send_command", True),
        ("1", "threads.get_storage", False),
        (None, "threads.count", None),
    ],
)
def test_versions(version, operation, lacks):
    """A version is compared number by number."""
    assert servers.lacks(Server("langgraph-api", version), servers.OPERATIONS[operation]) is lacks


def test_every_row_is_an_operation():
    """A misspelt one would never be found."""
    from tests.integration.test_contract import CASES

    assert set(servers.OPERATIONS) - set(CASES) == {"websocket"}
    assert {name for _, name in servers.REFUSED} <= set(servers.OPERATIONS)


@pytest.mark.parametrize("how", ["search", "iter"])
@pytest.mark.parametrize(
    ("filters", "thread", "ignored"),
    [
        ({"ids": [RUN]}, {"thread_id": THREAD, "values": {}}, "ids"),
        ({"values": {"a": 1}}, {"thread_id": THREAD}, "values"),
        ({"ids": [THREAD.replace("-", "")]}, {"thread_id": THREAD}, None),
        ({"ids": [RUN], "select": ["status"]}, {"status": "idle"}, None),
        ({"values": {"a": 1}}, {"thread_id": THREAD, "values": None}, None),
        ({"values": {"a": 1}, "select": ["status"]}, {"status": "idle"}, None),
    ],
)
def test_a_filter_that_is_ignored(how, filters, thread, ignored):
    """Threads that were not asked for are handed to nobody; where nothing shows it, nothing is asked."""
    with LocalServer(answer([thread]), *([answer(AEGRA)] if ignored else [])) as server, client_of(server) as client:
        if ignored is None:
            assert list(getattr(client.threads, how)(**filters)) == [thread]
            return
        with pytest.raises(UnsupportedByServer, match=f"Aegra 0.11.0 ignores {ignored} in threads.search"):
            list(getattr(client.threads, how)(**filters))
