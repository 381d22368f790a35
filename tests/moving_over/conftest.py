"""Runs the programs of a folder with both clients on one server, in several processes that are started together."""

from __future__ import annotations

import contextlib
import json
import os
import signal
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
def printed(request, server_url, official_python, client_environment, tmp_path_factory):
    """What a folder's programs print with the official client and with ours: twice the lines of each, by its name.

    A test's module names its folder: FOLDER.
    """
    files = [str(path) for path in sorted((HERE / request.module.FOLDER).glob("*.py"))]
    clients = {"langgraph_sdk": official_python, "langgraph_client": sys.executable}
    folder = tmp_path_factory.mktemp("printed")
    with contextlib.ExitStack() as stack:
        outputs = [
            stack.enter_context(
                started(python, client, files, {**client_environment, "LANGGRAPH_URL": server_url}, folder)
            )
            for client, python in clients.items()
        ]
        return [read(*output) for output in outputs]


@contextlib.contextmanager
def started(python, client, files, environment, folder):
    """The process that runs programs with a client, and the file that it writes. It is ended with all its forks."""
    output = folder / client
    with output.open("ab") as file:  # each record comes behind the others, whichever process writes it
        process = subprocess.Popen(
            [str(python), str(HERE / "run_programs.py"), client, *files],
            env=environment,
            stdout=file,
            start_new_session=True,
        )
    try:
        yield process, output
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def read(process, output):
    """Wait for a process and return what its programs printed: the lines of each, by its name."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(PATIENCE)
    records = map(json.loads, output.read_text().splitlines())
    return {record["program"]: normalised(record["lines"]) for record in records}
