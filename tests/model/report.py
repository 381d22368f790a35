"""Scenarios explored, and what was found, added up."""

from __future__ import annotations

import time
import warnings
from collections import Counter
from collections.abc import Iterable
from typing import Any

import attrs

from langgraph_client import StreamGapWarning
from tests.model.client import Streams
from tests.model.drive import Driver
from tests.model.explore import Choices, Explorer
from tests.model.scenario import Scenario
from tests.model.verdict import judge

APART = "(apart"


@attrs.define
class Found:
    """What explorations found.

    Attributes:
        scenarios: How many.
        executions: How many.
        states: How many different ones.
        connections: How many were made, those of repeated prefixes included.
        seconds: Of one core.
        violations: How many executions, by kind.
        shortest: A short trace of each kind, with its scenario.
        by_scenario: How many violations that count, by scenario.
    """

    scenarios: int = 0
    executions: int = 0
    states: int = 0
    connections: int = 0
    seconds: float = 0.0
    violations: Counter[str] = attrs.field(factory=Counter)
    shortest: dict[str, tuple[str, str]] = attrs.field(factory=dict)
    by_scenario: Counter[str] = attrs.field(factory=Counter)

    def add(self, other: Found) -> None:
        """Add what others found."""
        for field in ("scenarios", "executions", "states", "connections", "seconds"):
            setattr(self, field, getattr(self, field) + getattr(other, field))
        self.violations.update(other.violations)
        self.by_scenario.update(other.by_scenario)
        for kind, (trace, scenario) in other.shortest.items():
            self.note(kind, trace, scenario)

    def note(self, kind: str, trace: str, scenario: str) -> None:
        """Keep the trace if it is the shortest of its kind."""
        if kind not in self.shortest or len(trace) < len(self.shortest[kind][0]):
            self.shortest[kind] = trace, scenario

    @property
    def counted(self) -> int:
        """Violations that a client can avoid."""
        return sum(count for kind, count in self.violations.items() if APART not in kind)

    def figures(self) -> str:
        """One line."""
        apart = sum(self.violations.values()) - self.counted
        return (
            f"{self.scenarios} scenarios, {self.states:,} states, {self.executions:,} executions, "
            f"{self.connections:,} connections, {self.counted:,} violations, {apart:,} that no client can avoid, "
            f"{self.seconds:.0f} s"
        )

    def lines(self) -> Iterable[str]:
        """The figures, and each kind with its shortest trace."""
        yield self.figures()
        for kind, count in sorted(self.violations.items(), key=lambda item: (APART in item[0], item[0])):
            trace, scenario = self.shortest[kind]
            yield f"  {kind}: {count:,}"
            yield f"      {trace}"
            yield f"      in: {scenario}"


def explore(scenario: Scenario, streams: Any = None) -> Found:
    """Every execution of a scenario."""
    found, explorer = Found(scenarios=1), Explorer()
    streams = streams or Streams()
    driver = Driver(scenario, streams)
    started = time.process_time()

    def execute(choices: Choices) -> None:
        world, outcome = driver.begin(choices), None
        try:
            outcome = driver.execute(world)
        finally:
            found.connections += world.connections
        for kind in judge(world, outcome):
            found.violations[kind] += 1
            found.by_scenario[scenario.name] += APART not in kind
            found.note(kind, _told(world.trace, outcome), scenario.name)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", StreamGapWarning)
        explorer.explore(execute)
    found.executions, found.states = explorer.executions, len(explorer.seen)
    found.seconds = time.process_time() - started
    return found


def _told(trace: list[str], outcome: Any) -> str:
    """A trace with how it ended."""
    end = f"ended, status {outcome.status}" if outcome.end == "ended" else outcome.end
    return f"{' '.join(trace)} -> {end}"
