"""Stopped time: what a test does to its program's clock is nothing to a network, and time limits hold."""

from __future__ import annotations

import subprocess
import sys
from contextlib import AbstractContextManager

import pytest

from langgraph_client import DeadlineExceeded
from langgraph_client.testing import gate
from tests.neighbours.cases import SCRIPT, Case, neighbour, scripted

KIND = "Time"
IMPORTED_WITHIN = """
import freezegun
with freezegun.freeze_time("2020-01-01"):
    from tests.neighbours.cases import Case
    from tests.neighbours.probes import clocks
    clocks.bounded(Case(own={own}, stream={stream}))
"""


def bounded(case: Case) -> None:
    """Run a case, and one that has to be given up."""
    held = gate()
    with scripted() as server, case.client(server.url) as client:
        case.run(client)
        server.script("agent", [*SCRIPT, held])
        with pytest.raises(DeadlineExceeded):
            if case.stream:
                list(client.runs.stream(None, "agent", input={}, deadline=0.5))
            else:
                client.runs.wait(None, "agent", input={}, deadline=0.5)
        held.set()


def _stopped(case: Case, stopped: AbstractContextManager[object]) -> None:
    with stopped:
        bounded(case)


@neighbour("freezegun", KIND)
def freezegun(case: Case) -> None:
    """A deadline passes while the time is frozen, even if the client is imported in the meantime."""
    import freezegun

    _stopped(case, freezegun.freeze_time("2020-01-01"))
    program = IMPORTED_WITHIN.format(own=case.own, stream=case.stream)
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@neighbour("time-machine", KIND)
def time_machine(case: Case) -> None:
    """A deadline passes while the time is frozen."""
    import time_machine

    _stopped(case, time_machine.travel("2020-01-01", tick=False))
