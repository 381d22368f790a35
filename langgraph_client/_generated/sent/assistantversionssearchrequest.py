"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantVersionsSearchRequest(RequestModel):
    """Which versions to list.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        limit: At most this many results. From 1 to 1000. The server's default is `10`.
        offset: How many results to skip. At least 0. The server's default is `0`.
    """

    metadata: dict[str, Any] | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
