"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    CheckpointConfig,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadStateSearch(RequestModel):
    """Which past states to find.

    Attributes:
        limit: At most this many states. From 1 to 1000. The server's default is `1`.
        before: Only states from before this one: an object with the key configurable, and in it a checkpoint_id.
        metadata: Only states whose metadata contain these pairs.
        checkpoint: The checkpoint whose history is meant; with a checkpoint_ns it is a subgraph's.
        select: The fields to answer with. All of them when left out.
    """

    limit: int | Unset = UNSET
    before: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    checkpoint: CheckpointConfig | Unset = UNSET
    select: list[str] | Unset = UNSET
