"""Selects the schemas to generate; `langgraph_client.codegen` generates the models.

Each model that is sent goes into a module of its own, which is imported when the model is first used: attrs compiles
methods for each, and a program needs few of them.
"""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterable
from typing import Any

from codegen import sent
from codegen.spec import Document, SpecError
from langgraph_client.codegen import attrs_models
from langgraph_client.codegen.naming import identifier

HEADER = '"""The interface\'s models. DO NOT EDIT: written by `python -m codegen`."""'
_SENT = '"""One model that is sent. DO NOT EDIT: written by `python -m codegen`."""'
_DOOR = '''"""The models that are sent, each imported when it is first used. DO NOT EDIT: written by `python -m codegen`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
{imports}
else:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {{__name__!r}} has no attribute {{name!r}}")
        from importlib import import_module

        value = getattr(import_module(f"{{__name__}}.{{name.lower()}}"), name)
        globals()[name] = value  # the next time it is found without this function
        return value
'''


def generate(document: Document, package: str) -> dict[str, str]:
    """Return file name → text: the module of all that is received, and one for each model that is sent."""
    schemas = document["components"]["schemas"]
    for name, schema in schemas.items():
        _refuse_nameless(name, schema)
        _refuse_taken(name, schema.get("properties", {}))
    head, definitions = _split(attrs_models.generate(schemas, sent.only_sent(document), HEADER))
    apart = sent.models(document)
    received = sorted(definitions.keys() - apart)
    kept = [text for name, text in definitions.items() if name in received]
    files = {
        "models.py": "\n\n\n".join([head, *kept]) + _exports(received),
        "sent/__init__.py": _DOOR.format(imports=textwrap.indent(_imports(package, apart), "    "))
        + _exports(sorted(apart)),
    }
    imports = head.replace(HEADER, _SENT).partition("\nif TYPE_CHECKING:")[0]
    beginning = f"{imports}\nfrom {package}.models import {', '.join(received)}\n"
    for name in apart:
        text = definitions[name]
        others = [other for other in apart - {name} if re.search(rf"\b{other}\b", text)]
        files[f"sent/{name.lower()}.py"] = f"{beginning}{_imports(package, others)}\n\n{text}\n"
    return files


def _split(text: str) -> tuple[str, dict[str, str]]:
    """Return what a module begins with, and name → text of each class and each alias in it."""
    lines, places = text.splitlines(), dict[str, slice]()
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            first = node.decorator_list[0] if node.decorator_list else node
            places[node.name] = slice(first.lineno - 1, node.end_lineno)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            places[node.target.id] = slice(node.lineno - 1, node.end_lineno)
    head = lines[: min((place.start for place in places.values()), default=None)]
    return "\n".join(head), {name: "\n".join(lines[place]) for name, place in places.items()}


def _imports(package: str, names: Iterable[str]) -> str:
    return "".join(f"from {package}.sent.{name.lower()} import {name}\n" for name in sorted(names))


def _exports(names: list[str]) -> str:
    return "\n\n__all__ = [\n" + "".join(f'    "{name}",\n' for name in names) + "]\n"


def _refuse_nameless(name: str, schema: dict[str, Any]) -> None:
    """Raise if a class has no name that we chose, such as for an object within an object."""
    if identifier(name) != name:
        raise SpecError(f"the schema {name!r}: no name for a class; rename it in the overlay")
    for key, value in schema.get("properties", {}).items():
        if _has_properties(value):
            raise SpecError(f"{name}.{key}: an object with properties needs a name in names.toml")


def _has_properties(node: Any) -> bool:
    if isinstance(node, list):
        return any(map(_has_properties, node))
    return isinstance(node, dict) and ("properties" in node or any(map(_has_properties, node.values())))


def _refuse_taken(model: str, properties: dict[str, Any]) -> None:
    """Raise if a field can't have its property's name, or the closest Python identifier."""
    names = {key: identifier(key) for key in properties}
    for key, name in names.items():
        if name in attrs_models.TAKEN:
            raise SpecError(f"{model}.{key}: every model has a member of that name; rename it in the overlay")
    if len(set(names.values())) != len(names):
        raise SpecError(f"{model}: two properties of one name in Python: {', '.join(names)}")
