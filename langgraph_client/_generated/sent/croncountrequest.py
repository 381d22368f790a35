"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class CronCountRequest(RequestModel):
    """Which crons to count.

    Attributes:
        assistant_id: Only crons of this assistant, by its UUID.
        thread_id: Only crons of this thread, by its UUID.
        metadata: Only those whose metadata contain these pairs.
    """

    assistant_id: str | Unset = UNSET
    thread_id: str | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
