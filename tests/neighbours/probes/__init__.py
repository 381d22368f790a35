"""The probes, by what the neighbours are for."""

import importlib

KINDS = ("tracers", "doubles", "clocks", "auth", "sessions")
"""The modules, in the order of the table."""


def load() -> None:
    """Enter all of them into the list."""
    for name in KINDS:
        importlib.import_module(f"{__name__}.{name}")
