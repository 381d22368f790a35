"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantCountRequest(RequestModel):
    """Which assistants to count.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        graph_id: Only assistants of the graph with this name.
        name: Part of the name; upper and lower case are the same.
    """

    metadata: dict[str, Any] | Unset = UNSET
    graph_id: str | Unset = UNSET
    name: str | Unset = UNSET
