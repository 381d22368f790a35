"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    SortOrder,
    ThreadSelectField,
    ThreadSortBy,
    ThreadStatus,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadSearchRequest(RequestModel):
    """Which threads to find, in which order.

    Attributes:
        ids: Only threads with these UUIDs.
        metadata: Only those whose metadata contain these pairs.
        values: Only threads whose values contain these.
        status: Only threads with this status.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
        sort_by: Which field to sort by.
        sort_order: The direction of sorting.
        select: The fields to answer with. All of them when left out.
        extract: Values to pick out of each thread: paths such as values.messages[-1] by alias, at most 10. A path
            begins with values, metadata, config or interrupts.
    """

    ids: list[str] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    values: dict[str, Any] | Unset = UNSET  # type: ignore[assignment]
    status: ThreadStatus | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sort_by: ThreadSortBy | Unset = UNSET
    sort_order: SortOrder | Unset = UNSET
    select: list[ThreadSelectField] | Unset = UNSET
    extract: dict[str, str] | Unset = UNSET
