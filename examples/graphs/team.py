"""Two desks that work at the same time, and in each of them a writer: models that speak in a subgraph of a subgraph.

Input `{"topic": "tea"}`. The graph's nodes `left` and `right` are graphs, whose node `writer` is a graph, whose node `say`
asks a model for seven tokens: `"left on tea: one two three"`. The state ends as `{"topic": "tea", "said": [<both>]}`.
"""

from __future__ import annotations

import asyncio
import operator
import re
from typing import TYPE_CHECKING, Annotated, Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langgraph.graph import END, START, StateGraph
from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from langgraph.graph.state import CompiledStateGraph


class TeamState(TypedDict):
    """What to write about, and what was written."""

    topic: str
    said: Annotated[list[str], operator.add]


class Said(TypedDict):
    """What a desk wrote."""

    said: list[str]


class DeskState(Said):
    """The state of a desk: the topic, and what it wrote."""

    topic: str


class Speaker(BaseChatModel):
    """A model that yields given tokens, and lets the other model run between two of them."""

    text: str

    @property
    def _llm_type(self) -> str:
        return "speaker"

    def _generate(self, *_args: Any, **_kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=self.text))])

    async def _astream(self, *_args: Any, **_kwargs: Any) -> AsyncIterator[ChatGenerationChunk]:
        for token in re.findall(r"\S+\s*", self.text):
            yield ChatGenerationChunk(message=AIMessageChunk(content=token))
            await asyncio.sleep(0.005)
        yield ChatGenerationChunk(message=AIMessageChunk(content="", chunk_position="last"))


def desk(name: str) -> CompiledStateGraph[DeskState, None, DeskState, Said]:
    """A graph whose one node is a graph."""

    async def say(state: DeskState) -> dict[str, list[str]]:
        answer = await Speaker(text=f"{name} on {state['topic']}: one two three").ainvoke("Speak!")
        return {"said": [answer.text]}

    writer = StateGraph(DeskState, output_schema=Said)
    writer.add_node("say", say)
    writer.add_edge(START, "say")
    writer.add_edge("say", END)
    room = StateGraph(DeskState, output_schema=Said)
    room.add_node("writer", writer.compile())
    room.add_edge(START, "writer")
    room.add_edge("writer", END)
    return room.compile()


builder = StateGraph(TeamState)
for name in ("left", "right"):
    builder.add_node(name, desk(name))
    builder.add_edge(START, name)
    builder.add_edge(name, END)
graph = builder.compile()
