"""Hints and typed dicts of the schema module."""

import os
from typing import Any, get_args, get_type_hints

from langgraph_sdk import get_sync_client
from langgraph_sdk.schema import (
    Assistant,
    Checkpoint,
    Command,
    Config,
    Cron,
    Interrupt,
    Item,
    MultitaskStrategy,
    Run,
    RunCreate,
    RunStatus,
    SearchItemsResponse,
    Send,
    StreamMode,
    StreamPart,
    Thread,
    ThreadState,
    ThreadStatus,
    ThreadTask,
)

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
MODES: list[StreamMode] = ["updates", "values"]
CONFIG: Config = {"tags": ["a"], "recursion_limit": 10, "configurable": {"user": "1"}}


def latest(thread: Thread) -> ThreadState:
    return client.threads.get_state(thread["thread_id"])


def questions(tasks: list[ThreadTask]) -> list[Interrupt]:
    return [interrupt for task in tasks for interrupt in task["interrupts"]]


def describe(run: Run, assistant: Assistant | None = None, cron: Cron | None = None) -> str:
    status: RunStatus = run["status"]
    return f"{status} by {assistant['name'] if assistant else '?'}, {cron}"


thread: Thread = client.threads.create()
first: Run = client.runs.create(thread["thread_id"], "approval", input={"request": "go"}, config=CONFIG)
client.runs.join(thread["thread_id"], first["run_id"])
state: ThreadState = latest(thread)
checkpoint: Checkpoint = state["checkpoint"]
print(sorted(checkpoint), [one["value"] for one in questions(state["tasks"])])
command = Command(resume="yes", update={"request": "stop"})
print(command["resume"], Send(node="ask", input=None), Config(tags=["b"]))
parts: list[StreamPart] = list(client.runs.stream(thread["thread_id"], "approval", command=command, stream_mode=MODES))
print([part.event for part in parts])
print(
    describe(
        client.runs.get(thread["thread_id"], first["run_id"]), client.assistants.get("agent" and first["assistant_id"])
    )
)
print("busy" in get_args(ThreadStatus), "enqueue" in get_args(MultitaskStrategy), "pending" in get_args(RunStatus))
payload: RunCreate = {"assistant_id": "agent", "input": {"topic": "x"}}
print(len(client.runs.create_batch([payload])))
client.store.put_item(["typed", thread["thread_id"]], "k", {"a": 1})
item: Item = client.store.get_item(["typed", thread["thread_id"]], "k")
found: SearchItemsResponse = client.store.search_items(["typed", thread["thread_id"]])
print(item["value"], len(found["items"]))
hints: dict[str, Any] = get_type_hints(latest)
print(hints["thread"] is Thread, hints["return"] is ThreadState)
