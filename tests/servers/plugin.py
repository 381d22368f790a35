"""A pytest plugin: the tests of this session run on one server, and what they find is kept for docs/servers.md.

`make test-servers` is `pytest -p` of it, once for each server. Without it the tests here are not collected.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.servers.page import RESULTS, load
from tests.servers.running import NAMES

FOUND = pytest.StashKey[dict[str, dict[str, str]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--server NAME`."""
    parser.addoption("--server", choices=NAMES, required=True, help="which server to run the tests on")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write down what was found, if all of it was looked at and was as it has to be."""
    config: Any = session.config
    tables = config.stash.get(FOUND, None)
    partly = config.option.keyword or config.getoption("lf", default=False) or any("::" in one for one in config.args)
    if tables is None or partly or exitstatus != 0:
        return
    RESULTS.write_text(json.dumps({**load(), config.getoption("--server"): tables}, indent=1, sort_keys=True) + "\n")
