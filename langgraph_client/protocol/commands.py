"""Commands of the thread protocol, as values. A response has the command's number, and a result or an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from langgraph_client.brief import brief
from langgraph_client.errors import CommandRefused, ProtocolError
from langgraph_client.protocol.message import as_text
from langgraph_client.types import Json

_LONGEST = 300
RUN_START = "run.start"
INPUT_RESPOND = "input.respond"
GET_TREE = "agent.getTree"
SUBSCRIBE = "subscription.subscribe"


@attrs.frozen
class Command:
    """A command to a thread.

    Attributes:
        id: The number that the response repeats.
        method: The command, such as `run.start`.
        params: Its parameters; plain JSON data.
    """

    id: int
    method: str
    params: dict[str, Any] = attrs.field(factory=dict)

    @property
    def repeatable(self) -> bool:
        """Whether it is safe to send it again."""
        return self.method == GET_TREE

    def to_dict(self) -> dict[str, Any]:
        """Return the command as JSON data."""
        return {"id": self.id, "method": self.method, "params": self.params}

    def result(self, answer: Json) -> dict[str, Any]:
        """Return the result in a response.

        Raises:
            CommandRefused: The server rejected it.
            ProtocolError: It is not a response to a command.
        """
        kind = answer.get("type") if isinstance(answer, Mapping) else None
        if kind == "success":
            result = answer.get("result")
            return dict(result) if isinstance(result, Mapping) else {}
        if kind == "error":
            code, message = as_text(answer.get("error", "")), as_text(answer.get("message", ""))
            raise CommandRefused(code, message, method=self.method)
        raise ProtocolError(f"{self.method}: expected an answer, got {brief(answer)}"[:_LONGEST])
