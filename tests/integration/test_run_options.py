"""What a run can be given, each option with the effect that the real server shows for it."""

from __future__ import annotations

import contextlib
import datetime
import time
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from langgraph_client import Client, ConflictError, NotFoundError, RunFailed, StreamInterrupted
from langgraph_client.models import Thread

JOKE = {"topic": "ice cream"}
TOLD = {"topic": "ice cream and cats", "joke": "This is a joke about ice cream and cats"}
SLOW = {"steps": 30, "delay": 0.1}


def new_id() -> str:
    """A UUID that no thread has."""
    return str(uuid.uuid4())


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether it holds within half a minute: the server does some things after it answered."""
    end = time.monotonic() + 30
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def test_wait_gives_the_final_state(client: Client, thread: Thread) -> None:
    """`wait` answers with the state at the end, on a thread and without one."""
    assert client.runs.wait(thread.thread_id, "agent", input=JOKE) == TOLD
    assert client.runs.wait(None, "agent", input=JOKE) == TOLD


def test_wait_and_join_raise_for_a_failed_run(client: Client, thread: Thread) -> None:
    """The server's 200 with an error in it becomes RunFailed, or stays as it is when asked."""
    with pytest.raises(RunFailed, match="ValueError: boom"):
        client.runs.wait(thread.thread_id, "failing", input={"topic": "x"})
    left = client.runs.wait(thread.thread_id, "failing", input={"topic": "x"}, raise_error=False)
    assert left["__error__"] == {"error": "ValueError", "message": "boom"}
    run = client.runs.create(thread.thread_id, "failing", input={"topic": "x"})
    with pytest.raises(RunFailed):
        client.runs.join(thread.thread_id, run.run_id)
    assert "__error__" in client.runs.join(thread.thread_id, run.run_id, raise_error=False)


def test_on_run_created_is_told_the_ids(client: Client, thread: Thread) -> None:
    """`create`, `stream` and `wait` tell the run's id as soon as the server does, stateless ones too."""
    told: list[Any] = []
    run = client.runs.create(thread.thread_id, "agent", input=JOKE, on_run_created=told.append)
    stream = client.runs.stream(thread.thread_id, "agent", input=JOKE, on_run_created=told.append)
    assert told == [
        {"run_id": run.run_id, "thread_id": thread.thread_id},
        {"run_id": stream.run_id, "thread_id": thread.thread_id},
    ]
    list(stream)
    client.runs.wait(thread.thread_id, "agent", input=JOKE, on_run_created=told.append)
    client.runs.wait(None, "agent", input=JOKE, on_run_created=told.append)
    client.runs.stream(None, "agent", input=JOKE, on_run_created=told.append).close()
    assert all(one["run_id"] and one["thread_id"] for one in told)
    assert len({one["run_id"] for one in told}) == 5


def test_create_batch_starts_several(client: Client) -> None:
    """A batch makes one stateless run for each payload, in order."""
    payload = {"assistant_id": "agent", "input": JOKE, "webhook": None}
    runs = client.runs.create_batch([{**payload, "metadata": {"n": n}} for n in range(3)])
    assert [run.metadata["n"] for run in runs] == [0, 1, 2]


@pytest.mark.parametrize(
    ("strategy", "first", "second"),
    [("enqueue", "success", "success"), ("interrupt", "interrupted", "success"), ("rollback", None, "success")],
)
def test_multitask_strategy(
    client: Client, thread: Thread, strategy: Any, first: str | None, second: str, on_postgres: bool
) -> None:
    """A second run on a busy thread waits, interrupts the first, or undoes it.

    On Postgres a cancel that meets a run at its very beginning is lost at times, and the run comes to its end.
    """
    busy = client.runs.create(thread.thread_id, "slow", input={"steps": 10, "delay": 0.1})
    late = client.runs.stream(thread.thread_id, "agent", input=JOKE, multitask_strategy=strategy)
    list(late)
    assert late.status == second
    if first is None:
        with pytest.raises(NotFoundError):
            client.runs.get(thread.thread_id, busy.run_id)
    else:
        assert client.runs.get(thread.thread_id, busy.run_id).status in {first, "success" if on_postgres else first}


def test_multitask_strategy_reject(client: Client, thread: Thread) -> None:
    """`reject` is a ConflictError while the thread is busy."""
    busy = client.runs.create(thread.thread_id, "slow", input=SLOW)
    with pytest.raises(ConflictError):
        client.runs.create(thread.thread_id, "agent", input=JOKE, multitask_strategy="reject")
    client.runs.cancel(thread.thread_id, busy.run_id, wait=True)


def test_after_seconds_puts_the_start_off(client: Client, thread: Thread) -> None:
    """A run with `after_seconds` is pending, and is to start that much later."""
    before = datetime.datetime.now(datetime.timezone.utc)
    run = client.runs.create(thread.thread_id, "agent", input=JOKE, after_seconds=3600)
    assert run.status == "pending"
    assert datetime.datetime.fromisoformat(run.created_at) - before > datetime.timedelta(minutes=59)
    client.runs.cancel(thread.thread_id, run.run_id)


def test_if_not_exists_creates_the_thread(client: Client) -> None:
    """A thread that is not there is an error, or is made."""
    thread_id = new_id()
    with pytest.raises(NotFoundError):
        client.runs.create(thread_id, "agent", input=JOKE)
    client.runs.wait(thread_id, "agent", input=JOKE, if_not_exists="create")
    assert client.threads.get(thread_id).values == TOLD


@pytest.mark.parametrize(("keep", "kept"), [("keep", True), ("delete", False)])
def test_on_completion_keeps_or_deletes_the_thread(client: Client, keep: Any, kept: bool) -> None:
    """A stateless run's thread stays or goes when it is over."""
    stream = client.runs.stream(None, "agent", input=JOKE, on_completion=keep)
    list(stream)
    found = client.threads.search(ids=[str(stream.thread_id)])
    assert bool(found) is kept


@pytest.mark.parametrize(("durability", "checkpoints"), [("sync", 4), ("async", 4), ("exit", 1)])
def test_durability_says_when_checkpoints_are_written(
    client: Client, thread: Thread, durability: Any, checkpoints: int
) -> None:
    """`exit` writes one checkpoint, the others one a step."""
    client.runs.wait(thread.thread_id, "agent", input=JOKE, durability=durability)
    assert len(client.threads.get_history(thread.thread_id)) == checkpoints


def test_checkpoint_during_is_deprecated(client: Client, thread: Thread) -> None:
    """The old name of `durability` still works, with a warning."""
    with pytest.warns(DeprecationWarning, match="durability"):
        client.runs.wait(thread.thread_id, "agent", input=JOKE, checkpoint_during=False)
    assert len(client.threads.get_history(thread.thread_id)) == 1


def test_interrupt_before_and_after_stop_the_graph(client: Client, thread: Thread) -> None:
    """The graph stops where it is told to, and goes on with an empty input."""
    client.runs.wait(thread.thread_id, "agent", input=JOKE, interrupt_before=["generate_joke"])
    assert client.threads.get_state(thread.thread_id).next == ["generate_joke"]
    client.runs.wait(thread.thread_id, "agent", interrupt_after="*")
    assert client.threads.get(thread.thread_id).values == TOLD


def test_checkpoint_starts_from_the_past(client: Client, thread: Thread) -> None:
    """A run from an old checkpoint, given whole or by id, does again what came after it."""
    client.runs.wait(thread.thread_id, "agent", input=JOKE)
    before_joke = next(
        state for state in client.threads.get_history(thread.thread_id) if state.next == ["generate_joke"]
    )
    assert before_joke.checkpoint
    at = before_joke.checkpoint.checkpoint_id
    for where in ({"checkpoint": before_joke.checkpoint}, {"checkpoint_id": at}):
        again = client.runs.stream(thread.thread_id, "agent", stream_mode="updates", **where)  # type: ignore[arg-type]
        assert [part.data for part in again][1:] == [{"generate_joke": {"joke": TOLD["joke"]}}]


def test_command_updates_and_goes_to_a_node(client: Client, thread: Thread) -> None:
    """A command writes to the state and says which node comes next."""
    client.runs.wait(thread.thread_id, "agent", input=JOKE)
    told = client.runs.wait(thread.thread_id, "agent", command={"update": {"topic": "dogs"}, "goto": "generate_joke"})
    assert told["joke"] == "This is a joke about dogs"


def test_metadata_config_and_context_are_kept(client: Client, thread: Thread) -> None:
    """The run has them as they were given."""
    run = client.runs.create(
        thread.thread_id,
        "agent",
        input=JOKE,
        metadata={"mine": 1},
        config={"tags": ["a"], "recursion_limit": 12, "configurable": {"k": "v"}},
    )
    config = client.runs.get(thread.thread_id, run.run_id).kwargs["config"]
    assert run.metadata["mine"] == 1
    assert (config["tags"], config["recursion_limit"], config["configurable"]["k"]) == (["a"], 12, "v")
    other = client.threads.create()
    run = client.runs.create(other.thread_id, "agent", input=JOKE, context={"model": "small"})
    assert client.runs.get(other.thread_id, run.run_id).kwargs["context"]["model"] == "small"


def test_webhook_is_called_at_the_end(client: Client, thread: Thread) -> None:
    """The server calls the webhook when the run is over: here a route of its own, which copies another thread."""
    mark = new_id()
    other = client.threads.create(metadata={"mark": mark})
    client.runs.wait(thread.thread_id, "agent", input=JOKE, webhook=f"/threads/{other.thread_id}/copy")
    assert eventually(lambda: client.threads.count(metadata={"mark": mark}) == 2)


def test_feedback_keys_reach_langsmith(client: Client, thread: Thread) -> None:
    """The server asks LangSmith for the keys' URLs, which there is none of here, and says so."""
    *_, last = client.runs.stream(thread.thread_id, "agent", input=JOKE, feedback_keys=["helpful"])
    assert last.event == "error"
    assert "LangSmith" in last.data["error"]


def test_tracing_and_strict_resume_are_taken(client: Client, thread: Thread) -> None:
    """What shows nowhere but in LangSmith, or on other servers, is accepted."""
    options: dict[str, Any] = {"langsmith_tracing": {"project_name": "demo"}, "strict_resume": True}
    assert client.runs.wait(thread.thread_id, "agent", input=JOKE, on_disconnect="continue", **options) == TOLD


def test_on_disconnect_cancel_makes_leaving_the_end(client: Client, thread: Thread, on_postgres: bool) -> None:
    """With `on_disconnect="cancel"` the run ends when its stream is left. On Postgres nothing comes of it."""
    with client.runs.stream(
        thread.thread_id, "slow", input={"steps": 100, "delay": 0.05}, on_disconnect="cancel"
    ) as stream:
        next(stream)
    client.runs.join(thread.thread_id, str(stream.run_id), raise_error=False)
    status = client.runs.get(thread.thread_id, str(stream.run_id)).status
    assert status == ("success" if on_postgres else "interrupted")


def test_cancel_and_cancel_many(client: Client, thread: Thread, on_postgres: bool) -> None:
    """Runs are cancelled one by one, by ids, and by status; what is over can't be, which on Postgres is no error.

    There a cancel that meets a run at its very beginning is lost at times, too.
    """
    first = client.runs.create(thread.thread_id, "slow", input=SLOW)
    second = client.runs.create(thread.thread_id, "slow", input=SLOW)
    client.runs.cancel(thread.thread_id, first.run_id, wait=True)
    client.runs.cancel_many(thread_id=thread.thread_id, run_ids=[second.run_id])
    client.runs.join(thread.thread_id, second.run_id, raise_error=False)  # on Postgres a UserInterrupt at times
    ended = {client.runs.get(thread.thread_id, run.run_id).status for run in (first, second)}
    assert ended == {"interrupted"} or (on_postgres and ended <= {"interrupted", "success"})
    with contextlib.nullcontext() if on_postgres else pytest.raises(NotFoundError):
        client.runs.cancel_many(thread_id=thread.thread_id, run_ids=[second.run_id])


@pytest.mark.parametrize(("action", "kept"), [("interrupt", True), ("rollback", False)])
def test_cancel_keeps_or_undoes_the_run(
    client: Client, thread: Thread, action: Any, kept: bool, on_postgres: bool
) -> None:
    """`interrupt` keeps the run and its checkpoints, `rollback` deletes them. On Postgres the checkpoints stay.

    The stream of a run that is deleted says that it is, and not that the run succeeded. On Postgres an `error` says so.
    """
    stream = client.runs.stream(thread.thread_id, "slow", input=SLOW, stream_mode="updates")
    gone = pytest.raises(StreamInterrupted, match="the run is not found any more: it was deleted or rolled back")
    with contextlib.nullcontext() if kept or on_postgres else gone:
        for part in stream:
            if part.mode == "updates" and part.data["work"]["step"] == 2:
                client.runs.cancel(thread.thread_id, str(stream.run_id), wait=True, action=action)
    assert stream.status == ("interrupted" if kept else "error" if on_postgres else None)
    assert bool(client.threads.get_history(thread.thread_id)) is (kept or on_postgres)
    assert bool(client.runs.list(thread.thread_id)) is kept


def test_list_and_iter_walk_a_threads_runs(client: Client, thread: Thread) -> None:
    """`iter` walks all pages; `select` answers with part of a run."""
    made = [client.runs.create(thread.thread_id, "agent", input=JOKE, after_seconds=600).run_id for _ in range(5)]
    assert len(client.runs.list(thread.thread_id, limit=2, status="pending")) == 2
    walked = [run.run_id for run in client.runs.iter(thread.thread_id, page_size=2, select=["run_id"])]
    assert sorted(walked) == sorted(made)
    client.runs.cancel_many(thread_id=thread.thread_id, run_ids=made)
    client.threads.delete(thread.thread_id)
