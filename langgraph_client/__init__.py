"""The LangGraph Agent Server from ordinary, blocking Python."""

from typing import TYPE_CHECKING as _TYPE_CHECKING
from typing import Any as _Any

from langgraph_client import client as _client
from langgraph_client._version import __version__
from langgraph_client.client import Client, SyncLangGraphClient, get_client, get_sync_client
from langgraph_client.config import RetryPolicy
from langgraph_client.errors import (
    APIConnectionError,
    APIError,
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

if _TYPE_CHECKING:
    from langgraph_client.client import (
        SyncAssistantsClient,
        SyncCronClient,
        SyncHttpClient,
        SyncRunsClient,
        SyncStoreClient,
        SyncThreadsClient,
    )

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIError",
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
    "SyncAssistantsClient",
    "SyncCronClient",
    "SyncHttpClient",
    "SyncLangGraphClient",
    "SyncRunsClient",
    "SyncStoreClient",
    "SyncThreadsClient",
    "ThreadEvent",
    "ThreadFeed",
    "ThreadStream",
    "UnprocessableEntityError",
    "__version__",
    "get_client",
    "get_sync_client",
]


def __getattr__(name: str) -> _Any:
    """Import a resource's class, such as `SyncRunsClient`, when it is first used."""
    if name in __all__:
        return getattr(_client, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
