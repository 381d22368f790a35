"""A run that takes its time and says in which process: copied beside the example graphs of each replica.

Input `{"steps": 5, "delay": 0.2}` takes five steps of 0.2 seconds; each one updates the state,
`{"step": 1, "process": 123}` to `{"step": 5, "process": 123}`.
"""

from __future__ import annotations

import asyncio
import os

from langgraph.graph import END, START, StateGraph
from typing_extensions import NotRequired, TypedDict

MOST_STEPS = 10_000


class PlacedState(TypedDict):
    """How many steps of how many seconds, how many are done, and in which process."""

    steps: int
    delay: float
    step: NotRequired[int]
    process: NotRequired[int]


async def work(state: PlacedState) -> dict[str, int]:
    """Take one step."""
    await asyncio.sleep(state["delay"])
    return {"step": state.get("step", 0) + 1, "process": os.getpid()}


def go_on(state: PlacedState) -> str:
    """Name the next node: the same one again until every step is done."""
    return "work" if state.get("step", 0) < state["steps"] else END


builder = StateGraph(PlacedState)
builder.add_node(work)
builder.add_conditional_edges(START, go_on, ["work", END])
builder.add_conditional_edges("work", go_on, ["work", END])
graph = builder.compile().with_config(recursion_limit=MOST_STEPS)
