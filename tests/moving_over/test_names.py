"""Every name and every parameter of the official client's sync side is here, or is an exception with a reason.

The official client that is asked is the one in the server's environment, so that names of a new release are noticed.
"""

from __future__ import annotations

import importlib
import inspect
import json
import os
import subprocess
from pathlib import Path

import pytest

import langgraph_client
from langgraph_client import client as client_module

ROOT = Path(__file__).parents[2]
SERVER = Path(os.environ.get("AGENT_SERVER_VENV", ROOT / ".venv-server"))
PROBE = Path(__file__).with_name("official_names.py")

ASYNC = "this package has no async client"
EXCEPTIONS = {
    "client.AssistantsClient": ASYNC,
    "client.CronClient": ASYNC,
    "client.HttpClient": ASYNC,
    "client.LangGraphClient": ASYNC,
    "client.RunsClient": ASYNC,
    "client.StoreClient": ASYNC,
    "client.ThreadsClient": ASYNC,
    "client.configure_loopback_transports": "of the server: calls between its own graphs without a network",
    "errors.logger": "a logger is not part of an interface; ours are named langgraph_client.…",
    "SyncHttpClient.request_reconnect": "of the official client's own long waits; runs.wait and runs.join reconnect",
}
"""What is not here, and why."""


@pytest.fixture(scope="module")
def official():
    """The names of the official client."""
    python = SERVER / "bin" / "python"
    if not python.exists():
        pytest.skip(f"there is no {python}: AGENT_SERVER_VENV names the server's environment")
    done = subprocess.run(
        [python, PROBE], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": ""}
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("module", ["client", "schema", "errors"])
def test_each_name_is_here(official, module):
    """Under the same name, in the module of the same name."""
    ours = importlib.import_module(f"langgraph_client.{module}")
    missing = {f"{module}.{name}" for name in official[module] if not hasattr(ours, name)}
    assert len(official[module]) > 10
    assert missing - EXCEPTIONS.keys() == set()


@pytest.mark.parametrize("module", ["client", "schema"])
def test_each_name_is_public(official, module):
    """So that `from … import *` and type checkers find it."""
    ours = importlib.import_module(f"langgraph_client.{module}")
    names = {name for name in official[module] if f"{module}.{name}" not in EXCEPTIONS}
    assert names <= set(ours.__all__)


def test_each_method_has_each_parameter(official):
    """Of every resource, by name."""
    missing = set()
    for owner, methods in official["methods"].items():
        ours = getattr(client_module, owner)
        for method, parameters in methods.items():
            name = f"{owner}.{method}"
            if not hasattr(ours, method):
                missing.add(name)
                continue
            known = inspect.signature(getattr(ours, method)).parameters
            missing |= {f"{name}({parameter}=)" for parameter in parameters if parameter not in known}
    assert len(official["methods"]) == 7
    assert missing - EXCEPTIONS.keys() == set()


def test_get_sync_client_has_each_parameter(official):
    """With the same names."""
    known = inspect.signature(langgraph_client.get_sync_client).parameters
    assert set(official["get_sync_client"]) <= set(known)


def test_each_exception_is_one(official):
    """A name that is here, or that the official client no longer has, needs no reason."""
    theirs = {f"{module}.{name}" for module in ("client", "schema", "errors") for name in official[module]}
    theirs |= {f"{owner}.{method}" for owner, methods in official["methods"].items() for method in methods}
    assert EXCEPTIONS.keys() <= theirs
    for name in EXCEPTIONS:
        owner, _, attribute = name.partition(".")
        module = None if owner.startswith("Sync") else importlib.import_module(f"langgraph_client.{owner}")
        assert not hasattr(module or getattr(client_module, owner), attribute), name
