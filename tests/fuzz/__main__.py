"""`make fuzz`: each target for a minute, with the number of inputs that were tried. A fault is shown with its smallest input."""

from __future__ import annotations

import argparse
import sys
import time
import traceback

from hypothesis import HealthCheck, given, settings

from tests.fuzz.targets import TARGETS

BATCH = 500


def fuzz(name, seconds):
    """Try inputs for so long. Returns how many, and whether all was well."""
    inputs, read = TARGETS[name]
    tried = 0

    @settings(max_examples=BATCH, deadline=None, database=None, suppress_health_check=[*HealthCheck])
    @given(inputs)
    def one_batch(given_):
        nonlocal tried
        tried += 1
        read(given_)

    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            one_batch()
    except Exception:  # noqa: BLE001 - whatever it is, it is the finding
        traceback.print_exc()
        return tried, False
    return tried, True


def main():
    """Fuzz the targets that are named, or all. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="make fuzz")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target")
    parser.add_argument("targets", nargs="*", metavar="target", help=", ".join(TARGETS))
    arguments = parser.parse_args()
    well = True
    for name in arguments.targets or TARGETS:
        tried, found_nothing = fuzz(name, arguments.seconds)
        well = well and found_nothing
        print(f"{name}: {tried:,} inputs tried, {'no fault' if found_nothing else 'a FAULT, see above'}", flush=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
