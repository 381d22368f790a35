"""Writes a graph as a Mermaid flow chart, which many programs can draw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def mermaid(graph: Mapping[str, Any]) -> str:
    """Return the nodes and edges of a graph, as `client.assistants.get_graph` returns them, as a Mermaid flow chart."""
    numbers = {str(node["id"]): f"n{number}" for number, node in enumerate(graph["nodes"])}
    lines = ["graph TD;"]
    for name, number in numbers.items():
        shape = '(["{}"])' if name in {"__start__", "__end__"} else '["{}"]'
        lines.append(f"    {number}{shape.format(_label(name))};")
    for edge in graph["edges"]:
        line = "-.->" if edge.get("conditional") else "-->"
        said = f'|"{_label(str(edge["data"]))}"|' if edge.get("data") else ""
        lines.append(f"    {numbers[str(edge['source'])]} {line}{said} {numbers[str(edge['target'])]};")
    return "\n".join(lines)


def _label(text: str) -> str:
    """Return a quoted label. Mermaid requires character numbers for quotes and its own special characters."""
    return re.sub(r'["#<>&;\n]', lambda found: f"#{ord(found[0])};", text)
