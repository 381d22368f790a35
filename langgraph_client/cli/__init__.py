"""`langgraph-client`: use the Agent Server from a shell or a cron job. Uses only the public API; needs the extra `cli`.

This module imports only the standard library, so that a missing extra is reported in one sentence and `--version`
responds immediately.
"""

from __future__ import annotations

import contextlib
import sys
from importlib.util import find_spec

from langgraph_client._version import __version__
from langgraph_client.cli import stopping, terminal
from langgraph_client.cli.terminal import PROGRAM

_NEEDED = ("rich", "typer")
_USAGE = 2


def main() -> int:
    """Run the console script, and return its exit code."""
    stopping.quietly()
    terminal.prepare()
    try:
        return _main(sys.argv[1:])
    except stopping.Stopped as stopped:
        return stopped.code


def _main(words: list[str]) -> int:
    if words == ["--version"]:
        with contextlib.suppress(OSError, ValueError):  # it fails again below, where the error is reported
            sys.stdout.write(f"{PROGRAM} {__version__}\n")
            return 0
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"{PROGRAM} needs {' and '.join(missing)}: install it with: pip install 'langgraph_client[cli]'\n"
        )
        return _USAGE
    from langgraph_client.cli.app import start

    return start()
