"""A human in the loop: the run stops with a question, and goes on with whatever answer it is resumed with.

Input `{"request": "buy cats"}` is interrupted by `{"question": "Shall I buy cats?"}`. Resumed with
`command={"resume": "yes"}`, the state ends as `{"request": "buy cats", "answer": "yes"}`.
"""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt
from typing_extensions import NotRequired, TypedDict


class ApprovalState(TypedDict):
    """What is asked for, and what the human said."""

    request: str
    answer: NotRequired[Any]


async def ask(state: ApprovalState) -> dict[str, Any]:
    """Ask, and wait for the answer."""
    return {"answer": interrupt({"question": f"Shall I {state['request']}?"})}


builder = StateGraph(ApprovalState)
builder.add_node(ask)
builder.add_edge(START, "ask")
builder.add_edge("ask", END)
graph = builder.compile()
