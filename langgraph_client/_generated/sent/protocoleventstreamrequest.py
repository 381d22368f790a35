"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client._generated.models import (
    ProtocolChannel,
    ProtocolNamespace,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class ProtocolEventStreamRequest(RequestModel):
    """What to subscribe to on a thread.

    Attributes:
        channels: The channels, at least one.
        namespaces: Only events of these namespaces and what is below them.
        depth: How many levels below a namespace still count. At least 0.
        since: Only events with a seq above this one. At least 0.
    """

    channels: list[ProtocolChannel]
    namespaces: list[ProtocolNamespace] | Unset = UNSET
    depth: int | Unset = UNSET
    since: int | Unset = UNSET
