"""The LangGraph Agent Server from ordinary, blocking Python.

A name is imported from its module when it is first used, so that `except RunFailed` or a command line's `--help` does not
import what only requests need.
"""

import typing as _typing

from langgraph_client._version import __version__

if _typing.TYPE_CHECKING:
    # The modules that have public names are attributes, too: `as` says so to type checkers.
    from langgraph_client import client as client
    from langgraph_client import config as config
    from langgraph_client import errors as errors
    from langgraph_client import protocol as protocol
    from langgraph_client import streams as streams
    from langgraph_client import types as types
    from langgraph_client.client import (
        Client,
        SyncAssistantsClient,
        SyncCronClient,
        SyncHttpClient,
        SyncLangGraphClient,
        SyncRunsClient,
        SyncStoreClient,
        SyncThreadsClient,
        get_client,
        get_sync_client,
    )
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
        UnsupportedByServer,
    )
    from langgraph_client.protocol.events import StreamPart
    from langgraph_client.protocol.message import Message
    from langgraph_client.protocol.thread_events import Interrupt, ThreadEvent
    from langgraph_client.streams.run import RunStream
    from langgraph_client.streams.thread_feed import ThreadFeed
    from langgraph_client.streams.thread_stream import ThreadStream
    from langgraph_client.types import UNSET
else:

    def __getattr__(name):  # noqa: ANN001, ANN202 - type checkers do not see it: to them a wrong name is an error
        """Import a public name, or a module that has some, when it is first used."""
        from importlib import import_module

        if name in _MODULES:
            return import_module(f"{__name__}.{name}")
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value  # the next time it is found without this function
        return value

    def __dir__():  # noqa: ANN202
        """Return every public name, imported or not."""
        return sorted({*globals(), *__all__})


_NAMES = {
    "client": (
        "Client SyncAssistantsClient SyncCronClient SyncHttpClient SyncLangGraphClient SyncRunsClient "
        "SyncStoreClient SyncThreadsClient get_client get_sync_client"
    ),
    "config": "RetryPolicy",
    "errors": (
        "APIConnectionError APIError APIStatusError APITimeoutError AuthenticationError BadRequestError "
        "CommandRefused ConflictError DeadlineExceeded EventsDropped InternalServerError LangGraphError "
        "NotFoundError PayloadTooLargeError PermissionDeniedError ProtocolError ProxyAuthenticationRequired "
        "RateLimitError ResultUnavailable RunCancelled RunFailed StreamGapWarning StreamInterrupted "
        "UnprocessableEntityError UnsupportedByServer"
    ),
    "protocol.events": "StreamPart",
    "protocol.message": "Message",
    "protocol.thread_events": "Interrupt ThreadEvent",
    "streams.run": "RunStream",
    "streams.thread_stream": "ThreadStream",
    "streams.thread_feed": "ThreadFeed",
    "types": "UNSET",
}
"""A module, and the public names in it: those that type checkers see above."""
_HOMES = {name: module for module, names in _NAMES.items() for name in names.split()}
_MODULES = {module.partition(".")[0] for module in _NAMES}

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
    "UnsupportedByServer",
    "__version__",
    "get_client",
    "get_sync_client",
]
