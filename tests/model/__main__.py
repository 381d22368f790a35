"""Explore streams under every interleaving within bounds: `python -m tests.model [--small] [--kind position|run|feed]`.

Exits with 1 when there is a violation that a client can avoid.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import sys
import time

from tests.model.report import Found, explore
from tests.model.scenario import Kind, Scenario
from tests.model.scenarios import scenarios

_KINDS: tuple[Kind, ...] = ("position", "run", "feed")


def main() -> int:
    """Explore, and print what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.model", description=__doc__)
    parser.add_argument("--small", action="store_true", help="smaller bounds: seconds instead of minutes")
    parser.add_argument("--kind", choices=_KINDS, action="append", help="only this group")
    parser.add_argument("--only", default="", help="only scenarios with this in their name")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=math.inf, help="stop each group after these")
    parser.add_argument("--verbose", action="store_true", help="a line for each scenario")
    options = parser.parse_args()
    found = [_explore(kind, options) for kind in options.kind or _KINDS]
    return int(any(one.counted for one in found))


def _explore(kind: Kind, options: argparse.Namespace) -> Found:
    """One group, the cheap ones first."""
    found, started = Found(), time.monotonic()
    chosen = [one for one in scenarios(kind, small=options.small) if options.only in one.name]
    chosen.sort(key=lambda one: (one.faults, len(one.times)))
    with multiprocessing.Pool(options.processes) as pool:
        for scenario, one in pool.imap_unordered(_explored, chosen):
            found.add(one)
            if options.verbose:
                print(f"  {scenario}: {one.figures()}", flush=True)
            if time.monotonic() - started > options.seconds:
                break
    print(f"{kind}, {found.scenarios} of {len(chosen)} in {time.monotonic() - started:.0f} s: ", end="")
    print("\n".join(found.lines()), flush=True)
    return found


def _explored(scenario: Scenario) -> tuple[str, Found]:
    return scenario.name, explore(scenario)


if __name__ == "__main__":
    sys.exit(main())
