"""What searches look for: each filter once, for `search` and `iter` alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from langgraph_client import models
from langgraph_client.types import CallOptions


class ThreadFilter(CallOptions, total=False):
    """Which threads, in which order, and how much of them; and the options of the call.

    Attributes:
        metadata: Key-value pairs that the thread's metadata must have.
        values: Key-value pairs that the thread's state must have.
        ids: The UUIDs of the threads to choose among.
        status: `idle`, `busy`, `interrupted` or `error`.
        sort_by: The field to sort by.
        sort_order: `asc` or `desc`.
        select: The fields to answer with; the others are UNSET.
        extract: Name → path into the thread, as `values.messages[-1].content`, at most 10. They come as `extracted`.
    """

    metadata: Mapping[str, Any] | None
    values: Mapping[str, Any] | None
    ids: Sequence[str] | None
    status: models.ThreadStatus | None
    sort_by: models.ThreadSortBy | None
    sort_order: models.SortOrder | None
    select: Sequence[models.ThreadSelectField] | None
    extract: Mapping[str, str] | None
