"""Finds the last checkpoint that a run wrote itself, and builds from it what `join` returns while the run is the latest."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any, Final

from langgraph_client import models
from langgraph_client._generated.endpoints import runs
from langgraph_client._generated.endpoints import threads as endpoints
from langgraph_client.errors import InternalServerError, LangGraphError
from langgraph_client.request import Request
from langgraph_client.types import Json

_PAGE_SIZE: Final = 100
_MAX_PAGES: Final = 10
"""Pages that are read where a server ignores the filter; the first page has one state."""


def last_state(
    fetch: Callable[[Request[Any]], Any], thread_id: str, run_id: str, *, check_graph: bool
) -> dict[str, Any] | None:
    """Return the state of the last checkpoint that the run wrote; None if the thread does not show it.

    `POST /threads/{thread_id}/history`, `GET /threads/{thread_id}`; `GET /threads/{thread_id}/runs/{run_id}` where
    checkpoints don't name their graph

    Args:
        fetch: Sends a request and returns the decoded response.
        thread_id: The run's thread.
        run_id: The run.
        check_graph: Whether the thread's latest run may be one of another graph. The server reads all checkpoints by
            the latest run's graph, so that those of another graph lack values.
    """
    state = _find(fetch, thread_id, run_id)
    if state is None or not check_graph:
        return state
    graph = state["metadata"].get("graph_id")
    latest = fetch(endpoints.get(thread_id)).get("metadata") or {}
    if graph is None:  # Aegra's checkpoints don't say
        assistant = fetch(runs.get(thread_id, run_id)).get("assistant_id")
        return None if assistant != latest.get("assistant_id", assistant) else state
    return None if latest.get("graph_id") and graph != latest["graph_id"] else state


def is_filter_unknown(error: LangGraphError) -> bool:
    """Return whether a server failed because it can't filter a thread's history by metadata, such as Aegra."""
    return isinstance(error, InternalServerError) and "unexpected keyword argument 'metadata'" in error.message


def _find(fetch: Callable[[Request[Any]], Any], thread_id: str, run_id: str) -> dict[str, Any] | None:
    try:
        return _find_among(fetch, thread_id, run_id, {"metadata": {"run_id": run_id}})
    except InternalServerError as error:
        if not is_filter_unknown(error):
            raise
    return _find_among(fetch, thread_id, run_id, {})


def _find_among(
    fetch: Callable[[Request[Any]], Any], thread_id: str, run_id: str, filters: dict[str, Any]
) -> dict[str, Any] | None:
    before: dict[str, Any] = {}
    for page in range(_MAX_PAGES + 1):
        wanted = models.ThreadStateSearch(limit=_PAGE_SIZE if page else 1, **filters, **before)
        states: list[models.ThreadState] = fetch(endpoints.get_history(thread_id, wanted))
        for state in states:
            if (state.metadata or {}).get("run_id") == run_id:
                return state.to_dict()
        checkpoint = (states[-1].get("checkpoint") or {}).get("checkpoint_id") if states else None
        if checkpoint is None:
            return None
        before = {"before": {"configurable": {"thread_id": thread_id, "checkpoint_id": checkpoint}}}
    return None


def result_of(state: dict[str, Any], *, failed: bool) -> Json:
    """Return a run's result from its last state: the values, with `__interrupt__` if it ended in an interrupt.

    Args:
        state: The last state.
        failed: Whether the run failed; then the result has the key `__error__` alone.
    """
    tasks = state.get("tasks") or []
    if failed:
        error = next((task["error"] for task in tasks if task.get("error")), None)
        return {"__error__": _error(error) if error else {"error": "error", "message": "the server no longer says why"}}
    values = state.get("values")
    interrupts = state.get("interrupts") or [one for task in tasks for one in task.get("interrupts") or []]
    if not interrupts:
        return values
    return {**(values if isinstance(values, dict) else {}), "__interrupt__": interrupts}


def _error(text: str) -> dict[str, str]:
    """Return a task's error, which is the exception's repr, in the form that `join` returns: `ValueError('boom')`."""
    name, _, rest = text.partition("(")
    try:
        told = ast.literal_eval(rest.removesuffix(")").removesuffix(","))
    except (ValueError, SyntaxError):
        told = text
    return {"error": name if rest else "error", "message": told if isinstance(told, str) else text}
