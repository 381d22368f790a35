"""The documentation and the public docstrings use the words of the glossary in CONTRIBUTING."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, pages

CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PACKAGE = ROOT / "langgraph_client"
FORMS = {
    "black": "black(?:s|ed|ing)?",
    "break": "(?:breaks?|broken?|breaking)",
    "carrier": "carriers?",
    "clean": "cleanly?",
    "come": "(?:comes?|came|coming)",
    "cut": "cut(?:s|ting)?",
    "end": "end(?:s|ed)?",
    "goes": "(?:goe?s?|went|gone)",
    "hand": "hand(?:s|ed|ing)?",
    "is": r"(?<!\bthere )(?:is|are|was|were)",
    "no": r"no(?! longer| more| such)",
    "says": "(?:says?|said)",
    "take": "(?:takes?|taken|took|taking)",
    "under": "under ?",
}
"""Other forms of a word. `there is no …` and `is no longer …` are plain English."""
PARTICLES = frozenset({"off", "out", "up"})
"""These may be separated from their verb by one word: `hand it out`."""


def words_section() -> str:
    """The section of CONTRIBUTING that holds the glossary."""
    section = re.search(r"^## Words\n(.*?)^## ", CONTRIBUTING.read_text(), re.DOTALL | re.MULTILINE)
    assert section
    return section[1]


def rejected() -> list[str]:
    """The words in code font in the last column, and in the sentence below the table."""
    section = words_section()
    cells = [row.rstrip("|").rpartition("|")[2] for row in section.splitlines() if row.startswith("| ")]
    also = re.search(r"^Also rejected: (.*?)\n\n", section, re.DOTALL | re.MULTILINE)
    assert also
    return re.findall(r"`([a-z ]+)`", "\n".join([*cells, also[1]]))


def pattern(words: str) -> re.Pattern[str]:
    """Finds the words in any of their forms, over any white space."""
    parts = words.split()
    joints = [r"(?: \w+)? " if part in PARTICLES else " " for part in parts[1:]]
    forms = [FORMS.get(part, part) for part in parts]
    text = forms[0] + "".join(joint + form for joint, form in zip(joints, forms[1:], strict=True))
    return re.compile(rf"\b{text}\b".replace("under ? way", "under ?way"), re.IGNORECASE)


PATTERNS = [pattern(words) for words in rejected()]


def prose(markdown: str) -> str:
    """A text without its code, in one line."""
    text = re.sub(r"^ *```.*?^ *```", "", markdown, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"\s+", " ", re.sub(r"`[^`]+`", "`code`", text))


def found(text: str) -> list[str]:
    """The words that are not to be used, each with what is around it."""
    return [
        text[max(0, match.start() - 30) : match.end() + 30]
        for pattern in PATTERNS
        for match in pattern.finditer(text)
    ]  # fmt: skip


def modules() -> list[Path]:
    """The modules whose docstrings users read; the models are those of `langgraph_client.models`."""
    public = [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if not any(part.startswith("_") and part != "__init__.py" for part in path.relative_to(PACKAGE).parts)
    ]
    return [*public, PACKAGE / "_generated" / "models.py", *sorted((PACKAGE / "_generated" / "sent").glob("*.py"))]


def docstrings(node: ast.AST, name: str) -> Iterator[tuple[str, str]]:
    """The docstrings of a module, its public classes and functions, and their public members; not the names of arguments."""
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
        yield name, re.sub(r"^ +\w+: ", "", ast.get_docstring(node) or "", flags=re.MULTILINE)
    if isinstance(node, (ast.Module, ast.ClassDef)):
        for one in node.body:
            if isinstance(one, (ast.ClassDef, ast.FunctionDef)) and not one.name.startswith("_"):
                yield from docstrings(one, f"{name}: {one.name}")


@pytest.mark.parametrize("page", [*pages(), CONTRIBUTING], ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_keeps_to_the_glossary(page: Path) -> None:
    """But for the glossary itself."""
    assert found(prose(page.read_text().replace(words_section(), ""))) == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: str(module.relative_to(PACKAGE)))
def test_public_docstrings_keep_to_the_glossary(module: Path) -> None:
    """Those that the reference and `help` show."""
    tree = ast.parse(module.read_text())
    assert [(name, words) for name, text in docstrings(tree, module.stem) for words in found(prose(text))] == []


@pytest.mark.parametrize("text", [
    "Hand it out.", "was handed out", "taken up again", "for\never", "It is no str.", "What is no JSON", "comes again",
    "Whoever asks", "a run that is underway", "a run under way", "the carriers", "goes before both", "broke off",
])  # fmt: skip
def test_the_words_are_found_in_their_forms(text: str) -> None:
    """In any case of letters."""
    assert found(prose(text))


@pytest.mark.parametrize("text", [
    "There is no such run.", "It is no longer there.", "`is no`", "forever", "the short one", "a hand", "shortcuts",
    "```\nhand out\n```",
])  # fmt: skip
def test_plain_english_and_code_pass(text: str) -> None:
    """A false alarm would be worse than a word that is missed."""
    assert not found(prose(text))


def test_the_glossary_is_read() -> None:
    """Not from the columns that say what to write."""
    words = rejected()
    assert {"hand out", "carrier", "whoever", "is no"} <= set(words)
    assert "delivered" not in words
