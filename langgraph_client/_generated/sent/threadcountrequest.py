"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    ThreadStatus,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadCountRequest(RequestModel):
    """Which threads to count.

    Attributes:
        metadata: Only those whose metadata contain these pairs.
        values: Only threads whose values contain these.
        status: Only threads with this status.
    """

    metadata: dict[str, Any] | Unset = UNSET
    values: dict[str, Any] | Unset = UNSET  # type: ignore[assignment]
    status: ThreadStatus | Unset = UNSET
