"""Names and docstrings of generated code, for the client's own models and for those of users' graphs alike."""

from __future__ import annotations

import json
import keyword
import re
import textwrap
from collections.abc import Collection, Iterator
from typing import Any

Schema = dict[str, Any]
REFERENCE = "#/components/schemas/"
"""How a schema refers to a named one in the document that models are made from."""
HINT_NAMES = frozenset({"Any", "Literal", "Optional", "Union", "bool", "dict", "float", "int", "list", "str"})
"""Names that hints use, and that an attribute of the same name would hide from the hints beside it."""


class CodegenError(ValueError):
    """Something that no code can be generated from, or that was not generated."""


def identifier(name: str) -> str:
    """A name as Python can have it: `class` → `class_`, `x-y` → `x_y`, `$ref` → `ref`."""
    clean = re.sub(r"\W", "_", name).lstrip("_")  # attrs would take a leading underscore off
    if not clean.isidentifier():
        clean = f"x_{clean}"
    return f"{clean}_" if keyword.iskeyword(clean) else clean


def is_field(name: str) -> bool:
    """Whether a class can annotate it as it is: two leading underscores would be mangled."""
    return name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("__")


def class_name(*words: str) -> str:
    """The name of a class, made of names: `order-desk`, `zip_code` → `OrderDeskZipCode`."""
    parts = [part for word in words for part in re.split(r"[\W_]+", word) if part]
    name = "".join(part[0].upper() + part[1:] for part in parts)
    return name if name.isidentifier() else f"X{name}"


def unique(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it if it is taken."""
    number, result = 1, name
    while result in taken:
        number += 1
        result = f"{name}{number}"
    return result


def referred(schema: Schema) -> str:
    """The name that a reference names."""
    return str(schema["$ref"]).removeprefix(REFERENCE)


def docstring(parts: list[str]) -> str:
    """The text between a docstring's quotes, one level in; of more than one part, the quotes stand on a line below."""
    text = textwrap.indent("\n\n".join(parts), "    ").strip().replace("\\", r"\\")
    return re.sub(r'"(?=""|$)', r"\"", text) + ("\n    " if len(parts) > 1 else "")


def line(name: str, schema: Schema) -> str:
    """One entry of a docstring's list, with what the document says of defaults and bounds."""
    text = " ".join([describe(schema), *_bounds(schema)]).strip()
    return textwrap.fill(f"{name}: {text}", 112, initial_indent="    ", subsequent_indent="        ")


def describe(schema: Schema) -> str:
    """A schema's description, as one line."""
    return " ".join(str(schema.get("description", "")).split())


def _bounds(schema: Schema) -> Iterator[str]:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None and high is not None:
        yield f"From {low} to {high}."
    elif low is not None:
        yield f"At least {low}."
    if "default" in schema:
        yield f"The server's default is `{json.dumps(schema['default'])}`."
