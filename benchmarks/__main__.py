"""Measure everything in one run and print the tables: `make bench`, or `make bench ARGS=--quick` for a first look."""

from __future__ import annotations

import argparse
import os
import platform
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks import conversations, fake, others, relay, streams
from benchmarks.tables import all_goals

_PACKAGES = (
    "langgraph_client",
    "langgraph-sdk",
    "orjson",
    "requests",
    "urllib3",
    "sseclient-py",
    "websockets",
    "httpx",
    "httpcore",
)
_README = Path(__file__).with_name("README.md")
_HEADING = "## The tables\n"


def main() -> None:
    """The tables on the standard output, what is being done on the other one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--quick", action="store_true", help="few rounds, a tenth of each stream: too little to judge by")
    kind.add_argument("--write", action="store_true", help="put the tables into README.md as well")
    asked = parser.parse_args()
    start = time.monotonic()
    chapters = [
        chapter
        for part in (streams, relay, conversations, fake, others)
        for chapter in part.chapters(small=asked.quick)
    ]
    about = _machine(time.monotonic() - start) + (" Quick: a tenth of each stream, two rounds." if asked.quick else "")
    tables = "\n".join([about, *(chapter.text() for chapter in (all_goals(chapters), *chapters))])
    print(tables)
    if asked.write:
        before = _README.read_text(encoding="utf-8").partition(_HEADING)[0]
        _README.write_text(f"{before}{_HEADING}\n{tables}\n", encoding="utf-8")


def _machine(seconds: float) -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="ascii").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{os.cpu_count()} cores ({model or platform.machine()}), {platform.system()}, "
        f"{platform.python_implementation()} {platform.python_version()}; {packages}. "
        f"The run took {seconds / 60:.0f} minutes."
    )


if __name__ == "__main__":
    main()
