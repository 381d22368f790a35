"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.sent.send import Send
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class Command(RequestModel):
    """An instruction to a graph in place of an input.

    Attributes:
        update: What to write into the state.
        resume: The answer to the interrupt, or answers by the interrupts' ids.
        goto: The node or nodes to go to, by name or with an input of their own.
    """

    update: dict[str, Any] | list[Any] | None | Unset = UNSET
    resume: dict[str, Any] | list[Any] | float | str | bool | None | Unset = UNSET
    goto: Send | list[Send] | str | list[str] | None | Unset = UNSET
