"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client._generated.models import (
    TTLStrategy,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadPruneRequest(RequestModel):
    """Which threads to prune, and how.

    Attributes:
        thread_ids: The threads' UUIDs.
        strategy: Whether the threads are deleted or keep their latest checkpoint. The server's default is
            `"delete"`.
    """

    thread_ids: list[str]
    strategy: TTLStrategy | Unset = UNSET
