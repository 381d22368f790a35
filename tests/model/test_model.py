"""Streams under every interleaving of server, network and caller, within small bounds (`make model`: larger ones).

Of a part of the scenarios, drawn with a seed; with `--exhaustive` of all.
"""

from __future__ import annotations

import functools
import random

import pytest

from tests.model import client
from tests.model.careful import CarefulStreams
from tests.model.naive import FAULTS, NaiveStreams
from tests.model.report import Found, explore
from tests.model.scenario import Scenario
from tests.model.scenarios import scenarios


def drawn(kind, part):
    """The scenarios of a group that are explored here; neighbours in the list are alike."""
    found = scenarios(kind, small=True)
    return random.Random(kind).sample(found, -(-len(found) // part))


@pytest.mark.parametrize("kind", ["position", "run", "feed"])
def test_no_interleaving_breaks_the_promise(kind, part, tell):
    """Nothing is lost, doubled or foreign, and every end is true."""
    found = Found()
    for scenario in drawn(kind, part):
        found.add(explore(scenario))
    tell(f"model, {kind}: {found.figures()}")
    assert found.counted == 0, "\n".join(found.lines())


@pytest.mark.parametrize("kind", ["position", "run"])
def test_a_careful_client_passes(kind, part):
    """The model asks for nothing that can't be done."""
    found = Found()
    for scenario in drawn(kind, part):
        if scenario.resumable and scenario.door not in {"join", "join X"}:  # it always begins at the start
            found.add(explore(scenario, CarefulStreams()))
    assert found.counted == 0, "\n".join(found.lines())


@pytest.mark.parametrize("fault", FAULTS)
def test_the_model_sees_a_naive_client(fault):
    """Each fault gives its kind of violation."""
    times, outcome = ((0, 1), "error unstored") if fault == "calls every end a success" else ((0, 1), "success")
    kinds = ("cut", "server error") if fault == "raises any error" else ("cut", "clean")
    scenario = Scenario(kind="run", door="join -", times=times, outcome=outcome, faults=1, fault_kinds=kinds)
    found = explore(scenario, NaiveStreams(fault))
    assert found.violations[FAULTS[fault]] > 0


@pytest.mark.parametrize("times", [(0, 1), (1, 0), (0, 0)])
def test_a_crowded_millisecond_breaks_no_promise(times):
    """More events than are kept whole are followed by one of the next millisecond, or not."""
    with client.crowded():
        found = explore(Scenario(kind="position", times=times, faults=1, fault_kinds=("cut", "handover")))
    assert found.counted == 0, "\n".join(found.lines())


@functools.cache
def whole(scenario: Scenario) -> Found:
    """What is found where the package has no fault."""
    return explore(scenario)


@pytest.mark.parametrize("fault", client.BROKEN)
def test_the_model_sees_a_broken_package(fault):
    """So it does where the package itself has one."""
    scenario = Scenario(kind="run", door="join -", times=(0,), faults=1)
    if fault == "tells no gap":
        scenario = Scenario(kind="feed", door="join -", seam="exact", faults=1, heartbeats=True, keeps=1)
    with client.broken(fault):
        found = explore(scenario)
    assert found.counted > whole(scenario).counted


def test_the_model_repeats_itself():
    """The same scenario gives the same figures."""
    scenario = Scenario(kind="run", door="stateless", times=(0,), faults=1)
    first, second = explore(scenario), explore(scenario)
    assert (first.states, first.connections, first.violations) == (second.states, second.connections, second.violations)
