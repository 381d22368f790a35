"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client._generated.models import (
    TTLStrategy,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ThreadTTLInput(RequestModel):
    """How long a thread lives, and what happens then.

    Attributes:
        strategy: What happens to the thread when its time is over. The server's default is `"delete"`.
        ttl: How long to live, in minutes.
    """

    strategy: TTLStrategy | Unset = UNSET
    ttl: float | Unset = UNSET
