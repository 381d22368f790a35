"""`python -m codegen`: write, check or compare the generated code. See `--help`."""

from __future__ import annotations

import argparse
import difflib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from codegen import drift, endpoints, models, overlay, spec
from langgraph_client.codegen import generator

PACKAGE = "langgraph_client._generated"
TARGET = spec.ROOT.joinpath(*PACKAGE.split("."))
_PACKAGE_DOC = '"""Generated code. DO NOT EDIT: written by `python -m codegen`."""\n'


def build(
    document: spec.Document, names: dict[str, dict[str, str]], actions: list[overlay.Action], package: str = PACKAGE
) -> dict[str, str]:
    """Return path below the package's folder → text, as committed."""
    ready = spec.flatten(overlay.apply(spec.name_schemas(document, names["schemas"]), actions))
    files = {"__init__.py": _PACKAGE_DOC, "endpoints/__init__.py": _PACKAGE_DOC, **models.generate(ready, package)}
    for name, text in endpoints.generate(ready, names["operations"], package).items():
        files[f"endpoints/{name}"] = text
    return tidy(files, package)


def tidy(files: dict[str, str], package: str) -> dict[str, str]:
    """Return the files without unused imports, sorted and formatted like all code here."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, *package.split("."))
        _write(files, root)
        generator.tidy(Path(folder), f"--config={spec.ROOT / 'pyproject.toml'}")
        return {name: (root / name).read_text(encoding="utf-8") for name in files}


def committed() -> dict[str, str]:
    """Return the files in the repository, by path below the target folder."""
    return {str(path.relative_to(TARGET)): path.read_text(encoding="utf-8") for path in TARGET.rglob("*.py")}


def write(files: dict[str, str]) -> None:
    for name in committed().keys() - files.keys():
        (TARGET / name).unlink()
    _write(files, TARGET)


def _write(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def differences(old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    """Return a unified diff of all files."""
    for name in sorted(old.keys() | new.keys()):
        before, after = (files.get(name, "").splitlines(keepends=True) for files in (old, new))
        yield from difflib.unified_diff(before, after, f"committed/{name}", f"generated/{name}")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="fail when the committed code is not what would be written"
    )
    parser.add_argument(
        "--drift",
        metavar="VERSION",
        nargs="+",
        help="what another version of the server adds, removes or changes; of two (OLD NEW, or Aegra): what a user of the "
        "client loses and gains between them",
    )
    commands = parser.add_subparsers(dest="command")
    export = commands.add_parser("export", help="take the document from a release of the server into openapi/")
    export.add_argument("version", nargs="?", help="default: the newest that the registry serves")
    chosen = parser.parse_args(arguments)
    try:
        return _run(chosen)
    except spec.SpecError as error:
        print(f"codegen: {error}", file=sys.stderr)
        return 2


def _run(chosen: argparse.Namespace) -> int:
    if chosen.command == "export":
        document = spec.normalise(*spec.fetch(chosen.version))
        spec.write(document)
        print(f"{spec.PACKAGE} {document['info']['version']}: {sum(1 for _ in spec.operations(document))} operations, "
              f"{len(document['components']['schemas'])} schemas")  # fmt: skip
        return 0
    names, actions = spec.load_names(), overlay.load()
    if chosen.drift:
        print(_drift(chosen.drift, names, actions))
        return 0
    files = build(spec.load(), names, actions)
    if not chosen.check:
        write(files)
        return 0
    difference = "".join(differences(committed(), files))
    print(difference or "the generated code is up to date")
    return 1 if difference else 0


def _drift(versions: list[str], names: dict[str, dict[str, str]], actions: list[overlay.Action]) -> str:
    if len(versions) == 1:
        return drift.report(spec.load(), spec.normalise(*spec.fetch(versions[0])), names, actions)
    if len(versions) > 2:
        raise spec.SpecError(f"--drift takes one version or two, got {len(versions)}")
    return drift.between(*versions)


if __name__ == "__main__":
    sys.exit(main())
