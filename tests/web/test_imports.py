"""What is no framework's imports none, and nothing starts before it is asked to."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROBE = """
import importlib, sys, threading
module = importlib.import_module(sys.argv[1])
assert module.__doc__
assert threading.active_count() == 1, threading.enumerate()
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


@pytest.mark.parametrize("module", ["", ".sse", ".frames", ".presence", ".runs", ".upstream", ".webhooks"])
def test_neither_django_nor_flask_is_imported(module):
    """Each may be there without the other."""
    command = [sys.executable, "-W", "error", "-c", PROBE, "langgraph_client.web" + module]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert not {"django", "flask", "werkzeug", "gunicorn", "gevent"} & set(found)


@pytest.mark.parametrize(("module", "other"), [("django", "flask"), ("flask", "django")])
def test_one_framework_does_not_need_the_other(module, other):
    """Django's settings need not be there at import."""
    command = [sys.executable, "-W", "error", "-c", PROBE, f"langgraph_client.web.{module}"]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert module in found
    assert other not in found
