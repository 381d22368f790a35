"""Runs datamodel-code-generator, which generates all models from our templates.

The package does not import datamodel-code-generator: it is a program of the extra `codegen`, run as a subprocess.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from langgraph_client.codegen.naming import CodegenError, Schema

TEMPLATES = Path(__file__).parent / "templates"
TIDY = (["check", "--quiet", "--fix", "--select=F401,I", "--no-cache"], ["format", "--quiet", "--no-cache"])
"""The commands of ruff that tidy generated code: remove unused imports, sort the others, and format."""
_NEEDED = {"datamodel_code_generator": "datamodel-code-generator", "ruff": "ruff"}
_OPTIONS = (
    "--ignore-pyproject",
    "--input-file-type=openapi",
    "--openapi-scopes=schemas",
    "--target-python-version=3.10",
    "--enum-field-as-literal=all",
    "--use-standard-collections",
    "--use-union-operator",
    "--strict-nullable",
    "--disable-timestamp",
    "--formatters=ruff-format",
)


def require() -> None:
    """Raise unless the programs of the extra `codegen` are installed.

    Raises:
        CodegenError: One is missing.
    """
    missing = [package for module, package in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise CodegenError(
            f"generating code needs {' and '.join(missing)}: install it with: pip install 'langgraph_client[codegen]'"
        )


def run(schemas: Mapping[str, Schema], style: str, kind: str, data: Mapping[str, Any], options: Iterable[str]) -> str:
    """Return the models of named schemas, as the text of a module.

    Args:
        schemas: Name → schema; they refer to one another by `#/components/schemas/…`.
        style: The folder of templates.
        kind: The type of models that datamodel-code-generator generates.
        data: Name → data for the template, besides the schema.
        options: Further options of datamodel-code-generator.

    Raises:
        CodegenError: It failed.
    """
    document = {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "paths": {},
        "components": {"schemas": schemas},
    }
    with tempfile.TemporaryDirectory() as folder:
        source, extra, target = (Path(folder) / name for name in ("spec.json", "extra.json", "models.py"))
        source.write_text(json.dumps(document), encoding="utf-8")
        extra.write_text(json.dumps(data), encoding="utf-8")
        _call("datamodel_code_generator", *_OPTIONS, *options, f"--output-model-type={kind}",
              f"--custom-template-dir={TEMPLATES / style}", f"--input={source}", f"--extra-template-data={extra}",
              f"--output={target}")  # fmt: skip
        return target.read_text(encoding="utf-8")


def tidy(path: Path, *options: str) -> None:
    """Format generated code, a file or a folder, and remove unused imports."""
    for command in TIDY:
        _call("ruff", *command, *options, str(path))


def _call(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a list, without a shell
    if done.returncode:
        raise CodegenError(f"{_NEEDED[module]} failed:\n{done.stderr or done.stdout}")
