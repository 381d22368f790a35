"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client.request_model import RequestModel


@attrs.define(kw_only=True, eq=False, repr=False)
class Free(RequestModel):
    """Free."""
