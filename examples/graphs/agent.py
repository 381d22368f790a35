"""Two plain steps, one after the other: what every stream mode looks like at its simplest.

Input `{"topic": "ice cream"}`; the state ends as
`{"topic": "ice cream and cats", "joke": "This is a joke about ice cream and cats"}`.
"""

from __future__ import annotations

from langgraph.graph import END, START, StateGraph
from typing_extensions import NotRequired, TypedDict


class JokeState(TypedDict):
    """A topic, and the joke made of it."""

    topic: str
    joke: NotRequired[str]


async def refine_topic(state: JokeState) -> dict[str, str]:
    """Make the topic better: add cats."""
    return {"topic": f"{state['topic']} and cats"}


async def generate_joke(state: JokeState) -> dict[str, str]:
    """Tell the joke, such as it is."""
    return {"joke": f"This is a joke about {state['topic']}"}


builder = StateGraph(JokeState)
builder.add_node(refine_topic)
builder.add_node(generate_joke)
builder.add_edge(START, "refine_topic")
builder.add_edge("refine_topic", "generate_joke")
builder.add_edge("generate_joke", END)
graph = builder.compile()
