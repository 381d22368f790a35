"""Each neighbour gets along with both sessions, calls and streams. `make test-neighbours` runs it."""

from __future__ import annotations

import json

import pytest

from tests.neighbours.cases import NEIGHBOURS
from tests.neighbours.probes import load

load()


@pytest.mark.parametrize("name", list(NEIGHBOURS))
def test_a_neighbour(name, said, tell):
    """Its probe passes in each case that there is."""
    failures = json.loads(said("tests.neighbours.run", name).splitlines()[-1])
    assert {case: failure for case, failure in failures.items() if failure} == {}
    assert list(failures) == [str(case) for case in NEIGHBOURS[name].cases]
    tell(f"{name:26} {', '.join(failures)}")
