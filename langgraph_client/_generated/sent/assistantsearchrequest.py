"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    AssistantSelectField,
    AssistantSortBy,
    SortOrder,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantSearchRequest(RequestModel):
    """Which assistants to find, in which order.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        graph_id: Only assistants of the graph with this name.
        name: Part of the name; upper and lower case are the same.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
        sort_by: Which field to sort by.
        sort_order: The direction of sorting.
        select: The fields to answer with. All of them when left out.
    """

    metadata: dict[str, Any] | Unset = UNSET
    graph_id: str | Unset = UNSET
    name: str | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    sort_by: AssistantSortBy | Unset = UNSET
    sort_order: SortOrder | Unset = UNSET
    select: list[AssistantSelectField] | Unset = UNSET
