"""Runs datamodel-code-generator, which makes all models: our templates say what a model looks like.

It is imported by nothing of the package: it is a program of the extra `codegen`, run when there is something to generate.
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
"""What ruff does to generated code: unused imports out, the others sorted, and the layout."""
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
    """Refuse to begin without the programs of the extra `codegen`.

    Raises:
        CodegenError: One is missing.
    """
    missing = [package for module, package in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise CodegenError(
            f"generating code needs {' and '.join(missing)}: install it with: pip install 'langgraph_client[codegen]'"
        )


def run(schemas: Mapping[str, Schema], style: str, kind: str, data: Mapping[str, Any], options: Iterable[str]) -> str:
    """The models of named schemas, as the text of a module.

    Args:
        schemas: Name → schema; they refer to one another by `#/components/schemas/…`.
        style: The folder of templates.
        kind: What datamodel-code-generator takes the models for.
        data: Name → what the template is told beside the schema.
        options: More of datamodel-code-generator's options.

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
    """Lay generated files out, a file or a folder, and remove the imports that they don't need."""
    for command in TIDY:
        _call("ruff", *command, *options, str(path))


def _call(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - a list, without a shell
    if done.returncode:
        raise CodegenError(f"{_NEEDED[module]} failed:\n{done.stderr or done.stdout}")
