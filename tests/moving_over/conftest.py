"""Runs the programs of a folder with both clients on one server: two processes, started together."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from examples.agent_server import REPOSITORY, find_executable, server_environment
from tests.moving_over.normalise import normalised

HERE = Path(__file__).parent
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
    processes = [
        subprocess.Popen(
            [str(python), str(HERE / "run_programs.py"), client, *files],
            env={**client_environment, "LANGGRAPH_URL": server_url},
            stdout=subprocess.PIPE,
            text=True,
        )
        for client, python in clients.items()
    ]
    try:
        return [read(process) for process in processes]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def read(process):
    """Wait for a client's process and return what its programs printed."""
    try:
        output, _ = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        output, _ = process.communicate()
    records = map(json.loads, output.splitlines())
    return {record["program"]: normalised(record["lines"]) for record in records}
