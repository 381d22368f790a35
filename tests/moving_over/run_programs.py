"""Runs programs in this process and forks of it, and prints of each, as a line of JSON, what it printed.

`python run_programs.py CLIENT FILE…`: CLIENT is the package that the programs get in the place of `langgraph_sdk`. Nothing else of a
program is changed. It runs in the Python that has the client, so it imports nothing but the standard library.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import os
import re
import sys
from pathlib import Path
from types import ModuleType

OFFICIAL = "langgraph_sdk"
PROCESSES = 4
"""Most of the time a run waits for the server's queue to take it: several wait together."""
IMPORT = re.compile(rf"^(\s*(?:from|import)\s+){OFFICIAL}\b", re.MULTILINE)


def main(client: str, *files: str) -> None:
    """Run the programs with this client, each process its share, and return when all have done so."""
    importlib.import_module(f"{client}.client")  # most of a start, once for all processes
    number = next((one for one in range(1, PROCESSES) if not os.fork()), 0)
    for path in map(Path, files[number::PROCESSES]):
        lines = printed(path.stem, IMPORT.sub(rf"\g<1>{client}", path.read_text()), str(path))
        record = json.dumps({"program": path.stem, "lines": lines})
        os.write(1, f"{record}\n".encode())  # at once: no other process writes amid it
    if number == 0:
        for _ in range(1, PROCESSES):
            os.wait()


def printed(name: str, source: str, path: str) -> list[str]:
    """Run a program as a module of its own and return the lines that it printed; an error is the last of them."""
    module = sys.modules[name] = ModuleType(name)  # pickle and dataclasses look modules up by name
    module.__file__ = path
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        try:
            exec(compile(source, path, "exec"), module.__dict__)
        except Exception as error:  # noqa: BLE001 - a program that fails is a result too
            print(f"FAILED {type(error).__name__}: {error}")
    return output.getvalue().splitlines()


if __name__ == "__main__":
    main(*sys.argv[1:])
