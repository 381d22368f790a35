"""The differences that `--check` shows: for people, a line for each key, and nothing that is no difference."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from langgraph_client.codegen import check, deployment
from tests.typed.__main__ import GOLDEN

REAL = deployment.load(GOLDEN / "schemas.json")
TEXT = (GOLDEN / "agents.py").read_text(encoding="utf-8")

Change = Callable[[dict[str, Any]], object]


def differences(change: Change) -> list[str]:
    """What is told when the deployment's graphs, as a dict, were changed since the golden module was generated."""
    graphs = {name: copy.deepcopy(graph) for name, graph in REAL.graphs.items()}
    change(graphs)
    return check.differences(TEXT, deployment.Deployment(version="1.0", graphs=graphs))


def schema(graphs: dict[str, Any], name: str, part: str) -> dict[str, Any]:
    """One of a graph's schemas."""
    found: dict[str, Any] = graphs[name].schemas[part]
    return found


def rename(graphs: dict[str, Any]) -> None:
    """A renamed field of a nested model."""
    for part in ("input", "output", "state"):
        renamed = {
            "type": "object",
            "properties": {"street": {"type": "string"}, "zip-code": {}},
            "required": ["street"],
        }
        schema(graphs, "awkward-order", part)["$defs"] = {"Address": renamed}


def require(graphs: dict[str, Any]) -> None:
    """A new required field, and one that became required."""
    one = schema(graphs, "agent", "input")
    one["properties"]["mood"] = {"enum": ["dry", "silly"]}
    one["required"] += ["mood", "joke"]


def retype(graphs: dict[str, Any]) -> None:
    """Values of another type, and tighter ones."""
    one = schema(graphs, "awkward-loose", "input")
    one["properties"]["limit"] = {"type": "integer", "minimum": 1}
    one["properties"]["hits"]["items"] = {"type": "object", "additionalProperties": {"type": "number"}}


def context(graphs: dict[str, Any]) -> None:
    """A context that comes and one that goes."""
    graphs["agent"].schemas["context"] = {"type": "object", "properties": {"user": {"type": "string"}}}
    graphs["awkward-talk"].schemas["context"] = None


ROWS: list[tuple[Change, list[str]]] = [
    (
        rename,
        [
            "Address, wherever it is used",
            "  - streetName: string, required",
            "  ~ zip-code: string or null → anything",
            "  + street: string, required",
        ],
    ),
    (require, ["agent", "  ~ input.joke: string → string, required", '  + input.mood: "dry" or "silly", required']),
    (lambda graphs: graphs.pop("chat"), ["- chat: this graph is not there any more"]),
    (lambda graphs: graphs.update(talker=graphs["chat"]), ["+ talker: this graph is new"]),
    (
        retype,
        [
            "awkward-loose",
            '  ~ input.limit: integer or null → integer {"minimum": 1}',
            "  ~ input.hits: array of string → array of object of number",
        ],
    ),
    (
        context,
        [
            "agent",
            "  + context: the server has a schema of it now",
            "awkward-talk",
            "  - context: the server has no schema of it any more",
        ],
    ),
]


@pytest.mark.parametrize(("change", "told"), ROWS, ids=["renamed", "required", "removed", "new", "type", "context"])
def test_a_change_is_told(change: Change, told: list[str]):
    """In these lines and no others."""
    assert differences(change) == told


def reword(graphs: dict[str, Any]) -> None:
    """Another description."""
    schema(graphs, "agent", "input")["description"] = "Something else."


def reorder(graphs: dict[str, Any]) -> None:
    """Another order of keys."""
    one = schema(graphs, "agent", "input")
    one["properties"] = dict(reversed(one["properties"].items()))


@pytest.mark.parametrize("change", [lambda _: None, reword, reorder])
def test_what_is_no_change_is_not_told(change: Change):
    """Words and order are none, and neither is the server's version."""
    assert differences(change) == []


def test_an_assistant_that_fails_is_told():
    """By its problem, and not as one that was removed."""
    graphs = {name: graph for name, graph in REAL.graphs.items() if name != "chat"}
    found = deployment.Deployment(version="", graphs=graphs, problems={"chat": "500 boom"})
    assert check.differences(TEXT, found) == ["! chat: 500 boom"]


def test_an_edited_module_is_told():
    """By the lines of its code; its layout, its words and its order of imports' lines are not looked at."""
    assert check.edits(TEXT, TEXT) == []
    assert check.edits(TEXT.replace('"""A topic, and the joke made of it."""', '"""Edited."""'), TEXT) == []
    found = check.edits(TEXT.replace("    topic: str\n", "    topic: int\n", 1), TEXT)
    assert [line for line in found if line[0] in "+-" and line[1] == " "] == ["-    topic: int", "+    topic: str"]


@pytest.mark.parametrize("text", ["x = 1\n", '"""Another module."""\n', "def broken(:\n"])
def test_another_module_is_refused(text: str, tmp_path):
    """It is not taken for a generated one."""
    path = tmp_path / "other.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"other\.py can't be checked: "):
        check.read(path)
