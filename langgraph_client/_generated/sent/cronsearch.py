"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    CronSelectField,
    CronSortBy,
    SortOrder,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class CronSearch(RequestModel):
    """Which crons to find, in which order.

    Attributes:
        assistant_id: Only crons of this assistant, by its UUID.
        thread_id: Only crons of this thread, by its UUID.
        enabled: Only crons that are active, or only those that are not.
        metadata: Only those whose metadata contain these pairs.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
        sort_by: Which field to sort by. The server's default is `"created_at"`.
        sort_order: The direction of sorting. The server's default is `"desc"`.
        select: The fields to answer with. All of them when left out.
    """

    assistant_id: str | Unset = UNSET
    thread_id: str | Unset = UNSET
    enabled: bool | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sort_by: CronSortBy | Unset = UNSET
    sort_order: SortOrder | Unset = UNSET
    select: list[CronSelectField] | Unset = UNSET
