"""Does what a reader of a page would do, block by block, in the working folder. A program of its own: see `page.py`.

The law: a block runs or it fails. Nothing is passed over because it isn't understood.
"""

from __future__ import annotations

import configparser
import importlib
import json
import re
import runpy
import shlex
import subprocess
import sys
import traceback
import types
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from packaging.requirements import Requirement

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parents[2]
OUR_NAME = "langgraph-client"
EXIT_CODE = re.compile(r"\s+# exit code (\d+)$")
NOT_RUN = ("pip", "python -m pip", "make")
STAND_IN = "http://127.0.0.1:2024"
"""The address that pages show: in a Python block it stands for the server's."""


class PageError(Exception):
    """A block that can't be run, or did not do what the page says."""


class Page:
    """What a page's blocks share: one namespace, as if all of it were one script.

    Args:
        url: Where the server is.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._script = types.ModuleType("__main__")
        sys.modules["__main__"] = self._script
        sys.path[0] = str(Path.cwd())

    def run(self, block: Mapping[str, Any]) -> None:
        """Run one block."""
        language, title, code = block["language"], block["title"], block["code"]
        if language == "python":
            code = code.replace(STAND_IN, self._url)
        if language == "console":
            run_console(block["line"], code)
        elif language == "python" and title is None:
            self._execute(block["page"], block["line"], code)
        elif language == "sh" and title is None:
            raise PageError("a script is run by a console block: give it a title, or make it one")
        elif language in READERS:
            READERS[language](code)
            if title is not None:
                write(title, code)
                if language == "python":
                    import_file(title)
        else:
            raise PageError(f"blocks in {language!r} are not known; known are console, {', '.join(sorted(READERS))}")

    def _execute(self, page: str, line: int, code: str) -> None:
        """Run Python; empty lines before it make a traceback tell the page's own lines."""
        exec(compile("\n" * line + code, str(ROOT / page), "exec"), vars(self._script))


def read_ini(text: str) -> None:
    """Read a file of sections; those of systemd repeat keys."""
    configparser.ConfigParser(strict=False, interpolation=None, allow_no_value=True).read_string(text)


def read_sh(text: str) -> None:
    """Have a shell read a script, without running it."""
    subprocess.run(["sh", "-n"], input=text, text=True, check=True)


def anything(_: str) -> None:
    """Take text that has no rules, or none that we could check."""


READERS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("css", "html", "javascript", "nginx", "text"), anything),
    "ini": read_ini,
    "json": json.loads,
    "python": lambda code: compile(code, "block", "exec"),
    "sh": read_sh,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
}


def write(title: str, code: str) -> None:
    """Write a titled block to its file, in the working folder."""
    name = PurePosixPath(title)
    if name.is_absolute() or ".." in name.parts:
        raise PageError(f"{title!r} is outside of the working folder")
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(code)
    importlib.invalidate_caches()


def import_file(title: str) -> None:
    """Import a titled block: as the module that it is, or by its path when its name is none, as `gunicorn.conf.py`."""
    parts = PurePosixPath(title).with_suffix("").parts
    if all(part.isidentifier() for part in parts):
        importlib.import_module(".".join(parts))
    else:
        runpy.run_path(title, run_name=parts[-1])


def run_console(line: int, code: str) -> None:
    """Run the lines that begin with `$ `, in one shell; the others are output. A backslash at an end goes on."""
    script = []
    for number, text in commands(line, code):
        expected = match[1] if (match := EXIT_CODE.search(text)) else "0"
        command = EXIT_CODE.sub("", text)
        if command.startswith(NOT_RUN):
            check_not_run(command)
            continue
        told = f"line {number}: exit code $status, and {expected} was expected: "
        script += [
            command,
            f'status=$?; [ $status -eq {expected} ] || {{ echo "{told}"{shlex.quote(command)}; exit 1; }}',
        ]
    result = subprocess.run(["bash", "-c", "\n".join(script)], stdin=subprocess.DEVNULL, check=False)
    if result.returncode:
        raise PageError("a command did not end as the page says")


def commands(line: int, code: str) -> list[tuple[int, str]]:
    """The commands of a console block, each with its line."""
    found: list[tuple[int, str]] = []
    for number, text in enumerate(code.splitlines(), line + 1):
        if text.startswith("$ "):
            found.append((number, text[2:]))
        elif found and found[-1][1].endswith("\\"):
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{text}")
    if not found:
        raise PageError("a console block without a line that begins with '$ '")
    return found


def check_not_run(command: str) -> None:
    """Check what would install or start something: that the extra, or the target, exists."""
    words = [word for word in shlex.split(command, comments=True) if not word.startswith("-")]
    if words[0] == "make":
        known = re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
        unknown = [word for word in words[1:] if "=" not in word and word not in known]
    else:
        extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
        wanted = [Requirement(word) for word in words[words.index("install") + 1 :]]
        ours = [one for one in wanted if one.name.replace("_", "-") == OUR_NAME]
        unknown = [extra for one in ours for extra in one.extras if extra not in extras]
    if unknown:
        raise PageError(f"there is no {', '.join(unknown)}: {command}")


def main(url: str, plan: str) -> int:
    """Run all blocks; stop at the first that fails."""
    page = Page(url)
    for block in json.loads(plan):
        where = f"{block['page']}:{block['line']}"
        print(f"{where}: {block['language']}", file=sys.stderr, flush=True)
        try:
            page.run(block)
        except BaseException:  # noqa: BLE001 - a block that leaves is a block that fails
            traceback.print_exc()
            print(f"{where}: this block failed", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
