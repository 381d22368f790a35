"""A run that takes its time, so that it can be joined, cancelled or cut off while it works.

Input `{"steps": 5, "delay": 0.2}` takes five steps of 0.2 seconds; each one updates the state,
`{"step": 1}` to `{"step": 5}`.
"""

from __future__ import annotations

import asyncio

from langgraph.graph import END, START, StateGraph
from typing_extensions import NotRequired, TypedDict

MOST_STEPS = 10_000


class SlowState(TypedDict):
    """How many steps of how many seconds, and how many are done."""

    steps: int
    delay: float
    step: NotRequired[int]


async def work(state: SlowState) -> dict[str, int]:
    """Take one step."""
    await asyncio.sleep(state["delay"])
    return {"step": state.get("step", 0) + 1}


def go_on(state: SlowState) -> str:
    """Name the next node: the same one again until every step is done."""
    return "work" if state.get("step", 0) < state["steps"] else END


builder = StateGraph(SlowState)
builder.add_node(work)
builder.add_conditional_edges(START, go_on, ["work", END])
builder.add_conditional_edges("work", go_on, ["work", END])
graph = builder.compile().with_config(recursion_limit=MOST_STEPS)
