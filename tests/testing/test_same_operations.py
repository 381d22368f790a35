"""Every operation of the interface, called on the fake and on the real server: the same status, the same keys and types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
import requests

from langgraph_client import LangGraphError, get_client
from langgraph_client.request import Request
from langgraph_client.testing.differences import OTHERWISE, UNSUPPORTED
from tests.integration.test_contract import CASES, World
from tests.testing.conftest import QUICK
from tests.testing.twins import shape

HEADERS = ("location", "content-location", "x-pagination-total", "content-type", "x-accel-buffering", "cache-control")


@attrs.frozen
class Side:
    """One of the two servers: a world of things, and all that it answered."""

    world: World
    answers: list[requests.Response]


def _side(url: str) -> Iterator[Side]:
    answers: list[requests.Response] = []
    with requests.Session() as session:
        session.hooks["response"].append(lambda response, **_: answers.append(response))
        with get_client(url, api_key=None, session=session, retry=QUICK) as client:
            yield Side(World(client), answers)


@pytest.fixture(scope="module")
def real(server_url: str) -> Iterator[Side]:
    """The real server."""
    yield from _side(server_url)


@pytest.fixture(scope="module")
def fake(twin: Any) -> Iterator[Side]:
    """The fake."""
    yield from _side(twin.url)


def _called(side: Side, operation: str) -> dict[str, Any]:
    """What an operation is answered: status, headers, and the answer's shape."""
    _, make = CASES[operation]
    call = make(side.world)
    found: dict[str, Any] = {}
    try:
        if isinstance(call, Request):
            side.world.client._transport.send(call)
            content = side.answers[-1].content
            found["answer"] = shape(json.loads(content)) if content.strip() else None
        else:
            body = side.world.client._transport.open(call)
            found["begins"] = next(iter(body)).partition(b"\r\n")[0]
            body.close()
    except LangGraphError:
        found["answer"] = shape(side.answers[-1].json()) if side.answers[-1].content else None
    last = side.answers[-1]
    kinds = {name: last.headers[name].partition("/")[0] for name in HEADERS if name in last.headers}
    return {"status": last.status_code, "headers": kinds, **found}


@pytest.mark.parametrize("operation", sorted(set(CASES) - set(UNSUPPORTED)))
def test_the_fake_answers_as_the_real_server(operation: str, fake: Side, real: Side) -> None:
    """Status, headers, and the keys and types of the answer are the same, but for what a table says."""
    ours, theirs = _called(fake, operation), _called(real, operation)
    for name in OTHERWISE.get(operation, ()):
        _without(ours, name), _without(theirs, name)
    assert ours == theirs


@pytest.mark.parametrize("operation", sorted(UNSUPPORTED))
def test_what_the_fake_does_not_have_it_refuses(operation: str, fake: Side) -> None:
    """An operation that can't be played answers 501 and says what is missing."""
    assert _called(fake, operation)["status"] == 501
    assert "A fake Agent Server has no" in fake.answers[-1].json()["detail"]


def test_how_many_operations_are_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """The tables of differences name operations that there are."""
    assert set(UNSUPPORTED) | set(OTHERWISE) <= set(CASES)
    with capsys.disabled():
        same = len(CASES) - len(UNSUPPORTED)
        print(f"\nfake: {same} of {len(CASES)} operations compared with the real server, {len(UNSUPPORTED)} refused")


def _without(found: Any, name: str) -> None:
    """Take a key out, however deep."""
    if isinstance(found, dict):
        found.pop(name, None)
    if isinstance(found, (dict, list)):
        for one in found.values() if isinstance(found, dict) else found:
            _without(one, name)


REFUSED: list[tuple[str, str, Any]] = [
    ("GET", "/nothing", None),
    ("PUT", "/threads", {}),
    ("GET", "/assistants/agent", None),
    ("GET", "/assistants/{none}", None),
    ("POST", "/assistants", {"graph_id": "nope"}),
    ("POST", "/assistants", {}),
    ("POST", "/assistants", {"graph_id": "agent", "bogus": 1}),
    ("POST", "/assistants", {"graph_id": 3}),
    ("POST", "/assistants", {"graph_id": "agent", "assistant_id": "{assistant}"}),
    ("POST", "/assistants", {"graph_id": "agent", "assistant_id": "{assistant}", "if_exists": "do_nothing"}),
    ("PATCH", "/assistants/{none}", {"name": "b"}),
    ("POST", "/assistants/{assistant}/latest", {"version": 99}),
    ("DELETE", "/assistants/{none}", None),
    ("POST", "/threads", {"thread_id": "{thread}"}),
    ("POST", "/threads", {"thread_id": "{thread}", "if_exists": "do_nothing"}),
    ("POST", "/threads", {"thread_id": "xx"}),
    ("POST", "/threads", {"metadata": 3}),
    ("GET", "/threads/{none}", None),
    ("GET", "/threads/xx", None),
    ("GET", "/threads/{none}/state", None),
    ("POST", "/threads/{none}/history", {}),
    ("POST", "/threads/{none}/copy", None),
    ("DELETE", "/threads/{none}", None),
    ("POST", "/threads/search", {"limit": 0}),
    ("POST", "/threads/search", {"limit": "x"}),
    ("POST", "/threads/search", {"status": "bogus"}),
    ("POST", "/threads/search", {"select": ["bogus"]}),
    ("POST", "/threads/search", {"ids": ["x"]}),
    ("GET", "/threads/{none}/runs", None),
    ("GET", "/threads/{thread}/runs?limit=x", None),
    ("GET", "/threads/{thread}/history?limit=x", None),
    ("GET", "/threads/{thread}/runs/{none}", None),
    ("GET", "/threads/{thread}/runs/{none}/join", None),
    ("GET", "/threads/{thread}/runs/{none}/stream", None),
    ("POST", "/threads/{thread}/runs/{none}/cancel", None),
    ("POST", "/threads/{thread}/runs/{run}/cancel", None),
    ("DELETE", "/threads/{thread}/runs/{none}", None),
    ("POST", "/runs/cancel", {}),
    ("POST", "/runs/cancel", {"thread_id": "{thread}", "run_ids": ["{run}"]}),
    ("POST", "/threads/{none}/runs", {"assistant_id": "agent"}),
    ("POST", "/threads/{thread}/runs", {"assistant_id": "nope"}),
    ("POST", "/threads/{thread}/runs", {"assistant_id": "{none}"}),
    ("POST", "/threads/{thread}/runs", {"input": {}}),
    ("POST", "/threads/{thread}/runs", {"assistant_id": "agent", "stream_mode": "bogus"}),
    ("POST", "/threads/{busy}/runs", {"assistant_id": "agent", "multitask_strategy": "reject"}),
    ("GET", "/threads/{thread}/stream?stream_modes=bogus", None),
    ("POST", "/threads/{thread}/commands", {"id": 1, "method": "bogus", "params": {}}),
    ("POST", "/threads/{thread}/commands", {"id": 1, "method": "input.respond", "params": {}}),
    ("POST", "/threads/{thread}/commands", {"id": 1, "method": "input.respond", "params": {"interrupt_id": "nope"}}),
    ("POST", "/threads/{thread}/commands", {"id": 1, "method": "run.start", "params": {"assistant_id": "nope"}}),
    ("POST", "/threads/{thread}/commands", {"id": 1, "method": 3}),
    ("POST", "/threads/{thread}/stream/events", {}),
    ("POST", "/threads/{thread}/stream/events", {"channels": ["bogus"]}),
    ("PUT", "/store/items", {"key": "k"}),
    ("PUT", "/store/items", {"namespace": ["a"], "key": "k", "value": 3}),
    ("GET", "/store/items?namespace=none&key=none", None),
    ("DELETE", "/store/items", {"namespace": ["a"], "key": "none"}),
    ("POST", "/runs/crons", {"assistant_id": "agent", "schedule": "bad"}),
    ("GET", "/runs/crons/{none}", None),
    ("DELETE", "/runs/crons/{none}", None),
]
"""Requests that a server refuses, or seems to."""


def _places(side: Side) -> dict[str, str]:
    run = side.world.finished
    busy = side.world.slow()
    return {
        "{none}": "d0ccb011-be05-45fd-b223-c94fe2ba96b5",
        "{assistant}": side.world.assistant,
        "{thread}": str(run.thread_id),
        "{run}": str(run.run_id),
        "{busy}": str(busy.thread_id),
    }


@pytest.fixture(scope="module")
def places(fake: Side, real: Side) -> list[tuple[Side, dict[str, str]]]:
    """What the places in the table stand for, on each server."""
    return [(side, _places(side)) for side in (fake, real)]


@pytest.mark.parametrize(("method", "path", "body"), REFUSED, ids=lambda one: str(one).replace("/", "."))
def test_the_fake_refuses_as_the_real_server(
    method: str, path: str, body: Any, places: list[tuple[Side, dict[str, str]]]
) -> None:
    """Wrong ids, wrong fields and conflicts have the same status and the same kind of answer."""
    found = []
    for side, names in places:
        target, content = path, json.dumps(body)
        for place, value in names.items():
            target, content = target.replace(place, value), content.replace(place, value)
        session = side.world.client.session
        data = None if body is None else content.encode()
        headers = {"Content-Type": "application/json"} if data else {}
        response = session.request(method, side.world.client.url + target, data=data, headers=headers, timeout=20)
        answer = None
        if response.content.strip() and "json" in response.headers.get("content-type", ""):
            answer = shape(response.json())
        found.append((response.status_code, answer))
    assert found[0] == found[1]
