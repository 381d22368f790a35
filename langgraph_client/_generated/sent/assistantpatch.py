"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import Any

import attrs

from langgraph_client._generated.models import (
    Config,
)
from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class AssistantPatch(RequestModel):
    """A change of an assistant; what is left out stays as it is.

    Attributes:
        graph_id: The name of another graph.
        config: How the graph is run: tags, the limit of steps, and values that the graph declares configurable.
        context: Values for the graph's context schema, fixed for a run. Not to be combined with
            config.configurable.
        metadata: Pairs to add to the present ones.
        name: The assistant's name, which need not be unique.
        description: What the assistant is for. Null is refused.
    """

    graph_id: str | Unset = UNSET
    config: Config | Unset = UNSET
    context: dict[str, Any] | Unset = UNSET
    metadata: dict[str, Any] | Unset = UNSET
    name: str | Unset = UNSET
    description: str | Unset = UNSET
