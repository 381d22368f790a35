"""Shows keywords that many methods share, declared once as a TypedDict, in each method's signature.

`help(client.runs.stream)` and an interactive shell then list every keyword, as type checkers do by `Unpack`. So does the
error for a keyword that the method does not have.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any, TypeVar

from langgraph_client.checks import remember

F = TypeVar("F", bound=Callable[..., Any])


def document_kwargs(*groups: type) -> Callable[[F], F]:
    """Replace a function's `**` by the keywords of TypedDicts in the signature that `help` shows."""

    def decorate(function: F) -> F:
        signature = inspect.signature(function)
        own = [p for p in signature.parameters.values() if p.kind is not inspect.Parameter.VAR_KEYWORD]
        shared = [parameter for group in groups for parameter in _parameters(group)]
        remember(function, [p.name for p in [*own, *shared] if p.name != "self"])
        function.__signature__ = signature.replace(parameters=[*own, *shared])  # type: ignore[attr-defined]
        return function

    return decorate


@functools.cache
def _parameters(group: type) -> tuple[inspect.Parameter, ...]:
    """The keywords of a TypedDict, which many methods have."""
    return tuple(
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_written(hint))
        for name, hint in inspect.get_annotations(group).items()
    )


def _written(hint: Any) -> Any:
    """A hint as it stands in the source."""
    return getattr(hint, "__forward_arg__", hint)
