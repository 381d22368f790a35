"""A subgraph in a subgraph: events of the inner one have a namespace of two names.

Input `{"trail": []}`; the state ends as `{"trail": ["outer", "middle", "inner"]}`. With `stream_subgraphs` there are
events named `updates`, `updates|middle:<id>` and `updates|middle:<id>|inner:<id>`.
"""

from __future__ import annotations

from langgraph.graph import END, START, StateGraph
from typing_extensions import TypedDict


class TrailState(TypedDict):
    """The graphs that were walked through, outermost first."""

    trail: list[str]


async def mark_outer(state: TrailState) -> TrailState:
    """Leave a mark in the outer graph."""
    return {"trail": [*state["trail"], "outer"]}


async def mark_middle(state: TrailState) -> TrailState:
    """Leave a mark in the graph inside it."""
    return {"trail": [*state["trail"], "middle"]}


async def mark_inner(state: TrailState) -> TrailState:
    """Leave a mark in the innermost graph."""
    return {"trail": [*state["trail"], "inner"]}


inner = StateGraph(TrailState)
inner.add_node(mark_inner)
inner.add_edge(START, "mark_inner")
inner.add_edge("mark_inner", END)

middle = StateGraph(TrailState)
middle.add_node(mark_middle)
middle.add_node("inner", inner.compile())
middle.add_edge(START, "mark_middle")
middle.add_edge("mark_middle", "inner")
middle.add_edge("inner", END)

outer = StateGraph(TrailState)
outer.add_node(mark_outer)
outer.add_node("middle", middle.compile())
outer.add_edge(START, "mark_outer")
outer.add_edge("mark_outer", "middle")
outer.add_edge("middle", END)
graph = outer.compile()
