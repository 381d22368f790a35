"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client._generated.sent.threadsuperstepupdate import ThreadSuperstepUpdate
from langgraph_client.request_model import RequestModel


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadSuperstep(RequestModel):
    """One step of a history: updates that were made together.

    Attributes:
        updates: The updates.
    """

    updates: list[ThreadSuperstepUpdate]
