"""The picture of the package in CONTRIBUTING.md, drawn from its imports: `python -m tests.docs.architecture` writes it.

`--check`, which `make check` runs, changes nothing and fails if the picture is out of date. Both fail if modules import
each other in a cycle, for type checking too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

import grimp

from tests.docs.blocks import ROOT

PAGE = ROOT / "CONTRIBUTING.md"
PACKAGE = "langgraph_client"
GROUPS = {
    "base": (
        "_version",
        "checks",
        "codec",
        "config",
        "deprecation",
        "errors",
        "http_messages",
        "jsonable",
        "lazy",
        "observation",
        "types",
    ),
    "client": ("client", "schema"),
    "decoders": ("decoders", "model_base"),
    "request": ("request", "request_model"),
}
"""Modules that share a box."""
_PICTURE = re.compile(r"(<!-- architecture -->\n).*?(<!-- end of architecture -->)", re.DOTALL)


def imports() -> dict[str, set[str]]:
    """Each module of the package, and those that it imports."""
    graph = grimp.build_graph(PACKAGE)
    return {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}


def check_cycles(imported: Mapping[str, set[str]]) -> None:
    """Raise CycleError if modules import each other in a cycle."""
    TopologicalSorter(imported).prepare()


def box(module: str) -> str:
    """The box that a module is in: its folder, or the module itself."""
    name = module.partition(".")[2].partition(".")[0]
    return next((group for group, members in GROUPS.items() if name in members), name or PACKAGE)


def arrows(imported: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Which boxes import which, without the arrows that follow from others."""
    below: dict[str, set[str]] = {}
    for module, others in imported.items():
        below.setdefault(box(module), set()).update(box(other) for other in others)
    reached: dict[str, set[str]] = {}
    for name in TopologicalSorter({name: others - {name} for name, others in below.items()}).static_order():
        reached[name] = set().union(*({other} | reached[other] for other in below[name] - {name}))
    for name in sorted(below):
        direct = below[name] - {name}
        yield from ((name, other) for other in sorted(direct) if not any(other in reached[via] for via in direct))


def picture(imported: Mapping[str, set[str]]) -> str:
    """The picture, as a Mermaid flowchart."""
    labels = {PACKAGE: "langgraph_client: the public API"} | {name: ", ".join(one) for name, one in GROUPS.items()}
    names = sorted({box(module) for module in imported})
    boxes = [f'    {name.strip("_")}["{labels.get(name, name)}"]' for name in names]
    lines = [f"    {upper.strip('_')} --> {lower.strip('_')}" for upper, lower in arrows(imported)]
    return "\n".join(["```mermaid", "flowchart TD", *boxes, *lines, "```", ""])


def with_picture(text: str, imported: Mapping[str, set[str]]) -> str:
    """The page with the picture between its markers."""
    found, count = _PICTURE.subn(lambda match: f"{match[1]}\n{picture(imported)}\n{match[2]}", text)
    if count != 1:
        raise ValueError(f"{PAGE.name} must have one pair of markers for the picture, found {count}")
    return found


def main(arguments: list[str]) -> str | None:
    """Write the picture, or say what is wrong."""
    imported = imports()
    try:
        check_cycles(imported)
    except CycleError as error:
        return f"modules import each other in a cycle: {' -> '.join(reversed(error.args[1]))}"
    old = PAGE.read_text()
    new = with_picture(old, imported)
    if "--check" not in arguments:
        PAGE.write_text(new)
    elif new != old:
        return f"the picture in {PAGE.name} is out of date: run `python -m tests.docs.architecture`"
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
