"""A chat model that streams its answer word by word, without an account or a network.

It repeats what it was told: `"Hello there"` is answered `"You said: Hello there"`, in four tokens. The message
`"words:50"` is answered with fifty words, `"word1 word2 … word50"`, in fifty tokens. The same message always gets the
same answer. Made for the stream modes `messages-tuple`, `messages` and `events`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langgraph.graph import END, START, MessagesState, StateGraph

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


def answer(question: str) -> str:
    """What the model says to `question`."""
    wanted = re.fullmatch(r"words:(\d+)", question.strip())
    if wanted is None:
        return f"You said: {question}"
    return " ".join(f"word{number}" for number in range(1, int(wanted[1]) + 1))


class Parrot(BaseChatModel):
    """A chat model whose answer depends on the last message alone, and whose tokens are words."""

    @property
    def _llm_type(self) -> str:
        return "parrot"

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=answer(messages[-1].text)))])

    def _stream(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> Iterator[ChatGenerationChunk]:
        tokens = re.findall(r"\S+\s*", answer(messages[-1].text))
        for number, token in enumerate(tokens, start=1):
            # Unless one chunk says that it is the last, langchain adds an empty one after it.
            position: Literal["last"] | None = "last" if number == len(tokens) else None
            yield ChatGenerationChunk(message=AIMessageChunk(content=token, chunk_position=position))

    async def _astream(
        self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in self._stream(messages):
            yield chunk


model = Parrot()


async def talk(state: MessagesState) -> dict[str, list[BaseMessage]]:
    """Answer the last message."""
    return {"messages": [await model.ainvoke(state["messages"])]}


builder = StateGraph(MessagesState)
builder.add_node(talk)
builder.add_edge(START, "talk")
builder.add_edge("talk", END)
graph = builder.compile()
