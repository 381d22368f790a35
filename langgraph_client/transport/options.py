"""What a single call may say: its own headers, query parameters and time-out. Anything else is refused by name."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence

from langgraph_client.config import checked_headers, timeout_pair
from langgraph_client.request import Pairs, scalar
from langgraph_client.types import CallOptions, QueryParams

_KNOWN = frozenset(CallOptions.__annotations__)


def checked_options(options: CallOptions | None) -> CallOptions:
    """The options, each of them checked.

    Raises:
        TypeError: There is an unknown one, or one is of the wrong type.
        ValueError: A header is reserved or has a line break in it, or a time-out is not positive.
    """
    if not options:
        return CallOptions()
    unknown = sorted(options.keys() - _KNOWN)
    if unknown:
        raise TypeError(f"unexpected keyword argument {unknown[0]!r}; every call takes {', '.join(sorted(_KNOWN))}")
    checked = CallOptions(headers=checked_headers(options.get("headers")), params=options.get("params"))
    if options.get("timeout") is not None:
        timeout_pair(options["timeout"])
        checked["timeout"] = options["timeout"]
    return checked


def merged_query(params: QueryParams | None) -> Pairs:
    """Extra query parameters as pairs; a sequence as a value repeats its key.

    Raises:
        TypeError: It is neither a mapping nor a sequence of pairs, or a value is no scalar.
    """
    if params is None:
        return ()
    if isinstance(params, Mapping):
        items = list(params.items())
    elif isinstance(params, Sequence) and all(isinstance(pair, (tuple, list)) and len(pair) == 2 for pair in params):  # noqa: PLR2004
        items = [(pair[0], pair[1]) for pair in params]
    else:
        raise TypeError(f"params must be a mapping or a sequence of pairs, got {params!r}")
    pairs = [(str(name), one) for name, value in items for one in _each(value)]
    for name, one in pairs:
        if not isinstance(one, (str, int, float, uuid.UUID)):
            raise TypeError(f"params[{name!r}] must be a str, a number or a bool, got {one!r}")
    return tuple((name, scalar(one)) for name, one in pairs)


def _each(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else (value,)
