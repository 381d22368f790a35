"""The public door: complete, sorted, and cheap to open."""

from __future__ import annotations

import ast
import importlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import langgraph_client
from langgraph_client import client as client_module
from langgraph_client import models, protocol, streams
from langgraph_client._generated import sent

HEAVY = ["asyncio", "httpx", "pydantic", "pydantic_core", "django", "flask", "websockets", "aiohttp", "http.server",
         "langgraph", "langchain_core", "unittest", "multiprocessing", "sqlite3"]  # fmt: skip
MODULES = [
    module.name
    for module in pkgutil.walk_packages(langgraph_client.__path__, "langgraph_client.")
    if not module.name.startswith(("langgraph_client.web", "langgraph_client.testing", "langgraph_client.cli"))
]
RESOURCES = {
    "SyncAssistantsClient": "assistants",
    "SyncCronClient": "crons",
    "SyncHttpClient": "http",
    "SyncRunsClient": "runs",
    "SyncStoreClient": "store",
    "SyncThreadsClient": "threads",
}
PROBE = """
import sys, threading
import attrs, requests, sseclient, tenacity, urllib3
theirs = set(sys.modules)
threads = threading.active_count()
import langgraph_client
langgraph_client.get_client
assert threading.active_count() == threads, "it starts a thread"
print(*sorted(set(sys.modules) - theirs))
"""


def test_all_is_sorted_and_there():
    """Constants, classes, functions, each group in alphabetical order."""
    names = langgraph_client.__all__
    assert len(set(names)) == len(names)
    assert sorted(names, key=lambda name: (not name.isupper(), name[0].islower() or name[0] == "_", name)) == names
    assert all(hasattr(langgraph_client, name) for name in names)


def test_all_is_complete():
    """What can be seen without an underscore is public or a module, and `dir()` shows what is not imported yet."""
    seen = {name for name in dir(langgraph_client) if not name.startswith("_")}
    modules = {name for name in seen if isinstance(getattr(langgraph_client, name), type(sys))}
    assert seen - modules == set(langgraph_client.__all__) - {"__version__"}


def test_type_checkers_see_what_is_imported():
    """The imports that type checkers read are the names that are imported at run time, each from the same module."""
    tree = ast.parse(Path(langgraph_client.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.name: node.module.removeprefix("langgraph_client.")
        for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module.startswith("langgraph_client.")
        for alias in node.names
    }  # fmt: skip
    assert seen == {**langgraph_client._HOMES, "__version__": "_version"}
    assert seen.keys() == set(langgraph_client.__all__)


def test_an_error_is_cheap_to_name():
    """A program that names an error, or asks for the version, does not import what requests need."""
    code = "import sys, langgraph_client as l; l.RunFailed, l.__version__; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"requests", "urllib3", "tenacity", "langgraph_client.client"} & set(run.stdout.split())


def test_modules_with_public_names_are_attributes():
    """As after an import of all: `langgraph_client.errors.RunFailed` needs no import of its own."""
    code = "import langgraph_client as l; print(l.errors.RunFailed is l.RunFailed)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"


@pytest.fixture(scope="module")
def imported():
    """What a program with a client imports beyond what the package's dependencies do."""
    run = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize("heavy", HEAVY)
def test_nothing_heavy_is_imported(heavy, imported):
    """A web worker pays for what it uses alone, and no thread is started."""
    assert heavy not in imported


def test_the_environment_is_not_read_at_import():
    """A broken setting breaks the client that uses it, not the import."""
    bad = {"LANGGRAPH_API_URL": "\n", "LANGGRAPH_API_KEY": "\n"}
    subprocess.run([sys.executable, "-c", "import langgraph_client"], check=True, env={**os.environ, **bad})


@pytest.mark.parametrize("name", MODULES)
def test_every_module_states_its_law(name):
    """In a docstring, and it can be imported by itself."""
    assert importlib.import_module(name).__doc__


def test_the_official_names():
    """Code that moves over keeps them."""
    assert langgraph_client.get_sync_client is langgraph_client.get_client
    assert langgraph_client.SyncLangGraphClient is client_module.SyncLangGraphClient is langgraph_client.Client


@pytest.mark.parametrize(("name", "attribute"), RESOURCES.items())
def test_a_resource_has_its_official_name(name, attribute):
    """It is the class of the client's attribute."""
    assert isinstance(getattr(langgraph_client.Client(), attribute), getattr(langgraph_client, name))
    assert getattr(client_module, name) is getattr(langgraph_client, name)


def test_the_official_names_import_nothing(imported):
    """A resource is imported when it is first used."""
    assert not {f"langgraph_client.resources.{module}" for module in RESOURCES.values()} & imported


@pytest.mark.parametrize("module", [langgraph_client, client_module])
def test_another_name_is_an_attribute_error(module):
    """As without `__getattr__`."""
    with pytest.raises(AttributeError, match="has no attribute 'SyncClient'"):
        module.SyncClient  # noqa: B018


def test_a_client_that_is_ready_has_not_imported_what_a_failure_needs():
    """tenacity, which brings asyncio where nothing else does, and the table of servers wait for the first failed call."""
    code = (
        "import sys; from langgraph_client import get_client; client = get_client('http://localhost:1');"
        "client.runs, client.threads; print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "requests" in run.stdout.split()
    assert not {"tenacity", "langgraph_client.servers", "langgraph_client.transport.abilities"} & {*run.stdout.split()}


def test_a_client_that_is_ready_has_imported_no_model_that_is_sent():
    """A model is imported by the call that sends it."""
    code = (
        "import sys, langgraph_client; client = langgraph_client.get_client(url='http://localhost:1', api_key=None); "
        "client.runs, client.threads; print(*sys.modules); from langgraph_client import models; models.RunCreateStateful; "
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ready, one_used = (line.split() for line in done.stdout.splitlines())
    sent = "langgraph_client._generated.sent."
    assert not [name for name in ready if name.startswith(sent)]
    assert f"{sent}runcreatestateful" in one_used
    assert f"{sent}croncreate" not in one_used


def test_a_client_that_is_ready_has_imported_no_stream():
    """Only what starts a run: the first stream, feed, conversation or wait imports the rest."""
    code = (
        "import sys, langgraph_client; client = langgraph_client.get_client(url='http://localhost:1', api_key=None); "
        "client.runs, client.threads; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    ready = {name for name in done.stdout.split() if name.startswith(("langgraph_client.", "sseclient"))}
    loaded = {name for name in ready if {"protocol", "streams", "sseclient"} & {*name.split(".")}}
    assert loaded == {"langgraph_client.protocol", "langgraph_client.streams", "langgraph_client.streams.start"}


@pytest.mark.parametrize("package", [protocol, streams], ids=lambda package: package.__name__)
def test_a_package_finds_its_modules_as_type_checkers_do(package):
    """Each of those that they see is an attribute, imported or not; another name is an AttributeError."""
    tree = ast.parse(Path(package.__file__).read_text(encoding="utf-8"))
    seen = [
        alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == package.__name__
        for alias in node.names
    ]  # fmt: skip
    code = f"import {package.__name__} as package; print(*(getattr(package, name).__name__ for name in {seen}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [f"{package.__name__}.{name}" for name in seen]
    with pytest.raises(AttributeError, match=f"module '{package.__name__}' has no attribute 'nothing'"):
        package.nothing  # noqa: B018


def test_the_door_to_the_models_shows_all_of_them():
    """Those that are not imported yet, too; and a name that none has is an AttributeError."""
    assert set(models.__all__) <= {*dir(models)}
    assert all(hasattr(models, name) for name in models.__all__)
    with pytest.raises(AttributeError, match=r"module 'langgraph_client.models' has no attribute 'Nothing'"):
        models.Nothing  # noqa: B018
    with pytest.raises(AttributeError, match=r"module 'langgraph_client._generated.sent' has no attribute 'Nothing'"):
        sent.Nothing  # noqa: B018
