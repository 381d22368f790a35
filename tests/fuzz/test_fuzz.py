"""Each fuzz target on some hundred inputs; `make fuzz` goes on for a minute each."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_a_reader_raises_what_it_documents(target):
    """Whatever comes in."""
    inputs, read = TARGETS[target]
    settings(max_examples=250, deadline=None, suppress_health_check=[*HealthCheck])(given(inputs)(read))()
