"""`langgraph-client threads …`: the commands for threads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from langgraph_client.cli import params
from langgraph_client.cli.acts import LIST, PAGE, Group, does, lists, names, shows
from langgraph_client.cli.columns import Column, identity, since, whole
from langgraph_client.cli.params import Param
from langgraph_client.cli.table import Command

if TYPE_CHECKING:
    from langgraph_client import Client

STATUSES = ("idle", "busy", "interrupted", "error")
THREAD = params.positional("thread_id", "THREAD", "The thread's UUID.")
METADATA = params.json_object("metadata", "Key-value pairs of your own")
FILTER = params.json_object("metadata", "Key-value pairs that the metadata must have")
_HISTORY = (identity("checkpoint_id"), since("created_at", "created"), Column("next"), Column("metadata"))


def _create(client: Client, **order: Any) -> Any:
    if "thread_id" in order:
        order["if_exists"] = "do_nothing"
    return client.threads.create(**order)


def _update(client: Client, thread_id: str, metadata: dict[str, Any], ttl: float | None = None) -> Any:
    return client.threads.update(thread_id, metadata=metadata, ttl=None if ttl is None else ttl / 60)


def _history(client: Client, thread_id: str, page_size: int = PAGE, before: str | None = None) -> Iterator[Any]:
    """Return the states of a thread, newest first, each with its checkpoint's ID."""
    while page := client.threads.get_history(thread_id, limit=page_size, before=before):
        for state in page:
            yield {"checkpoint_id": (state.get("checkpoint") or {}).get("checkpoint_id"), **state}
        before = (page[-1].get("checkpoint") or {})["checkpoint_id"]


GROUP = Group("Threads: conversations and their states.", (
    Command(
        name="list", summary="List threads.",
        examples=("threads list", "threads list --status interrupted --output jsonl", "threads list --select thread_id"),
        params=(params.choice("status", STATUSES, "Only those with this status."), FILTER, *LIST),
        act=lists("threads", (identity("thread_id"), whole("status"), since("updated_at", "updated"), Column("metadata")),
                  lambda c, **o: c.threads.iter(**o)),
    ),
    Command(
        name="get", summary="Print one thread as JSON.", examples=("threads get 1f0c…", "threads get 1f0c… --select status"),
        params=(THREAD, params.SELECT), act=shows(lambda c, thread_id: c.threads.get(thread_id)),
    ),
    Command(
        name="history", summary="List the states that a thread had, the latest first.",
        examples=("threads history 1f0c…", "threads history 1f0c… --limit 0 --output jsonl"),
        params=(THREAD, params.text("before", "CHECKPOINT", "Only those before this checkpoint."), *LIST),
        act=lists("states", _HISTORY, _history),
    ),
    Command(
        name="create", summary="Make a thread, and print its id.",
        examples=("threads create", """thread=$(langgraph-client threads create --metadata '{"user": 42}')"""),
        params=(METADATA, params.text("thread-id", "UUID", "The id it is to have; a thread that has it is left as it is.")),
        act=names("thread_id", _create),
    ),
    Command(
        name="update", summary="Add to the metadata of a thread.",
        examples=("""threads update 1f0c… --metadata '{"user": 42}'""",),
        params=(THREAD, METADATA.required(), params.seconds("ttl", "Delete the thread when nothing happened on it for this time.")),
        act=does(_update),
    ),
    Command(
        name="copy", summary="Copy a thread with its states, and print the copy's id.", examples=("threads copy 1f0c…",),
        params=(THREAD,), act=names("thread_id", lambda c, thread_id: c.threads.copy(thread_id)),
    ),
    Command(
        name="prune", summary="Delete threads, or all of their states but the latest.",
        examples=("threads prune 1f0c… 1f0d…", "threads prune 1f0c… --strategy keep_latest"),
        params=(
            Param("thread_ids", Annotated[list[str], typer.Argument(metavar="THREAD…", help="The threads' UUIDs.")]).required(),
            params.choice("strategy", ("delete", "keep_latest"), "What to do; delete is the default."),
        ),
        act=does(lambda c, thread_ids, **o: c.threads.prune(thread_ids, **o)),
    ),
    Command(
        name="delete", summary="Delete a thread, with its runs and its state.", examples=("threads delete 1f0c…",),
        params=(THREAD,), act=does(lambda c, thread_id: c.threads.delete(thread_id)),
    ),
))  # fmt: skip
