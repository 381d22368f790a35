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
class ThreadStateUpdate(RequestModel):
    """Values to write into a thread.

    Attributes:
        values: What to write, as a node would return it. Null writes nothing.
        checkpoint: The checkpoint to start from, which may be a subgraph's. The latest when left out.
        as_node: The node in whose name the values are written. The server guesses when left out.
        checkpoint_id: The UUID of the checkpoint to start from. The latest when left out.
    """

    values: list[Any] | dict[str, Any] | None | Unset = UNSET  # type: ignore[assignment]
    checkpoint: CheckpointConfig | Unset = UNSET
    as_node: str | Unset = UNSET
    checkpoint_id: str | Unset = UNSET
