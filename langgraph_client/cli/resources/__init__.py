"""The resource commands: tables of commands over the client's methods."""

from __future__ import annotations

from langgraph_client.cli.resources import assistants, crons, runs, store, threads

GROUPS = {
    "threads": threads.GROUP,
    "runs": runs.GROUP,
    "assistants": assistants.GROUP,
    "crons": crons.GROUP,
    "store": store.GROUP,
}
"""Resource → its commands."""
