"""Arguments are checked against their type hints before anything is sent: the message names the argument and what is allowed."""

from __future__ import annotations

import contextlib
import enum
import re
import reprlib
import sys
import types
import typing
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, TypeAlias, Union

from langgraph_client.jsonable import is_numpy, is_record
from langgraph_client.types import UNSET, Unset

_KEYWORDS: dict[types.CodeType, list[str]] = {}
"""The keywords of each method that takes some of them as `**options`."""
_Values: TypeAlias = tuple[Any, ...]
_Allows: TypeAlias = Callable[[Any, _Values], bool]
"""Whether a value fits a Literal of these values."""

_MISSPELLED = 0.8
"""The similarity from which a str is a misspelling of another. The server's own names for one argument differ by more,
but for `sync` and `async`: the two nearest, `updated_at` and `state_updated_at`, have 0.77."""
_WORDS: dict[Any, str] = {
    Any: "anything",
    str: "a str",
    bool: "a bool",
    int: "an int",
    float: "a number",
    type(None): "None",
}
_CANONICAL = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SCALARS = (str, int, float, bool, type(None))
_UNIONS = (Union, types.UnionType)


def check(name: str, value: Any, hint: Any) -> None:
    """Refuse a value that does not fit a type hint. This is for what the client itself acts on.

    Understands Literal, unions, sequences, mappings, classes and Any. A mapping fits a model and so does an object with
    members, such as a dataclass; a UUID fits a str. UNSET always fits.

    Args:
        name: The argument's name, for the message.
        value: What the caller gave.
        hint: What is allowed, such as `OnGap | None`.

    Raises:
        TypeError: The value is of another type.
        ValueError: The type is right and the value is not among those allowed.
    """
    _check(name, value, hint, _is_listed)


def check_sent(name: str, value: Any, hint: Any) -> None:
    """Refuse a value that the server would refuse. As `check`, but a newer server may know more values than a Literal.

    A str that the Literal does not list is sent, and the server says whether it knows it, unless it resembles a listed
    one: `update` is refused, `did you mean 'updates'?`. A Literal of one value is not a list of choices, and stays closed.
    A member of an Enum is checked as its value, a set as a list, and a scalar or an array of numpy as Python's own, which is
    what is sent.

    Args:
        name: The argument's name, for the message.
        value: What the caller gave.
        hint: What is allowed, such as `RunStatus | None`.

    Raises:
        TypeError: The value is of another type.
        ValueError: The type is right and the value is a misspelling.
    """
    if type(value) is not hint:  # else there is nothing to check, as mostly for a request's body
        _check(name, as_sent(value.tolist() if is_numpy(value) else value), hint, _is_open)


def fitting_types(hint: Any) -> frozenset[type]:
    """Return the scalar types of which every value fits a type hint, so that it needs no `check_sent`."""
    options = typing.get_args(hint) if typing.get_origin(hint) in _UNIONS else (hint,)
    return frozenset(option for option in options if option in _SCALARS)


def remember(method: Any, keywords: list[str]) -> None:
    """Note all keywords of a method, for the error about one that it does not have."""
    _KEYWORDS[method.__code__] = keywords


def unexpected(keyword: str, known: Iterable[str]) -> TypeError:
    """The error for a keyword that the method which the user called does not have. It lists those that it has.

    Args:
        keyword: What was given.
        known: What is listed when no such method was called.
    """
    frame: types.FrameType | None = sys._getframe()  # noqa: SLF001 - only on the way to an error; a wrapper of each method would cost every call
    while frame is not None and frame.f_code not in _KEYWORDS:
        frame = frame.f_back
    names = sorted(known if frame is None else _KEYWORDS[frame.f_code])
    near = _nearest(keyword, tuple(names))
    meant = f": did you mean {near!r}? The" if near else "; the"
    return TypeError(f"unexpected keyword argument {keyword!r}{meant} keywords are {', '.join(names)}")


def check_function(name: str, value: Any) -> None:
    """Refuse what can't be called, before anything is sent. None is allowed. Raises TypeError."""
    if value is not None and not callable(value):
        raise TypeError(f"{name} must be a function, got {value!r}")


def as_sent(value: Any) -> Any:
    """Return `value` with the values of an Enum's members in their place, and a set as a list, as they are sent."""
    if isinstance(value, enum.Enum) and value is not UNSET:
        return value.value
    if isinstance(value, AbstractSet) or (_is_sequence(value) and any(isinstance(one, enum.Enum) for one in value)):
        return [as_sent(one) for one in value]
    return value


def _check(name: str, value: Any, hint: Any, allows: _Allows) -> None:
    if value is UNSET or _fits(value, hint, allows):
        return
    kind = ValueError if _of_right_type(value, hint) else TypeError
    raise kind(
        f"{name} must be {_describe(hint)}, got {reprlib.repr(value)}{id_of(name, value) or _suggestion(value, hint)}"
    )


def canonical_id(one: str | uuid.UUID) -> str:
    """Return a UUID in the server's form, anything else as it is.

    The server finds a thread by any spelling of its UUID, such as one in capitals, but keeps its state under the spelling:
    a thread would have no state, or another one.
    """
    if isinstance(one, str) and _CANONICAL.fullmatch(one):
        return one
    with contextlib.suppress(ValueError, AttributeError, TypeError):
        return str(one if isinstance(one, uuid.UUID) else uuid.UUID(one))
    return typing.cast("str", one)


def id_of(name: str, value: Any) -> str:
    """What to pass in place of an object that was given where its id is wanted, such as a Thread; empty for any other."""
    if not name.endswith("_id") or not hasattr(value, name):
        return ""
    return f", a {type(value).__name__}: pass {name.removesuffix('_id')}.{name}"


def _is_listed(value: Any, known: _Values) -> bool:
    return isinstance(value, (str, int)) and value in known


def _is_open(value: Any, known: _Values) -> bool:
    return _is_listed(value, known) or (isinstance(value, str) and len(known) > 1 and not _nearest(value, known))


def _nearest(value: str, known: _Values) -> str | None:
    """The listed value that `value` is probably a misspelling of."""
    import difflib  # not at the module's import, which it would slow down for everybody

    names = [one for one in known if isinstance(one, str)]
    return next(iter(difflib.get_close_matches(value.lower(), names, n=1, cutoff=_MISSPELLED)), None)


def _suggestion(value: Any, hint: Any) -> str:
    known = tuple(_literals(hint))
    unknown = [one for one in _items(value) if isinstance(one, str) and one not in known]
    near = dict.fromkeys(name for one in unknown if (name := _nearest(one, known)))
    return f": did you mean {' and '.join(map(repr, near))}?" if near else ""


def _fits(value: Any, hint: Any, allows: _Allows) -> bool:
    if hint is Any or isinstance(hint, (str, typing.ForwardRef)):  # an alias within itself is not followed
        return True
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return allows(value, arguments)
    if origin in _UNIONS:
        return any(_fits(value, option, allows) for option in arguments)
    if origin is not None and issubclass(origin, Mapping):
        return _is_mapping(value) and all(_fits(item, arguments[1], allows) for item in _values(value))
    if origin is not None and issubclass(origin, Sequence):
        return _is_sequence(value) and all(_fits(item, arguments[0], allows) for item in value)
    return _is_instance(value, hint)


def _is_mapping(value: Any) -> bool:
    return isinstance(value, Mapping) or is_record(value)


def _values(value: Any) -> Iterable[Any]:
    return (value[key] for key in value) if isinstance(value, Mapping) else ()


def _is_sequence(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def _is_instance(value: Any, hint: Any) -> bool:
    if hint is None:
        return value is None
    if hint is str:
        return isinstance(value, (str, uuid.UUID))
    if hint in (int, float):
        return isinstance(value, (int, float) if hint is float else int) and not isinstance(value, bool)
    return isinstance(value, hint) or (issubclass(hint, Mapping) and _is_mapping(value))


def _of_right_type(value: Any, hint: Any) -> bool:
    kinds = tuple({type(option) for option in _literals(hint)})
    items = _items(value)
    return bool(items) and all(isinstance(one, kinds) for one in items)


def _items(value: Any) -> list[Any]:
    return list(value) if _is_sequence(value) else [value]


def _literals(hint: Any) -> list[Any]:
    if typing.get_origin(hint) is Literal:
        return list(typing.get_args(hint))
    return [literal for argument in typing.get_args(hint) for literal in _literals(argument)]


def _describe(hint: Any) -> str:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        one_of = ", ".join(map(repr, arguments))
        return one_of if len(arguments) == 1 else f"one of {one_of}"
    if origin in _UNIONS:
        told = [_describe(option) for option in arguments if option is not Unset]
        one = next((one for one in told if f"a sequence of ({one})" in told), None)
        if one is None:
            return " or ".join(told)
        rest = [other for other in told if other not in {one, f"a sequence of ({one})"}]
        return " or ".join([f"{one} or a sequence of these", *rest])
    if origin is not None and issubclass(origin, Mapping):
        return "a mapping"
    if origin is not None and issubclass(origin, Sequence):
        return f"a sequence of ({_describe(arguments[0])})"
    return _WORDS.get(hint) or ("a mapping" if issubclass(hint, Mapping) else f"a {hint.__name__}")
