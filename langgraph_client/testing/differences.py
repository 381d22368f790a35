"""Known differences between the fake and the real server. The tests compare everything else."""

from __future__ import annotations

from typing import Final

UNSUPPORTED: Final = (
    "a2a.post",
    "a2a.post_stream",
    "assistants.get_graph",
    "assistants.get_schemas",  # unless the graph was scripted with some
    "assistants.get_subgraphs",
    "assistants.get_subgraphs_at",
    "mcp.delete",
    "mcp.get",
    "mcp.post",
    "system.metrics",
    "threads.get_storage",
)
"""Operations that the fake rejects with 501."""

OTHERWISE: Final[dict[str, tuple[str, ...]]] = {
    # Crons never fire.
    "crons.create": ("next_run_date",),
    "crons.create_for_thread": ("next_run_date",),
    "crons.get": ("next_run_date",),
    "crons.search": ("next_run_date",),
    "crons.update": ("next_run_date",),
}
"""Fields whose values have another type than on the real server."""

NOTES: Final = """\
A run begins at once, where the real server takes up to a second. The first join of a run, from its start, gets all of it as if live.

What is in a script comes: nothing is worked out from the input. The modes `tasks`, `checkpoints`, `debug` and `events` bring what the
script has for them.

States are those of the script's `values`; updates without them, and `threads.update_state`, merge by key, without reducers, and leave no
next node.

Runs that begin at an earlier checkpoint or later, stops before or after nodes, and webhooks are refused with 501.

The thread protocol brings `values`, `messages`, `lifecycle` and `input`, as of a graph that was compiled without transformers, over
server-sent events; a WebSocket is refused with 501. Messages in its `values` look as elsewhere; a real server has them in content blocks.

Crons are kept and never fire. Nobody is authenticated. Nothing is stored when the server is closed.
"""
"""The other differences, in words."""
