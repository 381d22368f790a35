"""Events as fast as they can be written: many fall into one millisecond, so that their ids repeat.

Input `{"count": 200}` writes the custom events `{"number": 0}` to `{"number": 199}` and then updates the state once,
`{"sent": 200}`. A reader that goes on "after the last id" loses events here.
"""

from __future__ import annotations

from langgraph.config import get_stream_writer
from langgraph.graph import END, START, StateGraph
from typing_extensions import NotRequired, TypedDict


class BurstState(TypedDict):
    """How many events are wanted, and how many were written."""

    count: int
    sent: NotRequired[int]


async def fire(state: BurstState) -> dict[str, int]:
    """Write every event without a pause."""
    write = get_stream_writer()
    for number in range(state["count"]):
        write({"number": number})
    return {"sent": state["count"]}


builder = StateGraph(BurstState)
builder.add_node(fire)
builder.add_edge(START, "fire")
builder.add_edge("fire", END)
graph = builder.compile()
