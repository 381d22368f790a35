"""The options of a single call (headers, query parameters, time-out), and the headers that it is sent with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import parse_qsl

import requests

from langgraph_client._version import __version__
from langgraph_client.checks import unexpected
from langgraph_client.config import KEY_HEADER, Settings, checked_headers, timeout_pair
from langgraph_client.jsonable import to_jsonable
from langgraph_client.request import Call, Pairs, scalar
from langgraph_client.transport.headers import RawHeaders, merged
from langgraph_client.types import UNSET, CallOptions, QueryParams

EVENT_STREAM: Final = "text/event-stream"

_KNOWN = frozenset(CallOptions.__annotations__)
_USER_AGENT = f"langgraph-client/{__version__} {requests.utils.default_user_agent()}"


def checked_options(options: CallOptions | None) -> CallOptions:
    """Return the options after checking each of them.

    Raises:
        TypeError: There is an unknown option, or one is of the wrong type.
        ValueError: A header contains a line break, or a time-out is not positive.
    """
    if not options:
        return CallOptions()
    unknown = sorted(options.keys() - _KNOWN)
    if unknown:
        raise unexpected(unknown[0], _KNOWN)
    checked = CallOptions(headers=checked_headers(options.get("headers")), params=options.get("params"))
    if options.get("timeout") is not None:
        timeout_pair(options["timeout"])
        checked["timeout"] = options["timeout"]
    return checked


def request_headers(
    settings: Settings, request: Call, options: CallOptions, accept: str, context: Mapping[str, str]
) -> RawHeaders:
    """Return the headers of a request: the context's, ours and the key, then the client's, the call's and the operation's.

    Args:
        settings: The client's settings.
        request: The request.
        options: The call's own options.
        accept: The media types of the response.
        context: The headers of the observation that the call is part of.
    """
    ours = {"User-Agent": _USER_AGENT, "Accept": accept}
    if accept == EVENT_STREAM:
        ours["Accept-Encoding"] = "identity"  # a proxy that compresses delays events
        ours["Cache-Control"] = "no-store"
    elif request.method == "GET":
        ours["Cache-Control"] = "no-cache"  # a cache in between would repeat an outdated status
    if request.json is not UNSET:
        ours["Content-Type"] = "application/json"
    if settings.api_key:
        ours[KEY_HEADER] = settings.api_key
    return merged(context, ours, settings.current_headers(), options.get("headers") or {}, dict(request.headers))


def merged_query(params: QueryParams | None) -> Pairs:
    """Return extra query parameters as pairs. A sequence as a value repeats its key, None is an empty value.

    Raises:
        TypeError: The parameters are not a mapping, a sequence of pairs or a query string; or a value is not a scalar.
    """
    if params is None:
        return ()
    if isinstance(params, str):
        return tuple(parse_qsl(params, keep_blank_values=True))
    if isinstance(params, Mapping):
        items = [(key, params[key]) for key in params]
    elif isinstance(params, Sequence) and all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in params):  # noqa: PLR2004
        items = [(pair[0], pair[1]) for pair in params]
    else:
        raise TypeError(f"params must be a mapping, a sequence of pairs or a query as a str, got {params!r}")
    return tuple((str(name), _scalar(str(name), one)) for name, value in items for one in _each(value))


def _scalar(name: str, value: object) -> str:
    data = to_jsonable(value, f"params[{name!r}]")
    if isinstance(data, (list, dict)):
        raise TypeError(f"params[{name!r}] must be a str, a number, a bool or None, got {value!r}")
    return scalar(data)


def _each(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else (value,)
