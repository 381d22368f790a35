"""A model that calls three tools at once: one answers bit by bit, one answers at once, one fails. And channels of its own.

Input `{"messages": [{"role": "user", "content": "Oslo"}]}`. The model calls `forecast` (which emits `Oslo: `, `cold, `
and `dark` while it works), `population` and `broken` (which raises, so that its answer is an error); then it says
`"Done with Oslo"`. Every tool tells on the channel `progress` that it began. Which of the thread protocol's channels a graph
has beside `values`, `messages`, `lifecycle` and `input` is said where it is compiled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.tools import tool
from langgraph.config import get_stream_writer
from langgraph.graph import END, START, MessagesState, StateGraph
from langgraph.prebuilt import ToolCallTransformer, ToolNode, ToolRuntime
from langgraph.stream import StreamChannel, StreamTransformer
from langgraph.stream.transformers import CustomTransformer, UpdatesTransformer

if TYPE_CHECKING:
    from langgraph.stream import ProtocolEvent


@tool
def forecast(city: str, runtime: ToolRuntime) -> str:
    """Tell the weather."""
    get_stream_writer()({"began": "forecast"})
    pieces = [f"{city}: ", "cold, ", "dark"]
    for piece in pieces:
        runtime.emit_output_delta(piece)
    return "".join(pieces)


@tool
def population(city: str) -> str:
    """Count the people."""
    get_stream_writer()({"began": "population"})
    return f"{city} has {len(city)} people"


@tool
def broken(city: str) -> str:
    """Fail."""
    get_stream_writer()({"began": "broken"})
    raise ValueError(f"no such city: {city}")


TOOLS = [forecast, population, broken]


class Caller(BaseChatModel):
    """A model that calls every tool, and is done when they answered."""

    @property
    def _llm_type(self) -> str:
        return "caller"

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        city = next(message.text for message in messages if message.type == "human")
        answer = AIMessage(
            content="Let me see.",
            tool_calls=[{"name": one.name, "args": {"city": city}, "id": f"call-{one.name}"} for one in TOOLS],
        )
        if messages[-1].type == "tool":
            answer = AIMessage(content=f"Done with {city}")
        return ChatResult(generations=[ChatGeneration(message=answer)])


class Progress(StreamTransformer):
    """Puts what the tools write on the channel `progress`."""

    def __init__(self, scope: tuple[str, ...] = ()) -> None:
        super().__init__(scope)
        self._channel: StreamChannel[Any] = StreamChannel("progress")

    def init(self) -> dict[str, Any]:
        """The projection."""
        return {"progress": self._channel}

    def process(self, event: ProtocolEvent) -> bool:
        """Take what is custom; let everything pass."""
        if event["method"] == "custom":
            self._channel.push(event["params"]["data"])
        return True


async def talk(state: MessagesState) -> dict[str, list[BaseMessage]]:
    """Ask the model."""
    return {"messages": [await Caller().ainvoke(state["messages"])]}


def go_on(state: MessagesState) -> str:
    """To the tools, if there are any to call."""
    return "tools" if getattr(state["messages"][-1], "tool_calls", None) else END


builder = StateGraph(MessagesState)
builder.add_node(talk)
builder.add_node("tools", ToolNode(TOOLS, handle_tool_errors=True))
builder.add_edge(START, "talk")
builder.add_conditional_edges("talk", go_on, ["tools", END])
builder.add_edge("tools", "talk")
graph = builder.compile(transformers=[ToolCallTransformer, CustomTransformer, UpdatesTransformer, Progress])
