"""`python -m tests.neighbours.run NAME`: tries each case of a neighbour, in a process of its own; prints what failed, as JSON."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import traceback

from tests.neighbours import probes
from tests.neighbours.cases import NEIGHBOURS, Case, Neighbour


def main(name: str) -> None:
    """Print a failure's traceback for each case, empty where there was none."""
    for variable in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        os.environ.pop(variable, None)
    probes.load()
    one = NEIGHBOURS[name]
    with contextlib.redirect_stdout(sys.stderr):
        failures = {str(case): failure_of(one, case) for case in one.cases}
    print(json.dumps(failures))


def failure_of(one: Neighbour, case: Case) -> str:
    """The traceback of a case that failed."""
    try:
        one.probe(case)
    except BaseException:  # noqa: BLE001 - all of it goes to the test
        return traceback.format_exc()
    return ""


if __name__ == "__main__":
    main(sys.argv[1])
