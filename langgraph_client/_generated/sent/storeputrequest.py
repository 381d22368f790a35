"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any, Literal

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class StorePutRequest(RequestModel):
    """An item to put into the store.

    Attributes:
        namespace: The labels of the namespace, the outermost first: at least one, none with a dot.
        key: The item's key, unique in its namespace.
        value: The item's value.
        index: The fields to index for searches by meaning. False for none, null for the server's configuration. The
            server's default is `null`.
        ttl: How long to live, in minutes. The server's configuration decides when null. The server's default is
            `null`.
    """

    namespace: list[str]
    key: str
    value: dict[str, Any]
    index: Literal[False] | list[str] | None | Unset = UNSET
    ttl: float | None | Unset = UNSET
