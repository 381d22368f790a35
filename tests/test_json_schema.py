"""Checks of JSON against schemas: as a full validator judges, and with the path to what is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from langgraph_client.json_schema import check_value

ITEM = {"type": "object", "properties": {"price": {"type": "number", "minimum": 0}}, "required": ["price"]}
CAT = {"type": "object", "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}}, "required": ["kind"]}
DOG = {"type": "object", "properties": {"kind": {"const": "dog"}}, "required": ["kind", "owner"]}

WRONG: list[tuple[Any, Any, str]] = [
    ({"type": "string"}, 1, "input must be of type string, got 1"),
    ({"type": ["string", "null"]}, 1, "input must be of type string or null, got 1"),
    ({"type": "integer"}, True, "input must be of type integer, got True"),
    ({"type": "integer"}, float("inf"), "input must be of type integer, got inf"),
    ({"enum": ["a", 1]}, True, 'input must be one of "a", 1, got True'),
    ({"const": "a"}, "b", "input must be \"a\", got 'b'"),
    ({"properties": {"item": ITEM}}, {"item": {"price": -1}}, "input.item.price must be at least 0, got -1"),
    ({"properties": {"item": ITEM}}, {"item": {}}, "input.item.price is required"),
    (
        {"items": {"$ref": "#/$defs/Item"}, "$defs": {"Item": ITEM}},
        [{"price": 1}, {"price": "1"}],
        "input[1].price must be of type number, got '1'",
    ),
    ({"additionalProperties": False, "properties": {"a": {}}}, {"b": 1}, "input.b is not known; known are a"),
    ({"additionalProperties": {"type": "null"}}, {"two words": 1}, "input['two words'] must be of type null, got 1"),
    ({"patternProperties": {"^x": {"type": "null"}}}, {"x1": 1}, "input.x1 must be of type null, got 1"),
    ({"propertyNames": {"enum": ["a"]}}, {"b": 1}, "the key 'b' of input must be \"a\", got 'b'"),
    ({"prefixItems": [{"type": "string"}], "items": False}, ["a", 1], "input[1] must not be there, got 1"),
    ({"minLength": 2, "type": "string"}, "a", "input must be of a length of at least 2, got 'a'"),
    ({"maxItems": 1}, [1, 2], "input must be of a length of at most 1, got [1, 2]"),
    ({"uniqueItems": True}, [1, 1.0], "input must not have an item twice, got [1, 1.0]"),
    ({"pattern": "^a"}, "b", "input must be a str that matches ^a, got 'b'"),
    ({"allOf": [{"type": "string"}, {"maxLength": 1}]}, "ab", "input must be of a length of at most 1, got 'ab'"),
    (
        {"anyOf": [{"type": "string"}, {"type": "null"}]},
        1,
        "input fits none of what is allowed, got 1: input must be of type string, got 1; input must be of type null, got 1",
    ),
    ({"anyOf": [ITEM, {"type": "null"}]}, {"price": "1"}, "input.price must be of type number, got '1'"),
    (
        {"properties": {"pet": {"oneOf": [CAT, {"type": "null"}]}}},
        {"pet": {"kind": "cow"}},
        "input.pet.kind must be \"cat\", got 'cow'",
    ),
]


@pytest.mark.parametrize(("schema", "value", "told"), WRONG)
def test_what_is_wrong_is_told_with_its_path(schema: Any, value: Any, told: str):
    """The first thing that is wrong, as the path from the argument on."""
    with pytest.raises(ValueError) as caught:
        check_value(value, schema, "input")
    assert str(caught.value) == told


RIGHT: list[tuple[Any, Any]] = [
    ({}, object()),
    ({"type": "integer"}, 1.0),
    ({"type": "number"}, 1),
    ({"enum": [1]}, 1.0),
    ({"const": {"a": [1]}}, {"a": [1.0]}),
    ({"oneOf": [{"type": "integer"}, {"type": "number"}]}, 1),
    ({"minimum": 3}, "not a number"),
    ({"required": ["a"]}, "not an object"),
    ({"format": "email", "unheard of": 1}, 7),
    ({"anyOf": [CAT, DOG]}, {"kind": "dog", "owner": "Ada"}),
]


@pytest.mark.parametrize(("schema", "value"), RIGHT)
def test_what_is_allowed_passes(schema: Any, value: Any):
    """A keyword is about values of its type alone, and one that is not known about none."""
    check_value(value, schema, "input")


def test_definitions_may_stand_elsewhere():
    """As those of a generated module do."""
    with pytest.raises(ValueError, match="^input is required|^input.price is required$"):
        check_value({}, {"$ref": "#/$defs/Item"}, "input", {"Item": ITEM})


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([0.5, 1.0, -2.5])
    | st.sampled_from(["", "a", "ab", "b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "ab"]), inner, max_size=3),
    max_leaves=6,
)
SMALL = st.integers(0, 2)
LEAVES = st.one_of(
    st.just({}),
    st.booleans(),
    st.fixed_dictionaries(
        {"type": st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])}
    ),
    st.fixed_dictionaries({"type": st.lists(st.sampled_from(["null", "integer", "string"]), min_size=1, unique=True)}),
    st.fixed_dictionaries({"enum": st.lists(VALUES, min_size=1, max_size=3)}),
    st.fixed_dictionaries({"const": VALUES}),
    st.dictionaries(
        st.sampled_from(["minimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxProperties"]),
        SMALL,
        min_size=1,
    ),
    st.just({"pattern": "^a"}),
    st.just({"uniqueItems": True}),
    st.just({"$ref": "#/$defs/Tree"}),
)
KEYS = st.sampled_from(["a", "b", "ab"])
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.fixed_dictionaries(
            {},
            optional={
                "properties": st.dictionaries(KEYS, inner, max_size=2),
                "required": st.lists(KEYS, max_size=2, unique=True),
                "additionalProperties": inner,
                "patternProperties": st.dictionaries(st.just("^a"), inner, max_size=1),
                "propertyNames": inner,
            },
        ),
        st.fixed_dictionaries({}, optional={"items": inner, "prefixItems": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"anyOf": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"allOf": st.lists(inner, min_size=1, max_size=2)}),
    ),
    max_leaves=8,
)
TREE = {"type": "object", "properties": {"a": {"$ref": "#/$defs/Tree"}, "b": {"type": "integer"}}, "required": ["b"]}


@settings(max_examples=300, deadline=None)
@given(SCHEMAS, VALUES)
def test_it_judges_as_a_full_validator(schema: Any, value: Any):
    """Of every schema of the subset, `oneOf` aside, and every value."""
    whole = {"allOf": [schema], "$defs": {"Tree": TREE}}
    try:
        check_value(value, whole, "value")
        allowed = True
    except ValueError:
        allowed = False
    assert allowed == Draft202012Validator(whole).is_valid(value)
