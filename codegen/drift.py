"""Compares versions of the server: their operations and schemas, and overlay actions that no longer match.

For two servers of the server table, lists what a user of the client gains and loses between them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from codegen import overlay
from codegen.spec import Document, SpecError, name_schemas, operations
from langgraph_client import servers


def report(ours: Document, theirs: Document, names: dict[str, dict[str, str]], actions: list[overlay.Action]) -> str:
    """Return a readable report, with one line for each difference."""
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
    """Yield the dotted paths at which two values differ."""
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


def between(old: str, new: str) -> str:
    """Return a description of what a user of the client gains and loses by changing the server.

    Args:
        old: A version of langgraph-api, or `Aegra`.
        new: The same.

    Raises:
        SpecError: A server is not known.
    """
    before, after = (_server(one) for one in (old, new))
    had, has = (dict(servers.lacking(one)) for one in (before, after))
    lost = [f"- you can't {row.what} any more ({name})" for name, row in has.items() if name not in had]
    gained = [f"+ you can {row.what} ({name})" for name, row in had.items() if name not in has]
    return "\n".join([f"{before} → {after}", *(lost or ["nothing is lost"]), *gained])


def _server(name: str) -> servers.Server:
    if name.lower() == servers.AEGRA.lower():
        return servers.Server(servers.AEGRA, servers.AEGRA_VERSION)
    if re.fullmatch(r"\d+(\.\d+)*", name):
        return servers.Server(servers.OFFICIAL, name)
    raise SpecError(f"a server is a version of {servers.OFFICIAL}, as 0.9.0, or {servers.AEGRA}; got {name!r}")
