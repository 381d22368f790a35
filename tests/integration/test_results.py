"""On the real server: a result is that of the run which was asked for, and a run without one is an error that says so."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from langgraph_client import (
    Client,
    DeadlineExceeded,
    NotFoundError,
    ResultUnavailable,
    RunCancelled,
    RunFailed,
)
from langgraph_client.models import Thread
from tests.integration.test_run_options import eventually

TEA = {"topic": "tea and cats", "joke": "This is a joke about tea and cats"}
RUM = {"topic": "rum and cats", "joke": "This is a joke about rum and cats"}
SLOW = {"steps": 100, "delay": 0.05}


@contextmanager
def meanwhile(call: Callable[[], Any]) -> Iterator[list[Any]]:
    """Make a call in a thread of its own; after the block the list has its result, or what it raised."""
    outcome: list[Any] = []

    def work() -> None:
        try:
            outcome.append(call())
        except Exception as error:  # noqa: BLE001
            outcome.append(error)

    worker = threading.Thread(target=work)
    worker.start()
    yield outcome
    worker.join()


def busy(client: Client, thread_id: str, steps: int = 2) -> str:
    """Wait until the thread's run has taken some steps; the run's id."""

    def holds() -> bool:
        values = client.threads.get_state(thread_id).values
        return bool(client.runs.list(thread_id)) and isinstance(values, dict) and values.get("step", 0) >= steps

    assert eventually(holds)
    return client.runs.list(thread_id)[0].run_id


def test_a_job_gets_its_own_result_again(client: Client, thread: Thread) -> None:
    """Started with the same key after another run, and after a change of the state, it is the first result."""
    job: dict[str, Any] = {"input": {"topic": "tea"}, "idempotency_key": "tonight"}
    assert client.runs.wait(thread.thread_id, "agent", **job) == TEA
    assert client.runs.wait(thread.thread_id, "agent", **job) == TEA
    assert client.runs.wait(thread.thread_id, "agent", input={"topic": "rum"}) == RUM
    assert client.runs.wait(thread.thread_id, "agent", **job) == TEA
    client.threads.update_state(thread.thread_id, {"joke": "mine"})
    assert client.runs.wait(thread.thread_id, "agent", **job) == TEA
    assert len(client.runs.list(thread.thread_id)) == 2


def test_a_key_without_a_thread(client: Client) -> None:
    """The same agent and key find the same thread; another agent has one of its own. The thread is kept."""
    job: dict[str, Any] = {"input": {"topic": "tea"}, "idempotency_key": str(uuid.uuid4())}
    told: list[Any] = []
    assert client.runs.wait(None, "agent", on_run_created=told.append, **job) == TEA
    assert client.runs.wait(None, "agent", on_run_created=told.append, **job) == TEA
    assert told[0] == told[1]
    assert client.threads.get(told[0]["thread_id"]).values == TEA
    stream = client.runs.stream(None, "agent", **job)
    assert stream.run_id == client.runs.create(None, "agent", **job).run_id == told[0]["run_id"]
    stream.close()
    assert client.runs.create(None, "slow", **{**job, "input": SLOW | {"steps": 1}}).thread_id != stream.thread_id


def test_a_join_after_a_later_run(client: Client, thread: Thread) -> None:
    """The server itself would answer with the later one's state."""
    first = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
    second = client.runs.create(thread.thread_id, "agent", input={"topic": "rum"})
    assert client.runs.join(thread.thread_id, second.run_id) == RUM
    assert client.runs.join(thread.thread_id, first.run_id) == TEA
    for number in range(12):  # more than one page of the list
        client.runs.create(thread.thread_id, "agent", input={"topic": str(number)})
    newest = client.runs.list(thread.thread_id)[0]
    client.runs.join(thread.thread_id, newest.run_id)
    assert client.runs.join(thread.thread_id, first.run_id) == TEA


def test_a_join_after_a_run_of_another_graph(client: Client, thread: Thread, on_postgres: bool) -> None:
    """The server reads the whole history by the latest graph, so that the first one's state is not to be had."""
    first = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
    assert client.runs.join(thread.thread_id, first.run_id) == TEA
    client.runs.wait(thread.thread_id, "slow", input={"steps": 1, "delay": 0.01})
    if not on_postgres:
        with pytest.raises(ResultUnavailable) as caught:
            client.runs.join(thread.thread_id, first.run_id)
        assert caught.value.run_id == first.run_id


def test_runs_that_wait_their_turn(client: Client, thread: Thread) -> None:
    """Those behind it have written nothing yet, also one that is to start much later."""
    first = client.runs.create(thread.thread_id, "slow", input={"steps": 3, "delay": 0.05})
    client.runs.create(thread.thread_id, "agent", input={"topic": "tea"}, after_seconds=600)
    client.runs.create(thread.thread_id, "agent", input={"topic": "rum"})
    assert client.runs.join(thread.thread_id, first.run_id) == {"steps": 3, "delay": 0.05, "step": 3}


@pytest.mark.parametrize(("strategy", "error"), [("interrupt", "UserInterrupt"), ("rollback", "UserRollback")])
def test_another_run_takes_its_place(client: Client, thread: Thread, strategy: Any, error: str) -> None:
    """While it is waited for; the other one has a result."""
    with meanwhile(lambda: client.runs.wait(thread.thread_id, "slow", input=SLOW)) as outcome:
        first = busy(client, thread.thread_id)
        other = client.runs.wait(
            thread.thread_id, "slow", input={"steps": 1, "delay": 0.01}, multitask_strategy=strategy
        )
    assert other["steps"] == 1
    assert isinstance(outcome[0], RunCancelled)
    assert (outcome[0].error, outcome[0].run_id) == (error, first)


@pytest.mark.parametrize(("action", "error"), [("interrupt", "UserInterrupt"), ("rollback", "UserRollback")])
@pytest.mark.parametrize("raise_error", [True, False])
def test_a_run_that_is_cancelled(
    client: Client, thread: Thread, action: Any, error: str, on_postgres: bool, *, raise_error: bool
) -> None:
    """While it is joined, and when it is joined after that. Postgres knows for a while that there was such a run."""
    run = client.runs.create(thread.thread_id, "slow", input=SLOW)
    with meanwhile(lambda: client.runs.join(thread.thread_id, run.run_id, raise_error=raise_error)) as outcome:
        busy(client, thread.thread_id)
        client.runs.cancel(thread.thread_id, run.run_id, action=action)
    if raise_error:
        assert isinstance(outcome[0], RunCancelled)
        assert outcome[0].error == error
    else:
        assert outcome[0]["__error__"]["error"] == error
    late = RunCancelled if action == "interrupt" else (NotFoundError, RunCancelled) if on_postgres else NotFoundError
    with pytest.raises(late):
        client.runs.join(thread.thread_id, run.run_id)


def test_a_run_that_is_cancelled_before_it_begins(client: Client, thread: Thread) -> None:
    """The server answers with an empty object."""
    first = client.runs.create(thread.thread_id, "slow", input={"steps": 3, "delay": 0.05})
    second = client.runs.create(thread.thread_id, "agent", input={"topic": "tea"})
    client.runs.cancel(thread.thread_id, second.run_id)
    with pytest.raises(RunCancelled):
        client.runs.join(thread.thread_id, second.run_id)
    assert client.runs.join(thread.thread_id, first.run_id)["step"] == 3


def test_a_run_that_does_not_exist(client: Client, thread: Thread) -> None:
    """The server answers 200 with an error in it."""
    for thread_id in (thread.thread_id, str(uuid.uuid4())):
        with pytest.raises(NotFoundError):
            client.runs.join(thread_id, str(uuid.uuid4()))


def test_a_thread_that_is_deleted_meanwhile(client: Client, thread: Thread) -> None:
    """The result is gone with it."""
    order = {"steps": 20, "delay": 0.05}
    with meanwhile(lambda: client.runs.wait(thread.thread_id, "slow", input=order)) as outcome:
        busy(client, thread.thread_id)
        client.threads.delete(thread.thread_id)
    assert isinstance(outcome[0], ResultUnavailable)


def test_a_failed_run_stays_failed(client: Client, thread: Thread) -> None:
    """After a later run that did well, and the other way round."""
    failed = client.runs.create(thread.thread_id, "failing", input={"topic": "x"})
    with pytest.raises(RunFailed, match="ValueError: boom"):
        client.runs.join(thread.thread_id, failed.run_id)
    fine = client.runs.create(thread.thread_id, "failing", input={"topic": "y"}, interrupt_before=["fail"])
    stopped = client.runs.join(thread.thread_id, fine.run_id)
    assert stopped == {"topic": "y", "started": True}
    with pytest.raises(RunFailed, match="ValueError: boom"):
        client.runs.join(thread.thread_id, failed.run_id)
    with pytest.raises(RunFailed):
        client.runs.wait(thread.thread_id, "failing")
    assert client.runs.join(thread.thread_id, fine.run_id) == stopped


def test_an_interrupt_is_a_result(client: Client, thread: Thread) -> None:
    """With the state, however late it is asked for, and still after the run that answered it."""
    first = client.runs.create(thread.thread_id, "approval", input={"request": "x"})
    results = [client.runs.join(thread.thread_id, first.run_id) for _ in range(2)]
    done = client.runs.wait(thread.thread_id, "approval", command={"resume": "yes"})
    results.append(client.runs.join(thread.thread_id, first.run_id))
    assert done == {"request": "x", "answer": "yes"}
    for one in results:
        assert one["request"] == "x"
        assert [interrupt["value"] for interrupt in one["__interrupt__"]] == [{"question": "Shall I x?"}]


def test_several_interrupts_at_once(client: Client, thread: Thread) -> None:
    """The state is there too, though the server leaves it out; so when one of them is answered."""
    state = client.runs.wait(thread.thread_id, "approvals", input={"request": "x"})
    assert state["request"] == "x"
    budget, law = state["__interrupt__"]
    state = client.runs.wait(thread.thread_id, "approvals", command={"resume": {budget["id"]: "yes"}})
    assert [one["id"] for one in state["__interrupt__"]] == [law["id"]]


def test_a_stateless_wait_leaves_no_thread(client: Client) -> None:
    """However it ends; when the wait is given up the run goes on, and can be joined."""
    told: list[Any] = []
    assert client.runs.wait(None, "agent", input={"topic": "tea"}, on_run_created=told.append) == TEA
    with pytest.raises(RunFailed):
        client.runs.wait(None, "failing", input={"topic": "x"}, on_run_created=told.append)
    client.runs.wait(None, "agent", input={"topic": "x"}, on_completion="delete", on_run_created=told.append)
    client.runs.wait(None, "agent", input={"topic": "x"}, on_completion="keep", on_run_created=told.append)
    ids = [one["thread_id"] for one in told]
    assert eventually(lambda: [one.thread_id for one in client.threads.search(ids=ids)] == ids[-1:])
    with pytest.raises(DeadlineExceeded, match="the run continues") as caught:
        client.runs.wait(None, "slow", input={"steps": 40, "delay": 0.1}, deadline=2.0)
    thread_id, run_id = str(caught.value.thread_id), str(caught.value.run_id)
    assert client.runs.join(thread_id, run_id)["step"] == 40
    client.threads.delete(thread_id)
