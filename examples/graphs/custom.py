"""A step that tells how far it is: events of its own making, for the stream mode `custom`.

Input `{"count": 3}` writes `{"step": 1}`, `{"step": 2}`, `{"step": 3}`; the state ends as `{"count": 3, "done": True}`.
Input `{"count": 3, "name": "progress"}` writes `{"name": "progress", "step": 1}` and so on. The transformer brings them to the
channel `custom` of the thread protocol too, those with a name also to `custom:<name>`. Without it there is no such channel.
"""

from __future__ import annotations

from langgraph.config import get_stream_writer
from langgraph.graph import END, START, StateGraph
from langgraph.stream.transformers import CustomTransformer
from typing_extensions import NotRequired, TypedDict


class ProgressState(TypedDict):
    """How many events are wanted, the name of their channel, and whether all were written."""

    count: int
    name: NotRequired[str]
    done: NotRequired[bool]


async def report(state: ProgressState) -> dict[str, bool]:
    """Write one event a step."""
    write = get_stream_writer()
    named = {"name": state["name"]} if "name" in state else {}
    for step in range(1, state["count"] + 1):
        write({**named, "step": step})
    return {"done": True}


builder = StateGraph(ProgressState)
builder.add_node(report)
builder.add_edge(START, "report")
builder.add_edge("report", END)
graph = builder.compile(transformers=[CustomTransformer])
