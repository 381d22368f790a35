"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    Config,
    OnConflict,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantCreate(RequestModel):
    """A new assistant.

    Attributes:
        assistant_id: The UUID to give the assistant. The server chooses one when left out.
        graph_id: The graph's name in the server's configuration.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        metadata: Key-value pairs for the caller's own use, which searches can filter by.
        if_exists: What happens when the id is already taken. The server's default is `"raise"`.
        name: The assistant's name, which need not be unique.
        description: What the assistant is for.
    """

    graph_id: str
    assistant_id: str | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    if_exists: OnConflict | Unset = UNSET
    name: str | Unset = UNSET
    description: str | None | Unset = UNSET
