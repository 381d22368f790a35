"""The plugin in the test run of a project that does not use it: pytest imports it, and it imports nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

PROJECT = """
import json, sys

def test_what_is_imported(pytestconfig):
    assert pytestconfig.pluginmanager.hasplugin("langgraph_client")
    told = sorted(name for name in sys.modules if name.partition(".")[0] in ("langgraph_client", "requests", "attr", "responses"))
    with open("imported.json", "w") as file:
        json.dump(told, file)

def test_it_works_all_the_same(request):
    assert request.getfixturevalue("agent_client").system.ok()
"""


def test_a_project_that_does_not_use_the_plugin_imports_nothing(tmp_path):
    """But the plugin itself and the packages that it stands in, which import their names when they are used."""
    (tmp_path / "test_project.py").write_text(PROJECT, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_project.py"]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=120)
    assert json.loads((tmp_path / "imported.json").read_text(encoding="utf-8")) == [
        "langgraph_client",
        "langgraph_client._version",
        "langgraph_client.testing",
        "langgraph_client.testing.plugin",
    ]
