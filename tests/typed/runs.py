"""What the graphs of the real server are run with: an input for each, some with a context or a response to a question."""

from __future__ import annotations

from typing import Any

import attrs


@attrs.frozen
class Case:
    """A run of a graph."""

    input: dict[str, Any]
    context: dict[str, Any] | None = None
    response: Any = None
    """What the interrupt of its run is answered with; None where there is none."""
    fails: bool = False


def said(text: str) -> dict[str, Any]:
    """The input of a chat."""
    return {"messages": [{"role": "user", "content": text}]}


CASES = {
    "agent": Case({"topic": "tea"}),
    "agents": Case({"topic": "tea", "messages": []}),
    "approval": Case({"request": "buy cats"}, response="yes"),
    "approvals": Case({"request": "buy cats"}),
    "burst": Case({"count": 3}),
    "chat": Case(said("hello")),
    "custom": Case({"count": 2, "name": "progress"}),
    "failing": Case({"topic": "tea"}, fails=True),
    "meanwhile": Case({"request": "buy cats"}, response="yes"),
    "nested": Case({"trail": []}),
    "shopper": Case(said("buy cats"), response="yes"),
    "slow": Case({"steps": 2, "delay": 0.01}),
    "team": Case({"topic": "tea", "said": []}),
    "tools": Case(said("Oslo")),
    "job": Case({"name": "mow"}),
    "awkward-order": Case({"order_id": 1, "class_": "express", "address": {"streetName": "Elm St", "zip-code": None}}),
    "awkward-loose": Case({"query": "cats", "limit": None}),
    "awkward-talk": Case(said("hello"), context={"name": "Ada", "loud": True}),
    "awkward-zoo": Case({"star": {"kind": "cat"}, "others": [{"kind": "dog", "owner": "Ada"}]}),
    "awkward-forest": Case({"trees": [{"label": "a", "children": [{"label": "b"}], "parent": {"label": "c"}}]}),
    "awkward-paint": Case({"colour": "red", "finish": None}),
    "awkward-shelf": Case(
        {"numbers": {"items": [1], "following": {"items": [2]}}, "pages": {"items": [{"items": ["a"]}]}}
    ),
    "awkward-narrow": Case({"question": "why?"}),
    "awkward-nested": Case(
        {
            "chat": {"title": "Cats", "messages": [{"type": "human", "content": "hi"}]},
            "odd": {"two words": "a", "__mangled": "b", "class": 1},
        },
        response=True,
    ),
}
"""Assistant → a run of it."""
