"""The Model Context Protocol, as raw JSON-RPC: assistants are its tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs

from langgraph_client._generated.endpoints import mcp as endpoints
from langgraph_client.checks import check
from langgraph_client.jsonable import to_jsonable
from langgraph_client.resources.base import Resource
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack

_ACCEPT: Final = "application/json, text/event-stream"
"""The protocol requires that every client accepts both."""


class MCP(Resource):
    """Sends raw JSON-RPC messages of the Model Context Protocol: `client.mcp`."""

    @document_kwargs(CallOptions)
    def post(self, payload: Mapping[str, Any], **options: Unpack[CallOptions]) -> dict[str, Any] | None:
        """Send one JSON-RPC message. It is never retried: if the response is lost, it raises.

        Args:
            payload: The message, such as `{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}`.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The JSON-RPC response, which may be an error; None for a notification.

        Raises:
            BadRequestError: It is not a JSON-RPC message.

        Examples:
            >>> response = client.mcp.post({"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
            >>> tools = response["result"]["tools"] if response else []
            >>> "agent" in [tool["name"] for tool in tools]
            True

        `POST /mcp/`
        """
        check("payload", payload, Mapping[str, Any])
        request = endpoints.post(to_jsonable(payload, "payload"))
        return self._send(attrs.evolve(request, accept=_ACCEPT), options)

    @document_kwargs(CallOptions)
    def get(self, **options: Unpack[CallOptions]) -> None:
        """Request the server's own event stream. The Agent Server has none: its response is 405.

        Args:
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            APIStatusError: There is no such stream.

        Examples:
            >>> from langgraph_client import APIStatusError
            >>> try:
            ...     client.mcp.get()
            ... except APIStatusError as error:
            ...     print(error)
            405 GET /mcp/: Method Not Allowed

        `GET /mcp/`
        """
        self._send(endpoints.get(), options)

    @document_kwargs(CallOptions)
    def delete(self, **options: Unpack[CallOptions]) -> None:
        """End a session. The Agent Server has no sessions: its response is 404.

        Args:
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            NotFoundError: There is no session.

        Examples:
            >>> from langgraph_client import NotFoundError
            >>> try:
            ...     client.mcp.delete()
            ... except NotFoundError as error:
            ...     print(error)
            404 DELETE /mcp/: Not Found

        `DELETE /mcp/`
        """
        self._send(endpoints.delete(), options)
