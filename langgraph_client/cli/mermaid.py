"""A graph in the language of Mermaid, which many programs draw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any


def mermaid(graph: Mapping[str, Any]) -> str:
    """Write a graph's nodes and edges, as `client.assistants.get_graph` answers, as a Mermaid flow chart."""
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
    """A text between quotes: Mermaid writes what ends it, or what it takes for its own, as the number of a character."""
    return re.sub(r'["#<>&;\n]', lambda found: f"#{ord(found[0])};", text)
