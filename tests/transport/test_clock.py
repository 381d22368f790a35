"""The clock of time limits runs on in a program whose time a test has stopped."""

from __future__ import annotations

import importlib
import sys
import time

import pytest

from langgraph_client.transport import clock


@pytest.mark.skipif(sys.platform == "win32", reason="there is one clock that only goes forward")
def test_it_is_the_systems_own(monkeypatch):
    """Also where the module is imported while the time is stopped, as freezegun does it."""
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    stopped = importlib.reload(clock)
    before = time.clock_gettime(time.CLOCK_MONOTONIC)
    assert before <= stopped.monotonic() <= time.clock_gettime(time.CLOCK_MONOTONIC)
