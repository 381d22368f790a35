"""`langgraph-client`: the Agent Server from a shell or a cron job. Uses the public API only; needs the extra `cli`.

Nothing beyond the standard library is imported here, so that a missing extra is said in a sentence, and that `--version`
answers at once.
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
    """What the console script calls. Returns the exit code."""
    stopping.quietly()
    terminal.prepare()
    try:
        return _main(sys.argv[1:])
    except stopping.Stopped as stopped:
        return stopped.code


def _main(words: list[str]) -> int:
    if words == ["--version"]:
        with contextlib.suppress(OSError, ValueError):  # then it fails again below, where that is told
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
