"""A question to a human while a model still talks: the run counts as interrupted before it is over.

Input `{"request": "buy cats"}`. The node `ask` interrupts at once with `{"question": "Shall I buy cats?"}`; the node `talk`
takes its time over five tokens, `"Let me think it over"`. The state ends as
`{"request": "buy cats", "answer": <answer>, "thoughts": "Let me think it over"}`.
"""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt
from typing_extensions import NotRequired, TypedDict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

TEXT = "Let me think it over"


class MeanwhileState(TypedDict):
    """What is asked for, what the human said, and what the model thinks of it."""

    request: str
    answer: NotRequired[Any]
    thoughts: NotRequired[str]


class Thinker(BaseChatModel):
    """A model that is in no hurry."""

    @property
    def _llm_type(self) -> str:
        return "thinker"

    def _generate(self, *_args: Any, **_kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=TEXT))])

    async def _astream(self, *_args: Any, **_kwargs: Any) -> AsyncIterator[ChatGenerationChunk]:
        for token in re.findall(r"\S+\s*", TEXT):
            await asyncio.sleep(0.2)
            yield ChatGenerationChunk(message=AIMessageChunk(content=token))


async def ask(state: MeanwhileState) -> dict[str, Any]:
    """Ask, and wait for the answer."""
    return {"answer": interrupt({"question": f"Shall I {state['request']}?"})}


async def talk(state: MeanwhileState) -> dict[str, str]:  # noqa: ARG001 - langgraph wants this name
    """Talk meanwhile."""
    return {"thoughts": (await Thinker().ainvoke("Think!")).text}


builder = StateGraph(MeanwhileState)
builder.add_node(ask)
builder.add_node(talk)
builder.add_edge(START, "ask")
builder.add_edge(START, "talk")
builder.add_edge(["ask", "talk"], END)
graph = builder.compile()
