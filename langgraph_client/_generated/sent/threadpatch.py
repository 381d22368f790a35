"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.sent.threadttlinput import ThreadTTLInput
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadPatch(RequestModel):
    """A change of a thread; what is left out stays as it is.

    Attributes:
        metadata: Pairs to add to the present ones.
        ttl: The new time to live.
    """

    metadata: dict[str, Any] | Unset = UNSET
    ttl: ThreadTTLInput | Unset = UNSET
