"""OpenAPI Overlay 1.0 applied strictly: an action that matches nothing is an error, since it means that the document changed.

https://spec.openapis.org/overlay/v1.0.0.html. Targets are RFC 9535 JSONPath. Updates merge objects recursively, append to
arrays and replace everything else.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import yaml
from jsonpath_rfc9535 import find

from codegen.spec import ROOT, Document, SpecError

OVERLAY = ROOT / "openapi" / "overlay.yaml"

Action = dict[str, Any]


def load(path: Path = OVERLAY) -> list[Action]:
    actions: list[Action] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["actions"]
    return actions


def apply(document: Document, actions: list[Action]) -> Document:
    """The document with every action applied. Raises SpecError when an action matches nothing."""
    result, stale = apply_leniently(document, actions)
    if stale:
        raise SpecError("the overlay's actions on these targets match nothing:\n  " + "\n  ".join(stale))
    return result


def apply_leniently(document: Document, actions: list[Action]) -> tuple[Document, list[str]]:
    """The document with what could be applied, and the targets that matched nothing."""
    result, stale = copy.deepcopy(document), []
    for action in actions:
        matches = find(action["target"], result)
        if not matches:
            stale.append(action["target"])
        for match in reversed(matches):  # from the end, so that removing from an array moves no later match
            _act(result, match.location, action)
    return result, stale


def _act(document: Document, location: tuple[int | str, ...], action: Action) -> None:
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
