"""What another version of the server changes: its operations, its schemas, and our overlay's actions that went stale."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from codegen import overlay
from codegen.spec import Document, SpecError, name_schemas, operations


def report(ours: Document, theirs: Document, names: dict[str, dict[str, str]], actions: list[overlay.Action]) -> str:
    """A text for people, one line a difference."""
    title = f"{ours['info']['version']} → {theirs['info']['version']}"
    lines = [
        *_changes("operation", dict(operations(ours)), dict(operations(theirs))),
        *_changes("schema", ours["components"]["schemas"], theirs["components"]["schemas"]),
        *_stale(theirs, names, actions),
    ]
    return "\n".join([title, *(lines or ["no difference"])])


def _changes(what: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield f"+ {what} {name}"
        elif name not in new:
            yield f"- {what} {name}"
        elif old[name] != new[name]:
            yield f"~ {what} {name}: {', '.join(sorted(_paths(old[name], new[name])))}"


def _paths(old: Any, new: Any, at: str = "") -> Iterator[str]:
    """Where two values differ, as dotted paths."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                yield from _paths(old.get(key), new.get(key), f"{at}.{key}".lstrip("."))
    else:
        yield f"{at} {_short(old)} → {_short(new)}"


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _stale(theirs: Document, names: dict[str, dict[str, str]], actions: list[overlay.Action]) -> Iterator[str]:
    found = {key for key, _ in operations(theirs)}
    for key in sorted(set(names["operations"]) - found):
        yield f"! names.toml names {key}, which is gone"
    usable = {}
    for name, pointer in names["schemas"].items():
        try:
            name_schemas(theirs, {name: pointer})
            usable[name] = pointer
        except SpecError as error:
            yield f"! names.toml, {name}: {error}"
    for target in overlay.apply_leniently(name_schemas(theirs, usable), actions)[1]:
        yield f"! stale overlay action: {target}"
