"""The LangGraph Agent Server from ordinary, blocking Python."""

from langgraph_client._version import __version__
from langgraph_client.client import Client, get_client, get_sync_client
from langgraph_client.config import RetryPolicy
from langgraph_client.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    AuthenticationError,
    BadRequestError,
    CommandRefused,
    ConflictError,
    DeadlineExceeded,
    EventsDropped,
    InternalServerError,
    LangGraphError,
    NotFoundError,
    PayloadTooLargeError,
    PermissionDeniedError,
    ProtocolError,
    ProxyAuthenticationRequired,
    RateLimitError,
    ResultUnavailable,
    RunCancelled,
    RunFailed,
    StreamGapWarning,
    StreamInterrupted,
    UnprocessableEntityError,
)
from langgraph_client.protocol.events import StreamPart
from langgraph_client.protocol.message import Message
from langgraph_client.protocol.thread_events import Interrupt, ThreadEvent
from langgraph_client.streams.run import RunStream
from langgraph_client.streams.session import ThreadStream
from langgraph_client.streams.thread import ThreadFeed
from langgraph_client.types import UNSET

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "CommandRefused",
    "ConflictError",
    "DeadlineExceeded",
    "EventsDropped",
    "InternalServerError",
    "Interrupt",
    "LangGraphError",
    "Message",
    "NotFoundError",
    "PayloadTooLargeError",
    "PermissionDeniedError",
    "ProtocolError",
    "ProxyAuthenticationRequired",
    "RateLimitError",
    "ResultUnavailable",
    "RetryPolicy",
    "RunCancelled",
    "RunFailed",
    "RunStream",
    "StreamGapWarning",
    "StreamInterrupted",
    "StreamPart",
    "ThreadEvent",
    "ThreadFeed",
    "ThreadStream",
    "UnprocessableEntityError",
    "__version__",
    "get_client",
    "get_sync_client",
]
