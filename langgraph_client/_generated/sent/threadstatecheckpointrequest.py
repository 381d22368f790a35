"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client._generated.models import (
    CheckpointConfig,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadStateCheckpointRequest(RequestModel):
    """Which state to get.

    Attributes:
        checkpoint: The checkpoint.
        subgraphs: Whether the tasks include the states of their subgraphs.
        select: The fields to answer with. All of them when left out.
    """

    checkpoint: CheckpointConfig
    subgraphs: bool | Unset = UNSET
    select: list[str] | Unset = UNSET
