"""Former name of `thread_stream`: imports documented in the API reference work for one more release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from langgraph_client.deprecation import renamed_members
from langgraph_client.streams.thread_stream import AgentInfo, RunCommands

__all__ = ["AgentInfo", "RunCommands"]

if not TYPE_CHECKING:
    __getattr__ = renamed_members(__name__, AgentQuestions="AgentInfo")
