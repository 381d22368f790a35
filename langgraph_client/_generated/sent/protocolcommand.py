"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ProtocolCommand(RequestModel):
    """A command to a thread.

    Attributes:
        id: A number by which the answer is recognised. At least 0.
        method: What to do, such as run.start.
        params: The method's parameters.
    """

    id: int
    method: str
    params: dict[str, Any] | Unset = UNSET
