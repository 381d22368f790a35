"""What all searches share: filters, order, pages, and a selection of fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from langgraph_client.testing.http import Response, answer


def contains(record: Any, wanted: Any) -> bool:
    """Return whether a record contains all wanted values, at any depth."""
    if isinstance(wanted, Mapping) and isinstance(record, Mapping):
        return all(key in record and contains(record[key], value) for key, value in wanted.items())
    return bool(record == wanted)


def filtered(
    records: Iterable[dict[str, Any]],
    body: Mapping[str, Any],
    equal: Iterable[str],
    within: Iterable[str] = ("metadata",),
) -> list[dict[str, Any]]:
    """Return the records whose fields equal those of the body."""
    same = {name: body[name] for name in equal if body.get(name) is not None}
    inside = {name: body[name] for name in within if body.get(name)}
    return [
        one
        for one in records
        if all(one.get(name) == value for name, value in same.items())
        and all(contains(one.get(name) or {}, value) for name, value in inside.items())
    ]


def page(records: list[dict[str, Any]], body: Mapping[str, Any], newest: str = "created_at") -> Response:
    """Return a page of records, by default the newest first, with the headers that announce further pages."""
    descending = str(body.get("sort_order") or "desc").lower() == "desc"
    key = body.get("sort_by") or newest
    made_last_first = records[::-1] if descending else records
    ordered = sorted(made_last_first, key=lambda one: str(one.get(key)), reverse=descending)
    offset, limit = int(body.get("offset") or 0), int(body.get("limit") or 10)
    found = ordered[offset : offset + limit]
    more = offset + limit < len(ordered)
    headers = {"X_Pagination_Total": str(offset + len(found) + more)}
    if more:
        headers["X_Pagination_Next"] = str(offset + limit)
    return answer([chosen(one, body.get("select")) for one in found], 200, **headers)


def chosen(record: dict[str, Any], select: Iterable[str] | None) -> dict[str, Any]:
    """Return a record with the requested fields only."""
    return record if not select else {name: record[name] for name in select if name in record}
