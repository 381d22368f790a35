"""The Agent2Agent protocol, as raw JSON-RPC: an assistant whose graph keeps `messages` is an agent."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any

from langgraph_client._generated.endpoints import a2a as endpoints
from langgraph_client.checks import check
from langgraph_client.jsonable import to_jsonable
from langgraph_client.protocol.events import decode
from langgraph_client.protocol.sse import iter_events
from langgraph_client.resources.base import Resource
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.transport.body import Body
from langgraph_client.types import CallOptions, Id, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class A2A(Resource):
    """Sends raw JSON-RPC messages of the Agent2Agent protocol: `client.a2a`."""

    @document_kwargs(CallOptions)
    def post(self, assistant_id: Id, payload: Mapping[str, Any], **options: Unpack[CallOptions]) -> dict[str, Any]:
        """Send one JSON-RPC message to an assistant. It is never retried: if the response is lost, it raises.

        Args:
            assistant_id: The assistant's UUID.
            payload: The message, such as `{"jsonrpc": "2.0", "id": "1", "method": "message/send", "params": …}`.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The JSON-RPC response, which may be an error, such as when there is no such assistant or its graph has no
            `messages`.

        Examples:
            >>> chat = client.assistants.search(graph_id="chat")[0]
            >>> part = {"kind": "text", "text": "Hello"}
            >>> message = {"role": "user", "messageId": "1", "parts": [part]}
            >>> call = {"jsonrpc": "2.0", "id": "1", "method": "message/send"}
            >>> response = client.a2a.post(
            ...     chat.assistant_id, {**call, "params": {"message": message}}
            ... )
            >>> response["result"]["artifacts"][0]["parts"][0]["text"]
            'You said: Hello'

        `POST /a2a/{assistant_id}`
        """
        check("payload", payload, Mapping[str, Any])
        return self._send(endpoints.post(assistant_id, to_jsonable(payload, "payload")), options)

    @document_kwargs(CallOptions)
    def post_stream(
        self, assistant_id: Id, payload: Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Generator[Json, None, None]:
        """Send one JSON-RPC message whose response is streamed. The stream raises after a disconnect; it does not reconnect.

        Args:
            assistant_id: The assistant's UUID.
            payload: The message, such as `{"jsonrpc": "2.0", "id": "1", "method": "message/stream", "params": …}`.
            **options: `headers` and `params` of this call, and `timeout`, whose first part bounds connecting.

        Returns:
            The decoded JSON-RPC responses, as they arrive. The message is sent immediately. `close()` ends the stream.

        Raises:
            APIConnectionError: The connection failed, or no byte arrived within `stall_timeout`.
            BadRequestError: The method does not stream.
            ProtocolError: The response is not a stream, such as when the payload is not a JSON-RPC message.

        Examples:
            >>> chat = client.assistants.search(graph_id="chat")[0]
            >>> part = {"kind": "text", "text": "Hello"}
            >>> message = {"role": "user", "messageId": "1", "parts": [part]}
            >>> call = {"jsonrpc": "2.0", "id": "1", "method": "message/stream"}
            >>> for response in client.a2a.post_stream(
            ...     chat.assistant_id, {**call, "params": {"message": message}}
            ... ):
            ...     kind = response["result"]["kind"]
            >>> kind
            'status-update'

        `POST /a2a/{assistant_id}`
        """
        check("payload", payload, Mapping[str, Any])
        request = endpoints.post_stream(assistant_id, to_jsonable(payload, "payload"))
        answers = _answers(self._transport.open(request, options))
        next(answers)
        return answers


def _answers(body: Body) -> Generator[Json, None, None]:
    """Yield nothing first, then the responses: only a generator that has begun closes the body when it is closed."""
    try:
        yield None
        for event in iter_events(body):
            yield decode(event).data
    finally:
        body.close()
