"""The fenced code blocks of a Markdown page, wherever they stand: in a list, in an admonition, in HTML.

Libraries were looked at. Sybil and pytest-examples run blocks in the test's own process, pytest-markdown-docs does so for
Python alone, and all of them pass over a block whose language they don't know: here such a block fails.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
SNIPPET = re.compile(r'\s*--8<-- "(?P<path>[^":]+)(?::(?P<section>[\w-]+))?"')
MARK = "--8<--"


@dataclass(frozen=True)
class Block:
    """One block.

    Attributes:
        page: The page, as it is shown: a path from the repository's root.
        line: The line of the opening fence.
        language: The first word behind the fence.
        title: The file that it is, where it is one.
        code: What is between the fences, snippets put in.
    """

    page: str
    line: int
    language: str
    title: str | None
    code: str


def pages() -> list[Path]:
    """Every page that a user reads."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order.

    Raises:
        ValueError: A snippet does not exist, or stands outside of a block and is no drawing. The message says where.
    """
    # Without indented code and HTML blocks, what stands in an admonition, a tab or a <div> is found too.
    tokens = MarkdownIt().disable(["code", "html_block"]).parse(text := page.read_text())
    name = str(page.relative_to(ROOT)) if page.is_relative_to(ROOT) else str(page)
    inside: set[int] = set()
    found = []
    for token in tokens:
        if token.type == "fence" and token.map:
            first, end = token.map
            inside.update(range(first, end))
            language, title = read_info(token.info)
            found.append(Block(name, first + 1, language, title, with_snippets(token.content, f"{name}:{first + 1}")))
    for number, line in enumerate(text.splitlines()):
        if MARK in line and ".svg" not in line and number not in inside:
            raise ValueError(f"{name}:{number + 1}: a snippet outside of a block: its own blocks would not be run")
    return found


def read_info(info: str) -> tuple[str, str | None]:
    """The language and the title of a block, of what stands behind its fence."""
    language, *options = shlex.split(info) or [""]
    given = dict(option.partition("=")[::2] for option in options)
    return language, given.get("title")


def with_snippets(code: str, where: str) -> str:
    """The code with the files that it includes, as pymdownx.snippets includes them."""
    return "".join(expanded(code.splitlines(keepends=True), where))


def expanded(lines: Iterable[str], where: str) -> Iterable[str]:
    """Line by line."""
    for line in lines:
        match = SNIPPET.fullmatch(line.rstrip())
        if match:
            yield snippet(match["path"], match["section"], where)
        elif MARK in line.replace(" ", ""):  # a formatter takes the marks for Python: `<!-- fmt: off -->` keeps it off
            raise ValueError(f"{where}: {line.strip()!r} is no snippet that this understands")
        else:
            yield line


def snippet(path: str, section: str | None, where: str) -> str:
    """A file, or what stands in it between `--8<-- [start:section]` and `--8<-- [end:section]`, without such marks."""
    source = ROOT / path
    if not source.is_file():
        raise ValueError(f"{where}: there is no file {path}")
    lines = source.read_text().splitlines(keepends=True)
    if section is not None:
        ends = [number for number, line in enumerate(lines) if re.search(rf"{MARK} \[(start|end):{section}\]", line)]
        if len(ends) != 2:
            raise ValueError(f"{where}: {path} has no section {section!r}")
        lines = lines[ends[0] + 1 : ends[1]]
    return "".join(line for line in lines if MARK not in line)
