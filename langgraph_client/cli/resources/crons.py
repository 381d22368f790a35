"""`langgraph-client crons …`: the commands for crons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from langgraph_client.cli import params
from langgraph_client.cli.acts import LIST, Group, does, lists, names, shows
from langgraph_client.cli.columns import Column, identity, since, whole
from langgraph_client.cli.params import Param
from langgraph_client.cli.table import Command

if TYPE_CHECKING:
    from langgraph_client import Client

CRON = params.positional("cron_id", "CRON", "The cron's UUID.")
FILTER = params.json_object("metadata", "Key-value pairs that the metadata must have")
SCHEDULE = params.text("schedule", "SCHEDULE", "Five cron fields: minute, hour, day of month, month, day of week.")
ORDER = (
    params.json_object("input", "The input of every run"),
    params.text("timezone", "ZONE", "The schedule's time zone; else UTC."),
    params.text("end-time", "TIME", "When it ends, such as 2027-01-31T00:00:00Z."),
    params.json_object("config", "tags, recursion_limit and configurable values"),
    params.json_object("context", "Values for the graph's context schema"),
    params.json_object("metadata", "Key-value pairs of your own"),
    Param("enabled", Annotated[bool | None, typer.Option("--enable/--disable", help="Whether it starts runs.")]),
)
_COLUMNS = (identity("cron_id"), Column("schedule"), since("next_run_date", "next"), whole("thread_id"))


def _create(client: Client, assistant_id: str, thread: str | None = None, **order: Any) -> Any:
    if thread is None:
        return client.crons.create(assistant_id, **order)
    return client.crons.create_for_thread(thread, assistant_id, **order)


GROUP = Group("Crons: runs that the server repeats by itself.", (
    Command(
        name="list", summary="List crons.", examples=("crons list", "crons list --output jsonl"), params=(FILTER, *LIST),
        act=lists("crons", _COLUMNS, lambda c, **o: c.crons.iter(**o)),
    ),
    Command(
        name="get", summary="Print one cron as JSON.", examples=("crons get 1f0e…",), params=(CRON, params.SELECT),
        act=shows(lambda c, cron_id: c.crons.get(cron_id)),
    ),
    Command(
        name="create", summary="Make a cron, and print its id.",
        examples=("""crons create agent --schedule '0 7 * * 1-5' --input '{"topic": "tea"}' --timezone Europe/Berlin""",),
        params=(params.positional("assistant_id", "AGENT", "A graph's name, or an assistant's UUID."), SCHEDULE.required(),
                params.text("thread", "ID", "The thread of all runs; else one each."), *ORDER),
        act=names("cron_id", _create),
    ),
    Command(
        name="update", summary="Change a cron. What is not given stays.",
        examples=("crons update 1f0e… --schedule '0 8 * * 1-5'", "crons update 1f0e… --disable"), params=(CRON, SCHEDULE, *ORDER),
        act=does(lambda c, cron_id, **o: c.crons.update(cron_id, **o)),
    ),
    Command(
        name="delete", summary="Delete a cron.", examples=("crons delete 1f0e…",), params=(CRON,),
        act=does(lambda c, cron_id: c.crons.delete(cron_id)),
    ),
))  # fmt: skip
