"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client._generated.models import (
    BulkCancelStatus,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class RunsCancel(RequestModel):
    """Which runs to cancel: those with a status, or those of a thread with these ids.

    Attributes:
        status: Cancel the runs of every thread that have this status. Excludes the other two.
        thread_id: The UUID of the thread whose runs are meant.
        run_ids: The UUIDs of the runs.
    """

    status: BulkCancelStatus | Unset = UNSET
    thread_id: str | Unset = UNSET
    run_ids: list[str] | Unset = UNSET
