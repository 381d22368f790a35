"""A user's script that was written for the official client, after its imports were changed: type checkers accept it as it is.

Keys as of a TypedDict, hints of the schema module, attributes beside them. It is never run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from langgraph_client import get_sync_client
from langgraph_client.client import SyncLangGraphClient, SyncRunsClient, SyncThreadsClient
from langgraph_client.errors import APIStatusError, ConflictError, NotFoundError
from langgraph_client.schema import (
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
    RunCreateMetadata,
    RunStatus,
    SearchItem,
    Send,
    StreamMode,
    StreamPart,
    Thread,
    ThreadState,
    ThreadTask,
)

MODES: list[StreamMode] = ["updates", "values"]
CONFIG: Config = {"tags": ["a"], "recursion_limit": 10, "configurable": {"user": "1"}}


def thread_id_of(thread: Thread) -> str:
    """A key has its type, as in a TypedDict."""
    return thread["thread_id"]


def joke_of(thread: Thread) -> str:
    """What is in the state is known to the script alone."""
    joke: str = thread["values"]["joke"]
    return joke


def also_by_attribute(thread: Thread) -> tuple[str, str]:
    """Both, side by side."""
    return thread.thread_id, thread["thread_id"]


def statuses(runs: list[Run]) -> dict[str, RunStatus]:
    """Keys in a comprehension."""
    return {run["run_id"]: run["status"] for run in runs}


def owner(thread: Thread) -> str:
    """A chain of `get`."""
    name: str = (thread.get("metadata") or {}).get("owner", "nobody")
    return name


def questions(state: ThreadState) -> list[Interrupt]:
    """Lists in an answer."""
    tasks: list[ThreadTask] = state["tasks"]
    return [interrupt for task in tasks for interrupt in task["interrupts"]]


def as_plain_dict(thread: Thread) -> dict[str, Any]:
    """An answer is a dict."""
    merged: dict[str, Any] = {**thread, "label": "mine"}
    merged |= thread
    return merged


def described(answer: dict[str, Any] | list[Any]) -> str:
    """An answer is given to a function that knows nothing of this package."""
    return json.dumps(answer) if isinstance(answer, dict) else str(len(answer))


class Conversations:
    """A service class around a client."""

    def __init__(self, client: SyncLangGraphClient, strategy: MultitaskStrategy = "reject") -> None:
        self.threads: SyncThreadsClient = client.threads
        self.runs: SyncRunsClient = client.runs
        self.strategy: MultitaskStrategy = strategy

    def parts(self, thread: Thread, topic: str) -> Iterator[StreamPart]:
        """A stream that is passed on."""
        yield from self.runs.stream(
            thread["thread_id"],
            "agent",
            input={"topic": topic},
            stream_mode=MODES,
            config=CONFIG,
            multitask_strategy=self.strategy,
        )

    def state(self, thread: Thread, checkpoint: Checkpoint | None = None) -> ThreadState | None:
        """Errors, and what they hold."""
        try:
            return self.threads.get_state(thread["thread_id"], checkpoint)
        except NotFoundError:
            return None
        except ConflictError as error:
            print(error.message, error.body)
            raise
        except APIStatusError as error:
            if error.response.status_code == 503 or error.status_code == 429:
                return None
            raise


def remember(created: RunCreateMetadata) -> None:
    """A function that is given to `on_run_created`."""
    thread_id: str | None = created["thread_id"]
    print(thread_id, created["run_id"].upper())


def logged(error: APIStatusError) -> str:
    """An error has the request that it is about."""
    return f"{error.request.method} {error.request.url} {error.response.headers.get('x-request-id')}"


def what_differs(client: SyncLangGraphClient) -> None:
    """As the guide says: an error here is one of a type checker in the user's script."""
    thread: Thread = {"thread_id": "1"}  # type: ignore[assignment]
    checkpoint: Checkpoint = {"checkpoint_id": "1"}  # type: ignore[assignment]
    run: Run = client.crons.create("agent", schedule="* * * * *")  # type: ignore[assignment]
    mode: StreamMode = "tools"  # type: ignore[assignment]
    client.threads.get_state("1")["checkpoint"]["checkpoint_id"]  # type: ignore[index]
    print(thread, checkpoint, run, mode, Thread(thread_id="1"), Checkpoint(checkpoint_id="1"))


def main() -> None:
    """Every resource, as a script uses it."""
    client = get_sync_client(url="http://server", api_key=None, headers={"x-team": "a"}, timeout=(5, 60, 60, 5))
    thread = client.threads.create(metadata={"owner": "me"}, if_exists="do_nothing")
    thread["status"] = "idle"
    for part in Conversations(client).parts(thread, "tea"):
        print(part.event, part.data, part.id, part[0], part[1], part._asdict()["data"])
    command = Command(resume={"approved": True}, update={"request": "other"}, goto=Send(node="ask", input=None))
    for mode, chunk in client.runs.stream(thread["thread_id"], "agent", command=command):
        print(mode.upper(), chunk["topic"])
    client.runs.wait(None, "agent", command={"resume": "yes"}, config=CONFIG, on_run_created=remember)
    state = client.threads.get_state(thread["thread_id"], subgraphs=True)
    print(state["values"], state.get("next"), [one["value"] for one in questions(state)])
    values = client.runs.wait(thread["thread_id"], "agent", input={"topic": "tea"})
    print(values["joke"])
    payloads: list[RunCreate] = [{"assistant_id": "agent", "input": {"topic": "x"}}]
    runs: list[Run] = client.runs.create_batch(payloads)
    print(statuses(runs), described(thread), described(runs), owner(thread), as_plain_dict(thread))
    assistants: list[Assistant] = client.assistants.search(graph_id="agent")
    print([assistant["name"].title() for assistant in assistants])
    crons: list[Cron] = client.crons.search(enabled=True)
    print([cron["schedule"].split() for cron in crons])
    found: list[SearchItem] = client.store.search_items(["a"])["items"]
    print([item["value"]["text"] for item in found])
    item: Item | None = client.store.get_item(["a"], "k")
    print(item and item["key"])
    print(client.http.get("/ok")["ok"])
