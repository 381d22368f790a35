"""What the documentation shows passes `mypy --strict` as it stands: every Python block of every page, in one run."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from tests.docs.blocks import ROOT, Block, blocks, pages

PAGES = pages()
GENERATED = ROOT / "tests" / "typed" / "golden" / "agents.py"
"""What a command of a page makes, and its blocks import as `agents`."""
CONFIGURATION = """
[mypy]
strict = true
allow_redefinition = true
disable_error_code = no-redef, untyped-decorator
[mypy-celery.*]
ignore_missing_imports = true
"""
"""The blocks of a page are one script, in which a later block uses a name for something else. Celery has no types."""


class Typed:
    """The Python blocks of a page as a package: its script, and a module for each file that it shows.

    Args:
        page: The page.
    """

    def __init__(self, page: Path) -> None:
        self.name = re.sub(r"\W+", "_", str(page.with_suffix("")).removeprefix(str(ROOT))).strip("_")
        self.blocks = [block for block in blocks(page) if block.language == "python"]
        titled = [block for block in self.blocks if block.title is not None]
        self._files = [str(PurePosixPath(str(block.title))) for block in titled]
        self._modules = {name.removesuffix(".py").replace("/", ".") for name in self._files}
        self.lines: dict[str, list[str]] = {}  # a file of the package → where on the page each line stands

    def write(self, folder: Path) -> None:
        """Write the package."""
        for block in self.blocks:
            name = self._file(block)
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            lines = [self._with_own_modules(line) for line in block.code.splitlines()]
            with path.open("a", encoding="utf-8") as file:
                file.writelines(line + "\n" for line in lines)
            self.lines.setdefault(name, []).extend(f"{block.page}:{block.line + at}" for at in range(1, len(lines) + 1))

    def _file(self, block: Block) -> str:
        title = "script.py" if block.title is None else re.sub(r"[^\w./]", "_", block.title)
        *folders, stem = title.removesuffix(".py").replace(".", "_").split("/")
        return "/".join([self.name, *folders, f"{stem}.py"])

    def _with_own_modules(self, line: str) -> str:
        """An import of a file of the same page, as one of this package."""
        match = re.match(r"(\s*)(from|import) ([\w.]+)(.*)", line)
        if match is None or not any(f"{one}.".startswith(f"{match[3]}.") for one in self._modules):
            return line
        indent, verb, module, rest = match.groups()
        if verb == "import" and not rest and "." not in module:
            return f"{indent}from {self.name} import {module}"
        return f"{indent}{verb} {self.name}.{module}{rest}"


def complaints(pages: list[Path], folder: Path) -> dict[Path, list[str]]:
    """What mypy says of each page, in one run."""
    packages = {page: Typed(page) for page in pages}
    for package in packages.values():
        package.write(folder)
    (folder / "agents.py").write_text(GENERATED.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "mypy.ini").write_text(CONFIGURATION)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--namespace-packages", "--explicit-package-bases", "--no-error-summary",
         "--cache-dir", ROOT / ".mypy_cache" / "pages", "."],
        cwd=folder, env={"MYPYPATH": str(ROOT), "PATH": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    found = [line.split(":", 2) for line in done.stdout.splitlines()]
    return {
        page: [f"{one.lines[name][int(at) - 1]}:{said}" for name, at, said in found if name in one.lines]
        for page, one in packages.items()
    }


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[str]]:
    """What mypy says of the documentation."""
    return complaints(PAGES, tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_has_types(page: Path, told: dict[Path, list[str]]) -> None:
    """A reader who checks types has nothing to add to what they copy."""
    assert not told[page]


def test_how_much_is_checked(tell: Callable[[str], None]) -> None:
    """Every Python block."""
    counted = sum(len(Typed(page).blocks) for page in PAGES)
    assert counted > 100
    tell(f"{counted} Python blocks of {len(PAGES)} pages pass mypy --strict")


def test_a_wrong_type_is_found(tmp_path: Path) -> None:
    """With its line on the page, also when a file of the page has the type."""
    page = tmp_path / "page.md"
    page.write_text(
        '```python title="own/tools.py"\ndef length(text: str) -> int:\n    return len(text)\n```\n\n'
        "```python\nfrom own.tools import length\n\nlength(5)\n```\n"
    )
    (tmp_path / "written").mkdir()
    (told,) = complaints([page], tmp_path / "written")[page]
    assert told.startswith(f'{page}:9: error: Argument 1 to "length"')
