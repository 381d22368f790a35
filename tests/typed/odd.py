"""Schemas that no graph of ours has, and that a server may send: each way to say something, and names that get in the way."""

from __future__ import annotations

from typing import Any

from langgraph_client.codegen.deployment import Deployment, Graph

ITEM = {"type": "object", "properties": {"price": {"type": "number"}}, "required": ["price"]}
OTHER_ITEM = {"type": "object", "properties": {"price": {"type": "string"}}, "required": ["price"]}

WORDS: dict[str, Any] = {
    "nothing said": {},
    "true": True,
    "false": False,
    "null": {"type": "null"},
    "types": {"type": ["string", "integer", "null"]},
    "typed_object": {"type": ["object", "null"], "properties": {"a": {"type": "string"}}},
    "nullable": {"type": "string", "nullable": True},
    "open_tuple": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]},
    "closed_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": False},
    "longer_tuple": {"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "boolean"}},
    "list": {"type": "array"},
    "set": {"type": "array", "items": {"type": "string", "format": "uuid"}, "uniqueItems": True},
    "map": {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/Item"}}},
    "closed_map": {"type": "object", "additionalProperties": False},
    "patterns": {"type": "object", "patternProperties": {"^a": {"type": "integer"}}},
    "mixed": {"enum": ["a", 1, True, None, 2.5, ["x"], {"y": 1}]},
    "quotes": {"enum": ["it's", 'a "b"', "back\\slash", "line\nbreak", "'''", '"""']},
    "constant": {"const": "c"},
    "number": {"const": 1.5},
    "all_of_one": {"allOf": [{"$ref": "#/$defs/Item"}], "description": "One part."},
    "all_of_two": {"allOf": [{"description": "says nothing"}, {"type": "string", "minLength": 1}]},
    "one_of": {"oneOf": [{"type": "integer"}, {"type": "integer", "minimum": 3}, {"type": "boolean"}]},
    "any_of_true": {"anyOf": [True, {"type": "string"}]},
    "any_of_any": {"anyOf": [{"type": "integer"}, {}]},
    "inner": {"type": "object", "properties": {"deep": {"type": "object", "properties": {"x": {"type": "integer"}}}}},
    "inners": {
        "type": "array",
        "items": {"type": "object", "properties": {"y": {"type": "integer"}}, "required": ["y"]},
    },
    "one_of_inner": {"anyOf": [{"type": "object", "properties": {"z": {}}}, {"type": "string"}]},
    "when": {"type": "string", "format": "date-time", "pattern": "^2"},
    "dependent": {
        "type": "object",
        "properties": {"q": {"type": "integer"}},
        "if": {},
        "then": {},
        "not": {"type": "null"},
    },
    "described": {"type": "string", "description": 'Ends in a "quote"'},
    "backslash": {"type": "string", "description": 'A \\d and a """ within.'},
    "only_required": {"type": "object", "required": ["k"]},
}
"""Key → schema: what a schema can say."""

NAMES = ["class", "two words", "", "1st", "__private", "__dunder__", "_single", "Item", "int", "Any", "self", "größe", "a-b", "a_c",
         "items", "keys", "values", "get"]  # fmt: skip
"""Keys that get in the way."""

RECURSIVE = {
    "Json": {
        "anyOf": [
            {"type": "string"},
            {"type": "array", "items": {"$ref": "#/$defs/Json"}},
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/Json"}},
        ]
    },
    "Even": {"type": "object", "properties": {"odd": {"anyOf": [{"$ref": "#/$defs/Odd"}, {"type": "null"}]}}},
    "Odd": {
        "type": "object",
        "properties": {
            "x y": {"anyOf": [{"$ref": "#/$defs/Odd"}, {"type": "null"}]},
            "even": {"$ref": "#/$defs/Even"},
            "json": {"$ref": "#/$defs/Json"},
        },
    },
    "Any": {"type": "object", "properties": {"any": {"$ref": "#/$defs/Any"}}},
    "TypedDict": {"type": "object", "additionalProperties": True},
    "wordsInput": {"type": "string"},
}
"""Definitions that lead back to themselves, or are named as something that the module needs."""


def graph(state: dict[str, Any], **parts: Any) -> Graph:
    """A graph whose input and output are its state, unless they are told."""
    return Graph(
        assistant_id="x",
        graph_id="x",
        schemas={"input": state, "output": state, "state": state, "context": None} | parts,
    )


def record(properties: dict[str, Any], *required: str, **more: Any) -> dict[str, Any]:
    """The schema of an object."""
    return {"type": "object", "properties": properties, "required": list(required), **more}


ODD = Deployment(
    version="",
    graphs={
        "SCHEMAS": graph({}, input=None, output={"type": "object"}, context={}),
        "class": graph(
            record(
                {name: {"type": "integer"} for name in NAMES}, "class", "_single", "Item", **{"$defs": {"Item": ITEM}}
            )
        ),
        "other-shop": graph(record({"item": {"$ref": "#/$defs/Item"}}, **{"$defs": {"Item": OTHER_ITEM}})),
        "other_shop": graph({"$ref": "#/$defs/Even", "$defs": RECURSIVE}),
        "recursive": graph(
            record(
                {
                    "even": {"$ref": "#/$defs/Even"},
                    "any": {"$ref": "#/$defs/Any"},
                    "dict": {"$ref": "#/$defs/TypedDict"},
                    "clash": {"$ref": "#/$defs/wordsInput"},
                },
                **{"$defs": RECURSIVE},
            )
        ),
        "words": graph(
            record(WORDS, "null", "missing", description="All that can be said.", **{"$defs": {"Item": ITEM}})
        ),
    },
)
"""A deployment of such graphs."""
