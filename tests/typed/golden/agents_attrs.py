"""Typed graphs of a deployment. DO NOT EDIT: written by `langgraph-client generate`.

Server: langgraph-api 0.16.7
Assistants: agent, agents, approval, approvals, awkward-forest, awkward-loose, awkward-narrow, awkward-nested, awkward-order, awkward-paint, awkward-shelf, awkward-talk, awkward-zoo, burst, chat, custom, failing, job, meanwhile, nested, shopper, slow, team, tools
Schemas: sha256 3e355072ddf28362
Options: {"style": "attrs", "prefix": "My", "assistants": []}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias, overload

import attrs

from langgraph_client import Client
from langgraph_client.model_base import Model
from langgraph_client.request_model import RequestModel
from langgraph_client.typed import TypedGraph, read_schemas
from langgraph_client.types import UNSET, Unset


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAgentInput(RequestModel):
    """A topic, and the joke made of it."""

    topic: str
    joke: str | Unset = UNSET


class MyAgentOutput(Model):
    """A topic, and the joke made of it."""

    topic: str
    joke: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["joke"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAgentState(Model):
    """MyAgentState."""

    topic: str | Unset
    joke: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["joke"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAgentContext(RequestModel):
    """MyAgentContext."""


class MyToolCall(Model):
    """Represents an AI's request to call a tool. Example: ```python {"name": "foo", "args": {"a": 1}, "id": "123"} ``` This represents a request to call the tool named `'foo'` with arguments `{"a": 1}` and an identifier of `'123'`. !!! note "Factory function" `tool_call` may also be used as a factory to create a `ToolCall`. Benefits include: * Required arguments strictly validated at creation time"""

    name: str
    args: dict[str, Any]
    id: str | None
    type: Literal["tool_call"] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["args"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["tool_call"]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyInvalidToolCall(Model):
    """Allowance for errors made by LLM. Here we add an `error` key to surface errors made during generation (e.g., invalid JSON arguments.)"""

    type: Literal["invalid_tool_call"]
    id: str | None
    name: str | None
    args: str | None
    error: str | None
    index: int | str | Unset
    extras: dict[str, Any] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["invalid_tool_call"]: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["args"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["error"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["index"], /) -> int | str: ...
        @overload
        def __getitem__(self, key: Literal["extras"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyInputTokenDetails(Model):
    """Breakdown of input token counts. Does *not* need to sum to full input token count. Does *not* need to have all keys. Example: ```python { "audio": 10, "cache_creation": 200, "cache_read": 100, } ``` May also hold extra provider-specific keys. !!! version-added "Added in `langchain-core` 0.3.9\""""

    audio: int | Unset
    cache_creation: int | Unset
    cache_read: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["audio"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["cache_creation"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["cache_read"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyOutputTokenDetails(Model):
    """Breakdown of output token counts. Does *not* need to sum to full output token count. Does *not* need to have all keys. Example: ```python { "audio": 10, "reasoning": 200, } ``` May also hold extra provider-specific keys. !!! version-added "Added in `langchain-core` 0.3.9\""""

    audio: int | Unset
    reasoning: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["audio"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["reasoning"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyHumanMessage(Model):
    """Message from the user. A `HumanMessage` is a message that is passed in from a user to the model. Example: ```python from langchain_core.messages import HumanMessage, SystemMessage messages = [ SystemMessage(content="You are a helpful assistant! Your name is Bob."), HumanMessage(content="What is your name?"), ] # Instantiate a chat model and invoke it with the messages model = ... print(model.invoke(messages)) ```"""

    content: str | list[str | dict[str, Any]]
    type: Literal["human"]
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["human"]: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyChatMessage(Model):
    """Message that can be assigned an arbitrary speaker (i.e. role)."""

    content: str | list[str | dict[str, Any]]
    type: Literal["chat"]
    role: str
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["chat"]: ...
        @overload
        def __getitem__(self, key: Literal["role"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MySystemMessage(Model):
    """Message for priming AI behavior. The system message is usually passed in as the first of a sequence of input messages. Example: ```python from langchain_core.messages import HumanMessage, SystemMessage messages = [ SystemMessage(content="You are a helpful assistant! Your name is Bob."), HumanMessage(content="What is your name?"), ] # Define a chat model and invoke it with the messages print(model.invoke(messages)) ```"""

    content: str | list[str | dict[str, Any]]
    type: Literal["system"]
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["system"]: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyFunctionMessage(Model):
    """Message for passing the result of executing a tool back to a model. `FunctionMessage` are an older version of the `ToolMessage` schema, and do not contain the `tool_call_id` field. The `tool_call_id` field is used to associate the tool call request with the tool call response. Useful in situations where a chat model is able to request multiple tool calls in parallel."""

    content: str | list[str | dict[str, Any]]
    type: Literal["function"]
    name: str
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["function"]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyToolMessage(Model):
    """Message for passing the result of executing a tool back to a model. `ToolMessage` objects contain the result of a tool invocation. Typically, the result is encoded inside the `content` field. `tool_call_id` is used to associate the tool call request with the tool call response. Useful in situations where a chat model is able to request multiple tool calls in parallel. Example: A `ToolMessage` representing a result of `42` from a tool call with id ```python from langchain_core.messages import ToolMessage ToolMessage(content="42", tool_call_id="call_Jja7J89XsjrOLA5r!MEOW!SL") ``` Example: A `ToolMessage` where only part of the tool output is sent to the model and the full output is passed in to artifact. ```python from langchain_core.messages import ToolMessage tool_output = { "stdout": "From the graph we can see that the correlation between " "x and y is ...", "stderr": None, "artifacts": {"type": "image", "base64_data": "/9j/4gIcSU..."}, } ToolMessage( content=tool_output["stdout"], artifact=tool_output, tool_call_id="call_Jja7J89XsjrOLA5r!MEOW!SL", ) ```"""

    content: str | list[str | dict[str, Any]]
    type: Literal["tool"]
    tool_call_id: str
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset
    artifact: Any
    status: Literal["success", "error"] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["tool"]: ...
        @overload
        def __getitem__(self, key: Literal["tool_call_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["artifact"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["status"], /) -> Literal["success", "error"]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyToolCallChunk(Model):
    """A chunk of a tool call (yielded when streaming). When merging `ToolCallChunk` objects (e.g., via `AIMessageChunk.__add__`), all string attributes are concatenated. Chunks are only merged if their values of `index` are equal and not `None`. Example: ```python left_chunks = [ToolCallChunk(name="foo", args='{"a":', index=0)] right_chunks = [ToolCallChunk(name=None, args="1}", index=0)] ( AIMessageChunk(content="", tool_call_chunks=left_chunks) + AIMessageChunk(content="", tool_call_chunks=right_chunks) ).tool_call_chunks == [ToolCallChunk(name="foo", args='{"a":1}', index=0)] ```"""

    name: str | None
    args: str | None
    id: str | None
    index: int | None
    type: Literal["tool_call_chunk"] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["args"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["index"], /) -> int | None: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["tool_call_chunk"]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyHumanMessageChunk(Model):
    """Human Message chunk."""

    content: str | list[str | dict[str, Any]]
    type: Literal["HumanMessageChunk"]
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["HumanMessageChunk"]: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyChatMessageChunk(Model):
    """Chat Message chunk."""

    content: str | list[str | dict[str, Any]]
    type: Literal["ChatMessageChunk"]
    role: str
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["ChatMessageChunk"]: ...
        @overload
        def __getitem__(self, key: Literal["role"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MySystemMessageChunk(Model):
    """System Message chunk."""

    content: str | list[str | dict[str, Any]]
    type: Literal["SystemMessageChunk"]
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["SystemMessageChunk"]: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyFunctionMessageChunk(Model):
    """Function Message chunk."""

    content: str | list[str | dict[str, Any]]
    type: Literal["FunctionMessageChunk"]
    name: str
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    id: str | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["FunctionMessageChunk"]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyToolMessageChunk(Model):
    """Tool Message chunk."""

    content: str | list[str | dict[str, Any]]
    type: Literal["ToolMessageChunk"]
    tool_call_id: str
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset
    artifact: Any
    status: Literal["success", "error"] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["ToolMessageChunk"]: ...
        @overload
        def __getitem__(self, key: Literal["tool_call_id"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["artifact"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["status"], /) -> Literal["success", "error"]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyRoleMessage(RequestModel):
    """A message as chat models take it: `user`, `assistant` or `system` says something."""

    role: str
    content: str | list[dict[str, Any]]


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAgentsContext(RequestModel):
    """MyAgentsContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyApprovalInput(RequestModel):
    """What is asked for, and what the human said."""

    request: str
    answer: Any = UNSET


class MyApprovalOutput(Model):
    """What is asked for, and what the human said."""

    request: str
    answer: Any

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["request"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["answer"], /) -> Any: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyApprovalState(Model):
    """MyApprovalState."""

    request: str | Unset
    answer: Any

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["request"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["answer"], /) -> Any: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyApprovalContext(RequestModel):
    """MyApprovalContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyApprovalsInput(RequestModel):
    """What is asked for, and what each human said."""

    request: str
    budget: Any = UNSET
    law: Any = UNSET


class MyApprovalsOutput(Model):
    """What is asked for, and what each human said."""

    request: str
    budget: Any
    law: Any

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["request"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["budget"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["law"], /) -> Any: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyApprovalsState(Model):
    """MyApprovalsState."""

    request: str | Unset
    budget: Any
    law: Any

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["request"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["budget"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["law"], /) -> Any: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyApprovalsContext(RequestModel):
    """MyApprovalsContext."""


class MyBranch(Model):
    """A tree is a branch with branches."""

    label: str
    children: list[MyBranch] | Unset
    parent: MyBranch | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["label"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["children"], /) -> list[MyBranch]: ...
        @overload
        def __getitem__(self, key: Literal["parent"], /) -> MyBranch | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("children"):
            self["children"] = (
                [MyBranch.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("parent")) is not None:
            self["parent"] = MyBranch.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardForestInput(RequestModel):
    """Trees."""

    trees: list[MyBranch]
    count: int | Unset = UNSET


class MyAwkwardForestOutput(Model):
    """Trees."""

    trees: list[MyBranch]
    count: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["trees"], /) -> list[MyBranch]: ...
        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("trees"):
            self["trees"] = (
                [MyBranch.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )


class MyAwkwardForestState(Model):
    """MyAwkwardForestState."""

    trees: list[MyBranch] | Unset
    count: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["trees"], /) -> list[MyBranch]: ...
        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("trees"):
            self["trees"] = (
                [MyBranch.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardForestContext(RequestModel):
    """MyAwkwardForestContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardLooseInput(RequestModel):
    """Nothing is required."""

    query: str | Unset = UNSET
    limit: int | None | Unset = UNSET
    hits: list[str] | Unset = UNSET


class MyAwkwardLooseOutput(Model):
    """Nothing is required."""

    query: str | Unset
    limit: int | None | Unset
    hits: list[str] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["query"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["limit"], /) -> int | None: ...
        @overload
        def __getitem__(self, key: Literal["hits"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAwkwardLooseState(Model):
    """MyAwkwardLooseState."""

    query: str | Unset
    limit: int | None | Unset
    hits: list[str] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["query"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["limit"], /) -> int | None: ...
        @overload
        def __getitem__(self, key: Literal["hits"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardLooseContext(RequestModel):
    """MyAwkwardLooseContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardNarrowInput(RequestModel):
    """What is taken."""

    question: str


class MyAwkwardNarrowOutput(Model):
    """What is given: less than there is in the state."""

    answer: str

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["answer"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAwkwardNarrowState(Model):
    """MyAwkwardNarrowState."""

    question: str | Unset
    answer: str | Unset
    draft: str | Unset
    secret: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["question"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["answer"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["draft"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["secret"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardNarrowContext(RequestModel):
    """MyAwkwardNarrowContext."""


class MyOdd(Model):
    """Names that are no identifiers, or would not stay what they are in a class."""

    two_words: str
    class_: int | Unset
    mangled: str | Unset

    KEYS: ClassVar[dict[str, str]] = {
        "two_words": "two words",
        "class_": "class",
        "mangled": "__mangled",
    }

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["two words"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["class"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["__mangled"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardNestedContext(RequestModel):
    """MyAwkwardNestedContext."""


class MyAddress(Model):
    """Where to send it."""

    streetName: str
    zip_code: str | None | Unset

    KEYS: ClassVar[dict[str, str]] = {"zip_code": "zip-code"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["streetName"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["zip-code"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardOrderInput(RequestModel):
    """An order, as a shop's other systems write it."""

    order_id: int
    address: MyAddress
    class_: str | Unset = UNSET
    notes: list[str] | Unset = UNSET
    total: float | None | Unset = UNSET


class MyAwkwardOrderOutput(Model):
    """An order, as a shop's other systems write it."""

    order_id: int
    address: MyAddress
    class_: str | Unset
    notes: list[str] | Unset
    total: float | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["order_id"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["address"], /) -> MyAddress: ...
        @overload
        def __getitem__(self, key: Literal["class_"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["notes"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["total"], /) -> float | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("address")) is not None:
            self["address"] = MyAddress.from_dict(raw) if isinstance(raw, dict) else raw


class MyAwkwardOrderState(Model):
    """MyAwkwardOrderState."""

    order_id: int | Unset
    class_: str | Unset
    address: MyAddress | Unset
    notes: list[str] | Unset
    total: float | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["order_id"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["class_"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["address"], /) -> MyAddress: ...
        @overload
        def __getitem__(self, key: Literal["notes"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["total"], /) -> float | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("address")) is not None:
            self["address"] = MyAddress.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardOrderContext(RequestModel):
    """MyAwkwardOrderContext."""


MyColour: TypeAlias = Literal["red", "green"]


MyLevel: TypeAlias = Literal[1, 10]


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardPaintInput(RequestModel):
    """Enumerations and constants."""

    colour: MyColour
    level: MyLevel | Unset = UNSET
    finish: Literal["matt", "gloss"] | None | Unset = UNSET
    mixed: dict[str, float] | Unset = UNSET


class MyAwkwardPaintOutput(Model):
    """Enumerations and constants."""

    colour: MyColour
    level: MyLevel | Unset
    finish: Literal["matt", "gloss"] | None | Unset
    mixed: dict[str, float] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["colour"], /) -> MyColour: ...
        @overload
        def __getitem__(self, key: Literal["level"], /) -> MyLevel: ...
        @overload
        def __getitem__(self, key: Literal["finish"], /) -> Literal["matt", "gloss"] | None: ...
        @overload
        def __getitem__(self, key: Literal["mixed"], /) -> dict[str, float]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAwkwardPaintState(Model):
    """MyAwkwardPaintState."""

    colour: MyColour | Unset
    level: MyLevel | Unset
    finish: Literal["matt", "gloss"] | None | Unset
    mixed: dict[str, float] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["colour"], /) -> MyColour: ...
        @overload
        def __getitem__(self, key: Literal["level"], /) -> MyLevel: ...
        @overload
        def __getitem__(self, key: Literal["finish"], /) -> Literal["matt", "gloss"] | None: ...
        @overload
        def __getitem__(self, key: Literal["mixed"], /) -> dict[str, float]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardPaintContext(RequestModel):
    """MyAwkwardPaintContext."""


class MyPageInt(Model):
    """MyPageInt."""

    items_: list[int]
    following: MyPageInt | None | Unset

    KEYS: ClassVar[dict[str, str]] = {"items_": "items"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["items"], /) -> list[int]: ...
        @overload
        def __getitem__(self, key: Literal["following"], /) -> MyPageInt | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("following")) is not None:
            self["following"] = MyPageInt.from_dict(raw) if isinstance(raw, dict) else raw


class MyPageStr(Model):
    """MyPageStr."""

    items_: list[str]
    following: MyPageStr | None | Unset

    KEYS: ClassVar[dict[str, str]] = {"items_": "items"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["items"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: Literal["following"], /) -> MyPageStr | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("following")) is not None:
            self["following"] = MyPageStr.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardShelfContext(RequestModel):
    """MyAwkwardShelfContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardTalkContext(RequestModel):
    """Who speaks."""

    name: str
    loud: bool | Unset = UNSET


class MyCat(Model):
    """A cat."""

    kind: Literal["cat"] | Unset
    lives: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["kind"], /) -> Literal["cat"]: ...
        @overload
        def __getitem__(self, key: Literal["lives"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyDog(Model):
    """A dog."""

    owner: str
    kind: Literal["dog"] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["owner"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["kind"], /) -> Literal["dog"]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardZooInput(RequestModel):
    """Animals, told apart by their kind."""

    star: MyCat | MyDog
    others: list[MyCat | MyDog] | Unset = UNSET
    seen: str | int | None | Unset = UNSET


class MyAwkwardZooOutput(Model):
    """Animals, told apart by their kind."""

    star: MyCat | MyDog
    others: list[MyCat | MyDog] | Unset
    seen: str | int | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["star"], /) -> MyCat | MyDog: ...
        @overload
        def __getitem__(self, key: Literal["others"], /) -> list[MyCat | MyDog]: ...
        @overload
        def __getitem__(self, key: Literal["seen"], /) -> str | int | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAwkwardZooState(Model):
    """MyAwkwardZooState."""

    star: MyCat | MyDog | Unset
    others: list[MyCat | MyDog] | Unset
    seen: str | int | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["star"], /) -> MyCat | MyDog: ...
        @overload
        def __getitem__(self, key: Literal["others"], /) -> list[MyCat | MyDog]: ...
        @overload
        def __getitem__(self, key: Literal["seen"], /) -> str | int | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardZooContext(RequestModel):
    """MyAwkwardZooContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyBurstInput(RequestModel):
    """How many events are wanted, and how many were written."""

    count: int
    sent: int | Unset = UNSET


class MyBurstOutput(Model):
    """How many events are wanted, and how many were written."""

    count: int
    sent: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["sent"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyBurstState(Model):
    """MyBurstState."""

    count: int | Unset
    sent: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["sent"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyBurstContext(RequestModel):
    """MyBurstContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyChatContext(RequestModel):
    """MyChatContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyCustomInput(RequestModel):
    """How many events are wanted, the name of their channel, and whether all were written."""

    count: int
    name: str | Unset = UNSET
    done: bool | Unset = UNSET


class MyCustomOutput(Model):
    """How many events are wanted, the name of their channel, and whether all were written."""

    count: int
    name: str | Unset
    done: bool | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["done"], /) -> bool: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyCustomState(Model):
    """MyCustomState."""

    count: int | Unset
    name: str | Unset
    done: bool | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["count"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["done"], /) -> bool: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyCustomContext(RequestModel):
    """MyCustomContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyFailingInput(RequestModel):
    """Any topic, and how far the run got."""

    topic: str
    started: bool | Unset = UNSET


class MyFailingOutput(Model):
    """Any topic, and how far the run got."""

    topic: str
    started: bool | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["started"], /) -> bool: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyFailingState(Model):
    """MyFailingState."""

    topic: str | Unset
    started: bool | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["started"], /) -> bool: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyFailingContext(RequestModel):
    """MyFailingContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyJobInput(RequestModel):
    """MyJobInput."""

    name: str
    tries: int | Unset = UNSET
    tags: list[str] | Unset = UNSET


class MyJobOutput(Model):
    """MyJobOutput."""

    name: str
    tries: int | Unset
    tags: list[str] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["tries"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["tags"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyJobState(Model):
    """MyJobState."""

    name: str | Unset
    tries: int | Unset
    tags: list[str] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["name"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["tries"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["tags"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyJobContext(RequestModel):
    """MyJobContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyMeanwhileInput(RequestModel):
    """What is asked for, what the human said, and what the model thinks of it."""

    request: str
    answer: Any = UNSET
    thoughts: str | Unset = UNSET


class MyMeanwhileOutput(Model):
    """What is asked for, what the human said, and what the model thinks of it."""

    request: str
    answer: Any
    thoughts: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["request"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["answer"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["thoughts"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyMeanwhileState(Model):
    """MyMeanwhileState."""

    request: str | Unset
    answer: Any
    thoughts: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["request"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["answer"], /) -> Any: ...
        @overload
        def __getitem__(self, key: Literal["thoughts"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyMeanwhileContext(RequestModel):
    """MyMeanwhileContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyNestedInput(RequestModel):
    """The graphs that were walked through, outermost first."""

    trail: list[str]


class MyNestedOutput(Model):
    """The graphs that were walked through, outermost first."""

    trail: list[str]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["trail"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyNestedState(Model):
    """MyNestedState."""

    trail: list[str] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["trail"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyNestedContext(RequestModel):
    """MyNestedContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyShopperContext(RequestModel):
    """MyShopperContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MySlowInput(RequestModel):
    """How many steps of how many seconds, and how many are done."""

    steps: int
    delay: float
    step: int | Unset = UNSET


class MySlowOutput(Model):
    """How many steps of how many seconds, and how many are done."""

    steps: int
    delay: float
    step: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["steps"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["delay"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["step"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MySlowState(Model):
    """MySlowState."""

    steps: int | Unset
    delay: float | Unset
    step: int | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["steps"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["delay"], /) -> float: ...
        @overload
        def __getitem__(self, key: Literal["step"], /) -> int: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MySlowContext(RequestModel):
    """MySlowContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyTeamInput(RequestModel):
    """What to write about, and what was written."""

    topic: str
    said: list[str]


class MyTeamOutput(Model):
    """What to write about, and what was written."""

    topic: str
    said: list[str]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["said"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyTeamState(Model):
    """MyTeamState."""

    topic: str | Unset
    said: list[str] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["said"], /) -> list[str]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyTeamContext(RequestModel):
    """MyTeamContext."""


@attrs.define(kw_only=True, eq=False, repr=False)
class MyToolsContext(RequestModel):
    """MyToolsContext."""


class MyUsageMetadata(Model):
    """Usage metadata for a message, such as token counts. This is a standard representation of token usage that is consistent across models. Example: ```python { "input_tokens": 350, "output_tokens": 240, "total_tokens": 590, "input_token_details": { "audio": 10, "cache_creation": 200, "cache_read": 100, }, "output_token_details": { "audio": 10, "reasoning": 200, }, } ``` !!! warning "Behavior changed in `langchain-core` 0.3.9" Added `input_token_details` and `output_token_details`. !!! note "LangSmith SDK" The LangSmith SDK also has a `UsageMetadata` class. While the two share fields, LangSmith's `UsageMetadata` has additional fields to capture cost information used by the LangSmith platform."""

    input_tokens: int
    output_tokens: int
    total_tokens: int
    input_token_details: MyInputTokenDetails | Unset
    output_token_details: MyOutputTokenDetails | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["input_tokens"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["output_tokens"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["total_tokens"], /) -> int: ...
        @overload
        def __getitem__(self, key: Literal["input_token_details"], /) -> MyInputTokenDetails: ...
        @overload
        def __getitem__(self, key: Literal["output_token_details"], /) -> MyOutputTokenDetails: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("input_token_details")) is not None:
            self["input_token_details"] = (
                MyInputTokenDetails.from_dict(raw) if isinstance(raw, dict) else raw
            )
        if (raw := self.get("output_token_details")) is not None:
            self["output_token_details"] = (
                MyOutputTokenDetails.from_dict(raw) if isinstance(raw, dict) else raw
            )


class MyAIMessageChunk(Model):
    """Message chunk from an AI (yielded when streaming)."""

    content: str | list[str | dict[str, Any]]
    type: Literal["AIMessageChunk"]
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset
    tool_calls: list[MyToolCall] | Unset
    invalid_tool_calls: list[MyInvalidToolCall] | Unset
    usage_metadata: MyUsageMetadata | None | Unset
    tool_call_chunks: list[MyToolCallChunk] | Unset
    chunk_position: Literal["last"] | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["AIMessageChunk"]: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["tool_calls"], /) -> list[MyToolCall]: ...
        @overload
        def __getitem__(self, key: Literal["invalid_tool_calls"], /) -> list[MyInvalidToolCall]: ...
        @overload
        def __getitem__(self, key: Literal["usage_metadata"], /) -> MyUsageMetadata | None: ...
        @overload
        def __getitem__(self, key: Literal["tool_call_chunks"], /) -> list[MyToolCallChunk]: ...
        @overload
        def __getitem__(self, key: Literal["chunk_position"], /) -> Literal["last"] | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("tool_calls"):
            self["tool_calls"] = (
                [MyToolCall.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if raw := self.get("invalid_tool_calls"):
            self["invalid_tool_calls"] = (
                [MyInvalidToolCall.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("usage_metadata")) is not None:
            self["usage_metadata"] = (
                MyUsageMetadata.from_dict(raw) if isinstance(raw, dict) else raw
            )
        if raw := self.get("tool_call_chunks"):
            self["tool_call_chunks"] = (
                [MyToolCallChunk.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )


class MyPagePageStr(Model):
    """MyPagePageStr."""

    items_: list[MyPageStr]
    following: MyPagePageStr | None | Unset

    KEYS: ClassVar[dict[str, str]] = {"items_": "items"}

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["items"], /) -> list[MyPageStr]: ...
        @overload
        def __getitem__(self, key: Literal["following"], /) -> MyPagePageStr | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("items"):
            self["items"] = (
                [MyPageStr.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("following")) is not None:
            self["following"] = MyPagePageStr.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardShelfInput(RequestModel):
    """Generics in generics."""

    numbers: MyPageInt
    pages: MyPagePageStr
    pairs: list[list[str | int]] | Unset = UNSET
    by_name: dict[str, list[MyPageInt]] | Unset = UNSET


class MyAwkwardShelfOutput(Model):
    """Generics in generics."""

    numbers: MyPageInt
    pages: MyPagePageStr
    pairs: list[list[str | int]] | Unset
    by_name: dict[str, list[MyPageInt]] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["numbers"], /) -> MyPageInt: ...
        @overload
        def __getitem__(self, key: Literal["pages"], /) -> MyPagePageStr: ...
        @overload
        def __getitem__(self, key: Literal["pairs"], /) -> list[list[str | int]]: ...
        @overload
        def __getitem__(self, key: Literal["by_name"], /) -> dict[str, list[MyPageInt]]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("numbers")) is not None:
            self["numbers"] = MyPageInt.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("pages")) is not None:
            self["pages"] = MyPagePageStr.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("by_name"):
            self["by_name"] = (
                {
                    k0: [MyPageInt.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )


class MyAwkwardShelfState(Model):
    """MyAwkwardShelfState."""

    numbers: MyPageInt | Unset
    pages: MyPagePageStr | Unset
    pairs: list[list[str | int]] | Unset
    by_name: dict[str, list[MyPageInt]] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["numbers"], /) -> MyPageInt: ...
        @overload
        def __getitem__(self, key: Literal["pages"], /) -> MyPagePageStr: ...
        @overload
        def __getitem__(self, key: Literal["pairs"], /) -> list[list[str | int]]: ...
        @overload
        def __getitem__(self, key: Literal["by_name"], /) -> dict[str, list[MyPageInt]]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("numbers")) is not None:
            self["numbers"] = MyPageInt.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("pages")) is not None:
            self["pages"] = MyPagePageStr.from_dict(raw) if isinstance(raw, dict) else raw
        if raw := self.get("by_name"):
            self["by_name"] = (
                {
                    k0: [MyPageInt.from_dict(v1) if isinstance(v1, dict) else v1 for v1 in v0]
                    if isinstance(v0, list)
                    else v0
                    for k0, v0 in raw.items()
                }
                if isinstance(raw, dict)
                else raw
            )


class MyAIMessage(Model):
    """Message from an AI. An `AIMessage` is returned from a chat model as a response to a prompt. This message represents the output of the model and consists of both the raw output as returned by the model and standardized fields (e.g., tool calls, usage metadata) added by the LangChain framework."""

    content: str | list[str | dict[str, Any]]
    type: Literal["ai"]
    additional_kwargs: dict[str, Any] | Unset
    response_metadata: dict[str, Any] | Unset
    name: str | None | Unset
    id: str | None | Unset
    tool_calls: list[MyToolCall] | Unset
    invalid_tool_calls: list[MyInvalidToolCall] | Unset
    usage_metadata: MyUsageMetadata | None | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["content"], /) -> str | list[str | dict[str, Any]]: ...
        @overload
        def __getitem__(self, key: Literal["type"], /) -> Literal["ai"]: ...
        @overload
        def __getitem__(self, key: Literal["additional_kwargs"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["response_metadata"], /) -> dict[str, Any]: ...
        @overload
        def __getitem__(self, key: Literal["name"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["id"], /) -> str | None: ...
        @overload
        def __getitem__(self, key: Literal["tool_calls"], /) -> list[MyToolCall]: ...
        @overload
        def __getitem__(self, key: Literal["invalid_tool_calls"], /) -> list[MyInvalidToolCall]: ...
        @overload
        def __getitem__(self, key: Literal["usage_metadata"], /) -> MyUsageMetadata | None: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if raw := self.get("tool_calls"):
            self["tool_calls"] = (
                [MyToolCall.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if raw := self.get("invalid_tool_calls"):
            self["invalid_tool_calls"] = (
                [MyInvalidToolCall.from_dict(v0) if isinstance(v0, dict) else v0 for v0 in raw]
                if isinstance(raw, list)
                else raw
            )
        if (raw := self.get("usage_metadata")) is not None:
            self["usage_metadata"] = (
                MyUsageMetadata.from_dict(raw) if isinstance(raw, dict) else raw
            )


MyAnyMessage: TypeAlias = (
    MyAIMessage
    | MyHumanMessage
    | MyChatMessage
    | MySystemMessage
    | MyFunctionMessage
    | MyToolMessage
    | MyAIMessageChunk
    | MyHumanMessageChunk
    | MyChatMessageChunk
    | MySystemMessageChunk
    | MyFunctionMessageChunk
    | MyToolMessageChunk
)


MyNewMessage: TypeAlias = MyAnyMessage | MyRoleMessage


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAgentsInput(RequestModel):
    """What to talk about, and what was said."""

    topic: str
    messages: list[MyNewMessage]


class MyAgentsOutput(Model):
    """What to talk about, and what was said."""

    topic: str
    messages: list[MyAnyMessage]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAgentsState(Model):
    """MyAgentsState."""

    topic: str | Unset
    messages: list[MyAnyMessage] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["topic"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyChat(Model):
    """A conversation in a model: messages that are not at the top."""

    title: str
    messages: list[MyAnyMessage]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["title"], /) -> str: ...
        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardNestedInput(RequestModel):
    """A conversation within the state, and names that are no identifiers."""

    chat: MyChat
    odd: MyOdd
    approved: bool | Unset = UNSET
    also: list[MyNewMessage] | Unset = UNSET


class MyAwkwardNestedOutput(Model):
    """A conversation within the state, and names that are no identifiers."""

    chat: MyChat
    odd: MyOdd
    approved: bool | Unset
    also: list[MyAnyMessage] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["chat"], /) -> MyChat: ...
        @overload
        def __getitem__(self, key: Literal["odd"], /) -> MyOdd: ...
        @overload
        def __getitem__(self, key: Literal["approved"], /) -> bool: ...
        @overload
        def __getitem__(self, key: Literal["also"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("chat")) is not None:
            self["chat"] = MyChat.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("odd")) is not None:
            self["odd"] = MyOdd.from_dict(raw) if isinstance(raw, dict) else raw


class MyAwkwardNestedState(Model):
    """MyAwkwardNestedState."""

    chat: MyChat | Unset
    odd: MyOdd | Unset
    approved: bool | Unset
    also: list[MyAnyMessage] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["chat"], /) -> MyChat: ...
        @overload
        def __getitem__(self, key: Literal["odd"], /) -> MyOdd: ...
        @overload
        def __getitem__(self, key: Literal["approved"], /) -> bool: ...
        @overload
        def __getitem__(self, key: Literal["also"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...

    def _make_nested(self) -> None:
        if (raw := self.get("chat")) is not None:
            self["chat"] = MyChat.from_dict(raw) if isinstance(raw, dict) else raw
        if (raw := self.get("odd")) is not None:
            self["odd"] = MyOdd.from_dict(raw) if isinstance(raw, dict) else raw


@attrs.define(kw_only=True, eq=False, repr=False)
class MyAwkwardTalkInput(RequestModel):
    """Messages, and what they are about."""

    messages: list[MyNewMessage]
    subject: str | Unset = UNSET


class MyAwkwardTalkOutput(Model):
    """Messages, and what they are about."""

    messages: list[MyAnyMessage]
    subject: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: Literal["subject"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyAwkwardTalkState(Model):
    """MyAwkwardTalkState."""

    messages: list[MyAnyMessage] | Unset
    subject: str | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: Literal["subject"], /) -> str: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyChatInput(RequestModel):
    """MyChatInput."""

    messages: list[MyNewMessage]


class MyChatOutput(Model):
    """MyChatOutput."""

    messages: list[MyAnyMessage]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyChatState(Model):
    """MyChatState."""

    messages: list[MyAnyMessage] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyShopperInput(RequestModel):
    """MyShopperInput."""

    messages: list[MyNewMessage]


class MyShopperOutput(Model):
    """MyShopperOutput."""

    messages: list[MyAnyMessage]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyShopperState(Model):
    """MyShopperState."""

    messages: list[MyAnyMessage] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


@attrs.define(kw_only=True, eq=False, repr=False)
class MyToolsInput(RequestModel):
    """MyToolsInput."""

    messages: list[MyNewMessage]


class MyToolsOutput(Model):
    """MyToolsOutput."""

    messages: list[MyAnyMessage]

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


class MyToolsState(Model):
    """MyToolsState."""

    messages: list[MyAnyMessage] | Unset

    if TYPE_CHECKING:

        @overload
        def __getitem__(self, key: Literal["messages"], /) -> list[MyAnyMessage]: ...
        @overload
        def __getitem__(self, key: str, /) -> Any: ...
        def __getitem__(self, key: str, /) -> Any: ...


def agent(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyAgentInput, MyAgentOutput, MyAgentState, MyAgentContext]:
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
        output=MyAgentOutput.from_dict,
        state=MyAgentState.from_dict,
    )


def agents(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyAgentsInput, MyAgentsOutput, MyAgentsState, MyAgentsContext]:
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
        output=MyAgentsOutput.from_dict,
        state=MyAgentsState.from_dict,
    )


def approval(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyApprovalInput, MyApprovalOutput, MyApprovalState, MyApprovalContext]:
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
        output=MyApprovalOutput.from_dict,
        state=MyApprovalState.from_dict,
    )


def approvals(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyApprovalsInput, MyApprovalsOutput, MyApprovalsState, MyApprovalsContext]:
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
        output=MyApprovalsOutput.from_dict,
        state=MyApprovalsState.from_dict,
    )


def awkward_forest(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardForestInput, MyAwkwardForestOutput, MyAwkwardForestState, MyAwkwardForestContext
]:
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
        output=MyAwkwardForestOutput.from_dict,
        state=MyAwkwardForestState.from_dict,
    )


def awkward_loose(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardLooseInput, MyAwkwardLooseOutput, MyAwkwardLooseState, MyAwkwardLooseContext
]:
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
        output=MyAwkwardLooseOutput.from_dict,
        state=MyAwkwardLooseState.from_dict,
    )


def awkward_narrow(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardNarrowInput, MyAwkwardNarrowOutput, MyAwkwardNarrowState, MyAwkwardNarrowContext
]:
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
        output=MyAwkwardNarrowOutput.from_dict,
        state=MyAwkwardNarrowState.from_dict,
    )


def awkward_nested(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardNestedInput, MyAwkwardNestedOutput, MyAwkwardNestedState, MyAwkwardNestedContext
]:
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
        output=MyAwkwardNestedOutput.from_dict,
        state=MyAwkwardNestedState.from_dict,
    )


def awkward_order(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardOrderInput, MyAwkwardOrderOutput, MyAwkwardOrderState, MyAwkwardOrderContext
]:
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
        output=MyAwkwardOrderOutput.from_dict,
        state=MyAwkwardOrderState.from_dict,
    )


def awkward_paint(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardPaintInput, MyAwkwardPaintOutput, MyAwkwardPaintState, MyAwkwardPaintContext
]:
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
        output=MyAwkwardPaintOutput.from_dict,
        state=MyAwkwardPaintState.from_dict,
    )


def awkward_shelf(
    client: Client, *, validate: bool = False
) -> TypedGraph[
    MyAwkwardShelfInput, MyAwkwardShelfOutput, MyAwkwardShelfState, MyAwkwardShelfContext
]:
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
        output=MyAwkwardShelfOutput.from_dict,
        state=MyAwkwardShelfState.from_dict,
    )


def awkward_talk(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyAwkwardTalkInput, MyAwkwardTalkOutput, MyAwkwardTalkState, MyAwkwardTalkContext]:
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
        output=MyAwkwardTalkOutput.from_dict,
        state=MyAwkwardTalkState.from_dict,
    )


def awkward_zoo(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyAwkwardZooInput, MyAwkwardZooOutput, MyAwkwardZooState, MyAwkwardZooContext]:
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
        output=MyAwkwardZooOutput.from_dict,
        state=MyAwkwardZooState.from_dict,
    )


def burst(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyBurstInput, MyBurstOutput, MyBurstState, MyBurstContext]:
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
        output=MyBurstOutput.from_dict,
        state=MyBurstState.from_dict,
    )


def chat(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyChatInput, MyChatOutput, MyChatState, MyChatContext]:
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
        output=MyChatOutput.from_dict,
        state=MyChatState.from_dict,
    )


def custom(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyCustomInput, MyCustomOutput, MyCustomState, MyCustomContext]:
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
        output=MyCustomOutput.from_dict,
        state=MyCustomState.from_dict,
    )


def failing(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyFailingInput, MyFailingOutput, MyFailingState, MyFailingContext]:
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
        output=MyFailingOutput.from_dict,
        state=MyFailingState.from_dict,
    )


def job(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyJobInput, MyJobOutput, MyJobState, MyJobContext]:
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
        output=MyJobOutput.from_dict,
        state=MyJobState.from_dict,
    )


def meanwhile(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyMeanwhileInput, MyMeanwhileOutput, MyMeanwhileState, MyMeanwhileContext]:
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
        output=MyMeanwhileOutput.from_dict,
        state=MyMeanwhileState.from_dict,
    )


def nested(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyNestedInput, MyNestedOutput, MyNestedState, MyNestedContext]:
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
        output=MyNestedOutput.from_dict,
        state=MyNestedState.from_dict,
    )


def shopper(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyShopperInput, MyShopperOutput, MyShopperState, MyShopperContext]:
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
        output=MyShopperOutput.from_dict,
        state=MyShopperState.from_dict,
    )


def slow(
    client: Client, *, validate: bool = False
) -> TypedGraph[MySlowInput, MySlowOutput, MySlowState, MySlowContext]:
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
        output=MySlowOutput.from_dict,
        state=MySlowState.from_dict,
    )


def team(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyTeamInput, MyTeamOutput, MyTeamState, MyTeamContext]:
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
        output=MyTeamOutput.from_dict,
        state=MyTeamState.from_dict,
    )


def tools(
    client: Client, *, validate: bool = False
) -> TypedGraph[MyToolsInput, MyToolsOutput, MyToolsState, MyToolsContext]:
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
        output=MyToolsOutput.from_dict,
        state=MyToolsState.from_dict,
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
 "input_schema": {"properties": {"topic": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["topic", "messages"], "type": "object"},
 "output_schema": {"properties": {"topic": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["topic", "messages"], "type": "object"},
 "state_schema": {"properties": {"topic": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
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
 "input_schema": {"properties": {"trees": {"items": {"$ref": "#/$defs/MyBranch"}, "type": "array"}, "count": {"type": "integer"}}, "required": ["trees"], "type": "object"},
 "output_schema": {"properties": {"trees": {"items": {"$ref": "#/$defs/MyBranch"}, "type": "array"}, "count": {"type": "integer"}}, "required": ["trees"], "type": "object"},
 "state_schema": {"properties": {"trees": {"items": {"$ref": "#/$defs/MyBranch"}, "type": "array"}, "count": {"type": "integer"}}, "type": "object"},
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
 "input_schema": {"properties": {"chat": {"$ref": "#/$defs/MyChat"}, "odd": {"$ref": "#/$defs/MyOdd"}, "approved": {"type": "boolean"}, "also": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["chat", "odd"], "type": "object"},
 "output_schema": {"properties": {"chat": {"$ref": "#/$defs/MyChat"}, "odd": {"$ref": "#/$defs/MyOdd"}, "approved": {"type": "boolean"}, "also": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["chat", "odd"], "type": "object"},
 "state_schema": {"properties": {"chat": {"$ref": "#/$defs/MyChat"}, "odd": {"$ref": "#/$defs/MyOdd"}, "approved": {"type": "boolean"}, "also": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-order": {
 "graph_id": "awkward-order",
 "input_schema": {"properties": {"order_id": {"type": "integer"}, "class_": {"type": "string"}, "address": {"$ref": "#/$defs/MyAddress"}, "notes": {"items": {"type": "string"}, "type": "array"}, "total": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "required": ["order_id", "address"], "type": "object"},
 "output_schema": {"properties": {"order_id": {"type": "integer"}, "class_": {"type": "string"}, "address": {"$ref": "#/$defs/MyAddress"}, "notes": {"items": {"type": "string"}, "type": "array"}, "total": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "required": ["order_id", "address"], "type": "object"},
 "state_schema": {"properties": {"order_id": {"type": "integer"}, "class_": {"type": "string"}, "address": {"$ref": "#/$defs/MyAddress"}, "notes": {"items": {"type": "string"}, "type": "array"}, "total": {"anyOf": [{"type": "number"}, {"type": "null"}]}}, "type": "object"},
 "context_schema": null
 },
 "awkward-paint": {
 "graph_id": "awkward-paint",
 "input_schema": {"properties": {"colour": {"$ref": "#/$defs/MyColour"}, "level": {"$ref": "#/$defs/MyLevel"}, "finish": {"anyOf": [{"enum": ["matt", "gloss"], "type": "string"}, {"type": "null"}]}, "mixed": {"additionalProperties": {"type": "number"}, "propertyNames": {"$ref": "#/$defs/MyColour"}, "type": "object"}}, "required": ["colour"], "type": "object"},
 "output_schema": {"properties": {"colour": {"$ref": "#/$defs/MyColour"}, "level": {"$ref": "#/$defs/MyLevel"}, "finish": {"anyOf": [{"enum": ["matt", "gloss"], "type": "string"}, {"type": "null"}]}, "mixed": {"additionalProperties": {"type": "number"}, "propertyNames": {"$ref": "#/$defs/MyColour"}, "type": "object"}}, "required": ["colour"], "type": "object"},
 "state_schema": {"properties": {"colour": {"$ref": "#/$defs/MyColour"}, "level": {"$ref": "#/$defs/MyLevel"}, "finish": {"anyOf": [{"enum": ["matt", "gloss"], "type": "string"}, {"type": "null"}]}, "mixed": {"additionalProperties": {"type": "number"}, "propertyNames": {"$ref": "#/$defs/MyColour"}, "type": "object"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-shelf": {
 "graph_id": "awkward-shelf",
 "input_schema": {"properties": {"numbers": {"$ref": "#/$defs/MyPageInt"}, "pages": {"$ref": "#/$defs/MyPagePageStr"}, "pairs": {"items": {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array"}, "type": "array"}, "by_name": {"additionalProperties": {"items": {"$ref": "#/$defs/MyPageInt"}, "type": "array"}, "type": "object"}}, "required": ["numbers", "pages"], "type": "object"},
 "output_schema": {"properties": {"numbers": {"$ref": "#/$defs/MyPageInt"}, "pages": {"$ref": "#/$defs/MyPagePageStr"}, "pairs": {"items": {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array"}, "type": "array"}, "by_name": {"additionalProperties": {"items": {"$ref": "#/$defs/MyPageInt"}, "type": "array"}, "type": "object"}}, "required": ["numbers", "pages"], "type": "object"},
 "state_schema": {"properties": {"numbers": {"$ref": "#/$defs/MyPageInt"}, "pages": {"$ref": "#/$defs/MyPagePageStr"}, "pairs": {"items": {"maxItems": 2, "minItems": 2, "prefixItems": [{"type": "string"}, {"type": "integer"}], "type": "array"}, "type": "array"}, "by_name": {"additionalProperties": {"items": {"$ref": "#/$defs/MyPageInt"}, "type": "array"}, "type": "object"}}, "type": "object"},
 "context_schema": null
 },
 "awkward-talk": {
 "graph_id": "awkward-talk",
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}, "subject": {"type": "string"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}, "subject": {"type": "string"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}, "subject": {"type": "string"}}, "type": "object"},
 "context_schema": {"properties": {"name": {"type": "string"}, "loud": {"type": "boolean"}}, "required": ["name"], "type": "object"}
 },
 "awkward-zoo": {
 "graph_id": "awkward-zoo",
 "input_schema": {"properties": {"star": {"oneOf": [{"$ref": "#/$defs/MyCat"}, {"$ref": "#/$defs/MyDog"}]}, "others": {"items": {"oneOf": [{"$ref": "#/$defs/MyCat"}, {"$ref": "#/$defs/MyDog"}]}, "type": "array"}, "seen": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}, "required": ["star"], "type": "object"},
 "output_schema": {"properties": {"star": {"oneOf": [{"$ref": "#/$defs/MyCat"}, {"$ref": "#/$defs/MyDog"}]}, "others": {"items": {"oneOf": [{"$ref": "#/$defs/MyCat"}, {"$ref": "#/$defs/MyDog"}]}, "type": "array"}, "seen": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}, "required": ["star"], "type": "object"},
 "state_schema": {"properties": {"star": {"anyOf": [{"$ref": "#/$defs/MyCat"}, {"$ref": "#/$defs/MyDog"}]}, "others": {"items": {"oneOf": [{"$ref": "#/$defs/MyCat"}, {"$ref": "#/$defs/MyDog"}]}, "type": "array"}, "seen": {"anyOf": [{"type": "string"}, {"type": "integer"}, {"type": "null"}]}}, "type": "object"},
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
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
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
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
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
 "input_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "output_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["messages"], "type": "object"},
 "state_schema": {"properties": {"messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "type": "object"},
 "context_schema": null
 }
},
"$defs": {
 "MyAIMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "ai", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_calls": {"items": {"$ref": "#/$defs/MyToolCall"}, "type": "array"}, "invalid_tool_calls": {"items": {"$ref": "#/$defs/MyInvalidToolCall"}, "type": "array"}, "usage_metadata": {"anyOf": [{"$ref": "#/$defs/MyUsageMetadata"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "MyAIMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "AIMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_calls": {"items": {"$ref": "#/$defs/MyToolCall"}, "type": "array"}, "invalid_tool_calls": {"items": {"$ref": "#/$defs/MyInvalidToolCall"}, "type": "array"}, "usage_metadata": {"anyOf": [{"$ref": "#/$defs/MyUsageMetadata"}, {"type": "null"}]}, "tool_call_chunks": {"items": {"$ref": "#/$defs/MyToolCallChunk"}, "type": "array"}, "chunk_position": {"anyOf": [{"const": "last", "type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "MyAddress": {"properties": {"streetName": {"type": "string"}, "zip-code": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["streetName"], "type": "object"},
 "MyBranch": {"properties": {"label": {"type": "string"}, "children": {"items": {"$ref": "#/$defs/MyBranch"}, "type": "array"}, "parent": {"anyOf": [{"$ref": "#/$defs/MyBranch"}, {"type": "null"}]}}, "required": ["label"], "type": "object"},
 "MyCat": {"properties": {"kind": {"const": "cat", "type": "string"}, "lives": {"type": "integer"}}, "type": "object"},
 "MyChat": {"properties": {"title": {"type": "string"}, "messages": {"items": {"oneOf": [{"$ref": "#/$defs/MyAIMessage"}, {"$ref": "#/$defs/MyHumanMessage"}, {"$ref": "#/$defs/MyChatMessage"}, {"$ref": "#/$defs/MySystemMessage"}, {"$ref": "#/$defs/MyFunctionMessage"}, {"$ref": "#/$defs/MyToolMessage"}, {"$ref": "#/$defs/MyAIMessageChunk"}, {"$ref": "#/$defs/MyHumanMessageChunk"}, {"$ref": "#/$defs/MyChatMessageChunk"}, {"$ref": "#/$defs/MySystemMessageChunk"}, {"$ref": "#/$defs/MyFunctionMessageChunk"}, {"$ref": "#/$defs/MyToolMessageChunk"}]}, "type": "array"}}, "required": ["title", "messages"], "type": "object"},
 "MyChatMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "chat", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "role": {"type": "string"}}, "required": ["content", "role"], "type": "object"},
 "MyChatMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "ChatMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "role": {"type": "string"}}, "required": ["content", "role"], "type": "object"},
 "MyColour": {"enum": ["red", "green"], "type": "string"},
 "MyDog": {"properties": {"kind": {"const": "dog", "type": "string"}, "owner": {"type": "string"}}, "required": ["owner"], "type": "object"},
 "MyFunctionMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "function", "type": "string"}, "name": {"type": "string"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content", "name"], "type": "object"},
 "MyFunctionMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "FunctionMessageChunk", "type": "string"}, "name": {"type": "string"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content", "name"], "type": "object"},
 "MyHumanMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "human", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "MyHumanMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "HumanMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "MyInputTokenDetails": {"additionalProperties": true, "properties": {"audio": {"type": "integer"}, "cache_creation": {"type": "integer"}, "cache_read": {"type": "integer"}}, "type": "object"},
 "MyInvalidToolCall": {"additionalProperties": true, "properties": {"type": {"const": "invalid_tool_call", "type": "string"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "args": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "error": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "index": {"anyOf": [{"type": "integer"}, {"type": "string"}]}, "extras": {"additionalProperties": true, "type": "object"}}, "required": ["type", "id", "name", "args", "error"], "type": "object"},
 "MyLevel": {"enum": [1, 10], "type": "integer"},
 "MyOdd": {"properties": {"two words": {"type": "string"}, "class": {"type": "integer"}, "__mangled": {"type": "string"}}, "required": ["two words"], "type": "object"},
 "MyOutputTokenDetails": {"additionalProperties": true, "properties": {"audio": {"type": "integer"}, "reasoning": {"type": "integer"}}, "type": "object"},
 "MyPageInt": {"properties": {"items": {"items": {"type": "integer"}, "type": "array"}, "following": {"anyOf": [{"$ref": "#/$defs/MyPageInt"}, {"type": "null"}]}}, "required": ["items"], "type": "object"},
 "MyPagePageStr": {"properties": {"items": {"items": {"$ref": "#/$defs/MyPageStr"}, "type": "array"}, "following": {"anyOf": [{"$ref": "#/$defs/MyPagePageStr"}, {"type": "null"}]}}, "required": ["items"], "type": "object"},
 "MyPageStr": {"properties": {"items": {"items": {"type": "string"}, "type": "array"}, "following": {"anyOf": [{"$ref": "#/$defs/MyPageStr"}, {"type": "null"}]}}, "required": ["items"], "type": "object"},
 "MySystemMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "system", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "MySystemMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "SystemMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}}, "required": ["content"], "type": "object"},
 "MyToolCall": {"additionalProperties": true, "properties": {"name": {"type": "string"}, "args": {"additionalProperties": true, "type": "object"}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "type": {"const": "tool_call", "type": "string"}}, "required": ["name", "args", "id"], "type": "object"},
 "MyToolCallChunk": {"additionalProperties": true, "properties": {"name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "args": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "index": {"anyOf": [{"type": "integer"}, {"type": "null"}]}, "type": {"const": "tool_call_chunk", "type": "string"}}, "required": ["name", "args", "id", "index"], "type": "object"},
 "MyToolMessage": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "tool", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_call_id": {"type": "string"}, "artifact": {}, "status": {"enum": ["success", "error"], "type": "string"}}, "required": ["content", "tool_call_id"], "type": "object"},
 "MyToolMessageChunk": {"additionalProperties": true, "properties": {"content": {"anyOf": [{"type": "string"}, {"items": {"anyOf": [{"type": "string"}, {"additionalProperties": true, "type": "object"}]}, "type": "array"}]}, "additional_kwargs": {"additionalProperties": true, "type": "object"}, "response_metadata": {"additionalProperties": true, "type": "object"}, "type": {"const": "ToolMessageChunk", "type": "string"}, "name": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "id": {"anyOf": [{"type": "string"}, {"type": "null"}]}, "tool_call_id": {"type": "string"}, "artifact": {}, "status": {"enum": ["success", "error"], "type": "string"}}, "required": ["content", "tool_call_id"], "type": "object"},
 "MyUsageMetadata": {"additionalProperties": true, "properties": {"input_tokens": {"type": "integer"}, "output_tokens": {"type": "integer"}, "total_tokens": {"type": "integer"}, "input_token_details": {"$ref": "#/$defs/MyInputTokenDetails"}, "output_token_details": {"$ref": "#/$defs/MyOutputTokenDetails"}}, "required": ["input_tokens", "output_tokens", "total_tokens"], "type": "object"}
}
}"""
)
"""Assistant → its JSON Schemas, as the server has them."""

__all__ = [
    "MyAIMessage",
    "MyAIMessageChunk",
    "MyAddress",
    "MyAgentContext",
    "MyAgentInput",
    "MyAgentOutput",
    "MyAgentState",
    "MyAgentsContext",
    "MyAgentsInput",
    "MyAgentsOutput",
    "MyAgentsState",
    "MyAnyMessage",
    "MyApprovalContext",
    "MyApprovalInput",
    "MyApprovalOutput",
    "MyApprovalState",
    "MyApprovalsContext",
    "MyApprovalsInput",
    "MyApprovalsOutput",
    "MyApprovalsState",
    "MyAwkwardForestContext",
    "MyAwkwardForestInput",
    "MyAwkwardForestOutput",
    "MyAwkwardForestState",
    "MyAwkwardLooseContext",
    "MyAwkwardLooseInput",
    "MyAwkwardLooseOutput",
    "MyAwkwardLooseState",
    "MyAwkwardNarrowContext",
    "MyAwkwardNarrowInput",
    "MyAwkwardNarrowOutput",
    "MyAwkwardNarrowState",
    "MyAwkwardNestedContext",
    "MyAwkwardNestedInput",
    "MyAwkwardNestedOutput",
    "MyAwkwardNestedState",
    "MyAwkwardOrderContext",
    "MyAwkwardOrderInput",
    "MyAwkwardOrderOutput",
    "MyAwkwardOrderState",
    "MyAwkwardPaintContext",
    "MyAwkwardPaintInput",
    "MyAwkwardPaintOutput",
    "MyAwkwardPaintState",
    "MyAwkwardShelfContext",
    "MyAwkwardShelfInput",
    "MyAwkwardShelfOutput",
    "MyAwkwardShelfState",
    "MyAwkwardTalkContext",
    "MyAwkwardTalkInput",
    "MyAwkwardTalkOutput",
    "MyAwkwardTalkState",
    "MyAwkwardZooContext",
    "MyAwkwardZooInput",
    "MyAwkwardZooOutput",
    "MyAwkwardZooState",
    "MyBranch",
    "MyBurstContext",
    "MyBurstInput",
    "MyBurstOutput",
    "MyBurstState",
    "MyCat",
    "MyChat",
    "MyChatContext",
    "MyChatInput",
    "MyChatMessage",
    "MyChatMessageChunk",
    "MyChatOutput",
    "MyChatState",
    "MyColour",
    "MyCustomContext",
    "MyCustomInput",
    "MyCustomOutput",
    "MyCustomState",
    "MyDog",
    "MyFailingContext",
    "MyFailingInput",
    "MyFailingOutput",
    "MyFailingState",
    "MyFunctionMessage",
    "MyFunctionMessageChunk",
    "MyHumanMessage",
    "MyHumanMessageChunk",
    "MyInputTokenDetails",
    "MyInvalidToolCall",
    "MyJobContext",
    "MyJobInput",
    "MyJobOutput",
    "MyJobState",
    "MyLevel",
    "MyMeanwhileContext",
    "MyMeanwhileInput",
    "MyMeanwhileOutput",
    "MyMeanwhileState",
    "MyNestedContext",
    "MyNestedInput",
    "MyNestedOutput",
    "MyNestedState",
    "MyNewMessage",
    "MyOdd",
    "MyOutputTokenDetails",
    "MyPageInt",
    "MyPagePageStr",
    "MyPageStr",
    "MyRoleMessage",
    "MyShopperContext",
    "MyShopperInput",
    "MyShopperOutput",
    "MyShopperState",
    "MySlowContext",
    "MySlowInput",
    "MySlowOutput",
    "MySlowState",
    "MySystemMessage",
    "MySystemMessageChunk",
    "MyTeamContext",
    "MyTeamInput",
    "MyTeamOutput",
    "MyTeamState",
    "MyToolCall",
    "MyToolCallChunk",
    "MyToolMessage",
    "MyToolMessageChunk",
    "MyToolsContext",
    "MyToolsInput",
    "MyToolsOutput",
    "MyToolsState",
    "MyUsageMetadata",
    "SCHEMAS",
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
