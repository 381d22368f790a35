"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class StoreSearchRequest(RequestModel):
    """Which items to find.

    Attributes:
        namespace_prefix: The labels that the namespace begins with. An empty list means the whole store.
        filter: What keys of the value must be equal to; operators such as $eq, $ne, $gt, $gte, $lt and $lte compare
            otherwise.
        limit: At most this many results. The server's default is `10`.
        offset: How many results to skip. The server's default is `0`.
        query: What to search for by meaning, in words.
        refresh_ttl: Whether finding items starts their time to live anew. Null for the server's configuration. The
            server's default is `null`.
    """

    namespace_prefix: list[str]
    filter: dict[str, Any] | None | Unset = UNSET
    limit: int | Unset = UNSET
    offset: int | Unset = UNSET
    query: str | None | Unset = UNSET
    refresh_ttl: bool | None | Unset = UNSET
