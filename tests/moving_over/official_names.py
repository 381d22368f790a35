"""Print the names and signatures of the official client as JSON. Runs in the server's environment, which has it installed."""

from __future__ import annotations

import ast
import inspect
import json
from pathlib import Path

from langgraph_sdk import client, errors, schema


def public_names(module) -> list[str]:
    """The names that a module defines itself, without an underscore. Type aliases have no module, so its source is read."""
    names = set()
    for node in ast.parse(Path(module.__file__).read_text()).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return sorted(name for name in names if not name.startswith("_"))


def methods(owner: type) -> dict[str, list[str]]:
    """Each public method of a class, with its parameters."""
    return {
        name: [parameter for parameter in inspect.signature(value).parameters if parameter != "self"]
        for name, value in vars(owner).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }


print(
    json.dumps(
        {
            "client": [name for name in client.__all__ if not name.startswith("_")],
            "schema": public_names(schema),
            "errors": public_names(errors),
            "get_sync_client": list(inspect.signature(client.get_sync_client).parameters),
            "methods": {
                name: methods(value)
                for name, value in vars(client).items()
                if inspect.isclass(value) and name.startswith("Sync")
            },
        }
    )
)
