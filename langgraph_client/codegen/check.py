"""Checks whether a generated module still matches its deployment. Needs none of the generator's dependencies."""

from __future__ import annotations

import ast
import difflib
from pathlib import Path

from langgraph_client.codegen.changes import changes
from langgraph_client.codegen.classes import Classes
from langgraph_client.codegen.deployment import Deployment
from langgraph_client.codegen.embedded import read_options, read_schemas, schemas_of
from langgraph_client.codegen.naming import CodegenError


def read(path: Path) -> str:
    """Return the text of a generated module.

    Raises:
        CodegenError: There is no such file, or it was not generated.
    """
    try:
        text = path.read_text(encoding="utf-8")
        read_options(text)
    except (OSError, UnicodeDecodeError, CodegenError) as error:
        raise CodegenError(f"{path} can't be checked: {error}") from error
    return text


def differences(text: str, deployment: Deployment) -> list[str]:
    """Return what has changed since a module was generated, a line for each difference; none when it matches."""
    new = schemas_of(Classes(deployment, read_options(text).prefix))
    missing = [f"! {name}: {problem}" for name, problem in deployment.problems.items()]
    old = read_schemas(text)
    unknown = {"assistants": {name: one for name, one in old["assistants"].items() if name not in deployment.problems}}
    return [*missing, *changes({**old, **unknown}, new)]


def edits(old: str, new: str) -> list[str]:
    """Return a diff of a module's code and the newly generated code. Layout, docstrings and schemas don't count."""
    if _code(old) == _code(new):
        return []
    before, after = (text.partition("\nSCHEMAS = ")[0].splitlines() for text in (old, new))
    return list(difflib.unified_diff(before, after, "as it is", "as it would be generated", lineterm="", n=1))


def _code(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            node.body = [one for one in node.body if not _is_text(one) and not _is_schemas(one)]
    return ast.dump(tree)


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_schemas(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SCHEMAS"
