"""Each fuzz target on a hundred inputs, with `--exhaustive` on five hundred; `make fuzz` goes on for a minute each."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_a_reader_raises_what_it_documents(target, part):
    """Whatever comes in."""
    inputs, read = TARGETS[target]
    settings(max_examples=500 // part, deadline=None, suppress_health_check=[*HealthCheck])(given(inputs)(read))()
