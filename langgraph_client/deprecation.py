"""Old public names, which keep working for one release with a DeprecationWarning."""

from __future__ import annotations

import functools
import sys
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

_T = TypeVar("_T", bound=type)


def renamed_attribute(old: str, new: str) -> Any:
    """Return a property that reads and writes the attribute `new` under its old name."""

    def read(instance: object) -> Any:
        _warn(f"{type(instance).__name__}.{old}", new)
        return getattr(instance, new)

    def write(instance: object, value: object) -> None:
        _warn(f"{type(instance).__name__}.{old}", new)
        setattr(instance, new, value)

    return property(read, write, doc=f"Deprecated: use `{new}`.")


def renamed_keywords(**names: str) -> Callable[[_T], _T]:
    """Return a class decorator that accepts old names of keyword arguments: `old="new"`."""

    def decorate(cls: _T) -> _T:
        init: Callable[..., None] = cls.__init__  # type: ignore[misc]

        @functools.wraps(init)
        def accepts_old_names(self: object, *args: object, **kwargs: object) -> None:
            for old in names.keys() & kwargs.keys():
                new = names[old]
                if new in kwargs:
                    raise TypeError(f"{cls.__name__}() got {new!r} twice: {old!r} is its old name")
                _warn(f"{cls.__name__}({old}=)", new)
                kwargs[new] = kwargs.pop(old)
            init(self, *args, **kwargs)

        cls.__init__ = accepts_old_names  # type: ignore[misc]
        return cls

    return decorate


def renamed_members(module: str, **names: str) -> Callable[[str], Any]:
    """Return a `__getattr__` for the module with this name that finds its members under old names: `Old="New"`."""

    def find(name: str) -> Any:
        if name not in names:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        _warn(f"{module}.{name}", names[name])
        return getattr(sys.modules[module], names[name])

    return find


def _warn(old: str, new: str) -> None:
    warnings.warn(f"{old} is deprecated and will be removed in the next release: use {new}", DeprecationWarning, 3)
