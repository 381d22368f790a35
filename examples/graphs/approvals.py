"""Two humans in the loop at once: two interrupts are open at the same time, and each wants its own answer.

Input `{"request": "buy cats"}` is interrupted by `{"question": "Can we afford to buy cats?"}` and
`{"question": "Are we allowed to buy cats?"}`. Resumed with `command={"resume": {<id of an interrupt>: <answer>, …}}`;
the state ends as `{"request": "buy cats", "budget": <answer>, "law": <answer>}`. They may be answered one by one.
"""

from __future__ import annotations

from typing import Any

from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt
from typing_extensions import NotRequired, TypedDict


class ApprovalsState(TypedDict):
    """What is asked for, and what each human said."""

    request: str
    budget: NotRequired[Any]
    law: NotRequired[Any]


async def ask_budget(state: ApprovalsState) -> dict[str, Any]:
    """Ask about the budget."""
    return {"budget": interrupt({"question": f"Can we afford to {state['request']}?"})}


async def ask_law(state: ApprovalsState) -> dict[str, Any]:
    """Ask about the law."""
    return {"law": interrupt({"question": f"Are we allowed to {state['request']}?"})}


builder = StateGraph(ApprovalsState)
builder.add_node(ask_budget)
builder.add_node(ask_law)
builder.add_edge(START, "ask_budget")
builder.add_edge(START, "ask_law")
builder.add_edge(["ask_budget", "ask_law"], END)
graph = builder.compile()
