"""A run that gets halfway: the first node succeeds, the second raises `ValueError("boom")`.

Input `{"topic": "anything"}`; what the first node wrote, `{"started": True}`, stays in the thread's state.
"""

from __future__ import annotations

from langgraph.graph import END, START, StateGraph
from typing_extensions import NotRequired, TypedDict


class FailingState(TypedDict):
    """Any topic, and how far the run got."""

    topic: str
    started: NotRequired[bool]


async def succeed(state: FailingState) -> dict[str, bool]:  # noqa: ARG001 - langgraph wants this name
    """Do well."""
    return {"started": True}


async def fail(state: FailingState) -> dict[str, bool]:  # noqa: ARG001
    """Do badly."""
    raise ValueError("boom")


builder = StateGraph(FailingState)
builder.add_node(succeed)
builder.add_node(fail)
builder.add_edge(START, "succeed")
builder.add_edge("succeed", "fail")
builder.add_edge("fail", END)
graph = builder.compile()
