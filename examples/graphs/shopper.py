"""A chat with a human in the loop: a model that talks, and that must not buy anything before a person agreed.

Input `{"messages": [{"role": "user", "content": "buy cats"}]}`. The model says `"Let me see about cats."` and calls the tool
`buy`, which interrupts with `{"question": "Shall I buy cats?"}`. Resumed with `"yes"` (or `"y"`, `"ok"`) the tool answers
`"bought: cats"` and the model says `"Done: bought: cats"`; resumed with anything else it is `"not bought: cats"`. Whatever
does not begin with `buy` is answered `"You said: …"`. It takes its time over each word, so that one sees them come.
"""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING, Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.tools import tool
from langgraph.graph import END, START, MessagesState, StateGraph
from langgraph.prebuilt import ToolCallTransformer, ToolNode
from langgraph.types import interrupt

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

AGREED = ("yes", "y", "ok")
PAUSE = 0.02  # seconds a word


@tool
def buy(thing: str) -> str:
    """Buy something, if a person agrees."""
    agreed = interrupt({"question": f"Shall I buy {thing}?"})
    return f"bought: {thing}" if str(agreed).strip().lower() in AGREED else f"not bought: {thing}"


def chunks(messages: list[BaseMessage]) -> list[AIMessageChunk]:
    """What the model says next."""
    last = messages[-1]
    wish = re.match(r"buy\s+(.+)", last.text.strip(), re.IGNORECASE)
    call: list[AIMessageChunk] = []
    if last.type == "tool":
        text = f"Done: {last.text}"
    elif wish is None:
        text = f"You said: {last.text}"
    else:
        text = f"Let me see about {wish[1]}."
        arguments = json.dumps({"thing": wish[1]})
        pieces = [tool_call_chunk(name="buy", args=arguments, id=f"call-{len(messages)}", index=1)]
        call = [AIMessageChunk(content="", tool_call_chunks=pieces)]
    said = [AIMessageChunk(content=word) for word in re.findall(r"\S+\s*", text)]
    return [*said, *call, AIMessageChunk(content="", chunk_position="last")]


class Shopper(BaseChatModel):
    """A model that knows one tool."""

    @property
    def _llm_type(self) -> str:
        return "shopper"

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        first, *rest = chunks(messages)
        whole = first + rest
        return ChatResult(generations=[ChatGeneration(message=AIMessage(whole.content, tool_calls=whole.tool_calls))])

    async def _astream(
        self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in chunks(messages):
            await asyncio.sleep(PAUSE)
            yield ChatGenerationChunk(message=chunk)


async def talk(state: MessagesState) -> dict[str, list[BaseMessage]]:
    """Answer the last message."""
    return {"messages": [await Shopper().ainvoke(state["messages"])]}


def go_on(state: MessagesState) -> str:
    """To the tool, if it is called."""
    return "tools" if getattr(state["messages"][-1], "tool_calls", None) else END


builder = StateGraph(MessagesState)
builder.add_node(talk)
builder.add_node("tools", ToolNode([buy]))
builder.add_edge(START, "talk")
builder.add_conditional_edges("talk", go_on, ["tools", END])
builder.add_edge("tools", "talk")
graph = builder.compile(transformers=[ToolCallTransformer])
