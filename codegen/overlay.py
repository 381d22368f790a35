"""Applies an OpenAPI Overlay 1.0 strictly: an action that matches nothing raises: the document has changed.

https://spec.openapis.org/overlay/v1.0.0.html. Targets are RFC 9535 JSONPath. Updates merge objects recursively, append to
arrays and replace everything else.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Union

import yaml
from jsonpath_rfc9535 import JSONPathError, JSONPathQuery, compile

from codegen.spec import ROOT, Document, SpecError

OVERLAY = ROOT / "openapi" / "overlay.yaml"

Action = dict[str, Any]
Location = tuple[Union[int, str], ...]


def load(path: Path = OVERLAY) -> list[Action]:
    actions: list[Action] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["actions"]
    return actions


def apply(document: Document, actions: list[Action]) -> Document:
    """Return the document with every action applied. Raises SpecError when an action matches nothing."""
    result, stale = apply_leniently(document, actions)
    if stale:
        raise SpecError("the overlay's actions on these targets match nothing:\n  " + "\n  ".join(stale))
    return result


def apply_leniently(document: Document, actions: list[Action]) -> tuple[Document, list[str]]:
    """Return the document with the applicable actions applied, and the targets that matched nothing."""
    result, stale = copy.deepcopy(document), []
    for action in actions:
        target = _compiled(action)
        stale += _lost(action["target"], target, result)
        for location in _from_the_end(target, result):
            _act(result, location, action)
    return result, stale


def _compiled(action: Action) -> JSONPathQuery:
    if "update" not in action and not action.get("remove"):
        raise SpecError(f"the overlay's action on {action['target']} does nothing")
    try:
        return compile(action["target"])
    except JSONPathError as error:
        raise SpecError(f"the overlay's target {action['target']} is no JSONPath: {error}") from error


def _lost(text: str, target: JSONPathQuery, document: Document) -> list[str]:
    """Return the target if nothing matches it, or else its branches that match nothing."""
    branches = list(_branches(target))
    lost = [branch for branch in branches if not branch.find(document)]
    return [text] if len(lost) == len(branches) else [f"{branch} (a branch of {text})" for branch in lost]


def _branches(target: JSONPathQuery) -> Iterator[JSONPathQuery]:
    """Yield a query for each member of the target's unions, in every combination."""
    choices = [[type(part)(env=part.env, token=part.token, selectors=(one,)) for one in part.selectors]
               for part in target.segments]  # fmt: skip
    for segments in itertools.product(*choices):
        yield JSONPathQuery(env=target.env, segments=segments)


def _from_the_end(target: JSONPathQuery, document: Document) -> list[Location]:
    """Return the target's locations, in an order in which no removal moves a location that is still to be removed."""
    found = {match.location for match in target.find(document)}
    return sorted(found, key=lambda at: [(isinstance(key, str), key) for key in at], reverse=True)


def _act(document: Document, location: Location, action: Action) -> None:
    parent: Any = document
    for key in location[:-1]:
        parent = parent[key]
    if action.get("remove"):
        del parent[location[-1]]
    elif "update" in action:
        parent[location[-1]] = _merged(parent[location[-1]], action["update"])


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged(old.get(key), value) for key, value in new.items()}
    if isinstance(old, list) and isinstance(new, list):
        return old + new
    return copy.deepcopy(new)
