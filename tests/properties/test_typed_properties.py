"""Whatever a schema of the subset says: the module made of it compiles, and its types accept what the schema accepts.

Making a module takes seconds, so each example is a deployment of many graphs, each with a schema of its own.
"""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from langgraph_client.codegen import module
from langgraph_client.codegen.classes import Classes
from langgraph_client.codegen.deployment import Deployment, Graph
from langgraph_client.codegen.embedded import Options

MANY = 30
"""Graphs in a deployment."""
KEYS = ["name", "two words", "class", "__private", "list", "Node", "größe", "items", "x-y", "x_y"]
_UNIONS = (Union, types.UnionType)
Pair = tuple[Any, st.SearchStrategy[Any]]
"""A schema, and values that it allows."""


def scalars() -> list[Pair]:
    """Schemas without others in them."""
    text = st.text(max_size=3)
    free: st.SearchStrategy[Any] = (
        st.none() | st.booleans() | st.integers() | text | st.lists(st.integers(), max_size=2)
    )
    choices: list[list[Any]] = [["a", "b"], [1, 2], [True], ["it's", None], [1.5, "x"], [["x"], {"y": 1}]]
    return [
        ({}, free),
        (True, free),
        ({"type": "null"}, st.none()),
        ({"type": "boolean"}, st.booleans()),
        ({"type": "integer", "minimum": 0}, st.integers(0)),
        ({"type": "number"}, st.integers() | st.floats(allow_nan=False, allow_infinity=False)),
        ({"type": "string", "format": "date-time", "maxLength": 3}, text),
        ({"type": ["string", "null"]}, text | st.none()),
        ({"type": "string", "nullable": True}, text),
        ({"const": "c"}, st.just("c")),
        *(({"enum": some}, st.sampled_from(some)) for some in choices),
        (
            {"$ref": "#/$defs/Node"},
            st.just({"next": {"next": None, "label": "b"}, "label": "a"}) | st.just({"label": "c"}),
        ),
        ({"$ref": "#/$defs/Json"}, st.recursive(text, lambda inner: st.lists(inner, max_size=2), max_leaves=4)),
    ]


NODE = {
    "type": "object",
    "properties": {"label": {"type": "string"}, "next": {"anyOf": [{"$ref": "#/$defs/Node"}, {"type": "null"}]}},
    "required": ["label"],
}
JSON = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"$ref": "#/$defs/Json"}}]}


def arrays(inner: Pair) -> Pair:
    """Lists."""
    schema, values = inner
    return {"type": "array", "items": schema}, st.lists(values, max_size=2)


def tuples(pair: tuple[Pair, Pair]) -> Pair:
    """Tuples, which are lists in JSON."""
    (one, ones), (other, others) = pair
    closed = {"type": "array", "prefixItems": [one, other], "items": False}
    return closed, st.tuples(ones, others).map(list) | ones.map(lambda value: [value])


def maps(inner: Pair) -> Pair:
    """Objects with any keys."""
    schema, values = inner
    return {"type": "object", "additionalProperties": schema}, st.dictionaries(st.text(max_size=2), values, max_size=2)


def unions(pairs: list[Pair]) -> Pair:
    """One of several."""
    return {"anyOf": [schema for schema, _ in pairs]}, st.one_of([values for _, values in pairs])


@st.composite
def records(draw: st.DrawFn, inner: st.SearchStrategy[Pair]) -> Pair:
    """Objects with properties, some of which are required; others may come too."""
    pairs = draw(st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=4))
    required = draw(st.lists(st.sampled_from(sorted(pairs)), unique=True, max_size=len(pairs)))
    schema = {"type": "object", "properties": {key: one for key, (one, _) in pairs.items()}, "required": required}
    must = {key: pairs[key][1] for key in required}
    may = {key: values for key, (_, values) in pairs.items() if key not in required}
    return schema, st.fixed_dictionaries(must, optional={**may, "unknown": st.integers()})


PAIRS: st.SearchStrategy[Pair] = st.recursive(
    st.sampled_from(scalars()),
    lambda inner: st.one_of(
        inner.map(arrays),
        st.tuples(inner, inner).map(tuples),
        inner.map(maps),
        st.lists(inner, min_size=1, max_size=3).map(unions),
        records(inner),
        inner.map(lambda pair: ({"allOf": [pair[0]], "description": 'A "word".'}, pair[1])),
    ),
    max_leaves=6,
)


def accepts(hint: Any, value: Any, names: Mapping[str, Any]) -> bool:  # noqa: PLR0911 - one for each kind of hint
    """Whether a type accepts a value, as a type checker has it: keys that a TypedDict does not have may be there."""
    if isinstance(hint, str):
        return accepts(eval(hint, dict(names)), value, names)
    if isinstance(hint, typing.ForwardRef):
        return accepts(hint.__forward_arg__, value, names)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if origin is Literal:
        return any(type(value) is type(one) and value == one for one in arguments)
    if origin in _UNIONS:
        return any(accepts(one, value, names) for one in arguments)
    if origin is list:
        return isinstance(value, list) and all(accepts(arguments[0], one, names) for one in value)
    if origin is dict:
        return isinstance(value, dict) and all(accepts(arguments[1], one, names) for one in value.values())
    if typing.is_typeddict(hint):
        known = typing.get_type_hints(hint, dict(names))
        return isinstance(value, dict) and hint.__required_keys__ <= value.keys() and all(
            accepts(known[key], one, names) for key, one in value.items() if key in known
        )  # fmt: skip
    if hint in {int, float}:
        return isinstance(value, (int, float) if hint is float else int) and not isinstance(value, bool)
    return value is None if hint in {None, type(None)} else isinstance(value, hint)


def deployed(pairs: list[Pair]) -> Deployment:
    """A deployment of graphs with these schemas as an input's one property, and no other schemas."""
    definitions = {"Node": NODE, "Json": JSON}
    graphs = {}
    for number, (schema, _) in enumerate(pairs):
        root = {"type": "object", "properties": {"value": schema}, "required": ["value"], "$defs": definitions}
        graphs[f"graph {number}"] = Graph(
            assistant_id="g", graph_id="g", schemas={"input": root, "output": None, "state": None, "context": None}
        )
    return Deployment(version="", graphs=graphs)


def made(deployment: Deployment, style: Any) -> dict[str, Any]:
    """The names of the module that is generated, imported."""
    imported = types.ModuleType("made")
    sys.modules["made"] = imported  # where hints are looked up
    exec(compile(module.generate(deployment, Options(style=style)), "made.py", "exec"), vars(imported))
    return vars(imported)


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(PAIRS, min_size=MANY, max_size=MANY), st.data())
def test_types_accept_what_schemas_accept(pairs: list[Pair], data: st.DataObject):
    """Five values for each schema, which a full validator allows as well."""
    deployment = deployed(pairs)
    namespace = made(deployment, "typeddict")
    classes = Classes(deployment)
    for (schema, values), entry in zip(pairs, classes.entries.values(), strict=True):
        judge = Draft202012Validator({**schema, "$defs": {"Node": NODE, "Json": JSON}} if schema is not True else True)
        for value in data.draw(st.lists(values, min_size=5, max_size=5)):
            assert judge.is_valid(value), (schema, value)
            assert accepts(namespace[entry.classes["input"]], {"value": value}, namespace), (schema, value)


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(PAIRS, min_size=MANY, max_size=MANY), st.data())
def test_classes_hold_what_schemas_accept(pairs: list[Pair], data: st.DataObject):
    """In the other style: what is made of a value is sent as that value."""
    deployment = deployed(pairs)
    namespace = made(deployment, "attrs")
    for (schema, values), entry in zip(pairs, Classes(deployment).entries.values(), strict=True):
        value = data.draw(values)
        assert namespace[entry.classes["input"]](value=value).to_dict() == {"value": value}, schema


@pytest.mark.parametrize(
    ("hint", "value", "fits"),
    [("int", True, False), ("int", 1, True), ("float", 1, True), ("None", 0, False), ("list[int]", ["a"], False),
     ("Literal['a']", "b", False), ("Literal[1]", True, False), ("dict[str, int] | None", {"a": "b"}, False)],
)  # fmt: skip
def test_the_judge_of_types_can_refuse(hint: str, value: Any, fits: bool):
    """Else the tests above would say nothing."""
    assert accepts(hint, value, {"Literal": Literal}) is fits
