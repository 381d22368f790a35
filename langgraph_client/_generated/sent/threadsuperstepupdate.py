"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.sent.command import Command
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadSuperstepUpdate(RequestModel):
    """What one node wrote in a step.

    Attributes:
        values: What the node returned.
        command: The command that the node returned.
        as_node: The node in whose name the values are written.
    """

    as_node: str
    values: list[dict[str, Any]] | dict[str, Any] | None | Unset = UNSET  # type: ignore[assignment]
    command: Command | None | Unset = UNSET
