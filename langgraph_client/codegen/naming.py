"""Names and docstrings of generated code, for the client's own models and those of users' graphs."""

from __future__ import annotations

import json
import keyword
import re
import textwrap
from collections.abc import Collection, Iterator
from typing import Any

Schema = dict[str, Any]
REFERENCE = "#/components/schemas/"
"""The prefix of references to named schemas, in the document from which models are generated."""
HINT_NAMES = frozenset({"Any", "Literal", "Optional", "Union", "bool", "dict", "float", "int", "list", "str"})
"""Names that hints use: an attribute with one of these names would hide it from the class's other hints."""


class CodegenError(ValueError):
    """No code can be generated from the input, or the module was not generated."""


def identifier(name: str) -> str:
    """Return a name as a Python identifier: `class` → `class_`, `x-y` → `x_y`, `$ref` → `ref`."""
    clean = re.sub(r"\W", "_", name).lstrip("_")  # attrs would strip a leading underscore
    if not clean.isidentifier():
        clean = f"x_{clean}"
    return f"{clean}_" if keyword.iskeyword(clean) else clean


def is_field(name: str) -> bool:
    """Return whether a class can annotate a field of this name: two leading underscores would be mangled."""
    return name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("__")


def class_name(*words: str) -> str:
    """Return a class name made of several names: `order-desk`, `zip_code` → `OrderDeskZipCode`."""
    parts = [part for word in words for part in re.split(r"[\W_]+", word) if part]
    name = "".join(part[0].upper() + part[1:] for part in parts)
    return name if name.isidentifier() else f"X{name}"


def unique(name: str, taken: Collection[str]) -> str:
    """Return the name, with a number appended if it is taken."""
    number, result = 1, name
    while result in taken:
        number += 1
        result = f"{name}{number}"
    return result


def referred(schema: Schema) -> str:
    """Return the name that a reference refers to."""
    return str(schema["$ref"]).removeprefix(REFERENCE)


def docstring(parts: list[str]) -> str:
    """Return the content of a docstring, indented once. With several parts, the closing quotes get their own line."""
    text = textwrap.indent("\n\n".join(parts), "    ").strip().replace("\\", r"\\")
    return re.sub(r'"(?=""|$)', r"\"", text) + ("\n    " if len(parts) > 1 else "")


def line(name: str, schema: Schema) -> str:
    """Return one entry of a docstring's list, with the default and the bounds from the document."""
    text = " ".join([describe(schema), *_bounds(schema)]).strip()
    return textwrap.fill(f"{name}: {text}", 112, initial_indent="    ", subsequent_indent="        ")


def describe(schema: Schema) -> str:
    """Return a schema's description, on one line."""
    return " ".join(str(schema.get("description", "")).split())


def _bounds(schema: Schema) -> Iterator[str]:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        yield f"From {low} to {high}."
    elif low is not None:
        yield f"At least {low}."
    if "default" in schema:
        yield f"The server's default is `{json.dumps(schema['default'])}`."
