"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

import attrs

from langgraph_client.request_model import RequestModel
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class LangSmithTracer(RequestModel):
    """Where LangSmith files a run's trace.

    Attributes:
        project_name: The project's name. The server's own when null.
        example_id: The UUID of a data set's example that the run belongs to.
    """

    project_name: str | None | Unset = UNSET
    example_id: str | None | Unset = UNSET
