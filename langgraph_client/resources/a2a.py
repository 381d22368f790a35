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
from langgraph_client.resources.keywords import takes
from langgraph_client.transport.body import Body
from langgraph_client.types import CallOptions, Id, Json

if TYPE_CHECKING:
    from typing_extensions import Unpack


class A2A(Resource):
    """`client.a2a`."""

    @takes(CallOptions)
    def post(self, assistant_id: Id, payload: Mapping[str, Any], **options: Unpack[CallOptions]) -> dict[str, Any]:
        """Send one JSON-RPC message to an assistant. It is never sent twice, so a message whose answer is lost raises.

        Args:
            assistant_id: The assistant's UUID.
            payload: The message, as `{"jsonrpc": "2.0", "id": "1", "method": "message/send", "params": …}`.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            The JSON-RPC answer, which may be an error, as when there is no such assistant or its graph keeps no
            `messages`.

        `POST /a2a/{assistant_id}`
        """
        check("payload", payload, Mapping[str, Any])
        return self._send(endpoints.post(assistant_id, to_jsonable(payload, "payload")), options)

    @takes(CallOptions)
    def post_stream(
        self, assistant_id: Id, payload: Mapping[str, Any], **options: Unpack[CallOptions]
    ) -> Generator[Json, None, None]:
        """Send one JSON-RPC message whose response is streamed. The stream raises after a disconnect; it does not reconnect.

        Args:
            assistant_id: The assistant's UUID.
            payload: The message, as `{"jsonrpc": "2.0", "id": "1", "method": "message/stream", "params": …}`.
            **options: `headers` and `params` of this call, and `timeout`, whose first part bounds connecting.

        Returns:
            The JSON-RPC answers, decoded, as they come. The message is sent at once. `close()` ends the stream.

        Raises:
            APIConnectionError: The connection broke, or not even a heartbeat came for the stall time-out.
            BadRequestError: The method does not stream.
            ProtocolError: The response is not a stream, such as when the payload is not a JSON-RPC message.

        `POST /a2a/{assistant_id}`
        """
        check("payload", payload, Mapping[str, Any])
        request = endpoints.post_stream(assistant_id, to_jsonable(payload, "payload"))
        answers = _answers(self._transport.open(request, options))
        next(answers)
        return answers


def _answers(body: Body) -> Generator[Json, None, None]:
    """First nothing, then the answers. Only a generator that has begun closes the body when it is closed or forgotten."""
    try:
        yield None
        for event in iter_events(body):
            yield decode(event).data
    finally:
        body.close()
