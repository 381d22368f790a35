"""Filters of searches, described once for `search` and `iter`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from langgraph_client import models
from langgraph_client.checks import canonical_id
from langgraph_client.errors import UnsupportedByServer
from langgraph_client.transport.http_transport import Transport
from langgraph_client.types import CallOptions, Id


class ThreadFilter(CallOptions, total=False):
    """Which threads to return, in which order, with which fields; and options of the call.

    Attributes:
        metadata: Key-value pairs that the thread's metadata must have.
        values: Key-value pairs that the thread's state must have.
        ids: The UUIDs of the threads to choose among.
        status: `idle`, `busy`, `interrupted` or `error`.
        sort_by: The field to sort by.
        sort_order: `asc` or `desc`.
        select: The fields to return; the others are UNSET.
        extract: Name → path into the thread, such as `values.messages[-1].content`, at most 10. The values are in `extracted`.
    """

    metadata: Mapping[str, Any] | None
    values: Mapping[str, Any] | None
    ids: Sequence[str] | None
    status: models.ThreadStatus | None
    sort_by: models.ThreadSortBy | None
    sort_order: models.SortOrder | None
    select: Sequence[models.ThreadSelectField] | None
    extract: Mapping[str, str] | None


class AssistantFilter(CallOptions, total=False):
    """Which assistants to return, in which order, with which fields; and options of the call.

    Attributes:
        metadata: Key-value pairs that the assistant's metadata must have.
        graph_id: The name of their graph.
        name: A part of their name; case is ignored.
        sort_by: The field to sort by; without it the newest come first.
        sort_order: `asc` or `desc`.
        select: The fields to return; the others are UNSET.
    """

    metadata: Mapping[str, Any] | None
    graph_id: str | None
    name: str | None
    sort_by: models.AssistantSortBy | None
    sort_order: models.SortOrder | None
    select: Sequence[models.AssistantSelectField] | None


class CronFilter(CallOptions, total=False):
    """Which crons to return, in which order, with which fields; and options of the call.

    Attributes:
        assistant_id: The UUID of the assistant that they must run.
        thread_id: The UUID of the thread that they must run on.
        enabled: True for active crons only, False for inactive ones only.
        metadata: Key-value pairs that the cron's metadata must have.
        sort_by: The field to sort by, `created_at` by the server's default.
        sort_order: `asc` or `desc` (the server's default).
        select: The fields to return; the others are UNSET.
    """

    assistant_id: Id | None
    thread_id: Id | None
    enabled: bool | None
    metadata: Mapping[str, Any] | None
    sort_by: models.CronSortBy | None
    sort_order: models.SortOrder | None
    select: Sequence[models.CronSelectField] | None


def heeded(transport: Transport, found: Iterable[models.Thread], filters: Mapping[str, Any]) -> Iterator[models.Thread]:
    """Return the threads that were found, as an iterator. It raises UnsupportedByServer at one which shows that a filter was ignored."""
    ids = None if filters.get("ids") is None else set(map(canonical_id, filters["ids"]))
    whole = "values" in filters and "select" not in filters
    if ids is None and not whole:
        return iter(found)
    return _checked(transport, found, ids, whole=whole)


def _checked(
    transport: Transport, found: Iterable[models.Thread], ids: set[str] | None, *, whole: bool
) -> Iterator[models.Thread]:
    for thread in found:
        if ids is not None and "thread_id" in thread and thread.thread_id not in ids:
            raise _ignored(transport, "ids")
        if whole and "values" not in thread:
            raise _ignored(transport, "values")
        yield thread


def _ignored(transport: Transport, option: str) -> UnsupportedByServer:
    from langgraph_client.transport import abilities  # with the table of servers, for a failure alone

    return abilities.ignored(transport, "threads.search", option)
