"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client.request_model import RequestModel


@attrs.define(kw_only=True, eq=False, repr=False)
class Send(RequestModel):
    """A node to go to, with an input of its own.

    Attributes:
        node: The node's name.
        input: What the node gets in place of the state.
    """

    node: str
    input: dict[str, Any] | list[Any] | float | str | bool | None
