"""`langgraph-client`: the Agent Server from a shell or a cron job. The public door alone; needs the extra `cli`.

Nothing beyond the standard library is imported here, so that a missing extra is said in a sentence.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

from langgraph_client.cli import stopping

_NEEDED = ("rich", "typer")
_USAGE = 2


def main() -> int:
    """What the console script calls. Returns the exit code."""
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            f"langgraph-client needs {' and '.join(missing)}: install it with: pip install 'langgraph_client[cli]'\n"
        )
        return _USAGE
    stopping.install()
    try:
        from langgraph_client.cli.app import start

        return start()
    except stopping.Stopped as stopped:
        return stopped.code
