"""Generates models as TypedDicts, which are plain dicts at run time, with a template for datamodel-code-generator.

`NotRequired` is newer than the oldest supported Python, so required keys get a class of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from langgraph_client.codegen import generator
from langgraph_client.codegen.naming import HINT_NAMES, Schema, describe, docstring, is_field
from langgraph_client.codegen.runnable import runnable
from langgraph_client.codegen.walk import without

_OPTIONS = (
    "--additional-imports=typing.Any,typing.TypeAlias,typing.TypedDict,typing.Union",
    '--custom-file-header="""Models."""',
)
_WORDS = {
    (True, False): "Required",
    (True, True): "RequiredKeys",
    (False, False): "Optional",
    (False, True): "OptionalKeys",
}


def generate(schemas: Mapping[str, Schema], remarks: Mapping[str, str]) -> str:
    """Return the classes and aliases, as the text of a module.

    Args:
        schemas: Name → schema of the subset; they refer to one another by `#/components/schemas/…`.
        remarks: Name → a comment for an alias.
    """
    hidden = HINT_NAMES | schemas.keys()
    data = {
        name: {"groups": _groups(name, schema, hidden)} if "properties" in schema else {"remark": remarks.get(name, "")}
        for name, schema in schemas.items()
    }
    text = generator.run(
        {name: without(one, "description") for name, one in schemas.items()},
        "typeddict",
        "typing.TypedDict",
        data,
        _OPTIONS,
    )
    return runnable(text)


def _groups(name: str, schema: Schema, hidden: Collection[str]) -> list[dict[str, Any]]:
    """Yield the classes that make up one TypedDict, the last with its name; each has required or optional keys only.

    Args:
        name: Its name.
        schema: Its schema.
        hidden: Names that hints use: a key with one of these names would hide it in a class.
    """
    properties = {
        key: value for key, value in schema["properties"].items() if key
    }  # type checkers reject an empty name
    required = schema["required"]
    sorted_out = {
        (one, called): [
            key
            for key in properties
            if (key in required) is one and (is_field(key) and key not in hidden) is not called
        ]
        for one in (True, False)
        for called in (True, False)
    }
    groups: list[dict[str, Any]] = [
        {"name": f"_{name}{_WORDS[kind]}", "keys": keys, "required": kind[0], "called": kind[1], "bases": ["TypedDict"]}
        for kind, keys in sorted_out.items()
        if keys
    ]
    last = groups[-1]
    if last["called"]:
        last = {"keys": [], "required": True, "called": False}
        groups.append(last)
    bases = [group["name"] for group in groups[:-1]]
    last |= {"name": name, "bases": bases or ["TypedDict"]}
    for group in groups:
        keys = group["keys"]
        text = describe(schema) or f"{name}."
        group["doc"] = docstring([text if group is last else f"What {name} needs."])
        group["docs"] = {key: docstring([text]) if (text := describe(properties[key])) else "" for key in keys}
    return groups
