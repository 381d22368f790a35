"""Runs the programs of a folder with both clients on one server, in several processes that are started together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest

from examples.agent_server import REPOSITORY, find_executable, server_environment
from tests.moving_over.normalise import normalised

HERE = Path(__file__).parent
PROCESSES = 4
"""Processes for each client. Most of the time a run waits for the server's queue to take it: several wait together."""
PATIENCE = 600.0
"""Seconds after which a client's programs are ended; those that did not run fail their tests."""


@pytest.fixture(scope="session")
def official_python():
    """The Python that has the official client: the server's, which depends on it."""
    return find_executable().parent / "python"


@pytest.fixture(scope="session")
def client_environment():
    """Our environment for a client: without keys and addresses, and with this checkout's package."""
    python_path = [str(REPOSITORY), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**server_environment({}), "PYTHONPATH": os.pathsep.join(python_path)}


@pytest.fixture(scope="module")
def printed(request, server_url, official_python, client_environment):
    """What a folder's programs print with the official client and with ours: twice the lines of each, by its name.

    A test's module names its folder: FOLDER.
    """
    files = [str(path) for path in sorted((HERE / request.module.FOLDER).glob("*.py"))]
    clients = {"langgraph_sdk": official_python, "langgraph_client": sys.executable}
    processes = {
        client: [
            subprocess.Popen(
                [str(python), str(HERE / "run_programs.py"), client, *files[share::PROCESSES]],
                env={**client_environment, "LANGGRAPH_URL": server_url},
                stdout=subprocess.PIPE,
                text=True,
            )
            for share in range(PROCESSES)
        ]
        for client, python in clients.items()
    }
    try:
        return [dict(chain.from_iterable(map(read, started))) for started in processes.values()]
    finally:
        for process in chain(*processes.values()):
            process.kill()
            process.wait()


def read(process):
    """Wait for a process and return what its programs printed: names and lines."""
    try:
        output, _ = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    records = map(json.loads, output.splitlines())
    return [(record["program"], normalised(record["lines"])) for record in records]
