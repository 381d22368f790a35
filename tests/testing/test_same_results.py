"""The results of runs, from the fake server and from the real one: the client's own, and what the servers list then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from langgraph_client import Client, LangGraphError
from tests.testing.twins import alike

TEA, RUM = {"topic": "tea"}, {"topic": "rum"}
SLOW = {"steps": 1000, "delay": 0.02}
UNKNOWN = "11111111-1111-4111-8111-111111111111"


def _outcome(call: Callable[[], Any]) -> Any:
    """A result, or the name of an error and what it says of its run. Only who waits live is told `response_schema`."""
    try:
        result = alike(call())
    except LangGraphError as error:
        return type(error).__name__, getattr(error, "error", None)
    for one in result.get("__interrupt__", ()):
        one.pop("response_schema", None)
    return result


def _statuses(client: Client, thread_id: str) -> list[Any]:
    return [one.status for one in client.runs.list(thread_id)]


def _begun(client: Client, thread_id: str) -> str:
    """A run of the slow graph that has taken a step."""
    with client.runs.stream(thread_id, "slow", input=SLOW, stream_mode="updates") as stream:
        next(part for part in stream if part.event == "updates")
        return str(stream.run_id)


def _after_another(client: Client) -> Any:
    """Results of runs on one thread, asked for in the order of the runs and again at the end."""
    thread_id = client.threads.create().thread_id
    made = [client.runs.create(thread_id, "agent", input=one) for one in (TEA, RUM)]
    joined = [_outcome(lambda run=run: client.runs.join(thread_id, run.run_id)) for run in made * 2]
    return joined, _statuses(client, thread_id)


def _by_key(client: Client) -> Any:
    """A start with a key, another run, and the same start again, without a thread."""
    told: list[Any] = []
    job: dict[str, Any] = {"input": TEA, "idempotency_key": "same results", "on_run_created": told.append}
    results = [_outcome(lambda: client.runs.wait(None, "agent", **job))]
    thread_id = told[0]["thread_id"]
    results.append(_outcome(lambda: client.runs.wait(thread_id, "agent", input=RUM)))
    results.append(_outcome(lambda: client.runs.wait(None, "agent", **job)))
    return results, _statuses(client, thread_id), told[0] == told[1]


def _ended(graph: str, order: dict[str, Any], client: Client) -> Any:
    """A run that does not end well, raised and given back."""
    thread_id = client.threads.create().thread_id
    run_id = client.runs.create(thread_id, graph, input=order).run_id
    raised = _outcome(lambda: client.runs.join(thread_id, run_id))
    return (
        raised,
        _outcome(lambda: client.runs.join(thread_id, run_id, raise_error=False)),
        _statuses(client, thread_id),
    )


_failed = partial(_ended, "failing", TEA)
_interrupted = partial(_ended, "approval", {"request": "x"})


def _cancelled(client: Client) -> Any:
    """Runs that are cancelled, by hand and by another run, in both ways; and one that never was."""
    found: list[Any] = []
    for action in ("interrupt", "rollback"):
        for by_hand in (True, False):
            thread_id = client.threads.create().thread_id
            run_id = _begun(client, thread_id)
            if by_hand:
                client.runs.cancel(thread_id, run_id, wait=True, action=action)
            else:
                client.runs.wait(thread_id, "agent", input=TEA, multitask_strategy=action)
            found.append(_outcome(lambda: client.runs.join(thread_id, run_id)))  # noqa: B023
            found.append(_statuses(client, thread_id))
    return found, _outcome(lambda: client.runs.join(UNKNOWN, UNKNOWN))


def _without_a_thread(client: Client) -> Any:
    """Stateless runs, and which of their threads are left."""
    told: list[Any] = []
    for options in ({}, {"on_completion": "keep"}, {"on_completion": "delete"}):
        client.runs.wait(None, "agent", input=TEA, on_run_created=told.append, **options)
    _outcome(lambda: client.runs.wait(None, "failing", input=TEA, on_run_created=told.append))
    left = [one.thread_id for one in client.threads.search(ids=[one["thread_id"] for one in told])]
    return [one["thread_id"] in left for one in told]


@pytest.mark.parametrize("story", [_after_another, _by_key, _failed, _interrupted, _cancelled, _without_a_thread])
def test_both_give_the_same(story: Callable[[Client], Any], of_twin: Client, of_real: Client) -> None:
    """Results, errors, and what is left of the runs."""
    assert story(of_twin) == story(of_real)
