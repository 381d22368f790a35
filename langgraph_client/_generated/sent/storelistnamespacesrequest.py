"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class StoreListNamespacesRequest(RequestModel):
    """Which namespaces to list.

    Attributes:
        prefix: The labels that a namespace begins with.
        suffix: The labels that a namespace ends with.
        max_depth: At most this many labels; what is longer is cut to that length.
        limit: At most this many results. The server's default is `100`.
        offset: How many results to skip. The server's default is `0`.
    """

    prefix: list[str] | Unset = UNSET
    suffix: list[str] | Unset = UNSET
    max_depth: int | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
