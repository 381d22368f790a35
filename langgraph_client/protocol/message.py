"""A whole message as a value. Its attributes never raise, whatever the server has sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from langgraph_client.brief import brief
from langgraph_client.model_base import Model
from langgraph_client.types import Json

if TYPE_CHECKING:
    from typing_extensions import Self


class Message(Model):
    """A whole message, and its origin.

    It is a dict: the message as in the graph's state, with every key that the server sent. It can be the input of a run,
    and is equal to the message in `client.threads.get_state(…).values`.

    Attributes:
        namespace: The path of subgraphs that it comes from; empty for the graph itself.
        metadata: The server's metadata of its first chunk.
    """

    __slots__ = ("metadata", "namespace")

    def __init__(
        self, data: Mapping[str, Any], namespace: tuple[str, ...] = (), metadata: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(data)
        self.namespace = namespace
        self.metadata = {} if metadata is None else metadata

    @property
    def id(self) -> str | None:
        """The message's ID; None when it has none."""
        return self.get("id")

    @property
    def type(self) -> str:
        """The author's role: `ai`, `human`, `tool`, `system`; `unknown` when the server does not say."""
        return str(self.get("type") or "unknown")

    @property
    def content(self) -> Json:
        """A string, or a list of blocks."""
        return self.get("content")

    @property
    def text(self) -> str:
        """The text of the content; without reasoning, and empty when there is none."""
        return text_of(self.content)

    @property
    def reasoning(self) -> str:
        """The model's reasoning; empty when there is none."""
        thoughts = "".join(_thought(block) for block in _blocks(self.content))
        return thoughts or str(as_dict(self.get("additional_kwargs")).get("reasoning_content") or "")

    @property
    def tool_calls(self) -> list[dict[str, Any]]:
        """The tool calls: dicts with `name`, `args` (a dict) and `id`."""
        return self.get("tool_calls") or []

    @property
    def invalid_tool_calls(self) -> list[dict[str, Any]]:
        """Calls whose `args` are not a JSON object: `args` is then the text that the model wrote. Nothing is guessed: calls
        that end early are invalid too.
        """  # noqa: D205
        return self.get("invalid_tool_calls") or []

    @property
    def usage(self) -> dict[str, Any] | None:
        """The numbers of tokens: `input_tokens`, `output_tokens`, `total_tokens`; None when unknown."""
        return self.get("usage_metadata")

    @property
    def node(self) -> str | None:
        """The graph's node that it comes from."""
        return self.metadata.get("langgraph_node")

    @property
    def tags(self) -> list[str]:
        """The tags of the model that generated it."""
        return list(as_list(self.metadata.get("tags")))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self), self.namespace, self.metadata)

    def copy(self) -> Self:
        """Return a shallow copy, with the same origin."""
        return type(self)(self, self.namespace, self.metadata)

    def __repr__(self) -> str:
        calls = f", tool_calls={self.tool_calls!r}" if self.tool_calls else ""
        return f"Message(id={self.id!r}, type={self.type!r}, text={self.text!r}{calls}, node={self.node!r})"


def text_of(content: Json) -> str:
    """Return the text in a message's content, without reasoning."""
    if isinstance(content, str):
        return content
    return "".join(
        block if isinstance(block, str) else str(block.get("text") or "")
        for block in _blocks(content)
        if isinstance(block, str) or block.get("type") == "text"
    )


def _blocks(content: Json) -> list[str | dict[str, Any]]:
    return [block for block in as_list(content) if isinstance(block, (str, dict))]


def _thought(block: str | dict[str, Any]) -> str:
    """Return the reasoning in one block, in the forms of langchain and of model providers."""
    if isinstance(block, str) or block.get("type") not in ("reasoning", "thinking"):
        return ""
    summary = "".join(str(as_dict(one).get("text") or "") for one in as_list(block.get("summary")))
    return str(block.get("reasoning") or block.get("thinking") or summary)


def as_text(value: Json) -> str:
    """Return a str unchanged, and a truncated repr of other values: JSON can be too deep for Python's own `str`."""
    return value if isinstance(value, str) else brief(value)


def as_dict(value: Json) -> dict[str, Any]:
    """Return the value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Json) -> list[Any]:
    """Return the value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
