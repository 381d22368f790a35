"""Two agents that talk at the same time, and a tool that one of them calls. It needs no account and no network.

Input `{"topic": "tea"}`. The node `researcher` thinks, says a sentence and calls the tool `look_up`, whose arguments come
in pieces; the node `critic`, whose model is tagged `critical`, says a sentence meanwhile, so that their chunks take turns.
Both count their tokens. Then the node `tools` answers the call. Made for putting messages together from their chunks.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, AnyMessage, BaseMessage, ToolMessage, message_chunk_to_message
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langgraph.graph import END, START, StateGraph, add_messages
from typing_extensions import TypedDict

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CALL_ID = "call-1"


def usage(input_tokens: int, output_tokens: int, reasoning: int = 0) -> UsageMetadata:
    """What a chunk cost."""
    return UsageMetadata(
        input_tokens=input_tokens,
        output_tokens=output_tokens,
        total_tokens=input_tokens + output_tokens,
        output_token_details={"reasoning": reasoning},
    )


def researching(topic: str) -> list[AIMessageChunk]:
    """A thought, a sentence and a call, each in pieces."""
    thought = [{"type": "reasoning", "reasoning": piece, "index": 0} for piece in ("I know ", "nothing of ", topic)]
    said = [{"type": "text", "text": piece, "index": 1} for piece in ("Let me ", "look up ", topic, ".")]
    call = [
        tool_call_chunk(name="look_up", args="", id=CALL_ID, index=2),
        *(tool_call_chunk(args=piece, index=2) for piece in ('{"top', 'ic": "', topic, '"}')),
    ]
    return [
        AIMessageChunk(content=[], usage_metadata=usage(7, 0)),
        *(AIMessageChunk(content=[block]) for block in thought + said),
        *(AIMessageChunk(content=[], tool_call_chunks=[piece]) for piece in call),
        AIMessageChunk(
            content=[],
            usage_metadata=usage(0, 11, reasoning=3),
            response_metadata={"finish_reason": "tool_calls"},
            chunk_position="last",
        ),
    ]


def criticising(topic: str) -> list[AIMessageChunk]:
    """A sentence in pieces."""
    said = [AIMessageChunk(content=piece) for piece in ("Why ", topic, ", ", "of ", "all ", "things", "?")]
    return [*said, AIMessageChunk(content="", usage_metadata=usage(5, 7), chunk_position="last")]


class Actor(BaseChatModel):
    """A chat model that yields given chunks, and lets other models run between two of them."""

    chunks: list[AIMessageChunk]

    @property
    def _llm_type(self) -> str:
        return "actor"

    def _generate(self, *_args: Any, **_kwargs: Any) -> ChatResult:
        first, *rest = self.chunks
        return ChatResult(generations=[ChatGeneration(message=message_chunk_to_message(first + rest))])

    async def _astream(self, *_args: Any, **_kwargs: Any) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in self.chunks:
            yield ChatGenerationChunk(message=chunk)
            await asyncio.sleep(0.01)


class AgentsState(TypedDict):
    """What to talk about, and what was said."""

    topic: str
    messages: Annotated[list[AnyMessage], add_messages]


async def research(state: AgentsState) -> dict[str, list[BaseMessage]]:
    """Think, speak and call the tool."""
    return {"messages": [await Actor(chunks=researching(state["topic"])).ainvoke("Research!")]}


async def criticise(state: AgentsState) -> dict[str, list[BaseMessage]]:
    """Speak."""
    return {"messages": [await Actor(chunks=criticising(state["topic"]), tags=["critical"]).ainvoke("Criticise!")]}


async def look_up(state: AgentsState) -> dict[str, list[BaseMessage]]:
    """Answer the researcher's call."""
    found = ToolMessage(f"{state['topic']}: see elsewhere", name="look_up", tool_call_id=CALL_ID)
    return {"messages": [found]}


builder = StateGraph(AgentsState)
builder.add_node("researcher", research)
builder.add_node("critic", criticise)
builder.add_node("tools", look_up)
builder.add_edge(START, "researcher")
builder.add_edge(START, "critic")
builder.add_edge(["researcher", "critic"], "tools")
builder.add_edge("tools", END)
graph = builder.compile()
