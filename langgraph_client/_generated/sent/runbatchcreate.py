"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""

from __future__ import annotations

from typing import TypeAlias

from langgraph_client._generated.sent.runcreatestateless import RunCreateStateless

RunBatchCreate: TypeAlias = list[RunCreateStateless]
