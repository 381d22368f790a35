"""Typed graphs of a deployment. DO NOT EDIT: written by `langgraph-client generate`.

Server: langgraph-api 0.16.7
Assistants: agent, agents, approval, approvals, awkward-forest, awkward-loose, awkward-narrow, awkward-nested, awkward-order, awkward-paint, awkward-shelf, awkward-talk, awkward-zoo, burst, chat, custom, failing, job, meanwhile, nested, shopper, slow, team, tools
Schemas: sha256 3e355072ddf28362
Options: {"style": "typeddict", "prefix": "", "assistants": []}
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict, Union

from langgraph_client import Client
from langgraph_client.typed import TypedGraph, read_schemas


class _AgentInputRequired(TypedDict):
    """What AgentInput needs."""

    topic: str


class AgentInput(_AgentInputRequired, total=False):
    """A topic, and the joke made of it."""

    joke: str


class _AgentOutputRequired(TypedDict):
    """What AgentOutput needs."""

    topic: str


class AgentOutput(_AgentOutputRequired, total=False):
    """A topic, and the joke made of it."""

    joke: str


class AgentState(TypedDict, total=False):
    """AgentState."""

    topic: str
    joke: str


AgentContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _ToolCallRequired(TypedDict):
    """What ToolCall needs."""

    name: str
    args: dict[str, Any]
    id: str | None


class ToolCall(_ToolCallRequired, total=False):
    """Represents an AI's request to call a tool. Example: ```python {"name": "foo", "args": {"a": 1}, "id": "123"} ``` This represents a request to call the tool named `'foo'` with arguments `{"a": 1}` and an identifier of `'123'`. !!! note "Factory function" `tool_call` may also be used as a factory to create a `ToolCall`. Benefits include: * Required arguments strictly validated at creation time"""

    type: Literal["tool_call"]


class _InvalidToolCallRequired(TypedDict):
    """What InvalidToolCall needs."""

    type: Literal["invalid_tool_call"]
    id: str | None
    name: str | None
    args: str | None
    error: str | None


class InvalidToolCall(_InvalidToolCallRequired, total=False):
    """Allowance for errors made by LLM. Here we add an `error` key to surface errors made during generation (e.g., invalid JSON arguments.)"""

    index: int | str
    extras: dict[str, Any]


class InputTokenDetails(TypedDict, total=False):
    """Breakdown of input token counts. Does *not* need to sum to full input token count. Does *not* need to have all keys. Example: ```python { "audio": 10, "cache_creation": 200, "cache_read": 100, } ``` May also hold extra provider-specific keys. !!! version-added "Added in `langchain-core` 0.3.9\""""

    audio: int
    cache_creation: int
    cache_read: int


class OutputTokenDetails(TypedDict, total=False):
    """Breakdown of output token counts. Does *not* need to sum to full output token count. Does *not* need to have all keys. Example: ```python { "audio": 10, "reasoning": 200, } ``` May also hold extra provider-specific keys. !!! version-added "Added in `langchain-core` 0.3.9\""""

    audio: int
    reasoning: int


class _HumanMessageRequired(TypedDict):
    """What HumanMessage needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["human"]


class HumanMessage(_HumanMessageRequired, total=False):
    """Message from the user. A `HumanMessage` is a message that is passed in from a user to the model. Example: ```python from langchain_core.messages import HumanMessage, SystemMessage messages = [ SystemMessage(content="You are a helpful assistant! Your name is Bob."), HumanMessage(content="What is your name?"), ] # Instantiate a chat model and invoke it with the messages model = ... print(model.invoke(messages)) ```"""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None


class _ChatMessageRequired(TypedDict):
    """What ChatMessage needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["chat"]
    role: str


class ChatMessage(_ChatMessageRequired, total=False):
    """Message that can be assigned an arbitrary speaker (i.e. role)."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None


class _SystemMessageRequired(TypedDict):
    """What SystemMessage needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["system"]


class SystemMessage(_SystemMessageRequired, total=False):
    """Message for priming AI behavior. The system message is usually passed in as the first of a sequence of input messages. Example: ```python from langchain_core.messages import HumanMessage, SystemMessage messages = [ SystemMessage(content="You are a helpful assistant! Your name is Bob."), HumanMessage(content="What is your name?"), ] # Define a chat model and invoke it with the messages print(model.invoke(messages)) ```"""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None


class _FunctionMessageRequired(TypedDict):
    """What FunctionMessage needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["function"]
    name: str


class FunctionMessage(_FunctionMessageRequired, total=False):
    """Message for passing the result of executing a tool back to a model. `FunctionMessage` are an older version of the `ToolMessage` schema, and do not contain the `tool_call_id` field. The `tool_call_id` field is used to associate the tool call request with the tool call response. Useful in situations where a chat model is able to request multiple tool calls in parallel."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    id: str | None


class _ToolMessageRequired(TypedDict):
    """What ToolMessage needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["tool"]
    tool_call_id: str


class ToolMessage(_ToolMessageRequired, total=False):
    """Message for passing the result of executing a tool back to a model. `ToolMessage` objects contain the result of a tool invocation. Typically, the result is encoded inside the `content` field. `tool_call_id` is used to associate the tool call request with the tool call response. Useful in situations where a chat model is able to request multiple tool calls in parallel. Example: A `ToolMessage` representing a result of `42` from a tool call with id ```python from langchain_core.messages import ToolMessage ToolMessage(content="42", tool_call_id="call_Jja7J89XsjrOLA5r!MEOW!SL") ``` Example: A `ToolMessage` where only part of the tool output is sent to the model and the full output is passed in to artifact. ```python from langchain_core.messages import ToolMessage tool_output = { "stdout": "From the graph we can see that the correlation between " "x and y is ...", "stderr": None, "artifacts": {"type": "image", "base64_data": "/9j/4gIcSU..."}, } ToolMessage( content=tool_output["stdout"], artifact=tool_output, tool_call_id="call_Jja7J89XsjrOLA5r!MEOW!SL", ) ```"""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None
    artifact: Any
    status: Literal["success", "error"]


class _ToolCallChunkRequired(TypedDict):
    """What ToolCallChunk needs."""

    name: str | None
    args: str | None
    id: str | None
    index: int | None


class ToolCallChunk(_ToolCallChunkRequired, total=False):
    """A chunk of a tool call (yielded when streaming). When merging `ToolCallChunk` objects (e.g., via `AIMessageChunk.__add__`), all string attributes are concatenated. Chunks are only merged if their values of `index` are equal and not `None`. Example: ```python left_chunks = [ToolCallChunk(name="foo", args='{"a":', index=0)] right_chunks = [ToolCallChunk(name=None, args="1}", index=0)] ( AIMessageChunk(content="", tool_call_chunks=left_chunks) + AIMessageChunk(content="", tool_call_chunks=right_chunks) ).tool_call_chunks == [ToolCallChunk(name="foo", args='{"a":1}', index=0)] ```"""

    type: Literal["tool_call_chunk"]


class _HumanMessageChunkRequired(TypedDict):
    """What HumanMessageChunk needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["HumanMessageChunk"]


class HumanMessageChunk(_HumanMessageChunkRequired, total=False):
    """Human Message chunk."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None


class _ChatMessageChunkRequired(TypedDict):
    """What ChatMessageChunk needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["ChatMessageChunk"]
    role: str


class ChatMessageChunk(_ChatMessageChunkRequired, total=False):
    """Chat Message chunk."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None


class _SystemMessageChunkRequired(TypedDict):
    """What SystemMessageChunk needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["SystemMessageChunk"]


class SystemMessageChunk(_SystemMessageChunkRequired, total=False):
    """System Message chunk."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None


class _FunctionMessageChunkRequired(TypedDict):
    """What FunctionMessageChunk needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["FunctionMessageChunk"]
    name: str


class FunctionMessageChunk(_FunctionMessageChunkRequired, total=False):
    """Function Message chunk."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    id: str | None


class _ToolMessageChunkRequired(TypedDict):
    """What ToolMessageChunk needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["ToolMessageChunk"]
    tool_call_id: str


class ToolMessageChunk(_ToolMessageChunkRequired, total=False):
    """Tool Message chunk."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None
    artifact: Any
    status: Literal["success", "error"]


class RoleMessage(TypedDict):
    """A message as chat models take it: `user`, `assistant` or `system` says something."""

    role: str
    content: str | list[dict[str, Any]]


AgentsContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _ApprovalInputRequired(TypedDict):
    """What ApprovalInput needs."""

    request: str


class ApprovalInput(_ApprovalInputRequired, total=False):
    """What is asked for, and what the human said."""

    answer: Any


class _ApprovalOutputRequired(TypedDict):
    """What ApprovalOutput needs."""

    request: str


class ApprovalOutput(_ApprovalOutputRequired, total=False):
    """What is asked for, and what the human said."""

    answer: Any


class ApprovalState(TypedDict, total=False):
    """ApprovalState."""

    request: str
    answer: Any


ApprovalContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _ApprovalsInputRequired(TypedDict):
    """What ApprovalsInput needs."""

    request: str


class ApprovalsInput(_ApprovalsInputRequired, total=False):
    """What is asked for, and what each human said."""

    budget: Any
    law: Any


class _ApprovalsOutputRequired(TypedDict):
    """What ApprovalsOutput needs."""

    request: str


class ApprovalsOutput(_ApprovalsOutputRequired, total=False):
    """What is asked for, and what each human said."""

    budget: Any
    law: Any


class ApprovalsState(TypedDict, total=False):
    """ApprovalsState."""

    request: str
    budget: Any
    law: Any


ApprovalsContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _BranchRequired(TypedDict):
    """What Branch needs."""

    label: str


class Branch(_BranchRequired, total=False):
    """A tree is a branch with branches."""

    children: list[Branch]
    parent: Branch | None


class _AwkwardForestInputRequired(TypedDict):
    """What AwkwardForestInput needs."""

    trees: list[Branch]


class AwkwardForestInput(_AwkwardForestInputRequired, total=False):
    """Trees."""

    count: int


class _AwkwardForestOutputRequired(TypedDict):
    """What AwkwardForestOutput needs."""

    trees: list[Branch]


class AwkwardForestOutput(_AwkwardForestOutputRequired, total=False):
    """Trees."""

    count: int


class AwkwardForestState(TypedDict, total=False):
    """AwkwardForestState."""

    trees: list[Branch]
    count: int


AwkwardForestContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class AwkwardLooseInput(TypedDict, total=False):
    """Nothing is required."""

    query: str
    limit: int | None
    hits: list[str]


class AwkwardLooseOutput(TypedDict, total=False):
    """Nothing is required."""

    query: str
    limit: int | None
    hits: list[str]


class AwkwardLooseState(TypedDict, total=False):
    """AwkwardLooseState."""

    query: str
    limit: int | None
    hits: list[str]


AwkwardLooseContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class AwkwardNarrowInput(TypedDict):
    """What is taken."""

    question: str


class AwkwardNarrowOutput(TypedDict):
    """What is given: less than there is in the state."""

    answer: str


class AwkwardNarrowState(TypedDict, total=False):
    """AwkwardNarrowState."""

    question: str
    answer: str
    draft: str
    secret: str


AwkwardNarrowContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


_OddRequiredKeys = TypedDict(
    "_OddRequiredKeys",
    {
        "two words": "str",
    },
)


_OddOptionalKeys = TypedDict(
    "_OddOptionalKeys",
    {
        "class": "int",
        "__mangled": "str",
    },
    total=False,
)


class Odd(_OddRequiredKeys, _OddOptionalKeys):
    """Names that are no identifiers, or would not stay what they are in a class."""


AwkwardNestedContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _AddressRequired(TypedDict):
    """What Address needs."""

    streetName: str


_AddressOptionalKeys = TypedDict(
    "_AddressOptionalKeys",
    {
        "zip-code": "str | None",
    },
    total=False,
)


class Address(_AddressRequired, _AddressOptionalKeys):
    """Where to send it."""


class _AwkwardOrderInputRequired(TypedDict):
    """What AwkwardOrderInput needs."""

    order_id: int
    address: Address


class AwkwardOrderInput(_AwkwardOrderInputRequired, total=False):
    """An order, as a shop's other systems write it."""

    class_: str
    notes: list[str]
    total: float | None


class _AwkwardOrderOutputRequired(TypedDict):
    """What AwkwardOrderOutput needs."""

    order_id: int
    address: Address


class AwkwardOrderOutput(_AwkwardOrderOutputRequired, total=False):
    """An order, as a shop's other systems write it."""

    class_: str
    notes: list[str]
    total: float | None


class AwkwardOrderState(TypedDict, total=False):
    """AwkwardOrderState."""

    order_id: int
    class_: str
    address: Address
    notes: list[str]
    total: float | None


AwkwardOrderContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


Colour: TypeAlias = "Literal['red', 'green']"


Level: TypeAlias = "Literal[1, 10]"


class _AwkwardPaintInputRequired(TypedDict):
    """What AwkwardPaintInput needs."""

    colour: Colour


class AwkwardPaintInput(_AwkwardPaintInputRequired, total=False):
    """Enumerations and constants."""

    level: Level
    finish: Literal["matt", "gloss"] | None
    mixed: dict[str, float]


class _AwkwardPaintOutputRequired(TypedDict):
    """What AwkwardPaintOutput needs."""

    colour: Colour


class AwkwardPaintOutput(_AwkwardPaintOutputRequired, total=False):
    """Enumerations and constants."""

    level: Level
    finish: Literal["matt", "gloss"] | None
    mixed: dict[str, float]


class AwkwardPaintState(TypedDict, total=False):
    """AwkwardPaintState."""

    colour: Colour
    level: Level
    finish: Literal["matt", "gloss"] | None
    mixed: dict[str, float]


AwkwardPaintContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _PageIntRequired(TypedDict):
    """What PageInt needs."""

    items: list[int]


class PageInt(_PageIntRequired, total=False):
    """PageInt."""

    following: PageInt | None


class _PageStrRequired(TypedDict):
    """What PageStr needs."""

    items: list[str]


class PageStr(_PageStrRequired, total=False):
    """PageStr."""

    following: PageStr | None


AwkwardShelfContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _AwkwardTalkContextRequired(TypedDict):
    """What AwkwardTalkContext needs."""

    name: str


class AwkwardTalkContext(_AwkwardTalkContextRequired, total=False):
    """Who speaks."""

    loud: bool


class Cat(TypedDict, total=False):
    """A cat."""

    kind: Literal["cat"]
    lives: int


class _DogRequired(TypedDict):
    """What Dog needs."""

    owner: str


class Dog(_DogRequired, total=False):
    """A dog."""

    kind: Literal["dog"]


class _AwkwardZooInputRequired(TypedDict):
    """What AwkwardZooInput needs."""

    star: Cat | Dog


class AwkwardZooInput(_AwkwardZooInputRequired, total=False):
    """Animals, told apart by their kind."""

    others: list[Cat | Dog]
    seen: str | int | None


class _AwkwardZooOutputRequired(TypedDict):
    """What AwkwardZooOutput needs."""

    star: Cat | Dog


class AwkwardZooOutput(_AwkwardZooOutputRequired, total=False):
    """Animals, told apart by their kind."""

    others: list[Cat | Dog]
    seen: str | int | None


class AwkwardZooState(TypedDict, total=False):
    """AwkwardZooState."""

    star: Cat | Dog
    others: list[Cat | Dog]
    seen: str | int | None


AwkwardZooContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _BurstInputRequired(TypedDict):
    """What BurstInput needs."""

    count: int


class BurstInput(_BurstInputRequired, total=False):
    """How many events are wanted, and how many were written."""

    sent: int


class _BurstOutputRequired(TypedDict):
    """What BurstOutput needs."""

    count: int


class BurstOutput(_BurstOutputRequired, total=False):
    """How many events are wanted, and how many were written."""

    sent: int


class BurstState(TypedDict, total=False):
    """BurstState."""

    count: int
    sent: int


BurstContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


ChatContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _CustomInputRequired(TypedDict):
    """What CustomInput needs."""

    count: int


class CustomInput(_CustomInputRequired, total=False):
    """How many events are wanted, the name of their channel, and whether all were written."""

    name: str
    done: bool


class _CustomOutputRequired(TypedDict):
    """What CustomOutput needs."""

    count: int


class CustomOutput(_CustomOutputRequired, total=False):
    """How many events are wanted, the name of their channel, and whether all were written."""

    name: str
    done: bool


class CustomState(TypedDict, total=False):
    """CustomState."""

    count: int
    name: str
    done: bool


CustomContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _FailingInputRequired(TypedDict):
    """What FailingInput needs."""

    topic: str


class FailingInput(_FailingInputRequired, total=False):
    """Any topic, and how far the run got."""

    started: bool


class _FailingOutputRequired(TypedDict):
    """What FailingOutput needs."""

    topic: str


class FailingOutput(_FailingOutputRequired, total=False):
    """Any topic, and how far the run got."""

    started: bool


class FailingState(TypedDict, total=False):
    """FailingState."""

    topic: str
    started: bool


FailingContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _JobInputRequired(TypedDict):
    """What JobInput needs."""

    name: str


class JobInput(_JobInputRequired, total=False):
    """JobInput."""

    tries: int
    tags: list[str]


class _JobOutputRequired(TypedDict):
    """What JobOutput needs."""

    name: str


class JobOutput(_JobOutputRequired, total=False):
    """JobOutput."""

    tries: int
    tags: list[str]


class JobState(TypedDict, total=False):
    """JobState."""

    name: str
    tries: int
    tags: list[str]


JobContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _MeanwhileInputRequired(TypedDict):
    """What MeanwhileInput needs."""

    request: str


class MeanwhileInput(_MeanwhileInputRequired, total=False):
    """What is asked for, what the human said, and what the model thinks of it."""

    answer: Any
    thoughts: str


class _MeanwhileOutputRequired(TypedDict):
    """What MeanwhileOutput needs."""

    request: str


class MeanwhileOutput(_MeanwhileOutputRequired, total=False):
    """What is asked for, what the human said, and what the model thinks of it."""

    answer: Any
    thoughts: str


class MeanwhileState(TypedDict, total=False):
    """MeanwhileState."""

    request: str
    answer: Any
    thoughts: str


MeanwhileContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class NestedInput(TypedDict):
    """The graphs that were walked through, outermost first."""

    trail: list[str]


class NestedOutput(TypedDict):
    """The graphs that were walked through, outermost first."""

    trail: list[str]


class NestedState(TypedDict, total=False):
    """NestedState."""

    trail: list[str]


NestedContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


ShopperContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _SlowInputRequired(TypedDict):
    """What SlowInput needs."""

    steps: int
    delay: float


class SlowInput(_SlowInputRequired, total=False):
    """How many steps of how many seconds, and how many are done."""

    step: int


class _SlowOutputRequired(TypedDict):
    """What SlowOutput needs."""

    steps: int
    delay: float


class SlowOutput(_SlowOutputRequired, total=False):
    """How many steps of how many seconds, and how many are done."""

    step: int


class SlowState(TypedDict, total=False):
    """SlowState."""

    steps: int
    delay: float
    step: int


SlowContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class TeamInput(TypedDict):
    """What to write about, and what was written."""

    topic: str
    said: list[str]


class TeamOutput(TypedDict):
    """What to write about, and what was written."""

    topic: str
    said: list[str]


class TeamState(TypedDict, total=False):
    """TeamState."""

    topic: str
    said: list[str]


TeamContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


ToolsContext: TypeAlias = "dict[str, Any]"
"""The server has no schema for it."""


class _UsageMetadataRequired(TypedDict):
    """What UsageMetadata needs."""

    input_tokens: int
    output_tokens: int
    total_tokens: int


class UsageMetadata(_UsageMetadataRequired, total=False):
    """Usage metadata for a message, such as token counts. This is a standard representation of token usage that is consistent across models. Example: ```python { "input_tokens": 350, "output_tokens": 240, "total_tokens": 590, "input_token_details": { "audio": 10, "cache_creation": 200, "cache_read": 100, }, "output_token_details": { "audio": 10, "reasoning": 200, }, } ``` !!! warning "Behavior changed in `langchain-core` 0.3.9" Added `input_token_details` and `output_token_details`. !!! note "LangSmith SDK" The LangSmith SDK also has a `UsageMetadata` class. While the two share fields, LangSmith's `UsageMetadata` has additional fields to capture cost information used by the LangSmith platform."""

    input_token_details: InputTokenDetails
    output_token_details: OutputTokenDetails


class _AIMessageChunkRequired(TypedDict):
    """What AIMessageChunk needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["AIMessageChunk"]


class AIMessageChunk(_AIMessageChunkRequired, total=False):
    """Message chunk from an AI (yielded when streaming)."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None
    tool_calls: list[ToolCall]
    invalid_tool_calls: list[InvalidToolCall]
    usage_metadata: UsageMetadata | None
    tool_call_chunks: list[ToolCallChunk]
    chunk_position: Literal["last"] | None


class _PagePageStrRequired(TypedDict):
    """What PagePageStr needs."""

    items: list[PageStr]


class PagePageStr(_PagePageStrRequired, total=False):
    """PagePageStr."""

    following: PagePageStr | None


class _AwkwardShelfInputRequired(TypedDict):
    """What AwkwardShelfInput needs."""

    numbers: PageInt
    pages: PagePageStr


class AwkwardShelfInput(_AwkwardShelfInputRequired, total=False):
    """Generics in generics."""

    pairs: list[list[str | int]]
    by_name: dict[str, list[PageInt]]


class _AwkwardShelfOutputRequired(TypedDict):
    """What AwkwardShelfOutput needs."""

    numbers: PageInt
    pages: PagePageStr


class AwkwardShelfOutput(_AwkwardShelfOutputRequired, total=False):
    """Generics in generics."""

    pairs: list[list[str | int]]
    by_name: dict[str, list[PageInt]]


class AwkwardShelfState(TypedDict, total=False):
    """AwkwardShelfState."""

    numbers: PageInt
    pages: PagePageStr
    pairs: list[list[str | int]]
    by_name: dict[str, list[PageInt]]


class _AIMessageRequired(TypedDict):
    """What AIMessage needs."""

    content: str | list[str | dict[str, Any]]
    type: Literal["ai"]


class AIMessage(_AIMessageRequired, total=False):
    """Message from an AI. An `AIMessage` is returned from a chat model as a response to a prompt. This message represents the output of the model and consists of both the raw output as returned by the model and standardized fields (e.g., tool calls, usage metadata) added by the LangChain framework."""

    additional_kwargs: dict[str, Any]
    response_metadata: dict[str, Any]
    name: str | None
    id: str | None
    tool_calls: list[ToolCall]
    invalid_tool_calls: list[InvalidToolCall]
    usage_metadata: UsageMetadata | None


AnyMessage: TypeAlias = "AIMessage | HumanMessage | ChatMessage | SystemMessage | FunctionMessage | ToolMessage | AIMessageChunk | HumanMessageChunk | ChatMessageChunk | SystemMessageChunk | FunctionMessageChunk | ToolMessageChunk"


NewMessage: TypeAlias = "Union[AnyMessage, RoleMessage]"


class AgentsInput(TypedDict):
    """What to talk about, and what was said."""

    topic: str
    messages: list[NewMessage]


class AgentsOutput(TypedDict):
    """What to talk about, and what was said."""

    topic: str
    messages: list[AnyMessage]


class AgentsState(TypedDict, total=False):
    """AgentsState."""

    topic: str
    messages: list[AnyMessage]


class Chat(TypedDict):
    """A conversation in a model: messages that are not at the top."""

    title: str
    messages: list[AnyMessage]


class _AwkwardNestedInputRequired(TypedDict):
    """What AwkwardNestedInput needs."""

    chat: Chat
    odd: Odd


class AwkwardNestedInput(_AwkwardNestedInputRequired, total=False):
    """A conversation within the state, and names that are no identifiers."""

    approved: bool
    also: list[NewMessage]


class _AwkwardNestedOutputRequired(TypedDict):
    """What AwkwardNestedOutput needs."""

    chat: Chat
    odd: Odd


class AwkwardNestedOutput(_AwkwardNestedOutputRequired, total=False):
    """A conversation within the state, and names that are no identifiers."""

    approved: bool
    also: list[AnyMessage]


class AwkwardNestedState(TypedDict, total=False):
    """AwkwardNestedState."""

    chat: Chat
    odd: Odd
    approved: bool
    also: list[AnyMessage]


class _AwkwardTalkInputRequired(TypedDict):
    """What AwkwardTalkInput needs."""

    messages: list[NewMessage]


class AwkwardTalkInput(_AwkwardTalkInputRequired, total=False):
    """Messages, and what they are about."""

    subject: str


class _AwkwardTalkOutputRequired(TypedDict):
    """What AwkwardTalkOutput needs."""

    messages: list[AnyMessage]


class AwkwardTalkOutput(_AwkwardTalkOutputRequired, total=False):
    """Messages, and what they are about."""

    subject: str


class AwkwardTalkState(TypedDict, total=False):
    """AwkwardTalkState."""

    messages: list[AnyMessage]
    subject: str


class ChatInput(TypedDict):
    """ChatInput."""

    messages: list[NewMessage]


class ChatOutput(TypedDict):
    """ChatOutput."""

    messages: list[AnyMessage]


class ChatState(TypedDict, total=False):
    """ChatState."""

    messages: list[AnyMessage]


class ShopperInput(TypedDict):
    """ShopperInput."""

    messages: list[NewMessage]


class ShopperOutput(TypedDict):
    """ShopperOutput."""

    messages: list[AnyMessage]


class ShopperState(TypedDict, total=False):
    """ShopperState."""

    messages: list[AnyMessage]


class ToolsInput(TypedDict):
    """ToolsInput."""

    messages: list[NewMessage]


class ToolsOutput(TypedDict):
    """ToolsOutput."""

    messages: list[AnyMessage]


class ToolsState(TypedDict, total=False):
    """ToolsState."""

    messages: list[AnyMessage]


def agent(
    client: Client, *, validate: bool = False
) -> TypedGraph[AgentInput, AgentOutput, AgentState, AgentContext]:
    """The graph `agent`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "agent",
        SCHEMAS["agent"],
        validate=validate,
    )


def agents(
    client: Client, *, validate: bool = False
) -> TypedGraph[AgentsInput, AgentsOutput, AgentsState, AgentsContext]:
    """The graph `agents`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "agents",
        SCHEMAS["agents"],
        validate=validate,
    )


def approval(
    client: Client, *, validate: bool = False
) -> TypedGraph[ApprovalInput, ApprovalOutput, ApprovalState, ApprovalContext]:
    """The graph `approval`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "approval",
        SCHEMAS["approval"],
        validate=validate,
    )


def approvals(
    client: Client, *, validate: bool = False
) -> TypedGraph[ApprovalsInput, ApprovalsOutput, ApprovalsState, ApprovalsContext]:
    """The graph `approvals`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "approvals",
        SCHEMAS["approvals"],
        validate=validate,
    )


def awkward_forest(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardForestInput, AwkwardForestOutput, AwkwardForestState, AwkwardForestContext]:
    """The graph `awkward-forest`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-forest",
        SCHEMAS["awkward-forest"],
        validate=validate,
    )


def awkward_loose(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardLooseInput, AwkwardLooseOutput, AwkwardLooseState, AwkwardLooseContext]:
    """The graph `awkward-loose`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-loose",
        SCHEMAS["awkward-loose"],
        validate=validate,
    )


def awkward_narrow(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardNarrowInput, AwkwardNarrowOutput, AwkwardNarrowState, AwkwardNarrowContext]:
    """The graph `awkward-narrow`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-narrow",
        SCHEMAS["awkward-narrow"],
        validate=validate,
    )


def awkward_nested(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardNestedInput, AwkwardNestedOutput, AwkwardNestedState, AwkwardNestedContext]:
    """The graph `awkward-nested`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-nested",
        SCHEMAS["awkward-nested"],
        validate=validate,
    )


def awkward_order(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardOrderInput, AwkwardOrderOutput, AwkwardOrderState, AwkwardOrderContext]:
    """The graph `awkward-order`, typed. The server has no schema of its context. The server's schema of the input has a model's aliases; in a run `orderId` is `order_id`, `class` is `class_`. The server's schema of the output has a model's aliases; in a run `orderId` is `order_id`, `class` is `class_`.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-order",
        SCHEMAS["awkward-order"],
        validate=validate,
    )


def awkward_paint(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardPaintInput, AwkwardPaintOutput, AwkwardPaintState, AwkwardPaintContext]:
    """The graph `awkward-paint`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-paint",
        SCHEMAS["awkward-paint"],
        validate=validate,
    )


def awkward_shelf(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardShelfInput, AwkwardShelfOutput, AwkwardShelfState, AwkwardShelfContext]:
    """The graph `awkward-shelf`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-shelf",
        SCHEMAS["awkward-shelf"],
        validate=validate,
    )


def awkward_talk(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardTalkInput, AwkwardTalkOutput, AwkwardTalkState, AwkwardTalkContext]:
    """The graph `awkward-talk`, typed.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-talk",
        SCHEMAS["awkward-talk"],
        validate=validate,
    )


def awkward_zoo(
    client: Client, *, validate: bool = False
) -> TypedGraph[AwkwardZooInput, AwkwardZooOutput, AwkwardZooState, AwkwardZooContext]:
    """The graph `awkward-zoo`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "awkward-zoo",
        SCHEMAS["awkward-zoo"],
        validate=validate,
    )


def burst(
    client: Client, *, validate: bool = False
) -> TypedGraph[BurstInput, BurstOutput, BurstState, BurstContext]:
    """The graph `burst`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "burst",
        SCHEMAS["burst"],
        validate=validate,
    )


def chat(
    client: Client, *, validate: bool = False
) -> TypedGraph[ChatInput, ChatOutput, ChatState, ChatContext]:
    """The graph `chat`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "chat",
        SCHEMAS["chat"],
        validate=validate,
    )


def custom(
    client: Client, *, validate: bool = False
) -> TypedGraph[CustomInput, CustomOutput, CustomState, CustomContext]:
    """The graph `custom`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "custom",
        SCHEMAS["custom"],
        validate=validate,
    )


def failing(
    client: Client, *, validate: bool = False
) -> TypedGraph[FailingInput, FailingOutput, FailingState, FailingContext]:
    """The graph `failing`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "failing",
        SCHEMAS["failing"],
        validate=validate,
    )


def job(
    client: Client, *, validate: bool = False
) -> TypedGraph[JobInput, JobOutput, JobState, JobContext]:
    """The graph `job`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "job",
        SCHEMAS["job"],
        validate=validate,
    )


def meanwhile(
    client: Client, *, validate: bool = False
) -> TypedGraph[MeanwhileInput, MeanwhileOutput, MeanwhileState, MeanwhileContext]:
    """The graph `meanwhile`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "meanwhile",
        SCHEMAS["meanwhile"],
        validate=validate,
    )


def nested(
    client: Client, *, validate: bool = False
) -> TypedGraph[NestedInput, NestedOutput, NestedState, NestedContext]:
    """The graph `nested`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "nested",
        SCHEMAS["nested"],
        validate=validate,
    )


def shopper(
    client: Client, *, validate: bool = False
) -> TypedGraph[ShopperInput, ShopperOutput, ShopperState, ShopperContext]:
    """The graph `shopper`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "shopper",
        SCHEMAS["shopper"],
        validate=validate,
    )


def slow(
    client: Client, *, validate: bool = False
) -> TypedGraph[SlowInput, SlowOutput, SlowState, SlowContext]:
    """The graph `slow`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "slow",
        SCHEMAS["slow"],
        validate=validate,
    )


def team(
    client: Client, *, validate: bool = False
) -> TypedGraph[TeamInput, TeamOutput, TeamState, TeamContext]:
    """The graph `team`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "team",
        SCHEMAS["team"],
        validate=validate,
    )


def tools(
    client: Client, *, validate: bool = False
) -> TypedGraph[ToolsInput, ToolsOutput, ToolsState, ToolsContext]:
    """The graph `tools`, typed. The server has no schema of its context.

    Args:
        client: A client of the deployment.
        validate: Whether what is sent and received is checked against the schemas.
    """
    return TypedGraph(
        client,
        "tools",
        SCHEMAS["tools"],
        validate=validate,
    )


SCHEMAS = read_schemas(
    r"""{
"assistants": {
 "agent": {
 "graph_id": "agent",
 "input_schema": {"properties": {"topic": {"type": "string"}, "joke": {"type": "string"}}, "required": ["topic"], "type": "object"},
 "output_schema": {"properties": {"topic": {"type": "string"}, "joke": {"type": "string"}}, "required": ["topic"], "type": "object"},
 "state_schema": {"properties": {"topic": {"type": "string"}, "joke": {"type": "string"}}, "type": "object"},
 "context_schema": null
 },
 "agents": {
 "graph_id": "agents",
 "input_schema": {"properties": {"topic": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["topic", "messages"], "type": "object"},
 "output_schema": {"properties": {"topic": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["topic", "messages"], "type": "object"},
 "state_schema": {"properties": {"topic": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "approval": {
 "graph_id": "approval",
 "input_schema": {"properties": {"request": {"type": "string"}, "answer": {}}, "required": ["request"], "type": "object"},
 "output_schema": {"properties": {"request": {"type": "string"}, "answer": {}}, "required": ["request"], "type": "object"},
 "state_schema": {"properties": {"request": {"type": "string"}, "answer": {}}, "type": "object"},
 "context_schema": null
 },
 "approvals": {
 "graph_id": "approvals",
 "input_schema": {"properties": {"request": {"type": "string"}, "budget": {}, "law": {}}, "required": ["request"], "type": "object"},
 "output_schema": {"properties": {"request": {"type": "string"}, "budget": {}, "law": {}}, "required": ["request"], "type": "object"},
 "state_schema": {"properties": {"request": {"type": "string"}, "budget": {}, "law": {}}, "type": "object"},
 "context_schema": null
 },
 "awkward-forest": {
 "graph_id": "awkward-forest",
 "input_schema": {"properties": {"trees": {"items": {"$ref": "#/$defs/Branch"}, "type": "array"}, "count": {"type": "integer"}}, "required": ["trees"], "type": "object"},
 "output_schema": {"properties": {"trees": {"items": {"$ref": "#/$defs/Branch"}, "type": "array"}, "count": {"type": "integer"}}, "required": ["trees"], "type": "object"},
 "state_schema": {"properties": {"trees": {"items": {"$ref": "#/$defs/Branch"}, "type": "array"}, "count": {"type": "integer"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-loose": {
 "graph_id": "awkward-loose",
 "input_schema": {"properties": {"query": {"type": "string"}, "limit": {"anyOf": [{"type": "integer"}, {"type": "null"}]}, "hits": {"items": {"type": "string"}, "type": "array"}}, "type": "object"},
 "output_schema": {"properties": {"query": {"type": "string"}, "limit": {"anyOf": [{"type": "integer"}, {"type": "null"}]}, "hits": {"items": {"type": "string"}, "type": "array"}}, "type": "object"},
 "state_schema": {"properties": {"query": {"type": "string"}, "limit": {"anyOf": [{"type": "integer"}, {"type": "null"}]}, "hits": {"items": {"type": "string"}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-narrow": {
 "graph_id": "awkward-narrow",
 "input_schema": {"properties": {"question": {"type": "string"}}, "required": ["question"], "type": "object"},
 "output_schema": {"properties": {"answer": {"type": "string"}}, "required": ["answer"], "type": "object"},
 "state_schema": {"properties": {"question": {"type": "string"}, "answer": {"type": "string"}, "draft": {"type": "string"}, "secret": {"type": "string"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-nested": {
 "graph_id": "awkward-nested",
 "input_schema": {"properties": {"chat": {"$ref": "#/$defs/Chat"}, "odd": {"$ref": "#/$defs/Odd"}, "approved": {"type": "boolean"}, "also": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["chat", "odd"], "type": "object"},
 "output_schema": {"properties": {"chat": {"$ref": "#/$defs/Chat"}, "odd": {"$ref": "#/$defs/Odd"}, "approved": {"type": "boolean"}, "also": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["chat", "odd"], "type": "object"},
 "state_schema": {"properties": {"chat": {"$ref": "#/$defs/Chat"}, "odd": {"$ref": "#/$defs/Odd"}, "approved": {"type": "boolean"}, "also": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-order": {
 "graph_id": "awkward-order",
 "input_schema": {"properties": {"order_id": {"type": "integer"}, "class_": {"type": "string"}, "address": {"$ref": "#/$defs/Address"}, "notes": {"items": {"type": "string"}, "type": "array"}, "total": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "required": ["order_id", "address"], "type": "object"},
 "output_schema": {"properties": {"order_id": {"type": "integer"}, "class_": {"type": "string"}, "address": {"$ref": "#/$defs/Address"}, "notes": {"items": {"type": "string"}, "type": "array"}, "total": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "required": ["order_id", "address"], "type": "object"},
 "state_schema": {"properties": {"order_id": {"type": "integer"}, "class_": {"type": "string"}, "address": {"$ref": "#/$defs/Address"}, "notes": {"items": {"type": "string"}, "type": "array"}, "total": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "type": "object"},
 "context_schema": null
 },
 "awkward-paint": {
 "graph_id": "awkward-paint",
 "input_schema": {"properties": {"colour": {"$ref": "#/$defs/Colour"}, "level": {"$ref": "#/$defs/Level"}, "finish": {"anyOf": [{"enum": ["matt", "gloss"], "type": "string"}, {"type": "null"}]}, "mixed": {"additionalProperties": {"type": "number"}, "propertyNames": {"$ref": "#/$defs/Colour"}, "type": "object"}}, "required": ["colour"], "type": "object"},
 "output_schema": {"properties": {"colour": {"$ref": "#/$defs/Colour"}, "level": {"$ref": "#/$defs/Level"}, "finish": {"anyOf": [{"enum": ["matt", "gloss"], "type": "string"}, {"type": "null"}]}, "mixed": {"additionalProperties": {"type": "number"}, "propertyNames": {"$ref": "#/$defs/Colour"}, "type": "object"}}, "required": ["colour"], "type": "object"},
 "state_schema": {"properties": {"colour": {"$ref": "#/$defs/Colour"}, "level": {"$ref": "#/$defs/Level"}, "finish": {"anyOf": [{"enum": ["matt", "gloss"], "type": "string"}, {"type": "null"}]}, "mixed": {"additionalProperties": {"type": "number"}, "propertyNames": {"$ref": "#/$defs/Colour"}, "type": "object"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-shelf": {
 "graph_id": "awkward-shelf",
 "input_schema": {"properties": {"numbers": {"$ref": "#/$defs/PageInt"}, "pages": {"$ref": "#/$defs/PagePageStr"}, "pairs": {"items": {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array"}, "type": "array"}, "by_name": {"additionalProperties": {"items": {"$ref": "#/$defs/PageInt"}, "type": "array"}, "type": "object"}}, "required": ["numbers", "pages"], "type": "object"},
 "output_schema": {"properties": {"numbers": {"$ref": "#/$defs/PageInt"}, "pages": {"$ref": "#/$defs/PagePageStr"}, "pairs": {"items": {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array"}, "type": "array"}, "by_name": {"additionalProperties": {"items": {"$ref": "#/$defs/PageInt"}, "type": "array"}, "type": "object"}}, "required": ["numbers", "pages"], "type": "object"},
 "state_schema": {"properties": {"numbers": {"$ref": "#/$defs/PageInt"}, "pages": {"$ref": "#/$defs/PagePageStr"}, "pairs": {"items": {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array"}, "type": "array"}, "by_name": {"additionalProperties": {"items": {"$ref": "#/$defs/PageInt"}, "type": "array"}, "type": "object"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-talk": {
 "graph_id": "awkward-talk",
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}, "subject": {"type": "string"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}, "subject": {"type": "string"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}, "subject": {"type": "string"}}, "type": "object"},
 "context_schema": {"properties": {"name": {"type": "string"}, "loud": {"type": "boolean"}}, "required": ["name"], "type": "object"}
 },
 "awkward-zoo": {
 "graph_id": "awkward-zoo",
 "input_schema": {"properties": {"star": {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}, "others": {"items": {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}, "type": "array"}, "seen": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}, "required": ["star"], "type": "object"},
 "output_schema": {"properties": {"star": {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}, "others": {"items": {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}, "type": "array"}, "seen": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}, "required": ["star"], "type": "object"},
 "state_schema": {"properties": {"star": {"anyOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}, "others": {"items": {"oneOf": [{"$ref": "#/$defs/Cat"}, {"$ref": "#/$defs/Dog"}]}, "type": "array"}, "seen": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}, "type": "object"},
 "context_schema": null
 },
 "burst": {
 "graph_id": "burst",
 "input_schema": {"properties": {"count": {"type": "integer"}, "sent": {"type": "integer"}}, "required": ["count"], "type": "object"},
 "output_schema": {"properties": {"count": {"type": "integer"}, "sent": {"type": "integer"}}, "required": ["count"], "type": "object"},
 "state_schema": {"properties": {"count": {"type": "integer"}, "sent": {"type": "integer"}}, "type": "object"},
 "context_schema": null
 },
 "chat": {
 "graph_id": "chat",
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "custom": {
 "graph_id": "custom",
 "input_schema": {"properties": {"count": {"type": "integer"}, "name": {"type": "string"}, "done": {"type": "boolean"}}, "required": ["count"], "type": "object"},
 "output_schema": {"properties": {"count": {"type": "integer"}, "name": {"type": "string"}, "done": {"type": "boolean"}}, "required": ["count"], "type": "object"},
 "state_schema": {"properties": {"count": {"type": "integer"}, "name": {"type": "string"}, "done": {"type": "boolean"}}, "type": "object"},
 "context_schema": null
 },
 "failing": {
 "graph_id": "failing",
 "input_schema": {"properties": {"topic": {"type": "string"}, "started": {"type": "boolean"}}, "required": ["topic"], "type": "object"},
 "output_schema": {"properties": {"topic": {"type": "string"}, "started": {"type": "boolean"}}, "required": ["topic"], "type": "object"},
 "state_schema": {"properties": {"topic": {"type": "string"}, "started": {"type": "boolean"}}, "type": "object"},
 "context_schema": null
 },
 "job": {
 "graph_id": "job",
 "input_schema": {"properties": {"name": {"type": "string"}, "tries": {"type": "integer"}, "tags": {"items": {"type": "string"}, "type": "array"}}, "required": ["name"], "type": "object"},
 "output_schema": {"properties": {"name": {"type": "string"}, "tries": {"type": "integer"}, "tags": {"items": {"type": "string"}, "type": "array"}}, "required": ["name"], "type": "object"},
 "state_schema": {"properties": {"name": {"type": "string"}, "tries": {"type": "integer"}, "tags": {"items": {"type": "string"}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "meanwhile": {
 "graph_id": "meanwhile",
 "input_schema": {"properties": {"request": {"type": "string"}, "answer": {}, "thoughts": {"type": "string"}}, "required": ["request"], "type": "object"},
 "output_schema": {"properties": {"request": {"type": "string"}, "answer": {}, "thoughts": {"type": "string"}}, "required": ["request"], "type": "object"},
 "state_schema": {"properties": {"request": {"type": "string"}, "answer": {}, "thoughts": {"type": "string"}}, "type": "object"},
 "context_schema": null
 },
 "nested": {
 "graph_id": "nested",
 "input_schema": {"properties": {"trail": {"items": {"type": "string"}, "type": "array"}}, "required": ["trail"], "type": "object"},
 "output_schema": {"properties": {"trail": {"items": {"type": "string"}, "type": "array"}}, "required": ["trail"], "type": "object"},
 "state_schema": {"properties": {"trail": {"items": {"type": "string"}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "shopper": {
 "graph_id": "shopper",
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "slow": {
 "graph_id": "slow",
 "input_schema": {"properties": {"steps": {"type": "integer"}, "delay": {"type": "number"}, "step": {"type": "integer"}}, "required": ["steps", "delay"], "type": "object"},
 "output_schema": {"properties": {"steps": {"type": "integer"}, "delay": {"type": "number"}, "step": {"type": "integer"}}, "required": ["steps", "delay"], "type": "object"},
 "state_schema": {"properties": {"steps": {"type": "integer"}, "delay": {"type": "number"}, "step": {"type": "integer"}}, "type": "object"},
 "context_schema": null
 },
 "team": {
 "graph_id": "team",
 "input_schema": {"properties": {"topic": {"type": "string"}, "said": {"items": {"type": "string"}, "type": "array"}}, "required": ["topic", "said"], "type": "object"},
 "output_schema": {"properties": {"topic": {"type": "string"}, "said": {"items": {"type": "string"}, "type": "array"}}, "required": ["topic", "said"], "type": "object"},
 "state_schema": {"properties": {"topic": {"type": "string"}, "said": {"items": {"type": "string"}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "tools": {
 "graph_id": "tools",
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 }
},
"$defs": {
 "AIMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "ai", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_calls": {"items": {"$ref": "#/$defs/ToolCall"}, "type": "array"}, "invalid_tool_calls": {"items": {"$ref": "#/$defs/InvalidToolCall"}, "type": "array"}, "usage_metadata": {"anyOf": [{"$ref": "#/$defs/UsageMetadata"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "AIMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "AIMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_calls": {"items": {"$ref": "#/$defs/ToolCall"}, "type": "array"}, "invalid_tool_calls": {"items": {"$ref": "#/$defs/InvalidToolCall"}, "type": "array"}, "usage_metadata": {"anyOf": [{"$ref": "#/$defs/UsageMetadata"}, {"type": "null"}]}, "tool_call_chunks": {"items": {"$ref": "#/$defs/ToolCallChunk"}, "type": "array"}, "chunk_position": {"anyOf": [{"const": "last", "type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "Address": {"properties": {"streetName": {"type": "string"}, "zip-code": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["streetName"], "type": "object"},
 "Branch": {"properties": {"label": {"type": "string"}, "children": {"items": {"$ref": "#/$defs/Branch"}, "type": "array"}, "parent": {"anyOf": [{"$ref": "#/$defs/Branch"}, {"type": "null"}]}}, "required": ["label"], "type": "object"},
 "Cat": {"properties": {"kind": {"const": "cat", "type": "string"}, "lives": {"type": "integer"}}, "type": "object"},
 "Chat": {"properties": {"title": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/AIMessage"}, {"$ref": "#/$defs/HumanMessage"}, {"$ref": "#/$defs/ChatMessage"}, {"$ref": "#/$defs/SystemMessage"}, {"$ref": "#/$defs/FunctionMessage"}, {"$ref": "#/$defs/ToolMessage"}, {"$ref": "#/$defs/AIMessageChunk"}, {"$ref": "#/$defs/HumanMessageChunk"}, {"$ref": "#/$defs/ChatMessageChunk"}, {"$ref": "#/$defs/SystemMessageChunk"}, {"$ref": "#/$defs/FunctionMessageChunk"}, {"$ref": "#/$defs/ToolMessageChunk"}]}, "type": "array"}}, "required": ["title", "messages"], "type": "object"},
 "ChatMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "chat", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "role": {"type": "string"}}, "required": ["content", "role"], "type": "object"},
 "ChatMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "ChatMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "role": {"type": "string"}}, "required": ["content", "role"], "type": "object"},
 "Colour": {"enum": ["red", "green"], "type": "string"},
 "Dog": {"properties": {"kind": {"const": "dog", "type": "string"}, "owner": {"type": "string"}}, "required": ["owner"], "type": "object"},
 "FunctionMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "function", "type": "string"}, "name": {"type": "string"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content", "name"], "type": "object"},
 "FunctionMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "FunctionMessageChunk", "type": "string"}, "name": {"type": "string"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content", "name"], "type": "object"},
 "HumanMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "human", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "HumanMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "HumanMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "InputTokenDetails": {"additionalProperties": true, "properties": {"audio": {"type": "integer"}, "cache_creation": {"type": "integer"}, "cache_read": {"type": "integer"}}, "type": "object"},
 "InvalidToolCall": {"additionalProperties": true, "properties": {"type": {"const": "invalid_tool_call", "type": "string"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "args": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "error": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "index": {"anyOf": [{"type": "integer"}, {"type": "string"}]}, "extras": {"additionalProperties": true, "type": "object"}}, "required": ["type", "id", "name", "args", "error"], "type": "object"},
 "Level": {"enum": [1, 10], "type": "integer"},
 "Odd": {"properties": {"two words": {"type": "string"}, "class": {"type": "integer"}, "__mangled": {"type": "string"}}, "required": ["two words"], "type": "object"},
 "OutputTokenDetails": {"additionalProperties": true, "properties": {"audio": {"type": "integer"}, "reasoning": {"type": "integer"}}, "type": "object"},
 "PageInt": {"properties": {"items": {"items": {"type": "integer"}, "type": "array"}, "following": {"anyOf": [{"$ref": "#/$defs/PageInt"}, {"type": "null"}]}}, "required": ["items"], "type": "object"},
 "PagePageStr": {"properties": {"items": {"items": {"$ref": "#/$defs/PageStr"}, "type": "array"}, "following": {"anyOf": [{"$ref": "#/$defs/PagePageStr"}, {"type": "null"}]}}, "required": ["items"], "type": "object"},
 "PageStr": {"properties": {"items": {"items": {"type": "string"}, "type": "array"}, "following": {"anyOf": [{"$ref": "#/$defs/PageStr"}, {"type": "null"}]}}, "required": ["items"], "type": "object"},
 "SystemMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "system", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "SystemMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "SystemMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "ToolCall": {"additionalProperties": true, "properties": {"name": {"type": "string"}, "args": {"additionalProperties": true, "type": "object"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "type": {"const": "tool_call", "type": "string"}}, "required": ["name", "args", "id"], "type": "object"},
 "ToolCallChunk": {"additionalProperties": true, "properties": {"name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "args": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "index": {"anyOf": [{"type": "integer"}, {"type": "null"}]}, "type": {"const": "tool_call_chunk", "type": "string"}}, "required": ["name", "args", "id", "index"], "type": "object"},
 "ToolMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "tool", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_call_id": {"type": "string"}, "artifact": {}, "status": {"enum": ["success", "error"], "type": "string"}}, "required": ["content", "tool_call_id"], "type": "object"},
 "ToolMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "ToolMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_call_id": {"type": "string"}, "artifact": {}, "status": {"enum": ["success", "error"], "type": "string"}}, "required": ["content", "tool_call_id"], "type": "object"},
 "UsageMetadata": {"additionalProperties": true, "properties": {"input_tokens": {"type": "integer"}, "output_tokens": {"type": "integer"}, "total_tokens": {"type": "integer"}, "input_token_details": {"$ref": "#/$defs/InputTokenDetails"}, "output_token_details": {"$ref": "#/$defs/OutputTokenDetails"}}, "required": ["input_tokens", "output_tokens", "total_tokens"], "type": "object"}
}
}"""
)
"""Assistant → its JSON Schemas, as the server has them."""

__all__ = [
    "AIMessage",
    "AIMessageChunk",
    "Address",
    "AgentContext",
    "AgentInput",
    "AgentOutput",
    "AgentState",
    "AgentsContext",
    "AgentsInput",
    "AgentsOutput",
    "AgentsState",
    "AnyMessage",
    "ApprovalContext",
    "ApprovalInput",
    "ApprovalOutput",
    "ApprovalState",
    "ApprovalsContext",
    "ApprovalsInput",
    "ApprovalsOutput",
    "ApprovalsState",
    "AwkwardForestContext",
    "AwkwardForestInput",
    "AwkwardForestOutput",
    "AwkwardForestState",
    "AwkwardLooseContext",
    "AwkwardLooseInput",
    "AwkwardLooseOutput",
    "AwkwardLooseState",
    "AwkwardNarrowContext",
    "AwkwardNarrowInput",
    "AwkwardNarrowOutput",
    "AwkwardNarrowState",
    "AwkwardNestedContext",
    "AwkwardNestedInput",
    "AwkwardNestedOutput",
    "AwkwardNestedState",
    "AwkwardOrderContext",
    "AwkwardOrderInput",
    "AwkwardOrderOutput",
    "AwkwardOrderState",
    "AwkwardPaintContext",
    "AwkwardPaintInput",
    "AwkwardPaintOutput",
    "AwkwardPaintState",
    "AwkwardShelfContext",
    "AwkwardShelfInput",
    "AwkwardShelfOutput",
    "AwkwardShelfState",
    "AwkwardTalkContext",
    "AwkwardTalkInput",
    "AwkwardTalkOutput",
    "AwkwardTalkState",
    "AwkwardZooContext",
    "AwkwardZooInput",
    "AwkwardZooOutput",
    "AwkwardZooState",
    "Branch",
    "BurstContext",
    "BurstInput",
    "BurstOutput",
    "BurstState",
    "Cat",
    "Chat",
    "ChatContext",
    "ChatInput",
    "ChatMessage",
    "ChatMessageChunk",
    "ChatOutput",
    "ChatState",
    "Colour",
    "CustomContext",
    "CustomInput",
    "CustomOutput",
    "CustomState",
    "Dog",
    "FailingContext",
    "FailingInput",
    "FailingOutput",
    "FailingState",
    "FunctionMessage",
    "FunctionMessageChunk",
    "HumanMessage",
    "HumanMessageChunk",
    "InputTokenDetails",
    "InvalidToolCall",
    "JobContext",
    "JobInput",
    "JobOutput",
    "JobState",
    "Level",
    "MeanwhileContext",
    "MeanwhileInput",
    "MeanwhileOutput",
    "MeanwhileState",
    "NestedContext",
    "NestedInput",
    "NestedOutput",
    "NestedState",
    "NewMessage",
    "Odd",
    "OutputTokenDetails",
    "PageInt",
    "PagePageStr",
    "PageStr",
    "RoleMessage",
    "SCHEMAS",
    "ShopperContext",
    "ShopperInput",
    "ShopperOutput",
    "ShopperState",
    "SlowContext",
    "SlowInput",
    "SlowOutput",
    "SlowState",
    "SystemMessage",
    "SystemMessageChunk",
    "TeamContext",
    "TeamInput",
    "TeamOutput",
    "TeamState",
    "ToolCall",
    "ToolCallChunk",
    "ToolMessage",
    "ToolMessageChunk",
    "ToolsContext",
    "ToolsInput",
    "ToolsOutput",
    "ToolsState",
    "UsageMetadata",
    "agent",
    "agents",
    "approval",
    "approvals",
    "awkward_forest",
    "awkward_loose",
    "awkward_narrow",
    "awkward_nested",
    "awkward_order",
    "awkward_paint",
    "awkward_shelf",
    "awkward_talk",
    "awkward_zoo",
    "burst",
    "chat",
    "custom",
    "failing",
    "job",
    "meanwhile",
    "nested",
    "shopper",
    "slow",
    "team",
    "tools",
]
