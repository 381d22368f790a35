"""`langgraph-client runs …`: the commands for runs. `run` and `wait` start them."""

from __future__ import annotations

from langgraph_client.cli import params
from langgraph_client.cli.acts import LIST, Group, does, lists, shows
from langgraph_client.cli.columns import identity, since, whole
from langgraph_client.cli.table import Command

STATUSES = ("pending", "running", "error", "success", "timeout", "interrupted")
RUN = params.positional("run_id", "RUN", "The run's UUID.")
ON_THREAD = params.text("thread", "ID", "The thread's UUID.").required()
_COLUMNS = (identity("run_id"), whole("status"), since("created_at", "created"), whole("assistant_id"))

GROUP = Group("Runs of a thread. To start one: `run` or `wait`.", (
    Command(
        name="list", summary="List a thread's runs, the latest first.",
        examples=("runs list --thread 1f0c…", "runs list --thread 1f0c… --status running"),
        params=(ON_THREAD, params.choice("status", STATUSES, "Only those with this status."), *LIST),
        act=lists("runs", _COLUMNS, lambda c, thread, **o: c.runs.iter(thread, **o)),
    ),
    Command(
        name="get", summary="Print one run as JSON.", examples=("runs get 1f0d… --thread 1f0c…",),
        params=(RUN, ON_THREAD, params.SELECT), act=shows(lambda c, run_id, thread: c.runs.get(thread, run_id)),
    ),
    Command(
        name="cancel", summary="Cancel a run, and wait until it has stopped.", examples=("runs cancel 1f0d… --thread 1f0c…",),
        params=(RUN, ON_THREAD), act=does(lambda c, run_id, thread: c.runs.cancel(thread, run_id, wait=True)),
    ),
    Command(
        name="delete", summary="Delete a run.", examples=("runs delete 1f0d… --thread 1f0c…",),
        params=(RUN, ON_THREAD), act=does(lambda c, run_id, thread: c.runs.delete(thread, run_id)),
    ),
))  # fmt: skip
