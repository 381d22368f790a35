"""Modules that are imported when they are first used, as attributes of their package."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType


def modules(package: str, *names: str) -> Callable[[str], ModuleType]:
    """Return a `__getattr__` for the package that imports these modules of it."""

    def find(name: str) -> ModuleType:
        if name not in names:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f"{package}.{name}")

    return find
