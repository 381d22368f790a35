"""The store: items in namespaces."""

from __future__ import annotations

from typing import Any

from langgraph_client.testing.http import Refused, Response, answer, nothing
from langgraph_client.testing.rest.search import contains
from langgraph_client.testing.routes import Call
from langgraph_client.testing.state import now


def put(call: Call) -> Response:
    """PUT /store/items."""
    body, items = call.body, call.fake.state.items
    for label in body["namespace"]:
        if not label or "." in label:
            raise Refused(422, f"Namespace label {label!r} must be a non-empty string without periods")
    key = (tuple(body["namespace"]), body["key"])
    made = items[key]["created_at"] if key in items else now()
    items[key] = {
        "namespace": list(body["namespace"]), "key": body["key"], "value": body["value"], "created_at": made,
        "updated_at": now(),
    }  # fmt: skip
    return nothing()


def get(call: Call) -> Response:
    """GET /store/items."""
    request = call.request
    namespace = tuple(one for one in request.parameter("namespace").split(".") if one)
    return answer(call.fake.state.items.get((namespace, request.parameter("key"))))


def delete(call: Call) -> Response:
    """DELETE /store/items."""
    call.fake.state.items.pop((tuple(call.body.get("namespace") or ()), call.body["key"]), None)
    return nothing()


def search(call: Call) -> Response:
    """POST /store/items/search."""
    body = call.body
    if body.get("query"):
        raise Refused(501, "A fake Agent Server has no search by meaning (`query`): use `filter`.")
    prefix = tuple(body.get("namespace_prefix") or ())
    found: list[dict[str, Any]] = [
        {**item, "score": None}
        for (namespace, _), item in call.fake.state.items.items()
        if namespace[: len(prefix)] == prefix and contains(item["value"], body.get("filter") or {})
    ]
    offset = body.get("offset") or 0
    return answer({"items": found[offset : offset + (body.get("limit") or 10)]})


def namespaces(call: Call) -> Response:
    """POST /store/namespaces."""
    body = call.body
    prefix, suffix = tuple(body.get("prefix") or ()), tuple(body.get("suffix") or ())
    depth = body.get("max_depth")
    found = {
        namespace[:depth]
        for namespace, _ in call.fake.state.items
        if namespace[: len(prefix)] == prefix and namespace[len(namespace) - len(suffix) :] == suffix
    }
    offset = body.get("offset") or 0
    return answer({"namespaces": [list(one) for one in sorted(found)][offset : offset + (body.get("limit") or 100)]})
