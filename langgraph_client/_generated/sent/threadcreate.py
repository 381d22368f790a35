"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    OnConflict,
)
from langgraph_client._generated.sent.threadsuperstep import ThreadSuperstep
from langgraph_client._generated.sent.threadttlinput import ThreadTTLInput
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadCreate(RequestModel):
    """A new thread.

    Attributes:
        thread_id: The UUID to give the thread. The server chooses one when left out.
        metadata: Key-value pairs for the caller's own use. With supersteps they must have the graph_id.
        if_exists: What happens when the id is already taken. The server's default is `"raise"`.
        ttl: The time to live. The server's configuration decides when left out.
        supersteps: The history to start with, one entry a step.
    """

    thread_id: str | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    if_exists: OnConflict | Unset = UNSET
    ttl: ThreadTTLInput | Unset = UNSET
    supersteps: list[ThreadSuperstep] | Unset = UNSET
